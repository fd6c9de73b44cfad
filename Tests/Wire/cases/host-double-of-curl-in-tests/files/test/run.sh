#!/bin/bash
cd "$(dirname "$0")/.."
out=$(PATH="$PWD/test/bin:$PATH" bash snap.sh)
[ "$out" = 65a1f00000000000000000a9 ] && echo "ok 1" || { echo "not ok 1 ($out)"; exit 1; }
