# shellcheck shell=bash
# atlas::* helpers; source me

[[ -n ${__ATLAS_SH:-} ]] && return 0
readonly __ATLAS_SH=1

declare -g ATLAS_BASE=${ATLAS_BASE:-https://cloud.mongodb.com/api/atlas/v2}
declare -gr ATLAS_VERSION=2023-01-01

atlas::log() { printf '[%s] %s\n' "${FUNCNAME[1]}" "$*" >&2; }

atlas::request() {
  local -r method="$1" path="$2"
  shift 2
  local out code
  out=$(curl -sS -w '\n%{http_code}' -X "$method" \
    -u "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}" --digest \
    -H "Accept: application/vnd.atlas.${ATLAS_VERSION}+json" \
    -H "Content-Type: application/json" \
    "$@" "${ATLAS_BASE}${path}")
  code=${out##*$'\n'}
  if [[ $code != 2* ]]; then
    atlas::log "$method $path -> $code"
    return 1
  fi
  printf '%s' "${out%$'\n'*}"
}

atlas::get()  { atlas::request GET "$1"; }
atlas::post() { atlas::request POST "$1" -d "$2"; }

atlas::snapshots() { atlas::get "/groups/${GROUP_ID}/clusters/$1/backup/tenant/snapshots"; }
atlas::latest_snapshot() {
  atlas::snapshots "$1" | jq -er 'first(.results[] | select(.status == "COMPLETED")).id'
}
atlas::restore() {
  local -r source=$1 snapshot=$2 target=$3
  local body
  printf -v body '{"snapshotId":"%s","targetDeploymentItemName":"%s","targetProjectId":"%s"}' "$snapshot" "$target" "$GROUP_ID"
  atlas::post "/groups/${GROUP_ID}/clusters/${source}/backup/tenant/restore" "$body"
}
atlas::restore_status() {
  atlas::get "/groups/${GROUP_ID}/clusters/$1/backup/tenant/restores/$2" | jq -r .status
}
atlas::wait_restore() {
  local -i tries=${3:-30}
  local s
  while (( tries-- > 0 )); do
    s=$(atlas::restore_status "$1" "$2")
    case $s in
      COMPLETED) return 0 ;;
      FAILED) return 1 ;;
    esac
    sleep 15
  done
  return 2
}
atlas::cluster_state() { atlas::get "/groups/${GROUP_ID}/clusters/$1" | jq -r .stateName; }
