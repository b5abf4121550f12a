#!/usr/bin/env bash
# Packs the libraries, then builds and runs an application that has nothing but the packages.
# Prints one line per check and closes with "N passed, N failed, N skipped".
set -uo pipefail

configuration="${CONFIGURATION:-Release}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
log="$root/artifacts/package-consumer"
passed=0
failed=0

check() {
  local name="$1"
  shift
  if "$@" >"$log/output.txt" 2>"$log/errors.txt"; then
    passed=$((passed + 1))
    echo "pass: $name"
    return 0
  fi
  failed=$((failed + 1))
  echo "FAIL: $name"
  sed 's/^/      /' "$log/output.txt" "$log/errors.txt"
  return 1
}

finish() {
  echo "$passed passed, $failed failed, 0 skipped"
  [ "$failed" -eq 0 ]
  exit
}

pack() {
  rm -rf "$root/artifacts/packages" "$here/bin" "$here/obj"/*.json "$here/obj/packages"/codemation*
  dotnet pack "$root/Codemation.Generators.sln" -c "$configuration" "$@"
}

packages_are_complete() {
  local package missing=0
  for package in Codemation Codemation.Dsl Codemation.Runtime Codemation.Storage.S3 Codemation.Hosting; do
    [ -f "$root/artifacts/packages/$package.$version.nupkg" ] || { echo "$package.$version.nupkg was not packed."; missing=1; }
  done
  return "$missing"
}

restore() {
  dotnet restore "$here" "-p:CodemationVersion=$version" -warnaserror
}

roslyn_components_arrive() {
  local analyzers component missing=0
  analyzers="$(dotnet msbuild "$here" "-p:CodemationVersion=$version" -t:ResolveLockFileAnalyzers -getItem:Analyzer)" || { echo "$analyzers"; return 1; }
  for component in Codemation.Dsl.Generator Codemation.Analyzers Codemation.CodeFixes; do
    grep -q "/analyzers/dotnet/cs/$component.dll" <<<"$analyzers" || { echo "The consumer's compiler does not get $component.dll."; missing=1; }
  done
  return "$missing"
}

build() {
  dotnet build "$here" --no-restore -c "$configuration" "-p:CodemationVersion=$version" -warnaserror
}

run_workflow() {
  dotnet run --project "$here" --no-build -c "$configuration" "-p:CodemationVersion=$version" -- \
    run hello --memory --json --input - <"$here/visitors.json"
}

# The whole of standard output is compared: one document, the items in input order, nothing before or after.
answers_with_both_greetings() {
  local answer expected
  answer="$(run_workflow | tr -d '\r\n')"
  expected='^\{.*"workflowId": ?"hello".*"status": ?"completed".*Welcome back, Ada!.*Welcome, Grace!.*"error": ?null.*\}$'
  [ "$(grep -o '"runId"' <<<"$answer" | wc -l)" -eq 1 ] && grep -Eqi "$expected" <<<"$answer" && return 0
  echo "Standard output was: $answer"
  return 1
}

mkdir -p "$log"
version="$(dotnet msbuild "$root/src/Codemation/Codemation.csproj" -getProperty:Version)"

check "dotnet pack makes the packages" pack "$@" || finish
check "every package is there" packages_are_complete || finish
check "a consumer restores from the packed files" restore || finish
check "the generator, analyzers and code fixes reach the consumer's compiler" roslyn_components_arrive
check "a consumer with one workflow file builds without warnings" build || finish
check "dotnet run executes the workflow and prints one JSON document" answers_with_both_greetings
finish
