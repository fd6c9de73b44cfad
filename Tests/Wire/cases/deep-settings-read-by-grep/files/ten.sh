. ./conf/atlas.sh
curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: $ACCEPT" "$CLUSTER_URL/backup/tenant/snapshots" -o /dev/null
