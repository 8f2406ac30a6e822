// Compiled with AVX-512 and its dot products (VNNI) where the compiler knows them; empty elsewhere.
// Without AVX-512VL: GCC's code for eight floats is slower with it.
#ifdef __AVX512VNNI__

#include "model/kernels_avx2.hpp"

namespace allegedly {
namespace {

// The products of one pair of columns with two blocks of rows, added in the same instruction.
struct Avx512 {
  using Weights = __m512i;
  using Sums = std::int32_t __attribute__((vector_size(64)));
  static constexpr std::size_t kRows = 16;
  static constexpr std::size_t kTileTokens = 8;

  static ALLEGEDLY_INLINE Sums zero() { return Sums{}; }
  static ALLEGEDLY_INLINE Weights load_pairs(const std::int16_t* pairs, std::size_t block) {
    return _mm512_inserti64x4(_mm512_castsi256_si512(Avx2::load_pairs(pairs, block)),
                              Avx2::load_pairs(pairs + block, block), 1);
  }
  static ALLEGEDLY_INLINE Weights spread(std::int32_t pair) { return _mm512_set1_epi32(pair); }
  static ALLEGEDLY_INLINE void add_product(Weights weights, Weights x, Sums& sums) {
    sums = reinterpret_cast<Sums>(_mm512_dpwssd_epi32(reinterpret_cast<__m512i>(sums), weights, x));
  }
};

void multiply(const PackedWeights& weights, const QuantisedRows& in, float* out) {
  multiply_in_tiles<Avx512, 2, Avx2>(weights, in, out);
}

}  // namespace

const Kernels& avx512_kernels() {
  static constexpr Kernels kKernels{"AVX-512",    quantise,  multiply,          recur,
                                    add_positive, normalise, hyperbolic_tangent};
  return kKernels;
}

}  // namespace allegedly

#endif
