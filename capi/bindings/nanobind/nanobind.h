/* nanobind's public names, for checkouts that do not have its headers: declarations only, as permissive as templates allow. */
#pragma once
#include <Python.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#define NB_NAMESPACE nanobind
#define NB_INLINE inline
#define NB_NOINLINE
#define NB_MODULE(name, variable) static void nanobind_init_##name(::nanobind::module_ &variable)
#define NB_MAKE_OPAQUE(...)
#define NB_TRAMPOLINE(base, size) using NBBase = base
#define NB_OVERRIDE(func, ...) return NBBase::func(__VA_ARGS__)
#define NB_OVERRIDE_NAME(name, func, ...) return NBBase::func(__VA_ARGS__)
#define NB_OVERRIDE_PURE(func, ...) ::nanobind::raise(#func)
#define NB_OVERRIDE_PURE_NAME(name, func, ...) ::nanobind::raise(name)
#define NB_TYPE_CASTER(T, name) T value; template <class U> using Cast = U &; operator T &() { return value; }

namespace nanobind {
using ssize_t = Py_ssize_t;
using std::size_t;
class object; class handle; class str; class tuple; class list; class dict; class module_; class iterator;
namespace detail { struct accessor; template <class T, class = int> struct type_caster { T value; bool from_python(handle, uint8_t, void *) noexcept; template <class... A> static handle from_cpp(A &&...) noexcept; }; template <class T> using make_caster = type_caster<T>; struct cleanup_list; struct borrow_t {}; struct steal_t {}; }

class handle {
public:
  handle() = default;
  handle(std::nullptr_t) {}
  handle(const PyObject *ptr) : m_ptr(const_cast<PyObject *>(ptr)) {}
  handle(const PyTypeObject *ptr) : m_ptr(reinterpret_cast<PyObject *>(const_cast<PyTypeObject *>(ptr))) {}
  PyObject *ptr() const { return m_ptr; }
  const handle &inc_ref() const noexcept { Py_XINCREF(m_ptr); return *this; }
  const handle &dec_ref() const noexcept { Py_XDECREF(m_ptr); return *this; }
  explicit operator bool() const { return m_ptr != nullptr; }
  bool is(handle other) const { return m_ptr == other.m_ptr; }
  bool is_none() const { return m_ptr == Py_None; }
  bool is_type() const, is_valid() const, equal(handle) const, not_equal(handle) const;
  handle type() const;
  template <class K> detail::accessor attr(K &&) const;
  detail::accessor doc() const;
  template <class K> detail::accessor operator[](K &&) const;
  template <class... A> object operator()(A &&...) const;
  detail::accessor operator*() const;
  template <class T> bool contains(T &&) const;
  iterator begin() const; iterator end() const;
  template <class T> object operator+(const T &) const; template <class T> object operator-(const T &) const; template <class T> object operator*(const T &) const;
  bool operator==(handle) const; bool operator!=(handle) const;
protected:
  PyObject *m_ptr = nullptr;
};

class object : public handle {
public:
  object() = default;
  object(handle h, detail::borrow_t) : handle(h) { inc_ref(); }
  object(handle h, detail::steal_t) : handle(h) {}
  object(const object &o) : handle(o.m_ptr) { inc_ref(); }
  object(object &&o) noexcept : handle(o.m_ptr) { o.m_ptr = nullptr; }
  ~object() { dec_ref(); }
  object &operator=(const object &o) { PyObject *old = m_ptr; o.inc_ref(); m_ptr = o.m_ptr; Py_XDECREF(old); return *this; }
  object &operator=(object &&o) noexcept { PyObject *old = m_ptr; m_ptr = o.m_ptr; o.m_ptr = nullptr; Py_XDECREF(old); return *this; }
  void reset() { dec_ref(); m_ptr = nullptr; }
  handle release() { PyObject *out = m_ptr; m_ptr = nullptr; return handle(out); }
  bool is_valid() const { return m_ptr != nullptr; }
};
namespace detail {
struct accessor : object { accessor(const accessor &); template <class T> accessor &operator=(T &&); accessor &operator=(const accessor &); template <class T> operator T() const; explicit operator bool() const; };
template <class T> struct caster_any {};
}
template <class T = object> T borrow(handle h) { return T(h, detail::borrow_t{}); }
template <class T = object> T steal(handle h) { return T(h, detail::steal_t{}); }
template <class T> bool isinstance(handle) noexcept; bool isinstance(handle, handle);
template <class T> bool try_cast(handle, T &, bool = true) noexcept;
template <class T, class U, class = typename std::enable_if<std::is_base_of<handle, typename std::decay<U>::type>::value>::type> T cast(const U &, bool = true);
template <class T, class... A, class = typename std::enable_if<!std::is_base_of<handle, typename std::decay<T>::type>::value>::type> object cast(T &&, A &&...);
bool hasattr(handle, const char *) noexcept; bool hasattr(handle, handle) noexcept;
template <class... A> object getattr(handle, A &&...);
template <class K, class V> void setattr(handle, K &&, V &&);
template <class K> void delattr(handle, K &&);
size_t len(handle); size_t len_hint(handle); str repr(handle); iterator iter(handle); ssize_t hash(handle); object none(); dict globals(); dict builtins();
template <class... A> void print(A &&...); template <class... A> tuple make_tuple(A &&...); template <class T> handle type() noexcept; template <class T> T *inst_ptr(handle); handle type_name(handle); handle inst_name(handle);
bool inst_check(handle); bool inst_ready(handle); void inst_zero(handle); void inst_mark_ready(handle); object inst_alloc(handle); template <class... A> object inst_reference(A &&...); template <class... A> object inst_take_ownership(A &&...); template <class T> T *type_get_slot(handle, int);

#define FTLINT_NB_OBJECT(name, base, check) \
  public: \
  name(handle h, detail::borrow_t b) : base(h, b) {} \
  name(handle h, detail::steal_t s) : base(h, s) {} \
  name(const object &o) : base(o) {} \
  name(object &&o) : base(static_cast<object &&>(o)) {} \
  name(const name &) = default; \
  name &operator=(const name &) = default; \
  static bool check_(handle h) { return h.ptr() != nullptr && check(h.ptr()); }
#define FTLINT_NB_ANY(x) 1
#define NB_OBJECT(Type, Parent, Str, Check) FTLINT_NB_OBJECT(Type, Parent, Check)
#define NB_OBJECT_DEFAULT(Type, Parent, Str, Check) FTLINT_NB_OBJECT(Type, Parent, Check) Type() : Parent() {}

class iterator : public object { FTLINT_NB_OBJECT(iterator, object, PyIter_Check) iterator(); iterator &operator++(); iterator operator++(int); handle operator*() const; bool operator==(const iterator &) const; bool operator!=(const iterator &) const; static iterator sentinel(); };
class iterable : public object { FTLINT_NB_OBJECT(iterable, object, FTLINT_NB_ANY) };
class type_object : public object { FTLINT_NB_OBJECT(type_object, object, PyType_Check) type_object(); };
class str : public object { FTLINT_NB_OBJECT(str, object, PyUnicode_Check) str(); explicit str(handle); str(const char *); str(const char *, size_t); const char *c_str() const; template <class... A> str format(A &&...) const; };
class bytes : public object { FTLINT_NB_OBJECT(bytes, object, PyBytes_Check) bytes(); explicit bytes(handle); bytes(const char *); bytes(const void *, size_t); const char *c_str() const; const void *data() const; size_t size() const; };
class bytearray : public object { FTLINT_NB_OBJECT(bytearray, object, PyByteArray_Check) bytearray(); bytearray(const void *, size_t); void *data(); size_t size() const; };
class bool_ : public object { FTLINT_NB_OBJECT(bool_, object, PyBool_Check) bool_(); explicit bool_(bool); explicit operator bool() const; };
class int_ : public object { FTLINT_NB_OBJECT(int_, object, PyLong_Check) int_(); template <class T, class = typename std::enable_if<std::is_arithmetic<T>::value>::type> explicit int_(T); template <class T> explicit operator T() const; };
class float_ : public object { FTLINT_NB_OBJECT(float_, object, PyFloat_Check) float_(); explicit float_(double); explicit operator double() const; };
class slice : public object { FTLINT_NB_OBJECT(slice, object, PySlice_Check) template <class A, class B, class C> slice(A, B, C); std::tuple<ssize_t, ssize_t, ssize_t, size_t> compute(size_t) const; };
class weakref : public object { FTLINT_NB_OBJECT(weakref, object, PyWeakref_Check) explicit weakref(handle, handle = {}); };
class capsule : public object { FTLINT_NB_OBJECT(capsule, object, PyCapsule_CheckExact) capsule(); template <class... A> capsule(const void *, A...); void *data() const; void *data(const char *) const; const char *name() const; };
class ellipsis : public object { FTLINT_NB_OBJECT(ellipsis, object, FTLINT_NB_ANY) ellipsis(); };
class not_implemented : public object { FTLINT_NB_OBJECT(not_implemented, object, FTLINT_NB_ANY) not_implemented(); };
class callable : public object { FTLINT_NB_OBJECT(callable, object, PyCallable_Check) callable(); };
class tuple : public object { FTLINT_NB_OBJECT(tuple, object, PyTuple_Check) tuple(); size_t size() const; bool empty() const; template <class K> detail::accessor operator[](K &&) const; };
class list : public object { FTLINT_NB_OBJECT(list, object, PyList_Check) list(); size_t size() const; template <class T> void append(T &&); template <class I, class T> void insert(I, T &&); void clear(), sort(), reverse(); template <class K> detail::accessor operator[](K &&) const; };
class dict : public object { FTLINT_NB_OBJECT(dict, object, PyDict_Check) dict(); size_t size() const; list keys() const, values() const, items() const; void clear(); template <class T> bool contains(T &&) const; template <class... A> object get(A &&...) const; template <class T> void update(T &&);
  struct pair_iterator { std::pair<handle, handle> operator*() const; pair_iterator &operator++(); bool operator!=(const pair_iterator &) const; bool operator==(const pair_iterator &) const; };
  pair_iterator begin() const; pair_iterator end() const; };
class set : public object { FTLINT_NB_OBJECT(set, object, FTLINT_NB_ANY) set(); size_t size() const; template <class T> void add(T &&); template <class T> bool discard(T &&); void clear(); template <class T> bool contains(T &&) const; };
class frozenset : public object { FTLINT_NB_OBJECT(frozenset, object, FTLINT_NB_ANY) frozenset(); size_t size() const; };
class sequence : public object { FTLINT_NB_OBJECT(sequence, object, PySequence_Check) sequence(); template <class K> detail::accessor operator[](K &&) const; };
class mapping : public object { FTLINT_NB_OBJECT(mapping, object, PyMapping_Check) mapping(); list keys() const, values() const, items() const; };
class args : public tuple { FTLINT_NB_OBJECT(args, tuple, PyTuple_Check) args(); };
class kwargs : public dict { FTLINT_NB_OBJECT(kwargs, dict, PyDict_Check) kwargs(); };
class any : public object { FTLINT_NB_OBJECT(any, object, FTLINT_NB_ANY) };
template <class T> class handle_t : public handle { public: handle_t(); handle_t(handle); };
template <class T, class... A> class typed : public T { public: using T::T; typed(const object &); };
template <class T> struct pointer_and_handle { T *p; handle h; };
struct fallback : handle {};

enum class rv_policy { automatic, automatic_reference, take_ownership, copy, move, reference, reference_internal, none };
struct arg_v; struct arg { constexpr explicit arg(const char * = nullptr) {} template <class T> arg_v operator=(T &&) const; arg &noconvert(bool = true); arg &none(bool = true); arg &sig(const char *); arg lock(); };
struct arg_v : arg { template <class... A> arg_v(A &&...); };
struct scope { scope(handle); }; struct is_method {}; struct is_implicit {}; struct is_operator {}; struct is_arithmetic {}; struct is_flag {}; struct is_final {}; struct is_generic {}; struct is_weak_referenceable {}; struct dynamic_attr {}; struct kw_only {}; struct lock_self {}; struct never_destruct {}; struct prepend {}; struct sig { sig(const char *); }; struct for_getter_any {}; template <class T> T for_getter(const T &); template <class T> T for_setter(const T &);
struct type_slots { type_slots(const PyType_Slot *); }; template <class T> struct supplement {}; template <class... T> struct call_guard {}; template <class T> struct intrusive_ptr { template <class F> intrusive_ptr(F &&); }; template <size_t, size_t> struct keep_alive {}; template <class T> struct call_policy {};
void keep_alive_object(handle, handle);
template <class... Args> struct overload_cast_t { template <class R> constexpr auto operator()(R (*f)(Args...)) const -> decltype(f) { return f; } template <class R, class C> constexpr auto operator()(R (C::*f)(Args...), std::false_type = {}) const -> decltype(f) { return f; } template <class R, class C> constexpr auto operator()(R (C::*f)(Args...) const, std::true_type) const -> decltype(f) { return f; } };
template <class... Args> static constexpr overload_cast_t<Args...> overload_cast{};
static constexpr auto const_ = std::true_type{};

class gil_scoped_acquire { public: gil_scoped_acquire() noexcept; ~gil_scoped_acquire(); gil_scoped_acquire(const gil_scoped_acquire &) = delete; };
class gil_scoped_release { public: gil_scoped_release() noexcept; ~gil_scoped_release(); gil_scoped_release(const gil_scoped_release &) = delete; };
class ft_mutex { public: ft_mutex() = default; void lock(); void unlock(); };
class ft_lock_guard { public: ft_lock_guard(ft_mutex &); ~ft_lock_guard(); ft_lock_guard(const ft_lock_guard &) = delete; };
class ft_object_guard { public: ft_object_guard(handle); ~ft_object_guard(); };
class ft_object2_guard { public: ft_object2_guard(handle, handle); ~ft_object2_guard(); };

class module_ : public object {
  FTLINT_NB_OBJECT(module_, object, PyModule_Check)
  module_();
  template <class F, class... X> module_ &def(const char *, F &&, const X &...);
  static module_ import_(const char *); static module_ import_(handle); module_ def_submodule(const char *, const char * = nullptr);
};
namespace detail { template <class F> struct new_any {}; template <class F> struct cpp_function_any {}; }
template <class... A> struct init {}; template <class T> struct init_implicit {}; template <class F> detail::new_any<F> new_(F &&);
template <class F, class... X> object cpp_function(F &&, const X &...);
template <class T, class... Options> class class_ : public object {
public:
  using Type = T;
  template <class... X> class_(handle scope, const char *name, const X &...);
  template <class F, class... X> class_ &def(const char *, F &&, const X &...); template <class... A, class... X> class_ &def(init<A...>, const X &...); template <class... X> class_ &def(X &&...);
  template <class... X> class_ &def_static(const char *, X &&...); template <class... X> class_ &def_rw(const char *, X &&...); template <class... X> class_ &def_ro(const char *, X &&...); template <class... X> class_ &def_prop_rw(const char *, X &&...); template <class... X> class_ &def_prop_ro(const char *, X &&...);
  template <class... X> class_ &def_rw_static(const char *, X &&...); template <class... X> class_ &def_ro_static(const char *, X &&...); template <class... X> class_ &def_prop_ro_static(const char *, X &&...); template <class... X> class_ &def_prop_rw_static(const char *, X &&...); template <class... X> class_ &def_cast(X &&...);
};
template <class T> class enum_ : public object { public: template <class... X> enum_(handle, const char *, const X &...); enum_ &value(const char *, T, const char * = nullptr); enum_ &export_values(); template <class... X> enum_ &def(X &&...); template <class... X> enum_ &def_prop_ro(const char *, X &&...); };
template <class T> class exception : public object { public: template <class... A> exception(handle, const char *, A &&...); };
template <class... X> iterator make_iterator(handle, const char *, X &&...); template <class... X> iterator make_key_iterator(handle, const char *, X &&...); template <class... X> iterator make_value_iterator(handle, const char *, X &&...);
template <class A, class B> void implicitly_convertible(); template <class T, class... X> class_<T> bind_vector(handle, const char *, X &&...); template <class T, class... X> class_<T> bind_map(handle, const char *, X &&...);
template <class F> void register_exception_translator(F &&, void * = nullptr); void set_leak_warnings(bool) noexcept; void set_implicit_cast_warnings(bool) noexcept; bool is_alive() noexcept; [[noreturn]] void raise(const char *, ...); [[noreturn]] void raise_type_error(const char *, ...); [[noreturn]] void raise_python_error();
class python_error : public std::exception { public: python_error(); python_error(const python_error &); ~python_error(); bool matches(handle) const noexcept; void restore() noexcept; void discard_as_unraisable(handle) noexcept; handle type() const, traceback() const; object value() const; const char *what() const noexcept override; };
struct next_overload : std::exception {}; struct cast_error : std::exception {};
#define FTLINT_NB_ERROR(name) class name : public std::runtime_error { public: using std::runtime_error::runtime_error; name(); };
FTLINT_NB_ERROR(builtin_exception) FTLINT_NB_ERROR(stop_iteration) FTLINT_NB_ERROR(index_error) FTLINT_NB_ERROR(key_error) FTLINT_NB_ERROR(value_error) FTLINT_NB_ERROR(type_error) FTLINT_NB_ERROR(buffer_error) FTLINT_NB_ERROR(import_error) FTLINT_NB_ERROR(attribute_error)
template <class... A> void chain_error(A &&...); template <class... A> void raise_from(A &&...);
inline namespace literals { arg operator""_a(const char *, size_t); str operator""_s(const char *, size_t); }
struct self_t { template <class T> self_t operator+(const T &) const; template <class T> self_t operator-(const T &) const; template <class T> self_t operator*(const T &) const; template <class T> self_t operator/(const T &) const; template <class T> self_t operator==(const T &) const; template <class T> self_t operator!=(const T &) const; template <class T> self_t operator<(const T &) const; self_t operator-() const; };
static const self_t self{};
}
