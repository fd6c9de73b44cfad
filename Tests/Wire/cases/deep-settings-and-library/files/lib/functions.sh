url() { echo "https://cloud.mongodb.com${PREFIX}/groups/${GROUP_ID}/clusters/${CL}/backup/tenant/$1"; }
get() { curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$(url "$1")"; }
post() { curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Content-Type: application/json" --data "$2" "$(url "$1")"; }
