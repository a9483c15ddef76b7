/* What libclang shows without a name. */
typedef __builtin_va_list va_list;
#define va_start(ap, last) __builtin_va_start(ap, last)
#define va_arg(ap, type) __builtin_va_arg(ap, type)
#define va_copy(to, from) __builtin_va_copy(to, from)
#define va_end(ap) __builtin_va_end(ap)
enum { memory_order_relaxed };
#define atomic_store(p, v) __c11_atomic_store(p, v, __ATOMIC_SEQ_CST)
#define atomic_load(p) __c11_atomic_load(p, __ATOMIC_SEQ_CST)
#define atomic_fetch_add_explicit __c11_atomic_fetch_add
#define atomic_compare_exchange_strong(p, old, new) \
    __c11_atomic_compare_exchange_strong(p, old, new, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define ADD(p) __atomic_add_fetch((p), 1, __ATOMIC_RELAXED)
int pick_int(int n);
int pick_any(double n);

int sum(int n, ...)
{
    va_list ap, other;
    int total = 0;
    va_start(ap, n);
    va_copy(other, ap);
    while (n--)
        total += va_arg(ap, int);
    va_end(ap);
    return total;
}

int old_style(a, b)
    int a;
    char *b;
{
    return a + *b;
}

int atomics(_Atomic int *p, int *q, int expected)
{
    atomic_store(p, 1);
    atomic_fetch_add_explicit(p, 2, memory_order_relaxed);
    if (atomic_compare_exchange_strong(p, &expected, 3))
        ADD(q);
    __atomic_store_n(q, 4, __ATOMIC_RELEASE);
    __atomic_compare_exchange_n(q, &expected, 5, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
    __sync_fetch_and_add(q, 6);
    (*p)++;
    return atomic_load(p) + __atomic_load_n(q, __ATOMIC_ACQUIRE);
}

int others(int n)
{
    n = _Generic(n, int: pick_int(n), default: pick_any(n));
    n = __builtin_choose_expr(1, pick_int(2), pick_any(3));
    n = __builtin_popcount(n);
    __asm__ volatile("nop" : "=r"(n) : "r"(n), "i"(3) : "memory");
    return __extension__ n;
}
