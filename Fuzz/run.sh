#!/usr/bin/env bash
# Builds the readers with libFuzzer and lets it run for a while: run.sh BUILD READER SECONDS
#
# READER is a kind of source (text, html, warc, jsonl, rss, …), gzip, encodings, or door: what the
# first bytes look like. What it found before is kept in BUILD/fuzz and gone on from. What makes a
# reader fail is written to BUILD/fuzz/found, and the exit status is then not 0.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=$1/fuzz reader=$2 duration=$3
mkdir -p "$build/found" "$build/corpus/$reader"
build=$(cd "$build" && pwd)

options=(
  -O -swift-version 6 -parse-as-library -package-name verbale -sanitize=fuzzer -use-ld=lld
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -I "$build" -I "$root/Sources/CZlib" -I "$root/Sources/CLibXML2"
)
for flag in $(pkg-config --cflags libxml-2.0 zlib 2>/dev/null || echo -I/usr/include/libxml2); do
  options+=(-Xcc "$flag")
done

compile() {
  local name=$1
  local files
  mapfile -t files < <(find "$root/Sources/$name" -name '*.swift' | sort)
  swiftc "${options[@]}" -wmo -module-name "$name" -emit-module \
    -emit-module-path "$build/$name.swiftmodule" -c -o "$build/$name.o" "${files[@]}"
}

compile Records
compile Reports
swiftc "${options[@]}" -module-name Fuzz -o "$build/fuzz" "$root/Fuzz/Fuzz.swift" \
  "$build/Records.o" "$build/Reports.o" -lz -lxml2

python3 "$root/Fuzz/corpus.py" "$build/seeds"
cd "$build/found"
READER=$reader SWIFT_BACKTRACE=enable=no "$build/fuzz" -max_total_time="$duration" \
  -timeout=20 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
  "$build/corpus/$reader" "$build/seeds/$reader"
