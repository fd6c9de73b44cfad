#!/usr/bin/env bash
# One JSON report for each git repository below a folder: measure.sh CLONES REPORTS
# writes REPORTS/YYYY-MM-DD/PATH-OF-THE-CLONE.json. The tool is $TENANT2FLEX or on the PATH.
set -euo pipefail
tool=${TENANT2FLEX:-tenant2flex}
clones=${1:?the folder with the clones}
reports=$(mkdir -p "${2:?the folder for the reports}" && cd "$2" && pwd)
today=$reports/${DAY:-$(date -u +%F)}
failed=0

while IFS= read -r -d '' git; do
  clone=${git%/.git}
  report=$today/${clone#"$clones"/}.json
  mkdir -p "${report%/*}"
  status=0
  (cd "$clone" && "$tool" check --format json --output "$report" .) || status=$?
  if ((status > 1)); then
    echo "measure.sh: $clone: status $status" >&2
    failed=1
  fi
done < <(find "$clones" -name .git -prune -print0 | sort -z)
exit "$failed"
