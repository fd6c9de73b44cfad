# shellcheck shell=bash
API=https://cloud.mongodb.com/api/atlas/v2
MEDIA=application/vnd.atlas.2023-01-01+json
atlas_request() {
  local method=$1 path=$2
  shift 2
  local args=(--silent --show-error --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --request "$method" --header "Accept: $MEDIA")
  if (( $# )); then args+=(--header "Content-Type: $MEDIA" --data "$1"); fi
  curl "${args[@]}" "$API$path"
}
