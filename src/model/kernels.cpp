#include "model/kernels.hpp"

#include <array>

namespace allegedly {

const Kernels& wasm_kernels();
const Kernels& avx2_kernels();
const Kernels& avx512_kernels();

namespace {

// Those that were compiled and this processor can run, the fastest last.
struct Runnable {
  std::array<const Kernels*, 3> all = {&scalar_kernels()};
  std::size_t count = 1;

  Runnable() {
#ifdef ALLEGEDLY_KERNELS_WASM
    all[count++] = &wasm_kernels();
#endif
#ifdef ALLEGEDLY_KERNELS_AVX2
    if (__builtin_cpu_supports("avx2") != 0) all[count++] = &avx2_kernels();
#endif
#ifdef ALLEGEDLY_KERNELS_AVX512
    if (__builtin_cpu_supports("avx512vnni") != 0) {
      all[count++] = &avx512_kernels();
    }
#endif
  }
};

}  // namespace

std::span<const Kernels* const> runnable_kernels() {
  static const Runnable runnable;
  return std::span(runnable.all).first(runnable.count);
}

const Kernels& fastest_kernels() {
  return *runnable_kernels().back();
}

}  // namespace allegedly
