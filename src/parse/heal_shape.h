#ifndef FT_PARSE_HEAL_SHAPE_H
#define FT_PARSE_HEAL_SHAPE_H

/*
 * The shape of a thing that is used but not declared: which members it has, how often it is
 * dereferenced, whether it is called. `x->a[i].b` says of x: one level; of its member a: one level;
 * and that a has a member b.
 */
#include "base/strbuf.h"
#include "parse/heal_lex.h"

typedef struct ft_shape {
    const char *name; /* interned; of a member, or of the whole */
    struct ft_shape *members, *next;
    int levels;          /* pointers to go through before the members */
    bool is_called;
    bool is_object;      /* Python object by its name or use: PyObject * */
    bool is_whole;       /* copied or compared as a whole with something of another type */
    bool is_number;      /* proved by a complaint: no members, no pointer */
    bool is_template;    /* C++: x.member<3>(...) */
    bool is_fixed;       /* type is all there is to say, from the table of known types */
    unsigned raised;     /* round in which a complaint last raised levels */
    const char *type;    /* known from a complaint of the compiler; replaces all else */
    const char *tag;     /* of the struct that it was last written as; NULL: none */
} ft_shape;

/* The member of that name, added at the end if new. */
ft_shape *ft_shape_member(ft_shape *shape, ft_arena *arena, const char *name);

/*
 * Reads on behind a name at token i (the first token behind it) and notes what it tells about shape, to
 * the end of the chain of members. declared: how many of the dereferences its declaration explains.
 */
void ft_shape_follow(ft_shape *shape, ft_arena *arena, const ft_toks *toks, size_t i, int declared);

/* As follow for the name at token i, with what stands before it (*x). */
void ft_shape_note(ft_shape *shape, ft_arena *arena, const ft_toks *toks, size_t i, int declared);

/* True if tokens at i and before are an operator where a value is expected: *x, &x. */
bool ft_tok_is_unary(const ft_toks *toks, size_t i);

/* Writes "struct tag { members }" for a shape with members and for the structs inside, innermost first. */
void ft_shape_write_struct(ft_shape *shape, const char *tag, bool is_union, ft_strbuf *out, ft_arena *arena);

/* Writes a declaration of name with the type of shape, whose struct, if any, is written already. */
void ft_shape_write(const ft_shape *shape, const char *name, ft_strbuf *out);

/* The shape below (and with) this one whose struct has that tag, or NULL. */
ft_shape *ft_shape_find_tag(ft_shape *shape, const char *tag);

#endif
