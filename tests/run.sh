#!/usr/bin/env bash
# Builds everything once, runs every test project and the package check, and prints one line of sums last.
#   tests/run.sh           what every change must pass
#   tests/run.sh --full    the long tests too
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

filter="Category!=Full"
case "${1-}" in
  "") ;;
  --full) filter="" ;;
  *) echo "usage: tests/run.sh [--full]" >&2; exit 2 ;;
esac

say() { printf '\n== %s\n' "$*"; }

# What the tests call, beside the SDK.
need() {
  command -v "$1" >/dev/null && return
  local as=()
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && as=(sudo -n); }
  if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || [ "${#as[@]}" -gt 0 ]; }; then
    say "installing $1"
    { "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "$1"; } >/dev/null
  fi
  command -v "$1" >/dev/null || { echo "The tests call $1, which is not installed and could not be." >&2; exit 1; }
}

command -v dotnet >/dev/null || { echo "The .NET SDK is not installed: global.json names the version." >&2; exit 1; }
dotnet --version >/dev/null 2>&1 || { echo "The .NET SDK that global.json names is not installed; there is:" >&2; (cd / && dotnet --list-sdks) >&2; exit 1; }
need git
need openssl

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Quiet while it goes well, whole where it does not.
quietly() {
  if ! "$@" >"$scratch/log" 2>&1; then
    grep -E '(error|warning) [A-Z]+[0-9]+' "$scratch/log" | sed 's/^ *//' | sort -u | head -50 || tail -30 "$scratch/log"
    return 1
  fi
}

# The real servers that tests start: what cannot be had makes their laws skip, with the reason.
say "installing the servers the tests start"
for server in tests/servers/*.sh; do
  quietly "$server" || echo "   $(basename "$server" .sh) cannot be had here; its tests say so" >&2
done

say "building"
quietly dotnet build Nhi.Governance.sln -c Release -warnaserror || { echo "The build failed: warnings are errors." >&2; exit 1; }

export NHI_CONFORMANCE_REPORT="$scratch/laws.tsv"
passed=0 failed=0 skipped=0

# The runner's summary is one line a project; anything else it says matters only where a test failed.
run() {
  local name log line status=0
  name="$(basename "$1" .csproj)"
  log="$scratch/$name.log"
  local arguments=(test "$1" -c Release --no-build --blame-hang-timeout 5m --results-directory "$scratch/results/$name")
  [ -z "$filter" ] || arguments+=(--filter "$filter")
  dotnet "${arguments[@]}" >"$log" 2>&1 || status=$?
  line="$(grep -E '^(Passed|Failed|Skipped)! +- ' "$log" | tail -1 || true)"
  if [ -z "$line" ]; then
    if [ "$status" -eq 0 ] && grep -q 'No test' "$log"; then
      printf '   %-40s no tests\n' "$name"
      return
    fi
    sed 's/^/   /' "$log" | tail -40
    printf '   %-40s did not finish\n' "$name"
    failed=$((failed + 1))
    return
  fi
  local f p s
  f="$(sed -E 's/.*Failed: *([0-9]+).*/\1/' <<<"$line")"
  p="$(sed -E 's/.*Passed: *([0-9]+).*/\1/' <<<"$line")"
  s="$(sed -E 's/.*Skipped: *([0-9]+).*/\1/' <<<"$line")"
  # A host that dies after its last test still fails the run.
  [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || f=1
  if [ "$f" -gt 0 ]; then
    grep -vE '^ +at (System|Xunit)\.|^(Test run for|VSTest|A total of|Starting)' "$log" | sed 's/^/   /' | tail -200
    { echo "   $name"; grep -A 7 -E '^ +Failed ' "$log" | sed 's/^/   /' || tail -5 "$log"; } >>"$scratch/failures"
  fi
  printf '   %-40s %5d passed, %d failed, %d skipped\n' "$name" "$p" "$f" "$s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

say "testing"
for project in tests/*.Tests/*.csproj samples/*/tests/*.csproj; do
  run "$project"
done

if [ -s "$NHI_CONFORMANCE_REPORT" ]; then
  say "laws kept by each implementation of a contract"
  awk -f tests/laws.awk "$NHI_CONFORMANCE_REPORT"
fi

say "packing, and using the packages from outside"
if quietly "$root/tests/pack.sh"; then
  printf '   %-40s %5d passed, 0 failed, 0 skipped\n' "packages" 1
  passed=$((passed + 1))
else
  printf '   %-40s %5d passed, 1 failed, 0 skipped\n' "packages" 0
  failed=$((failed + 1))
fi

# Said again where whoever sees only the end of a long log finds it.
if [ -s "$scratch/failures" ]; then
  say "what failed"
  cut -c1-400 "$scratch/failures" | head -120
fi

printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
