/* pythread.h - ftlint: locks and thread-specific storage */
#ifndef Py_PYTHREAD_H
#define Py_PYTHREAD_H
#pragma GCC system_header

#include "pyport.h"
#include "pytypedefs.h"

FTLINT_BEGIN_C

typedef void *PyThread_type_lock;
typedef enum PyLockStatus {
    PY_LOCK_FAILURE = 0,
    PY_LOCK_ACQUIRED = 1,
    PY_LOCK_INTR = 2
} PyLockStatus;
#define PyThread_LOCK_SUCCESS PY_LOCK_ACQUIRED
#define PY_HAVE_THREAD_NATIVE_ID
#define NOWAIT_LOCK 0
#define PYTHREAD_INVALID_THREAD_ID ((unsigned long)-1)
#define PY_TIMEOUT_T long long
#define Py_tss_NEEDS_INIT {0}
#define WAIT_LOCK 1
#define PY_TIMEOUT_MAX INT64_MAX

#ifdef FTLINT_HAVE_PTHREAD
#  define NATIVE_TSS_KEY_T pthread_key_t
#else
#  define NATIVE_TSS_KEY_T unsigned long
#endif
typedef struct _Py_tss_t {
    int _is_initialized;
    NATIVE_TSS_KEY_T _key;
} Py_tss_t;
PyAPI_FUNC(int) PyThread_tss_is_created(Py_tss_t *);
PyAPI_FUNC(int) _PyThread_at_fork_reinit(PyThread_type_lock *);
typedef struct {
    PyMutex mutex;
    unsigned long long thread;
    size_t level;
} _PyRecursiveMutex;
PyAPI_FUNC(PyObject *) PyThread_GetInfo(void);
PyAPI_FUNC(void) PyThread_ReInitTLS(void);
PyAPI_FUNC(int) PyThread_acquire_lock(PyThread_type_lock, int);
PyAPI_FUNC(PyLockStatus) PyThread_acquire_lock_timed(PyThread_type_lock, long long, int);
PyAPI_FUNC(PyThread_type_lock) PyThread_allocate_lock(void);
PyAPI_FUNC(int) PyThread_create_key(void);
PyAPI_FUNC(void) PyThread_delete_key(int);
PyAPI_FUNC(void) PyThread_delete_key_value(int);
_Py_NO_RETURN PyAPI_FUNC(void) PyThread_exit_thread(void);
PyAPI_FUNC(void) PyThread_free_lock(PyThread_type_lock);
PyAPI_FUNC(void *) PyThread_get_key_value(int);
PyAPI_FUNC(size_t) PyThread_get_stacksize(void);
PyAPI_FUNC(unsigned long) PyThread_get_thread_ident(void);
PyAPI_FUNC(unsigned long) PyThread_get_thread_native_id(void);
PyAPI_FUNC(void) PyThread_init_thread(void);
PyAPI_FUNC(void) PyThread_release_lock(PyThread_type_lock);
PyAPI_FUNC(int) PyThread_set_key_value(int, void *);
PyAPI_FUNC(int) PyThread_set_stacksize(size_t);
PyAPI_FUNC(unsigned long) PyThread_start_new_thread(void (*)(void *), void *);
PyAPI_FUNC(Py_tss_t *) PyThread_tss_alloc(void);
PyAPI_FUNC(int) PyThread_tss_create(Py_tss_t *);
PyAPI_FUNC(void) PyThread_tss_delete(Py_tss_t *);
PyAPI_FUNC(void) PyThread_tss_free(Py_tss_t *);
PyAPI_FUNC(void *) PyThread_tss_get(Py_tss_t *);
PyAPI_FUNC(int) PyThread_tss_set(Py_tss_t *, void *);

FTLINT_END_C

#endif  /* Py_PYTHREAD_H */
