#include "command/options.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/config.h"
#include "command/options_table.h"
#include "command/output.h"
#include "rules/rules.h"

enum { DEFAULT_TIMEOUT = 120, DEFAULT_MEMORY = 4096, DEFAULT_TARGET = 1, MAX_OPTIONS = 128 };

const char *ft_options_target(const ft_options *options)
{
    return ft_target_choices()[options->target];
}

int ft_options_target_minor(const ft_options *options)
{
    return atoi(ft_options_target(options) + strlen("3."));
}

static const ft_option *find_long(const ft_command *command, const char *name, size_t len)
{
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (o->commands & command->bit && strlen(o->name) == len && memcmp(o->name, name, len) == 0)
            return o;
    return NULL;
}

static const ft_option *find_short(const ft_command *command, char letter)
{
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (o->commands & command->bit && o->letter == letter && letter)
            return o;
    return NULL;
}

static bool fail_unknown_option(const ft_command *command, const char *name, ft_error *err)
{
    const char *names[MAX_OPTIONS], *meant;
    size_t n = 0;

    for (const ft_option *o = ft_option_table; o->name && n < MAX_OPTIONS; o++)
        if (o->commands & command->bit)
            names[n++] = o->name;
    meant = ft_did_you_mean(name, names, n);
    if (meant)
        return ft_fail(err, FT_ERR_USAGE, "unknown option '--%s', did you mean '--%s'?", name, meant);
    return ft_fail(err, FT_ERR_USAGE, "unknown option '--%s'", name);
}

/* "expected one of a, b, c", or what was probably meant. */
static bool fail_choice(const ft_option *o, const char *value, ft_error *err)
{
    const char *const *choices = o->choices();
    const char *meant;
    char list[160] = "";
    size_t n = 0;

    for (; choices[n]; n++) {
        strncat(list, n ? ", " : "", sizeof list - strlen(list) - 1);
        strncat(list, choices[n], sizeof list - strlen(list) - 1);
    }
    meant = ft_did_you_mean(value, choices, n);
    if (meant)
        return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s, did you mean '%s'?", value, o->name, meant);
    return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s: expected one of %s", value, o->name, list);
}

static int find_choice(const ft_option *o, const char *value)
{
    const char *const *choices = o->choices();

    for (int i = 0; choices[i]; i++)
        if (strcmp(choices[i], value) == 0)
            return i;
    return -1;
}

static bool set_choice(int *field, const ft_option *o, const char *value, ft_error *err)
{
    int i = find_choice(o, value);

    if (i < 0)
        return fail_choice(o, value, err);
    *field = i;
    return true;
}

/* FORMAT or FORMAT=FILE; "-" is standard output. */
static bool set_output(ft_outputs *field, ft_arena *arena, const ft_option *o, const char *value, ft_error *err)
{
    size_t len = strcspn(value, "=");
    const char *format = ft_arena_strndup(arena, value, len);
    const char *file = value[len] ? value + len + 1 : NULL;

    if (find_choice(o, format) < 0)
        return fail_choice(o, format, err);
    if (file && !*file)
        return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s: no file after '='", value, o->name);
    if (file && strcmp(file, "-") == 0)
        file = NULL;
    ft_vec_push(field, ((ft_output){format, file}));
    return true;
}

static bool set_number(int *field, const ft_option *o, const char *value, ft_error *err)
{
    char *end;
    long n;

    errno = 0;
    n = strtol(value, &end, 10);
    if (errno || end == value || *end || n < o->smallest || n > o->largest)
        return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s: expected %d to %d", value, o->name,
                       o->smallest, o->largest);
    *field = (int)n;
    return true;
}

static bool set_list(ft_words *field, ft_arena *arena, const ft_option *o, const char *value, ft_error *err)
{
    for (const char *s = value;; s++) {
        size_t len = strcspn(s, ",");

        if (len == 0)
            return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s: empty entry", value, o->name);
        ft_vec_push(field, ft_arena_strndup(arena, s, len));
        s += len;
        if (!*s)
            return true;
    }
}

/* Lists grow from all sources, but --select says all that there is. */
static bool is_extended(const ft_option *o)
{
    return o->type == FT_OPTION_REPEAT || (o->type == FT_OPTION_LIST && o->offset != offsetof(ft_options, select));
}

static bool set(ft_options *options, const ft_option *o, const char *value, ft_error *err)
{
    void *field = (char *)options + o->offset;

    switch (o->type) {
    case FT_OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case FT_OPTION_TEXT:
        *(const char **)field = value;
        return true;
    case FT_OPTION_CHOICE:
        return set_choice(field, o, value, err);
    case FT_OPTION_NUMBER:
        return set_number(field, o, value, err);
    case FT_OPTION_LIST:
        return set_list(field, options->arena, o, value, err);
    case FT_OPTION_REPEAT:
        ft_vec_push((ft_words *)field, value);
        return true;
    case FT_OPTION_OUTPUT:
        return set_output(field, options->arena, o, value, err);
    }
    return false;
}

bool ft_option_offer(ft_options *options, const ft_option *o, const char *value, ft_origin origin, const char *where,
                     ft_error *err)
{
    size_t row = (size_t)(o - ft_option_table);
    bool is_taken = options->origins[row] && options->origin_ranks[row] < (int)origin;

    if (is_taken && !is_extended(o))
        return true;
    if (!set(options, o, value, err))
        return false;
    if (!is_taken) {
        options->origins[row] = where;
        options->origin_ranks[row] = (int)origin;
    }
    return true;
}

const ft_option *ft_option_find(const char *name, unsigned commands)
{
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (o->commands & commands && strcmp(o->name, name) == 0)
            return o;
    return NULL;
}

/* The words of the command line that are still to be read. */
typedef struct cursor {
    char **argv;
    int argc, next;
} cursor;

static const char *take_value(cursor *c)
{
    return c->next < c->argc ? c->argv[c->next++] : NULL;
}

static bool take(ft_options *options, const ft_option *o, const char *value, ft_error *err)
{
    return ft_option_offer(options, o, value, FT_ORIGIN_COMMAND_LINE, "command line", err);
}

/* --name, --name=value, --name value */
static bool parse_long(ft_options *options, cursor *c, const char *word, ft_error *err)
{
    size_t len = strcspn(word, "=");
    const ft_option *o = find_long(options->command, word, len);
    const char *value = word[len] ? word + len + 1 : NULL;

    if (!o)
        return fail_unknown_option(options->command, ft_arena_strndup(options->arena, word, len), err);
    if (!o->argument && value)
        return ft_fail(err, FT_ERR_USAGE, "--%s takes no value", o->name);
    if (o->argument && !value && o->argument[0] == '[') /* then the largest value is meant */
        value = ft_arena_printf(options->arena, "%d", o->largest);
    if (o->argument && !value && !(value = take_value(c)))
        return ft_fail(err, FT_ERR_USAGE, "--%s needs a value (%s)", o->name, o->argument);
    return take(options, o, value, err);
}

/* -x, -xy for flags; -jN, -j N for those with a value */
static bool parse_short(ft_options *options, cursor *c, const char *letters, ft_error *err)
{
    for (; *letters; letters++) {
        const ft_option *o = find_short(options->command, *letters);
        const char *value = letters + 1;

        if (!o)
            return ft_fail(err, FT_ERR_USAGE, "unknown option '-%c'", *letters);
        if (!o->argument) {
            if (!take(options, o, NULL, err))
                return false;
            continue;
        }
        if (!*value && !(value = take_value(c)))
            return ft_fail(err, FT_ERR_USAGE, "-%c needs a value (%s)", o->letter, o->argument);
        return take(options, o, value, err);
    }
    return true;
}

static void take_flags(ft_options *options, cursor *c)
{
    const char *flag;

    options->flags_given = true;
    while ((flag = take_value(c)))
        ft_vec_push(&options->flags, flag);
}

static bool parse_words(ft_options *options, cursor *c, ft_error *err)
{
    const char *word;

    while ((word = take_value(c))) {
        bool ok = true;

        if (strcmp(word, "--") == 0)
            take_flags(options, c);
        else if (strncmp(word, "--", 2) == 0)
            ok = parse_long(options, c, word + 2, err);
        else if (word[0] == '-' && word[1])
            ok = parse_short(options, c, word + 1, err);
        else
            ft_vec_push(&options->arguments, word);
        if (!ok)
            return false;
    }
    return true;
}

/* `ftlint chek src`: a first word that is neither a command nor a path may be a slip. */
static void note_misspelt_command(ft_options *options)
{
    const char *first = options->arguments.n ? options->arguments.v[0] : NULL;

    if (options->command == &ft_commands[0] && first && !strpbrk(first, "./") && access(first, F_OK) != 0)
        options->misspelt = ft_command_suggest(first);
}

/* --fail-on: FTLINT_FAIL_ON */
static const char *variable_of(const ft_option *o, ft_arena *arena)
{
    char *name = ft_arena_printf(arena, "FTLINT_%s", o->name);

    for (char *c = name; *c; c++)
        *c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
    return name;
}

/* A flag in the environment; -1 if the word is neither yes nor no. */
static int truth_of(const char *word)
{
    static const char *const yes[] = {"1", "true", "yes", "on"}, *const no[] = {"", "0", "false", "no", "off"};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (strcasecmp(word, yes[i]) == 0)
            return 1;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (strcasecmp(word, no[i]) == 0)
            return 0;
    return -1;
}

/* Values of what may be repeated are separated by commas. */
static bool take_variable(ft_options *options, const ft_option *o, const char *name, const char *value, ft_error *err)
{
    bool several = o->type == FT_OPTION_REPEAT || o->type == FT_OPTION_OUTPUT, ok = true;
    int truth = o->type == FT_OPTION_FLAG ? truth_of(value) : 1;

    if (truth < 0)
        return ft_fail(err, FT_ERR_USAGE, "%s: expected 1 or 0, found '%s'", name, value);
    if (truth == 0 || (!*value && o->type != FT_OPTION_FLAG))
        return true;
    if (!several) {
        ok = ft_option_offer(options, o, value, FT_ORIGIN_ENVIRONMENT, name, err);
    } else {
        for (const char *s = value; ok && *s; s += strcspn(s, ","), s += *s == ',')
            ok = strcspn(s, ",") == 0 || ft_option_offer(options, o, ft_arena_strndup(options->arena, s, strcspn(s, ",")),
                                                         FT_ORIGIN_ENVIRONMENT, name, err);
    }
    return ok || ft_fail_in(err, "%s: ", name);
}

static bool read_environment(ft_options *options, ft_error *err)
{
    unsigned commands = options->command->bit | (options->command->bit == FT_IN_SETUP ? FT_IN_CHECK : 0);

    for (const ft_option *o = ft_option_table; o->name; o++) {
        const char *name, *value;

        if (!(o->commands & commands) || o->group == FT_OPTIONS_COMMAND ||
            o->offset == offsetof(ft_options, help) || o->offset == offsetof(ft_options, version))
            continue;
        name = variable_of(o, options->arena);
        value = getenv(name);
        if (value && !take_variable(options, o, name, value, err))
            return false;
    }
    return true;
}

static size_t count_options(void)
{
    size_t n = 0;

    while (ft_option_table[n].name)
        n++;
    return n;
}

static bool reads_config(const ft_options *options)
{
    return options->command->bit & (FT_IN_CHECK | FT_IN_BASELINE | FT_IN_DUMP | FT_IN_DOCTOR | FT_IN_SETUP) && !options->help &&
           !options->version;
}

bool ft_options_parse(ft_options *options, int argc, char **argv, ft_error *err)
{
    cursor c = {.argv = argv, .argc = argc, .next = 1};
    const ft_command *named = argc > 1 ? ft_command_find(argv[1]) : NULL;

    *options = (ft_options){.command = named ? named : &ft_commands[0], .severity = FT_SEV_WARNING,
                            .target = DEFAULT_TARGET, .timeout = DEFAULT_TIMEOUT, .memory = DEFAULT_MEMORY, .arena = ft_arena_new()};
    options->origins = FT_NEW_ARRAY(options->arena, const char *, count_options());
    options->origin_ranks = FT_NEW_ARRAY(options->arena, int, count_options());
    options->config = FT_NEW(options->arena, ft_config);
    if (named)
        c.next++;
    if (!parse_words(options, &c, err) || !read_environment(options, err))
        return false;
    if (!named)
        note_misspelt_command(options);
    if (reads_config(options) && !ft_config_load(options))
        return ft_fail(err, FT_ERR_CONFIG, "the configuration cannot be used");
    if (options->pedantic)
        options->severity = FT_SEV_NOTE;
    return ft_outputs_check(&options->outputs, err);
}

void ft_options_release(ft_options *options)
{
    ft_words *lists[] = {&options->arguments, &options->flags,   &options->select,  &options->ignore,
                         &options->rules,     &options->exclude, &options->include, &options->define};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        ft_vec_release(lists[i]);
    ft_vec_release(&options->outputs);
    ft_config_release(options->config);
    ft_arena_free(options->arena);
    options->arena = NULL;
}
