# The toolchain of the wasm preset: Emscripten's own, wherever the system keeps it, and Node to run what it builds.

if(NOT ALLEGEDLY_EMSCRIPTEN)
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  set(ALLEGEDLY_EMSCRIPTEN "${root}" CACHE PATH "Emscripten's folder")
endif()

# Without fetch in Node, Emscripten 3.1.6 reads the .wasm file from disk instead of asking for it by URL.
find_program(ALLEGEDLY_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR "${ALLEGEDLY_NODE};--no-experimental-fetch")

include("${ALLEGEDLY_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake")
