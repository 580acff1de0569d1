#!/usr/bin/env bash
# Speed and memory of the program on this machine, on one core.
#
#     Benchmarks/run.sh VERBALE KERNELS
#
# VERBALE is the program and KERNELS the compiled kernels/bench.c; `make bench` gives both. Words
# are those of the CoNLL-U output: punctuation counts, as in the literature. Start-up (the time
# of a report of one sentence) is subtracted from the time of long runs.
set -euo pipefail

verbale=$(realpath "$1")
kernels=$(realpath "$2")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

TEXT_WORDS=60000
LONG_RUNS=3
SHORT_RUNS=5

one_core=()
if command -v taskset >/dev/null; then
  core=$(taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/')
  one_core=(taskset -c "$core")
fi

# seconds COMMAND…: wall-clock seconds of a run on one core.
seconds() {
  local start=$EPOCHREALTIME
  "${one_core[@]}" "$@" >"$work/output"
  calculate "$EPOCHREALTIME - $start"
}

# median COUNT COMMAND…: the median of so many runs.
median() {
  local count=$1
  shift
  for ((i = 0; i < count; i++)); do seconds "$@"; done | sort -n | sed -n "$(((count + 1) / 2))p"
}

# peak COMMAND…: the most memory that was resident, in MB.
peak() {
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f %M -o "$work/memory" "${one_core[@]}" "$@" >/dev/null
  else
    "${one_core[@]}" "$@" >/dev/null &
    while sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$!/status" >"$work/now" 2>/dev/null; do
      if [ -s "$work/now" ]; then mv "$work/now" "$work/memory"; fi
      sleep 0.02
    done
    wait $!
  fi
  calculate "$(tail -n 1 "$work/memory") / 1000" 0
}

calculate() { awk "BEGIN { printf \"%.${2:-3}f\n\", $1 }"; }
count_words() { grep -c $'^[0-9][0-9]*\t' "$1"; }
row() { printf '%-44s %10s %s\n' "$@"; }

model=$(lscpu 2>/dev/null | sed -n 's/^Model name: *//p' | head -n 1)
echo "Machine: ${model:-$(uname -m)}, $(nproc) cores, $(uname -sm)"
echo "Other work on it (load, one minute): $(cut -d ' ' -f 1 /proc/loadavg)"
echo

echo "Kernels, one thread; 'to portable' is the ratio to plain C"
"${one_core[@]}" "$kernels" | tee "$work/kernels"
echo "The program takes the path: $(awk 'NR > 1' "$work/kernels" | sed -n 's/.*  *\(portable\|avx2\|avx512vnni\|neon\) .*/\1/p' | tail -n 1)"
echo

echo 'The minister of Peru rejected the offer of Chile on Monday.' >"$work/sentence.txt"
cat Examples/*.txt >"$work/examples"
copies=$((TEXT_WORDS / $(wc -w <"$work/examples") + 1))
for ((i = 0; i < copies; i++)); do
  cat "$work/examples"
  echo
done >"$work/text.txt"
reports=()
for ((i = 0; i < copies; i++)); do reports+=(Examples/*.txt); done

start_parse=$(median $SHORT_RUNS "$verbale" parse "$work/sentence.txt")
parse=$(median $LONG_RUNS "$verbale" parse "$work/text.txt")
"$verbale" parse "$work/text.txt" >"$work/parsed"
parsed=$(count_words "$work/parsed")
start_code=$(median $SHORT_RUNS "$verbale" code "$work/sentence.txt" --published 2025-03-14)
code=$(median $LONG_RUNS "$verbale" code --format json --published 2025-03-14 "${reports[@]}")
"$verbale" parse "${reports[@]}" >"$work/parsed"
coded=$(count_words "$work/parsed")

echo "The program, one core"
row "text to trees and names" "$(calculate "$parsed / ($parse - $start_parse)" 0)" "words/s ($parsed words, median of $LONG_RUNS)"
row "reports to records as JSON" "$(calculate "$coded / ($code - $start_code)" 0)" "words/s (${#reports[@]} reports, $coded words, median of $LONG_RUNS)"
row "start to trees of one sentence" "$start_parse" "s (median of $SHORT_RUNS)"
row "start to record of one sentence" "$start_code" "s (median of $SHORT_RUNS)"
row "peak memory, trees of one sentence" "$(peak "$verbale" parse "$work/sentence.txt")" "MB resident"
row "peak memory, trees of the whole text" "$(peak "$verbale" parse "$work/text.txt")" "MB resident"
row "peak memory, record of one report" "$(peak "$verbale" code --format json "${reports[0]}" --published 2025-03-14)" "MB resident"
echo

# a report of 450 words: an example and the beginning of it once more
{ cat "${reports[0]}"; echo; cat "${reports[0]}"; } |
  awk 'count + NF > 450 { exit } { print; count += NF }' >"$work/report.txt"
echo "A report of $(wc -w <"$work/report.txt") words, room by room"
"${one_core[@]}" "$verbale" time "$work/report.txt" --runs 100
