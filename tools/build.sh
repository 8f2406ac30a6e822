#!/usr/bin/env bash
# Builds what users get: the command line (build/release), the wasm module (build/wasm), and of these and the page the
# hosted edition (dist/) and the single-file edition (dist/allegedly.html).
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset release --log-level=WARNING
cmake --build --preset release --target allegedly
cmake --preset wasm --log-level=WARNING
cmake --build --preset wasm --target allegedly_wasm allegedly_formats_wasm
npm run --silent web:build
