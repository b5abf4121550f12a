#!/usr/bin/env bash
# Publishes a sample trimmed and self-contained, warnings being errors, and runs it without the .NET of the machine.
# Prints one line per check and closes with "N passed, N failed, N skipped".
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
out="$root/artifacts/trimmed"
orders="$root/samples/02-orders"
passed=0
failed=0

check() {
  local name="$1" output
  shift
  if output="$("$@" 2>&1)"; then
    passed=$((passed + 1))
    echo "pass: $name"
    return 0
  fi
  failed=$((failed + 1))
  echo "FAIL: $name"
  sed 's/^/      /' <<<"$output"
  return 1
}

finish() {
  echo "$passed passed, $failed failed, 0 skipped"
  [ "$failed" -eq 0 ]
  exit
}

publish() {
  rm -rf "$out"
  dotnet publish "$here" -c Release -o "$out/app"
}

# An empty DOTNET_ROOT: the application must bring its own runtime.
app() {
  DOTNET_ROOT=/nonexistent DOTNET_MULTILEVEL_LOOKUP=0 "$out/app/Codemation.Trimmed.TestApp" "$@"
}

prints_what_the_sample_prints() {
  (cd "$out" && app run orders.totals --input "$orders/orders.json" "$@") | diff - "$orders/expected.jsonl"
}

names_the_place_of_a_wrong_value() {
  local answer
  answer="$(echo '[{"id":"a","country":"Atlantis","lines":[{"sku":"x","quantity":"two","price":1}]}]' | app run orders.totals --input - --memory 2>&1)" && return 1
  echo "$answer"
  grep -qF '$[0].country: expected one of' <<<"$answer" && grep -qF '$[0].lines[0].quantity: expected an integer, found "two"' <<<"$answer"
}

# The server is ended by its own id; what it prints first holds its address.
serves_its_workflows() {
  local server address answer
  exec {lines}< <(cd "$out" && exec env DOTNET_ROOT=/nonexistent "$out/app/Codemation.Trimmed.TestApp" dev --json --urls http://127.0.0.1:0 2>&1)
  server=$!
  read -r -t 60 -u "$lines" answer
  address="$(grep -o 'http://[0-9.:]*' <<<"$answer")" || { echo "$answer"; kill "$server"; return 1; }
  answer="$(curl -sS "$address/api/v1/workflows" "$address/openapi/v1.json")"
  kill "$server"
  echo "$answer"
  grep -qF '"id":"orders.totals"' <<<"$answer" && grep -qF '"openapi": "3.1' <<<"$answer"
}

check "a sample is published trimmed without a warning" publish || finish
check "it runs in memory" prints_what_the_sample_prints --memory
check "it runs with its database" prints_what_the_sample_prints
check "it checks its input and says where it is wrong" names_the_place_of_a_wrong_value
check "it serves its workflows over HTTP" serves_its_workflows
finish
