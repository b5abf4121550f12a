#!/usr/bin/env bash
# Runs every sample on its own data and compares what it prints with its expected.jsonl.
# Prints one line per sample and closes with "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

configuration="${CONFIGURATION:-Release}"
passed=0
failed=0

check() {
  local sample="$1"
  shift
  if diff <(dotnet run --project "$sample" --no-build -c "$configuration" -- "$@" --memory) "$sample/expected.jsonl"; then
    passed=$((passed + 1))
    echo "pass: $sample"
  else
    failed=$((failed + 1))
    echo "FAIL: $sample"
  fi
}

check 01-hello run hello --input 01-hello/people.json
check 02-orders run orders.totals --input 02-orders/orders.json

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
