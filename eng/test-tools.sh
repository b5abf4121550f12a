# Servers and browsers that tests start, installed only where the tests that need them exist.
# Columns: what to look for | Debian package | the tests that need it.
test_tools=(
  "/usr/lib/postgresql/*/bin/postgres | postgresql | tests/Codemation.Runtime.Tests/Storage/Postgres"
  "/usr/lib/postgresql/*/bin/postgres | postgresql | tests/Codemation.Chaos"
  "/usr/bin/redis-server | redis-server | tests/Codemation.Runtime.Tests/Events/Redis"
  "/usr/bin/redis-server | redis-server | tests/Codemation.Chaos"
  "/usr/bin/chromium | chromium | tests/Codemation.Browser"
)

install_test_tools() {
  local row file package tests
  local -A missing=()
  for row in "${test_tools[@]}"; do
    IFS='|' read -r file package tests <<<"${row// /}"
    [ -e "$tests" ] && ! compgen -G "$file" >/dev/null && missing[$package]=1
  done
  [ "${#missing[@]}" -eq 0 ] && return

  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${!missing[*]}"
    apt-get update -qq </dev/null &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${!missing[@]}" </dev/null >/dev/null && return
  fi
  echo "Not on this machine, and some tests need it: ${!missing[*]} (Debian: apt-get install ${!missing[*]})"
}
