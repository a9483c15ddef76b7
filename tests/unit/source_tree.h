#ifndef FT_TESTS_SOURCE_TREE_H
#define FT_TESTS_SOURCE_TREE_H

/* A folder tree for one test, below a new folder of /tmp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/path.h"

static char tree_dir[64];
static ft_arena *tree_arena;

/* The absolute path of a file of the tree. */
static inline const char *in_tree(const char *name)
{
    return name[0] ? ft_path_join(tree_arena, tree_dir, name) : tree_dir;
}

static inline void make_dirs(const char *path)
{
    for (const char *p = path + 1; *p; p++) {
        if (*p == '/')
            mkdir(ft_arena_strndup(tree_arena, path, (size_t)(p - path)), 0755);
    }
}

static inline void put_bytes(const char *name, const void *data, size_t len)
{
    const char *path = in_tree(name);

    make_dirs(path);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

/* A folder if the name ends in a slash, else a file. */
static inline void put(const char *name, const char *text)
{
    if (name[strlen(name) - 1] == '/')
        make_dirs(in_tree(name));
    else
        put_bytes(name, text, strlen(text));
}

static inline int tree_setup(void **state)
{
    char real[4096];

    (void)state;
    tree_arena = ft_arena_new();
    strcpy(tree_dir, "/tmp/ft_source_XXXXXX");
    assert_non_null(mkdtemp(tree_dir));
    assert_non_null(realpath(tree_dir, real));
    assert_true(strlen(real) < sizeof tree_dir);
    strcpy(tree_dir, real);
    return chdir(tree_dir);
}

static inline int tree_teardown(void **state)
{
    char command[256];

    (void)state;
    assert_int_equal(chdir("/"), 0);
    snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -rf '%s'", tree_dir, tree_dir);
    ft_arena_free(tree_arena);
    return system(command);
}

#define tree_test(f) cmocka_unit_test_setup_teardown(f, tree_setup, tree_teardown)

#endif
