// What the matrix product does with registers of 256 bits, for processors that have them or wider
// ones too. Under the rules of kernels_float.hpp.
#pragma once

#include <immintrin.h>

#include "model/kernels_simd.hpp"

namespace allegedly {
namespace {  // NOLINT(google-build-namespaces): see kernels_float.hpp

// The products of one pair of columns with one block of rows.
struct Avx2 {
  using Weights = __m256i;
  using Sums = Integers;
  static constexpr std::size_t kRows = 8;
  static constexpr std::size_t kTileTokens = 4;

  static ALLEGEDLY_INLINE Sums zero() { return Sums{}; }
  static ALLEGEDLY_INLINE Weights load_pairs(const std::int16_t* pairs, std::size_t) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(pairs));
  }
  static ALLEGEDLY_INLINE Weights spread(std::int32_t pair) { return _mm256_set1_epi32(pair); }
  static ALLEGEDLY_INLINE void add_product(Weights weights, Weights x, Sums& sums) {
    sums += reinterpret_cast<Sums>(_mm256_madd_epi16(weights, x));
  }
};

}  // namespace
}  // namespace allegedly
