#ifndef FT_FACTS_VOCABULARY_H
#define FT_FACTS_VOCABULARY_H

/*
 * The words of the rule language: kinds of sites and their attributes, in one place. link fills them, rules
 * match them, docs/rule-language.md is generated from them.
 *
 * Types: WORD one of the listed words; WORDS a set of them (separated by one space);
 *        NAME an identifier; TEXT free text for messages; NUMBER.
 */

/* X(NAME, spelling, what it is) */
#define FT_SITE_KINDS(X)                                                                                        \
    X(CALL, "call", "a call of a function or function-like macro that a model knows")                           \
    X(GLOBAL, "global", "a variable of static storage duration, with all its accesses in the program")          \
    X(GUARD, "guard", "an access of a global without the lock that is held at most others")                    \
    X(MODULE, "module", "a module definition: PyModuleDef with its init function, or a binding macro")          \
    X(FIELD, "field", "a direct access to a field of an object struct of the C API")                            \
    X(OBJECT, "object", "what one function does without a lock to the fields of an object that other threads have too") \
    X(HANDLE, "handle", "the use, by one function, of a library's object that only one thread may use at a time")   \
    X(SET_GIL, "set-gil", "a call of PyUnstable_Module_SetGIL")                                                 \
    X(LOST, "lost", "a call of a function that a model knows, in text that could not be parsed")                     \
    X(SUPPRESSION, "suppression", "a comment that steers ftlint and with which something is wrong")

/* X(KIND, NAME, spelling, TYPE, "words", "what it says") */
#define FT_ATTRIBUTES(X)                                                                                        \
    X(CALL, CALLEE, "callee", NAME, "", "the function called")                                                  \
    X(CALL, CALLEE_TAG, "callee.tag", NAME, "", "the tag of the callee's model")                                \
    X(CALL, CALLEE_CONTAINER, "callee.container", NAME, "", "the kind of container the callee reads")           \
    X(CALL, REPLACEMENT, "replacement", TEXT, "", "the strong-reference replacement, from the model")           \
    X(CALL, SINCE, "since", TEXT, "", "the Python version that has the replacement")                            \
    X(CALL, COMPAT, "compat", TEXT, "",                                                                  \
      "a hint at pythoncapi-compat if it has the replacement and the project supports older Pythons, else empty") \
    X(CALL, CONTAINER, "container", TEXT, "", "the container as written")                                       \
    X(CALL, SHARING, "container.sharing", WORD,                                                                 \
      "private frozen guarded settled init shared unknown", "who else may change the container now")            \
    X(CALL, WHY, "container.why", TEXT, "", "where the container comes from, as a clause")                      \
    X(CALL, CHANGE, "change", TEXT, "", "the change that can run at the same time, as a clause, or empty")      \
    X(CALL, USE, "result.use", WORDS,                                                                           \
      "null-test compared dereferenced passed incref returned stored crosses written unlocked suspended",       \
      "what becomes of the result")                                                                             \
    X(CALL, STORED_IN, "result.stored", WORD, "no object global other",                                         \
      "where it is stored: in a field of an object, in a global, elsewhere")                                    \
    X(CALL, ARGUMENT, "argument", TEXT, "", "the first argument as written")                                    \
    X(CALL, PUBLISHED, "container.published", WORD, "no here inside yes unknown",                               \
      "do others have it: made here and handed on; only inside the program; Python code too")                   \
    X(CALL, LOCK_GAP, "lock.gap", TEXT, "", "how the result outlives the lock that covers the call, as a clause, or empty") \
    X(CALL, ORIGIN, "container.origin", WORD,                                                                \
      "argument state registration global field struct result wrapper published interpreter other",             \
      "what kind of place the container comes from")                                                            \
    X(CALL, USE_TEXT, "result.text", TEXT, "", "the most telling use, as a clause")                             \
    X(CALL, CALL_MACRO, "macro", NAME, "", "the outermost macro that the call was written in, if any")          \
    X(CALL, CALL_CONTEXT, "context", WORDS,                                                                     \
      "init method slot iterator buffer getter setter new dealloc clear finalize traverse "                 \
      "callback detached-callback thread capi helper export unknown",                                       \
      "how the enclosing function is entered")                                                                  \
    X(CALL, CALL_THREAD, "thread", WORD, "attached detached", "is the thread state attached here")              \
    X(CALL, CALL_THREAD_WHY, "thread.why", TEXT, "", "why it is detached, as a clause")                         \
    X(CALL, CALLEE_THREAD, "callee.thread", WORD, "attached any", "attached: the callee needs an attached thread state") \
    X(CALL, CALL_LOCKS, "locks", TEXT, "", "the locks held here, as a list, or empty")                          \
    X(GLOBAL, VARIABLE, "variable", NAME, "", "its name")                                                       \
    X(GLOBAL, VARIABLE_TYPE, "type", TEXT, "", "its type as written")                                           \
    X(GLOBAL, SHAPE, "shape", WORD,                                                                             \
      "other scalar object pointer struct array objects structs function", "what the type is at a glance")      \
    X(GLOBAL, SCOPE, "scope", WORD, "file function extern", "file: static; function: local static; extern: linkage") \
    X(GLOBAL, PROTECTION, "protection", WORD,                                                                   \
      "none some lock atomic thread-local once const init", "what keeps run-time writes apart")                 \
    X(GLOBAL, PATTERN, "pattern", WORD,                                                                         \
      "never-written init-only lazy-init counter freelist buffer container write type",                              \
      "how it is written, the most telling pattern")                                                            \
    X(GLOBAL, WRITER, "writer", NAME, "", "the function of the most telling write")                             \
    X(GLOBAL, ENTRY, "entry", TEXT, "", "how Python reaches that write, as a clause")                           \
    X(GLOBAL, REACHED, "reached", WORD, "python unknown",                                                      \
      "does some unprotected write have a known way in from Python")                                            \
    X(GLOBAL, WRITES, "writes", NUMBER, "", "number of run-time writes")                                        \
    X(GLOBAL, REFCOUNTED, "holds", WORD, "object memory value", "what a torn or lost write would break")        \
    X(GLOBAL, CONTENT, "content", WORD, "constant immutable import other container",                            \
      "what the unprotected writes store, at worst: an object of its own each time is other, or a container to be filled") \
    X(GLOBAL, SET_UP, "set-up", WORD, "yes no",                                                                 \
      "does module init put something there, before any other write")                                           \
    X(GLOBAL, DROPPED, "dropped", WORD, "yes no", "is what it holds given up or freed at run time")             \
    X(GLOBAL, MUTATED, "mutated", WORD, "yes no", "is the object that it holds changed in place at run time")   \
    X(GLOBAL, GUARD, "guard", TEXT, "", "the lock that most accesses hold and how many, or empty")              \
    X(GUARD, GUARD_VARIABLE, "variable", NAME, "", "its name")                                                  \
    X(GUARD, GUARD_LOCK, "lock", TEXT, "", "the lock that the others hold")                                     \
    X(GUARD, GUARD_HELD, "held", TEXT, "", "at how many accesses, as in 4 of 5")                                \
    X(GUARD, GUARD_ACCESS, "access", WORD, "read write", "what is done without it")                             \
    X(GUARD, GUARD_INSTEAD, "instead", WORD, "nothing other-lock", "what is held instead")                      \
    X(GUARD, GUARD_HOLDS, "holds", WORD, "object memory value", "what a torn or lost write would break")        \
    X(GUARD, GUARD_FUNCTION, "function", NAME, "", "the function of the access")                                \
    X(GUARD, GUARD_ENTRY, "entry", TEXT, "", "how Python reaches it, as a clause")                              \
    X(GUARD, GUARD_REACHED, "reached", WORD, "python unknown", "does it have a known way in from Python")       \
    X(MODULE, MODULE_NAME, "module", NAME, "", "the name of the definition or init function")                   \
    X(MODULE, MODULE_INIT, "init", WORD, "multi-phase single-phase export binding", "how the module is created") \
    X(MODULE, MODULE_GIL, "gil", WORD, "missing used not-used set", "what it declares about the GIL")           \
    X(MODULE, MODULE_SIZE, "size", NUMBER, "", "m_size, where it is a constant")                                \
    X(MODULE, MODULE_FUNCTION, "init-function", NAME, "", "PyInit_...")                                         \
    X(FIELD, FIELD_NAME, "field", NAME, "", "the field")                                                        \
    X(FIELD, FIELD_RECORD, "record", NAME, "", "the struct that declares it")                                   \
    X(FIELD, FIELD_ACCESS, "access", WORD, "read write", "")                                                    \
    X(FIELD, FIELD_OBJECT, "object", WORD, "private static shared", "is the object already visible to others")  \
    X(FIELD, FIELD_CONTEXT, "context", WORDS,                                                                   \
      "init method slot iterator buffer getter setter new dealloc clear finalize traverse "                 \
      "callback detached-callback thread capi helper export unknown",                                       \
      "how the enclosing function is entered")                                                                  \
    X(OBJECT, OBJECT_FIELD, "field", NAME, "", "the field of the most telling access")                          \
    X(OBJECT, OBJECT_RECORD, "record", NAME, "", "the struct that declares it")                                 \
    X(OBJECT, OBJECT_TYPE, "type", NAME, "", "the struct that the access starts from, the type of the object")  \
    X(OBJECT, OBJECT_ACCESS, "access", WORD, "read write", "")                                                  \
    X(OBJECT, OBJECT_PATTERN, "pattern", WORD, "swap reference replace memory step bits write lazy several",    \
      "what makes it telling: an old reference is dropped; one is used that others replace; a reference is "    \
      "overwritten; memory that is freed or moved; a number changed in terms of itself; a bit-field written; "   \
      "a number written; "                                                                                     \
      "set once when it is found unset; several fields read that change together")                              \
    X(OBJECT, OBJECT_HOLDS, "holds", WORD, "object memory thread-state value",                                  \
      "what a torn or lost access would break")                                                                 \
    X(OBJECT, OBJECT_DROPPED, "dropped", WORD, "yes no",                                                        \
      "does some write give up the reference that the field held, so that the object can go away")              \
    X(OBJECT, OBJECT_GUARD, "guard", WORD, "none elsewhere", "do most other functions hold a lock there")       \
    X(OBJECT, OBJECT_GUARD_TEXT, "guard.text", TEXT, "", "how many do, as a clause, or empty")                  \
    X(OBJECT, OBJECT_SLOT, "slot", WORD, "iternext other", "is the way in from Python the step of an iterator") \
    X(OBJECT, OBJECT_EXPORTED, "exported", WORD, "yes no", "does the buffer protocol hand out that memory")     \
    X(OBJECT, OBJECT_OWNED, "owned", WORD, "shared single", "single: the type is declared to belong to one thread") \
    X(OBJECT, OBJECT_ENTRY, "entry", TEXT, "", "how Python reaches the access, as a clause")                    \
    X(OBJECT, OBJECT_CONFLICT, "conflict", TEXT, "", "the other access and how Python reaches it, as a clause") \
    X(OBJECT, OBJECT_ALSO, "also", TEXT, "", "other fields of the same object that it uses like that, or empty") \
    X(OBJECT, OBJECT_SCALE, "scale", TEXT, "", "how many functions use the type like that, as a clause, or empty") \
    X(OBJECT, OBJECT_MORE, "more", TEXT, "", "how many functions of the type are left out because they do the same, as a clause, or empty") \
    X(OBJECT, OBJECT_CONTEXT, "context", WORDS,                                                                 \
      "init method slot iterator buffer getter setter new dealloc clear finalize traverse "                 \
      "callback detached-callback thread capi helper export unknown",                                       \
      "how the function is entered")                                                                            \
    X(HANDLE, HANDLE_TYPE, "type", NAME, "", "the type of the handle")                                          \
    X(HANDLE, HANDLE_LIBRARY, "library", TEXT, "", "the library that it belongs to")                            \
    X(HANDLE, HANDLE_PLACE, "place", NAME, "", "the field that keeps it")                                       \
    X(HANDLE, HANDLE_OWNER, "owner", NAME, "", "the struct with that field")                                    \
    X(HANDLE, HANDLE_ACCESS, "access", WORD, "call memory", "handed to the library, or its memory read or written") \
    X(HANDLE, HANDLE_USE, "use", TEXT, "", "what is done with it, as a clause")                                 \
    X(HANDLE, HANDLE_USES, "uses", NUMBER, "", "number of such uses in the function")                           \
    X(HANDLE, HANDLE_OWNED, "owned", WORD, "shared single", "single: that struct is declared to belong to one thread") \
    X(HANDLE, HANDLE_ENTRY, "entry", TEXT, "", "how Python reaches the use, as a clause")                       \
    X(HANDLE, HANDLE_CONFLICT, "conflict", TEXT, "", "another use and how Python reaches that, as a clause")    \
    X(HANDLE, HANDLE_THREAD, "thread", WORD, "attached detached", "is the thread state attached at the use")    \
    X(HANDLE, HANDLE_MORE, "more", TEXT, "", "how many functions are left out because they use the same handle, as a clause, or empty") \
    X(HANDLE, HANDLE_CONTEXT, "context", WORDS,                                                                 \
      "init method slot iterator buffer getter setter new dealloc clear finalize traverse "                 \
      "callback detached-callback thread capi helper export unknown",                                       \
      "how the function is entered")                                                                            \
    X(SET_GIL, SET_GIL_WHERE, "where", WORD, "init exec other", "which function calls it")                      \
    X(SET_GIL, SET_GIL_INIT, "init", WORD, "multi-phase single-phase unknown", "the kind of module it is used in") \
    X(LOST, LOST_CALLEE, "callee", NAME, "", "the function called")                                             \
    X(LOST, LOST_TAG, "callee.tag", NAME, "", "the tag of the callee's model")                                  \
    X(LOST, LOST_CONTAINER, "callee.container", NAME, "", "the kind of container the callee reads")             \
    X(LOST, LOST_RETURNS, "returns", WORD, "borrowed interior other", "what the model says of its result")      \
    X(LOST, LOST_REPLACEMENT, "replacement", TEXT, "", "the strong-reference replacement, from the model")      \
    X(LOST, LOST_EXTENT, "extent", WORD, "function file", "how much could not be parsed")                       \
    X(SUPPRESSION, SUPPRESSION_PROBLEM, "problem", WORD, "malformed unknown unused no-reason", "what is wrong") \
    X(SUPPRESSION, SUPPRESSION_WORD, "word", NAME, "", "the rule, name or family that it names")                \
    X(SUPPRESSION, SUPPRESSION_DETAIL, "detail", TEXT, "", "how it is malformed, or what was probably meant")   \
    X(SUPPRESSION, SUPPRESSION_ACTION, "action", WORD, "ignore todo", "what it does with findings")             \
    X(SUPPRESSION, SUPPRESSION_REQUIRED, "required", WORD, "no yes", "are reasons required")

typedef enum {
#define X(name, text, doc) FT_SITE_##name,
    FT_SITE_KINDS(X)
#undef X
        FT_SITE_KIND_COUNT
} ft_site_kind;

typedef enum { FT_ATTR_WORD, FT_ATTR_WORDS, FT_ATTR_NAME, FT_ATTR_TEXT, FT_ATTR_NUMBER } ft_attr_type;

typedef enum {
#define X(kind, name, text, type, words, doc) FT_A_##name,
    FT_ATTRIBUTES(X)
#undef X
        FT_ATTR_COUNT
} ft_attr;

typedef struct ft_attr_info {
    ft_site_kind kind;
    const char *name;   /* "container.sharing" */
    ft_attr_type type;
    const char *words;  /* allowed words, separated by spaces */
    const char *doc;
} ft_attr_info;

const ft_attr_info *ft_attr_describe(ft_attr attr);
const char *ft_site_kind_name(ft_site_kind kind);
const char *ft_site_kind_doc(ft_site_kind kind);
/* FT_SITE_KIND_COUNT / FT_ATTR_COUNT if there is none of that name. */
ft_site_kind ft_site_kind_find(const char *name);
ft_attr ft_attr_find(ft_site_kind kind, const char *name);

#endif
