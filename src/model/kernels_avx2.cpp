// Compiled with -mavx2 where the compiler knows it; empty elsewhere.
#ifdef __AVX2__

#include "model/kernels_avx2.hpp"

namespace allegedly {
namespace {

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
