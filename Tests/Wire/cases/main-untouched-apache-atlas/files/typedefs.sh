#!/bin/bash
ATLAS_URL=http://atlas.example.com:21000
curl -s -u admin:admin "$ATLAS_URL/api/atlas/v2/types/typedefs" >/dev/null
curl -s -u admin:admin -H 'Accept: application/json' "$ATLAS_URL/api/atlas/v2/search/basic?query=backup/tenant&limit=2"
