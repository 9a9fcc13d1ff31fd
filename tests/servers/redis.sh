#!/usr/bin/env bash
# Makes redis-server available to the tests; starts nothing for them.
set -euo pipefail

if ! command -v redis-server >/dev/null; then
  as=()
  [ "$(id -u)" -eq 0 ] || as=(sudo -n)
  { "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends redis-server; } >/dev/null
fi
command -v redis-server || { echo "redis-server is not installed and could not be." >&2; exit 1; }
