#!/usr/bin/env bash
set -euo pipefail
API_VERSION=2023-01-01 ./go.sh
