/* Boost.Python's public names, for checkouts that do not have its headers: declarations only. */
#pragma once
#include <Python.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#define BOOST_PYTHON_MODULE(name) static void init_module_##name()
#define BOOST_PYTHON_FUNCTION_OVERLOADS(name, f, min, max) struct name : ::boost::python::overloads_any { using overloads_any::overloads_any; };
#define BOOST_PYTHON_MEMBER_FUNCTION_OVERLOADS BOOST_PYTHON_FUNCTION_OVERLOADS

namespace boost { namespace python {
struct overloads_any { template <class... A> overloads_any(A &&...); template <class T> overloads_any operator[](T &&) const; };
namespace detail { struct borrowed_reference_t; struct new_reference_t; template <class T> struct borrowed {}; struct new_reference {}; }
template <class T> detail::borrowed<T> *borrowed(T *);
template <class T> T *allow_null(T *);
template <class T = PyObject> class handle {
public:
  handle() : m_p(nullptr) {} template <class U> explicit handle(U *p); handle(const handle &); template <class U> handle(const handle<U> &); ~handle() { Py_XDECREF(reinterpret_cast<PyObject *>(m_p)); }
  handle &operator=(const handle &); T *get() const { return m_p; } T *release() { T *out = m_p; m_p = nullptr; return out; } T *operator->() const; T &operator*() const; void reset(); explicit operator bool() const; bool operator!() const;
private: T *m_p;
};
namespace api { class object; }
namespace api {
struct proxy;
class object {
public:
  object(); object(const object &); ~object() { Py_DECREF(m_ptr); } template <class T> explicit object(const T &); template <class T> explicit object(const handle<T> &); explicit object(detail::new_reference_t *);
  object &operator=(const object &); PyObject *ptr() const { return m_ptr; } bool is_none() const;
  template <class... A> object operator()(A &&...) const; proxy attr(const char *) const; proxy attr(const object &) const; template <class K> proxy operator[](const K &) const; template <class A, class B> proxy slice(const A &, const B &) const;
  explicit operator bool() const; bool operator!() const; object contains(const object &) const;
protected: PyObject *m_ptr;
};
struct proxy : object { proxy(const proxy &); template <class T> const proxy &operator=(const T &) const; const proxy &operator=(const proxy &) const; void del() const; };
#define FTLINT_BOOST_OP(op) template <class A, class B, class = typename std::enable_if<std::is_base_of<object, A>::value || std::is_base_of<object, B>::value>::type> object operator op(const A &, const B &);
FTLINT_BOOST_OP(+) FTLINT_BOOST_OP(-) FTLINT_BOOST_OP(*) FTLINT_BOOST_OP(/) FTLINT_BOOST_OP(%) FTLINT_BOOST_OP(==) FTLINT_BOOST_OP(!=) FTLINT_BOOST_OP(<) FTLINT_BOOST_OP(>) FTLINT_BOOST_OP(<=) FTLINT_BOOST_OP(>=)
#undef FTLINT_BOOST_OP
}
using api::object;
#define FTLINT_BOOST_OBJECT(name) class name : public object { public: name(); template <class... A> explicit name(const A &...);
FTLINT_BOOST_OBJECT(str) template <class... A> object join(const A &...) const; template <class... A> object format(const A &...) const; };
FTLINT_BOOST_OBJECT(list) template <class T> void append(const T &); template <class T> void extend(const T &); template <class I, class T> void insert(I, const T &); template <class... A> object pop(const A &...); void sort(); void reverse(); template <class T> long count(const T &) const; };
FTLINT_BOOST_OBJECT(dict) list keys() const, values() const, items() const; template <class T> bool has_key(const T &) const; template <class... A> object get(const A &...) const; template <class... A> object setdefault(const A &...); void clear(); dict copy(); template <class T> void update(const T &); };
FTLINT_BOOST_OBJECT(tuple) };
FTLINT_BOOST_OBJECT(long_) };
FTLINT_BOOST_OBJECT(slice) };
template <class... A> tuple make_tuple(const A &...);
template <class T> class extract { public: explicit extract(const object &); explicit extract(PyObject *); T operator()() const; operator T() const; bool check() const; };
long len(const object &); object import(const char *); template <class... A> object exec(const A &...); template <class... A> object eval(const A &...); template <class... A> object call_any(const A &...); template <class R, class... A> R call(PyObject *, const A &...); template <class R, class... A> R call_method(PyObject *, const char *, const A &...);
[[noreturn]] void throw_error_already_set(); class error_already_set { public: virtual ~error_already_set(); }; template <class T> T *expect_non_null(T *); bool handle_exception();
struct no_init_t {}; static const no_init_t no_init{}; template <class... A> struct init { template <class... X> init(const X &...); template <class T> init operator[](const T &) const; }; template <class... B> struct bases {}; template <class T = void> struct default_call_policies {}; template <class T> struct return_value_policy {}; template <size_t N = 1> struct return_internal_reference {}; template <size_t A = 1, size_t B = 2> struct with_custodian_and_ward {}; template <size_t A = 0, size_t B = 1> struct with_custodian_and_ward_postcall {}; struct reference_existing_object {}; struct copy_const_reference {}; struct manage_new_object {}; struct copy_non_const_reference {}; struct return_by_value {};
struct arg { explicit arg(const char *); template <class T> arg &operator=(const T &); template <class T> arg operator,(const T &) const; }; class scope : public object { public: scope(); explicit scope(const object &); ~scope(); };
struct docstring_options { template <class... A> docstring_options(A...); }; struct noncopyable {};
template <class T, class... O> class class_ : public object { public: template <class... X> class_(const char *, const X &...); template <class... X> class_ &def(const X &...); template <class... X> class_ &def_readonly(const X &...); template <class... X> class_ &def_readwrite(const X &...); template <class... X> class_ &add_property(const X &...); template <class... X> class_ &add_static_property(const X &...); class_ &staticmethod(const char *); template <class... X> class_ &def_pickle(const X &...); template <class T2> class_ &setattr(const char *, const T2 &); class_ &enable_pickling(); };
template <class T> class enum_ : public object { public: enum_(const char *, const char * = nullptr); enum_ &value(const char *, T); enum_ &export_values(); };
template <class F, class... X> void def(const char *, F, const X &...); template <class F, class... X> object make_function(F, const X &...); template <class F, class... X> object make_constructor(F, const X &...); template <class T> object make_getter(const T &...); template <class E, class F> void register_exception_translator(F); template <class A, class B> void implicitly_convertible(); template <class T> void register_ptr_to_python(); template <class T, class C, bool B = false> struct to_python_converter {};
template <class T> class wrapper { public: object get_override(const char *) const; }; using override = object; template <class T> T ptr(T); template <class T> T ref(T &); template <class... A> object raw_function(const A &...); struct pickle_suite {};
struct self_t { template <class T> self_t operator+(const T &) const; template <class T> self_t operator-(const T &) const; template <class T> self_t operator*(const T &) const; template <class T> self_t operator==(const T &) const; template <class T> self_t operator!=(const T &) const; template <class T> self_t operator<(const T &) const; }; static const self_t self{}; template <class T> self_t self_ns_str(const T &);
} struct noncopyable; }
