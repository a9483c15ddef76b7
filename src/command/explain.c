#include "base/term.h"
#include "command/command.h"
#include "command/explain_at.h"
#include "command/message.h"
#include "command/select.h"
#include "command/run.h"

static bool explain(const ft_run *session, const char *word, bool color, ft_strbuf *out)
{
    const ft_rule *rule = ft_ruleset_find(session->rules, word);
    ft_error err;

    if (rule) {
        if (out->len > 0)
            ft_strbuf_addch(out, '\n');
        ft_rule_explain(rule, color, out);
        return true;
    }
    ft_fail_unknown_rule(session->rules, word, &err);
    ft_say_error("%s", err.text);
    return false;
}

int ft_command_explain(const ft_options *options)
{
    bool color = ft_term_wants_color(stdout, (ft_color_mode)options->color), ok = true;
    ft_run session;
    ft_strbuf out;

    if (options->at)
        return ft_explain_at(options);
    if (options->arguments.n == 0) {
        ft_say_error("which rule? 'ftlint rules' lists them");
        return FT_EXIT_PROBLEM;
    }
    ft_run_init(&session, options);
    ft_strbuf_init(&out);
    for (size_t i = 0; i < options->arguments.n; i++)
        ok &= explain(&session, options->arguments.v[i], color, &out);
    ok &= ft_print(&out) && !session.failed;
    ft_strbuf_release(&out);
    ft_run_release(&session);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
