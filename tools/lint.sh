#!/usr/bin/env bash
# Format and static checks: clang-format, clang-tidy (.clang-tidy), svelte-check with the TypeScript compiler. Runs all
# of them, and fails if one did. Clang-tidy must read what Clang compiles, so the compile commands are those of the fuzz
# preset; nothing is built. What only Emscripten compiles is left out.
set -uo pipefail
cd "$(dirname "$0")/.."

failed=0
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror || failed=1
cmake --preset fuzz --log-level=WARNING >/dev/null || failed=1
git ls-files 'src/*.cpp' ':!src/model/kernels_wasm.cpp' | xargs --max-procs="$(nproc)" --max-args=2 clang-tidy --quiet -p build/fuzz || failed=1
npm run --silent web:check || failed=1
exit $failed
