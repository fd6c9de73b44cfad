#!/usr/bin/env bash
#
# Downloads the newest snapshot of an Atlas M2/M5 cluster.
set -Eeuo pipefail

readonly SCRIPT_NAME="${0##*/}"
readonly ATLAS_API="https://cloud.mongodb.com/api/atlas/v2"
readonly MEDIA_TYPE="application/vnd.atlas.2023-01-01+json"

if [[ -t 2 ]]; then RED=$'\e[31m'; RST=$'\e[0m'; else RED=; RST=; fi
log()  { printf '%s %s\n' "[INFO]" "$*" >&2; }
fail() { printf '%s[FAIL] %s%s\n' "$RED" "$*" "$RST" >&2; exit 1; }
usage() {
  cat <<EOF
Usage: $SCRIPT_NAME --project ID --cluster NAME [--wait] [--out DIR]
EOF
}

project='' cluster='' wait_for=false out_dir=.
while [[ $# -gt 0 ]]; do
  case "$1" in
    --project) project="$2"; shift 2 ;;
    --project=*) project="${1#*=}"; shift ;;
    --cluster) cluster="$2"; shift 2 ;;
    --cluster=*) cluster="${1#*=}"; shift ;;
    --out) out_dir="$2"; shift 2 ;;
    --wait) wait_for=true; shift ;;
    -h|--help) usage; exit 0 ;;
    --) shift; break ;;
    *) usage >&2; fail "unknown option: $1" ;;
  esac
done
[[ -n "$project" && -n "$cluster" ]] || { usage >&2; fail "project and cluster are needed"; }

api() {
  local method="$1" endpoint="$2"; shift 2
  local response status
  response="$(curl --silent --digest --user "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}" \
    --header "Accept: ${MEDIA_TYPE}" --header "Content-Type: ${MEDIA_TYPE}" \
    --write-out $'\n%{http_code}' --request "$method" "${ATLAS_API}${endpoint}" "$@")"
  status="${response##*$'\n'}"
  response="${response%$'\n'*}"
  if (( status >= 400 )); then
    fail "$method $endpoint: HTTP $status: $(jq -r '.detail // empty' <<<"$response")"
  fi
  printf '%s\n' "$response"
}

newest_snapshot() {
  api GET "/groups/${project}/clusters/${cluster}/backup/tenant/snapshots" |
    jq -r '[.results[] | select(.status == "COMPLETED")] | max_by(.finishTime) | .id // empty'
}

request_download() {
  local payload
  payload="$(jq -cn --arg id "$1" --arg name "$cluster" --arg pid "$project" \
    '{snapshotId: $id, targetDeploymentItemName: $name, targetProjectId: $pid}')"
  api POST "/groups/${project}/clusters/${cluster}/backup/tenant/download" --data "$payload" | jq -r '.id'
}

job_status() { api GET "/groups/${project}/clusters/${cluster}/backup/tenant/restores/$1" | jq -r '.status'; }

wait_for_job() {
  local job="$1" deadline=$((SECONDS + 5)) st
  while :; do
    st="$(job_status "$job")"
    case "$st" in
      COMPLETED) return 0 ;;
      FAILED) return 1 ;;
    esac
    (( SECONDS < deadline )) || return 2
    log "job $job is $st"
    break
  done
}

snapshot="$(newest_snapshot)"
[[ -n "$snapshot" ]] || fail "no snapshot"
log "newest snapshot: $snapshot"
job="$(request_download "$snapshot")"
log "job: $job"
if $wait_for; then wait_for_job "$job" || log "not finished"; fi
echo "done"
