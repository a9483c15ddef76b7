/* Calls, and what libclang does not expose: atomics, builtins with types, GNU extensions. */
#include <stdlib.h>
#include <string.h>

#include "parse/lower_fn.h"

typedef FT_VEC(ft_operand) operand_vec;
typedef FT_VEC(CXCursor) cursor_vec;

typedef struct arguments {
    operand_vec values;
    cursor_vec exprs;
} arguments;

static void add_argument(arguments *args, ft_operand value, CXCursor expr)
{
    ft_vec_push(&args->values, value);
    ft_vec_push(&args->exprs, expr);
}

static void release(arguments *args)
{
    ft_vec_release(&args->values);
    ft_vec_release(&args->exprs);
}

/* ---- the CALL instruction ---- */

/*
 * Where an argument was written. One that comes from the body of the same macro as the call is searched
 * through casts and parentheses for what the user wrote: the "self->x" of Py_INCREF(self->x).
 */
static lw_place argument_place(lw_unit *lw, CXCursor expr, uint32_t call_start)
{
    lw_place place = lw_place_of(lw, expr), inner = place;
    CXCursor e = expr;

    while (inner.start == call_start && lw_strip_one(lw, e, true, &e))
        inner = lw_place_of(lw, e);
    return inner.file == place.file && inner.start != call_start ? inner : place;
}

static bool is_from_body(lw_place place, uint32_t call_start)
{
    return place.file && place.start == call_start && lw_macro_at(place.file, place.start);
}

static void describe_argument(lw_unit *lw, ft_instr *instr, uint32_t i, CXCursor expr, uint32_t call_start)
{
    lw_place place = lw_place_of(lw, expr);
    const char *text = NULL;

    if (is_from_body(place, call_start)) {
        place = argument_place(lw, expr, call_start);
        if (place.start == call_start)
            text = lw_pretty(lw, expr);
    }
    instr->arg_text[i] = text ? text : lw_text(lw, place, 80);
    instr->arg_loc[i] = lw_loc(lw, place);
}

static void describe_arguments(lw_unit *lw, ft_instr *instr, CXCursor at, const CXCursor *exprs, uint32_t n)
{
    uint32_t call_start = lw_place_of(lw, at).start;

    instr->arg_text = FT_NEW_ARRAY(lw->arena, const char *, n);
    instr->arg_loc = FT_NEW_ARRAY(lw->arena, ft_loc, n);
    for (uint32_t i = 0; i < n; i++) {
        instr->arg_text[i] = "";
        if (!clang_Cursor_isNull(exprs[i]))
            describe_argument(lw, instr, i, exprs[i], call_start);
    }
}

ft_operand lw_emit_call(lw_fn *fn, CXCursor at, const char *callee, const ft_operand *args,
                        const CXCursor *exprs, uint32_t n, const ft_type *result)
{
    ft_instr *instr = lw_emit(fn, FT_OP_CALL, at, args, n);

    instr->callee = callee;
    instr->type = result;
    describe_arguments(fn->lw, instr, at, exprs, n);
    lw_drop_callee_macro(instr);
    return result->kind == FT_TY_VOID ? lw_other() : lw_define(fn, instr, result);
}

/* ---- callees ---- */

static const char *callee_name(lw_unit *lw, const char *name)
{
    size_t len = strlen(name);

    if (strncmp(name, "__builtin_va_", 13) == 0)
        return ft_intern(lw->strings, name + 10);
    if (strncmp(name, "__sync_", 7) != 0)
        return name;
    while (len && name[len - 1] >= '0' && name[len - 1] <= '9') /* __sync_fetch_and_add_4 */
        len--;
    return name[len] && name[len - 1] == '_' ? ft_intern_n(lw->strings, name, len - 1) : name;
}

bool lw_is_expect(lw_fn *fn, CXCursor call, CXCursor *inner)
{
    CXCursor callee = clang_getCursorReferenced(call);

    if (clang_Cursor_isNull(callee))
        return false;
    const char *name = lw_decl_of(fn->lw, fn, callee)->name;
    if (strncmp(name, "__builtin_expect", 16) != 0)
        return false;
    lw_list list = lw_children(fn->lw, call);
    bool ok = list.n >= 3;
    if (ok)
        *inner = lw_child(fn->lw, list, 1);
    lw_children_pop(fn->lw, list);
    return ok;
}

bool lw_returns_reference(const lw_unit *lw, CXCursor callee)
{
    if (!lw->unit->is_cxx || clang_Cursor_isNull(callee))
        return false;
    enum CXTypeKind kind = clang_getCanonicalType(clang_getCursorResultType(callee)).kind;
    return kind == CXType_LValueReference || kind == CXType_RValueReference;
}

/* The object of object.method(...), as address. */
static void add_object(lw_fn *fn, arguments *args, CXCursor member)
{
    lw_list list = lw_children(fn->lw, member);

    if (list.n) {
        CXCursor object = lw_child(fn->lw, list, 0);
        bool is_pointer = lw_type_of(fn->lw, object)->kind == FT_TY_POINTER;
        add_argument(args, is_pointer ? lw_value(fn, object) : lw_address(fn, object), object);
    } else if (fn->self) {
        add_argument(args, lw_load(fn, member, lw_local(fn->self), fn->self->type), clang_getNullCursor());
    }
    lw_children_pop(fn->lw, list);
}

/* C++ lists the operands of an overloaded operator in source order, the operator among them. */
static bool is_callee(lw_unit *lw, CXCursor child, CXCursor callee)
{
    CXCursor c = lw_strip(lw, child, false);

    return clang_getCursorKind(c) == CXCursor_DeclRefExpr &&
           clang_equalCursors(clang_getCursorReferenced(c), callee);
}

/* Kind Invalid: not known, variadic. */
static CXType param_type(CXCursor callee, size_t i)
{
    return clang_getArgType(clang_getCursorType(callee), (unsigned)i);
}

static void add_operator_arguments(lw_fn *fn, arguments *args, lw_list list, CXCursor callee, const lw_decl *decl)
{
    bool seen = false;

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (!seen && is_callee(fn->lw, c, callee)) {
            seen = true;
            continue;
        }
        size_t n = args->values.n;
        bool is_object = decl->is_method && n == 0;
        add_argument(args, is_object ? lw_address(fn, c) : lw_argument(fn, c, param_type(callee, n - decl->is_method)), c);
    }
}

static void add_rest(lw_fn *fn, arguments *args, lw_list list, CXCursor callee)
{
    for (size_t i = 1; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        add_argument(args, lw_argument(fn, c, param_type(callee, i - 1)), c);
    }
}

static ft_operand call_direct(lw_fn *fn, CXCursor expr, lw_list list, CXCursor callee, const lw_decl *decl)
{
    arguments args = { { 0 }, { 0 } };
    CXCursor first = list.n ? lw_strip(fn->lw, lw_child(fn->lw, list, 0), false) : clang_getNullCursor();

    if (fn->lw->unit->is_cxx && strncmp(decl->bare, "operator", 8) == 0 &&
        clang_getCursorKind(first) != CXCursor_MemberRefExpr) {
        add_operator_arguments(fn, &args, list, callee, decl);
    } else {
        if (decl->is_method && clang_getCursorKind(first) == CXCursor_MemberRefExpr)
            add_object(fn, &args, first);
        add_rest(fn, &args, list, callee);
    }
    ft_operand out = lw_emit_call(fn, expr, callee_name(fn->lw, decl->name), args.values.v, args.exprs.v,
                                  (uint32_t)args.values.n, lw_type_of(fn->lw, expr));
    release(&args);
    if (decl->is_noreturn)
        lw_end(fn, FT_OP_UNREACHABLE, expr, NULL);
    return out;
}

/* Through a pointer, or to something that only its spelling tells. */
static ft_operand call_indirect(lw_fn *fn, CXCursor expr, lw_list list)
{
    arguments args = { { 0 }, { 0 } };
    ft_operand target = lw_other();
    const char *name = NULL;

    if (list.n) {
        CXCursor callee = lw_strip(fn->lw, lw_child(fn->lw, list, 0), false);
        if (clang_getCursorKind(callee) == CXCursor_MemberRefExpr &&
            clang_Cursor_isNull(clang_getCursorReferenced(callee))) {
            name = lw_dependent_callee(fn->lw, callee);
            add_object(fn, &args, callee);
        } else {
            target = lw_value(fn, callee);
        }
    }
    if (target.kind == FT_OPERAND_FUNC) {
        name = target.text;
        target = (ft_operand){ 0 };
    }
    add_rest(fn, &args, list, clang_getNullCursor());
    target = lw_reload(fn, target, expr);
    ft_operand out = lw_emit_call(fn, expr, name && name[0] ? name : NULL, args.values.v, args.exprs.v,
                                  (uint32_t)args.values.n, lw_type_of(fn->lw, expr));
    ft_instr *call = &fn->cur->instrs.v[fn->cur->instrs.n - 1];
    call->target = call->callee ? (ft_operand){ 0 } : target;
    release(&args);
    return out;
}

/* a = b on C++ structs that define no assignment is the assignment of C. */
static bool is_plain_copy(const lw_decl *decl, CXCursor callee, lw_list list)
{
    return list.n == 3 && strcmp(decl->bare, "operator=") == 0 && clang_CXXMethod_isDefaulted(callee);
}

static ft_operand copy_object(lw_fn *fn, CXCursor expr, lw_list list)
{
    CXCursor left = lw_child(fn->lw, list, 0), right = lw_child(fn->lw, list, 2);
    const ft_type *type = lw_type_of(fn->lw, left);
    ft_operand from = lw_address(fn, right);
    ft_operand value = lw_load(fn, right, from, type);
    ft_operand to = lw_address(fn, left);

    lw_store(fn, expr, to, value, type);
    return to;
}

/* is_address: the call returned a reference */
static ft_operand call(lw_fn *fn, CXCursor expr, bool *is_address)
{
    CXCursor callee = clang_getCursorReferenced(expr), inner;
    const lw_decl *decl = clang_Cursor_isNull(callee) ? NULL : lw_decl_of(fn->lw, fn, callee);
    ft_operand out;

    *is_address = false;
    if (lw_is_construction(expr)) {
        ft_operand object = lw_local(lw_synthetic(fn, lw_type_of(fn->lw, expr), expr));
        *is_address = true;
        lw_construct(fn, expr, object);
        lw_object_alive(fn, object.var, clang_getCursorType(expr));
        return object;
    }
    if (decl && decl->kind == LW_FUNCTION && lw_is_expect(fn, expr, &inner))
        return lw_value(fn, inner);
    lw_list list = lw_children(fn->lw, expr);
    bool is_lambda = fn->lw->unit->is_cxx && (lw_lambda_call(fn, expr, list, &out) || lw_lambda_conversion(fn, callee, list, &out));
    if (is_lambda) {
        ; /* all is done */
    } else if (!decl || decl->kind != LW_FUNCTION) {
        out = call_indirect(fn, expr, list);
    } else if (fn->lw->unit->is_cxx && is_plain_copy(decl, callee, list)) {
        *is_address = true;
        out = copy_object(fn, expr, list);
    } else {
        *is_address = lw_returns_reference(fn->lw, callee);
        out = call_direct(fn, expr, list, callee, decl);
    }
    lw_children_pop(fn->lw, list);
    return out;
}

void lw_call_effect(lw_fn *fn, CXCursor expr)
{
    bool is_address;
    ft_operand out = call(fn, expr, &is_address);

    if (fn->lw->unit->is_cxx && !is_address)
        lw_keep_temporary(fn, expr, out);
}

ft_operand lw_call_value(lw_fn *fn, CXCursor expr)
{
    bool is_address;
    ft_operand out = call(fn, expr, &is_address);

    return is_address && out.kind != FT_OPERAND_OTHER ? lw_load_from(fn, expr, out) : out;
}

ft_operand lw_call_address(lw_fn *fn, CXCursor expr)
{
    bool is_address;
    ft_operand out = call(fn, expr, &is_address);

    if (is_address)
        return out;
    return lw_keep_temporary(fn, expr, out) ? lw_local(fn->objects.v[fn->objects.n - 1].var)
                                            : lw_spilled(fn, expr, out, lw_type_of(fn->lw, expr));
}

/* ---- atomics: operands stand as pointer, order, value, second order, second value, weak ---- */

static const uint8_t atomic_order[7][6] = {
    [1] = { 0 },
    [2] = { 0, 1 },
    [3] = { 0, 2, 1 },
    [4] = { 0, 2, 3, 1 },
    [5] = { 0, 2, 4, 1, 3 },
    [6] = { 0, 2, 4, 5, 1, 3 },
};

static bool starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

static bool is_atomic_word(const char *word)
{
    return starts(word, "__c11_atomic_") || starts(word, "__atomic_") || starts(word, "__scoped_atomic_") ||
           starts(word, "atomic_");
}

/* <stdatomic.h> defines atomic_load(p) as __c11_atomic_load(p, order): the standard name is the known one. */
static const char *atomic_name(lw_fn *fn, CXCursor expr, const char *word)
{
    if (!starts(word, "__c11_"))
        return word;
    const char *macro = lw_macro_spelled(fn->lw, expr);
    return macro && starts(macro, "atomic_") ? macro : ft_intern(fn->lw->strings, word + 6);
}

static ft_operand atomic_value(lw_fn *fn, CXCursor expr, lw_list list, const char *word)
{
    ft_operand values[6];
    CXCursor exprs[6];
    uint32_t n = list.n > 6 ? 6 : (uint32_t)list.n;

    for (uint32_t i = 0; i < n; i++) {
        exprs[i] = lw_child(fn->lw, list, atomic_order[n][i]);
        values[i] = lw_value(fn, exprs[i]);
    }
    return lw_emit_call(fn, expr, atomic_name(fn, expr, word), values, exprs, n, lw_type_of(fn->lw, expr));
}

/* ---- other unexposed expressions ---- */

static ft_operand choose(lw_fn *fn, lw_list list)
{
    int64_t value;
    bool known = lw_constant(fn->lw, lw_child(fn->lw, list, 0), &value);

    return lw_value(fn, lw_child(fn->lw, list, known && value ? 1 : 2));
}

static ft_operand builtin_value(lw_fn *fn, CXCursor expr, lw_list list, const char *word)
{
    arguments args = { { 0 }, { 0 } };

    for (size_t i = 0; i < list.n; i++) {
        CXCursor c = lw_child(fn->lw, list, i);
        if (clang_isExpression(clang_getCursorKind(c)))
            add_argument(&args, lw_value(fn, c), c);
    }
    ft_operand out = lw_emit_call(fn, expr, callee_name(fn->lw, word), args.values.v, args.exprs.v,
                                  (uint32_t)args.values.n, lw_type_of(fn->lw, expr));
    release(&args);
    return out;
}

static bool is_gnu_conditional(lw_unit *lw, lw_list list)
{
    return list.n == 4 && clang_equalCursors(lw_child(lw, list, 0), lw_child(lw, list, 1)) &&
           clang_equalCursors(lw_child(lw, list, 0), lw_child(lw, list, 2));
}

static ft_operand unexposed(lw_fn *fn, CXCursor expr, lw_list list)
{
    int64_t value;

    if (is_gnu_conditional(fn->lw, list))
        return lw_gnu_conditional_value(fn, expr);
    const char *word = lw_first_word(fn->lw, expr);
    if (list.n && is_atomic_word(word))
        return atomic_value(fn, expr, list, word);
    if (list.n == 3 && strcmp(word, "__builtin_choose_expr") == 0)
        return choose(fn, list);
    if (lw_constant(fn->lw, expr, &value)) /* offsetof, __builtin_types_compatible_p, ... */
        return lw_int(value);
    if (list.n && (starts(word, "__builtin_") || strcmp(word, "va_arg") == 0))
        return builtin_value(fn, expr, list, word);
    if (list.n == 1 && fn->lw->unit->is_cxx)
        return lw_value(fn, lw_child(fn->lw, list, 0));
    lw_effects_of_children(fn, expr);
    return lw_other();
}

ft_operand lw_unexposed_value(lw_fn *fn, CXCursor expr)
{
    CXCursor inner;
    ft_operand out;

    if (lw_strip_one(fn->lw, expr, false, &inner)) {
        out = lw_value(fn, inner);
        if (out.kind == FT_OPERAND_INT && out.num == 0 && lw_type_of(fn->lw, expr)->kind == FT_TY_POINTER)
            return lw_null();
        return out;
    }
    lw_list list = lw_children(fn->lw, expr);
    out = unexposed(fn, expr, list);
    lw_children_pop(fn->lw, list);
    return out;
}
