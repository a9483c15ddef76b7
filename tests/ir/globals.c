/* Variables of static storage duration and what they start out as. */
#define TLS _Thread_local
#define FLAG_A 1
#define FLAG_B 2
#define ROW(name, f) { name, (generic)f, FLAG_A | FLAG_B },
#define MY_SLOT 7
typedef void (*generic)(void);
typedef struct { const char *name; generic f; int flags; } row;
typedef struct { struct { int count; void *type; } base; const char *name; const row *rows; long size; } object;
typedef struct { int id; void *value; } slot;
enum { FIRST, SECOND };

static int plain;
int shared = 3;
extern int elsewhere;
int tentative;
int tentative;
static const char *mutable_pointer = "text";
static char *const constant_pointer = 0;
static const char array[] = "array";
static const int matrix[2][2] = { { 1, 2 }, { 3, 4 } };
static TLS int per_thread;
static __thread int per_thread_too;
static _Atomic int atomic_one;
_Atomic(void *) atomic_two;
static volatile int hot;
static struct { int a, b; } unnamed = { .b = 2 };
static int (*callback)(int);

static int method(int n) { return n + plain; }
static row rows[] = {
    { "first", (generic)method, FLAG_A },
    { .flags = FLAG_A | FLAG_B, .name = "second", .f = (generic)(void *)&method },
    ROW("third", method)
    { 0 }
};
static object type = {
    { 1, &shared }, .name = "mod.type", .rows = rows, .size = sizeof(object),
};
static slot slots[] = {
    { MY_SLOT, (void *)method },
    { SECOND, &rows[1] },
    { 3, (void *)1 },
    { 4, &type.size },
    { 5, (slot[]){ { 6, rows } } },
    { 0, (void *)0 },
};
static int sparse[] = { 1, [5] = 6, 7, [2] = 3 };
static double real = 1.5;
static int negative = -1, computed = 3 * 4 + FLAG_B, letter = 'a';
static int long_table[] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
    30, 31, 32, 33, 34,
};

int uses(void)
{
    static int calls;
    static object local_type = { .name = "local" };
    return ++calls + elsewhere + per_thread + (local_type.size != 0) + callback(unnamed.a);
}
