#!/bin/bash
ansible-playbook play.yml -e group_id="$GROUP_ID" -e cluster="$CLUSTER" -e atlas_accept=application/vnd.atlas.2023-01-01+json
