// The matrix product with registers full of pairs of 16-bit integers. Included after
// kernels_float.hpp, under the same rules.
#pragma once

#include "model/kernels_float.hpp"

// NOLINTBEGIN(misc-definitions-in-headers)
namespace allegedly {
namespace {  // NOLINT(google-build-namespaces): see kernels_float.hpp

constexpr std::size_t kTileTokens = 4;

// kTokens tokens by kBlocks blocks of rows, whose sums stay in registers.
template <class Simd, std::size_t kTokens, std::size_t kBlocks>
ALLEGEDLY_INLINE void multiply_tile(const PackedWeights& weights, std::size_t row,
                                    const QuantisedRows& in, std::size_t token, float* out) {
  const std::size_t columns = weights.columns;
  const std::int16_t* block = weights.values + row * columns;
  const std::int16_t* x = in.values + token * columns;
  typename Simd::Sums sums[kBlocks][kTokens];
  for (auto& block_sums : sums) {
    for (auto& token_sums : block_sums) token_sums = Simd::zero();
  }
  for (std::size_t column = 0; column < columns; column += 2) {
    typename Simd::Weights pairs[kBlocks];
    for (std::size_t b = 0; b < kBlocks; ++b) {
      pairs[b] = Simd::load_pairs(block + b * kLanes * columns + column * kLanes);
    }
    for (std::size_t t = 0; t < kTokens; ++t) {
      std::int32_t pair;
      std::memcpy(&pair, x + t * columns + column, sizeof pair);
      const auto both = Simd::spread(pair);
      for (std::size_t b = 0; b < kBlocks; ++b) Simd::add_product(pairs[b], both, sums[b][t]);
    }
  }
  for (std::size_t b = 0; b < kBlocks; ++b) {
    const std::size_t first = row + b * kLanes;
    for (std::size_t t = 0; t < kTokens; ++t) {
      finish(Simd::integers(sums[b][t]), in.scales[token + t], weights.scales + first,
             weights.biases + first, out + (token + t) * weights.rows + first);
    }
  }
}

template <class Simd, std::size_t kBlocks>
ALLEGEDLY_INLINE void multiply_rows(const PackedWeights& weights, std::size_t row,
                                    const QuantisedRows& in, float* out) {
  std::size_t token = 0;
  for (; token + kTileTokens <= in.tokens; token += kTileTokens) {
    multiply_tile<Simd, kTileTokens, kBlocks>(weights, row, in, token, out);
  }
  for (; token < in.tokens; ++token) {
    multiply_tile<Simd, 1, kBlocks>(weights, row, in, token, out);
  }
}

template <class Simd, std::size_t kBlocks>
ALLEGEDLY_INLINE void multiply_in_tiles(const PackedWeights& weights, const QuantisedRows& in,
                                        float* out) {
  std::size_t row = 0;
  for (; row + kBlocks * kLanes <= weights.rows; row += kBlocks * kLanes) {
    multiply_rows<Simd, kBlocks>(weights, row, in, out);
  }
  for (; row < weights.rows; row += kLanes) multiply_rows<Simd, 1>(weights, row, in, out);
}

}  // namespace
}  // namespace allegedly
// NOLINTEND(misc-definitions-in-headers)
