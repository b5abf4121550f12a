#!/usr/bin/env bash
# Builds everything, runs every test and checks the packages. The last line sums it all up:
# "N passed, N failed, N skipped". The exit code is 0 only when nothing failed.
set -uo pipefail
exec 2>&1
cd "$(dirname "${BASH_SOURCE[0]}")"

export CONFIGURATION="${CONFIGURATION:-Release}"
# Build nodes that outlive the script would keep its output open, and whoever reads it waiting.
export MSBUILDDISABLENODEREUSE=1
solution=Codemation.Generators.sln
results=artifacts/test-results
passed=0
failed=0
skipped=0

add() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + $3))
}

finish() {
  echo
  [ "$failed" -eq 0 ] && [ "$passed" -eq 0 ] && failed=1 && echo "Nothing was tested."
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}

give_up() {
  echo
  echo "$1"
  add 0 1 0
  finish
}

source eng/test-tools.sh

install_test_tools
command -v dotnet >/dev/null || give_up "The .NET SDK is missing: install the version that global.json names (https://dot.net)."

locked=()
[ "${CI:-}" = true ] && locked=(--locked-mode)
dotnet restore "$solution" "${locked[@]}" || give_up "The restore failed: nothing was built and no test ran."
dotnet build "$solution" --no-restore -c "$CONFIGURATION" || give_up "The build failed: no test ran."

rm -rf "$results"
dotnet test "$solution" --no-build -c "$CONFIGURATION" --blame-hang-timeout 5m
test_exit=$?

counter() { grep -o "$2=\"[0-9]*\"" <<<"$1" | tr -dc '0-9'; }
while IFS= read -r counters; do
  total=$(counter "$counters" total)
  executed=$(counter "$counters" executed)
  succeeded=$(counter "$counters" passed)
  add "$succeeded" $((executed - succeeded)) $((total - executed))
done < <(grep -rhoE --include='*.trx' '<Counters [^>]*>' "$results" 2>/dev/null)
if [ "$test_exit" -ne 0 ] && [ "$failed" -eq 0 ]; then
  echo "dotnet test ended with $test_exit although no test failed: a test process died or found no tests."
  add 0 1 0
fi

# A check script prints a line for each thing it checked and closes with the same line as this one.
add_checks() {
  local title="$1" output
  shift
  echo
  echo "$title"
  output="$("$@")"
  head -n -1 <<<"$output"
  if [[ "$(tail -n 1 <<<"$output")" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
    add "${BASH_REMATCH[@]:1}"
  else
    echo "The check broke off."
    add 0 1 0
  fi
}

add_checks "The samples, on their own data:" samples/check.sh
add_checks "A sample, trimmed and self-contained:" tests/Codemation.Trimmed.TestApp/check.sh
add_checks "The packages, as a consumer sees them:" tests/PackageConsumer/check.sh --no-build

finish
