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

// One instruction if written this way round, and with a constant first: several otherwise.
ALLEGEDLY_INLINE Floats larger(Floats a, Floats b) {
  return a < b ? b : a;
}

ALLEGEDLY_INLINE Floats magnitude(Floats x) {
  Integers bits;
  std::memcpy(&bits, &x, sizeof bits);
  bits &= 0x7FFFFFFF;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

ALLEGEDLY_INLINE float sum(Floats x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

ALLEGEDLY_INLINE float largest(Floats x) {
  float found = x[0];
  for (std::size_t i = 1; i < kLanes; ++i) found = x[i] > found ? x[i] : found;
  return found;
}

struct Quotient {
  Floats above;
  Floats below;
};

// The hyperbolic tangent as a quotient of polynomials whose largest error up to kLimit is least: by
// least squares, weighted anew until the errors were alike (Lawson's algorithm).
ALLEGEDLY_INLINE Quotient tangent_quotient(Floats x) {
  constexpr float kLimit = 6.2F;  // beyond, tanh is 1 but for 8e-6
  x = larger(all(-kLimit), smaller(x, all(kLimit)));
  const Floats square = x * x;
  Floats above = all(1.470394665375352e-03F);
  above = above * square + all(1.1406761407852173e-01F);
  above = above * square + all(9.999644756317139e-01F);
  Floats below = all(5.361961302696727e-05F);
  below = below * square + all(1.733674854040146e-02F);
  below = below * square + all(4.4729018211364746e-01F);
  below = below * square + all(1);
  return {x * above, below};
}

ALLEGEDLY_INLINE Floats tangent(Floats x) {
  const Quotient quotient = tangent_quotient(x);
  return quotient.above / quotient.below;
}

ALLEGEDLY_INLINE Floats sigmoid(Floats x) {
  return tangent(x * all(0.5F)) * all(0.5F) + all(0.5F);
}

float quantise(const float* x, std::size_t count, std::int16_t* out) {
  Floats most = all(0);
  for (std::size_t i = 0; i < count; i += kLanes) most = larger(most, magnitude(load(x + i)));
  const float top = largest(most);
  const Floats factor = all(top > 0 ? 127.0F / top : 0.0F);
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits of a float.
  const Floats magic = all(12582912.0F);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const Floats shifted = load(x + i) * factor + magic;
    Integers bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    const Shorts low =
        __builtin_convertvector((bits << 24) >> 24, Shorts);  // eight bits, with sign
    std::memcpy(out + i, &low, sizeof low);
  }
  return top / 127.0F;
}

// One token's share of `recur`: units [begin, end).
ALLEGEDLY_INLINE void step(const Recurrence& in, std::size_t token, std::size_t begin,
                           std::size_t end) {
  const float* gates = in.gates + token * 3 * in.width;
  float* states = in.states + token * in.width;
  for (std::size_t i = begin; i < end; i += kLanes) {
    // Two quotients for one division.
    const Quotient gate = tangent_quotient(load(gates + i) * all(0.5F));
    const Quotient value = tangent_quotient(load(gates + 2 * in.width + i));
    const Floats inverse = all(1) / (gate.below * value.below);
    const Floats forget = gate.above * value.below * inverse * all(0.5F) + all(0.5F);
    const Floats input = value.above * gate.below * inverse;
    const Floats memory = input + forget * (load(in.memory + i) - input);
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
    store(load(x + i) + larger(all(0), load(y + i)), x + i);
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
