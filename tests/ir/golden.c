/*
 * Parses C or C++ files, lowers them and compares the dump with the .ir file beside each; with
 * FTLINT_UPDATE_GOLDEN=1 in the environment it writes them instead.
 *     golden [-v] file... [-- compiler flags]     -v prints the dump and how long things took
 * The goldens are those of LLVM 19 and later: before, libclang did not tell where tokens of macros are
 * spelled, and names in the bodies of macros go by the use of the macro. There the test is skipped (77).
 */
#include <clang-c/Index.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/path.h"
#include "ir/dump.h"
#include "parse/lower.h"

typedef struct options {
    const char *const *flags;
    int n_flags;
    bool is_verbose, is_update;
} options;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static CXTranslationUnit parse(CXIndex index, const char *path, const options *job)
{
    CXTranslationUnit tu = NULL;
    unsigned flags = CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing |
                       CXTranslationUnit_VisitImplicitAttributes;

    if (clang_parseTranslationUnit2(index, path, job->flags, job->n_flags, NULL, 0, flags, &tu) != CXError_Success)
        return NULL;
    return tu;
}

static ft_unit *lower(CXTranslationUnit tu, const char *path)
{
    ft_arena *arena = ft_arena_new();
    ft_unit *unit = FT_NEW(arena, ft_unit);
    const char *dir = ft_path_dir(arena, path);
    ft_lower_options lowering = { .project_root = dir, .start_dir = dir, .capi_dir = "/ftlint-capi" };

    unit->arena = arena;
    unit->strings = ft_interner_new();
    unit->path = ft_arena_strdup(arena, path);
    unit->is_cxx = strncmp(ft_path_ext(path), "c", 2) != 0;
    ft_lower_unit(tu, unit, &lowering);
    return unit;
}

static bool write_file(const char *path, const ft_strbuf *text)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && fwrite(text->s, 1, text->len, f) == text->len;

    if (f && fclose(f) != 0)
        ok = false;
    return ok;
}

static void show_first_difference(const char *path, const char *want, const char *have)
{
    unsigned line = 1;

    while (*want && *want == *have) {
        line += *want == '\n';
        want++;
        have++;
    }
    while (have[-1] != '\n' && line > 1) {
        have--;
        want--;
    }
    fprintf(stderr, "%s:%u: expected: %.*s\n%s:%u:      got: %.*s\n", path, line, (int)strcspn(want, "\n"), want, path,
            line, (int)strcspn(have, "\n"), have);
}

static bool compare(const char *path, const ft_strbuf *dump, const options *job)
{
    ft_arena *arena = ft_arena_new();
    const char *dot = strrchr(path, '.');
    const char *golden = ft_arena_printf(arena, "%.*s.ir", (int)(dot - path), path);
    ft_error err;
    char *want = NULL;
    size_t len = 0;
    bool ok;

    if (job->is_update) {
        ok = write_file(golden, dump);
    } else {
        ok = ft_read_file(arena, golden, &want, &len, &err);
        if (!ok)
            fprintf(stderr, "%s\n", err.text);
        else if (len != dump->len || memcmp(want, dump->s, len) != 0) {
            show_first_difference(golden, want, dump->s);
            ok = false;
        }
    }
    ft_arena_free(arena);
    return ok;
}

static bool check(CXIndex index, const char *path, const options *job)
{
    double t0 = now();
    CXTranslationUnit tu = parse(index, path, job);
    double t1 = now();
    ft_strbuf dump;
    bool ok = true;

    if (!tu) {
        fprintf(stderr, "cannot parse %s\n", path);
        return false;
    }
    ft_unit *unit = lower(tu, path);
    double t2 = now();
    ft_strbuf_init(&dump);
    ft_ir_dump_unit(&dump, unit);
    if (job->is_verbose) {
        fputs(dump.s, stdout);
        fprintf(stderr, "%s: parse %.1f ms, lower %.1f ms, %u functions, %u errors, arena %zu KB, calls %u/%u\n", path,
                t1 - t0, t2 - t1, unit->n_functions, unit->bodies_with_error, ft_arena_used(unit->arena) / 1024,
                unit->capi_calls_text - unit->capi_calls_skipped - unit->capi_calls_lost,
                unit->capi_calls_text - unit->capi_calls_skipped);
    } else {
        ok = compare(path, &dump, job);
    }
    ft_strbuf_release(&dump);
    ft_unit_free(unit);
    clang_disposeTranslationUnit(tu);
    return ok;
}

static int clang_major(void)
{
    CXString version = clang_getClangVersion();
    const char *p = strstr(clang_getCString(version), "version ");
    int major = p ? atoi(p + 8) : 0;

    clang_disposeString(version);
    return major;
}

int main(int argc, char **argv)
{
    options job = { NULL, 0, false, getenv("FTLINT_UPDATE_GOLDEN") != NULL };
    ft_arena *arena = ft_arena_new();
    CXIndex index = clang_createIndex(0, 0);
    int n_failed = 0, end = argc;
    bool is_skipped = clang_major() < 19;

    for (int i = 1; i < argc && end == argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            end = i;
            job.flags = (const char *const *)argv + i + 1;
            job.n_flags = argc - i - 1;
        }
    }
    for (int i = 1; i < end; i++) {
        if (strcmp(argv[i], "-v") == 0)
            job.is_verbose = true;
        else
            n_failed += !check(index, ft_path_absolute(arena, argv[i]), &job);
    }
    clang_disposeIndex(index);
    ft_arena_free(arena);
    return is_skipped && !job.is_verbose ? 77 : n_failed ? 1 : 0;
}
