#!/usr/bin/env bash
# Makes Chromium available to the tests, and says where it is; starts nothing for them.
set -euo pipefail

find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! find_it >/dev/null; then
  as=()
  [ "$(id -u)" -eq 0 ] || as=(sudo -n)
  { "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends chromium; } >/dev/null
fi
find_it || { echo "Chromium is not installed and could not be." >&2; exit 1; }
