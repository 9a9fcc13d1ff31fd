#!/usr/bin/env bash
set -euo pipefail
curl --header "PRIVATE-TOKEN: glpat-bzoxCnU6MDY2NgpTM3E5TDVuMDBqZE1abGl5.100sa8ztj" https://gitlab.kestrelhaulage.example/api/v4/projects/12/mirror/pull
