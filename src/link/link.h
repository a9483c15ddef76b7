#ifndef FT_LINK_LINK_H
#define FT_LINK_LINK_H

/*
 * The whole program from facts alone: one call graph, how every function is entered, who shares what,
 * which writes to a global can collide; the result is the list of sites that rules look at.
 */
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "facts/coverage.h"
#include "facts/facts.h"
#include "facts/site.h"
#include "models/models.h"

typedef struct ft_link ft_link;

/* facts: one entry per analysed unit, in order of path; they and the models must outlive the result. */
ft_link *ft_link_program(ft_facts *const *facts, size_t n, const ft_models *models);
void ft_link_free(ft_link *link);

/* Sites in order of path, line, column, kind; each place once, however many units include it. */
const ft_site *ft_link_sites(const ft_link *link, size_t *n);

/* How much of the project's text all units together understood. */
const ft_coverage *ft_link_coverage(const ft_link *link);

/* A readable account of functions (contexts, summaries), for `ftlint dump --link` and tests. */
void ft_link_dump(const ft_link *link, ft_strbuf *out);

/*
 * Why a call site is judged as it is: where its container comes from, step by step, what happens to the places that it
 * lives in, and the locks held. Nothing for other kinds of sites: their attributes say it all.
 */
void ft_link_explain(ft_link *link, const ft_site *site, ft_strbuf *out);

#endif
