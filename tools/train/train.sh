#!/usr/bin/env bash
# Trains the tagger as it is shipped: four networks learn from what people marked, two at a time; a fifth learns from
# that, and from what the four make of every word on average (teachers.py).
#
#   tools/train/train.sh CORPORA PROGRAM OUT [options of train.py, for all of them]
#
# With Debian's PyTorch, as fast as this machine allows: OpenBLAS multiplies, and jemalloc keeps memory that the kernel would
# otherwise clear again for every tensor.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
(($# >= 3)) || { sed -n '5s/^#  *//p' "$0" >&2; exit 2; }
readonly corpora=$1 program=$2 out=$3
shift 3

allocator=$(ldconfig -p | awk '/libjemalloc.so.2/ && !n++ { print $NF }')
[[ -n $allocator ]] && export LD_PRELOAD=$allocator MALLOC_CONF=dirty_decay_ms:-1,muzzy_decay_ms:-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# teach SEED [options]: trains a teacher.
teach() {
  local seed=$1
  shift
  /usr/bin/python3 -u "$here/train.py" "$corpora" "$program" "$@" --checkpoint "$work/$seed.pt" --seed "$seed" --epochs 6 --threads 1 2>&1 |
    sed -u "s/^/teacher $seed: /"
}

for pair in "2 3" "4 5"; do
  read -r first second <<<"$pair"
  teach "$first" "$@" &
  teach "$second" "$@"
  wait $!
done
/usr/bin/python3 -u "$here/train.py" "$corpora" "$program" "$@" --out "$out" --seed 1 --epochs 12 --teachers "$work"/*.pt
