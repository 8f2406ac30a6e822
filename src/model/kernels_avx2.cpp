// Compiled with -mavx2 where the compiler knows it; empty elsewhere.
#ifdef __AVX2__

#include <immintrin.h>

#include "model/kernels_float.hpp"
#include "model/kernels_simd.hpp"

namespace allegedly {
namespace {

// The products of one pair of columns with one block of rows.
struct Avx2 {
  using Weights = __m256i;
  using Sums = __m256i;

  static ALLEGEDLY_INLINE Sums zero() { return _mm256_setzero_si256(); }
  static ALLEGEDLY_INLINE Weights load_pairs(const std::int16_t* pairs) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(pairs));
  }
  static ALLEGEDLY_INLINE Weights spread(std::int32_t pair) { return _mm256_set1_epi32(pair); }
  static ALLEGEDLY_INLINE void add_product(Weights weights, Weights x, Sums& sums) {
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(weights, x));
  }
  static ALLEGEDLY_INLINE Integers integers(Sums sums) { return reinterpret_cast<Integers>(sums); }
};

void multiply(const PackedWeights& weights, const QuantisedRows& in, float* out) {
  multiply_in_tiles<Avx2, 2>(weights, in, out);
}

}  // namespace

const Kernels& avx2_kernels() {
  static constexpr Kernels kKernels{"AVX2",       quantise,  multiply,          recur,
                                    add_positive, normalise, hyperbolic_tangent};
  return kKernels;
}

}  // namespace allegedly

#endif
