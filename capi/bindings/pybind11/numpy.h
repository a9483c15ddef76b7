/* pybind11's arrays; see pybind11.h. */
#pragma once
#include "pybind11.h"

namespace pybind11 {
class dtype : public object {
  FTLINT_PYBIND_OBJECT(dtype, object, FTLINT_ANY)
  dtype(); template <class... A> explicit dtype(const char *, A &&...); explicit dtype(int); explicit dtype(const std::string &); explicit dtype(const buffer_info &); dtype(list, list, list, ssize_t);
  template <class T> static dtype of(); static dtype from_args(object); ssize_t itemsize() const; bool has_fields() const; char kind() const; char char_() const; int num() const; int normalized_num() const; int flags() const; char byteorder() const; int alignment() const;
};
template <class T> struct unchecked_reference { template <class... I> T &operator()(I...) const; template <class I> T &operator[](I) const; template <class... I> T *data(I...) const; template <class... I> T *mutable_data(I...); ssize_t ndim() const, shape(ssize_t) const, size() const, nbytes() const, itemsize() const; };
class array : public buffer {
  FTLINT_PYBIND_OBJECT(array, buffer, FTLINT_ANY)
  enum { c_style = 1, f_style = 2, forcecast = 16 };
  using ShapeContainer = std::vector<ssize_t>; using StridesContainer = std::vector<ssize_t>;
  array(); array(const pybind11::dtype &, ShapeContainer, StridesContainer, const void * = nullptr, handle = {}); template <class... A> array(const pybind11::dtype &, A &&...); template <class... A> array(ShapeContainer, A &&...); array(std::initializer_list<ssize_t>, std::initializer_list<ssize_t>); template <class T, class... A> array(ssize_t, const T *, A &&...); explicit array(const buffer_info &);
  pybind11::dtype dtype() const; ssize_t size() const, itemsize() const, nbytes() const, ndim() const; object base() const;
  const ssize_t *shape() const; ssize_t shape(ssize_t) const; const ssize_t *strides() const; ssize_t strides(ssize_t) const;
  int flags() const; bool writeable() const, owndata() const;
  template <class... I> const void *data(I...) const; template <class... I> void *mutable_data(I...); template <class... I> ssize_t offset_at(I...) const;
  template <class T, ssize_t D = -1> unchecked_reference<const T> unchecked() const &; template <class T, ssize_t D = -1> unchecked_reference<T> mutable_unchecked() &;
  array squeeze(); template <class... A> array reshape(A &&...); template <class... A> array view(A &&...); template <class... A> void resize(A &&...);
  static array ensure(handle, int = 0);
};
template <class T, int Flags = array::forcecast> class array_t : public array {
public:
  using value_type = T;
  array_t(); array_t(handle h, borrowed_t); array_t(handle h, stolen_t); array_t(const object &); array_t(const array_t &) = default; array_t &operator=(const array_t &) = default;
  template <class S, class = typename std::enable_if<!std::is_base_of<handle, typename std::decay<S>::type>::value>::type, class... A> array_t(const S &, A &&...);
  template <class I> array_t(std::initializer_list<I>); template <class I, class... A> array_t(std::initializer_list<I>, const A &...); template <class I, class J, class... A> array_t(std::initializer_list<I>, std::initializer_list<J>, const A &...);
  ssize_t itemsize() const; template <class... I> const T *data(I...) const; template <class... I> T *mutable_data(I...); template <class... I> const T &at(I...) const; template <class... I> T &mutable_at(I...); template <class... I> ssize_t index_at(I...) const;
  template <ssize_t D = -1> unchecked_reference<const T> unchecked() const &; template <ssize_t D = -1> unchecked_reference<T> mutable_unchecked() &;
  static array_t ensure(handle); static bool check_(handle);
};
template <class F> object vectorize(F &&);
template <class F> object vectorize(const F &);
}
