#!/usr/bin/env bash
# Makes the git repository of the sample estate from history.fast-import. The commit ids are always the same.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="${1:-$here/../../artifacts/estate-history}"
marker='{|}'

if [ -e "$target" ] && [ ! -d "$target/.git" ] && [ -n "$(ls -A "$target")" ]; then
  echo "$target is not empty and no git repository; nothing done" >&2
  exit 1
fi
rm -rf "$target"
mkdir -p "$target"
target="$(cd "$target" && pwd)"

git init --quiet --initial-branch=main "$target"
git -C "$target" config core.autocrlf false
git -C "$target" config gc.auto 0
while IFS= read -r line || [ -n "$line" ]; do
  printf '%s\n' "${line//"$marker"/}"
done < "$here/history.fast-import" | git -C "$target" fast-import --quiet --done --date-format=raw
# The abandoned branch is deleted; its commit stays behind as an unreachable object.
git -C "$target" update-ref -d refs/heads/abandoned
git -C "$target" remote add origin https://github.com/kestrel-haulage/dispatch.git
git -C "$target" reset --quiet --hard main
git -C "$target" log --oneline --all
