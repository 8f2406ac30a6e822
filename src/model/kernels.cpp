#include "model/kernels.hpp"

namespace allegedly {

#if defined(ALLEGEDLY_KERNELS_WASM)

const Kernels& wasm_kernels();

const Kernels& fastest_kernels() {
  return wasm_kernels();
}

#elif defined(ALLEGEDLY_KERNELS_AVX2)

const Kernels& avx2_kernels();

const Kernels& fastest_kernels() {
  static const bool supported = __builtin_cpu_supports("avx2") != 0;
  return supported ? avx2_kernels() : scalar_kernels();
}

#else

const Kernels& fastest_kernels() {
  return scalar_kernels();
}

#endif

}  // namespace allegedly
