// The matrix product with registers full of pairs of 16-bit integers. Included after
// kernels_float.hpp, under the same rules.
#pragma once

#include "model/kernels_float.hpp"

// NOLINTBEGIN(misc-definitions-in-headers)
namespace allegedly {
namespace {  // NOLINT(google-build-namespaces): see kernels_float.hpp

// `Simd` says what a register is: of how many rows it holds the sums, kRows, a multiple of kLanes;
// for how many tokens at a time the registers suffice, kTileTokens; and what is done with one. Its
// load_pairs is given the distance between two blocks of kLanes rows, in integers.

// kTokens tokens by kRegisters registers of rows, whose sums stay in registers.
template <class Simd, std::size_t kTokens, std::size_t kRegisters>
ALLEGEDLY_INLINE void multiply_tile(const PackedWeights& weights, std::size_t row,
                                    const QuantisedRows& in, std::size_t token, float* out) {
  const std::size_t columns = weights.columns;
  const std::int16_t* first = weights.values + row * columns;
  const std::int16_t* x = in.values + token * columns;
  typename Simd::Sums sums[kRegisters][kTokens];
  for (auto& register_sums : sums) {
    for (auto& token_sums : register_sums) token_sums = Simd::zero();
  }
  for (std::size_t column = 0; column < columns; column += 2) {
    typename Simd::Weights pairs[kRegisters];
    for (std::size_t r = 0; r < kRegisters; ++r) {
      pairs[r] =
          Simd::load_pairs(first + r * Simd::kRows * columns + column * kLanes, kLanes * columns);
    }
    for (std::size_t t = 0; t < kTokens; ++t) {
      std::int32_t pair;
      std::memcpy(&pair, x + t * columns + column, sizeof pair);
      const auto both = Simd::spread(pair);
      for (std::size_t r = 0; r < kRegisters; ++r) Simd::add_product(pairs[r], both, sums[r][t]);
    }
  }
#pragma GCC unroll 2  // or clang leaves the sums in memory
  for (std::size_t r = 0; r < kRegisters; ++r) {
    for (std::size_t t = 0; t < kTokens; ++t) {
      std::int32_t integers[Simd::kRows];
      std::memcpy(integers, &sums[r][t], sizeof integers);
      for (std::size_t i = 0; i < Simd::kRows; i += kLanes) {
        const std::size_t at = row + r * Simd::kRows + i;
        Integers lanes;
        std::memcpy(&lanes, integers + i, sizeof lanes);
        finish(lanes, in.scales[token + t], weights.scales + at, weights.biases + at,
               out + (token + t) * weights.rows + at);
      }
    }
  }
}

template <class Simd, std::size_t kRegisters>
ALLEGEDLY_INLINE void multiply_rows(const PackedWeights& weights, std::size_t row,
                                    const QuantisedRows& in, float* out) {
  std::size_t token = 0;
  for (; token + Simd::kTileTokens <= in.tokens; token += Simd::kTileTokens) {
    multiply_tile<Simd, Simd::kTileTokens, kRegisters>(weights, row, in, token, out);
  }
  for (; token < in.tokens; ++token) {
    multiply_tile<Simd, 1, kRegisters>(weights, row, in, token, out);
  }
}

// The rows that do not fill a register are left to `Rest`, whose registers hold kLanes of them.
template <class Simd, std::size_t kRegisters, class Rest = Simd>
ALLEGEDLY_INLINE void multiply_in_tiles(const PackedWeights& weights, const QuantisedRows& in,
                                        float* out) {
  static_assert(Rest::kRows == kLanes);
  std::size_t row = 0;
  for (; row + kRegisters * Simd::kRows <= weights.rows; row += kRegisters * Simd::kRows) {
    multiply_rows<Simd, kRegisters>(weights, row, in, out);
  }
  for (; row + Simd::kRows <= weights.rows; row += Simd::kRows) {
    multiply_rows<Simd, 1>(weights, row, in, out);
  }
  if constexpr (Rest::kRows < Simd::kRows) {
    for (; row < weights.rows; row += kLanes) multiply_rows<Rest, 1>(weights, row, in, out);
  }
}

}  // namespace
}  // namespace allegedly
// NOLINTEND(misc-definitions-in-headers)
