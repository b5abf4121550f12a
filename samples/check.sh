#!/usr/bin/env bash
# Runs every sample on its own data and compares what it prints with its expected.jsonl.
# Prints one line per sample and closes with "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

configuration="${CONFIGURATION:-Release}"
passed=0
failed=0
skipped=0

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
check 03-attachments run texts.count --input 03-attachments/texts.json
check 04-schedule run reports.sales

# What the build wrote beside the sample, and its drawing, are committed: a review sees what a change of the compiler makes of them.
up_to_date() {
  if ! git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    skipped=$((skipped + 1))
    echo "skip: $1 (not a checkout, so there is nothing to compare with)"
  elif [ -z "$(git status --porcelain -- "$1")" ]; then
    passed=$((passed + 1))
    echo "pass: $1 is what this build makes"
  else
    failed=$((failed + 1))
    echo "FAIL: $1 is not what this build makes. Look at the difference and commit it."
    git --no-pager diff --stat -- "$1"
  fi
}

dotnet run --project 02-orders --no-build -c "$configuration" -- workflows graph orders.totals --format svg >02-orders/graph.svg
up_to_date 02-orders/graph.svg
up_to_date 02-orders/Generated

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
