#ifndef FT_SOURCE_DATABASE_H
#define FT_SOURCE_DATABASE_H

/*
 * compile_commands.json, read by ourselves: libclang's own reader hands out another file's flags, silently,
 * for a file that is not listed.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct ft_database ft_database;

typedef struct ft_command {
    const char *directory;   /* absolute */
    const char *const *argv; /* argv[0] is the compiler */
    size_t n;
} ft_command;

/* shown: how messages call it. NULL with err if it is not readable, not JSON, or not a list. */
ft_database *ft_database_open(ft_arena *arena, const char *path, const char *shown, ft_error *err);
void ft_database_close(ft_database *db);

/* The first entry for that file (absolute path; looked up by its real path); false if there is none. */
bool ft_database_find(ft_database *db, const char *path, ft_command *command);

size_t ft_database_count(const ft_database *db);   /* usable entries */
size_t ft_database_damaged(const ft_database *db); /* entries without directory, file or command */

/*
 * Where the database stands: below root, a build folder of it, or start. NULL if there is none.
 */
const char *ft_database_search(ft_arena *arena, const char *root, const char *start);

#endif
