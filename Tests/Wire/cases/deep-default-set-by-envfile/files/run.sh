#!/usr/bin/env bash
set -euo pipefail
set -a; . ./.env; set +a
./go.sh
