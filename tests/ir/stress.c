/*
 * (Most of these are as long as clang's own recursion stands.) Sources that nest or go on for longer than anybody writes by hand, as generators do: lowering must come to
 * an end in reasonable time, without overflowing the stack.
 */
#include <clang-c/Index.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "ir/dump.h"
#include "parse/lower.h"

static void repeat(ft_strbuf *out, const char *text, int n)
{
    for (int i = 0; i < n; i++)
        ft_strbuf_adds(out, text);
}

/* before, n times left, middle, n times right, after */
typedef struct shape {
    const char *name, *before, *left, *middle, *right, *after;
    int n;
} shape;

static const shape shapes[] = {
    { "sums", "int f(int a) { return a", "+ a", "", "", "; }", 20000 },
    { "mixed sums", "long f(int a, long b) { return b", "+ a * 2L", "", "", "; }", 5000 },
    { "parentheses", "int f(int a) { return ", "(", "a", ")", "; }", 250 },
    { "negations", "int f(int a) { return ", "- ", "a", "", "; }", 1000 },
    { "and", "int f(int a) { if (a", "&& a", "", "", ") return 1; return 0; }", 3000 },
    { "and as value", "int f(int a) { return a", "&& a", "", "", "; }", 3000 },
    { "choices", "int f(int a) { return ", "a ? 1 : ", "2", "", "; }", 3000 },
    { "commas", "int f(int a) { return a", ", a++", "", "", "; }", 3000 },
    { "else if", "int g(int); void f(int a) { if (a) g(1);", " else if (a == 2) g(2);", "", "", " }", 3000 },
    { "blocks", "void f(int a) { ", "{", "a++;", "}", "}", 250 },
    { "ifs", "void f(int a) { ", "if (a) ", "a++;", "", "}", 800 },
    { "loops", "void f(int a) { ", "while (a) ", "a++;", "", "}", 800 },
    { "calls", "int f(int a) { return ", "f(", "a", ")", "; }", 250 },
    { "pointers", "void f(int *p) { ", "*p++ = 1; ", "", "", "}", 20000 },
    { "table", "int t[] = { ", "1, ", "", "", " }; void f(void) {}", 200000 },
    { "rows", "struct r { const char *n; void (*f)(void); int k; }; void f(void); struct r t[] = { ",
      "{\"x\", f, 3}, ", "", "", " }; void f(void) {}", 10000 },
    { "elided rows", "struct r { int a[2]; struct { int b; } c; }; struct r t[] = { ", "1, 2, 3, ", "", "",
      " }; void f(void) {}", 10000 },
    { "braces", "void f(void) { int a = ", "{", "1", "}", "; }", 250 },
    { "labels", "void f(int a) { switch (a) { ", "case __COUNTER__: a++; ", "", "", "} }", 5000 },
    { "statement expressions", "int f(int a) { return ", "({ a++; ", "a", "; })", "; }", 250 },
    { "macros", "#define M(x) (x + 1)\nint f(int a) { return ", "M(", "a", ")", "; }", 200 },
    { "functions", "", "static int __attribute__((unused)) (*p)(int); ", "void f(void) {}", "", "", 2000 },
};

static void build(ft_strbuf *out, const shape *s)
{
    ft_strbuf_adds(out, s->before);
    repeat(out, s->left, s->n);
    ft_strbuf_adds(out, s->middle);
    repeat(out, s->right, s->n);
    ft_strbuf_adds(out, s->after);
}

static bool is_whole(const ft_function *f)
{
    return f->n_blocks > 0 && f->blocks[0]->n_instrs > 0 && f->n_temps > 0;
}

static bool check(CXIndex index, const shape *s)
{
    static const char *const flags[] = { "-w", "-std=gnu17", "-fbracket-depth=1024", "-ferror-limit=1" };
    ft_lower_options options = { .project_root = "/ftlint-test", .start_dir = "/ftlint-test", .capi_dir = "/ftlint-capi" };
    CXTranslationUnit tu = NULL;
    ft_strbuf text;
    bool ok = false;

    ft_strbuf_init(&text);
    build(&text, s);
    struct CXUnsavedFile file = { "/ftlint-test/a.c", text.s, text.len };
    clang_parseTranslationUnit2(index, file.Filename, flags, sizeof flags / sizeof *flags, &file, 1,
                                CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing, &tu);
    if (tu) {
        ft_arena *arena = ft_arena_new();
        ft_unit *unit = FT_NEW(arena, ft_unit);
        unit->arena = arena;
        unit->strings = ft_interner_new();
        unit->path = "/ftlint-test/a.c";
        ft_lower_unit(tu, unit, &options);
        ok = unit->n_functions == 1 && is_whole(unit->functions[0]) && unit->n_diags == 0;
        if (!ok)
            fprintf(stderr, "%s: %u functions, %s\n", s->name, unit->n_functions,
                    unit->n_diags ? unit->diags[0].text : "no diagnostics");
        ft_unit_free(unit);
        clang_disposeTranslationUnit(tu);
    }
    ft_strbuf_release(&text);
    return ok;
}

int main(void)
{
    CXIndex index = clang_createIndex(0, 0);
    int n_failed = 0;

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        n_failed += !check(index, &shapes[i]);
    clang_disposeIndex(index);
    return n_failed ? 1 : 0;
}
