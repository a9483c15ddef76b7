#ifndef FT_PARSE_HEAL_COMPLAINT_H
#define FT_PARSE_HEAL_COMPLAINT_H

/* What the readers of complaints share; each returns true if it learnt something new. */
#include "parse/heal_names.h"

/* One complaint with its place in the tokens; toks is NULL if the file is not ours to read. */
typedef struct ft_complaint {
    ft_healing *h;
    const ft_problem *p;
    const ft_toks *toks;
    size_t i;
} ft_complaint;

static inline const ft_tok *at(const ft_complaint *c, size_t i)
{
    return ft_tok_at(c->toks, i);
}

static inline const char *quoted(const ft_complaint *c, unsigned n)
{
    return ft_problem_quoted(c->p, n, c->h->s->arena);
}

/* ---- heal_members.c ---- */
bool ft_read_missing_member(const ft_complaint *c);
bool ft_read_bad_member_access(const ft_complaint *c);
bool ft_read_bad_dereference(const ft_complaint *c);
bool ft_read_bad_call(const ft_complaint *c);
bool ft_read_mismatch(const ft_complaint *c);

/* ---- heal_numbers.c ---- */
bool ft_read_number(const ft_complaint *c);
bool ft_read_scalar(const ft_complaint *c);

/* How much a shape knows; grows with everything that is learnt. */
int ft_shape_weight(const ft_shape *shape);

/* ---- heal_scopes.c: C++ ---- */
bool ft_read_missing_in_scope(const ft_complaint *c);
bool ft_read_missing_namespace(const ft_complaint *c);
bool ft_read_override(const ft_complaint *c);
bool ft_read_template(const ft_complaint *c);
bool ft_read_bad_cast(const ft_complaint *c);
bool ft_read_missing_literal(const ft_complaint *c);
bool ft_read_template_value(const ft_complaint *c);
bool ft_read_template_type(const ft_complaint *c);
bool ft_read_pointer_result(const ft_complaint *c);

#endif
