/* nanobind's arrays; see nanobind.h. */
#pragma once
#include "nanobind.h"

namespace nanobind {
namespace dlpack { struct dtype { uint8_t code = 0, bits = 0; uint16_t lanes = 0; bool operator==(const dtype &) const; bool operator!=(const dtype &) const; }; }
namespace device { struct cpu { static constexpr int value = 1; }; struct cuda { static constexpr int value = 2; }; struct none {}; }
struct numpy {}; struct pytorch {}; struct tensorflow {}; struct jax {}; struct cupy {}; struct array_api {}; struct c_contig {}; struct f_contig {}; struct any_contig {}; struct ro {};
template <ssize_t...> struct shape {}; template <size_t> struct ndim {}; template <class T> dlpack::dtype dtype();
template <class T, class... X> struct ndarray_view { template <class... I> T &operator()(I...) const; size_t ndim() const, shape(size_t) const; int64_t stride(size_t) const; T *data() const; };
namespace detail { template <class... A> struct scalar_of { using type = void; }; template <class T, class... A> struct scalar_of<T, A...> { using type = typename std::conditional<std::is_arithmetic<typename std::remove_const<T>::type>::value, T, typename scalar_of<A...>::type>::type; }; }
template <class... Args> class ndarray {
public:
  using Scalar = typename detail::scalar_of<Args...>::type;
  ndarray(); template <class... A> ndarray(Scalar *, A &&...); ndarray(Scalar *, std::initializer_list<size_t>, handle = {}, std::initializer_list<int64_t> = {}); ndarray(const ndarray &); template <class... B> ndarray(const ndarray<B...> &); ~ndarray(); ndarray &operator=(const ndarray &);
  dlpack::dtype dtype() const; size_t ndim() const, size() const, nbytes() const, itemsize() const, shape(size_t) const; const int64_t *shape_ptr() const, *stride_ptr() const; int64_t stride(size_t) const; bool is_valid() const; int device_type() const, device_id() const;
  Scalar *data() const; template <class... I> auto operator()(I...) const -> typename std::add_lvalue_reference<Scalar>::type; template <class... X> ndarray_view<Scalar> view() const; template <class... A> object cast(A &&...) const; handle handle_() const;
};
}
