#!/usr/bin/env bash
# Measures the hot paths beside their peers, on text made on this machine, and prints the tables of docs/performance.md.
#   benchmarks/run.sh           600 MB of text, some 15 minutes
#   benchmarks/run.sh --quick   60 MB, some 5 minutes: for a first look
#   benchmarks/run.sh --write   as the first, and puts the tables into docs/performance.md
# Quiet is up to you: nothing else should run. Everything it writes is below artifacts/performance.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

megabytes=600 write=
case "${1-}" in
  "") ;;
  --quick) megabytes=60 ;;
  --write) write=yes ;;
  *) echo "usage: benchmarks/run.sh [--quick|--write]" >&2; exit 2 ;;
esac

out=artifacts/performance
mkdir -p "$out"
say() { printf '\n== %s\n' "$*" >&2; }

# A peer that is not installed and cannot be is named in the table, not passed over.
as=()
[ "$(id -u)" -eq 0 ] || as=(sudo -n)
package() {
  command -v "$1" >/dev/null || { say "installing $2"; { "${as[@]}" apt-get update -qq && "${as[@]}" apt-get install -y -qq --no-install-recommends "$2"; } >/dev/null 2>&1; } || true
}

package rg ripgrep
package gcc gcc
[ -e /usr/include/hs/hs.h ] || { say "installing libvectorscan-dev"; "${as[@]}" apt-get install -y -qq --no-install-recommends libvectorscan-dev libc6-dev >/dev/null 2>&1 || true; }
package npm npm

say "building"
dotnet build benchmarks/Nhi.Governance.Benchmarks -c Release -v quiet -nologo
run() { dotnet benchmarks/Nhi.Governance.Benchmarks/bin/Release/net10.0/Nhi.Governance.Benchmarks.dll "$@"; }

say "making $megabytes MB of text"
text="$PWD/$out/text-$megabytes"
run corpus "$text" "$megabytes"
run beginnings src/Nhi.Governance.Secrets/Formats/Catalogue "$out/beginnings"
run tokens 200 "$out/tokens"
head -210 "$out/beginnings" >"$out/beginnings-210"

report="$out/report.md"
{
  echo "Measured $(date -u +%F) by \`benchmarks/run.sh\` on $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors, $(. /etc/os-release && echo "$PRETTY_NAME"), .NET $(dotnet --version);"
  echo "$megabytes MB of text; load when it began: $(cut -d' ' -f1 /proc/loadavg)."
} >"$report"

say "BenchmarkDotNet"
rm -rf "$out/bdn"
NHI_BENCHMARK_TEXT="$text" run --filter '*' --artifacts "$out/bdn" >"$out/bdn.log" 2>&1 || { tail -30 "$out/bdn.log" >&2; exit 1; }
for table in "$out"/bdn/results/*-report-github.md; do
  printf '\n### %s\n\n' "$(basename "$table" -report-github.md | sed 's/.*\.//; s/Benchmarks$//')"
  grep '^|' "$table"
done >>"$report"

# The best of five passes, in GB/s: what else the machine does can only slow one down.
rate() {
  local best=0 start end
  for _ in 1 2 3 4 5; do
    start=$EPOCHREALTIME
    "$@" >/dev/null || [ $? -eq 1 ]
    end=$EPOCHREALTIME
    best=$(awk -v s="$start" -v e="$end" -v b="$best" -v n="$(stat -c %s "$text")" 'BEGIN { r = n / (e - s) / 1e9; printf "%.3f", (r > b ? r : b) }')
  done
  echo "$best"
}

say "peers"
rg210=none rg200=none rgall=none vs210=none vsall=none secretlint=none
if command -v rg >/dev/null; then
  rg210=$(rate rg -j1 -c -F -f "$out/beginnings-210" "$text")
  rgall=$(rate rg -j1 -c -F -f "$out/beginnings" "$text")
  rg200=$(rate rg -j1 -c -F -f "$out/tokens" "$text")
fi
if gcc -O2 -o "$out/vectorscan" benchmarks/peers/vectorscan.c -lhs 2>/dev/null; then
  vs210=$("$out/vectorscan" "$out/beginnings-210" "$text" | cut -d' ' -f1)
  vsall=$("$out/vectorscan" "$out/beginnings" "$text" | cut -d' ' -f1)
fi
if command -v npm >/dev/null && npm install --prefix "$out/secretlint" --silent --no-fund --no-audit secretlint @secretlint/secretlint-rule-preset-recommend >/dev/null 2>&1; then
  # Ten megabytes in files of a size that source has: it reads whole files.
  rm -rf "$out/secretlint/text"; mkdir -p "$out/secretlint/text"
  head -c 10000000 "$text" | (cd "$out/secretlint/text" && split -C 16k - --additional-suffix=.txt -a 4)
  echo '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}' >"$out/secretlint/.secretlintrc.json"
  start=$EPOCHREALTIME
  (cd "$out/secretlint" && npx --no-install secretlint --format json 'text/**/*' >found.json 2>errors || [ $? -eq 1 ])
  secretlint=$(awk -v s="$start" -v e="$EPOCHREALTIME" 'BEGIN { printf "%.4f", 10e6 / (e - s) / 1e9 }')
fi

{
  printf '\n### Other programs, whole process, best of five\n\n'
  printf '| program | GB/s |\n|---|---|\n'
  printf '| ripgrep %s, the catalogue'"'"'s %s fixed beginnings | %s |\n' "$(rg --version 2>/dev/null | sed -n '1s/ripgrep //p')" "$(wc -l <"$out/beginnings")" "$rgall"
  printf '| ripgrep, 210 of them | %s |\n' "$rg210"
  printf '| ripgrep, 200 random tokens | %s |\n' "$rg200"
  printf '| Vectorscan, literals only, the same beginnings (in memory) | %s |\n' "$vsall"
  printf '| Vectorscan, 210 of them (in memory) | %s |\n' "$vs210"
  printf '| secretlint %s, preset recommend, 10 MB (2 threads) | %s |\n' "$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$out/secretlint/node_modules/secretlint/package.json" 2>/dev/null)" "$secretlint"
} >>"$report"

# A peer that is slow here for a reason of its own would make us look fast: their rates must keep the proportions they had where they were first measured
# (Vectorscan 3.80, ripgrep 0.47, 210 beginnings; secretlint 0.0012), within a fifth.
awk -v v="$vs210" -v r="$rg210" -v s="$secretlint" 'BEGIN {
  n = 0
  if (v != "none") { name[++n] = "Vectorscan"; here[n] = v; there[n] = 3.80 }
  if (r != "none") { name[++n] = "ripgrep"; here[n] = r; there[n] = 0.47 }
  if (s != "none") { name[++n] = "secretlint"; here[n] = s; there[n] = 0.0012 }
  for (i = 1; i <= n; i++) sum += log(here[i] / there[i])
  ok = n >= 2
  for (i = 1; i <= n; i++) { share = here[i] / there[i] / exp(sum / n); if (share < 0.8) ok = 0; line = line sprintf("%s%s %.2f", i > 1 ? ", " : "", name[i], share) }
  printf "\nPeers, relative to each other as where they were first measured (0.80 is needed of each): %s. %s\n", line, ok ? "The run counts." : "**The run is void as a comparison.**"
}' >>"$report"

cat "$report"
if [ -n "$write" ]; then
  sed -i -e '/<!-- figures -->/,/<!-- end of figures -->/{//!d}' -e "/<!-- figures -->/r $report" docs/performance.md
fi
