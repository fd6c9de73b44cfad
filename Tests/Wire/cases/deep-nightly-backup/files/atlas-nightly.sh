#!/usr/bin/env bash
#
# atlas-nightly.sh - download the newest snapshot of our M2/M5 clusters
#
# Usage: atlas-nightly.sh [-c config] [-n] [-v]
#   -c FILE   configuration file (default /etc/atlas-nightly.conf)
#   -n        dry run: show what would be downloaded
#   -v        verbose
#
# Environment: ATLAS_PUBLIC_KEY, ATLAS_PRIVATE_KEY, SLACK_WEBHOOK_URL (optional)
#
set -euo pipefail
IFS=$' \n\t'

readonly PROG=${0##*/}
readonly API_ROOT="https://cloud.mongodb.com/api/atlas/v2"
readonly MEDIA_TYPE="application/vnd.atlas.2023-01-01+json"

CONFIG=/etc/atlas-nightly.conf
DRY_RUN=0
VERBOSE=0
LOG_FILE="${LOG_FILE:-${HOME}/atlas-nightly.log}"
LOCK_FILE="${TMPDIR:-/tmp}/atlas-nightly.lock"
WORK_DIR=""

#######################################
# Logging
#######################################
log() {
  local level=$1
  shift
  printf '%s %-5s %s[%d]: %s\n' "$(date '+%Y-%m-%dT%H:%M:%S%z')" "$level" "$PROG" "$$" "$*" >>"$LOG_FILE"
  if [[ $level == ERROR ]]; then
    printf '%s: %s\n' "$PROG" "$*" >&2
  elif ((VERBOSE)); then
    printf '%s\n' "$*"
  fi
}
info()  { log INFO "$@"; }
warn()  { log WARN "$@"; }
error() { log ERROR "$@"; }
die()   { error "$@"; notify ":x: $PROG failed: $*"; exit 1; }

notify() {
  [[ -n "${SLACK_WEBHOOK_URL:-}" ]] || return 0
  curl -sS -X POST -H 'Content-Type: application/json' \
    --data "$(jq -n --arg t "$1" '{text: $t}')" "$SLACK_WEBHOOK_URL" >/dev/null || warn "slack notification failed"
}

usage() {
  sed -n '3,12p' "$0" | sed 's/^# \{0,1\}//'
}

cleanup() {
  local rc=$?
  [[ -n "$WORK_DIR" && -d "$WORK_DIR" ]] && rm -rf "$WORK_DIR"
  exit "$rc"
}
trap cleanup EXIT
trap 'die "interrupted"' INT TERM

#######################################
# Atlas API
#######################################

# retry N CMD... with exponential backoff
retry() {
  local max=$1 n=1 delay=2
  shift
  until "$@"; do
    if ((n >= max)); then
      return 1
    fi
    warn "attempt $n/$max failed, sleeping ${delay}s"
    sleep "$delay"
    n=$((n + 1))
    delay=$((delay * 2))
  done
}

atlas_get() {
  curl --silent --show-error --fail --max-time 60 \
    --user "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}" --digest \
    --header "Accept: ${MEDIA_TYPE}" \
    "${API_ROOT}$1"
}

atlas_post() {
  curl --silent --show-error --fail --max-time 60 \
    --user "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}" --digest \
    --header "Accept: ${MEDIA_TYPE}" \
    --header "Content-Type: application/json" \
    --request POST --data "$2" \
    "${API_ROOT}$1"
}

latest_snapshot() {
  local cluster=$1
  retry 3 atlas_get "/groups/${PROJECT_ID}/clusters/${cluster}/backup/tenant/snapshots" |
    jq -r '[.results[] | select(.status == "COMPLETED")] | sort_by(.finishTime) | last | .id // empty'
}

request_download() {
  local cluster=$1 snapshot=$2 payload
  payload=$(printf '{"snapshotId":"%s","targetDeploymentItemName":"%s"}' "$snapshot" "$cluster")
  atlas_post "/groups/${PROJECT_ID}/clusters/${cluster}/backup/tenant/download" "$payload" | jq -r '.id'
}

wait_for_url() {
  local cluster=$1 job=$2 i=0 answer status
  while ((i < POLL_MAX)); do
    answer=$(retry 3 atlas_get "/groups/${PROJECT_ID}/clusters/${cluster}/backup/tenant/restores/${job}")
    status=$(jq -r '.status' <<<"$answer")
    case $status in
      COMPLETED)
        jq -r '.snapshotUrl' <<<"$answer"
        return 0
        ;;
      FAILED)
        return 1
        ;;
    esac
    i=$((i + 1))
    sleep "$POLL_INTERVAL"
  done
  return 1
}

#######################################
# Local files
#######################################
rotate() {
  local cluster=$1
  local -a files
  mapfile -t files < <(ls -1t "$BACKUP_DIR/$cluster"-*.tgz 2>/dev/null)
  if ((${#files[@]} > KEEP)); then
    for f in "${files[@]:KEEP}"; do
      info "removing old backup $f"
      rm -f -- "$f"
    done
  fi
}

backup_cluster() {
  local cluster=$1 snapshot job url target
  snapshot=$(latest_snapshot "$cluster")
  if [[ -z "$snapshot" ]]; then
    warn "$cluster: no completed snapshot"
    return 1
  fi
  info "$cluster: newest snapshot is $snapshot"
  if ((DRY_RUN)); then
    return 0
  fi
  job=$(request_download "$cluster" "$snapshot")
  info "$cluster: download job $job"
  url=$(wait_for_url "$cluster" "$job") || { error "$cluster: job $job did not complete"; return 1; }
  target="$BACKUP_DIR/$cluster-$(date +%Y%m%d).tgz"
  curl -sSf -o "$WORK_DIR/$cluster.part" "$url"
  mv "$WORK_DIR/$cluster.part" "$target"
  info "$cluster: saved $target ($(wc -c <"$target") bytes)"
  rotate "$cluster"
}

main() {
  while getopts ':c:nvh' opt; do
    case $opt in
      c) CONFIG=$OPTARG ;;
      n) DRY_RUN=1 ;;
      v) VERBOSE=1 ;;
      h) usage; exit 0 ;;
      *) usage >&2; exit 2 ;;
    esac
  done
  shift $((OPTIND - 1))

  [[ -r "$CONFIG" ]] || die "cannot read $CONFIG"
  # shellcheck disable=SC1090
  . "$CONFIG"
  : "${ATLAS_PUBLIC_KEY:?}" "${ATLAS_PRIVATE_KEY:?}" "${PROJECT_ID:?}"

  exec 9>"$LOCK_FILE"
  flock -n 9 || die "another run is active"

  mkdir -p "$BACKUP_DIR"
  WORK_DIR=$(mktemp -d)

  local failed=0 cluster
  for cluster in $CLUSTERS; do
    backup_cluster "$cluster" || failed=$((failed + 1))
  done
  if ((failed)); then
    die "$failed cluster(s) failed"
  fi
  info "all done"
}

main "$@"
