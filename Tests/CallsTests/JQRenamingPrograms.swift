/// Programs, one a line, that read restore jobs. Behind `=>` what they become for a list, where
/// that is not the same program; behind `=?` those that a person has to look at.
let jqReaders = #"""
  .
  .results
  .results[]
  .results[0]
  .results[0].clusterName => .results[0].instanceName
  .results[].clusterName => .results[].instanceName
  .results[]?.clusterName? => .results[]?.instanceName?
  .results | .[] | .clusterName => .results | .[] | .instanceName
  .results[].id
  .results[] | .["clusterName"] => .results[] | .["instanceName"]
  .results[] | ."clusterName" => .results[] | ."instanceName"
  .results[]["clusterName"] => .results[]["instanceName"]
  .results[]."clusterName" => .results[]."instanceName"
  .results[] | has("clusterName") => .results[] | has("instanceName")
  .results[] | select(.clusterName == "c1") | .id => .results[] | select(.instanceName == "c1") | .id
  .results[] | select(.clusterName == "c1") => .results[] | select(.instanceName == "c1")
  .results[] | select(.clusterName == $n).status => .results[] | select(.instanceName == $n).status
  .results[] | {id, clusterName} => .results[] | {id, clusterName: .instanceName}
  .results[] | {"clusterName"} => .results[] | {"clusterName": .instanceName}
  .results[] | {clusterName: .clusterName} => .results[] | {clusterName: .instanceName}
  .results[] | {"clusterName": .clusterName} => .results[] | {"clusterName": .instanceName}
  .results[] | {cluster: .clusterName, id} => .results[] | {cluster: .instanceName, id}
  .results[] | {(.clusterName): .id} => .results[] | {(.instanceName): .id}
  .results[] | {("clusterName"): .id}
  .results[] | {clusterName: .id} | .clusterName
  .results[] | {clusterName} | .clusterName => .results[] | {clusterName: .instanceName} | .clusterName
  .results[] | {clusterName: .id}.clusterName
  .results[] | .clusterName as $c | $c => .results[] | .instanceName as $c | $c
  .results[] as $j | $j.clusterName => .results[] as $j | $j.instanceName
  .results[] as {clusterName: $c} | $c => .results[] as {instanceName: $c} | $c
  .results[] as {$clusterName} | $clusterName => .results[] as {instanceName: $clusterName} | $clusterName
  .results[] as {"clusterName": $c} | $c => .results[] as {"instanceName": $c} | $c
  .results[] as {$id, $clusterName} | "\($id) \($clusterName)" => .results[] as {$id, instanceName: $clusterName} | "\($id) \($clusterName)"
  .results as [$first] | $first.clusterName => .results as [$first] | $first.instanceName
  . as {results: [{clusterName: $c}]} | $c => . as {results: [{instanceName: $c}]} | $c
  .results[] | "\(.clusterName)" => .results[] | "\(.instanceName)"
  .results[] | "clusterName: \(.clusterName)" => .results[] | "clusterName: \(.instanceName)"
  .results[] | "\(.id)\t\(.clusterName | ascii_upcase)" => .results[] | "\(.id)\t\(.instanceName | ascii_upcase)"
  .results | map(.clusterName) => .results | map(.instanceName)
  .results | map(.clusterName) | unique | .[] => .results | map(.instanceName) | unique | .[]
  .results | map(select(.clusterName == "c1")) | length => .results | map(select(.instanceName == "c1")) | length
  .results | sort_by(.clusterName) | .[].id => .results | sort_by(.instanceName) | .[].id
  .results | sort_by(.clusterName, .id) | map(.id) => .results | sort_by(.instanceName, .id) | map(.id)
  .results | sort_by(.clusterName) => .results | sort_by(.instanceName)
  .results | group_by(.clusterName) | map({name: .[0].clusterName, n: length}) => .results | group_by(.instanceName) | map({name: .[0].instanceName, n: length})
  .results | group_by(.clusterName)[] | length => .results | group_by(.instanceName)[] | length
  .results | unique_by(.clusterName) | length => .results | unique_by(.instanceName) | length
  .results | max_by(.finishedDate).clusterName => .results | max_by(.finishedDate).instanceName
  .results | min_by(.clusterName) | .id => .results | min_by(.instanceName) | .id
  .results | INDEX(.clusterName) | keys => .results | INDEX(.instanceName) | keys
  .results | map({(.clusterName): .status}) | add => .results | map({(.instanceName): .status}) | add
  [.results[] | .clusterName] | join(",") => [.results[] | .instanceName] | join(",")
  [.results[] | {clusterName, status}] => [.results[] | {clusterName: .instanceName, status}]
  [.results[].clusterName] | @csv => [.results[].instanceName] | @csv
  .results[] | [.id, .clusterName] | @tsv => .results[] | [.id, .instanceName] | @tsv
  .results[] | [.id, .clusterName, .status] | @csv => .results[] | [.id, .instanceName, .status] | @csv
  .results[] | @text "\(.clusterName)" => .results[] | @text "\(.instanceName)"
  .results[] | @sh "NAME=\(.clusterName)" => .results[] | @sh "NAME=\(.instanceName)"
  .results[] | @json =?
  .results[] | tostring =?
  .results[] | tojson =?
  .results[] | @base64 =?
  .results[] | "\(.)" =?
  .results[] | keys =?
  .results[0] | keys_unsorted[] =?
  .results[] | keys | length
  .results[] | to_entries =?
  .results[] | to_entries[] | "\(.key)=\(.value)" =?
  .results[] | to_entries[] | select(.key == "clusterName") | .value =?
  .results[] | to_entries[] | .value =?
  .results[] | to_entries | map(select(.value != null)) | from_entries
  .results[] | with_entries(select(.value != null))
  .results[] | with_entries(select(.key != "clusterName")) => .results[] | with_entries(select(.key != "instanceName"))
  .results[] | with_entries(select(.key == ("id", "clusterName"))) => .results[] | with_entries(select(.key == ("id", "instanceName")))
  .results[] | with_entries(.key |= ascii_upcase) =?
  .results[] | del(.clusterName) => .results[] | del(.instanceName)
  .results[] | del(.id, .clusterName) => .results[] | del(.id, .instanceName)
  .results[] | del(.["clusterName"]) => .results[] | del(.["instanceName"])
  del(.results[].clusterName) => del(.results[].instanceName)
  del(.results[0].links)
  .results[] | paths =?
  .results[] | [paths] | length
  [paths] | length
  .results[] | getpath(["clusterName"]) => .results[] | getpath(["instanceName"])
  getpath(["results", 0, "clusterName"]) => getpath(["results", 0, "instanceName"])
  .results[] | delpaths([["clusterName"]]) => .results[] | delpaths([["instanceName"]])
  .results[] | path(.clusterName) =?
  .results[] | .[$k] =?
  "id" as $k | .results[] | .[$k]
  "clusterName" as $k | .results[] | .[$k] => "instanceName" as $k | .results[] | .[$k]
  "clusterName" as $k | .results[] | {($k): .[$k]} =?
  .results[] | .["cluster" + "Name"] =?
  ("id", "clusterName") as $k | .results[] | .[$k] => ("id", "instanceName") as $k | .results[] | .[$k]
  .results[] | [.["id", "clusterName"]] => .results[] | [.["id", "instanceName"]]
  $ENV.clusterName
  env.clusterName
  env | .clusterName
  $args.clusterName
  $args | .clusterName
  [inputs | .clusterName]
  .results[] | .clusterName == $args.clusterName => .results[] | .instanceName == $args.clusterName
  .results[] | . == .
  .links[].href
  .links[] | .clusterName
  .totalCount
  .results | length
  .results[] | .links[]?.href
  .results | first | .clusterName => .results | first | .instanceName
  .results | last.clusterName => .results | last.instanceName
  first(.results[]) | .clusterName => first(.results[]) | .instanceName
  first(.results[] | select(.status == "COMPLETED")).clusterName => first(.results[] | select(.status == "COMPLETED")).instanceName
  limit(1; .results[].clusterName) => limit(1; .results[].instanceName)
  [limit(1; .results[])] | .[0].clusterName => [limit(1; .results[])] | .[0].instanceName
  .results[-1:][].clusterName => .results[-1:][].instanceName
  .results[:1] | map(.clusterName) => .results[:1] | map(.instanceName)
  .results | reverse | .[].clusterName => .results | reverse | .[].instanceName
  .results | nth(0) | .clusterName => .results | nth(0) | .instanceName
  .. | .clusterName? => .. | .instanceName?
  .. | objects | .clusterName | select(.) => .. | objects | .instanceName | select(.)
  [.. | .clusterName? | strings] => [.. | .instanceName? | strings]
  [.. | objects | select(has("clusterName")) | .clusterName] => [.. | objects | select(has("instanceName")) | .instanceName]
  recurse | .clusterName? => recurse | .instanceName?
  .results[] | .clusterName // "none" => .results[] | .instanceName // "none"
  .results[].clusterName // empty => .results[].instanceName // empty
  .results[] | .clusterName // .instanceName
  .results[] | .instanceName // .clusterName
  .results[] as $r | $r.clusterName // $r.instanceName // "none"
  [.results[] | select((.clusterName // .instanceName) == "c1")] | length
  .results[] | .id // .clusterName // .instanceName
  .results[] | .clusterName // .instanceName | ascii_upcase
  .results[] | .id + (.clusterName // .instanceName)
  .results[] | (.clusterName, .id) => .results[] | (.instanceName, .id)
  .results[] | .id, .clusterName => .results[] | .id, .instanceName
  .results[] | if .clusterName == "c1" then .id else .status end => .results[] | if .instanceName == "c1" then .id else .status end
  .results[] | if .clusterName then "yes" else "no" end => .results[] | if .instanceName then "yes" else "no" end
  if (.results | length) > 0 then .results[0].clusterName else "none" end => if (.results | length) > 0 then .results[0].instanceName else "none" end
  if .results then .results[].clusterName else .clusterName end => if .results then .results[].instanceName else .clusterName end
  if has("results") then .results[] else . end | .clusterName => if has("results") then .results[] else . end | .instanceName
  .results[]? // . | .clusterName? => .results[]? // . | .instanceName?
  .results[] | try .clusterName catch "x" => .results[] | try .instanceName catch "x"
  .results[] | .clusterName | length => .results[] | .instanceName | length
  .results[] | .clusterName | test("^c") => .results[] | .instanceName | test("^c")
  .results[] | select(.clusterName | startswith("c")) | .id => .results[] | select(.instanceName | startswith("c")) | .id
  .results[] | select(.clusterName | IN("c1", "c3")) | .id => .results[] | select(.instanceName | IN("c1", "c3")) | .id
  .results[] | select(.clusterName as $c | ["c1"] | index($c)) | .id => .results[] | select(.instanceName as $c | ["c1"] | index($c)) | .id
  .results[] | select(contains({clusterName: "c1"})) | .id => .results[] | select(contains({instanceName: "c1"})) | .id
  .results | any(.clusterName == "c1") => .results | any(.instanceName == "c1")
  .results | all(.[]; .clusterName != null) => .results | all(.[]; .instanceName != null)
  any(.results[]; .clusterName == "c2") => any(.results[]; .instanceName == "c2")
  .results | map(has("clusterName")) | all => .results | map(has("instanceName")) | all
  reduce .results[] as $j ({}; .[$j.clusterName] += 1) => reduce .results[] as $j ({}; .[$j.instanceName] += 1)
  reduce .results[] as $j ([]; . + [$j.clusterName]) => reduce .results[] as $j ([]; . + [$j.instanceName])
  reduce .results[] as {clusterName: $c} (""; . + $c) => reduce .results[] as {instanceName: $c} (""; . + $c)
  foreach .results[] as $j (0; . + 1; "\(.) \($j.clusterName)") => foreach .results[] as $j (0; . + 1; "\(.) \($j.instanceName)")
  reduce .results[] as $j (null; if . == null or $j.finishedDate > .finishedDate then $j else . end) | .clusterName => reduce .results[] as $j (null; if . == null or $j.finishedDate > .finishedDate then $j else . end) | .instanceName
  def name: .clusterName; .results[] | name => def name: .instanceName; .results[] | name
  def f(g): .results[] | g; f(.clusterName) => def f(g): .results[] | g; f(.instanceName)
  def f($k): .[$k]; .results[] | f("clusterName") => def f($k): .[$k]; .results[] | f("instanceName")
  def row: [.id, .clusterName]; .results[] | row | @csv => def row: [.id, .instanceName]; .results[] | row | @csv
  def clusterName: .id; .results[] | clusterName
  def deep: .clusterName?, (.[]? | deep); deep => def deep: .instanceName?, (.[]? | deep); deep
  .results[] | . + {cluster: .clusterName} => .results[] | . + {cluster: .instanceName}
  .results[] | . + {cluster: .clusterName} | .cluster => .results[] | . + {cluster: .instanceName} | .cluster
  .results[] | . + {clusterName: "x"} | .clusterName => .results[] | . + {instanceName: "x"} | .instanceName
  .results[] | . + {cluster: .clusterName} | del(.clusterName) => .results[] | . + {cluster: .instanceName} | del(.instanceName)
  .results[] | .cluster = .clusterName | .cluster => .results[] | .cluster = .instanceName | .cluster
  .results[] | .clusterName |= ascii_upcase => .results[] | .instanceName |= ascii_upcase
  .results[] | .clusterName = "x" | .clusterName => .results[] | .instanceName = "x" | .instanceName
  .results[].clusterName |= ascii_downcase => .results[].instanceName |= ascii_downcase
  .results |= map({clusterName, id}) => .results |= map({clusterName: .instanceName, id})
  .results |= map({clusterName, id}) | .results[].clusterName => .results |= map({clusterName: .instanceName, id}) | .results[].clusterName
  .results |= map(select(.clusterName == "c1")) | .results[].id => .results |= map(select(.instanceName == "c1")) | .results[].id
  .results | map(.clusterName |= ltrimstr("c")) | .[].clusterName => .results | map(.instanceName |= ltrimstr("c")) | .[].instanceName
  .results[] | map_values(tostring)
  .results[] | map_values(tostring) | .clusterName => .results[] | map_values(tostring) | .instanceName
  .results | to_entries[] | "\(.key) \(.value.clusterName)" => .results | to_entries[] | "\(.key) \(.value.instanceName)"
  .results | to_entries | map(.value.clusterName) => .results | to_entries | map(.value.instanceName)
  [.results[] | {key: .clusterName, value: .id}] | from_entries => [.results[] | {key: .instanceName, value: .id}] | from_entries
  [.results[] | {key: "clusterName", value: .id}] | from_entries | .clusterName
  .results | map({(.clusterName): .}) | add | .c1.clusterName => .results | map({(.instanceName): .}) | add | .c1.instanceName
  .results | add | .clusterName => .results | add | .instanceName
  {jobs: .results} | .jobs[].clusterName => {jobs: .results} | .jobs[].instanceName
  {results} | .results[].clusterName => {results} | .results[].instanceName
  {jobs: [.results[] | {clusterName}]} => {jobs: [.results[] | {clusterName: .instanceName}]}
  {clusterName: .results[0].clusterName} => {clusterName: .results[0].instanceName}
  {clusterName: "c9"} | .clusterName
  "{\"clusterName\":\"a\"}" | fromjson | .clusterName
  .results[] | .clusterName | {clusterName: .} => .results[] | .instanceName | {clusterName: .}
  .results[] | .clusterName | capture("(?<clusterName>.)") | .clusterName => .results[] | .instanceName | capture("(?<clusterName>.)") | .clusterName
  .results | map([.clusterName, .id]) | .[] | @tsv => .results | map([.instanceName, .id]) | .[] | @tsv
  .results | map("\(.clusterName)=\(.id)") | join("&") => .results | map("\(.instanceName)=\(.id)") | join("&")
  .results[] | select(.clusterName == "clusterName") | .id => .results[] | select(.instanceName == "clusterName") | .id
  .results[] | ["clusterName", .clusterName] | @csv => .results[] | ["clusterName", .instanceName] | @csv
  ["id", "clusterName"], (.results[] | [.id, .clusterName]) | @csv => ["id", "clusterName"], (.results[] | [.id, .instanceName]) | @csv
  ["id", "clusterName"] as $cols | .results[] | [.[$cols[]]] => ["id", "instanceName"] as $cols | .results[] | [.[$cols[]]]
  ["id", "clusterName"] as $cols | $cols, (.results[] | [.[$cols[]]]) | @csv =?
  .results | sort =?
  .results | unique | length =?
  .results[] | .instanceName =?
  .results[0] == .results[1]
  .results[] | type
  .results[] | length
  .results[] | select(type == "object") | .clusterName => .results[] | select(type == "object") | .instanceName
  .results[] | walk(if type == "string" then ascii_upcase else . end)
  .results[] | .clusterName | . as $x | input_line_number | $x => .results[] | .instanceName | . as $x | input_line_number | $x
  [.results[] | select(.clusterName)] | length => [.results[] | select(.instanceName)] | length
  .results | map(select(.clusterName == $ENV.clusterName)) | .[].id => .results | map(select(.instanceName == $ENV.clusterName)) | .[].id
  .clusterName
  .cluster.clusterName
  .results[].cluster.clusterName
  .results[].clusterName.clusterName? => .results[].instanceName.clusterName?
  .results[] | debug | .clusterName => .results[] | debug | .instanceName
  .results[] | .clusterName?, .id? => .results[] | .instanceName?, .id?
  [.results[] | .clusterName] | index("c1") => [.results[] | .instanceName] | index("c1")
  [.results[].clusterName] - ["c1"] => [.results[].instanceName] - ["c1"]
  .results - [.results[0]] | .[].clusterName => .results - [.results[0]] | .[].instanceName
  [.results[] | objects | .clusterName] => [.results[] | objects | .instanceName]
  [.results, .results] | flatten | .[].clusterName => [.results, .results] | flatten | .[].instanceName
  [.results, .results] | transpose | .[][0].clusterName => [.results, .results] | transpose | .[][0].instanceName
  label $out | .results[] | if .clusterName == "c1" then ., break $out else empty end | .id => label $out | .results[] | if .instanceName == "c1" then ., break $out else empty end | .id
  .results[] | select(.clusterName == "c1" and .status == "COMPLETED" or .clusterName == "c2") | .id => .results[] | select(.instanceName == "c1" and .status == "COMPLETED" or .instanceName == "c2") | .id
  .results[] as [$a] ?// {clusterName: $a} | $a =?
  tostream =?
  .results[] | splits("x") =?
  .results[] | .clusterName | splits("x") => .results[] | .instanceName | splits("x")
  .results[] | error(.clusterName)? => .results[] | error(.instanceName)?
  .results[] | try error(.clusterName) catch . => .results[] | try error(.instanceName) catch .
  .results[] | .clusterName # the clusterName => .results[] | .instanceName # the clusterName
  .results[] | "\u0063lusterName" as $k | .[$k] => .results[] | "instanceName" as $k | .[$k]
  """#

/// The same for a single job.
let jqObjectReaders = #"""
  .clusterName => .instanceName
  .id
  .
  .clusterName? => .instanceName?
  .["clusterName"] => .["instanceName"]
  ."clusterName" => ."instanceName"
  ."clusterName".x? => ."instanceName".x?
  has("clusterName") => has("instanceName")
  {clusterName} => {clusterName: .instanceName}
  {id, clusterName, status} => {id, clusterName: .instanceName, status}
  {clusterName,} => {clusterName: .instanceName,}
  {"clusterName", id} => {"clusterName": .instanceName, id}
  "\(.id) \(.clusterName)" => "\(.id) \(.instanceName)"
  .id, .clusterName => .id, .instanceName
  .clusterName, .clusterName => .instanceName, .instanceName
  [.id, .clusterName] | join(" ") => [.id, .instanceName] | join(" ")
  .status == "COMPLETED" and .clusterName == "c1" => .status == "COMPLETED" and .instanceName == "c1"
  select(.status == "COMPLETED") | .clusterName => select(.status == "COMPLETED") | .instanceName
  to_entries | map("\(.key)=\(.value)") | .[] =?
  [.[] | strings] | @csv =?
  to_entries | .[0].value =?
  to_entries | first | .value =?
  .[]? | scalars =?
  .clusterName // .id => .instanceName // .id
  .links[0].href
  .deliveryUrl
  [.] | .[0].clusterName => [.] | .[0].instanceName
  {job: .} | .job.clusterName => {job: .} | .job.instanceName
  . as $job | $job.clusterName => . as $job | $job.instanceName
  . as {$clusterName, $id} | [$clusterName, $id] => . as {instanceName: $clusterName, $id} | [$clusterName, $id]
  .results[]?.clusterName
  (.results // [.])[] | .clusterName => (.results // [.])[] | .instanceName
  """#
