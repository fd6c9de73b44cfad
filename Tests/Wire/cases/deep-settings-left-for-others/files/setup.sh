#!/bin/bash
# writes the settings that the other scripts source
TENANT="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
count=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$TENANT/snapshots" | jq '.results | length')
echo "$count snapshots"
cat > settings.env <<EOF
export ATLAS_SNAPSHOTS="$TENANT/snapshots"
export ATLAS_RESTORES="$TENANT/restores"
EOF
