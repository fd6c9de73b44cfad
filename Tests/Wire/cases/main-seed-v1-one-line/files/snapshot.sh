#!/bin/bash
ACCESS_TOKEN=${ACCESS_TOKEN:?set a token first}
curl --request GET 'https://cloud.mongodb.com/api/atlas/v1.0/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots/65a1f00000000000000000a3' --header "Authorization: Bearer $ACCESS_TOKEN"
echo
