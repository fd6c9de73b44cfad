#!/bin/bash
cat > /usr/local/bin/get <<'EOF'
#!/bin/sh
. /etc/atlas.conf
$CLIENT "$CLUSTER_URL/backup/tenant/snapshots"
EOF
cat > get.py <<'EOF'
import requests
requests.get(f"{CLUSTER}/backup/tenant/restores")
EOF
