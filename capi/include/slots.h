/* slots.h - ftlint: unified slots of 3.15 */
#ifndef Py_SLOTS_H
#define Py_SLOTS_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

#if FTLINT_TARGET >= 0x030F0000
struct PySlot {
    uint16_t sl_id;
    uint16_t sl_flags;
    uint32_t sl_reserved;
    union {
        void *sl_ptr;
        _Py_funcptr_t sl_func;
        Py_ssize_t sl_size;
        int64_t sl_int64;
        uint64_t sl_uint64;
    };
};
#define PySlot_OPTIONAL 0x01
#define PySlot_STATIC 0x02
#define PySlot_INTPTR 0x04
#ifdef __cplusplus
#  define FTLINT_SLOT(NAME, FLAGS, FIELD, VALUE) { NAME, FLAGS, 0, { (void *)(VALUE) } }
#else
#  define FTLINT_SLOT(NAME, FLAGS, FIELD, VALUE) \
    { .sl_id = (NAME), .sl_flags = (FLAGS), .FIELD = (VALUE) }
#endif
#define PySlot_DATA(NAME, VALUE) FTLINT_SLOT(NAME, PySlot_INTPTR, sl_ptr, (void *)(VALUE))
#define PySlot_FUNC(NAME, VALUE) FTLINT_SLOT(NAME, 0, sl_func, (_Py_funcptr_t)(VALUE))
#define PySlot_SIZE(NAME, VALUE) FTLINT_SLOT(NAME, 0, sl_size, (Py_ssize_t)(VALUE))
#define PySlot_INT64(NAME, VALUE) FTLINT_SLOT(NAME, 0, sl_int64, (int64_t)(VALUE))
#define PySlot_UINT64(NAME, VALUE) FTLINT_SLOT(NAME, 0, sl_uint64, (uint64_t)(VALUE))
#define PySlot_STATIC_DATA(NAME, VALUE) FTLINT_SLOT(NAME, PySlot_STATIC, sl_ptr, (void *)(VALUE))
#define PySlot_END { 0 }
PyAPI_FUNC(PyObject *) PyModule_FromSlotsAndSpec(const PySlot *, PyObject *);
PyAPI_FUNC(PyObject *) PyType_FromSlots(PySlot *);
#endif

FTLINT_END_C

#endif  /* Py_SLOTS_H */
