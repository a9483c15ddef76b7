/* The keys of a model: one row each, for reading and docs. */
#include <stddef.h>
#include <string.h>

#include "rules/model_read.h"

static const ft_choice runs_words[] = {
    {"no", FT_RUNS_NO, "never runs Python code"},
    {"dealloc", FT_RUNS_DEALLOC, "only by releasing the last reference to something"},
    {"maybe", FT_RUNS_MAYBE, "depends on the types of the arguments"},
    {"yes", FT_RUNS_YES, "runs arbitrary Python code"},
    {"detach", FT_RUNS_DETACH, "detaches the thread state or blocks"},
    {NULL, 0, NULL}};

static const ft_choice lock_words[] = {
    {"section", FT_LOCK_SECTION, "a critical section on an object"},
    {"mutex", FT_LOCK_MUTEX, "mutual exclusion until it is released: PyMutex, PyThread, pthread, C11, std"},
    {"shared", FT_LOCK_SHARED, "the read side of a read-write lock, which keeps only writers away"},
    {"detach", FT_LOCK_DETACH, "lets go of the thread state, suspends critical sections"},
    {"attach", FT_LOCK_ATTACH, "attaches the thread state; excludes nobody"},
    {"once", FT_LOCK_ONCE, "runs a function argument once"},
    {NULL, 0, NULL}};

static const ft_choice try_words[] = {
    {"true", FT_TRY_TRUE, "the lock is taken only if the result is not zero"},
    {"zero", FT_TRY_ZERO, "the lock is taken only if the result is zero"},
    {"false", FT_TRY_NOT, "it is always taken"},
    {NULL, 0, NULL}};

static const ft_choice atomic_words[] = {
    {"read", FT_ACCESS_READ, "loads"},
    {"write", FT_ACCESS_WRITE, "stores"},
    {"rmw", FT_ACCESS_RMW, "loads and stores in one step"},
    {NULL, 0, NULL}};

static const ft_choice owner_words[] = {
    {"interp", FT_FROM_INTERP, "the interpreter"},
    {"thread", FT_FROM_THREAD, "the thread state"},
    {"referent", FT_FROM_REFERENT, "whoever else holds the object"},
    {NULL, 0, NULL}};

static const ft_choice returns_words[] = {
    {"none", FT_RETURNS_NOTHING, "nothing, or a plain value"},
    {"new", FT_RETURNS_NEW, "a new reference"},
    {"fresh", FT_RETURNS_NEW, "a new object, which nobody else knows yet"},
    {NULL, 0, NULL}};

const ft_choice ft_type_roles[] = {
    {"plain", FT_TYPE_PLAIN, "nothing special"},
    {"lock", FT_TYPE_LOCK, "a lock: PyMutex, pthread_mutex_t, std::mutex"},
    {"atomic", FT_TYPE_ATOMIC, "every access is atomic"},
    {"tls", FT_TYPE_TLS, "a key of thread-specific storage"},
    {"definition", FT_TYPE_DEFINITION, "a table that the interpreter reads: PyMethodDef, PyModuleDef"},
    {"typeobject", FT_TYPE_TYPEOBJECT, "a static type"},
    {NULL, 0, NULL}};

static bool parse_argument(const ft_yaml *value, int8_t *out)
{
    long long n;

    if (value->kind != FT_YAML_SCALAR || !ft_parse_number(value->text, &n) || n < 0 || n >= FT_MODEL_MAX_ARGS)
        return false;
    *out = (int8_t)n;
    return true;
}

static bool read_argument(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    return parse_argument(value, field) || ft_expected(in, key->takes, value);
}

/* A number or a list of them, as bits. */
static bool read_arguments(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    unsigned bits = 0;
    int8_t argument;

    if (value->kind == FT_YAML_MAPPING)
        return ft_expected(in, key->takes, value);
    for (const ft_yaml *item = value->kind == FT_YAML_LIST ? value->first : value; item; item = item->next) {
        if (!parse_argument(item, &argument))
            return ft_expected(in, "an argument number from 0 to 7", item);
        bits |= 1u << argument;
        if (value->kind == FT_YAML_SCALAR)
            break; /* what follows belongs to the mapping around it */
    }
    if (bits == 0)
        return ft_expected(in, "at least one argument number", value);
    *(uint8_t *)field = (uint8_t)bits;
    return true;
}

/* An argument, or one of the owners that are not arguments. */
static bool read_owner(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    if (parse_argument(value, field))
        return true;
    if (value->kind == FT_YAML_SCALAR)
        for (const ft_choice *c = owner_words; c->word; c++)
            if (strcmp(c->word, value->text) == 0) {
                *(int8_t *)field = (int8_t)c->value;
                return true;
            }
    return ft_expected(in, key->takes, value);
}

/* ---- returns ------------------------------------------------------------------------------------- */

/* Each of these keys says at once what is returned and of what: field is the whole model. */
static bool set_returns(ft_reading *in, const ft_yaml *value, ft_model *model, ft_returns returns)
{
    if (model->returns != FT_RETURNS_UNKNOWN)
        return ft_bad(in, value, "'returns' says two things: expected one of new, fresh, borrowed-from, same, "
                                 "interior-of, alias-of");
    model->returns = returns;
    return true;
}

static bool returns_new(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    return set_returns(in, value, model, FT_RETURNS_NEW) && ft_read_line(in, key, value, &model->type);
}

static bool returns_fresh(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ((ft_model *)field)->fresh = true;
    return returns_new(in, key, value, field);
}

static bool returns_borrowed(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    return set_returns(in, value, model, FT_RETURNS_BORROWED) && read_owner(in, key, value, &model->from);
}

static bool returns_same(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    return set_returns(in, value, model, FT_RETURNS_SAME) && read_argument(in, key, value, &model->from);
}

static bool returns_interior(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    return set_returns(in, value, model, FT_RETURNS_INTERIOR) && read_owner(in, key, value, &model->from);
}

static bool returns_alias(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    return set_returns(in, value, model, FT_RETURNS_ALIAS) && read_argument(in, key, value, &model->from);
}

#define ARGUMENT "an argument number from 0 to 7"
#define ARGUMENTS "an argument number from 0 to 7, or a list of them"
#define OWNER "an argument number from 0 to 7, interp, thread or referent"

const ft_key ft_returns_keys[] = {
    {"new", returns_new, 0, false, "a kind of object",
     "a new reference to an object of that kind, which others may know already", NULL},
    {"fresh", returns_fresh, 0, false, "a kind of object", "a new object of that kind, which nobody else knows yet",
     NULL},
    {"borrowed-from", returns_borrowed, 0, false, OWNER, "a borrowed reference, which belongs to that argument", NULL},
    {"same", returns_same, 0, false, ARGUMENT, "that argument", NULL},
    {"interior-of", returns_interior, 0, false, OWNER, "a pointer into the memory of that argument", NULL},
    {"alias-of", returns_alias, 0, false, ARGUMENT,
     "a new reference: a new container, or that argument itself if it already is of that `type`", NULL},
    {"type", ft_read_line, offsetof(ft_model, type), false, "a kind of object", "the kind of what is returned", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};

static bool read_returns_word(ft_reading *in, const ft_yaml *value, ft_model *model)
{
    const ft_choice *choice = ft_read_choice(in, returns_words, value);

    if (!choice)
        return false;
    model->returns = (ft_returns)choice->value;
    model->fresh = strcmp(choice->word, "fresh") == 0;
    return true;
}

static bool read_returns(ft_reading *in, const ft_key *key, const ft_yaml *value, void *field)
{
    ft_model *model = field;

    if (value->kind == FT_YAML_LIST)
        return ft_expected(in, key->takes, value);
    model->returns = FT_RETURNS_UNKNOWN;
    if (value->kind == FT_YAML_SCALAR)
        return read_returns_word(in, value, model);
    if (!ft_read_mapping(in, value, "returns", ft_returns_keys, model))
        return false;
    return model->returns != FT_RETURNS_UNKNOWN || ft_bad(in, value, "'returns' does not say what is returned");
}

#define F(member) offsetof(ft_model, member)
const ft_key ft_model_keys[] = {
    {"returns", read_returns, 0, false, "none, new, fresh or a mapping", "who owns what the call returns; default: none",
     returns_words},
    {"steals", read_arguments, F(steals), false, ARGUMENTS, "takes over the references in these arguments", NULL},
    {"retains", read_arguments, F(retains), false, ARGUMENTS,
     "keeps these arguments, or hands them to others, after the call", NULL},
    {"mutates", read_arguments, F(mutates), false, ARGUMENTS, "changes the contents of these containers", NULL},
    {"writes", read_arguments, F(writes), false, ARGUMENTS, "writes through these pointers", NULL},
    {"frees", read_arguments, F(frees), false, ARGUMENTS, "frees or moves the memory that these point at", NULL},
    {"out-new", read_arguments, F(out_new), false, ARGUMENTS, "stores a new reference through these pointers", NULL},
    {"out-borrowed", read_arguments, F(out_borrowed), false, ARGUMENTS,
     "stores a borrowed reference through these pointers", NULL},
    {"format", read_argument, F(format), false, ARGUMENT,
     "which argument is a format like that of PyArg_ParseTuple(); outputs follow it", NULL},
    {"container", ft_read_line, F(container), false, "a kind of object",
     "the kind of container that it reads: dict, list, weakref, module, ...", NULL},
    {"from", read_owner, F(from), false, OWNER, "which argument that container is; default: what `returns` says, or 0",
     NULL},
    {"immutable", ft_read_bool, F(container_immutable), false, "true or false", "that container cannot change", NULL},
    {"runs", ft_read_word, F(runs), false, "no, dealloc, maybe, yes or detach",
     "can the call run Python code or let go of the thread state; default: no", runs_words},
    {"needs-attached", ft_read_bool, F(needs_attached), false, "true or false",
     "the thread state must be attached; default: true", NULL},
    {"acquires", ft_read_word, F(acquires), false, "section, mutex, shared, detach, attach or once", "takes such a lock",
     lock_words},
    {"releases", ft_read_word, F(releases), false, "section, mutex, detach, attach or once", "gives it back",
     lock_words},
    {"lock", read_argument, F(lock_arg), false, ARGUMENT, "which argument is the lock or the locked object", NULL},
    {"lock2", read_argument, F(lock_arg2), false, ARGUMENT, "the second one", NULL},
    {"token", read_argument, F(lock_token), false, ARGUMENT, "the argument that ties acquiring and releasing together",
     NULL},
    {"try", ft_read_word, F(lock_try), false, "true, zero or false", "the lock is taken only if the call says so", try_words},
    {"wait", read_argument, F(lock_wait), false, ARGUMENT, "if that argument is the constant 0, the call only tries", NULL},
    {"spin", read_argument, F(lock_spin), false, ARGUMENT,
     "the lock is taken only if that argument is a constant other than 0", NULL},
    {"atomic", ft_read_word, F(atomic), false, "read, write or rmw", "an atomic access through argument 0",
     atomic_words},
    {"checks", ft_read_line, F(checks), false, "a kind of object", "a true result proves argument 0 to be that", NULL},
    {"exact", ft_read_bool, F(checks_exact), false, "true or false", "and not of a subclass", NULL},
    {"lvalue", ft_read_bool, F(is_lvalue), false, "true or false", "a macro that can be assigned to", NULL},
    {"replacement", ft_read_line, F(replacement), false, "a name", "the call to use instead", NULL},
    {"since", ft_read_line, F(since), false, "a Python version", "the first version with the replacement", NULL},
    {"compat", ft_read_bool, F(in_compat), false, "true or false",
     "pythoncapi-compat has the replacement for older versions", NULL},
    {"tag", ft_read_line, F(tag), false, "a word", "a word that rules may ask for with `callee.tag`", NULL},
    {NULL, NULL, 0, false, NULL, NULL, NULL}};
#undef F
