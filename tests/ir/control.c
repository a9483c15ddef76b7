/* Statements: every way in which control flows. */
int work(int n);
#define FOR_RANGE(i, n) for (int i = 0; i < (n); i++)
#define FOREVER for (;;)

int branches(int n)
{
    if (n == 1)
        work(1);
    if (n == 2)
        work(2);
    else
        work(3);
    if (n == 4) {
        return 4;
    } else if (work(5)) {
        work(6);
    } else {
        ;
    }
    if (0)
        work(7);
    return n;
}

void loops(int n)
{
    while (work(n))
        work(1);
    do
        work(2);
    while (work(3));
    do {
        if (work(4))
            continue;
        if (work(5))
            break;
    } while (0);
    while (1) {
        if (!work(6))
            break;
    }
}

void for_parts(int n)
{
    for (int i = 0, j = 9; i < j; i++, j--)
        work(i);
    for (; n < 5; n++)
        work(n);
    for (n = 0; n < 6;)
        work(n++);
    for (;;) { /* ; */
        if (work(7))
            break;
    }
    for (n = 8;; n++)
        if (work(n))
            break;
    for (; work(')');)
        continue;
    FOR_RANGE(k, n)
        work(k);
    FOREVER
        if (work(10))
            return;
}

int switches(int n)
{
    switch (n) {
        int unreachable;
    case 1:
    case 2:
        work(1);
        break;
    case 10 ... 20:
        work(2);
        /* fall through */
    default:
        work(3);
    case 'x':
        work(4);
        [[fallthrough]];
    case -1: {
        if (n)
            break;
        unreachable = 5;
        return unreachable;
    }
    }
    switch (n)
    case 3:
        work(6);
    switch (work(7)) {}
    return n;
}

void duff(int n)
{
    switch (n % 4) {
    case 0:
        do {
            work(0);
    case 3:
            work(3);
    case 2:
            work(2);
    case 1:
            work(1);
        } while ((n -= 4) > 0);
    }
}

int jumps(int n)
{
    if (n < 0)
        goto fail;
again:
    if (work(n))
        goto again;
    return 0;
    work(99);
fail:
    work(-1);
    return -1;
}

int computed(int n)
{
    static void *table[] = { &&first, &&second };
    void *to = &&third;
    if (n > 1)
        goto *to;
    goto *table[n];
first:
    return 1;
second:
    return 2;
third:
    return 3;
}

void nested_loops(int n)
{
    while (work(1)) {
        for (int i = 0; i < n; i++) {
            switch (i) {
            case 1:
                continue;
            case 2:
                break;
            case 3:
                goto out;
            }
            work(i);
        }
    }
out:
    work(2);
}
