#ifndef FT_LINK_TRACE_H
#define FT_LINK_TRACE_H

/* The steps by which provenance comes to its answer, as text. While program->trace is set, answers are worked out anew. */
#include "base/strbuf.h"
#include "link/program.h"

typedef struct ft_trace ft_trace;

ft_trace *ft_trace_new(void);
void ft_trace_free(ft_trace *trace);
const char *ft_trace_text(const ft_trace *trace); /* borrowed */
bool ft_trace_is_full(const ft_trace *trace);

/* Is a trace being written, and is this value worth a line in it? */
bool ft_trace_wants(const ft_program *program, uint32_t unit, ft_row value);

/* Round one value: open, look, close with the answer. `before` is for close. */
void ft_trace_open(ft_program *program, uint32_t unit, ft_row value, ft_strbuf *before);
void ft_trace_close(ft_program *program, ft_strbuf *before, const ft_prov *result);
void ft_trace_caller(ft_program *program, const ft_caller *caller);

/* "self->cache", "PyDict_New()" */
void ft_trace_value_text(const ft_program *program, uint32_t unit, ft_row value, ft_strbuf *out);
void ft_prov_describe(const ft_program *program, const ft_prov *p, ft_strbuf *out);

#endif
