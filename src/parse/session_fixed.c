/* The virtual files that every unit gets, and what this machine lacks. */
#include <stdlib.h>
#include <string.h>

#include "parse/session.h"

typedef struct stock {
    const char *name, *text;
} stock;

/* For a libclang that was installed without its own headers. What the C library has itself
 * (stdint.h, limits.h) is here only in case that it is missing too. */
static const stock builtins[] = {
    {"stddef.h",
     "#pragma once\n"
     "typedef __SIZE_TYPE__ size_t;\ntypedef __PTRDIFF_TYPE__ ptrdiff_t;\n"
     "#ifdef __cplusplus\n#define NULL __null\n#else\n"
     "typedef __WCHAR_TYPE__ wchar_t;\n#define NULL ((void *)0)\n#endif\n"
     "#undef offsetof\n#define offsetof(t, m) __builtin_offsetof(t, m)\n"
     "typedef struct { long long a; long double b; } max_align_t;\n"
     "#ifdef __need_wint_t\ntypedef __WINT_TYPE__ wint_t;\n#endif\n"
     "typedef __WINT_TYPE__ wint_t;\n"},
    {"stdarg.h",
     "#pragma once\n"
     "typedef __builtin_va_list va_list;\ntypedef __builtin_va_list __gnuc_va_list;\n"
     "#define va_start(ap, ...) __builtin_va_start(ap, __VA_ARGS__)\n"
     "#define va_end(ap) __builtin_va_end(ap)\n"
     "#define va_arg(ap, type) __builtin_va_arg(ap, type)\n"
     "#define va_copy(to, from) __builtin_va_copy(to, from)\n"},
    {"stdbool.h",
     "#pragma once\n#ifndef __cplusplus\n#define bool _Bool\n#define true 1\n#define false 0\n#endif\n"},
    {"stdalign.h", "#pragma once\n#ifndef __cplusplus\n#define alignas _Alignas\n#define alignof _Alignof\n#endif\n"},
    {"stdnoreturn.h", "#pragma once\n#ifndef __cplusplus\n#define noreturn _Noreturn\n#endif\n"},
    {"float.h",
     "#pragma once\n#define FLT_MAX __FLT_MAX__\n#define FLT_MIN __FLT_MIN__\n#define FLT_EPSILON __FLT_EPSILON__\n"
     "#define FLT_RADIX __FLT_RADIX__\n#define FLT_MANT_DIG __FLT_MANT_DIG__\n#define FLT_DIG __FLT_DIG__\n"
     "#define DBL_MAX __DBL_MAX__\n#define DBL_MIN __DBL_MIN__\n#define DBL_EPSILON __DBL_EPSILON__\n"
     "#define DBL_MANT_DIG __DBL_MANT_DIG__\n#define DBL_DIG __DBL_DIG__\n#define DBL_MAX_EXP __DBL_MAX_EXP__\n"
     "#define DBL_MIN_EXP __DBL_MIN_EXP__\n#define DBL_MAX_10_EXP __DBL_MAX_10_EXP__\n"
     "#define DBL_MIN_10_EXP __DBL_MIN_10_EXP__\n#define LDBL_MAX __LDBL_MAX__\n#define LDBL_MIN __LDBL_MIN__\n"
     "#define LDBL_EPSILON __LDBL_EPSILON__\n#define LDBL_MANT_DIG __LDBL_MANT_DIG__\n#define LDBL_DIG __LDBL_DIG__\n"
     "#define LDBL_MAX_EXP __LDBL_MAX_EXP__\n"},
    {"stdatomic.h",
     "#pragma once\n"
     "typedef enum { memory_order_relaxed, memory_order_consume, memory_order_acquire,\n"
     "  memory_order_release, memory_order_acq_rel, memory_order_seq_cst } memory_order;\n"
     "#define ATOMIC_VAR_INIT(v) (v)\n#define atomic_init __c11_atomic_init\n"
     "typedef _Atomic(_Bool) atomic_bool;\ntypedef _Atomic(int) atomic_int;\n"
     "typedef _Atomic(unsigned) atomic_uint;\ntypedef _Atomic(long) atomic_long;\n"
     "typedef _Atomic(unsigned long) atomic_ulong;\ntypedef _Atomic(long long) atomic_llong;\n"
     "typedef _Atomic(unsigned long long) atomic_ullong;\ntypedef _Atomic(__SIZE_TYPE__) atomic_size_t;\n"
     "typedef _Atomic(__INTPTR_TYPE__) atomic_intptr_t;\ntypedef _Atomic(__UINTPTR_TYPE__) atomic_uintptr_t;\n"
     "typedef struct { atomic_bool v; } atomic_flag;\n#define ATOMIC_FLAG_INIT {0}\n"
     "#define atomic_load(p) __c11_atomic_load(p, 5)\n#define atomic_load_explicit __c11_atomic_load\n"
     "#define atomic_store(p, v) __c11_atomic_store(p, v, 5)\n#define atomic_store_explicit __c11_atomic_store\n"
     "#define atomic_exchange(p, v) __c11_atomic_exchange(p, v, 5)\n"
     "#define atomic_exchange_explicit __c11_atomic_exchange\n"
     "#define atomic_fetch_add(p, v) __c11_atomic_fetch_add(p, v, 5)\n"
     "#define atomic_fetch_add_explicit __c11_atomic_fetch_add\n"
     "#define atomic_fetch_sub(p, v) __c11_atomic_fetch_sub(p, v, 5)\n"
     "#define atomic_fetch_sub_explicit __c11_atomic_fetch_sub\n"
     "#define atomic_fetch_or(p, v) __c11_atomic_fetch_or(p, v, 5)\n"
     "#define atomic_fetch_or_explicit __c11_atomic_fetch_or\n"
     "#define atomic_fetch_and(p, v) __c11_atomic_fetch_and(p, v, 5)\n"
     "#define atomic_fetch_and_explicit __c11_atomic_fetch_and\n"
     "#define atomic_compare_exchange_strong(p, e, v) __c11_atomic_compare_exchange_strong(p, e, v, 5, 5)\n"
     "#define atomic_compare_exchange_strong_explicit __c11_atomic_compare_exchange_strong\n"
     "#define atomic_compare_exchange_weak(p, e, v) __c11_atomic_compare_exchange_weak(p, e, v, 5, 5)\n"
     "#define atomic_compare_exchange_weak_explicit __c11_atomic_compare_exchange_weak\n"
     "#define atomic_thread_fence(o) __c11_atomic_thread_fence(o)\n"
     "#define atomic_flag_test_and_set(f) __c11_atomic_exchange(&(f)->v, 1, 5)\n"
     "#define atomic_flag_clear(f) __c11_atomic_store(&(f)->v, 0, 5)\n"},
};

/* The C library's headers that sources include; ftlint_libc.h of the C API holds what they need. */
static const char *const libc_headers[] = {
    "assert.h",  "ctype.h",  "errno.h",     "inttypes.h", "limits.h", "math.h",     "stdint.h",    "stdio.h",
    "stdlib.h",  "string.h", "sys/types.h", "time.h",     "unistd.h", "sys/time.h", "pthread.h",   "wchar.h",
    "strings.h", "signal.h", "fcntl.h",     "locale.h",   "setjmp.h", "sys/stat.h", "sys/param.h", "semaphore.h",
    "sched.h",   "pwd.h",    "grp.h",       "dirent.h",   "poll.h",   "wctype.h",
};

bool ft_fixed_is_first(const char *name)
{
    static const char *const names[] = {"Python.h", "pyconfig.h", "patchlevel.h", "structmember.h"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

bool ft_fixed_has_stub(const char *name)
{
    for (size_t i = 0; i < sizeof builtins / sizeof builtins[0]; i++)
        if (strcmp(name, builtins[i].name) == 0)
            return true;
    for (size_t i = 0; i < sizeof libc_headers / sizeof libc_headers[0]; i++)
        if (strcmp(name, libc_headers[i]) == 0)
            return true;
    return false;
}

static void add_fixed(ft_parser *parser, const char *dir, const char *name, const char *text, size_t len)
{
    struct CXUnsavedFile file = {ft_arena_printf(parser->arena, "%s/%s", dir, name), text, len};
    ft_vec_push(&parser->fixed, file);
}

static void add_text(ft_parser *parser, const char *dir, const char *name, const char *text)
{
    add_fixed(parser, dir, name, text, strlen(text));
}

bool ft_fixed_no_system(void)
{
    const char *value = getenv("FTLINT_SYSTEM_HEADERS");
    return value && strcmp(value, "none") == 0;
}

/* Asks the compiler itself which headers it finds. */
static void probe(CXIndex index, bool *lacks_builtins, bool *lacks_libc)
{
    static const char *const args[] = {"-nostdinc"};
    static const char name[] = FT_CAPI_DIR "/probe.c";
    static const char text[] = "#if !__has_include(<stddef.h>) || !__has_include(<stdarg.h>)\n#error builtins\n#endif\n"
                               "#if !__has_include(<stdlib.h>) || !__has_include(<stdio.h>)\n#error libc\n#endif\n";
    struct CXUnsavedFile file = {name, text, sizeof text - 1};
    CXTranslationUnit tu = NULL;
    if (clang_parseTranslationUnit2(index, name, args, ft_fixed_no_system(), &file, 1, CXTranslationUnit_KeepGoing, &tu) !=
        CXError_Success)
        return;
    unsigned n = clang_getNumDiagnostics(tu); /* not in the loop: it builds the list anew at every call */
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic diag = clang_getDiagnostic(tu, i);
        CXString said = clang_getDiagnosticSpelling(diag);
        *lacks_builtins |= strcmp(clang_getCString(said), "builtins") == 0;
        *lacks_libc |= strcmp(clang_getCString(said), "libc") == 0;
        clang_disposeString(said);
        clang_disposeDiagnostic(diag);
    }
    clang_disposeTranslationUnit(tu);
}

bool ft_parse_has_libc(void)
{
    bool lacks_builtins = false, lacks_libc = false;
    CXIndex index = clang_createIndex(0, 0);
    probe(index, &lacks_builtins, &lacks_libc);
    clang_disposeIndex(index);
    return !lacks_libc;
}

void ft_fixed_init(ft_parser *parser)
{
    const ft_parse_options *options = parser->options;

    probe(parser->index, &parser->lacks_builtins, &parser->lacks_libc);
    add_text(parser, FT_CAPI_DIR, "heal/empty.h", "");
    add_text(parser, FT_CAPI_DIR, "heal/braces.h", "{0};\n");
    for (size_t i = 0; i < options->n_capi; i++) {
        const ft_virtual_file *file = &options->capi[i];
        add_fixed(parser, FT_ALL_DIR, file->name, file->text, file->len);
        if (ft_fixed_is_first(file->name))
            add_text(parser, FT_FIRST_DIR, file->name,
                     ft_arena_printf(parser->arena, "#include \"%s/%s\"\n", FT_ALL_DIR, file->name));
    }
    for (size_t i = 0; i < options->n_bindings; i++)
        add_fixed(parser, FT_BINDINGS_DIR, options->bindings[i].name, options->bindings[i].text, options->bindings[i].len);
    for (size_t i = 0; i < sizeof builtins / sizeof builtins[0]; i++)
        add_text(parser, FT_BUILTIN_DIR, builtins[i].name, builtins[i].text);
    for (size_t i = 0; i < sizeof libc_headers / sizeof libc_headers[0]; i++)
        add_text(parser, FT_BUILTIN_DIR, libc_headers[i], "#include \"" FT_ALL_DIR "/ftlint_libc.h\"\n");
}
