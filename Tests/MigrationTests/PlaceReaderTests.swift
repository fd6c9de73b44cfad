import Files
import Migration
import Rules
import Testing
import Text

/// Readers of a job that are no jq, by what they know a field.
struct PlaceReaderTests {
  @Test(
    "a reader that takes a field by its place is left to a person",
    arguments: [
      ("jq . | sed -n 2p", Level.manual), ("jq . | sed '1d;$d'", .safe),
      ("jq . | head -2 | tail -1", .manual), ("jq . | head -40", .safe),
      ("cut -d'\"' -f4", .manual), ("tr , '\\n' | grep '\"id\"' | cut -d'\"' -f4", .safe),
      ("awk -F'\"' '{print $4}'", .manual), ("jq . | awk 'NR == 3'", .manual),
      ("tr , '\\n' | awk -F'\"' '/\"id\"/ {print $4}'", .safe),
      ("sed 's/{\"[^\"]*\":\"\\([^\"]*\\)\".*/\\1/'", .manual),
      ("sed 's/.*\"id\":\"\\([^\"]*\\)\".*/\\1/'", .safe),
      ("grep -o '\"[^\"]*\"' | sed -n 2p", .manual),
      ("grep -o '\"id\":\"[^\"]*\"' | head -1", .safe), ("grep -q COMPLETED", .safe),
      ("jq . | { read -r a; read -r b; echo \"$b\"; }", .manual),
      ("jq -r '.id, .status' | { read -r a; read -r b; echo \"$b\"; }", .safe),
      ("grep -oE '^\\{\"[a-zA-Z]*\"'", .manual), ("grep -o '^[0-9]*$'", .safe),
      ("{ read -r x; echo \"${x:2:11}\"; }", .manual),
      ("{ read -r x; echo \"${x:0:99}\"; }", .safe),
      ("tr A-Z a-z | grep clustername", .manual), ("md5sum", .unsafe), ("wc -l", .safe),
    ])
  func levels(_ reader: String, _ level: Level) throws {
    let script = """
      #!/bin/bash
      curl -s -u "$K" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" \
        "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/restores/$1" \
        | \(reader)

      """
    #expect(try levels(of: script) == [level])
  }

  private func levels(of script: String) throws -> [Level] {
    let folder = try Folder()
    try folder.write("a.sh", [UInt8](script.utf8))
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let options = RunOptions(
      paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(), asOf: day)
    return Run(options, rules: try loadedRules()).outcome.findings.map(\.level)
  }
}
