#include <stdio.h>

#include "command/accepted.h"
#include "command/command.h"
#include "command/examine.h"
#include "command/fix.h"
#include "command/message.h"
#include "command/output.h"
#include "command/review.h"
#include "report/formats.h"

static void report_aside(const ft_examination *e, const ft_report_input *input)
{
    ft_strbuf summary, clean;

    ft_strbuf_init(&summary);
    ft_strbuf_init(&clean);
    if (e->options->verbose)
        ft_report_missed(&e->coverage, &summary);
    else if (!e->options->quiet)
        ft_coverage_note_left_out(&e->coverage);
    if (e->options->statistics)
        ft_note_statistics(e->findings);
    if (e->options->timing)
        ft_note_timing(e->watch);
    if (!e->options->quiet)
        ft_report_summary(input, &summary);
    ft_report_defuse(&clean, summary.s, FT_REPLACEMENT);
    fputs(clean.s, stderr);
    ft_strbuf_release(&clean);
    ft_strbuf_release(&summary);
}

static bool report(ft_examination *e)
{
    char clang[128];
    ft_report_input input = {
        .findings = e->findings,
        .rules = e->session.rules,
        .coverage = e->coverage,
        .text = e->text,
        .quiet = e->options->quiet,
        .hidden_too = e->options->sarif_include_suppressed,
        .failed = e->session.failed,
        .version = FTLINT_VERSION,
        .clang_version = clang,
        .target = ft_options_target(e->options),
    };
    bool ok;

    ft_parse_clang_version(clang, sizeof clang);
    ok = ft_outputs_write(e->options, &input);
    ft_stopwatch_lap(e->watch, "report");
    report_aside(e, &input);
    return ok;
}

static bool fails(const ft_examination *e)
{
    for (size_t i = 0; i < ft_findings_count(e->findings); i++) {
        const ft_finding *f = ft_findings_at(e->findings, i);

        if (f->state == FT_FINDING_OPEN && f->severity >= e->options->fail_on)
            return true;
    }
    return false;
}

static int status_of(const ft_examination *e)
{
    bool suffices = !e->options->strict || ft_coverage_suffices(&e->coverage, e->options->strict);

    if (e->session.failed || !suffices)
        return FT_EXIT_PROBLEM;
    return fails(e) && !e->options->exit_zero ? FT_EXIT_FINDINGS : FT_EXIT_CLEAN;
}

/* What is known already, and what is not part of the change under review, is not shown. */
static bool sort_out(ft_examination *e, ft_review *review)
{
    ft_baseline *baseline;
    bool ok = ft_accepted_match(e, &baseline);
    size_t stale = baseline ? ft_accepted_stale(e, baseline, NULL) : 0;

    if (stale > 0 && !e->options->quiet)
        ft_say_note("the baseline holds %zu finding%s that %s gone: 'ftlint baseline prune' takes %s out", stale,
                    stale == 1 ? "" : "s", stale == 1 ? "is" : "are", stale == 1 ? "it" : "them");
    ft_baseline_free(baseline);
    return (!review || ft_review_apply(review, e)) && ok;
}

int ft_command_check(const ft_options *options)
{
    ft_review *review = NULL;
    ft_examination e;
    int status;

    if (options->changed_since && options->diff) {
        ft_say_error("--changed-since and --diff exclude each other");
        return FT_EXIT_PROBLEM;
    }
    if ((options->changed_since || options->diff) && !(review = ft_review_open(options)))
        return FT_EXIT_PROBLEM;
    status = ft_examine(&e, options, options->arguments.v, options->arguments.n);
    if (status == 0) {
        if (!sort_out(&e, review))
            e.session.failed = true;
        ft_findings_settle(e.findings);
        if (options->fix && !ft_fix_findings(&e.session, e.findings))
            e.session.failed = true;
        status = report(&e) ? status_of(&e) : FT_EXIT_PROBLEM;
    }
    ft_examination_release(&e);
    ft_review_free(review);
    return status;
}
