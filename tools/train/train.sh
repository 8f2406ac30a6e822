#!/usr/bin/env bash
# Runs train.py with Debian's PyTorch, as fast as this machine allows: OpenBLAS multiplies, and jemalloc keeps memory that
# the kernel would otherwise clear again for every tensor.
#
#   tools/train/train.sh CORPORA PROGRAM OUT [options of train.py]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
allocator=$(ldconfig -p | awk '/libjemalloc.so.2/ { print $NF; exit }')
[[ -n $allocator ]] && export LD_PRELOAD=$allocator MALLOC_CONF=dirty_decay_ms:-1,muzzy_decay_ms:-1
exec /usr/bin/python3 -u "$here/train.py" "$@"
