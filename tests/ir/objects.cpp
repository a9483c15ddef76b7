// C++ as extension modules use it.
typedef unsigned long size_t;
extern "C" int work(int n);
int &slot(int &r);

namespace lib {
struct mutex { void lock(); void unlock(); };
template <class M> struct lock_guard {
    M &m;
    explicit lock_guard(M &m_) : m(m_) { m.lock(); }
    ~lock_guard() { m.unlock(); }
};
struct point { int x, y; };
class counter {
    int n;
    mutable mutex m;
    point at;
    static int total;
public:
    counter(int start) : n(start), at{1, 2} { work(n); }
    counter() = default;
    virtual ~counter() { total--; }
    int get() const { lock_guard<mutex> guard(m); return n; }
    counter &operator+=(int k) { n += k; return *this; }
    int operator[](int i) const { return n + i; }
    static int count() { return total; }
    int add(int k);
};
int counter::total = 0;
int counter::add(int k)
{
    if (k < 0)
        return get();
    this->n += k;
    return counter::count();
}
}

template <class T> T largest(T a, T b) { return a > b ? a : static_cast<T>(work(b)); }

static lib::counter shared(3);
static thread_local int per_thread;

void references(int &r, const lib::point &p)
{
    int &alias = r;
    alias++;
    r = p.x;
    slot(r) = slot(alias);
}

int objects(int n)
{
    lib::counter a(n), *b = new lib::counter(4);
    lib::point p = {1, 2}, q = p;
    a += 5;
    q = p;
    while (n--) {
        lib::lock_guard<lib::mutex> guard(*new lib::mutex);
        if (n == 3)
            break;
        work(a[n]);
    }
    delete b;
    static lib::counter once(6);
    return largest<int>(b->get(), q.y) + shared.get() + once.get();
}

int flow(int n)
{
    int list[] = {1, 2, 3};
    for (int v : list)
        work(v);
    for (int &v : list)
        v = 4;
    if (int r = work(5); r > 6)
        return r;
    while (int w = work(7))
        n += w;
    try {
        work(8);
        if (n)
            throw 9;
    } catch (int e) {
        work(e);
    } catch (...) {
        throw;
    }
    auto twice = [&](int k) { return work(k) + n; };
    void *nothing = nullptr;
    bool both = n && nothing;
    return twice(both ? 10 : 11);
}
