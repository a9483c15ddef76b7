#ifndef FT_PARSE_SESSION_H
#define FT_PARSE_SESSION_H

/*
 * Inside the parse room only: what a parser keeps for a whole run, and the rounds of parsing one file.
 *
 * All virtual files live in folders below FT_CAPI_DIR, which must not exist on disk (libclang looks
 * unsaved files up by name, and only where it finds no real folder). In search order:
 *   FIRST  Python.h and other names that are always ours, in front of every -I
 *   NEAR   project headers that must win over a C-API header of the same name ("context.h")
 *   ALL    every C-API header, behind the -I of the project
 *   FOUND  headers that the compiler cannot find, behind the system's: each forwards to the one found
 *          in the project, or is empty
 */
#include <clang-c/Index.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "parse/lower.h"
#include "parse/parse.h"

#define FT_CAPI_DIR "/ftlint-capi"
#define FT_FIRST_DIR FT_CAPI_DIR "/first"
#define FT_NEAR_DIR FT_CAPI_DIR "/near"
#define FT_ALL_DIR FT_CAPI_DIR "/include"
#define FT_FOUND_DIR FT_CAPI_DIR "/found/1/2/3/4/5/6" /* deep, so that "../x.h" stays below FT_CAPI_DIR */
#define FT_BINDINGS_DIR FT_CAPI_DIR "/bindings" /* not searched: headers in FOUND include them */
#define FT_BUILTIN_DIR FT_CAPI_DIR "/builtin"
#define FT_EMPTY_FILE FT_CAPI_DIR "/heal/empty.h"   /* for #include MACRO */
#define FT_BRACES_FILE FT_CAPI_DIR "/heal/braces.h" /* for = #include MACRO */
#define FT_TYPEDEFS_FILE FT_CAPI_DIR "/heal/typedefs.h"
#define FT_HEAL_FILE FT_CAPI_DIR "/heal/healed.h"
#define FT_FEATURES_FILE FT_CAPI_DIR "/heal/features.h"

typedef struct ft_scan_include {
    const char *spelled;
    bool angled;
} ft_scan_include;

/* What the preprocessor lines of one file mention: a function of its text alone. Strings are interned. */
typedef struct ft_scan {
    const char *path;
    ft_scan_include *includes;
    size_t n_includes;
    const char **optional; /* headers that an __has_include asks for: must stay missing if they are */
    size_t n_optional;
    const char **tested; /* HAVE_x and SIZEOF_x names in #if, #ifdef, #elif */
    size_t n_tested;
    const char **defined; /* such names in #define */
    size_t n_defined;
    const char *without_embeds; /* the text to be compiled, of len bytes, if it is another; embeds.h */
    size_t len;
} ft_scan;

/* An include that the including file's folder and the command line do not lead to. */
typedef struct ft_wanted {
    const char *from;
    ft_scan_include inc;
    const char *path; /* of the project's file that it means; NULL: there is none */
} ft_wanted;

/* The n-th include of a file of the project means another one. */
typedef struct ft_edge {
    const char *from; /* the path of an ft_scan */
    size_t n;
    const char *to;
} ft_edge;

typedef struct ft_memo ft_memo;
typedef struct ft_pch ft_pch;
typedef struct ft_known ft_known;
#define FT_X86_WORD "_mm*" /* among the words of a header: any name of x86 vector instructions */
typedef FT_VEC(const char *) ft_args;

struct ft_parser {
    const ft_parse_options *options;
    ft_arena *arena; /* lives as long as the parser */
    ft_interner *strings;
    CXIndex index, local_index; /* local: shows no declarations of precompiled headers */
    FT_VEC(struct CXUnsavedFile) fixed; /* the same for every file: C API, fallbacks */
    ft_memo *memo;
    ft_pch *pch;
    ft_known *known;
    struct ft_ptrmap *standard_names; /* heal_known.c; NULL until one is asked for */
    struct ft_scripts *scripts;
    bool lacks_builtins; /* libclang came without stddef.h and its like */
    bool lacks_libc;     /* no stdio.h on this machine */
    ft_strbuf healed;
    unsigned n_parses; /* of the last file */
};

/* One file on its way through parsing and healing. */
typedef struct ft_session {
    ft_parser *parser;
    ft_arena *arena;
    const char *path;
    bool is_cxx;
    const char *const *flags;
    size_t n_flags;
    bool has_build_flags;               /* they are those of a real build */
    FT_VEC(const char *) dirs;          /* the -I, -isystem and -idirafter folders of flags */
    FT_VEC(const char *) quote_dirs;    /* the -iquote folders */
    FT_VEC(struct CXUnsavedFile) files; /* found for this file */
    FT_VEC(const ft_scan *) scans;      /* the main file and the project's headers that it reaches */
    FT_VEC(ft_template) templates;      /* that the unit reaches; the compiler sees what they stand for */
    ft_interner *guarded;               /* files that ft_guard_file() has seen */
    ft_interner *seen;                  /* names already provided or visited */
    FT_VEC(ft_wanted) wanted;
    FT_VEC(ft_edge) edges;
    FT_VEC(const char *) missing;       /* spelled includes that nobody has: empty */
    FT_VEC(ft_assumed) assumed;         /* filled by ft_heal() */
    FT_VEC(const char *) own;           /* ... but ftlint: headers of binding libraries */
    const char *features_text;          /* HAVE_x that count as defined, NULL: none */
    bool includes_python;               /* Python.h is among the includes */
    bool includes_std;                  /* C++: headers of ft_pch_is_std() are, and the project has none of these names */
    bool no_system;                     /* the system's headers are of the wrong platform: without them */
    const char *heal_text;              /* NULL: none */
    CXTranslationUnit tu;
} ft_session;

void ft_session_init(ft_session *s, ft_parser *parser, const char *path, const char *const *flags,
                     size_t n_flags);
void ft_session_release(ft_session *s);

/* Parses with what is provided so far into s->tu (which must be NULL). */
bool ft_session_parse(ft_session *s, ft_error *err);

/* The arguments that every parse has, behind those of the unit. */
void ft_session_common_args(const ft_session *s, ft_args *args);

/* ---- session_pch.c ---- */
ft_pch *ft_pch_new(ft_parser *parser);
void ft_pch_free(ft_pch *pch);

/* A precompiled Python.h. */
typedef struct ft_pch_file {
    const char *path;
    const char *typedefs; /* text that repeats its typedefs of records; NULL in C++ */
} ft_pch_file;

/* True for the headers of C++ that are precompiled. */
bool ft_pch_is_std(const char *spelled);

/* The one that fits the session, or NULL: parse without. */
const ft_pch_file *ft_pch_for(ft_pch *pch, const ft_session *s);

/* ---- session_includes.c ---- */

/* Walks the #include lines of the file and of the project's headers it reaches, and provides those that
 * the compiler will not find. */
void ft_session_provide_includes(ft_session *s);

/* Provides one include that the compiler reported as missing; false if it already had its chance. */
bool ft_session_provide_include(ft_session *s, const char *from, const char *spelled, bool angled);

/* From now on the session is parsed without the system's headers. */
void ft_session_drop_system(ft_session *s);

/* Adds a virtual file; text must live as long as the session. */
void ft_session_add_file(ft_session *s, const char *name, const char *text);

/* True if ftlint may read and show that file: it is below the project's root or is the main file. */
bool ft_session_owns(const ft_session *s, const char *path);

/* ---- session_guard.c ---- */

/* May the compiler see that file? Not if it is a link out of the checkout, nor what is outside and no header. */
bool ft_guard_allows(const ft_parser *parser, const char *path);

/* Provides another text for a file if the compiler must not see it, or not as it is; false if it may. Once per file. */
bool ft_guard_file(ft_session *s, const char *path);

/* The same for all files that the compiler has read; true if it has to read them again. */
bool ft_guard_inclusions(ft_session *s);

/* ---- session_memo.c: facts of (project, file) that all units share ---- */
ft_memo *ft_memo_new(ft_parser *parser);
void ft_memo_free(ft_memo *memo);
const ft_scan *ft_memo_scan(ft_memo *memo, const char *path); /* NULL: unreadable */
struct ft_toks;
const struct ft_repeat *ft_memo_repeat(ft_memo *memo, const char *path); /* repeat.h; NULL: no template */
const struct ft_toks *ft_memo_tokens(ft_memo *memo, const char *path); /* heal_lex.h; NULL: unreadable */
const char *ft_memo_text(ft_memo *memo, const char *path, size_t *len); /* of headers that are not the project's; NULL: not known */
bool ft_memo_allows(ft_memo *memo, const char *path); /* ft_guard_allows() */
const char *ft_memo_find(ft_memo *memo, const char *from, const char *spelled, bool angled);

/* Finds out which of the names the compiler has headers for, unless that is known already ... */
void ft_memo_ask_system(ft_memo *memo, const char *const *names, size_t n, bool is_cxx);
/* ... and the answer. */
bool ft_memo_system_has(ft_memo *memo, const char *spelled, bool is_cxx);

bool ft_memo_is_capi(const ft_memo *memo, const char *spelled);

/* ---- session_known.c ---- */
ft_known *ft_known_new(ft_parser *parser);
void ft_known_free(ft_known *known);

/* The words (interned, as keys) of a header outside of the project and of all that it includes; NULL: not found. */
struct ft_ptrmap;
const struct ft_ptrmap *ft_known_words(ft_known *known, const char *spelled);

/* Whether FT_SSE_HEADER or what it includes mentions that (interned) name of an x86 vector instruction. */
#define FT_SSE_HEADER "smmintrin.h"
bool ft_known_is_sse(ft_known *known, const char *name);

/* ---- session_scan.c ---- */
ft_scan *ft_scan_text(ft_arena *arena, ft_interner *strings, const char *text, size_t len);

bool ft_scan_is_optional(const ft_scan *scan, const char *spelled);

/* ---- session_fixed.c ---- */

/* True for standard headers that ftlint can stand in for. */
bool ft_fixed_has_stub(const char *name);

/* True if the system's headers are to be ignored: FTLINT_SYSTEM_HEADERS=none, for tests. */
bool ft_fixed_no_system(void);

/* Fills parser->fixed and finds out what libclang and the machine lack. */
void ft_fixed_init(ft_parser *parser);

/* True for names that are ours even if the project has a header of that name in an -I folder. */
bool ft_fixed_is_first(const char *name);

#endif
