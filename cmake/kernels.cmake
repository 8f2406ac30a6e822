# allegedly_kernels(): options of the tagger's inner loops, src/model/kernels_*.cpp. They are compiled for speed whatever
# the preset is for, and each for the instructions it is written with; kernels.cpp is told which of them there are. Products
# and sums are not fused, since not every processor can. GCC warns that vectors are passed differently with and without
# AVX; none is passed between files.

include(CheckCXXCompilerFlag)

function(allegedly_kernels)
  set(folder "${PROJECT_SOURCE_DIR}/src/model")
  set_source_files_properties("${folder}/kernels_scalar.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-Wno-psabi")
  if(EMSCRIPTEN)
    set_source_files_properties("${folder}/kernels_wasm.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-msimd128")
    set_source_files_properties("${folder}/kernels.cpp" PROPERTIES COMPILE_DEFINITIONS ALLEGEDLY_KERNELS_WASM)
    return()
  endif()
  check_cxx_compiler_flag(-mavx2 ALLEGEDLY_KNOWS_AVX2)
  if(ALLEGEDLY_KNOWS_AVX2 AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    set_source_files_properties("${folder}/kernels_avx2.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;-mavx2;-Wno-psabi")
    set_source_files_properties("${folder}/kernels.cpp" PROPERTIES COMPILE_DEFINITIONS ALLEGEDLY_KERNELS_AVX2)
  endif()
endfunction()
