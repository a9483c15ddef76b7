/* dynamic_annotations.h - ftlint: race-detector annotations, no-ops */
#ifndef Py_DYNAMIC_ANNOTATIONS_H
#define Py_DYNAMIC_ANNOTATIONS_H
#pragma GCC system_header

#include "pyport.h"

#define _Py_ANNOTATE_HAPPENS_BEFORE(obj)
#define _Py_ANNOTATE_HAPPENS_AFTER(obj)
#define _Py_ANNOTATE_RWLOCK_CREATE(lock)
#define _Py_ANNOTATE_RWLOCK_DESTROY(lock)
#define _Py_ANNOTATE_RWLOCK_ACQUIRED(lock, is_w)
#define _Py_ANNOTATE_RWLOCK_RELEASED(lock, is_w)
#define _Py_ANNOTATE_IGNORE_READS_BEGIN()
#define _Py_ANNOTATE_IGNORE_READS_END()
#define _Py_ANNOTATE_IGNORE_WRITES_BEGIN()
#define _Py_ANNOTATE_IGNORE_WRITES_END()
#define _Py_ANNOTATE_BENIGN_RACE(pointer, description)
#define _Py_ANNOTATE_BENIGN_RACE_SIZED(address, size, description)

#endif  /* Py_DYNAMIC_ANNOTATIONS_H */
