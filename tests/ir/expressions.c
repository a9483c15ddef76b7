/* Operators, members, elements, casts. */
typedef unsigned long size_t;
struct inner { int value; };
struct outer {
    int plain;
    struct inner in;
    struct inner *link;
    struct { int hidden; union { int i; float f; }; };
    struct { int x; } named;
    int items[4];
    unsigned bits : 3;
    int (*call)(struct outer *, int);
    struct outer *(*table[3])(void);
};
struct outer *make(void);
struct outer copy(void);
int f_index(int n);
int counter;
static int numbers[10];

int members(struct outer *p, struct outer s)
{
    p->plain = s.plain;
    p->in.value = p->link->value;
    p->hidden = p->i;
    p->named.x = s.f;
    p->items[1] = p->items[p->plain];
    p->bits = 2;
    (*p).plain = (&s)->plain;
    make()->plain = copy().plain;
    *p = s;
    return p[1].in.value;
}

int arithmetic(int a, unsigned b, double d, int *p)
{
    int x = a + b * 2 - (a / 3) % 4;
    x = a << 1 | b >> 2 & ~a ^ 5;
    x = -a + !b + +a;
    x = a < 3 == b > 4 != a <= 5;
    d = d * 2.5 + a;
    p = p + 1;
    p = 2 + p;
    p = p - 3;
    x = p - numbers;
    x = *(p + 1) + p[2] + 3[p];
    x = sizeof x + sizeof(struct outer) + _Alignof(int) + sizeof make()->items;
    x = __builtin_offsetof(struct outer, in) + __builtin_types_compatible_p(int, int);
    x = "text"[1] + 'c' + 0x10 + 1u;
    return x;
}

void assignments(int *p, int n)
{
    int a, b;
    a = b = n;
    a += 1;
    *p -= n;
    p += 2;
    numbers[n] |= 4;
    counter++;
    --counter;
    a = counter++ + ++counter;
    *p++ = a;
    a = *--p;
    numbers[f_index(n)] *= 2;
}

void calls(struct outer *p, int (*fn)(int), int (*const *many)(int))
{
    int (*local)(int) = fn;
    fn(1);
    (*fn)(2);
    local(3);
    many[1](4);
    p->call(p, 5);
    p->table[1]();
    (&arithmetic)(1, 2, 3.0, 0);
    (members)(p, *p);
    fn = (int (*)(int))&calls;
}

void *casts(void *p, long n)
{
    char *c = (char *)p;
    n = (int)n;
    c = (char *)n;
    p = c;
    p = (void *)0;
    p = 0;
    (void)n;
    return (void *)(struct inner *)p;
}

int literals(int n)
{
    struct inner *a = &(struct inner){ n };
    struct inner b = (struct inner){ .value = 2 };
    int *list = (int[]){ 1, n, 3 };
    const char *s = "a" "b\n";
    return a->value + b.value + list[0] + s[0];
}

int parameters(int matrix[][3], int callback(int), struct inner list[])
{
    return matrix[1][2] + callback(3) + list[4].value + list->value;
}
