#!/usr/bin/env bash
set -euo pipefail
export GITLAB_TOKEN=glpat-gOd9UT5QfFtfzW6bz10e
./runner --once
