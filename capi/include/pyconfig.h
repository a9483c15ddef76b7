/* pyconfig.h - ftlint: build configuration: free-threaded build on the parsing machine's data model */
#ifndef Py_PYCONFIG_H
#define Py_PYCONFIG_H
#pragma GCC system_header

#ifndef Py_GIL_DISABLED
#  define Py_GIL_DISABLED 1
#endif

/* Feature macros CPython's own pyconfig.h sets before any libc header. */
#if !defined(_WIN32)
#  ifndef _GNU_SOURCE
#    define _GNU_SOURCE 1
#  endif
#  ifndef _POSIX_C_SOURCE
#    define _POSIX_C_SOURCE 200809L
#  endif
#  ifndef _XOPEN_SOURCE
#    define _XOPEN_SOURCE 700
#  endif
#  ifdef __APPLE__
#    ifndef _DARWIN_C_SOURCE
#      define _DARWIN_C_SOURCE 1
#    endif
#  endif
#  ifndef _NETBSD_SOURCE
#    define _NETBSD_SOURCE 1
#  endif
#  ifndef __BSD_VISIBLE
#    define __BSD_VISIBLE 1
#  endif
#endif

#define SIZEOF_SHORT __SIZEOF_SHORT__
#define SIZEOF_INT __SIZEOF_INT__
#define SIZEOF_LONG __SIZEOF_LONG__
#define SIZEOF_LONG_LONG __SIZEOF_LONG_LONG__
#define SIZEOF_FLOAT __SIZEOF_FLOAT__
#define SIZEOF_DOUBLE __SIZEOF_DOUBLE__
#define SIZEOF_LONG_DOUBLE __SIZEOF_LONG_DOUBLE__
#define SIZEOF_VOID_P __SIZEOF_POINTER__
#define SIZEOF_UINTPTR_T __SIZEOF_POINTER__
#define SIZEOF_SIZE_T __SIZEOF_SIZE_T__
#define SIZEOF_WCHAR_T __SIZEOF_WCHAR_T__
#define SIZEOF__BOOL 1
#define SIZEOF_OFF_T 8
#define SIZEOF_FPOS_T 16
#define SIZEOF_TIME_T __SIZEOF_LONG__
#define SIZEOF_PID_T 4
#define SIZEOF_PTHREAD_T __SIZEOF_POINTER__
#define ALIGNOF_LONG __SIZEOF_LONG__
#define ALIGNOF_SIZE_T __SIZEOF_SIZE_T__
#define ALIGNOF_MAX_ALIGN_T 16

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#  define WORDS_BIGENDIAN 1
#  define DOUBLE_IS_BIG_ENDIAN_IEEE754 1
#else
#  define DOUBLE_IS_LITTLE_ENDIAN_IEEE754 1
#endif

#define STDC_HEADERS 1
#define WITH_THREAD 1
#define WITH_DOC_STRINGS 1
#define WITH_DECIMAL_CONTEXTVAR 1
#define WITH_FREELISTS 1
#define WITH_MIMALLOC 1
#define HAVE_LONG_LONG 1
#define HAVE_LONG_DOUBLE 1
#define HAVE_BUILTIN_ATOMIC 1
#define HAVE_STD_ATOMIC 1
#define HAVE_PROTOTYPES 1
#define HAVE_STDARG_PROTOTYPES 1
#define HAVE_HYPOT 1
#define HAVE_ROUND 1
#define HAVE_LOG2 1
#define HAVE_STRFTIME 1
#define HAVE_SNPRINTF 1
#define HAVE_STRDUP 1
#define HAVE_DYNAMIC_LOADING 1
#define HAVE_USABLE_WCHAR_T 1
#define Py_ENABLE_SHARED 1
#define PY_FORMAT_SIZE_T "z"
#define RETSIGTYPE void

#define HAVE_ERRNO_H 1
#define HAVE_INTTYPES_H 1
#define HAVE_LIMITS_H 1
#define HAVE_STDARG_H 1
#define HAVE_STDDEF_H 1
#define HAVE_STDINT_H 1
#define HAVE_STDIO_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRING_H 1
#define HAVE_WCHAR_H 1
#define HAVE_SIGNAL_H 1
#if !defined(_WIN32)
#  define HAVE_ALARM 1
#  define HAVE_CLOCK_GETTIME 1
#  define HAVE_DIRENT_H 1
#  define HAVE_DLFCN_H 1
#  define HAVE_DLOPEN 1
#  define HAVE_FCNTL_H 1
#  define HAVE_FDOPENDIR 1
#  define HAVE_FORK 1
#  define HAVE_FSTATVFS 1
#  define HAVE_FTRUNCATE 1
#  define HAVE_GETADDRINFO 1
#  define HAVE_GETHOSTBYNAME_R 1
#  define HAVE_GETPID 1
#  define HAVE_GETRUSAGE 1
#  define HAVE_GETTIMEOFDAY 1
#  define HAVE_GMTIME_R 1
#  define HAVE_INET_PTON 1
#  define HAVE_KILL 1
#  define HAVE_LANGINFO_H 1
#  define HAVE_LOCALTIME_R 1
#  define HAVE_LSTAT 1
#  define HAVE_MKTIME 1
#  define HAVE_MMAP 1
#  define HAVE_NETDB_H 1
#  define HAVE_NETINET_IN_H 1
#  define HAVE_POLL 1
#  define HAVE_POLL_H 1
#  define HAVE_PTHREAD_H 1
#  define HAVE_READLINK 1
#  define HAVE_SELECT 1
#  define HAVE_SETLOCALE 1
#  define HAVE_SIGACTION 1
#  define HAVE_SOCKLEN_T 1
#  define HAVE_SSIZE_T 1
#  define HAVE_STRUCT_TM_TM_ZONE 1
#  define HAVE_SYSCONF 1
#  define HAVE_SYS_FILE_H 1
#  define HAVE_SYS_IOCTL_H 1
#  define HAVE_SYS_MMAN_H 1
#  define HAVE_SYS_PARAM_H 1
#  define HAVE_SYS_RESOURCE_H 1
#  define HAVE_SYS_SELECT_H 1
#  define HAVE_SYS_SOCKET_H 1
#  define HAVE_SYS_STAT_H 1
#  define HAVE_SYS_TIME_H 1
#  define HAVE_SYS_TYPES_H 1
#  define HAVE_SYS_UIO_H 1
#  define HAVE_SYS_UN_H 1
#  define HAVE_SYS_WAIT_H 1
#  define HAVE_TIMES 1
#  define HAVE_TM_ZONE 1
#  define HAVE_UNISTD_H 1
#  define HAVE_WAITPID 1
#  define TIME_WITH_SYS_TIME 1
#  define VA_LIST_IS_ARRAY 1
#  define HAVE_GCC_ASM_FOR_X64 1
#  define HAVE_GCC_UINT128_T 1
#endif
#if defined(__linux__)
#  define HAVE_EPOLL 1
#  define HAVE_LINUX_LIMITS_H 1
#  define HAVE_SENDFILE 1
#  define HAVE_SYS_EPOLL_H 1
#  define HAVE_SYS_SYSCALL_H 1
#  define HAVE_ENDIAN_H 1
#  define HAVE_PTHREAD_CONDATTR_SETCLOCK 1
#elif defined(__APPLE__) || defined(__FreeBSD__)
#  define HAVE_KQUEUE 1
#  define HAVE_SYS_EVENT_H 1
#endif
#define PY_BUILTIN_HASHLIB_HASHES "md5,sha1,sha2,sha3,blake2"
#define PY_COERCE_C_LOCALE 1
#define PY_HAVE_PERF_TRAMPOLINE 1
#define PY_SQLITE_HAVE_SERIALIZE 1
#define PY_SSL_DEFAULT_CIPHERS 1
#define PY_SUPPORT_TIER 1
#define Py_RL_STARTUP_HOOK_TAKES_ARGS 1

#endif  /* Py_PYCONFIG_H */
