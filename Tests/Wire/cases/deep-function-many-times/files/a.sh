#!/usr/bin/env bash
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" > s.json
case "${1:-}" in
  0) show() { jq -r ".results[0].id" "$1"; } ;;
  1) show() { jq -r ".results[1].id" "$1"; } ;;
  2) show() { jq -r ".results[2].id" "$1"; } ;;
  3) show() { jq -r ".results[3].id" "$1"; } ;;
  4) show() { jq -r ".results[4].id" "$1"; } ;;
  5) show() { jq -r ".results[5].id" "$1"; } ;;
  6) show() { jq -r ".results[6].id" "$1"; } ;;
  7) show() { jq -r ".results[7].id" "$1"; } ;;
  8) show() { jq -r ".results[8].id" "$1"; } ;;
  9) show() { jq -r ".results[9].id" "$1"; } ;;
  10) show() { jq -r ".results[10].id" "$1"; } ;;
  11) show() { jq -r ".results[11].id" "$1"; } ;;
  *) show() { jq -r ".totalCount" "$1"; } ;;
esac
show s.json
rm s.json
