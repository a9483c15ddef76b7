/* Where code from macros stands, and which macro it came from. */
typedef struct { void *items; int n; void *lock; } obj;
int take(void *p, int n);
void lock(void *p);
void unlock(void *p);
void *next(void *p);
#define ITEMS(o) (((obj *)(o))->items)
#define TAKE(o) take(ITEMS(o), (o)->n)
#define BEGIN(o) { obj *_o = (o); lock(_o->lock)
#define END() unlock(_o->lock); }
#define OUTER(o) BEGIN(o); take(_o, 1); END()
#define take(p, n) take((void *)(p), (n))
#define RETURN_ITEMS(o) return ITEMS(o)
#define CLEAR(x) do { void *_t = (x); (x) = 0; next(_t); } while (0)
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LIMIT 10
#define EMPTY

void *all(obj *self)
{
    TAKE(self);
    take(self->items, self->n);
    take(next(self), MAX(self->n, LIMIT));
    BEGIN(self);
    take(next(ITEMS(self)), LIMIT);
    END();
    OUTER(self);
    CLEAR(self->items);
    EMPTY
    RETURN_ITEMS(self);
}

#define DEFINE(name) int name(obj *o) { return take(o, 2); }
DEFINE(defined)
#define METHODS(name) static int name##_a(void) { return 1; } static int name##_b(void) { return name##_a(); }
METHODS(pair)
