#include "source/flags.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <uthash.h>

#include "base/path.h"
#include "base/vec.h"

typedef struct known_folder {
    const char *path;
    bool is_python_home;
    UT_hash_handle hh;
} known_folder;

struct ft_flags {
    ft_arena *arena;
    known_folder *folders;
};

ft_flags *ft_flags_new(ft_arena *arena)
{
    ft_flags *flags = ft_xcalloc(1, sizeof *flags);

    flags->arena = arena;
    return flags;
}

void ft_flags_free(ft_flags *flags)
{
    if (!flags)
        return;
    HASH_CLEAR(hh, flags->folders);
    free(flags);
}

bool ft_flags_is_python_home(ft_flags *flags, const char *dir)
{
    ft_arena *arena = flags->arena;
    known_folder *known;

    HASH_FIND_STR(flags->folders, dir, known);
    if (!known) {
        known = FT_NEW(arena, known_folder);
        known->path = ft_arena_strdup(arena, dir);
        known->is_python_home = access(ft_path_join(arena, dir, "Python.h"), F_OK) == 0 &&
                                access(ft_path_join(arena, dir, "patchlevel.h"), F_OK) == 0;
        HASH_ADD_KEYPTR(hh, flags->folders, known->path, strlen(known->path), known);
    }
    return known->is_python_home;
}

typedef enum { SEPARATE = 1, JOINED = 2, ALONE = 4 } form;
typedef enum { DROP, KEEP, FOLDER, FILE_NAME, MACRO, STANDARD, TARGET, LANGUAGE } action;

typedef struct flag_row {
    const char *name;
    unsigned forms;
    action action;
    const char *out; /* how it is written for the compiler; NULL: as name */
} flag_row;

/*
 * The allow-list, and those flags outside of it that take the next word with them. A row stands before
 * the rows whose names begin like it.
 */
static const flag_row rows[] = {
    { "-isystem", SEPARATE | JOINED, FOLDER, NULL },
    { "-iquote", SEPARATE | JOINED, FOLDER, NULL },
    { "-idirafter", SEPARATE | JOINED, FOLDER, NULL },
    { "--include-directory=", JOINED, FOLDER, "-I" },
    { "--include-directory", SEPARATE, FOLDER, "-I" },
    { "-I=", JOINED, DROP, NULL }, /* below a sysroot */
    { "-I-", ALONE, DROP, NULL },
    { "-I", SEPARATE | JOINED, FOLDER, NULL },
    { "-include-pch", SEPARATE, DROP, NULL },
    { "-include-pth", SEPARATE, DROP, NULL },
    { "--include=", JOINED, FILE_NAME, "-include" },
    { "-include", SEPARATE | JOINED, FILE_NAME, NULL },
    { "-imacros", SEPARATE | JOINED, FILE_NAME, NULL },
    { "-D", SEPARATE | JOINED, MACRO, NULL },
    { "-U", SEPARATE | JOINED, MACRO, NULL },
    { "-std=", JOINED, STANDARD, NULL },
    { "--std=", JOINED, STANDARD, "-std=" },
    { "--std", SEPARATE, STANDARD, "-std=" },
    { "--target=", JOINED, TARGET, NULL },
    { "-target", SEPARATE, TARGET, "--target=" },
    { "-x", SEPARATE | JOINED, LANGUAGE, NULL },
    { "-fsigned-char", ALONE, KEEP, NULL },
    { "-fno-signed-char", ALONE, KEEP, NULL },
    { "-funsigned-char", ALONE, KEEP, NULL },
    { "-fno-unsigned-char", ALONE, KEEP, NULL },
    { "-fshort-enums", ALONE, KEEP, NULL },
    { "-pthread", ALONE, KEEP, NULL },
    { "-m32", ALONE, KEEP, NULL },
    { "-m64", ALONE, KEEP, NULL },
    { "-o", SEPARATE, DROP, NULL },
    { "-MF", SEPARATE, DROP, NULL },
    { "-MT", SEPARATE, DROP, NULL },
    { "-MQ", SEPARATE, DROP, NULL },
    { "-MJ", SEPARATE, DROP, NULL },
    { "-Xclang", SEPARATE, DROP, NULL },
    { "-Xpreprocessor", SEPARATE, DROP, NULL },
    { "-Xassembler", SEPARATE, DROP, NULL },
    { "-Xlinker", SEPARATE, DROP, NULL },
    { "-Xanalyzer", SEPARATE, DROP, NULL },
    { "-Xarch_host", SEPARATE, DROP, NULL },
    { "-mllvm", SEPARATE, DROP, NULL },
    { "-load", SEPARATE, DROP, NULL },
    { "-plugin", SEPARATE, DROP, NULL },
    { "-arch", SEPARATE, DROP, NULL },
    { "-isysroot", SEPARATE, DROP, NULL },
    { "--sysroot", SEPARATE, DROP, NULL },
    { "-iprefix", SEPARATE, DROP, NULL },
    { "-iwithprefix", SEPARATE, DROP, NULL },
    { "-iwithprefixbefore", SEPARATE, DROP, NULL },
    { "-iframework", SEPARATE, DROP, NULL },
    { "-framework", SEPARATE, DROP, NULL },
    { "--param", SEPARATE, DROP, NULL },
    { "-aux-info", SEPARATE, DROP, NULL },
    { "-L", SEPARATE, DROP, NULL },
    { "-l", SEPARATE, DROP, NULL },
    { "-T", SEPARATE, DROP, NULL },
    { "-u", SEPARATE, DROP, NULL },
    { "-z", SEPARATE, DROP, NULL },
    { "-e", SEPARATE, DROP, NULL },
};

typedef FT_VEC(const char *) words;

typedef struct filter {
    ft_flags *flags;
    const char *directory;
    bool is_cxx;
    const char *standard; /* the last one wins */
    words out;
} filter;

static void push(filter *f, const flag_row *row, const char *value)
{
    const char *name = row->out ? row->out : row->name;

    ft_vec_push(&f->out, ft_arena_printf(f->flags->arena, "%s%s", name, value));
}

/* Not a response file nor a flag in disguise; no flag in earnest has an empty value. */
static bool is_harmless(const char *value)
{
    return value[0] && value[0] != '@' && value[0] != '-';
}

static void keep_folder(filter *f, const flag_row *row, const char *value)
{
    ft_arena *arena = f->flags->arena;

    if (!value[0])
        return;
    const char *dir = ft_path_clean(arena, ft_path_join(arena, f->directory, value));
    if (!ft_flags_is_python_home(f->flags, dir))
        push(f, row, dir);
}

/* A name that does not stand in the working folder is looked for along the include path. */
static void keep_file(filter *f, const flag_row *row, const char *value)
{
    ft_arena *arena = f->flags->arena;

    if (!is_harmless(value))
        return;
    const char *path = ft_path_clean(arena, ft_path_join(arena, f->directory, value));
    if (ft_path_is_file(path)) {
        if (ft_flags_is_python_home(f->flags, ft_path_dir(arena, path)))
            return;
        value = path;
    } else if (access(path, F_OK) == 0) {
        return; /* a device or a pipe, which can keep the compiler waiting */
    }
    ft_vec_push(&f->out, row->out ? row->out : row->name);
    ft_vec_push(&f->out, ft_arena_strdup(arena, value));
}

/*
 * A standard that clang does not know is an error that leaves nothing of the unit, so names are checked
 * and the newest C is written as the oldest clang in use (17) calls it.
 */
static const char *known_standard(const char *value)
{
    static const char *const names[] = {
        "c89",   "c90",     "c99",     "c9x",     "c11",     "c1x",     "c17",     "c18",     "c2x",     "gnu89",
        "gnu90", "gnu99",   "gnu9x",   "gnu11",   "gnu1x",   "gnu17",   "gnu18",   "gnu2x",   "c++98",
        "c++03", "c++0x",   "c++11",   "c++1y",   "c++14",   "c++1z",   "c++17",   "c++2a",   "c++20",   "c++2b",
        "c++23", "gnu++98", "gnu++03", "gnu++0x", "gnu++11", "gnu++1y", "gnu++14", "gnu++1z", "gnu++17", "gnu++2a",
        "gnu++20", "gnu++2b", "gnu++23", "iso9899:1990", "iso9899:1999", "iso9899:2011", "iso9899:2017",
    };

    if (strcmp(value, "c23") == 0)
        return "c2x";
    if (strcmp(value, "gnu23") == 0)
        return "gnu2x";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(value, names[i]) == 0)
            return names[i];
    }
    return NULL;
}

static bool consists_of_name_chars(const char *s)
{
    return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+:._-")] == '\0';
}

static void apply(filter *f, const flag_row *row, const char *value)
{
    switch (row->action) {
    case DROP:
        break;
    case KEEP:
        push(f, row, "");
        break;
    case FOLDER:
        keep_folder(f, row, value);
        break;
    case FILE_NAME:
        keep_file(f, row, value);
        break;
    case MACRO:
        if (value[0])
            push(f, row, value);
        break;
    case STANDARD:
        f->standard = known_standard(value);
        break;
    case TARGET:
        if (consists_of_name_chars(value))
            push(f, row, value);
        break;
    case LANGUAGE:
        if (strcmp(value, "c++") == 0 || strcmp(value, "c") == 0)
            f->is_cxx = value[1] == '+';
        break;
    }
}

/* Handles argv[i]; returns how many words it took. */
static size_t take_flag(filter *f, const char *const *argv, size_t n, size_t i)
{
    const char *arg = argv[i];

    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        const flag_row *row = &rows[k];
        size_t len = strlen(row->name);
        if (strncmp(arg, row->name, len) != 0)
            continue;
        if (arg[len] && (row->forms & JOINED)) {
            apply(f, row, arg + len);
            return 1;
        }
        if (arg[len])
            continue;
        if (row->forms & ALONE) {
            apply(f, row, "");
            return 1;
        }
        if (!(row->forms & SEPARATE))
            return 1;
        if (i + 1 < n)
            apply(f, row, argv[i + 1]);
        return 2;
    }
    return 1;
}


/* g++, clang++-19, x86_64-linux-gnu-g++-12; .c files given to them are C++. */
static bool is_cxx_compiler(const char *argv0)
{
    const char *base = ft_path_base(argv0);

    return strstr(base, "++") != NULL;
}

/* Language and standard first. A standard of the other language is an error for clang, so it is not kept. */
static ft_flag_list finish(filter *f)
{
    ft_arena *arena = f->flags->arena;
    const char *standard = f->standard;
    words all = { 0 };

    if (standard && (strstr(standard, "++") != NULL) != f->is_cxx)
        standard = NULL;
    if (!standard)
        standard = f->is_cxx ? "gnu++20" : "gnu17";
    ft_vec_push(&all, "-x");
    ft_vec_push(&all, f->is_cxx ? "c++" : "c");
    ft_vec_push(&all, ft_arena_printf(arena, "-std=%s", standard));
    for (size_t i = 0; i < f->out.n; i++)
        ft_vec_push(&all, f->out.v[i]);
    ft_flag_list list = { ft_arena_dup(arena, all.v, all.n, sizeof all.v[0]), all.n, f->is_cxx };
    ft_vec_release(&all);
    ft_vec_release(&f->out);
    return list;
}

ft_flag_list ft_flags_filter(ft_flags *flags, const char *const *argv, size_t n, const char *directory,
                             bool is_cxx)
{
    filter f = { .flags = flags, .directory = directory, .is_cxx = is_cxx };

    if (n && is_cxx_compiler(argv[0]))
        f.is_cxx = true;
    for (size_t i = 1; i < n && strcmp(argv[i], "--") != 0;)
        i += take_flag(&f, argv, n, i);
    return finish(&f);
}

static void guess_folder(filter *f, const char *name, const char *dir)
{
    if (ft_flags_is_python_home(f->flags, dir))
        return;
    for (size_t i = 0; i < f->out.n; i++) {
        if (strncmp(f->out.v[i], name, strlen(name)) == 0 && strcmp(f->out.v[i] + strlen(name), dir) == 0)
            return;
    }
    ft_vec_push(&f->out, ft_arena_printf(f->flags->arena, "%s%s", name, dir));
}

ft_flag_list ft_flags_guess(ft_flags *flags, const char *file, const char *root, const char *const *found,
                            size_t n_found, bool is_cxx)
{
    static const char *const usual[] = { "include", "src", "Include" };
    filter f = { .flags = flags, .is_cxx = is_cxx };

    guess_folder(&f, "-iquote", ft_path_dir(flags->arena, file));
    guess_folder(&f, "-iquote", root);
    for (size_t i = 0; i < n_found; i++)
        guess_folder(&f, "-idirafter", found[i]);
    guess_folder(&f, "-idirafter", root);
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        const char *dir = ft_path_join(flags->arena, root, usual[i]);
        if (ft_path_is_dir(dir))
            guess_folder(&f, "-idirafter", dir);
    }
    return finish(&f);
}
