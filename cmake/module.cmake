# One module is one folder under src/ and one static library; warnings and sanitizers are set here, once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(ALLEGEDLY_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(ALLEGEDLY_FUZZ "Instrument for libFuzzer (Clang only)" OFF)

add_library(allegedly_options INTERFACE)
target_compile_options(allegedly_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(ALLEGEDLY_SANITIZE)
  target_compile_options(allegedly_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                     -fno-omit-frame-pointer)
  target_link_options(allegedly_options INTERFACE -fsanitize=address,undefined)
endif()
if(ALLEGEDLY_FUZZ)
  target_compile_options(allegedly_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# allegedly_module(NAME [DEPENDS module...]): every .cpp under src/NAME becomes the library allegedly_NAME.
function(allegedly_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  add_library(allegedly_${name} STATIC ${sources})
  target_include_directories(allegedly_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(allegedly_${name} PRIVATE allegedly_options)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(allegedly_${name} PUBLIC allegedly_${dependency})
  endforeach()
endfunction()
