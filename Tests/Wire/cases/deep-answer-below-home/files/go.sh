#!/usr/bin/env bash
set -euo pipefail
./a.sh; ./b.sh; rm -r ~/atlas
