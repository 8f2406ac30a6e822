// The kernels that work on floats, in vectors that the compiler maps to what the processor has: of
// kLanes, or of twice as many where nothing is added up across them.
// Every kernels_*.cpp includes this and is compiled with options of its own, so all is in an
// unnamed namespace, and nothing of the standard library's is called: a function that two of them
// shared would be linked once, perhaps with instructions that this processor lacks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __AVX512F__
#include <immintrin.h>
#endif

#include "model/kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers)
namespace allegedly {
namespace {  // NOLINT(google-build-namespaces): see above

// How many floats the widest registers hold.
#ifdef __AVX512F__
constexpr std::size_t kWidth = 16;
#else
constexpr std::size_t kWidth = kLanes;
#endif

// As typedefs: GCC forgets the attribute of an alias whose size depends on a parameter.
template <std::size_t kCount>
struct Vector {
  // NOLINTBEGIN(modernize-use-using): see above
  typedef float Floats __attribute__((vector_size(kCount * sizeof(float))));
  typedef std::int32_t Integers __attribute__((vector_size(kCount * sizeof(std::int32_t))));
  typedef std::int16_t Shorts __attribute__((vector_size(kCount * sizeof(std::int16_t))));
  // NOLINTEND(modernize-use-using)
};

using Floats = Vector<kLanes>::Floats;
using Integers = Vector<kLanes>::Integers;

#define ALLEGEDLY_INLINE inline __attribute__((always_inline))

template <class V>
ALLEGEDLY_INLINE V load(const float* from) {
  V x;
  std::memcpy(&x, from, sizeof x);
  return x;
}

template <class V>
ALLEGEDLY_INLINE void store(V x, float* to) {
  std::memcpy(to, &x, sizeof x);
}

template <class V>
ALLEGEDLY_INLINE V all(float x) {
  return x - V{};
}

template <class V>
ALLEGEDLY_INLINE V smaller(V a, V b) {
  return a < b ? a : b;
}

// One instruction if written this way round, and with a constant first: several otherwise.
template <class V>
ALLEGEDLY_INLINE V larger(V a, V b) {
  return a < b ? b : a;
}

#ifdef __AVX512F__
// GCC compares and blends.
template <>
ALLEGEDLY_INLINE Vector<16>::Floats smaller(Vector<16>::Floats a, Vector<16>::Floats b) {
  return _mm512_min_ps(a, b);
}
template <>
ALLEGEDLY_INLINE Vector<16>::Floats larger(Vector<16>::Floats a, Vector<16>::Floats b) {
  return _mm512_max_ps(b, a);
}
#endif

template <std::size_t kCount>
ALLEGEDLY_INLINE typename Vector<kCount>::Floats magnitude(const float* from) {
  typename Vector<kCount>::Integers bits;
  std::memcpy(&bits, from, sizeof bits);
  bits &= 0x7FFFFFFF;
  typename Vector<kCount>::Floats x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

ALLEGEDLY_INLINE float sum(Floats x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

ALLEGEDLY_INLINE float largest(Floats x) {
  const auto of = [](float a, float b) { return a < b ? b : a; };
  return of(of(of(x[0], x[4]), of(x[2], x[6])), of(of(x[1], x[5]), of(x[3], x[7])));
}

ALLEGEDLY_INLINE float largest(Vector<2 * kLanes>::Floats x) {
  Floats halves[2];
  std::memcpy(halves, &x, sizeof x);
  return largest(larger(halves[0], halves[1]));
}

// Calls `step` with each vector of the floats from `begin` to `end` and where it begins: as wide
// ones as this processor has, and narrow ones for the rest.
template <class Step>
ALLEGEDLY_INLINE void for_each_vector(std::size_t begin, std::size_t end, Step step) {
  std::size_t i = begin;
  for (; i + kWidth <= end; i += kWidth) step(Vector<kWidth>{}, i);
  if constexpr (kWidth > kLanes) {
    for (; i < end; i += kLanes) step(Vector<kLanes>{}, i);
  }
}

template <class V>
struct Quotient {
  V above;
  V below;
};

// The hyperbolic tangent as a quotient of polynomials whose largest error up to kLimit is least: by
// least squares, weighted anew until the errors were alike (Lawson's algorithm).
template <class V>
ALLEGEDLY_INLINE Quotient<V> tangent_quotient(V x) {
  constexpr float kLimit = 6.2F;  // beyond, tanh is 1 but for 8e-6
  x = larger(all<V>(-kLimit), smaller(x, all<V>(kLimit)));
  const V square = x * x;
  V above = all<V>(1.470394665375352e-03F);
  above = above * square + 1.1406761407852173e-01F;
  above = above * square + 9.999644756317139e-01F;
  V below = all<V>(5.361961302696727e-05F);
  below = below * square + 1.733674854040146e-02F;
  below = below * square + 4.4729018211364746e-01F;
  below = below * square + 1.0F;
  return {x * above, below};
}

template <class V>
ALLEGEDLY_INLINE V tangent(V x) {
  const Quotient<V> quotient = tangent_quotient(x);
  return quotient.above / quotient.below;
}

template <class V>
ALLEGEDLY_INLINE V sigmoid(V x) {
  return tangent(x * 0.5F) * 0.5F + 0.5F;
}

float quantise(const float* x, std::size_t count, std::int16_t* out) {
  float top = 0;
  Vector<kWidth>::Floats most = {};
  for_each_vector(0, count, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    const auto magnitudes = magnitude<kCount>(x + i);
    if constexpr (kCount == kWidth) {
      most = larger(most, magnitudes);
    } else {
      top = largest(magnitudes);
    }
  });
  const float widest = largest(most);
  top = widest > top ? widest : top;
  const float factor = top > 0 ? 127.0F / top : 0.0F;
  for_each_vector(0, count, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    using V = Vector<kCount>;
    // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of a float.
    const typename V::Floats shifted = load<typename V::Floats>(x + i) * factor + 12582912.0F;
    typename V::Integers bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 24) >> 24;  // eight bits, with sign
    const auto low = __builtin_convertvector(bits, typename V::Shorts);
    std::memcpy(out + i, &low, sizeof low);
  });
  return top / 127.0F;
}

// One token's share of `recur`: units [begin, end).
ALLEGEDLY_INLINE void step(const Recurrence& in, std::size_t token, std::size_t begin,
                           std::size_t end) {
  const float* gates = in.gates + token * 3 * in.width;
  float* states = in.states + token * in.width;
  for_each_vector(begin, end, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    using V = typename Vector<kCount>::Floats;
    // Two quotients for one division.
    const Quotient<V> gate = tangent_quotient(load<V>(gates + i) * 0.5F);
    const Quotient<V> value = tangent_quotient(load<V>(gates + 2 * in.width + i));
    const V inverse = 1.0F / (gate.below * value.below);
    const V forget = gate.above * value.below * inverse * 0.5F + 0.5F;
    const V input = value.above * gate.below * inverse;
    const V memory = input + forget * (load<V>(in.memory + i) - input);
    store(memory, in.memory + i);
    store(load<V>(states + i) + sigmoid(load<V>(gates + in.width + i)) * memory, states + i);
  });
}

void recur(const Recurrence& in) {
  for (std::size_t i = 0; i < in.width; i += kLanes) store(Floats{}, in.memory + i);
  for (std::size_t t = 0; t < in.tokens; ++t) step(in, t, 0, in.width / 2);
  for (std::size_t t = in.tokens; t-- > 0;) step(in, t, in.width / 2, in.width);
}

void add_positive(const float* y, std::size_t count, float* x) {
  for_each_vector(0, count, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    using V = typename Vector<kCount>::Floats;
    store(load<V>(x + i) + larger(V{}, load<V>(y + i)), x + i);
  });
}

void normalise(const float* gain, const float* shift, std::size_t count, float* x) {
  constexpr float kEpsilon = 1e-5F;
  Floats total = {};
  for (std::size_t i = 0; i < count; i += kLanes) total += load<Floats>(x + i);
  const float mean = sum(total) / static_cast<float>(count);
  Floats squares = {};
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats away = load<Floats>(x + i) - mean;
    squares += away * away;
  }
  const float variance = sum(squares) / static_cast<float>(count);
  const float factor = 1.0F / __builtin_sqrtf(variance + kEpsilon);
  for_each_vector(0, count, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    using V = typename Vector<kCount>::Floats;
    store((load<V>(x + i) - mean) * factor * load<V>(gain + i) + load<V>(shift + i), x + i);
  });
}

void hyperbolic_tangent(const float* x, std::size_t count, float* out) {
  for_each_vector(0, count, [&]<std::size_t kCount>(Vector<kCount>, std::size_t i) {
    store(tangent(load<typename Vector<kCount>::Floats>(x + i)), out + i);
  });
}

// What every `multiply` does with its sums: `count` of them, of one token.
ALLEGEDLY_INLINE void finish(Integers sums, float token_scale, const float* scales,
                             const float* biases, float* out) {
  const Floats products = __builtin_convertvector(sums, Floats);
  store(products * token_scale * load<Floats>(scales) + load<Floats>(biases), out);
}

}  // namespace
}  // namespace allegedly
// NOLINTEND(misc-definitions-in-headers)
