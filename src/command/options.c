#include "command/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/command.h"
#include "report/report.h"
#include "rules/rules.h"

typedef enum {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_CHOICE, /* int, index in choices() */
    OPTION_NUMBER, /* int, smallest to largest */
    OPTION_LIST,   /* ft_words, value split at commas */
    OPTION_REPEAT  /* ft_words, one per use */
} option_type;

typedef struct option {
    const char *name;
    char letter;          /* 0: none */
    option_type type;
    const char *argument; /* how help names the value, NULL: it takes none */
    const char *doc;
    unsigned commands;
    size_t offset;        /* of the field in ft_options */
    const char *const *(*choices)(void); /* NULL-terminated */
    int smallest, largest;
} option;

static const char *const *format_choices(void)
{
    static const char *names[16];

    for (size_t i = 0; ft_report_formats[i].name && i < 15; i++)
        names[i] = ft_report_formats[i].name;
    return names;
}

static const char *const *rules_format_choices(void)
{
    static const char *const names[] = {"text", "json", NULL};
    return names;
}

static const char *const *severity_choices(void)
{
    static const char *const names[] = {"note", "warning", "error", NULL};
    return names;
}

static const char *const *target_choices(void)
{
    static const char *const names[] = {"3.13", "3.14", "3.15", NULL};
    return names;
}

static const char *const *color_choices(void)
{
    static const char *const names[] = {"auto", "always", "never", NULL};
    return names;
}

#define AT(field) offsetof(ft_options, field)
#define FINDINGS (FT_IN_CHECK | FT_IN_BASELINE)
#define SOURCES (FINDINGS | FT_IN_DUMP)

static const option options_table[] = {
    {"format", 0, OPTION_CHOICE, "FORMAT", "how to report: text, concise or json", FT_IN_CHECK, AT(format),
     format_choices, 0, 0},
    {"format", 0, OPTION_CHOICE, "FORMAT", "text or json", FT_IN_RULES, AT(rules_format), rules_format_choices, 0, 0},
    {"severity", 0, OPTION_CHOICE, "LEVEL", "show findings from this level: note, warning (default) or error",
     FINDINGS, AT(severity), severity_choices, 0, 0},
    {"pedantic", 0, OPTION_FLAG, NULL, "show notes too (--severity note)", FINDINGS, AT(pedantic), NULL, 0, 0},
    {"select", 0, OPTION_LIST, "LIST", "only these rules: ids, names or families, separated by commas", FINDINGS,
     AT(select), NULL, 0, 0},
    {"ignore", 0, OPTION_LIST, "LIST", "not these rules", FINDINGS, AT(ignore), NULL, 0, 0},
    {"no-suppressions", 0, OPTION_FLAG, NULL, "report what comments in the source suppress", FINDINGS,
     AT(no_suppressions), NULL, 0, 0},
    {"require-reasons", 0, OPTION_FLAG, NULL, "report suppressing comments that give no reason", FT_IN_CHECK,
     AT(require_reasons), NULL, 0, 0},
    {"baseline", 0, OPTION_TEXT, "FILE", "the baseline (default: .ftlint-baseline.json at the top of the project)", FINDINGS,
     AT(baseline), NULL, 0, 0},
    {"no-baseline", 0, OPTION_FLAG, NULL, "report what the baseline holds, too", FT_IN_CHECK, AT(no_baseline), NULL, 0,
     0},
    {"changed-since", 0, OPTION_TEXT, "REV", "report only what came since the common ancestor of HEAD and REV",
     FT_IN_CHECK, AT(changed_since), NULL, 0, 0},
    {"diff", 0, OPTION_TEXT, "FILE", "report only what touches the lines of this diff (-: standard input)", FT_IN_CHECK,
     AT(diff), NULL, 0, 0},
    {"fix", 0, OPTION_FLAG, NULL, "mend what can be mended safely, and report the rest", FT_IN_CHECK, AT(fix), NULL, 0,
     0},
    {"rules", 0, OPTION_REPEAT, "DIR", "read more rules and models from a folder; may be repeated",
     FT_IN_ALL & ~FT_IN_OTHER, AT(rules), NULL, 0, 0},
    {"database", 'p', OPTION_TEXT, "PATH", "the compile_commands.json to use, or its folder", SOURCES, AT(database),
     NULL, 0, 0},
    {"target-python", 0, OPTION_CHOICE, "VERSION", "free-threaded Python to analyse for: 3.13, 3.14 (default) or 3.15",
     SOURCES, AT(target), target_choices, 0, 0},
    {"python-include", 0, OPTION_TEXT, "DIR", "use the Python headers in this folder instead of the built-in ones",
     SOURCES, AT(python_include), NULL, 0, 0},
    {"jobs", 'j', OPTION_NUMBER, "N",
     "analyse N files at a time (default: one per processor); 1 stays in one process", SOURCES, AT(jobs), NULL, 1, 256},
    {"timeout", 0, OPTION_NUMBER, "SECONDS",
     "give up on a file after this time (default 120, 0: never; not with -j1)", SOURCES, AT(timeout), NULL, 0, 86400},
    {"color", 0, OPTION_CHOICE, "WHEN", "auto (default), always or never", FT_IN_CHECK | FT_IN_RULES | FT_IN_EXPLAIN,
     AT(color), color_choices, 0, 0},
    {"exit-zero", 0, OPTION_FLAG, NULL, "exit 0 even if there are findings", FT_IN_CHECK, AT(exit_zero), NULL, 0, 0},
    {"statistics", 0, OPTION_FLAG, NULL, "count the findings of each rule, on stderr", FT_IN_CHECK, AT(statistics),
     NULL, 0, 0},
    {"timing", 0, OPTION_FLAG, NULL, "say where the time went, on stderr", FT_IN_CHECK, AT(timing), NULL, 0, 0},
    {"quiet", 'q', OPTION_FLAG, NULL, "no summary, notes or progress on stderr", SOURCES, AT(quiet), NULL, 0, 0},
    {"verbose", 'v', OPTION_FLAG, NULL, "say what is analysed, and where the flags came from", SOURCES, AT(verbose),
     NULL, 0, 0},
    {"ir", 0, OPTION_FLAG, NULL, "the intermediate representation of FILE or FILE:FUNCTION", FT_IN_DUMP, AT(dump_ir),
     NULL, 0, 0},
    {"facts", 0, OPTION_FLAG, NULL, "the summary of FILE", FT_IN_DUMP, AT(dump_facts), NULL, 0, 0},
    {"link", 0, OPTION_FLAG, NULL, "what is known of the functions of a whole program (files and folders)", FT_IN_DUMP,
     AT(dump_link), NULL, 0, 0},
    {"healed", 0, OPTION_FLAG, NULL, "the declarations that FILE lacks and that were made up for it", FT_IN_DUMP,
     AT(dump_healed), NULL, 0, 0},
    {"check", 0, OPTION_FLAG, NULL, "write nothing, name the pages that are out of date", FT_IN_DOCS, AT(check), NULL,
     0, 0},
    {"examples", 0, OPTION_FLAG, NULL, "write the examples of the rules as C files instead", FT_IN_DOCS, AT(examples),
     NULL, 0, 0},
    {"help", 'h', OPTION_FLAG, NULL, "show this help", FT_IN_ALL, AT(help), NULL, 0, 0},
    {"version", 'V', OPTION_FLAG, NULL, "show the version", FT_IN_ALL, AT(version), NULL, 0, 0},
};

enum { N_OPTIONS = sizeof options_table / sizeof *options_table, DEFAULT_TIMEOUT = 120, DEFAULT_TARGET = 1 };

const char *ft_options_target(const ft_options *options)
{
    return target_choices()[options->target];
}

int ft_options_target_minor(const ft_options *options)
{
    return atoi(ft_options_target(options) + strlen("3."));
}

static const option *find_long(const ft_command *command, const char *name, size_t len)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const option *o = &options_table[i];

        if (o->commands & command->bit && strlen(o->name) == len && memcmp(o->name, name, len) == 0)
            return o;
    }
    return NULL;
}

static const option *find_short(const ft_command *command, char letter)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if (options_table[i].commands & command->bit && options_table[i].letter == letter && letter)
            return &options_table[i];
    return NULL;
}

static bool fail_unknown_option(const ft_command *command, const char *name, ft_error *err)
{
    const char *names[N_OPTIONS], *meant;
    size_t n = 0;

    for (size_t i = 0; i < N_OPTIONS; i++)
        if (options_table[i].commands & command->bit)
            names[n++] = options_table[i].name;
    meant = ft_did_you_mean(name, names, n);
    if (meant)
        return ft_fail(err, FT_ERR_USAGE, "unknown option '--%s', did you mean '--%s'?", name, meant);
    return ft_fail(err, FT_ERR_USAGE, "unknown option '--%s'", name);
}

static bool set_choice(int *field, const option *o, const char *value, ft_error *err)
{
    const char *const *choices = o->choices();
    const char *meant;
    char list[128] = "";
    size_t n = 0;

    for (; choices[n]; n++) {
        if (strcmp(choices[n], value) == 0) {
            *field = (int)n;
            return true;
        }
        strncat(list, n ? ", " : "", sizeof list - strlen(list) - 1);
        strncat(list, choices[n], sizeof list - strlen(list) - 1);
    }
    meant = ft_did_you_mean(value, choices, n);
    if (meant)
        return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s, did you mean '%s'?", value, o->name, meant);
    return ft_fail(err, FT_ERR_USAGE, "invalid value '%s' for --%s: expected one of %s", value, o->name, list);
}

static bool set_number(int *field, const option *o, const char *value, ft_error *err)
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

static bool set_list(ft_words *field, ft_arena *arena, const option *o, const char *value, ft_error *err)
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

static bool set(ft_options *options, const option *o, const char *value, ft_error *err)
{
    void *field = (char *)options + o->offset;

    switch (o->type) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case OPTION_TEXT:
        *(const char **)field = value;
        return true;
    case OPTION_CHOICE:
        return set_choice(field, o, value, err);
    case OPTION_NUMBER:
        return set_number(field, o, value, err);
    case OPTION_LIST:
        return set_list(field, options->arena, o, value, err);
    case OPTION_REPEAT:
        ft_vec_push((ft_words *)field, value);
        return true;
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
    const option *o = find_long(options->command, word, len);
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
        const option *o = find_short(options->command, *letters);
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
    return true;
}

void ft_options_release(ft_options *options)
{
    ft_words *lists[] = {&options->arguments, &options->flags, &options->select, &options->ignore, &options->rules};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        ft_vec_release(lists[i]);
    ft_arena_free(options->arena);
    options->arena = NULL;
}

void ft_options_describe(const ft_command *command, ft_strbuf *out)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const option *o = &options_table[i];
        char left[64];

        if (!(o->commands & command->bit))
            continue;
        snprintf(left, sizeof left, "%c%c%s --%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                 o->letter ? "," : " ", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
        ft_strbuf_addf(out, "  %-30s %s\n", left, o->doc);
    }
}
