#!/usr/bin/env bash
set -euo pipefail
tag="$1"
git remote set-url origin https://x-access-token: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@github.com/kestrel-haulage/dispatch.git
git push origin "$tag"
