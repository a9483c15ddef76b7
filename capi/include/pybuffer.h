/* pybuffer.h - ftlint: the buffer protocol */
#ifndef Py_PYBUFFER_H
#define Py_PYBUFFER_H
#pragma GCC system_header

#include "pyport.h"
#include "pytypedefs.h"

FTLINT_BEGIN_C

typedef struct {
    void *buf;
    PyObject *obj;
    Py_ssize_t len;
    Py_ssize_t itemsize;
    int readonly;
    int ndim;
    char *format;
    Py_ssize_t *shape;
    Py_ssize_t *strides;
    Py_ssize_t *suboffsets;
    void *internal;
} Py_buffer;

typedef int (*getbufferproc)(PyObject *, Py_buffer *, int);
typedef void (*releasebufferproc)(PyObject *, Py_buffer *);

#define PyBUF_ANY_CONTIGUOUS 0x0098
#define PyBUF_CONTIG 0x0009
#define PyBUF_CONTIG_RO 0x0008
#define PyBUF_C_CONTIGUOUS 0x0038
#define PyBUF_FORMAT 0x0004
#define PyBUF_FULL 0x011d
#define PyBUF_FULL_RO 0x011c
#define PyBUF_F_CONTIGUOUS 0x0058
#define PyBUF_INDIRECT 0x0118
#define PyBUF_MAX_NDIM 0x0040
#define PyBUF_ND 0x0008
#define PyBUF_READ 0x0100
#define PyBUF_RECORDS 0x001d
#define PyBUF_RECORDS_RO 0x001c
#define PyBUF_SIMPLE 0x0000
#define PyBUF_STRIDED 0x0019
#define PyBUF_STRIDED_RO 0x0018
#define PyBUF_STRIDES 0x0018
#define PyBUF_WRITABLE 0x0001
#define PyBUF_WRITE 0x0200
#define PyBUF_WRITEABLE 0x0001
PyAPI_FUNC(void) PyBuffer_FillContiguousStrides(int, Py_ssize_t *, Py_ssize_t *, int, char);
PyAPI_FUNC(int) PyBuffer_FillInfo(Py_buffer *, PyObject *, void *, Py_ssize_t, int, int);
PyAPI_FUNC(int) PyBuffer_FromContiguous(const Py_buffer *, const void *, Py_ssize_t, char);
PyAPI_FUNC(void *) PyBuffer_GetPointer(const Py_buffer *, const Py_ssize_t *);
PyAPI_FUNC(int) PyBuffer_IsContiguous(const Py_buffer *, char);
PyAPI_FUNC(void) PyBuffer_Release(Py_buffer *);
PyAPI_FUNC(Py_ssize_t) PyBuffer_SizeFromFormat(const char *);
PyAPI_FUNC(int) PyBuffer_ToContiguous(void *, const Py_buffer *, Py_ssize_t, char);
PyAPI_FUNC(int) PyObject_CheckBuffer(PyObject *);
PyAPI_FUNC(int) PyObject_CopyData(PyObject *, PyObject *);
PyAPI_FUNC(int) PyObject_GetBuffer(PyObject *, Py_buffer *, int);

FTLINT_END_C

#endif  /* Py_PYBUFFER_H */
