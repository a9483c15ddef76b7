/* Parse errors: what can be lowered is, and the function is marked. */
int known(int n);

int good(int n) { return known(n); }

int bad(int n)
{
    known(1);
    missing_type *p = n;
    known(p);
    undeclared(n, known(2));
    n.field = known(3);
    return known(n) +;
}

struct incomplete *opaque(struct incomplete *p) { return p->next; }
