#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p out
./fetch.sh out/restores.json
./report.sh out/restores.json
rm -r out
