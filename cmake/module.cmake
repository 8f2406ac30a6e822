# One module is one folder under src/ and one static library; warnings and sanitizers are set here, once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(ALLEGEDLY_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(ALLEGEDLY_FUZZ "Instrument for libFuzzer (Clang only)" OFF)

# GCC's -Wconversion leaves sign conversions out and Clang's does not: the same rules for both.
add_library(allegedly_options INTERFACE)
target_compile_options(allegedly_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                   -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Both see things in GCC 12's own std::variant and std::string that are not there (PR 105562, PR 105651).
  target_compile_options(allegedly_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(ALLEGEDLY_SANITIZE)
  target_compile_options(allegedly_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                     -fno-omit-frame-pointer)
  target_link_options(allegedly_options INTERFACE -fsanitize=address,undefined)
endif()
if(ALLEGEDLY_FUZZ)
  target_compile_options(allegedly_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# allegedly_module(NAME [DEPENDS module...]): every .cpp under src/NAME becomes the library allegedly_NAME. Adds NAME to
# ALLEGEDLY_MODULES and sets ALLEGEDLY_NAME_USES to all it may include, directly or through what it depends on.
function(allegedly_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  add_library(allegedly_${name} STATIC ${sources})
  target_include_directories(allegedly_${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(allegedly_${name} PRIVATE allegedly_options)
  set(uses "${ARG_DEPENDS}")
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(allegedly_${name} PUBLIC allegedly_${dependency})
    list(APPEND uses ${ALLEGEDLY_${dependency}_USES})
  endforeach()
  list(REMOVE_DUPLICATES uses)
  set(ALLEGEDLY_${name}_USES "${uses}" PARENT_SCOPE)
  set(ALLEGEDLY_MODULES ${ALLEGEDLY_MODULES} ${name} PARENT_SCOPE)
endfunction()
