/// A script put together from pieces of real ones; each byte of the input is a choice.
func generatedScript(_ input: [UInt8]) -> [UInt8] {
  var choices = input[...]
  var script = "#!/usr/bin/env bash\n"
  while let choice = choices.popFirst() {
    let shape = lines[Int(choice) % lines.count]
    script += filled(shape, &choices) + "\n"
  }
  return Array(script.utf8)
}

/// Replaces each `~name~` by a choice of its list.
private func filled(_ shape: String, _ choices: inout ArraySlice<UInt8>) -> String {
  var parts = shape.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
  for place in parts.indices where place % 2 == 1 {
    let list = slots[parts[place]]!
    parts[place] = list[Int(choices.popFirst() ?? 0) % list.count]
  }
  return parts.joined()
}

private let slots: [String: [String]] = [
  "base": [
    "https://cloud.mongodb.com/api/atlas/v2", "https://cloud.mongodb.com/api/atlas/v1.0", "$BASE",
    "${BASE}", "${BASE:-https://cloud.mongodb.com/api/atlas/v2}", "${BASE%/}", "$1",
    "https://x.org",
  ],
  "group": ["$G", "${GROUP_ID}", "5f0000000000000000000001", "$1", "${1:?group}", "$(id)"],
  "cluster": ["$C", "${CLUSTER}", "Cluster0", "$2", "my%20c", "${n}"],
  "kind": ["clusters", "clusters", "clusters", "${KIND:-clusters}", "flexClusters", "$KIND"],
  "operation": [
    "backup/tenant/snapshots", "backup/tenant/snapshots/$S", "backup/tenant/restore",
    "backup/tenant/restores", "backup/tenant/restores/$R", "backup/tenant/download",
    "backup/$T/snapshots", "backup/snapshots", "$OP", "backup/tenant/$what", "",
  ],
  "accept": [
    "application/vnd.atlas.2023-01-01+json", "application/vnd.atlas.2024-11-13+json", "$ACCEPT",
    "application/json", "application/vnd.atlas.$VERSION+json",
  ],
  "body": [
    #"{"snapshotId":"$S","targetClusterName":"t","targetDeploymentItemName":"x"}"#,
    #"{"snapshotId":"'$S'","targetProjectId":"p"}"#, "$BODY", "@body.json", "@-",
    #"{"snapshotId": "a", "delivery": {"x": [1, 2]}}"#,
  ],
  "quote": ["\"", "\"", "\"", "'", ""],
  "filter": [
    ".results[].id", ".snapshotFinishedDate", ".results[] | select(.status == \"COMPLETED\") | .id",
    ".clusterName", ".results[0].deliveryUrl // empty", "-r .restoreScheduledDate", ".",
  ],
  "name": ["BASE", "G", "C", "OP", "ACCEPT", "BODY", "URL", "KIND", "T", "what", "S"],
  "value": [
    "https://cloud.mongodb.com/api/atlas/v2", "clusters", "tenant", "backup/tenant/snapshots",
    "application/vnd.atlas.2023-01-01+json", "snapshots", "$1", "$(date)", "2023-01-01",
    #"{"snapshotId":"1","targetClusterName":"t"}"#,
  ],
  "reader": [
    "", "", " | jq -r '.results[].id'", " > out.json", " | tee a | jq .", " || exit 1", " &",
  ],
]

private let lines: [String] = [
  #"curl -s -H "Accept: ~accept~" ~quote~~base~/groups/~group~/~kind~/~cluster~/~operation~~quote~~reader~"#,
  #"curl -X POST --digest -u "$K:$P" -H "Accept: ~accept~" -H 'Content-Type: ~accept~' -d '~body~' "~base~/groups/~group~/~kind~/~cluster~/~operation~""#,
  #"curl --header "Accept: ~accept~" "$URL"~reader~"#,
  #"~name~=~quote~~value~~quote~"#,
  #"export ~name~="~value~""#,
  #"URL="~base~/groups/~group~/~kind~/~cluster~/~operation~""#,
  #"BODY=$(jq -n --arg s "$S" '{snapshotId: $s, targetClusterName: "t"}')"#,
  #"out=$(curl -s -H "Accept: ~accept~" "~base~/groups/~group~/~kind~/~cluster~/~operation~")"#,
  #"echo "$out" | jq '~filter~'"#,
  #"api() { curl -s -X "$1" -H "Accept: ~accept~" "~base~$2" "${@:3}"; }"#,
  #"api GET "/groups/~group~/~kind~/~cluster~/~operation~"~reader~"#,
  #"api POST "/groups/~group~/clusters/~cluster~/~operation~" -d '~body~'"#,
  "if [ -n \"$1\" ]; then", "else", "fi", "for what in snapshots restores; do",
  "while true; do", "done", "case \"$1\" in", "a)", ";;", "esac", "f() {", "}", "(", ")",
  "cat > body.json <<EOF\n~body~\nEOF", "bash <<'EOF'", "EOF",
  #"ARGS=(-s -H "Accept: ~accept~")"#, #"ARGS+=(-d '~body~')"#,
  #"curl "${ARGS[@]}" "~base~/groups/~group~/~kind~/~cluster~/~operation~""#,
  #"eval "curl ~base~/groups/~group~/~kind~/~cluster~/~operation~""#,
  #"sh -c 'curl -H "Accept: ~accept~" ~base~/groups/~group~/~kind~/~cluster~/~operation~'"#,
  #"# see ~base~/groups/{groupId}/clusters/{clusterName}/~operation~"#,
  "atlas api sharedTierSnapshots listSharedClusterBackups --groupId ~group~ --clusterName ~cluster~",
]
