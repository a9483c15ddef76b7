/* Initialisers of local variables become stores. */
struct point { int x, y; };
struct shape {
    const char *name;
    struct point corner[2];
    union { int i; float f; };
    struct { int a, b; } pair;
    void (*draw)(struct shape *);
};
void draw(struct shape *s);
int next(void);

void designated(int n)
{
    struct shape s = { .name = "s", .corner[1].y = n, .i = 3, .pair = { .b = 4 }, .draw = draw };
    struct shape t = { "t", { { 1, 2 }, { 3, 4 } }, { 5 }, { 6, 7 }, &draw };
    struct shape elided = { "u", 1, 2, 3, next(), 5, 6, 7 };
    struct shape zero = { 0 };
    struct shape same = s;
    struct point points[] = { { 1 }, [3] = { .y = 2 }, { 5, 6 } };
}

void arrays(int n)
{
    int a[3] = { 1, next(), n };
    char text[] = "text", braces[] = { "text" };
    const char *names[] = { "one", "two" };
    int matrix[2][2] = { 1, 2, { 3, 4 } };
    int scalar = { 5 };
    int sized[next()];
    sized[0] = 1;
}

int statics(void)
{
    static int count = 3;
    static struct point origin;
    extern int elsewhere;
    int hidden(int);
    typedef struct { int z; } local_type;
    local_type v = { 1 };
    enum { RED, GREEN = 5 } color = GREEN;
    return count++ + origin.x + elsewhere + hidden(v.z) + color;
}
