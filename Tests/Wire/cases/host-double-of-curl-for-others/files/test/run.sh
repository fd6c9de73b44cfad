#!/bin/bash
cd "$(dirname "$0")/.."
[ -z "$(PATH="$PWD/test/bin:$PATH" bash jobs.sh)" ] && grep -q digest calls.log && echo ok
rm -f calls.log
