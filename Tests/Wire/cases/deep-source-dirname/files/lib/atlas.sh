# Library: needs PUBLIC_KEY, PRIVATE_KEY and GROUP_ID.
ATLAS_ACCEPT="application/vnd.atlas.2023-01-01+json"
atlas_get() {
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: ${ATLAS_ACCEPT}" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}$1"
}
