#!/usr/bin/env bash
set -euo pipefail
url_base="https://cloud.mongodb.com/api/atlas/v1.0"
url_path="$1"
url_path="${url_path//https:\/\/cloud.mongodb.com\/api\/atlas\/v1.0}"
url_path="${url_path##/}"
shift
curl --silent --show-error --fail --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" "$url_base/$url_path" "$@"
