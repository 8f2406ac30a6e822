// The kernels that work on floats, in eight lanes that the compiler maps to what the processor has.
// Every kernels_*.cpp includes this and is compiled with options of its own, so all is in an
// unnamed namespace, and nothing of the standard library's is called: a function that two of them
// shared would be linked once, perhaps with instructions that this processor lacks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "model/kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers)
namespace allegedly {
namespace {  // NOLINT(google-build-namespaces): see above

using Floats = float __attribute__((vector_size(kLanes * sizeof(float))));
using Integers = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
using Shorts = std::int16_t __attribute__((vector_size(kLanes * sizeof(std::int16_t))));

#define ALLEGEDLY_INLINE inline __attribute__((always_inline))

ALLEGEDLY_INLINE Floats load(const float* from) {
  Floats x;
  std::memcpy(&x, from, sizeof x);
  return x;
}

ALLEGEDLY_INLINE void store(Floats x, float* to) {
  std::memcpy(to, &x, sizeof x);
}

ALLEGEDLY_INLINE Floats all(float x) {
  return Floats{x, x, x, x, x, x, x, x};
}

ALLEGEDLY_INLINE Floats smaller(Floats a, Floats b) {
  return a < b ? a : b;
}

ALLEGEDLY_INLINE Floats larger(Floats a, Floats b) {
  return a > b ? a : b;
}

ALLEGEDLY_INLINE float sum(Floats x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

ALLEGEDLY_INLINE float largest(Floats x) {
  float found = x[0];
  for (std::size_t i = 1; i < kLanes; ++i) found = x[i] > found ? x[i] : found;
  return found;
}

// The quotient of polynomials that Eigen uses (generic_fast_tanh_float).
ALLEGEDLY_INLINE Floats tangent(Floats x) {
  constexpr float kLimit = 7.90531110763549805F;  // beyond, tanh is 1 to the last bit
  x = larger(smaller(x, all(kLimit)), all(-kLimit));
  const Floats square = x * x;
  Floats above = all(-2.76076847742355e-16F);
  above = above * square + all(2.00018790482477e-13F);
  above = above * square + all(-8.60467152213735e-11F);
  above = above * square + all(5.12229709037114e-08F);
  above = above * square + all(1.48572235717979e-05F);
  above = above * square + all(6.37261928875436e-04F);
  above = above * square + all(4.89352455891786e-03F);
  Floats below = all(1.19825839466702e-06F);
  below = below * square + all(1.18534705686654e-04F);
  below = below * square + all(2.26843463243900e-03F);
  below = below * square + all(4.89352518554385e-03F);
  return x * above / below;
}

ALLEGEDLY_INLINE Floats sigmoid(Floats x) {
  return tangent(x * all(0.5F)) * all(0.5F) + all(0.5F);
}

float quantise(const float* x, std::size_t count, std::int16_t* out) {
  Floats most = all(0);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats value = load(x + i);
    most = larger(larger(value, -value), most);
  }
  const float scale = largest(most) / 127.0F;
  const Floats divisor = all(scale > 0 ? scale : 1.0F);
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of a float.
  const Floats magic = all(12582912.0F);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats shifted = load(x + i) / divisor + magic;
    Integers bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    const Shorts low =
        __builtin_convertvector((bits << 24) >> 24, Shorts);  // eight bits, with sign
    std::memcpy(out + i, &low, sizeof low);
  }
  return scale;
}

// One token's share of `recur`: units [begin, end).
ALLEGEDLY_INLINE void step(const Recurrence& in, std::size_t token, std::size_t begin,
                           std::size_t end) {
  const float* gates = in.gates + token * 3 * in.width;
  float* states = in.states + token * in.width;
  for (std::size_t i = begin; i < end; i += kLanes) {
    const Floats forget = sigmoid(load(gates + i));
    const Floats input = tangent(load(gates + 2 * in.width + i));
    const Floats memory = forget * load(in.memory + i) + (all(1) - forget) * input;
    store(memory, in.memory + i);
    store(load(states + i) + sigmoid(load(gates + in.width + i)) * memory, states + i);
  }
}

void recur(const Recurrence& in) {
  for (std::size_t i = 0; i < in.width; i += kLanes) store(all(0), in.memory + i);
  for (std::size_t t = 0; t < in.tokens; ++t) step(in, t, 0, in.width / 2);
  for (std::size_t t = in.tokens; t-- > 0;) step(in, t, in.width / 2, in.width);
}

void add_positive(const float* y, std::size_t count, float* x) {
  for (std::size_t i = 0; i < count; i += kLanes) {
    store(load(x + i) + larger(load(y + i), all(0)), x + i);
  }
}

void normalise(const float* gain, const float* shift, std::size_t count, float* x) {
  constexpr float kEpsilon = 1e-5F;
  Floats total = all(0);
  for (std::size_t i = 0; i < count; i += kLanes) total += load(x + i);
  const Floats mean = all(sum(total) / static_cast<float>(count));
  Floats squares = all(0);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats away = load(x + i) - mean;
    squares += away * away;
  }
  const float variance = sum(squares) / static_cast<float>(count);
  const Floats factor = all(1.0F / __builtin_sqrtf(variance + kEpsilon));
  for (std::size_t i = 0; i < count; i += kLanes) {
    store((load(x + i) - mean) * factor * load(gain + i) + load(shift + i), x + i);
  }
}

void hyperbolic_tangent(const float* x, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; i += kLanes) store(tangent(load(x + i)), out + i);
}

// What every `multiply` does with its sums: `count` of them, of one token.
ALLEGEDLY_INLINE void finish(Integers sums, float token_scale, const float* scales,
                             const float* biases, float* out) {
  const Floats products = __builtin_convertvector(sums, Floats);
  store(products * all(token_scale) * load(scales) + load(biases), out);
}

}  // namespace
}  // namespace allegedly
// NOLINTEND(misc-definitions-in-headers)
