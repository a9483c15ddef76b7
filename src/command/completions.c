/* Completions for shells, from the tables of commands, options, formats and rules. */
#include <string.h>

#include "command/command.h"
#include "command/message.h"
#include "command/options_table.h"
#include "command/run.h"

typedef struct shell {
    const char *name;
    void (*write)(const ft_ruleset *rules, ft_strbuf *out);
} shell;

/* ---- what all of them need ------------------------------------------------------------------------ */

/* Words separated by blanks. */
static void add_choices(const ft_option *o, ft_strbuf *out)
{
    const char *const *choices = o->choices();

    for (size_t i = 0; choices[i]; i++)
        ft_strbuf_addf(out, "%s%s", i ? " " : "", choices[i]);
}

static void add_commands(const char *separator, ft_strbuf *out)
{
    for (const ft_command *c = ft_commands; c->name; c++)
        if (!c->hidden)
            ft_strbuf_addf(out, "%s%s", c == ft_commands ? "" : separator, c->name);
}

/* Ids, names and families, each once: what --select takes. */
static void add_rule_words(const ft_ruleset *rules, ft_strbuf *out)
{
    for (size_t i = 0; i < ft_ruleset_count(rules); i++) {
        const ft_rule *rule = ft_ruleset_at(rules, i);
        bool first = i == 0 || strcmp(ft_ruleset_at(rules, i - 1)->family, rule->family) != 0;

        ft_strbuf_addf(out, "%s%s %s", i ? " " : "", rule->id, rule->name);
        if (first)
            ft_strbuf_addf(out, " %s", rule->family);
    }
}

/* Text within single quotes; `escape` are characters that get a backslash. */
static void add_quoted(const char *s, const char *escape, ft_strbuf *out)
{
    for (; *s; s++) {
        if (*s == '\'') {
            ft_strbuf_adds(out, "'\\''");
            continue;
        }
        if (strchr(escape, *s))
            ft_strbuf_addch(out, '\\');
        ft_strbuf_addch(out, *s);
    }
}

/* What the arguments of a command are, by what help calls them. */
typedef enum { TAKES_NOTHING, TAKES_PATHS, TAKES_FOLDER, TAKES_RULES, TAKES_COMMAND, TAKES_SHELL } argument_kind;

static argument_kind takes(const ft_command *c)
{
    static const struct {
        const char *word;
        argument_kind kind;
    } kinds[] = {{"PATH", TAKES_PATHS}, {"FILE", TAKES_PATHS},      {"DIR", TAKES_FOLDER},
                 {"RULE", TAKES_RULES}, {"COMMAND", TAKES_COMMAND}, {"SHELL", TAKES_SHELL}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strstr(c->arguments, kinds[i].word))
            return kinds[i].kind;
    return TAKES_NOTHING;
}

static bool belongs_to(const ft_option *o, const ft_command *c)
{
    return (o->commands & c->bit) != 0;
}

/* ---- bash ----------------------------------------------------------------------------------------- */

static const char bash_head[] =
    "# Completion of ftlint's command line for bash; made by `ftlint completions bash`.\n\n"
    "_ftlint_words()\n{\n    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\")\n}\n\n"
    "_ftlint_paths()\n{\n    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$word\")\n}\n\n"
    "# The last of several words separated by commas.\n"
    "_ftlint_list()\n{\n    local before=''\n\n"
    "    [[ $word == *,* ]] && before=${word%,*},\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${word##*,}\")\n}\n\n"
    "_ftlint()\n{\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=check\n"
    "    local rules='";

/* --option=value arrives as three words. */
static const char bash_words[] =
    "\n    if [[ $word == '=' ]]; then\n        word=''\n"
    "    elif [[ $before == '=' && $COMP_CWORD -gt 1 ]]; then\n        before=${COMP_WORDS[COMP_CWORD - 2]}\n    fi\n";

static void add_bash_value(const ft_command *c, const ft_option *o, ft_strbuf *out)
{
    ft_value_kind kind = ft_option_value_kind(o);

    ft_strbuf_addf(out, "    '%s --%s'", c->name, o->name);
    if (o->letter)
        ft_strbuf_addf(out, " | '%s -%c'", c->name, o->letter);
    if (o->choices) {
        ft_strbuf_adds(out, ") _ftlint_words '");
        add_choices(o, out);
        ft_strbuf_adds(out, "' ;;\n");
        return;
    }
    ft_strbuf_adds(out, kind == FT_VALUE_RULES    ? ") _ftlint_list \"$rules\" ;;\n"
                        : kind == FT_VALUE_FOLDER ? ") _ftlint_paths -d ;;\n"
                        : kind == FT_VALUE_FILE   ? ") _ftlint_paths -f ;;\n"
                                                  : ") COMPREPLY=() ;;\n");
}

static void add_bash_options(const ft_command *c, ft_strbuf *out)
{
    ft_strbuf_addf(out, "    '%s -'*) _ftlint_words '", c->name);
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (belongs_to(o, c))
            ft_strbuf_addf(out, "--%s ", o->name);
    ft_strbuf_adds(out, "' ;;\n");
}

static void add_bash_arguments(const ft_command *c, ft_strbuf *out)
{
    static const char *const actions[] = {
        [TAKES_NOTHING] = "COMPREPLY=()",
        [TAKES_PATHS] = "_ftlint_paths -f",
        [TAKES_FOLDER] = "_ftlint_paths -d",
        [TAKES_RULES] = "_ftlint_words \"$rules\"",
        [TAKES_COMMAND] = "_ftlint_words \"$commands\"",
        [TAKES_SHELL] = "_ftlint_words 'bash zsh fish'",
    };

    ft_strbuf_addf(out, "    '%s '*) %s ;;\n", c->name, actions[takes(c)]);
}

static void write_bash(const ft_ruleset *rules, ft_strbuf *out)
{
    ft_strbuf_adds(out, bash_head);
    add_rule_words(rules, out);
    ft_strbuf_adds(out, "'\n    local commands='");
    add_commands(" ", out);
    ft_strbuf_adds(out, "'\n");
    ft_strbuf_adds(out, bash_words);
    ft_strbuf_adds(out, "    if [[ $COMP_CWORD -gt 1 && \" $commands \" == *\" ${COMP_WORDS[1]} \"* ]]; then\n"
                        "        command=${COMP_WORDS[1]}\n"
                        "    elif [[ $COMP_CWORD -eq 1 && $word != -* ]]; then\n"
                        "        _ftlint_paths -f\n"
                        "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$commands\" -- \"$word\")\n"
                        "        return\n    fi\n    case \"$command $before\" in\n");
    for (const ft_command *c = ft_commands; c->name; c++)
        for (const ft_option *o = ft_option_table; !c->hidden && o->name; o++)
            if (belongs_to(o, c) && o->argument)
                add_bash_value(c, o, out);
    ft_strbuf_adds(out, "    *)\n        case \"$command $word\" in\n");
    for (const ft_command *c = ft_commands; c->name; c++) {
        if (c->hidden)
            continue;
        add_bash_options(c, out);
        add_bash_arguments(c, out);
    }
    ft_strbuf_adds(out, "        esac ;;\n    esac\n}\n\ncomplete -F _ftlint ftlint\n");
}

/* ---- zsh ------------------------------------------------------------------------------------------ */

static void add_zsh_value(const ft_option *o, ft_strbuf *out)
{
    ft_value_kind kind = ft_option_value_kind(o);

    ft_strbuf_addch(out, ':');
    add_quoted(o->argument, ":[]", out);
    ft_strbuf_addch(out, ':');
    if (o->choices) {
        ft_strbuf_addch(out, '(');
        add_choices(o, out);
        ft_strbuf_addch(out, ')');
    } else {
        ft_strbuf_adds(out, kind == FT_VALUE_RULES    ? "{_values -s , rule $rules}"
                            : kind == FT_VALUE_FOLDER ? "_files -/"
                            : kind == FT_VALUE_FILE   ? "_files"
                                                      : " ");
    }
}

static void add_zsh_option(const ft_option *o, ft_strbuf *out)
{
    bool repeats = o->type == FT_OPTION_LIST || o->type == FT_OPTION_REPEAT || o->type == FT_OPTION_OUTPUT;

    ft_strbuf_adds(out, " \\\n            '");
    if (o->letter && !repeats)
        ft_strbuf_addf(out, "(-%c --%s)'{-%c%s,--%s%s}'", o->letter, o->name, o->letter, o->argument ? "+" : "",
                       o->name, o->argument ? "=" : "");
    else if (o->letter)
        ft_strbuf_addf(out, "*'{-%c+,--%s=}'", o->letter, o->name);
    else
        ft_strbuf_addf(out, "%s--%s%s", repeats ? "*" : "", o->name, o->argument ? "=" : "");
    ft_strbuf_addch(out, '[');
    add_quoted(o->doc, "[]:", out);
    ft_strbuf_addch(out, ']');
    if (o->argument)
        add_zsh_value(o, out);
    ft_strbuf_addch(out, '\'');
}

static void add_zsh_command(const ft_command *c, ft_strbuf *out)
{
    static const char *const actions[] = {
        [TAKES_NOTHING] = "",
        [TAKES_PATHS] = "'*:path:_files'",
        [TAKES_FOLDER] = "'1:folder:_files -/'",
        [TAKES_RULES] = "'*:rule:compadd -a rules'",
        [TAKES_COMMAND] = "'1:command:compadd -a names'",
        [TAKES_SHELL] = "'1:shell:(bash zsh fish)'",
    };

    ft_strbuf_addf(out, "    %s)\n        _arguments -s", c->name);
    for (const ft_option *o = ft_option_table; o->name; o++)
        if (belongs_to(o, c))
            add_zsh_option(o, out);
    if (*actions[takes(c)])
        ft_strbuf_addf(out, " \\\n            %s", actions[takes(c)]);
    ft_strbuf_adds(out, "\n        ;;\n");
}

static void write_zsh(const ft_ruleset *rules, ft_strbuf *out)
{
    ft_strbuf_adds(out, "#compdef ftlint\n# Completion of ftlint's command line for zsh; made by `ftlint completions zsh`.\n\n"
                        "_ftlint() {\n    local command=check\n    local -a rules names commands\n    rules=(");
    add_rule_words(rules, out);
    ft_strbuf_adds(out, ")\n    names=(");
    add_commands(" ", out);
    ft_strbuf_adds(out, ")\n    commands=(\n");
    for (const ft_command *c = ft_commands; c->name; c++) {
        if (c->hidden)
            continue;
        ft_strbuf_addf(out, "        '%s:", c->name);
        add_quoted(c->doc, ":", out);
        ft_strbuf_adds(out, "'\n");
    }
    ft_strbuf_adds(out, "    )\n    if (( CURRENT > 2 )) && (( ${names[(Ie)${words[2]}]} )); then\n"
                        "        command=${words[2]}\n        shift words\n        (( CURRENT-- ))\n"
                        "    elif (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then\n"
                        "        _describe -t commands command commands\n    fi\n    case $command in\n");
    for (const ft_command *c = ft_commands; c->name; c++)
        if (!c->hidden)
            add_zsh_command(c, out);
    ft_strbuf_adds(out, "    esac\n}\n\nif [[ ${funcstack[1]} == _ftlint ]]; then\n    _ftlint \"$@\"\nelse\n"
                        "    compdef _ftlint ftlint\nfi\n");
}

/* ---- fish ----------------------------------------------------------------------------------------- */

static void add_fish_option(const ft_command *c, const ft_option *o, ft_strbuf *out)
{
    ft_value_kind kind = ft_option_value_kind(o);

    ft_strbuf_addf(out, "complete -c ftlint -n '__ftlint_command %s' -l %s", c->name, o->name);
    if (o->letter)
        ft_strbuf_addf(out, " -s %c", o->letter);
    if (o->choices) {
        ft_strbuf_adds(out, " -x -a '");
        add_choices(o, out);
        ft_strbuf_addch(out, '\'');
    } else if (o->argument) {
        ft_strbuf_adds(out, kind == FT_VALUE_RULES    ? " -x -a '(__ftlint_rules)'"
                            : kind == FT_VALUE_FOLDER ? " -x -a '(__fish_complete_directories)'"
                            : kind == FT_VALUE_FILE   ? " -r"
                                                      : " -x");
    }
    ft_strbuf_adds(out, " -d '");
    add_quoted(o->doc, "\\", out);
    ft_strbuf_adds(out, "'\n");
}

static void add_fish_arguments(const ft_command *c, ft_strbuf *out)
{
    static const char *const values[] = {
        [TAKES_NOTHING] = "-f",
        [TAKES_PATHS] = "-F",
        [TAKES_FOLDER] = "-f -a '(__fish_complete_directories)'",
        [TAKES_RULES] = "-f -a '(__ftlint_rules)'",
        [TAKES_COMMAND] = "-f -a \"$__ftlint_commands\"",
        [TAKES_SHELL] = "-f -a 'bash zsh fish'",
    };

    ft_strbuf_addf(out, "complete -c ftlint -n '__ftlint_command %s' %s\n", c->name, values[takes(c)]);
}

static void write_fish(const ft_ruleset *rules, ft_strbuf *out)
{
    ft_strbuf_adds(out, "# Completion of ftlint's command line for fish; made by `ftlint completions fish`.\n\n"
                        "set -g __ftlint_commands ");
    add_commands(" ", out);
    ft_strbuf_adds(out, "\n\nfunction __ftlint_command\n    set -l words (commandline -opc)\n    set -l command check\n"
                        "    if set -q words[2]; and contains -- $words[2] $__ftlint_commands\n"
                        "        set command $words[2]\n    end\n    test $command = $argv[1]\nend\n\n"
                        "function __ftlint_first\n    test (count (commandline -opc)) -eq 1\nend\n\n"
                        "function __ftlint_rules\n    printf '%s\\n' ");
    add_rule_words(rules, out);
    ft_strbuf_adds(out, "\nend\n\n");
    for (const ft_command *c = ft_commands; c->name; c++) {
        if (c->hidden)
            continue;
        ft_strbuf_addf(out, "complete -c ftlint -n __ftlint_first -a %s -d '", c->name);
        add_quoted(c->doc, "\\", out);
        ft_strbuf_adds(out, "'\n");
        add_fish_arguments(c, out);
        for (const ft_option *o = ft_option_table; o->name; o++)
            if (belongs_to(o, c))
                add_fish_option(c, o, out);
    }
}

/* ---- the command ---------------------------------------------------------------------------------- */

static const shell shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};

static const shell *find_shell(const ft_options *options)
{
    const char *name = options->arguments.n == 1 ? options->arguments.v[0] : "";

    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, name) == 0)
            return &shells[i];
    ft_say_error("for which shell? bash, zsh or fish");
    return NULL;
}

int ft_command_completions(const ft_options *options)
{
    const shell *s = find_shell(options);
    ft_run session;
    ft_strbuf out;
    bool ok;

    if (!s)
        return FT_EXIT_PROBLEM;
    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    s->write(session.rules, &out);
    ok = ft_print(&out) && !session.failed;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
