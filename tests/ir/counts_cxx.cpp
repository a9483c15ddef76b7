// The same in C++, where bodies stand in classes and namespaces.
typedef struct _object PyObject;
typedef long Py_ssize_t;
extern "C" {
PyObject *PyList_New(Py_ssize_t n);
void PyErr_Clear(void);
}

namespace project {

struct Wrapper {
    PyObject *object;
    PyObject *PyList_New(Py_ssize_t n); // declared, not called
    explicit Wrapper(Py_ssize_t n) : object{::PyList_New(Py_ssize_t(n))} {}
    ~Wrapper() noexcept(true) { PyErr_Clear(); }
    operator bool() const { return object != nullptr; }
    friend bool operator<(const Wrapper &a, const Wrapper &b) { return a.object < b.object; }

public:
    template <class T, int N = (1 > 0)> T *cast(T x = T{}) { return nullptr; }
    int bits : 3;
    int value{3};
};

enum class Mode : int { One = 1, Two };

template <> int *Wrapper::cast<int, 1>(int x) { PyErr_Clear(); return nullptr; }

PyObject *Wrapper::PyList_New(Py_ssize_t n) { return object; }

auto trailing(int n) -> const Wrapper *
{
    auto inner = [](int k) { PyErr_Clear(); return k; };
    Wrapper made(n);
    made.PyList_New(inner(n)); // a method of the project
    return nullptr;
}

void with_try() try {
    ::PyErr_Clear();
} catch (...) {
    PyErr_Clear();
}

#ifdef NOT_DEFINED
struct Off {
    void off() { PyErr_Clear(); }
};
#endif

}
