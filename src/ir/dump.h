#ifndef FT_IR_DUMP_H
#define FT_IR_DUMP_H

#include "base/strbuf.h"
#include "ir/ir.h"

/* Prints one function, or the whole unit (globals, records of the project, functions), readable and
 * stable; this is what `ftlint dump --ir` shows and what golden tests compare. */
void ft_ir_dump_function(ft_strbuf *out, const ft_unit *unit, const ft_function *function);
void ft_ir_dump_unit(ft_strbuf *out, const ft_unit *unit);

#endif
