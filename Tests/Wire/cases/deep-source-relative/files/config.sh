# shared settings
BASE_URL=https://cloud.mongodb.com/api/atlas/v2
KEYS="$PUBLIC_KEY:$PRIVATE_KEY"
