#!/usr/bin/env bash
# npm run bench: the native stages by size of the text (Google Benchmark), then the wasm module and the native program beside
# other libraries, then the built page in Chromium: an article of ordinary length, and the reading of long ones.
# Arguments go to Google Benchmark, for instance --benchmark_filter=whole.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset release --log-level=WARNING
cmake --build --preset release --target allegedly_bench allegedly
cmake --preset wasm --log-level=WARNING
cmake --build --preset wasm --target allegedly_wasm

build/release/tests/bench/allegedly_bench "$@"
node tools/bench/peers.mjs
npm run --silent web:build
node tools/bench/page.mjs
node tools/bench/reading.mjs
