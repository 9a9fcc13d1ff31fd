#!/usr/bin/env bash
# Installs the authorization server of the OAuth tests into DIR, once. Several test projects may call this at the same time.
# usage: install.sh DIR
set -euo pipefail
dir=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$dir"
exec 9> "$dir/.lock"
flock 9
if ! cmp -s "$here/package.json" "$dir/package.json" || [ ! -e "$dir/.installed" ]; then
    rm -f "$dir/.installed"
    cp "$here/package.json" "$dir/package.json"
    npm install --prefix "$dir" --no-audit --no-fund --no-package-lock --loglevel=error >&2
    touch "$dir/.installed"
fi
cp "$here/server.mjs" "$dir/server.mjs"
