/* ftlint_libc.h - ftlint: the standard headers Python.h promises, with a fallback where no libc headers exist */
#ifndef Py_FTLINT_LIBC_H
#define Py_FTLINT_LIBC_H
#pragma GCC system_header

#if defined(__has_include) && !defined(FTLINT_NO_LIBC)
#  if __has_include(<stdlib.h>) && __has_include(<stdio.h>)
#    define FTLINT_HAVE_LIBC 1
#  endif
#endif

#ifdef FTLINT_HAVE_LIBC

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#if __has_include(<ctype.h>)
#  include <ctype.h>
#endif
#if __has_include(<sys/types.h>)
#  include <sys/types.h>
#endif
#if __has_include(<sys/time.h>)
#  include <sys/time.h>
#endif
#if __has_include(<time.h>)
#  include <time.h>
#endif
#if __has_include(<unistd.h>)
#  include <unistd.h>
#endif
#if __has_include(<pthread.h>)
#  include <pthread.h>
#  define FTLINT_HAVE_PTHREAD 1
#endif

#else  /* no libc headers: just enough for extension code to parse */

#if defined(__has_include)
#  if __has_include(<stddef.h>)
#    include <stddef.h>
#  endif
#  if __has_include(<stdarg.h>)
#    include <stdarg.h>
#  endif
#  if __has_include(<stdint.h>)
#    include <stdint.h>
#  endif
#  if __has_include(<limits.h>)
#    include <limits.h>
#  endif
#endif

#ifndef NULL
#  ifdef __cplusplus
#    define NULL __null
#  else
#    define NULL ((void *)0)
#  endif
#endif
typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;
#ifndef __cplusplus
typedef __WCHAR_TYPE__ wchar_t;
#endif
#ifndef offsetof
#  define offsetof(type, member) __builtin_offsetof(type, member)
#endif

#ifndef va_start
typedef __builtin_va_list va_list;
#  define va_start(ap, last) __builtin_va_start(ap, last)
#  define va_arg(ap, type) __builtin_va_arg(ap, type)
#  define va_end(ap) __builtin_va_end(ap)
#  define va_copy(dst, src) __builtin_va_copy(dst, src)
#endif

#ifndef INT8_MAX
typedef __INT8_TYPE__ int8_t;
typedef __INT16_TYPE__ int16_t;
typedef __INT32_TYPE__ int32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINT8_TYPE__ uint8_t;
typedef __UINT16_TYPE__ uint16_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __INTPTR_TYPE__ intptr_t;
typedef __UINTPTR_TYPE__ uintptr_t;
typedef __INTMAX_TYPE__ intmax_t;
typedef __UINTMAX_TYPE__ uintmax_t;
#  define INT8_MAX __INT8_MAX__
#  define INT16_MAX __INT16_MAX__
#  define INT32_MAX __INT32_MAX__
#  define INT64_MAX __INT64_MAX__
#  define INT32_MIN (-__INT32_MAX__ - 1)
#  define INT64_MIN (-__INT64_MAX__ - 1)
#  define UINT8_MAX __UINT8_MAX__
#  define UINT16_MAX __UINT16_MAX__
#  define UINT32_MAX __UINT32_MAX__
#  define UINT64_MAX __UINT64_MAX__
#  define SIZE_MAX __SIZE_MAX__
#  define INTPTR_MAX __INTPTR_MAX__
#  define UINTPTR_MAX __UINTPTR_MAX__
#endif

#ifndef INT_MAX
#  define CHAR_BIT __CHAR_BIT__
#  define SCHAR_MAX __SCHAR_MAX__
#  define UCHAR_MAX (__SCHAR_MAX__ * 2 + 1)
#  define SHRT_MAX __SHRT_MAX__
#  define USHRT_MAX (__SHRT_MAX__ * 2 + 1)
#  define INT_MAX __INT_MAX__
#  define INT_MIN (-__INT_MAX__ - 1)
#  define UINT_MAX (__INT_MAX__ * 2U + 1U)
#  define LONG_MAX __LONG_MAX__
#  define LONG_MIN (-__LONG_MAX__ - 1L)
#  define ULONG_MAX (__LONG_MAX__ * 2UL + 1UL)
#  define LLONG_MAX __LONG_LONG_MAX__
#  define LLONG_MIN (-__LONG_LONG_MAX__ - 1LL)
#  define ULLONG_MAX (__LONG_LONG_MAX__ * 2ULL + 1ULL)
#endif

#ifndef assert
#  define assert(cond) ((void)(cond))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef __PTRDIFF_TYPE__ ssize_t;
typedef int pid_t;
typedef long off_t;
typedef long time_t;
typedef __WINT_TYPE__ wint_t;
typedef unsigned mode_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef long clock_t;
typedef int clockid_t;
typedef int sig_atomic_t;
typedef unsigned u_int;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned long u_long;
struct timeval { time_t tv_sec; long tv_usec; };
struct timespec { time_t tv_sec; long tv_nsec; };

struct tm { int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst; long tm_gmtoff; const char *tm_zone; };
time_t time(time_t *);
struct tm *gmtime(const time_t *);
struct tm *localtime(const time_t *);
struct tm *gmtime_r(const time_t *, struct tm *);
struct tm *localtime_r(const time_t *, struct tm *);
char *asctime(const struct tm *);
char *ctime(const time_t *);
time_t mktime(struct tm *);
size_t strftime(char *, size_t, const char *, const struct tm *);
int clock_gettime(clockid_t, struct timespec *);
int gettimeofday(struct timeval *, void *);
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1

/* Threads: opaque, but of the right names. */
#define FTLINT_HAVE_PTHREAD 1
typedef unsigned long pthread_t;
typedef unsigned pthread_key_t;
typedef int pthread_once_t;
typedef struct { long ftlint_opaque[8]; } pthread_mutex_t;
typedef struct { long ftlint_opaque[8]; } pthread_cond_t;
typedef struct { long ftlint_opaque[8]; } pthread_rwlock_t;
typedef struct { long ftlint_opaque[8]; } pthread_spinlock_t;
typedef struct { long ftlint_opaque[8]; } pthread_attr_t;
typedef struct { long ftlint_opaque[8]; } pthread_mutexattr_t;
typedef struct { long ftlint_opaque[8]; } sem_t;
#define PTHREAD_MUTEX_INITIALIZER {{0}}
#define PTHREAD_COND_INITIALIZER {{0}}
#define PTHREAD_RWLOCK_INITIALIZER {{0}}
#define PTHREAD_ONCE_INIT 0
int pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int pthread_join(pthread_t, void **);
pthread_t pthread_self(void);
int pthread_once(pthread_once_t *, void (*)(void));
int pthread_mutex_init(pthread_mutex_t *, const pthread_mutexattr_t *);
int pthread_mutex_destroy(pthread_mutex_t *);
int pthread_mutex_lock(pthread_mutex_t *);
int pthread_mutex_trylock(pthread_mutex_t *);
int pthread_mutex_unlock(pthread_mutex_t *);
int pthread_rwlock_rdlock(pthread_rwlock_t *);
int pthread_rwlock_wrlock(pthread_rwlock_t *);
int pthread_rwlock_unlock(pthread_rwlock_t *);
int pthread_cond_wait(pthread_cond_t *, pthread_mutex_t *);
int pthread_cond_signal(pthread_cond_t *);
int pthread_cond_broadcast(pthread_cond_t *);
int pthread_key_create(pthread_key_t *, void (*)(void *));
void *pthread_getspecific(pthread_key_t);
int pthread_setspecific(pthread_key_t, const void *);

typedef struct ftlint_FILE FILE;
extern FILE *stdin, *stdout, *stderr;
#define EOF (-1)
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define BUFSIZ 8192
int printf(const char *, ...);
int fprintf(FILE *, const char *, ...);
int sprintf(char *, const char *, ...);
int snprintf(char *, size_t, const char *, ...);
int vsnprintf(char *, size_t, const char *, va_list);
int sscanf(const char *, const char *, ...);
int puts(const char *);
int fflush(FILE *);
FILE *fopen(const char *, const char *);
int fclose(FILE *);
size_t fread(void *, size_t, size_t, FILE *);
size_t fwrite(const void *, size_t, size_t, FILE *);

void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void free(void *);
void abort(void);
void exit(int);
char *getenv(const char *);
int setenv(const char *, const char *, int);
int rand(void);
void srand(unsigned);
int abs(int);
long labs(long);
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
long strtol(const char *, char **, int);
unsigned long strtoul(const char *, char **, int);
double strtod(const char *, char **);
int atoi(const char *);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));

void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
char *strcpy(char *, const char *);
char *strncpy(char *, const char *, size_t);
char *strcat(char *, const char *);
char *strdup(const char *);
char *strerror(int);
char *strtok(char *, const char *);
char *strtok_r(char *, const char *, char **);
int strcasecmp(const char *, const char *);
int strncasecmp(const char *, const char *, size_t);
char *setlocale(int, const char *);
void (*signal(int, void (*)(int)))(int);
#ifndef __cplusplus
void *memchr(const void *, int, size_t);
char *strchr(const char *, int);
char *strrchr(const char *, int);
char *strstr(const char *, const char *);
#endif
size_t wcslen(const wchar_t *);
int isalnum(int);
int isalpha(int);
int isdigit(int);
int isspace(int);
int isupper(int);
int islower(int);
int isprint(int);
int isxdigit(int);
int ispunct(int);
int toupper(int);
int tolower(int);
ssize_t read(int, void *, size_t);
ssize_t write(int, const void *, size_t);
int close(int);
int open(const char *, int, ...);
pid_t getpid(void);

int *ftlint_errno(void);
#define errno (*ftlint_errno())
#define ENOENT 2
#define E2BIG 7
#define EACCES 13
#define EBADF 9
#define EBUSY 16
#define ECHILD 10
#define ECONNREFUSED 111
#define ECONNRESET 104
#define EEXIST 17
#define EFAULT 14
#define EINPROGRESS 115
#define EIO 5
#define EISDIR 21
#define EMFILE 24
#define ENODEV 19
#define ENOSPC 28
#define ENOSYS 38
#define ENOTDIR 20
#define ENOTSUP 95
#define EOVERFLOW 75
#define EPERM 1
#define EPIPE 32
#define ESRCH 3
#define ETIMEDOUT 110
#define EWOULDBLOCK 11
#define EINTR 4
#define EAGAIN 11
#define ENOMEM 12
#define EINVAL 22
#define EDOM 33
#define ERANGE 34

double fabs(double);
double floor(double);
double ceil(double);
double fmod(double, double);
double pow(double, double);
double sqrt(double);
double ldexp(double, int);
double frexp(double, int *);
double exp(double);
double log(double);
double log10(double);
double sin(double);
double cos(double);
double tan(double);
double atan2(double, double);
double round(double);
double trunc(double);
double modf(double, double *);
double copysign(double, double);
double hypot(double, double);
#define M_PI 3.14159265358979323846
#define M_E 2.7182818284590452354
#define HUGE_VAL (__builtin_huge_val())
#define INFINITY (__builtin_inff())
#define NAN (__builtin_nanf(""))
#define isnan(x) __builtin_isnan(x)
#define isinf(x) __builtin_isinf(x)
#define isfinite(x) __builtin_isfinite(x)

#ifdef __cplusplus
}
#endif

#endif  /* FTLINT_HAVE_LIBC */

#endif  /* Py_FTLINT_LIBC_H */
