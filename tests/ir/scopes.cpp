// Destructors on every way out of a scope, in reverse order; temporaries; members and bases.
namespace std {
inline namespace abi {
class mutex { public: void lock(); void unlock(); };
template <class M> class lock_guard { public: explicit lock_guard(M &m); ~lock_guard(); };
}
}
static std::mutex one, two;
static int n;
using guard = std::lock_guard<std::mutex>;
struct owner { owner(int k); owner(const owner &); ~owner(); int get() const; };
owner make(int k);
void take(owner by_value, const owner &by_reference);

int ways_out(int k)
{
    guard a(one);
    for (int i = 0; i < k; i++) {
        guard b(two);
        if (i == 1)
            continue;
        if (i == 2)
            break;
        if (i == 3)
            return n;
        if (i == 4)
            goto out;
        n++;
    }
    if (k)
        goto again;
out:
    n = 2;
again:
    return n;
}

void throws(int k)
{
    try {
        guard a(one);
        if (k)
            throw 3;
        n = 1;
    } catch (...) {
        n = 2;
    }
    guard b(two);
    throw 4;
}

int temporaries(int k)
{
    guard{one}, n++;
    if (make(1).get())
        n = 3;
    take(make(2), make(3));
    const owner &kept = make(4);
    owner same = make(5), copy(same), chosen = k ? owner(6) : make(7);
    return owner(8).get() + kept.get();
}

struct pair_of_guards {
    guard first, second;
    pair_of_guards() : first(one), second(two) { n++; }
};
struct derived : private pair_of_guards {
    owner item;
    derived() : pair_of_guards(), item(9) {}
    ~derived() { n = 0; }
};
int parts()
{
    pair_of_guards both;
    derived d;
    return n;
}

template <class M> int as_written(M &m)
{
    std::lock_guard<M> g(m);
    m.lock();
    return n;
}
namespace { int hidden() { return as_written(one); } }
namespace ns { struct S { static int count; static int next() { static int once = hidden(); return count + once; } }; int S::count; }
