#ifndef FT_PARSE_HEAL_RECORDS_H
#define FT_PARSE_HEAL_RECORDS_H

/* The structs and unions that the unit's own text defines: which of two members of one name an access means. */
#include "parse/heal_names.h"

typedef struct ft_records ft_records;

/* Reads the branches that are on. The caller frees it. */
ft_records *ft_records_read(ft_healing *h);
void ft_records_free(ft_records *r);

/* True if the access to a member at token use of the file may mean the member that is declared at token index of decl_file:
 * the type of what stands before it is not known to be another one. */
bool ft_records_fits(const ft_records *r, size_t file, size_t use, size_t decl_file, size_t index);

#endif
