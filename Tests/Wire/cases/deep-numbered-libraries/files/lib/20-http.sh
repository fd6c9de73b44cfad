BASE=https://cloud.mongodb.com/api/atlas/v2
api() {
  local method=$1 path=$2; shift 2
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE$path" "$@"
}
