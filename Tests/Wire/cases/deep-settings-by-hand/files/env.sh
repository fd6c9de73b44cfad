# source me: . ./env.sh
export ATLAS_ACCEPT=application/vnd.atlas.2023-01-01+json
