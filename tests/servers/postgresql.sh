#!/usr/bin/env bash
# Makes PostgreSQL's server programs available to the tests; starts nothing.
# Prints the folder that holds them. NHI_TEST_POSTGRESQL names another folder to use instead.
set -euo pipefail

find_server() {
  local folder
  for folder in "${NHI_TEST_POSTGRESQL-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V -r) "$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
    if [ -n "$folder" ] && [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ]; then
      echo "$folder"
      return 0
    fi
  done
  return 1
}

if ! find_server >/dev/null; then
  as=()
  [ "$(id -u)" -eq 0 ] || as=(sudo -n)
  # Debian starts a cluster of its own with the package; the tests make theirs.
  { "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null
fi
find_server || { echo "PostgreSQL's server is not installed and could not be." >&2; exit 1; }
