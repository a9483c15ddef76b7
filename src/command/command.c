#include "command/command.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/term.h"
#include "base/vec.h"
#include "command/message.h"

const ft_command ft_commands[] = {
    {"check", "[PATH...] [-- FLAGS...]", "report hazards in files and folders (the default command)",
     "Without a PATH the current folder is checked. FLAGS are given to the compiler; then no compile_commands.json is\n"
     "read. Exit status: 0 nothing found, 1 findings, 2 ftlint could not do all of its job.\n",
     FT_IN_CHECK, false, ft_command_check},
    {"baseline", "write|check|prune [PATH...] [-- FLAGS...]", "accept the findings that there are now, and see what is left of them",
     "write records all findings in .ftlint-baseline.json at the top of the project (or --baseline FILE); ftlint check\n"
     "then reports only new ones. prune takes out what is mended. check exits with 1 if there is anything new or mended.\n",
     FT_IN_BASELINE, false, ft_command_baseline},
    {"rules", "", "list the rules", NULL, FT_IN_RULES, false, ft_command_rules},
    {"explain", "RULE...", "say what a rule flags, why it breaks and how to mend it",
     "RULE is an id (FT101) or a name (borrowed-dict-item).\n", FT_IN_EXPLAIN, false, ft_command_explain},
    {"config", "[--show] [FILE]", "say which configuration there is, and what it comes to",
     "FILE is a source file: its severities are shown, too.\n", FT_IN_SETUP, false, ft_command_config},
    {"init", "[DIR]", "propose a configuration, a pre-commit hook and a workflow for this project",
     "Shows them; --yes writes them. Files that are there already are left alone.\n", FT_IN_SETUP, false, ft_command_init},
    {"doctor", "[PATH...] [-- FLAGS...]", "say how well the sources are understood, and what would help",
     "Tells what was found (compile commands, headers, libclang), what was guessed and made up, which files are left\n"
     "out, and the few things that would raise the coverage most. Finds no hazards. Exit status: 0, or 2 if ftlint\n"
     "could not do its job.\n",
     FT_IN_DOCTOR, false, ft_command_doctor},
    {"dump", "--ir|--facts|--link|--healed FILE", "show what ftlint makes of a file", NULL, FT_IN_DUMP, false,
     ft_command_dump},
    {"completions", "SHELL", "print the completion script for bash, zsh or fish", NULL, FT_IN_OTHER, false,
     ft_command_completions},
    {"docs", "DIR", "write the pages that are generated from the rules", NULL, FT_IN_DOCS, true, ft_command_docs},
    {"version", "", "show the version", NULL, FT_IN_OTHER, false, ft_command_version},
    {"help", "[COMMAND]", "show this, or how to use a command", NULL, FT_IN_OTHER, false, ft_command_help},
    {NULL, NULL, NULL, NULL, 0, false, NULL},
};

const ft_command *ft_command_find(const char *name)
{
    for (const ft_command *c = ft_commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

const char *ft_command_suggest(const char *word)
{
    const char *names[sizeof ft_commands / sizeof *ft_commands];
    size_t n = 0;

    for (const ft_command *c = ft_commands; c->name; c++)
        if (!c->hidden)
            names[n++] = c->name;
    return ft_did_you_mean(word, names, n);
}

static int run(const ft_options *options)
{
    if (options->version)
        return ft_command_version(options);
    if (options->help) {
        ft_strbuf out;
        int status;

        ft_strbuf_init(&out);
        ft_command_describe(options->command, &out);
        status = ft_print(&out) ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
        ft_strbuf_release(&out);
        return status;
    }
    return options->command->run(options);
}

/*
 * A closed standard stream must not become the descriptor of the first file that is opened. Standard output is
 * opened so that writing fails: the report does not vanish unnoticed.
 */
static void occupy_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_RDWR);
}

int ft_command_main(int argc, char **argv)
{
    int status = FT_EXIT_PROBLEM;
    ft_options options;
    ft_error err = {0};

    occupy_standard_streams();
    if (ft_options_parse(&options, argc, argv, &err)) {
        status = run(&options);
    } else {
        ft_say_error("%s", err.text);
        if (err.kind == FT_ERR_USAGE)
            ft_say_hint(&options);
    }
    ft_options_release(&options);
    return ft_close_stdout() ? status : FT_EXIT_PROBLEM;
}
