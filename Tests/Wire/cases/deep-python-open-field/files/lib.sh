job() {
  JOB=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$1")
}
value() { echo "$JOB" | python3 -c "import sys, json; print(json.load(sys.stdin)['$1'])"; }
