# get PATH: reads from the project.
get() {
  curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: ${ACCEPT:-application/vnd.atlas.2023-01-01+json}" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
