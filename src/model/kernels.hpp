// The inner loops of the tagger's network, once for each kind of processor. All of them give the
// same bits: products are sums of integers, and floats are added in the order of eight lanes
// everywhere.
//
// Rows of floats are multiples of kLanes long; what pads them is zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace allegedly {

inline constexpr std::size_t kLanes = 8;

constexpr std::size_t padded(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

// A matrix of integers in the order that `multiply` reads: blocks of kLanes rows, and in a block,
// for each pair of columns, the pair of its first row, of its second, and so on.
struct PackedWeights {
  const std::int16_t* values = nullptr;  // rows * columns
  const float* scales = nullptr;         // by row
  const float* biases = nullptr;         // by row
  std::size_t rows = 0;                  // a multiple of kLanes
  std::size_t columns = 0;               // a multiple of kLanes
};

// The position in PackedWeights::values.
constexpr std::size_t packed_position(std::size_t row, std::size_t column, std::size_t columns) {
  return row / kLanes * kLanes * columns + column / 2 * 2 * kLanes + row % kLanes * 2 + column % 2;
}

// What a linear layer reads: for each token as many integers as the weights have columns, and their
// scale.
struct QuantisedRows {
  const std::int16_t* values = nullptr;
  const float* scales = nullptr;
  std::size_t tokens = 0;
};

// What a layer of simple recurrent units adds to its states (Lei et al., "Simple recurrent units
// for highly parallelizable recurrence", EMNLP 2018).
struct Recurrence {
  const float* gates = nullptr;  // by token: width forget gates, width output gates, width inputs
  float* states = nullptr;       // by token: width
  float* memory = nullptr;       // width, scratch
  std::size_t tokens = 0;
  std::size_t width = 0;  // a multiple of 2 * kLanes
};

struct Kernels {
  std::string_view name;

  // out[i] = x[i] (127 / m) to the nearest integer, half to even, where m = max|x|; gives m / 127.
  // Zeros, and 0, if all are zero. Numbers that are not finite give some integers from -128 to 127.
  float (*quantise)(const float* x, std::size_t count, std::int16_t* out);
  // out[t * rows + r] = (integer product) * token's scale * row's scale + bias.
  void (*multiply)(const PackedWeights& weights, const QuantisedRows& in, float* out);
  // With f = σ(forget gate), o = σ(output gate), z = tanh(input): h = f h + (1 - f) z, from zero at
  // the first token for the first half of the units and from the last token for the others;
  // states += o h.
  void (*recur)(const Recurrence& recurrence);
  // x += max(y, 0).
  void (*add_positive)(const float* y, std::size_t count, float* x);
  // Layer normalisation (Ba et al., 2016) with the population's variance + 1e-5.
  void (*normalise)(const float* gain, const float* shift, std::size_t count, float* x);
  // out[i] = tanh(x[i]) as `recur` computes it, with an error of less than 2e-5: what it feeds is
  // rounded to steps four hundred times as large. For tests.
  void (*hyperbolic_tangent)(const float* x, std::size_t count, float* out);
};

// For any processor; the yardstick of the others.
const Kernels& scalar_kernels();
// All that this processor runs, from the slowest to the fastest.
std::span<const Kernels* const> runnable_kernels();
const Kernels& fastest_kernels();

}  // namespace allegedly
