#include "model/kernels_float.hpp"

namespace allegedly {
namespace {

void multiply(const PackedWeights& weights, const QuantisedRows& in, float* out) {
  for (std::size_t row = 0; row < weights.rows; row += kLanes) {
    const std::int16_t* block = weights.values + row * weights.columns;
    for (std::size_t t = 0; t < in.tokens; ++t) {
      const std::int16_t* x = in.values + t * weights.columns;
      Integers sums = {};
      for (std::size_t column = 0; column < weights.columns; column += 2) {
        // A lane of 32 bits holds a pair, whose first is in the low half.
        Integers pairs;
        std::memcpy(&pairs, block + column * kLanes, sizeof pairs);
        sums += ((pairs << 16) >> 16) * x[column] + (pairs >> 16) * x[column + 1];
      }
      finish(sums, in.scales[t], weights.scales + row, weights.biases + row,
             out + t * weights.rows + row);
    }
  }
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels kKernels{"scalar",     quantise,  multiply,          recur,
                                    add_positive, normalise, hyperbolic_tangent};
  return kKernels;
}

}  // namespace allegedly
