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
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    return()
  endif()
  set(avx2 -mavx2)
  set(avx512 -mavx512f -mavx512vnni)
  foreach(instructions avx2 avx512)
    string(TOUPPER ${instructions} NAME)
    string(REPLACE ";" " " flags "${${instructions}}")
    check_cxx_compiler_flag("${flags}" ALLEGEDLY_KNOWS_${NAME})
    if(ALLEGEDLY_KNOWS_${NAME})
      set_source_files_properties("${folder}/kernels_${instructions}.cpp" PROPERTIES COMPILE_OPTIONS "-O3;-ffp-contract=off;${${instructions}};-Wno-psabi")
      set_property(SOURCE "${folder}/kernels.cpp" APPEND PROPERTY COMPILE_DEFINITIONS ALLEGEDLY_KERNELS_${NAME})
    endif()
  endforeach()
endfunction()
