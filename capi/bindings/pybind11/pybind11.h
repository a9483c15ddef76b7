/* pybind11's public names, for checkouts that do not have its headers: declarations only, as permissive as templates allow. */
#pragma once
#include <Python.h>

#include <complex>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#define PYBIND11_VERSION_MAJOR 3
#define PYBIND11_VERSION_MINOR 0
#define PYBIND11_VERSION_HEX 0x030000F0
#define PYBIND11_NAMESPACE pybind11
#define PYBIND11_NAMESPACE_BEGIN(name) namespace name {
#define PYBIND11_NAMESPACE_END(name) }
#define PYBIND11_EXPORT
#define PYBIND11_NOINLINE
#define PYBIND11_DEPRECATED(reason)
#define PYBIND11_MAKE_OPAQUE(...)
#define PYBIND11_DECLARE_HOLDER_TYPE(type, holder, ...)
#define PYBIND11_TYPE_CASTER(type, name) \
  protected: type value; public: operator type &() { return value; } template <class T> using cast_op_type = type &
#define PYBIND11_MODULE(name, variable, ...) static void pybind11_init_##name(::pybind11::module_ &variable)
#define PYBIND11_EMBEDDED_MODULE(name, variable, ...) static void pybind11_init_##name(::pybind11::module_ &variable)
#define PYBIND11_PLUGIN(name) static PyObject *pybind11_init()
#define PYBIND11_OVERRIDE(ret, cname, fn, ...) return cname::fn(__VA_ARGS__)
#define PYBIND11_OVERRIDE_NAME(ret, cname, name, fn, ...) return cname::fn(__VA_ARGS__)
#define PYBIND11_OVERRIDE_PURE(ret, cname, fn, ...) ::pybind11::pybind11_fail(#fn)
#define PYBIND11_OVERRIDE_PURE_NAME(ret, cname, name, fn, ...) ::pybind11::pybind11_fail(name)
#define PYBIND11_OVERLOAD PYBIND11_OVERRIDE
#define PYBIND11_OVERLOAD_PURE PYBIND11_OVERRIDE_PURE
#define PYBIND11_NUMPY_DTYPE(type, ...) ((void)0)

namespace pybind11 {

using ssize_t = Py_ssize_t;
using std::size_t;
class object; class handle; class str; class tuple; class list; class dict; class args; class kwargs; class module_;
class iterator; class type; class bytes;
[[noreturn]] void pybind11_fail(const char *);
[[noreturn]] void pybind11_fail(const std::string &);

namespace detail {
struct accessor;
using str_attr_accessor = accessor;
using obj_attr_accessor = accessor;
using item_accessor = accessor;
template <class T, class SFINAE = void> struct type_caster { T value; bool load(handle src, bool convert); template <class... A> static handle cast(A &&...); };
template <class T> using make_caster = type_caster<T>;
template <class T, class U> T cast_op(U &&);
struct void_type {};
template <class T> struct is_pod_struct : std::is_trivial<T> {};
template <bool B, class T = void> using enable_if_t = typename std::enable_if<B, T>::type;
template <bool B, class T, class F> using conditional_t = typename std::conditional<B, T, F>::type;
template <class T> using remove_cv_t = typename std::remove_cv<T>::type;
template <class T> using remove_reference_t = typename std::remove_reference<T>::type;
template <class T> using intrinsic_t = typename std::decay<T>::type;
template <class... T> struct all_of : std::true_type {};
template <class... T> struct any_of : std::true_type {};
struct dict_iterator; struct sequence_iterator;
struct descr {};
template <class... A> constexpr descr _(A &&...) { return descr(); }
template <bool B, class... A> constexpr descr _(A &&...) { return descr(); }
template <class T> constexpr descr _() { return descr(); }
template <class... A> constexpr descr const_name(A &&...) { return descr(); }
template <bool B, class... A> constexpr descr const_name(A &&...) { return descr(); }
template <class... A> constexpr descr concat(A &&...) { return descr(); }
constexpr descr operator+(descr, descr) { return descr(); }
struct loader_life_support { loader_life_support(); ~loader_life_support(); };
inline void clear_instance(PyObject *);
template <class T> struct npy_format_descriptor;
}
template <class T> using remove_cvref_t = typename std::decay<T>::type;

struct borrowed_t {}; struct stolen_t {};

class handle {
public:
  handle() = default;
  handle(std::nullptr_t) {}
  handle(PyObject *ptr) : m_ptr(ptr) {}
  template <class T, class = decltype(static_cast<PyObject *>(std::declval<T>().ptr())), class = void> handle(const T &other) : m_ptr(other.ptr()) {}
  PyObject *ptr() const { return m_ptr; }
  PyObject *&ptr() { return m_ptr; }
  const handle &inc_ref() const { Py_XINCREF(m_ptr); return *this; }
  const handle &dec_ref() const { Py_XDECREF(m_ptr); return *this; }
  int ref_count() const;
  template <class T> T cast() const;
  explicit operator bool() const { return m_ptr != nullptr; }
  detail::accessor attr(const char *) const;
  detail::accessor attr(handle) const;
  template <class K> detail::accessor operator[](K &&) const;
  template <class... A> object operator()(A &&...) const;
  template <class... A> object call(A &&...) const;
  detail::accessor operator*() const;
  detail::accessor doc() const;
  template <class T> bool contains(T &&) const;
  bool is(handle other) const { return m_ptr == other.m_ptr; }
  bool is_none() const { return m_ptr == Py_None; }
  bool equal(handle) const; bool not_equal(handle) const;
  bool operator==(const handle &) const; bool operator!=(const handle &) const;
  bool operator<(const handle &) const; bool operator>(const handle &) const;
  object operator-() const; object operator~() const;
  template <class T> object operator+(const T &) const; template <class T> object operator-(const T &) const;
  template <class T> object operator*(const T &) const; template <class T> object operator/(const T &) const;
  template <class T> object operator|(const T &) const; template <class T> object operator&(const T &) const;
  template <class T> object operator^(const T &) const; template <class T> object operator%(const T &) const;
  template <class T> object operator<<(const T &) const; template <class T> object operator>>(const T &) const;
  template <class T> object &operator+=(const T &); template <class T> object &operator-=(const T &);
  template <class T> object &operator|=(const T &); template <class T> object &operator&=(const T &);
  iterator begin() const; iterator end() const;
  handle get_type() const;
protected:
  PyObject *m_ptr = nullptr;
};

class object : public handle {
public:
  object() = default;
  object(handle h, borrowed_t) : handle(h) { inc_ref(); }
  object(handle h, stolen_t) : handle(h) {}
  object(handle h, bool borrowed);
  object(const object &o) : handle(o.m_ptr) { inc_ref(); }
  object(object &&o) noexcept : handle(o.m_ptr) { o.m_ptr = nullptr; }
  ~object() { dec_ref(); }
  object &operator=(const object &o) { o.inc_ref(); dec_ref(); m_ptr = o.m_ptr; return *this; }
  object &operator=(object &&o) noexcept { PyObject *old = m_ptr; m_ptr = o.m_ptr; o.m_ptr = nullptr; Py_XDECREF(old); return *this; }
  handle release() { PyObject *out = m_ptr; m_ptr = nullptr; return handle(out); }
  template <class T> T cast() const &;
  template <class T> T cast() &&;
  template <class T> operator std::vector<T>() const = delete;
};

namespace detail {
struct accessor : object {
  accessor(const accessor &);
  template <class T> accessor &operator=(T &&);
  accessor &operator=(const accessor &);
  template <class T> operator T() const;
  explicit operator bool() const;
};
}

template <class T> T reinterpret_borrow(handle h) { return T(h, borrowed_t{}); }
template <class T> T reinterpret_steal(handle h) { return T(h, stolen_t{}); }
template <class T> bool isinstance(handle);
bool isinstance(handle, handle);
template <class T, class... A> T cast(const handle &, A &&...);
template <class T, class U, class = typename std::enable_if<!std::is_base_of<handle, typename std::decay<U>::type>::value>::type> T cast(U &&);
template <class T, class... A, class = typename std::enable_if<!std::is_base_of<handle, typename std::decay<T>::type>::value>::type> object cast(T &&, A &&...);
template <class T> T move(object &&);
template <class T> T handle::cast() const { return pybind11::cast<T>(*this); }
bool hasattr(handle, const char *); bool hasattr(handle, handle);
object getattr(handle, const char *); object getattr(handle, handle);
object getattr(handle, const char *, handle); object getattr(handle, handle, handle);
void setattr(handle, const char *, handle); void setattr(handle, handle, handle);
void delattr(handle, const char *); void delattr(handle, handle);
ssize_t hash(handle); size_t len(handle); size_t len_hint(handle); str repr(handle); iterator iter(handle);
template <class... A> void print(A &&...);
template <class... A> tuple make_tuple(A &&...);
template <class... A> object eval(A &&...);
template <class... A> object exec(A &&...);
dict globals(); dict locals(); dict builtins();

#define FTLINT_PYBIND_OBJECT(name, base, check) \
  public: \
  name(handle h, borrowed_t b) : base(h, b) {} \
  name(handle h, stolen_t s) : base(h, s) {} \
  name(const object &o) : base(o) {} \
  name(object &&o) : base(static_cast<object &&>(o)) {} \
  name(const name &) = default; \
  name &operator=(const name &) = default; \
  static bool check_(handle h) { return h.ptr() != nullptr && check(h.ptr()); }
#define FTLINT_ANY(x) 1
#define PYBIND11_OBJECT(name, base, check) FTLINT_PYBIND_OBJECT(name, base, check)
#define PYBIND11_OBJECT_DEFAULT(name, base, check) FTLINT_PYBIND_OBJECT(name, base, check) name() : base() {}

class iterator : public object { FTLINT_PYBIND_OBJECT(iterator, object, PyIter_Check) public: iterator(); iterator &operator++(); iterator operator++(int); handle operator*() const; const handle *operator->() const; bool operator==(const iterator &) const; bool operator!=(const iterator &) const; static iterator sentinel(); };
class iterable : public object { FTLINT_PYBIND_OBJECT(iterable, object, FTLINT_ANY) };
class type : public object { FTLINT_PYBIND_OBJECT(type, object, PyType_Check) static handle handle_of(handle); static type of(handle); template <class T> static type of(); template <class T> static handle handle_of(); };
class str : public object { FTLINT_PYBIND_OBJECT(str, object, PyUnicode_Check) str(); template <class... A> str(const char *, A...); str(const std::string &); explicit str(handle); explicit str(const bytes &); operator std::string() const; template <class... A> str format(A &&...) const; };
class bytes : public object { FTLINT_PYBIND_OBJECT(bytes, object, PyBytes_Check) bytes(); template <class... A> bytes(const char *, A...); bytes(const std::string &); operator std::string() const; size_t size() const; };
class bytearray : public object { FTLINT_PYBIND_OBJECT(bytearray, object, PyByteArray_Check) bytearray(); template <class... A> bytearray(const char *, A...); size_t size() const; explicit operator std::string() const; };
class none : public object { FTLINT_PYBIND_OBJECT(none, object, FTLINT_ANY) none(); };
class ellipsis : public object { FTLINT_PYBIND_OBJECT(ellipsis, object, FTLINT_ANY) ellipsis(); };
class bool_ : public object { FTLINT_PYBIND_OBJECT(bool_, object, PyBool_Check) bool_(); bool_(bool); operator bool() const; };
class int_ : public object { FTLINT_PYBIND_OBJECT(int_, object, PyLong_Check) int_(); template <class T, class = typename std::enable_if<std::is_arithmetic<T>::value || std::is_enum<T>::value>::type> int_(T); template <class T, class = typename std::enable_if<std::is_arithmetic<T>::value>::type> operator T() const; };
class float_ : public object { FTLINT_PYBIND_OBJECT(float_, object, PyFloat_Check) float_(); float_(double); operator double() const; };
class weakref : public object { FTLINT_PYBIND_OBJECT(weakref, object, PyWeakref_Check) explicit weakref(handle, handle = {}); };
class slice : public object { FTLINT_PYBIND_OBJECT(slice, object, PySlice_Check) template <class A, class B, class C> slice(A, B, C); template <class... A> bool compute(A &&...) const; };
class capsule : public object { FTLINT_PYBIND_OBJECT(capsule, object, PyCapsule_CheckExact) template <class... A> capsule(const void *, A...); capsule(void (*)()); template <class T = void> T *get_pointer() const; void set_pointer(const void *); const char *name() const; template <class T> operator T *() const; };
class tuple : public object { FTLINT_PYBIND_OBJECT(tuple, object, PyTuple_Check) explicit tuple(size_t = 0); size_t size() const; bool empty() const; template <class K> detail::accessor operator[](K &&) const; };
class dict : public object { FTLINT_PYBIND_OBJECT(dict, object, PyDict_Check) template <class... A> explicit dict(A &&...); dict(); size_t size() const; bool empty() const; void clear(); template <class T> bool contains(T &&) const;
  struct pair_iterator { std::pair<handle, handle> operator*() const; pair_iterator &operator++(); bool operator!=(const pair_iterator &) const; bool operator==(const pair_iterator &) const; const std::pair<handle, handle> *operator->() const; };
  pair_iterator begin() const; pair_iterator end() const; };
class sequence : public object { FTLINT_PYBIND_OBJECT(sequence, object, PySequence_Check) sequence(); size_t size() const; bool empty() const; template <class K> detail::accessor operator[](K &&) const; };
class list : public object { FTLINT_PYBIND_OBJECT(list, object, PyList_Check) explicit list(size_t = 0); size_t size() const; bool empty() const; void clear(); template <class T> void append(T &&) const; template <class I, class T> void insert(I, T &&) const; template <class K> detail::accessor operator[](K &&) const; };
class set : public object { FTLINT_PYBIND_OBJECT(set, object, FTLINT_ANY) set(); size_t size() const; template <class T> bool add(T &&); void clear(); template <class T> bool contains(T &&) const; };
class anyset : public set { public: using set::set; };
class frozenset : public set { public: using set::set; };
class args : public tuple { FTLINT_PYBIND_OBJECT(args, tuple, PyTuple_Check) args(); };
class kwargs : public dict { FTLINT_PYBIND_OBJECT(kwargs, dict, PyDict_Check) kwargs(); };
class function : public object { FTLINT_PYBIND_OBJECT(function, object, PyCallable_Check) function(); handle cpp_function() const; bool is_cpp_function() const; };
class cpp_function : public function { public: cpp_function(); template <class F, class... X> cpp_function(F &&, X &&...); };
class staticmethod : public object { FTLINT_PYBIND_OBJECT(staticmethod, object, FTLINT_ANY) };
template <class T> class exception : public object { public: template <class... A> exception(handle, const char *, A...); void operator()(const char *) const; };
struct buffer_info {
  void *ptr; ssize_t itemsize, size; std::string format; ssize_t ndim; std::vector<ssize_t> shape, strides; bool readonly;
  buffer_info(); template <class... A> buffer_info(void *, A &&...);
  template <class T> static std::string format_(); Py_buffer *view() const; template <class T> bool item_type_is_equivalent_to() const;
};
template <class T> struct format_descriptor { static constexpr char value[2] = "d"; static std::string format(); };
class buffer : public object { FTLINT_PYBIND_OBJECT(buffer, object, PyObject_CheckBuffer) buffer(); buffer_info request(bool writable = false) const; };
class memoryview : public object { FTLINT_PYBIND_OBJECT(memoryview, object, PyMemoryView_Check) template <class... A> static memoryview from_buffer(A &&...); template <class... A> static memoryview from_memory(A &&...); };

enum class return_value_policy { automatic, automatic_reference, take_ownership, copy, move, reference, reference_internal, _return_value_policy_override, _clif_automatic };
struct arg_v;
struct arg { constexpr explicit arg(const char * = nullptr) {} template <class T> arg_v operator=(T &&) const; arg &noconvert(bool = true); arg &none(bool = true); };
struct arg_v : arg { template <class... A> arg_v(A &&...); };
struct name { name(const char *); }; struct doc { doc(const char *); }; struct is_method { is_method(handle); }; struct sibling { sibling(handle); };
struct scope { scope(handle); }; struct is_operator {}; struct is_final {}; struct dynamic_attr {}; struct buffer_protocol {}; struct multiple_inheritance {};
struct metaclass { metaclass(); explicit metaclass(handle); }; struct module_local { constexpr module_local(bool = true) {} }; struct arithmetic {}; struct prepend {};
struct kw_only {}; struct pos_only {}; struct custom_type_setup { template <class F> explicit custom_type_setup(F &&); };
struct mod_gil_not_used { explicit mod_gil_not_used(bool = true); }; struct gil_not_used {}; struct multiple_interpreters { static multiple_interpreters not_supported(), shared_gil(), per_interpreter_gil(); };
template <class... T> struct call_guard {}; template <size_t, size_t> struct keep_alive {}; template <class T> struct base {};
template <class... Args> struct overload_cast_ { template <class R> constexpr auto operator()(R (*f)(Args...)) const -> decltype(f) { return f; } template <class R, class C> constexpr auto operator()(R (C::*f)(Args...), std::false_type = {}) const -> decltype(f) { return f; } template <class R, class C> constexpr auto operator()(R (C::*f)(Args...) const, std::true_type) const -> decltype(f) { return f; } };
template <class... Args> static constexpr overload_cast_<Args...> overload_cast{};
static constexpr auto const_ = std::true_type{};

class gil_scoped_acquire { public: gil_scoped_acquire(); ~gil_scoped_acquire(); gil_scoped_acquire(const gil_scoped_acquire &) = delete; void inc_ref(); void dec_ref(); void disarm(); };
class gil_scoped_release { public: explicit gil_scoped_release(bool disassoc = false); ~gil_scoped_release(); gil_scoped_release(const gil_scoped_release &) = delete; void disarm(); };
class scoped_critical_section { public: explicit scoped_critical_section(handle obj1, handle obj2); explicit scoped_critical_section(handle obj); ~scoped_critical_section(); scoped_critical_section(const scoped_critical_section &) = delete; };
class scoped_ostream_redirect { public: template <class... A> scoped_ostream_redirect(A &&...); ~scoped_ostream_redirect(); };
template <class T> class gil_safe_call_once_and_store { public: template <class F> gil_safe_call_once_and_store &call_once_and_store_result(F &&); T &get_stored(); };

class module_ : public object {
  FTLINT_PYBIND_OBJECT(module_, object, PyModule_Check)
  module_(); explicit module_(const char *, const char * = nullptr);
  template <class F, class... X> module_ &def(const char *, F &&, const X &...);
  module_ def_submodule(const char *, const char * = nullptr);
  static module_ import(const char *); static module_ import_(const char *); void reload();
  void add_object(const char *, handle, bool overwrite = false);
  template <class... A> static module_ create_extension_module(A &&...);
  struct module_def {};
};
using module = module_;
class generic_type : public object { FTLINT_PYBIND_OBJECT(generic_type, object, PyType_Check) generic_type(); };

namespace detail {
template <class... A> struct init_any { };
template <class F> struct factory_any { };
}
template <class... A> detail::init_any<A...> init();
template <class F, class... G> detail::factory_any<F> init(F &&, G &&...);
template <class... A> detail::init_any<A...> init_alias();
template <class G, class S> detail::factory_any<G> pickle(G &&, S &&);
template <class T, class... Options> class class_ : public generic_type {
public:
  using type = T;
  template <class... X> class_(handle scope, const char *name, const X &...);
  template <class F, class... X> class_ &def(const char *, F &&, const X &...);
  template <class I, class... X> class_ &def(const detail::init_any<I> &, const X &...);
  template <class... X> class_ &def(X &&...);
  template <class F, class... X> class_ &def_static(const char *, F &&, const X &...);
  template <class C, class... X> class_ &def_readwrite(const char *, C, const X &...);
  template <class C, class... X> class_ &def_readonly(const char *, C, const X &...);
  template <class D, class... X> class_ &def_readwrite_static(const char *, D *, const X &...);
  template <class D, class... X> class_ &def_readonly_static(const char *, D *, const X &...);
  template <class... X> class_ &def_property(const char *, X &&...);
  template <class... X> class_ &def_property_readonly(const char *, X &&...);
  template <class... X> class_ &def_property_static(const char *, X &&...);
  template <class... X> class_ &def_property_readonly_static(const char *, X &&...);
  template <class F> class_ &def_buffer(F &&);
};
template <class T> class enum_ : public class_<T> {
public:
  template <class... X> enum_(handle scope, const char *name, const X &...);
  enum_ &value(const char *, T, const char * = nullptr);
  enum_ &export_values(); void finalize();
};
template <class T> using native_enum = enum_<T>;
template <class It, class... X> iterator make_iterator(It &&, X &&...);
template <class It, class... X> iterator make_key_iterator(It &&, X &&...);
template <class It, class... X> iterator make_value_iterator(It &&, X &&...);
template <class A, class B> void implicitly_convertible();
template <class T, class... X> object register_exception(handle, const char *, X &&...);
template <class F> void register_exception_translator(F &&);
template <class F> void register_local_exception_translator(F &&);
template <class T> exception<T> &register_local_exception(handle, const char *, handle = PyExc_Exception);
void set_error(const handle &, const char *);
template <class T> function get_override(const T *, const char *);
void *get_shared_data(const std::string &); void *set_shared_data(const std::string &, void *);
struct self_t { template <class T> self_t operator+(const T &) const; template <class T> self_t operator-(const T &) const; template <class T> self_t operator*(const T &) const; template <class T> self_t operator/(const T &) const; template <class T> self_t operator==(const T &) const; template <class T> self_t operator!=(const T &) const; template <class T> self_t operator<(const T &) const; template <class T> self_t operator>(const T &) const; template <class T> self_t operator<=(const T &) const; template <class T> self_t operator>=(const T &) const; template <class T> self_t operator+=(const T &) const; template <class T> self_t operator-=(const T &) const; template <class T> self_t operator*=(const T &) const; self_t operator-() const; template <class T> friend self_t operator*(const T &, const self_t &); };
static const self_t self{};
class scoped_interpreter { public: template <class... A> scoped_interpreter(A &&...); ~scoped_interpreter(); };
template <class... A> void initialize_interpreter(A &&...); void finalize_interpreter();

class builtin_exception : public std::runtime_error { public: using std::runtime_error::runtime_error; virtual void set_error() const; };
class error_already_set : public std::exception { public: error_already_set(); ~error_already_set(); void restore(); void discard_as_unraisable(object); void discard_as_unraisable(const char *); bool matches(handle) const; const object &type() const; const object &value() const; const object &trace() const; const char *what() const noexcept override; void clear(); };
#define FTLINT_PYBIND_ERROR(name) class name : public builtin_exception { public: using builtin_exception::builtin_exception; name() : builtin_exception("") {} };
FTLINT_PYBIND_ERROR(stop_iteration) FTLINT_PYBIND_ERROR(index_error) FTLINT_PYBIND_ERROR(key_error) FTLINT_PYBIND_ERROR(value_error)
FTLINT_PYBIND_ERROR(type_error) FTLINT_PYBIND_ERROR(buffer_error) FTLINT_PYBIND_ERROR(import_error) FTLINT_PYBIND_ERROR(attribute_error)
FTLINT_PYBIND_ERROR(cast_error) FTLINT_PYBIND_ERROR(reference_cast_error)
void raise_from(PyObject *, const char *); void raise_from(error_already_set &, PyObject *, const char *);

namespace literals { inline namespace ftlint_literals { arg operator""_a(const char *, size_t); str operator""_s(const char *, size_t); } }
using namespace literals;
}
