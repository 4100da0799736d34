#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, checks the format, runs every test, and ends with one line:
#   N passed, N failed, N skipped
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

command -v dotnet >/dev/null || { echo "test.sh: the .NET SDK is missing; global.json says which one."; exit 1; }

# A browser for the browser tests: the first that is there, else the system's package, else one that Playwright brings.
find_browser() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}
install_browser() {
  local root=""
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && root="sudo -n"; }
  if command -v apt-get >/dev/null; then
    $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium
  elif command -v dnf >/dev/null; then
    $root dnf install -q -y chromium
  elif command -v apk >/dev/null; then
    $root apk add --quiet chromium
  fi
}
browser=$(find_browser) || { echo "test.sh: installing a browser for the browser tests"; install_browser >artifacts-browser.log 2>&1; rm -f artifacts-browser.log; browser=$(find_browser) || browser=""; }

echo "test.sh: building"
dotnet build Console.sln -v q -clp:NoSummary || { echo "test.sh: the build failed"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

if [ -z "$browser" ]; then
  pwsh=tests/Cordon.Browser.Tests/bin/Debug/net10.0/.playwright/node
  echo "test.sh: no browser from the system; asking Playwright for one"
  node_bin=$(find "$pwsh" -name node -type f 2>/dev/null | head -n 1)
  [ -n "$node_bin" ] && "$node_bin" tests/Cordon.Browser.Tests/bin/Debug/net10.0/.playwright/package/cli.js install --with-deps chromium
else
  export CHROMIUM=$browser
fi

echo "test.sh: checking the format"
dotnet format whitespace Console.sln --verify-no-changes --no-restore || { echo "test.sh: run 'dotnet format whitespace'"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  if [ "$name" = Cordon.RealData.Tests ] && [ -z "${CORDON_TEST_DATA:-}" ]; then
    echo "test.sh: $name is left out, because CORDON_TEST_DATA does not name the folder with the real data sets."
    continue
  fi
  echo "test.sh: $name"
  log=$(mktemp)
  dotnet test --project "$project" --no-build --no-restore >"$log" 2>&1
  code=$?
  read -r p f s < <(awk '
    $1 == "failed:" { f = $2 } $1 == "succeeded:" { p = $2 } $1 == "skipped:" { s = $2 }
    END { print p + 0, f + 0, s + 0 }' "$log")
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if [ "$code" != 0 ]; then
    cat "$log"
    [ "$f" -gt 0 ] || { failed=$((failed + 1)); }
  else
    echo "  $p passed, $f failed, $s skipped"
    [ $((p + f)) -gt 0 ] || { cat "$log"; echo "test.sh: $name ran no test"; failed=$((failed + 1)); }
  fi
  rm -f "$log"
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
