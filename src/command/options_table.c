#include "command/options_table.h"

#include <string.h>

#include "command/command.h"
#include "command/output.h"

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

const char *const *ft_target_choices(void)
{
    static const char *const names[] = {"3.13", "3.14", "3.15", NULL};
    return names;
}

static const char *const *when_choices(void)
{
    static const char *const names[] = {"auto", "always", "never", NULL};
    return names;
}

#define AT(field) offsetof(ft_options, field)
#define FLAG(group, name, letter, field, commands, doc) \
    {name, letter, FT_OPTION_FLAG, NULL, doc, commands, FT_OPTIONS_##group, AT(field), NULL, 0, 0}
#define TEXT(group, name, letter, argument, field, commands, doc) \
    {name, letter, FT_OPTION_TEXT, argument, doc, commands, FT_OPTIONS_##group, AT(field), NULL, 0, 0}
#define CHOICE(group, name, letter, argument, field, choices, commands, doc) \
    {name, letter, FT_OPTION_CHOICE, argument, doc, commands, FT_OPTIONS_##group, AT(field), choices, 0, 0}
#define NUMBER(group, name, letter, argument, field, smallest, largest, commands, doc) \
    {name, letter, FT_OPTION_NUMBER, argument, doc, commands, FT_OPTIONS_##group, AT(field), NULL, smallest, largest}
#define LIST(group, name, letter, field, commands, doc) \
    {name, letter, FT_OPTION_LIST, "RULES", doc, commands, FT_OPTIONS_##group, AT(field), NULL, 0, 0}
#define REPEAT(group, name, letter, argument, field, commands, doc) \
    {name, letter, FT_OPTION_REPEAT, argument, doc, commands, FT_OPTIONS_##group, AT(field), NULL, 0, 0}
#define OUTPUT(group, name, letter, argument, commands, doc) \
    {name, letter, FT_OPTION_OUTPUT, argument, doc, commands, FT_OPTIONS_##group, AT(outputs), ft_output_choices, 0, 0}

#define FINDINGS (FT_IN_CHECK | FT_IN_BASELINE)
#define SOURCES (FINDINGS | FT_IN_DUMP | FT_IN_EXPLAIN | FT_IN_DOCTOR)
#define WITH_COLOR (FT_IN_CHECK | FT_IN_RULES | FT_IN_EXPLAIN)

const ft_option ft_option_table[] = {
    LIST(WHAT, "select", 0, select, FINDINGS | FT_IN_CONFIG, "only these rules: ids, names or families, separated by commas"),
    LIST(WHAT, "ignore", 0, ignore, FINDINGS | FT_IN_CONFIG, "not these rules"),
    CHOICE(WHAT, "severity", 0, "LEVEL", severity, severity_choices, FINDINGS,
           "show findings from this level: note, warning (default) or error"),
    FLAG(WHAT, "pedantic", 0, pedantic, FINDINGS | FT_IN_CONFIG, "show notes too (--severity note)"),
    FLAG(WHAT, "no-suppressions", 0, no_suppressions, FINDINGS, "report what comments in the source suppress"),
    FLAG(WHAT, "require-reasons", 0, require_reasons, FT_IN_CHECK | FT_IN_CONFIG,
         "report suppressing comments that give no reason"),
    TEXT(WHAT, "baseline", 0, "FILE", baseline, FINDINGS | FT_IN_CONFIG,
         "the baseline (default: .ftlint-baseline.json at the top of the project)"),
    FLAG(WHAT, "no-baseline", 0, no_baseline, FT_IN_CHECK, "report what the baseline holds, too"),
    TEXT(WHAT, "changed-since", 0, "REV", changed_since, FT_IN_CHECK,
         "report only what came since the common ancestor of HEAD and REV"),
    TEXT(WHAT, "diff", 0, "FILE", diff, FT_IN_CHECK,
         "report only what touches the lines of this diff (-: standard input)"),
    FLAG(WHAT, "fix", 0, fix, FT_IN_CHECK, "mend what can be mended safely, and report the rest"),
    TEXT(WHAT, "at", 0, "FILE:LINE", at, FT_IN_EXPLAIN,
         "why this place is reported or is not; PATHs, not rules, follow"),
    REPEAT(WHAT, "exclude", 0, "PATTERN", exclude, FINDINGS,
           "leave out files and folders that match (as in .gitignore)"),
    FLAG(WHAT, "force-exclude", 0, force_exclude, FINDINGS, "leave them out even if they are named"),
    FLAG(WHAT, "whole-program", 0, whole_program, FINDINGS,
         "analyse the whole project, report only what is in the paths given"),
    REPEAT(WHAT, "rules", 0, "DIR", rules, (FT_IN_ALL & ~FT_IN_OTHER) | FT_IN_CONFIG,
           "read more rules and models from a folder; may be repeated"),

    OUTPUT(REPORT, "output", 'o', "FORMAT[=FILE]", FT_IN_CHECK | FT_IN_CONFIG,
           "report in this format, to a file if named; may be repeated"),
    OUTPUT(REPORT, "format", 0, "FORMAT", FT_IN_CHECK, "the same, to standard output"),
    CHOICE(REPORT, "format", 0, "FORMAT", rules_format, rules_format_choices, FT_IN_RULES | FT_IN_DOCTOR, "text (default) or json"),
    CHOICE(REPORT, "color", 0, "WHEN", color, when_choices, WITH_COLOR, "auto (default), always or never"),
    CHOICE(REPORT, "links", 0, "WHEN", links, when_choices, FT_IN_CHECK | FT_IN_RULES,
           "make rule ids links to their pages: auto (default), always, never"),
    CHOICE(REPORT, "fail-on", 0, "LEVEL", fail_on, severity_choices, FT_IN_CHECK | FT_IN_CONFIG,
           "exit 1 only for findings from this level (default: all shown)"),
    FLAG(REPORT, "sarif-include-suppressed", 0, sarif_include_suppressed, FT_IN_CHECK,
         "SARIF: with what is suppressed or in the baseline, marked as such"),
    NUMBER(REPORT, "strict", 0, "[=PERCENT]", strict, 1, 100, FT_IN_CHECK,
           "exit 2 unless every file is parsed and this much of it understood (default 100)"),
    FLAG(REPORT, "exit-zero", 0, exit_zero, FT_IN_CHECK, "exit 0 even if there are findings"),

    TEXT(HOW, "database", 'p', "PATH", database, SOURCES, "the compile_commands.json to use, or its folder"),
    CHOICE(HOW, "target-python", 0, "VERSION", target, ft_target_choices, SOURCES | FT_IN_CONFIG,
           "free-threaded Python to analyse for: 3.13, 3.14 (default) or 3.15"),
    TEXT(HOW, "python-include", 0, "DIR", python_include, SOURCES | FT_IN_CONFIG,
         "use the Python headers in this folder, not the built-in ones"),
    REPEAT(HOW, "include", 'I', "DIR", include, SOURCES | FT_IN_CONFIG, "look for headers in this folder, too"),
    REPEAT(HOW, "define", 'D', "NAME[=VALUE]", define, SOURCES | FT_IN_CONFIG, "define a macro"),
    FLAG(HOW, "include-generated", 0, include_generated, SOURCES | FT_IN_CONFIG,
         "analyse what Cython, SWIG and the like wrote; findings in it are notes unless certain"),
    TEXT(HOW, "config", 0, "FILE", config_file, SOURCES | FT_IN_SETUP, "the configuration (default: .ftlint.yml, found upwards)"),
    FLAG(HOW, "no-config", 0, no_config, SOURCES | FT_IN_SETUP, "read no configuration"),
    NUMBER(HOW, "jobs", 'j', "N", jobs, 1, 256, SOURCES | FT_IN_CONFIG,
           "analyse N files at a time (default: one per processor)"),
    NUMBER(HOW, "timeout", 0, "SECONDS", timeout, 0, 86400, SOURCES | FT_IN_CONFIG,
           "give up on a file after this time (default 120, 0: never)"),
    NUMBER(HOW, "memory", 0, "MIB", memory, 0, 1048576, SOURCES,
           "give up on a file that takes more than this (default 4096, 0: never)"),

    FLAG(TELL, "quiet", 'q', quiet, SOURCES, "no summary, notes or progress on stderr"),
    FLAG(TELL, "verbose", 'v', verbose, SOURCES, "say what is analysed, and where the flags came from"),
    FLAG(TELL, "statistics", 0, statistics, FT_IN_CHECK, "count the findings of each rule, on stderr"),
    FLAG(TELL, "timing", 0, timing, FT_IN_CHECK, "say where the time went, on stderr"),
    FLAG(TELL, "help", 'h', help, FT_IN_ALL, "show this help"),
    FLAG(TELL, "version", 'V', version, FT_IN_ALL, "show the version"),

    FLAG(COMMAND, "ir", 0, dump_ir, FT_IN_DUMP, "the intermediate representation of FILE or FILE:FUNCTION"),
    FLAG(COMMAND, "facts", 0, dump_facts, FT_IN_DUMP, "the summary of FILE"),
    FLAG(COMMAND, "link", 0, dump_link, FT_IN_DUMP,
         "what is known of the functions of a whole program (files and folders)"),
    FLAG(COMMAND, "healed", 0, dump_healed, FT_IN_DUMP, "the declarations that FILE lacks and that were made up for it"),
    FLAG(COMMAND, "check", 0, check, FT_IN_DOCS, "write nothing, name the pages that are out of date"),
    FLAG(COMMAND, "man", 0, man, FT_IN_DOCS, "print the manual page instead"),
    FLAG(COMMAND, "examples", 0, examples, FT_IN_DOCS, "write the examples of the rules as C files instead"),
    FLAG(COMMAND, "show", 0, show, FT_IN_SETUP, "every value and where it comes from"),
    FLAG(COMMAND, "yes", 'y', yes, FT_IN_SETUP, "write the files that are proposed"),
    {NULL, 0, FT_OPTION_FLAG, NULL, NULL, 0, FT_OPTIONS_WHAT, 0, NULL, 0, 0},
};

const char *ft_option_group_name(ft_option_group group)
{
    static const char *const names[] = {"What to look for", "How to report", "How to read sources", "What else to say",
                                        "Of this command"};
    return names[group];
}

ft_value_kind ft_option_value_kind(const ft_option *option)
{
    static const struct {
        const char *argument;
        ft_value_kind kind;
    } kinds[] = {
        {"FILE", FT_VALUE_FILE}, {"PATH", FT_VALUE_FILE}, {"DIR", FT_VALUE_FOLDER}, {"RULES", FT_VALUE_RULES}};

    for (size_t i = 0; option->argument && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(option->argument, kinds[i].argument) == 0)
            return kinds[i].kind;
    return FT_VALUE_ANY;
}
