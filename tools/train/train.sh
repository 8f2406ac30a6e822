#!/usr/bin/env bash
# Trains the tagger: four networks learn from what people marked, two at a time; a narrower fifth, which is faster to run, learns
# from that, and from what the four make of every article on average (teachers.py). Then its confidences and its readings of
# words are fitted (calibrate.py); the options of that were chosen on the development articles.
#
#   tools/train/train.sh CORPORA PROGRAM OUT [options of train.py, for all of them]
#
# With Debian's PyTorch, as fast as this machine allows: OpenBLAS multiplies, and jemalloc keeps memory that the kernel would
# otherwise clear again for every tensor. One thread each: sums that several threads share come out otherwise.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
(($# >= 3)) || { sed -n 's/^#  *\(tools.*\)/\1/p' "$0" >&2; exit 2; }
readonly corpora=$1 program=$2 out=$3
shift 3

allocator=$(ldconfig -p | awk '/libjemalloc.so.2/ && !n++ { print $NF }')
[[ -n $allocator ]] && export LD_PRELOAD=$allocator MALLOC_CONF=dirty_decay_ms:-1,muzzy_decay_ms:-1
export OMP_NUM_THREADS=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# teach SEED WIDTH EPOCHS [options]
teach() {
  local seed=$1 width=$2 epochs=$3
  shift 3
  /usr/bin/python3 -u "$here/train.py" "$corpora" "$program" "$@" --checkpoint "$work/$seed.pt" --hidden "$width" --seed "$seed" \
    --epochs "$epochs" 2>&1 | sed -u "s/^/teacher $seed: /"
}

teach 2 128 7 "$@" &
teach 3 128 7 "$@"
wait $!
teach 4 256 6 "$@" &
teach 5 256 6 "$@"
wait $!
/usr/bin/python3 -u "$here/train.py" "$corpora" "$program" "$@" --out "$out" --seed 1 --epochs 12 --teachers "$work"/*.pt
/usr/bin/python3 "$here/calibrate.py" "$corpora" "$program" "$out" --outside 0 --nested 0.15 \
  --network 0.8 --readings 0.7 --statement 1.4
