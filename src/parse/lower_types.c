/* Types, one ft_type per clang type. */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "parse/lowering.h"

static const struct { enum CXTypeKind first, last; ft_type_kind kind; } kinds[] = {
    { CXType_Void, CXType_Void, FT_TY_VOID },
    { CXType_Bool, CXType_Int128, FT_TY_INT },
    { CXType_Float, CXType_LongDouble, FT_TY_FLOAT },
    { CXType_NullPtr, CXType_NullPtr, FT_TY_POINTER },
    { CXType_Float128, CXType_Float16, FT_TY_FLOAT },
    { CXType_BFloat16, CXType_BFloat16, FT_TY_FLOAT },
    { CXType_Complex, CXType_Complex, FT_TY_FLOAT },
    { CXType_Pointer, CXType_RValueReference, FT_TY_POINTER },
    { CXType_Record, CXType_Record, FT_TY_RECORD },
    { CXType_Enum, CXType_Enum, FT_TY_INT },
    { CXType_FunctionNoProto, CXType_FunctionProto, FT_TY_FUNCTION },
    { CXType_ConstantArray, CXType_ConstantArray, FT_TY_ARRAY },
    { CXType_IncompleteArray, CXType_DependentSizedArray, FT_TY_ARRAY },
    { CXType_MemberPointer, CXType_MemberPointer, FT_TY_POINTER },
};

static ft_type_kind kind_of(enum CXTypeKind kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kind >= kinds[i].first && kind <= kinds[i].last)
            return kinds[i].kind;
    }
    return FT_TY_OTHER;
}

/* One layer of sugar less; the type itself if there is none. */
static CXType desugar(CXType type)
{
    switch (type.kind) {
    case CXType_Elaborated:
        return clang_Type_getNamedType(type);
    case CXType_Typedef:
        return clang_getTypedefDeclUnderlyingType(clang_getTypeDeclaration(type));
    case CXType_Attributed:
        return clang_Type_getModifiedType(type);
    case CXType_Atomic:
        return clang_Type_getValueType(type);
    case CXType_Unexposed:
    case CXType_Auto:
        return clang_getCanonicalType(type);
    default:
        return type;
    }
}

/* The pointer, array or function under the names: keeps the names of what it is made of. */
static CXType strip_sugar(CXType type)
{
    for (int i = 0; i < 32; i++) {
        CXType next = desugar(type);
        if (next.kind == CXType_Invalid)
            return clang_getCanonicalType(type);
        if (clang_equalTypes(next, type))
            break;
        type = next;
    }
    return type;
}

static CXType inner_of(CXType type, ft_type_kind kind)
{
    CXType bare = strip_sugar(type);

    switch (kind) {
    case FT_TY_POINTER:
        return clang_getPointeeType(bare);
    case FT_TY_ARRAY:
        return clang_getArrayElementType(bare);
    case FT_TY_FUNCTION:
        return clang_getResultType(bare);
    default:
        return (CXType){ 0 };
    }
}

/* "struct (unnamed struct at /home/me/a.c:3:1)" -> "struct (unnamed)": the path is not part of the type. */
static const char *clean_name(lw_unit *lw, const char *name)
{
    const char *at = strstr(name, " at /");
    ft_strbuf out;

    if (!at)
        return name;
    ft_strbuf_init(&out);
    for (; at; at = strstr(name, " at /")) {
        const char *close = strchr(at, ')'), *open = at;
        while (open > name && *open != '(')
            open--;
        ft_strbuf_add(&out, name, (size_t)(open - name));
        ft_strbuf_adds(&out, strncmp(open, "(lambda", 7) == 0 ? "(lambda" : "(unnamed");
        name = close ? close : at + strlen(at);
    }
    ft_strbuf_adds(&out, name);
    name = ft_intern(lw->strings, out.s);
    ft_strbuf_release(&out);
    return name;
}

/* The canonical form of "const char[2]" is a const array of char. */
static bool is_const(CXType canonical)
{
    while (!clang_isConstQualifiedType(canonical) && kind_of(canonical.kind) == FT_TY_ARRAY)
        canonical = clang_getCanonicalType(clang_getArrayElementType(canonical));
    return clang_isConstQualifiedType(canonical) != 0;
}

static bool is_atomic_class(const char *canonical)
{
    return strncmp(canonical, "std::atomic<", 12) == 0 || strncmp(canonical, "std::atomic_flag", 16) == 0 ||
           strncmp(canonical, "std::__1::atomic<", 17) == 0;
}

static void fill_type(lw_unit *lw, ft_type *out, CXType type)
{
    CXType canonical = clang_getCanonicalType(type);

    out->name = clean_name(lw, lw_string(lw, clang_getTypeSpelling(clang_getUnqualifiedType(type))));
    out->canonical = clean_name(lw, lw_string(lw, clang_getTypeSpelling(canonical)));
    out->is_const = is_const(canonical);
    out->is_volatile = clang_isVolatileQualifiedType(canonical) != 0;
    if (canonical.kind == CXType_Atomic) {
        out->is_atomic = true;
        canonical = clang_getCanonicalType(clang_Type_getValueType(canonical));
    }
    out->kind = kind_of(canonical.kind);
    if (out->kind == FT_TY_RECORD) {
        out->is_atomic |= is_atomic_class(out->canonical);
        out->record = lw_record(lw, clang_getTypeDeclaration(canonical));
        return;
    }
    CXType inner = inner_of(type, out->kind);
    if (inner.kind != CXType_Invalid)
        out->inner = lw_type(lw, inner);
}

static size_t type_slot(const lw_unit *lw, const void *key)
{
    size_t i = ((uintptr_t)key >> 3) * 2654435761u >> 5;

    for (i &= lw->cap_types - 1; lw->types[i].key && lw->types[i].key != key; i = (i + 1) & (lw->cap_types - 1)) {}
    return i;
}

static void grow_types(lw_unit *lw)
{
    size_t old_cap = lw->cap_types;
    struct lw_type_slot *old = lw->types;

    lw->cap_types = old_cap ? old_cap * 2 : 512;
    lw->types = ft_xcalloc(lw->cap_types, sizeof *lw->types);
    for (size_t i = 0; i < old_cap; i++) {
        if (old[i].key)
            lw->types[type_slot(lw, old[i].key)] = old[i];
    }
    free(old);
}

const ft_type *lw_type(lw_unit *lw, CXType type)
{
    const void *key = type.data[0]; /* the qualified type; null for invalid ones */

    if (!key)
        key = lw;
    if ((lw->n_types + 1) * 2 > lw->cap_types)
        grow_types(lw);
    size_t i = type_slot(lw, key);
    if (lw->types[i].key)
        return lw->types[i].type;

    ft_type *out = FT_NEW(lw->arena, ft_type);
    out->name = out->canonical = "";
    lw->types[i].key = key; /* before its parts: types are cyclic */
    lw->types[i].type = out;
    lw->n_types++;
    if (type.kind != CXType_Invalid)
        fill_type(lw, out, type);
    return out;
}

const ft_type *lw_type_of(lw_unit *lw, CXCursor c)
{
    return lw_type(lw, clang_getCursorType(c));
}

const ft_type *lw_pointer_to(lw_unit *lw, const ft_type *inner)
{
    ft_type *out = FT_NEW(lw->arena, ft_type);

    out->kind = FT_TY_POINTER;
    out->name = ft_intern(lw->strings, ft_arena_printf(lw->arena, "%s *", inner->name));
    out->canonical = ft_intern(lw->strings, ft_arena_printf(lw->arena, "%s *", inner->canonical));
    out->inner = inner;
    return out;
}

/* libclang shows parameters as they are written. */
const ft_type *lw_param_type(lw_unit *lw, CXCursor param)
{
    const ft_type *type = lw_type_of(lw, param);

    if (type->kind == FT_TY_ARRAY && type->inner)
        return lw_pointer_to(lw, type->inner);
    return type->kind == FT_TY_FUNCTION ? lw_pointer_to(lw, type) : type;
}

const ft_type *lw_int_type(lw_unit *lw)
{
    if (!lw->int_type) {
        ft_type *out = FT_NEW(lw->arena, ft_type);
        out->kind = FT_TY_INT;
        out->name = out->canonical = ft_intern(lw->strings, "int");
        lw->int_type = out;
    }
    return lw->int_type;
}
