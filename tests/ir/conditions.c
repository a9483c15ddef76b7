/* Control flow inside of expressions, and values that cross blocks. */
int f(int n);
int g(int a, int b);
_Noreturn void die(const char *why);
#define unlikely(x) __builtin_expect(!!(x), 0)

int shortcuts(int a, int b, int c)
{
    if (a && b)
        f(1);
    if (a || (b && !c))
        f(2);
    if (!(a || b) && f(3))
        f(4);
    if (unlikely(a == b))
        f(5);
    if ((f(6), c))
        f(7);
    if (a ? b : c)
        f(8);
    return a && b;
}

int values(int a, int b)
{
    int x = a ? f(1) : f(2);
    int y = a ?: b;
    int z = g(f(3), a && f(4));
    int n = !a || b;
    a ? f(5) : f(6);
    (void)(a && f(7));
    a || f(8);
    return x + (b ? y : z) + n;
}

int statement_expression(int a)
{
    int x = ({ int y = f(a); if (y) f(1); y + 1; });
    ({ f(2); });
    return x;
}

int comma(int a)
{
    int x = (f(1), f(2), a);
    return f(3), x;
}

int stops(int a)
{
    if (a)
        die("a");
    else
        a = a > 3 ? a : (die("b"), 0);
    __builtin_unreachable();
}

int assigned(int a)
{
    int r;
    if ((r = f(a)) < 0 || (a = r, !a))
        return r;
    while ((r = f(a)))
        a = r;
    return 0;
}
