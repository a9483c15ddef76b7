/* monitoring.h - ftlint: sys.monitoring events fired from C */
#ifndef Py_MONITORING_H
#define Py_MONITORING_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef struct _PyMonitoringState {
    uint8_t active;
    uint8_t opaque;
} PyMonitoringState;
#define PY_MONITORING_EVENT_BRANCH 18
#define PY_MONITORING_EVENT_CALL 4
#define PY_MONITORING_EVENT_C_RAISE 17
#define PY_MONITORING_EVENT_C_RETURN 16
#define PY_MONITORING_EVENT_EXCEPTION_HANDLED 12
#define PY_MONITORING_EVENT_INSTRUCTION 6
#define PY_MONITORING_EVENT_JUMP 7
#define PY_MONITORING_EVENT_LINE 5
#define PY_MONITORING_EVENT_PY_RESUME 1
#define PY_MONITORING_EVENT_PY_RETURN 2
#define PY_MONITORING_EVENT_PY_START 0
#define PY_MONITORING_EVENT_PY_THROW 14
#define PY_MONITORING_EVENT_PY_UNWIND 13
#define PY_MONITORING_EVENT_PY_YIELD 3
#define PY_MONITORING_EVENT_RAISE 11
#define PY_MONITORING_EVENT_RERAISE 15
#define PY_MONITORING_EVENT_STOP_ITERATION 10
#define PY_MONITORING_IS_INSTRUMENTED_EVENT(ev) ((ev) < _PY_MONITORING_LOCAL_EVENTS)
#if FTLINT_TARGET >= 0x030E0000
#define PY_MONITORING_EVENT_BRANCH_LEFT 8
#define PY_MONITORING_EVENT_BRANCH_RIGHT 9
#endif
PyAPI_FUNC(int) PyMonitoring_EnterScope(PyMonitoringState *, uint64_t *, const uint8_t *,
    Py_ssize_t);
PyAPI_FUNC(int) PyMonitoring_ExitScope(void);
PyAPI_FUNC(int) PyMonitoring_FireCRaiseEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FireCRaiseEvent(a, b, c) \
    PyMonitoring_FireCRaiseEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FireCReturnEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FireCReturnEvent(a, b, c, d) \
    PyMonitoring_FireCReturnEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
PyAPI_FUNC(int) PyMonitoring_FireCallEvent(PyMonitoringState *, PyObject *, int32_t, PyObject
    *, PyObject *);
#define PyMonitoring_FireCallEvent(a, b, c, d, e) \
    PyMonitoring_FireCallEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d), _PyObject_CAST(e))
PyAPI_FUNC(int) PyMonitoring_FireExceptionHandledEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FireExceptionHandledEvent(a, b, c) \
    PyMonitoring_FireExceptionHandledEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FireJumpEvent(PyMonitoringState *, PyObject *, int32_t, PyObject *);
#define PyMonitoring_FireJumpEvent(a, b, c, d) \
    PyMonitoring_FireJumpEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
PyAPI_FUNC(int) PyMonitoring_FireLineEvent(PyMonitoringState *, PyObject *, int32_t, int);
#define PyMonitoring_FireLineEvent(a, b, c, d) \
    PyMonitoring_FireLineEvent((a), _PyObject_CAST(b), (c), (d))
PyAPI_FUNC(int) PyMonitoring_FirePyResumeEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FirePyResumeEvent(a, b, c) \
    PyMonitoring_FirePyResumeEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FirePyReturnEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FirePyReturnEvent(a, b, c, d) \
    PyMonitoring_FirePyReturnEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
PyAPI_FUNC(int) PyMonitoring_FirePyStartEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FirePyStartEvent(a, b, c) \
    PyMonitoring_FirePyStartEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FirePyThrowEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FirePyThrowEvent(a, b, c) \
    PyMonitoring_FirePyThrowEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FirePyUnwindEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FirePyUnwindEvent(a, b, c) \
    PyMonitoring_FirePyUnwindEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FirePyYieldEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FirePyYieldEvent(a, b, c, d) \
    PyMonitoring_FirePyYieldEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
PyAPI_FUNC(int) PyMonitoring_FireRaiseEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FireRaiseEvent(a, b, c) \
    PyMonitoring_FireRaiseEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FireReraiseEvent(PyMonitoringState *, PyObject *, int32_t);
#define PyMonitoring_FireReraiseEvent(a, b, c) \
    PyMonitoring_FireReraiseEvent((a), _PyObject_CAST(b), (c))
PyAPI_FUNC(int) PyMonitoring_FireStopIterationEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FireStopIterationEvent(a, b, c, d) \
    PyMonitoring_FireStopIterationEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))

/* removed from CPython or about to be, still used */
PyAPI_FUNC(int) PyMonitoring_FireBranchEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FireBranchEvent(a, b, c, d) \
    PyMonitoring_FireBranchEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(int) PyMonitoring_FireBranchLeftEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FireBranchLeftEvent(a, b, c, d) \
    PyMonitoring_FireBranchLeftEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
PyAPI_FUNC(int) PyMonitoring_FireBranchRightEvent(PyMonitoringState *, PyObject *, int32_t,
    PyObject *);
#define PyMonitoring_FireBranchRightEvent(a, b, c, d) \
    PyMonitoring_FireBranchRightEvent((a), _PyObject_CAST(b), (c), _PyObject_CAST(d))
#endif

FTLINT_END_C

#endif  /* Py_MONITORING_H */
