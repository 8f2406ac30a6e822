// Compiled with -msimd128 for WebAssembly; empty elsewhere.
#ifdef __wasm_simd128__

#include <wasm_simd128.h>

#include "model/kernels_float.hpp"
#include "model/kernels_simd.hpp"

namespace allegedly {
namespace {

// The products of one pair of columns with one block of rows, in two halves.
struct Simd128 {
  struct Weights {
    v128_t low;
    v128_t high;
  };
  using Sums = Weights;
  static constexpr std::size_t kRows = 8;
  static constexpr std::size_t kTileTokens = 4;

  static ALLEGEDLY_INLINE Sums zero() { return {wasm_i32x4_splat(0), wasm_i32x4_splat(0)}; }
  static ALLEGEDLY_INLINE Weights load_pairs(const std::int16_t* pairs, std::size_t) {
    return {wasm_v128_load(pairs), wasm_v128_load(pairs + kLanes)};
  }
  static ALLEGEDLY_INLINE v128_t spread(std::int32_t pair) { return wasm_i32x4_splat(pair); }
  static ALLEGEDLY_INLINE void add_product(const Weights& weights, v128_t x, Sums& sums) {
    sums.low = wasm_i32x4_add(sums.low, wasm_i32x4_dot_i16x8(weights.low, x));
    sums.high = wasm_i32x4_add(sums.high, wasm_i32x4_dot_i16x8(weights.high, x));
  }
};

void multiply(const PackedWeights& weights, const QuantisedRows& in, float* out) {
  multiply_in_tiles<Simd128, 1>(weights, in, out);
}

}  // namespace

const Kernels& wasm_kernels() {
  static constexpr Kernels kKernels{"wasm SIMD",  quantise,  multiply,          recur,
                                    add_positive, normalise, hyperbolic_tangent};
  return kKernels;
}

}  // namespace allegedly

#endif
