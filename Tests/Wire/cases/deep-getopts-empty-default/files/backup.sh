#!/bin/bash
usage() { echo "usage: $0 -g GROUP -c CLUSTER [-o FILE]" >&2; exit 2; }
main() {
  local group= cluster= out=/dev/stdout opt
  while getopts 'g:c:o:h' opt; do
    case "$opt" in
      g) group=$OPTARG ;;
      c) cluster=$OPTARG ;;
      o) out=$OPTARG ;;
      *) usage ;;
    esac
  done
  [[ -n $group && -n $cluster ]] || usage
  local url
  printf -v url 'https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/%s' "$group" "$cluster" snapshots
  curl --silent --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --header 'Accept: application/vnd.atlas.2023-01-01+json' --url "$url" \
    | jq '[.results[] | {id, finishTime}]' > "$out"
}
main "$@"
