VERSION=2023-01-01
get() {
  curl -s -H "Authorization: Bearer $ACCESS_TOKEN" \
       -H "Accept: application/vnd.atlas.${VERSION}+json" \
       "https://cloud.mongodb.com/api/atlas/v2$1"
}
