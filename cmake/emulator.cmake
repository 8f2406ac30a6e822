# How to run what Emscripten builds: ctest and build steps start every executable through this. Without fetch in Node,
# Emscripten 3.1.6 reads the .wasm file from disk instead of asking for it by URL.

find_program(ALLEGEDLY_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR "${ALLEGEDLY_NODE};--no-experimental-fetch")
