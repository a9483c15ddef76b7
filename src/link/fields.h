#ifndef FT_LINK_FIELDS_H
#define FT_LINK_FIELDS_H

/* All that functions do at run time to the fields of objects that Python code has, by (struct, field). */
#include "link/reach.h"

typedef struct ft_field_info ft_field_info;

/* One access of one function to one field of an object that other threads can have. */
typedef struct ft_touch {
    const ft_fn *fn;
    ft_field_info *field;
    const char *name;     /* of the field; a group of bit-fields has several */
    const char *owner;    /* the struct that the path starts in: the object's own type */
    ft_place at;
    ft_access_kind kind;  /* READ, WRITE or RMW */
    uint32_t flags;       /* FT_AT_* */
    int param;            /* that the path starts from, -1 */
    uint32_t conditions;  /* of the row */
    bool locked;          /* on every way from Python a lock covers the object */
    bool releases;        /* WRITE: gives up the reference that stood there, or moves it out */
    bool frees;           /* the memory that the field points at is freed or moved in this function */
    bool clears;          /* WRITE of NULL */
    bool constant;        /* WRITE of an address that stays, or of a constant */
    bool immortal;        /* ... or of an interned string, which free-threaded Python never frees (HOWTO free threading) */
    bool used;            /* READ: what was read is used, not just tested */
} ft_touch;

struct ft_field_info {
    const char *record, *name; /* "" for fields of the items of an array: name is "items[]" */
    const char *type;
    ft_shape shape;
    uint32_t number;           /* in ft_fields.fields */
    bool silent;               /* a lock, an atomic, thread-local storage, or used with atomics */
    bool of_object;            /* the record is an object of its own, which several others may hold */
    bool element;              /* what stands in the array that the field points at */
    bool bits;                 /* adjacent bit-fields: one memory location (C11 3.14, [intro.memory]), so one field here */
    const ft_member *member;   /* its row in a member table if Python code sets it there, under the object's lock; NULL */
    FT_VEC(uint32_t) touches;  /* numbers in ft_fields.touches */
};

typedef struct ft_fields {
    FT_VEC(ft_touch) touches;
    FT_VEC(ft_field_info *) fields;
    struct ft_named *by_key;
} ft_fields;

/* The result holds lists of its own (ft_fields_release). */
void ft_fields_collect(ft_program *program, const ft_reach *reach, ft_fields *out);
void ft_fields_release(ft_fields *fields);

#endif
