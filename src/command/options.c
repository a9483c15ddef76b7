#include "command/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/options_table.h"
#include "command/output.h"
#include "rules/rules.h"

enum { DEFAULT_TIMEOUT = 120, DEFAULT_TARGET = 1, MAX_OPTIONS = 128 };

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

/* The words of the command line that are still to be read. */
typedef struct cursor {
    char **argv;
    int argc, next;
} cursor;

static const char *take_value(cursor *c)
{
    return c->next < c->argc ? c->argv[c->next++] : NULL;
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
    if (o->argument && !value && !(value = take_value(c)))
        return ft_fail(err, FT_ERR_USAGE, "--%s needs a value (%s)", o->name, o->argument);
    return set(options, o, value, err);
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
            if (!set(options, o, NULL, err))
                return false;
            continue;
        }
        if (!*value && !(value = take_value(c)))
            return ft_fail(err, FT_ERR_USAGE, "-%c needs a value (%s)", o->letter, o->argument);
        return set(options, o, value, err);
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

bool ft_options_parse(ft_options *options, int argc, char **argv, ft_error *err)
{
    cursor c = {.argv = argv, .argc = argc, .next = 1};
    const ft_command *named = argc > 1 ? ft_command_find(argv[1]) : NULL;

    *options = (ft_options){.command = named ? named : &ft_commands[0], .severity = FT_SEV_WARNING,
                            .target = DEFAULT_TARGET, .timeout = DEFAULT_TIMEOUT, .arena = ft_arena_new()};
    if (named)
        c.next++;
    if (!parse_words(options, &c, err))
        return false;
    if (options->pedantic)
        options->severity = FT_SEV_NOTE;
    if (!named)
        note_misspelt_command(options);
    return ft_outputs_check(&options->outputs, err);
}

void ft_options_release(ft_options *options)
{
    ft_words *lists[] = {&options->arguments, &options->flags, &options->select, &options->ignore, &options->rules};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        ft_vec_release(lists[i]);
    ft_vec_release(&options->outputs);
    ft_arena_free(options->arena);
    options->arena = NULL;
}
