/* Loops and switch. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

void lw_enter_loop(lw_fn *fn, lw_loop *loop, lw_block *on_break, lw_block *on_continue)
{
    *loop = (lw_loop){ on_break, on_continue, fn->objects.n, fn->loop };
    fn->loop = loop;
}

static void leave(lw_fn *fn)
{
    fn->loop = fn->loop->outer;
}

size_t lw_leading_declarations(lw_fn *fn, lw_list list)
{
    size_t i = 0;

    for (; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        enum CXCursorKind kind = clang_getCursorKind(c);
        if (kind != CXCursor_DeclStmt && !clang_isDeclaration(kind))
            break;
        lw_stmt(fn, c);
    }
    return i;
}

void lw_while_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    lw_block *head = lw_new_block(fn), *body = lw_new_block(fn), *end = lw_new_block(fn);
    size_t scope = fn->objects.n;
    lw_loop loop;

    lw_start(fn, head, stmt);
    lw_enter_loop(fn, &loop, end, head);
    size_t at = lw_leading_declarations(fn, list);
    if (list.n >= at + 2) {
        lw_condition(fn, lw_child(fn->lw, list, at), body, end);
        lw_start(fn, body, stmt);
        lw_stmt(fn, lw_child(fn->lw, list, at + 1));
        lw_leave_scope(fn, scope, stmt);
        if (!fn->cur->done)
            lw_jump(fn, stmt, head);
    }
    leave(fn);
    lw_start(fn, end, stmt);
    lw_end_scope(fn, scope, stmt);
    lw_children_pop(fn->lw, list);
}

void lw_do_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    lw_block *body = lw_new_block(fn), *test = lw_new_block(fn), *end = lw_new_block(fn);
    lw_loop loop;

    lw_start(fn, body, stmt);
    lw_enter_loop(fn, &loop, end, test);
    if (list.n)
        lw_stmt(fn, lw_child(fn->lw, list, 0));
    leave(fn);
    lw_start(fn, test, stmt);
    if (list.n >= 2)
        lw_condition(fn, lw_child(fn->lw, list, 1), body, end);
    lw_start(fn, end, stmt);
    lw_children_pop(fn->lw, list);
}

/* ---- for: libclang leaves out the parts that are empty, only the text tells which ---- */

enum { PART_INIT = 1, PART_CONDITION = 2, PART_STEP = 4 };

static const char *skip_quoted(const char *p, const char *end)
{
    char quote = *p++;

    while (p < end && *p != quote && *p != '\n')
        p += *p == '\\' && p + 1 < end ? 2 : 1;
    return p;
}

static const char *skip_comment(const char *p, const char *end)
{
    const char *stop = p[1] == '/' ? memchr(p, '\n', (size_t)(end - p)) : memmem(p + 2, (size_t)(end - p) - 2, "*/", 2);

    return !stop ? end : p[1] == '/' ? stop : stop + 1;
}

/* Which of the three parts between "for (" and ")" hold anything. 0 if this is not the text of a for. */
static unsigned filled_parts(const char *p, const char *end)
{
    unsigned parts = 0, part = PART_INIT;
    int depth = 0;

    while (p < end && *p != '(')
        p++;
    for (; p < end; p++) {
        if (*p == '/' && p + 1 < end && (p[1] == '/' || p[1] == '*')) {
            p = skip_comment(p, end);
        } else if (*p == '(' || *p == '[' || *p == '{') {
            parts |= depth++ > 0 ? part : 0;
        } else if (*p == ')' || *p == ']' || *p == '}') {
            if (--depth == 0)
                break;
        } else if (*p == ';' && depth == 1) {
            part <<= 1;
        } else if (*p == '"' || *p == '\'') {
            p = skip_quoted(p, end);
            parts |= part;
        } else if (!strchr(" \t\r\n\f\v\\", *p)) {
            parts |= part;
        }
    }
    return part == PART_STEP ? parts : 0;
}

static bool is_word(const char *p, const char *end, const char *word)
{
    size_t len = strlen(word);

    return (size_t)(end - p) > len && strncmp(p, word, len) == 0 && !isalnum((unsigned char)p[len]) && p[len] != '_';
}

static unsigned parts_of(lw_unit *lw, CXCursor stmt)
{
    lw_place place = lw_place_of(lw, stmt);
    size_t len;
    const char *text;

    if (place.file && place.end <= place.file->len) {
        text = place.file->text + place.start;
        if (is_word(text, place.file->text + place.end, "for"))
            return filled_parts(text, place.file->text + place.end);
    }
    text = lw_macro_body(lw, stmt, &len);
    for (const char *p = text; p && p + 4 < text + len; p++) {
        if (is_word(p, text + len, "for"))
            return filled_parts(p, text + len);
    }
    return 0;
}

typedef struct for_parts {
    CXCursor init, condition, variable, step, body;
} for_parts;

static unsigned guess_parts(lw_unit *lw, lw_list list)
{
    bool is_declaration = clang_getCursorKind(lw_child(lw, list, 0)) == CXCursor_DeclStmt;

    switch (list.n) {
    case 4: return PART_INIT | PART_CONDITION | PART_STEP;
    case 3: return is_declaration ? PART_INIT | PART_CONDITION : PART_CONDITION | PART_STEP;
    case 2: return is_declaration ? PART_INIT : PART_CONDITION;
    default: return 0;
    }
}

static for_parts split_for(lw_unit *lw, CXCursor stmt, lw_list list)
{
    CXCursor none = clang_getNullCursor();
    for_parts out = { none, none, none, none, none };
    unsigned parts = parts_of(lw, stmt);
    size_t n = list.n - 1, at = 0;
    bool has_variable = false; /* for (; T x = f(); ) */

    for (size_t i = 0; i < n; i++)
        has_variable |= clang_isDeclaration(clang_getCursorKind(lw_child(lw, list, i))) != 0;
    if (n - has_variable != (size_t)__builtin_popcount(parts))
        parts = guess_parts(lw, list);
    if (parts & PART_INIT && at < n)
        out.init = lw_child(lw, list, at++);
    if (has_variable && at < n)
        out.variable = lw_child(lw, list, at++);
    if (parts & PART_CONDITION && at < n)
        out.condition = lw_child(lw, list, at++);
    if (parts & PART_STEP && at < n)
        out.step = lw_child(lw, list, at++);
    out.body = lw_child(lw, list, n);
    return out;
}

void lw_for_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    lw_block *head = lw_new_block(fn), *body = lw_new_block(fn), *step = lw_new_block(fn), *end = lw_new_block(fn);
    size_t scope = fn->objects.n;
    lw_loop loop;

    if (!list.n) {
        lw_children_pop(fn->lw, list);
        return;
    }
    for_parts parts = split_for(fn->lw, stmt, list);
    if (!clang_Cursor_isNull(parts.init))
        lw_stmt(fn, parts.init);
    lw_start(fn, head, stmt);
    lw_enter_loop(fn, &loop, end, step);
    if (!clang_Cursor_isNull(parts.variable))
        lw_stmt(fn, parts.variable);
    if (!clang_Cursor_isNull(parts.condition))
        lw_condition(fn, parts.condition, body, end);
    lw_start(fn, body, stmt);
    lw_stmt(fn, parts.body);
    lw_start(fn, step, stmt);
    leave(fn);
    if (!clang_Cursor_isNull(parts.step))
        lw_effect(fn, parts.step);
    lw_jump(fn, stmt, head);
    lw_start(fn, end, stmt);
    lw_end_scope(fn, scope, stmt);
    lw_children_pop(fn->lw, list);
}

/* ---- switch ---- */

void lw_switch_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    lw_block *end = lw_new_block(fn);
    lw_switch sw = { .outer = fn->sw };
    size_t scope = fn->objects.n;
    lw_loop loop;

    size_t at = lw_leading_declarations(fn, list);
    if (list.n >= at + 2) {
        ft_operand value = lw_value(fn, lw_child(fn->lw, list, at));
        lw_block *head = lw_end_switch(fn, stmt, value);
        fn->sw = &sw;
        lw_enter_loop(fn, &loop, end, NULL);
        lw_stmt(fn, lw_child(fn->lw, list, at + 1));
        leave(fn);
        fn->sw = sw.outer;
        lw_close_switch(fn, head, &sw, end);
        ft_vec_release(&sw.cases);
        ft_vec_release(&sw.targets);
    }
    lw_start(fn, end, stmt);
    lw_end_scope(fn, scope, stmt);
    lw_children_pop(fn->lw, list);
}

/* Consecutive labels share a block. */
static void start_label(lw_fn *fn, CXCursor stmt)
{
    size_t n = fn->sw->targets.n;
    bool is_label = fn->cur == fn->sw->on_default || (n && fn->sw->targets.v[n - 1] == fn->cur);

    if (!is_label || fn->cur->done || fn->cur->instrs.n)
        lw_start(fn, lw_new_block(fn), stmt);
}

void lw_case_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);
    bool more = true;

    while (more) { /* case 1: case 2: ... nest */
        int64_t value = 0;
        more = false;
        if (fn->sw && list.n) {
            start_label(fn, stmt);
            lw_constant(fn->lw, lw_child(fn->lw, list, 0), &value);
            ft_vec_push(&fn->sw->cases, value);
            ft_vec_push(&fn->sw->targets, fn->cur);
        }
        if (list.n >= 2) {
            CXCursor body = lw_child(fn->lw, list, list.n - 1);
            more = fn->sw && clang_getCursorKind(body) == CXCursor_CaseStmt;
            if (!more)
                lw_stmt(fn, body);
            stmt = body;
        }
        lw_children_pop(fn->lw, list);
        if (more)
            list = lw_children(fn->lw, stmt);
    }
}

void lw_default_stmt(lw_fn *fn, CXCursor stmt)
{
    lw_list list = lw_children(fn->lw, stmt);

    if (fn->sw) {
        start_label(fn, stmt);
        fn->sw->on_default = fn->cur;
    }
    if (list.n)
        lw_stmt(fn, lw_child(fn->lw, list, list.n - 1));
    lw_children_pop(fn->lw, list);
}
