// Lambdas: in place where they are called, functions of their own where they go elsewhere.
namespace std {
struct once_flag {};
template <class F, class... A> void call_once(once_flag &flag, F &&f, A &&...) { f(); }
}
static int n;
void walk(void (*f)(int), int k);
template <class F> void apply(F f) { f(); }

void once()
{
    static std::once_flag flag;
    std::call_once(flag, [] { n = 4; });
}

int in_place(int k)
{
    int sum = [&](int by) { if (by > 2) return k; k += by; return by; }(3);
    auto add = [k, &out = n](int q) { out += q + k; };
    add(1);
    add(2);
    return sum;
}

void elsewhere(int k)
{
    auto f = [](int v) { n = v; };
    walk(f, k);
    apply([&k] { n = k; });
    int list[] = {1, 2};
    for (int v : list)
        apply([=] { n = v + k; });
}
