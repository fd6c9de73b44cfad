#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail
atlas::curl() { command curl --fail --silent --show-error --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --header "Accept: application/vnd.atlas.2023-01-01+json" "$@"; }
atlas::url() { local IFS=/; echo "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/$*"; }
atlas::snapshots() { atlas::curl "$(atlas::url clusters "$1" backup tenant snapshots)"; }
atlas::restores() { atlas::curl "$(atlas::url clusters "$1" backup tenant restores)"; }
atlas::snapshots "$CLUSTER" | jq -r '.results[] | .id'
atlas::restores "$CLUSTER" | jq -r '.results[] | .id'
