/* cppy's public names, for checkouts that do not have its headers. */
#pragma once
#include <Python.h>

#include <string>

#define cppy_cast(o) reinterpret_cast<PyObject *>(o)

namespace cppy {
inline PyObject *incref(PyObject *ob) { Py_INCREF(ob); return ob; }
inline PyObject *xincref(PyObject *ob) { Py_XINCREF(ob); return ob; }
inline PyObject *decref(PyObject *ob) { Py_DECREF(ob); return ob; }
inline PyObject *xdecref(PyObject *ob) { Py_XDECREF(ob); return ob; }
template <class T> inline void clear(T **ob) { T *old = *ob; *ob = nullptr; Py_XDECREF(old); }
template <class T> inline void replace(T **src, PyObject *ob) { T *old = *src; *src = reinterpret_cast<T *>(ob); Py_XINCREF(ob); Py_XDECREF(old); }

class ptr {
public:
  ptr() : m_ob(nullptr) {}
  ptr(const ptr &other) : m_ob(other.m_ob) { Py_XINCREF(m_ob); }
  ptr(PyObject *ob, bool take_ref = false) : m_ob(ob) { if (take_ref) Py_XINCREF(m_ob); }
  ~ptr() { PyObject *old = m_ob; m_ob = nullptr; Py_XDECREF(old); }
  ptr &operator=(const ptr &other) { PyObject *old = m_ob; m_ob = other.m_ob; Py_XINCREF(m_ob); Py_XDECREF(old); return *this; }
  ptr &operator=(PyObject *ob) { PyObject *old = m_ob; m_ob = ob; Py_XDECREF(old); return *this; }
  PyObject *get() const { return m_ob; }
  void set(PyObject *ob, bool take_ref = false);
  void set(const ptr &other);
  PyObject *release(bool take_ref = false) { PyObject *out = m_ob; m_ob = nullptr; if (take_ref) Py_XINCREF(out); return out; }
  operator void *() const { return static_cast<void *>(m_ob); }
  operator bool() const { return m_ob != nullptr; }
  bool operator!() const { return m_ob == nullptr; }
  bool is_none() const { return m_ob == Py_None; }
  bool is_true() const, is_int() const, is_float() const, is_list() const, is_dict() const, is_set() const, is_bool() const, is_unicode() const, is_callable() const, is_iter() const, is_subclass(PyObject *) const, is_type(PyTypeObject *) const;
  int is_truthy(bool clear_err = true) const;
  Py_ssize_t refcount() const, length() const, size(bool clear_err = true) const;
  PyTypeObject *type() const;
  bool hasattr(PyObject *) const, hasattr(const char *) const, hasattr(const std::string &) const;
  PyObject *getattr(PyObject *) const, *getattr(const char *) const, *getattr(const std::string &) const, *getattr(PyObject *, PyObject *) const, *getattr(const char *, PyObject *) const, *getattr(const ptr &) const;
  bool setattr(const ptr &, PyObject *) const, setattr(PyObject *, PyObject *) const, setattr(const char *, PyObject *) const, setattr(const std::string &, PyObject *) const;
  bool delattr(PyObject *) const, delattr(const char *) const, delattr(const std::string &) const;
  PyObject *getitem(PyObject *) const, *getitem(const ptr &) const; bool setitem(PyObject *, PyObject *) const, delitem(PyObject *) const;
  template <class... A> PyObject *call(A...) const;
  PyObject *iter() const, *next() const, *str() const, *repr() const, *bytes() const, *unicode() const;
  bool richcmp(PyObject *, int, bool clear_err = true) const; bool richcompare(PyObject *, int, bool clear_err = true) const;
  Py_hash_t hash() const;
protected:
  PyObject *m_ob;
};

inline bool operator==(const ptr &a, const ptr &b) { return a.get() == b.get(); }
inline bool operator!=(const ptr &a, const ptr &b) { return a.get() != b.get(); }
inline bool operator==(const ptr &a, PyObject *b) { return a.get() == b; }
inline bool operator!=(const ptr &a, PyObject *b) { return a.get() != b; }
inline bool operator==(PyObject *a, const ptr &b) { return a == b.get(); }
inline bool operator!=(PyObject *a, const ptr &b) { return a != b.get(); }

#define FTLINT_CPPY_ERROR(name, exception) \
  inline PyObject *name(const char *message) { PyErr_SetString(exception, message); return nullptr; } \
  inline PyObject *name(const std::string &message) { return name(message.c_str()); }
FTLINT_CPPY_ERROR(system_error, PyExc_SystemError) FTLINT_CPPY_ERROR(type_error, PyExc_TypeError)
FTLINT_CPPY_ERROR(value_error, PyExc_ValueError) FTLINT_CPPY_ERROR(runtime_error, PyExc_RuntimeError)
FTLINT_CPPY_ERROR(attribute_error, PyExc_AttributeError) FTLINT_CPPY_ERROR(index_error, PyExc_IndexError)
FTLINT_CPPY_ERROR(key_error, PyExc_KeyError) FTLINT_CPPY_ERROR(memory_error, PyExc_MemoryError)
#undef FTLINT_CPPY_ERROR
inline PyObject *type_error(PyObject *ob, const char *expected) { return PyErr_Format(PyExc_TypeError, "%s expected, not %s", expected, Py_TYPE(ob)->tp_name); }
inline PyObject *attribute_error(PyObject *ob, const char *name) { return PyErr_Format(PyExc_AttributeError, "'%s': '%s'", Py_TYPE(ob)->tp_name, name); }
inline PyObject *attribute_error(PyTypeObject *type, const char *name) { return PyErr_Format(PyExc_AttributeError, "'%s': '%s'", type->tp_name, name); }

template <class T> inline PyObject *pyobject_cast(T *ob) { return reinterpret_cast<PyObject *>(ob); }
template <class T> inline PyTypeObject *pytypeobject_cast(T *ob) { return reinterpret_cast<PyTypeObject *>(ob); }
template <class T> inline void *void_cast(T *ob) { return reinterpret_cast<void *>(ob); }
}

using cppy::pyobject_cast;
using cppy::pytypeobject_cast;
using cppy::void_cast;
