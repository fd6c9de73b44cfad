# Functions for the prompt: . atlas.sh; job_fetch ID; job_show FIELD
ATLAS_JOB=${TMPDIR:-/tmp}/atlas-job.$$.json

job_fetch() {
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -o "$ATLAS_JOB" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$1"
}

job_show() { jq -r ".$1" "$ATLAS_JOB"; }
