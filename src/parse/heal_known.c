/* Names of the C library that a source gets through headers which a bare checkout lacks. */
#include <string.h>

#include "parse/heal_names.h"

typedef struct known {
    const char *header, *names; /* names: blank before and behind each */
} known;

static const known table[] = {
    {"stddef.h", " NULL ptrdiff_t size_t wchar_t offsetof "},
    {"stdint.h", " int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t intmax_t uintmax_t "
                 "INT8_MAX INT16_MAX INT32_MAX INT64_MAX UINT8_MAX UINT16_MAX UINT32_MAX UINT64_MAX SIZE_MAX INT8_MIN "
                 "INT16_MIN INT32_MIN INT64_MIN INTPTR_MAX UINTPTR_MAX "},
    {"inttypes.h", " PRId8 PRId16 PRId32 PRId64 PRIu8 PRIu16 PRIu32 PRIu64 PRIx32 PRIx64 PRIX64 PRIi64 PRIdPTR PRIuPTR "},
    {"stdbool.h", " bool true false "},
    {"stdarg.h", " va_list va_start va_end va_arg va_copy "},
    {"stdio.h", " FILE stdin stdout stderr EOF fpos_t BUFSIZ SEEK_SET SEEK_CUR SEEK_END "},
    {"stdlib.h", " EXIT_SUCCESS EXIT_FAILURE RAND_MAX div_t "},
    {"limits.h", " CHAR_BIT CHAR_MAX CHAR_MIN SCHAR_MAX SCHAR_MIN UCHAR_MAX SHRT_MAX SHRT_MIN USHRT_MAX INT_MAX INT_MIN "
                 "UINT_MAX LONG_MAX LONG_MIN ULONG_MAX LLONG_MAX LLONG_MIN ULLONG_MAX PATH_MAX SSIZE_MAX NAME_MAX "},
    {"float.h", " FLT_MAX FLT_MIN FLT_EPSILON DBL_MAX DBL_MIN DBL_EPSILON LDBL_MAX DBL_MANT_DIG DBL_DIG DBL_MAX_EXP "
                "DBL_MIN_EXP FLT_RADIX "},
    {"errno.h", " errno EINTR EAGAIN EWOULDBLOCK ENOMEM EINVAL ENOENT EACCES EPERM ESRCH EBADF EEXIST EIO ENOTDIR EISDIR "
                "EPIPE ERANGE EDOM ENOSYS ETIMEDOUT EINPROGRESS ECONNRESET ECONNREFUSED ENOTSUP EBUSY EFAULT "},
    {"math.h", " M_PI M_E M_PI_2 NAN INFINITY HUGE_VAL isnan isinf isfinite sqrt sqrtf fabs fabsf floor floorf ceil ceilf round roundf "
               "trunc truncf rint rintf lround lroundf fmod fmodf pow powf exp expf exp2 exp2f log logf log2 log2f log10 log10f sin sinf cos "
               "cosf tan tanf asin asinf acos acosf atan atanf atan2 atan2f hypot hypotf "},
    {"time.h", " time_t clock_t CLOCK_REALTIME CLOCK_MONOTONIC CLOCKS_PER_SEC "},
    {"sys/types.h", " ssize_t pid_t off_t uid_t gid_t mode_t dev_t ino_t u_char u_short u_int u_long useconds_t caddr_t "},
    {"pthread.h", " pthread_t pthread_mutex_t pthread_cond_t pthread_key_t pthread_once_t pthread_attr_t pthread_rwlock_t "
                  "PTHREAD_MUTEX_INITIALIZER PTHREAD_COND_INITIALIZER PTHREAD_ONCE_INIT "},
    {"signal.h", " sigset_t SIGINT SIGTERM SIGKILL SIGCHLD SIG_DFL SIG_IGN sig_atomic_t "},
    {"unistd.h", " STDIN_FILENO STDOUT_FILENO STDERR_FILENO _SC_PAGESIZE _SC_NPROCESSORS_ONLN "},
    {"fcntl.h", " O_RDONLY O_WRONLY O_RDWR O_CREAT O_EXCL O_NONBLOCK O_CLOEXEC F_GETFL F_SETFL "},
    {"stdatomic.h", " atomic_int atomic_bool atomic_uint atomic_long atomic_size_t memory_order_relaxed "
                    "memory_order_acquire memory_order_release memory_order_seq_cst "},
};

/* The names of x86 vector instructions are too many for a table. */
bool ft_heal_is_x86_vector(const char *name)
{
    return strncmp(name, "_mm", 3) == 0 || strncmp(name, "_MM_", 4) == 0 || strncmp(name, "__m128", 6) == 0 ||
           strncmp(name, "__m256", 6) == 0 || strncmp(name, "__m512", 6) == 0;
}

static ft_ptrmap *read_table(ft_parser *parser)
{
    ft_ptrmap *names = FT_NEW(parser->arena, ft_ptrmap);
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        for (const char *p = table[i].names + 1; *p;) {
            size_t len = strcspn(p, " ");
            const char *name = ft_intern_n(parser->strings, p, len);
            if (!ft_ptrmap_find(names, name))
                ft_ptrmap_add(names, name, (uint32_t)i);
            p += len + 1;
        }
    }
    return names;
}

const char *ft_heal_known_header(const ft_healing *h, const char *name)
{
    ft_parser *parser = h->s->parser;
    if (ft_heal_is_x86_vector(name))
        return FT_VECTOR_HEADER;
    if (!parser->standard_names)
        parser->standard_names = read_table(parser);
    const uint32_t *row = ft_ptrmap_find(parser->standard_names, name);
    return row ? table[*row].header : NULL;
}

bool ft_heal_is_beyond_sse(const ft_healing *h, const char *name)
{
    return name[0] == '_' && ft_heal_is_x86_vector(name) && !ft_known_is_sse(h->s->parser->known, name);
}

/* The header for all of them takes longer to read than most units. */
const char *ft_heal_vector_header(ft_healing *h)
{
    for (size_t i = 0; i < h->names.n && h->is_sse_enough; i++) /* in a branch that was thought to be off */
        h->is_sse_enough = !ft_heal_is_beyond_sse(h, h->names.v[i]->name);
    return h->is_sse_enough ? FT_SSE_HEADER : FT_VECTOR_HEADER;
}
