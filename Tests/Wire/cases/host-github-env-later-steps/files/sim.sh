#!/bin/bash
# what the runner does with the three steps of the workflow
export GITHUB_ENV=env.txt; : > $GITHUB_ENV
run() { set -a; . ./$GITHUB_ENV; set +a; bash -e "$1"; }
run ci/1-config.sh; run ci/2-download.sh; run ci/3-wait.sh
