#ifndef FT_BASE_INTERN_H
#define FT_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

/*
 * String table: equal strings get the same pointer and the same id, so that later stages compare
 * pointers. Ids count from 1 in order of first use; 0 is the empty string "".
 */
typedef struct ft_interner ft_interner;

ft_interner *ft_interner_new(void);
void ft_interner_free(ft_interner *in);
uint32_t ft_intern_id(ft_interner *in, const char *s);              /* NULL counts as "" */
uint32_t ft_intern_find(const ft_interner *in, const char *s);       /* 0 if it is not there (or "") */
uint32_t ft_intern_id_n(ft_interner *in, const char *s, size_t len);
const char *ft_intern(ft_interner *in, const char *s);              /* owned by the interner */
const char *ft_intern_n(ft_interner *in, const char *s, size_t len);
const char *ft_intern_text(const ft_interner *in, uint32_t id);
uint32_t ft_interner_count(const ft_interner *in);

#endif
