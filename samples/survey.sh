#!/usr/bin/env bash
# Builds nhi and surveys the sample estate: a made-up company in the formats that real systems export. Everything it writes is below artifacts/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is missing; see https://dotnet.microsoft.com/download" >&2
  exit 4
fi
if ! command -v git >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "git is missing; install it and run this again." >&2
    exit 4
  fi
  apt-get update -qq && apt-get install -y -qq git >/dev/null
fi

samples/estate/make.sh artifacts/estate-history >/dev/null
dotnet build src/Nhi.Governance.Tool -c Release -v quiet -nologo

# Exit code 3 says that some input could not be read: the estate holds four such files on purpose.
dotnet src/Nhi.Governance.Tool/bin/Release/net10.0/Nhi.Governance.Tool.dll survey samples/estate --git artifacts/estate-history \
  --as-of 2026-11-01T00:00:00Z --store artifacts/estate.db --json artifacts/estate.json --html artifacts/estate.html "$@" || [ $? -eq 3 ]
