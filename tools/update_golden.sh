#!/usr/bin/env bash
# Makes what the pipeline finds now the expectation of every golden article. Read the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."

cmake --preset dev --log-level=WARNING
cmake --build --preset dev --target golden
build/dev/tests/golden --update tests/golden/*.txt
git diff --stat -- tests/golden
