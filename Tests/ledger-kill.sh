#!/bin/bash
# Kills `verbale add` at random moments until it has come to its end, and compares the ledger with
# one that was written without that: nothing may be lost, doubled, half there or out of order.
#
#   Tests/ledger-kill.sh [program] [reports]
set -u
program=${1:-.build/release/verbale}
count=${2:-300}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mkdir "$folder/reports"
for ((n = 1; n <= count; n++)); do
  printf 'LIMA, March %d (Bugle) - Peru bombed Chile on Tuesday, killing %d people.\n\nThe foreign minister of Chile, Ana Rojas, said that Peru had attacked village number %d.\n' \
    $((n % 28 + 1)) "$n" "$n" >"$folder/reports/$n.txt"
done

add() { "$program" add "$folder/reports" --published 2025-03-14 --ledger "$folder/$1.db"; }

# what a ledger holds, without the moments of adding
dump() {
  for table in reports assertions assertion_actors pairs chains evidence actors report_actors \
    statements quotations notices events; do
    echo "== $table"
    sqlite3 "$folder/$1.db" "
      SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ')
      FROM pragma_table_info('$table') WHERE name NOT IN ('added', 'record')" |
      { read -r columns; sqlite3 "$folder/$1.db" "SELECT $columns FROM $table" | sort; }
  done
}

add whole 2>/dev/null || { echo "the program fails without being killed"; exit 1; }
runs=0
killed=0
while :; do
  runs=$((runs + 1))
  add torn 2>/dev/null &
  pid=$!
  # each run gets a little longer, so that there is an end
  sleep "$(awk -v seed="$RANDOM" -v runs=$runs 'BEGIN { print 0.2 + seed / 32768 * (0.5 + runs * 0.1) }')"
  kill -9 $pid 2>/dev/null && killed=$((killed + 1))
  wait $pid 2>/dev/null
  status=$?
  state=$(sqlite3 "$folder/torn.db" "PRAGMA integrity_check" 2>&1)
  [ "$state" = ok ] || { echo "after run $runs: $state"; exit 1; }
  half=$(sqlite3 "$folder/torn.db" "
    SELECT count(*) FROM reports WHERE id NOT IN (SELECT report_id FROM records)" 2>/dev/null)
  [ "${half:-0}" = 0 ] || { echo "after run $runs: $half reports without records"; exit 1; }
  [ $status = 0 ] && break
done
if ! diff <(dump whole) <(dump torn) >"$folder/difference"; then
  echo "the ledgers differ after $killed kills:"
  head -20 "$folder/difference"
  exit 1
fi
[ $killed -gt 0 ] || { echo "no run was killed: more reports are needed"; exit 1; }
echo "the same $(sqlite3 "$folder/torn.db" 'SELECT count(*) FROM reports') reports after $killed kills"
