import Foundation
import Rules
import Testing

/// Problems of the built-in rules after `old` was replaced by `new` in the first place it stands.
private func problems(_ old: String, _ new: String) -> [String] {
  let text = String(decoding: builtInRulesText(), as: UTF8.self)
  guard let range = text.range(of: old) else { return ["`\(old)` is not in the rules"] }
  let load = loadRules(Array(text.replacingCharacters(in: range, with: new).utf8), name: "r.json")
  #expect((load.rules == nil) == !load.problems.isEmpty)
  return load.problems.map(\.description)
}

@Suite struct LoadTests {
  @Test(arguments: [
    (
      "\"sunset\"", "\"sunst\"",
      [
        "r.json:1:1: expected the key `sunset`, found an object without it",
        "r.json:5:3: expected a known key (did you mean `sunset`?), found `sunst`",
      ]
    ),
    (
      "\"sunset\"", "\"x-y-z\"",
      [
        "r.json:1:1: expected the key `sunset`, found an object without it",
        "r.json:5:3: expected one of the keys `schemaVersion`, `dataDate`, `sunset`, `api`, "
          + "`documentation`, `rules`, `$schema`, found `x-y-z`",
      ]
    ),
    (
      "2026-01-22", "2026-02-30",
      [
        "r.json:5:13: expected a day as YYYY-MM-DD, found `\"2026-02-30\"`"
      ]
    ),
    (
      "\"2026-01-22\"", "20260122",
      [
        "r.json:5:13: expected a day as YYYY-MM-DD, found `20260122`"
      ]
    ),
    (
      "\"schemaVersion\": 1", "\"schemaVersion\": 2",
      [
        "r.json:3:20: expected the number 1, found `2`"
      ]
    ),
    (
      "\"/api/atlas/\"", "\"api/atlas\"",
      [
        "r.json:8:17: expected a path that begins and ends with `/`, found `\"api/atlas\"`"
      ]
    ),
    (
      "vnd.atlas.{date}", "vnd.atlas",
      [
        "r.json:11:18: expected a media type with `{date}` in it, found "
          + "`\"application/vnd.atlas+json\"`"
      ]
    ),
    (
      "\"tenant-backup-download\"", "\"Tenant_Backup\"",
      [
        "r.json:19:13: expected an id in kebab-case, found `\"Tenant_Backup\"`"
      ]
    ),
    (
      "\"downloadFlexBackup\", ", "\"downloadFlexBackup\", \"downloadFlexBackup\", ",
      [
        "r.json:32:48: expected each entry once, found `downloadFlexBackup` again"
      ]
    ),
    (
      "\"method\": \"POST\"", "\"method\": \"post\"",
      [
        "r.json:27:19: expected \"GET\" or \"POST\" or \"PUT\" or \"PATCH\" or \"DELETE\" "
          + "or \"HEAD\", "
          + "found `\"post\"`"
      ]
    ),
    (
      "/api/atlas/v2/groups/{groupId}/clusters", "/groups/{groupId}/clusters",
      [
        "r.json:28:17: expected a path below `/api/atlas/v2` with {parameters}, found another text"
      ]
    ),
    (
      "flexClusters/{name}", "flexClusters/{name",
      [
        "r.json:34:17: expected a path below `/api/atlas/v2` with {parameters}, found another text"
      ]
    ),
    (
      "application/vnd.atlas.2023-01-01+json", "application/json",
      [
        "r.json:29:24: expected a media type as `api.mediaType` writes it, found "
          + "`\"application/json\"`"
      ]
    ),
    (
      "vnd.atlas.2024-11-13", "vnd.atlas.2024-11-31",
      [
        "r.json:35:22: expected a media type as `api.mediaType` writes it, "
          + "found `\"application/vnd.atlas.2024-11-31+json\"`"
      ]
    ),
    (
      "\"clusterName\": \"name\"", "\"clusterName\": \"nam\"",
      [
        "r.json:37:21: expected the parameters of the replacement (did you mean `name`?), "
          + "found `nam`",
        "r.json:37:21: expected the parameters of the replacement, found no `name`",
      ]
    ),
    (
      ", \"clusterName\": \"name\"", "",
      [
        "r.json:37:21: expected the parameters of the deprecated path, found no `clusterName`",
        "r.json:37:21: expected the parameters of the replacement, found no `name`",
      ]
    ),
    (
      "Download One", "Download \\u001b[31mOne",
      ["r.json:20:16: expected a text without control characters, found one with such"]
    ),
    (
      "\"keep\": [\"snapshotId\"]", "\"keep\": [\"snapshot\"]",
      [
        "r.json:42:17: expected names that stand in `known`, found `snapshot`"
      ]
    ),
    (
      "\"kind\": \"required\"", "\"kind\": \"none\"",
      [
        "r.json:40:18: expected no fields, because there is no body, found an array"
      ]
    ),
    (
      "\"shape\": \"object\"", "\"shape\": [1, \"object\"]",
      [
        "r.json:45:18: expected \"object\" or \"list\", found an array"
      ]
    ),
    (
      "\"shape\": \"object\",", "\"shape\": \"object\", \"shape\": \"list\",",
      [
        "r.json:45:28: expected each key once, found `shape` again"
      ]
    ),
    (
      "https://dochub", "http://dochub",
      [
        "r.json:14:5: expected an address that begins with https://, "
          + "found `\"http://dochub.mongodb.org/core/flex-migration\"`"
      ]
    ),
    ("\"sunset\":", "\"sunset\"", ["r.json:5:12: expected `:` after the key, found `\"`"]),
  ])
  func saysWhatIsWrongWhere(old: String, new: String, expected: [String]) {
    #expect(problems(old, new) == expected)
  }

  @Test func collectsEverything() {
    let text = """
      {
        "schemaVersion": "1", "dataDate": "é", "sunset": 5,
        "api": {"title": "", "basePath": "/a/", \
        "version": "v 1", "legacyVersions": {}, "mediaType": "{date}"},
        "documentation": null, "rules": []
      }
      """
    let problems = loadRules(Array(text.utf8), name: "x").problems.map(\.description)
    #expect(
      problems == [
        "x:2:20: expected the number 1, found `\"1\"`",
        "x:2:37: expected a day as YYYY-MM-DD, found `\"é\"`",
        "x:2:52: expected a day as YYYY-MM-DD, found `5`",
        "x:3:20: expected a text that is not empty, found `\"\"`",
        "x:3:56: expected a path segment, found `\"v 1\"`",
        "x:3:81: expected an array, found an object",
        "x:3:98: expected a media type with `{date}` in it, found `\"{date}\"`",
        "x:4:20: expected an array, found `null`",
      ])
  }

  @Test(arguments: ["", "[]", "null", "{}", "{\"rules\": 1", "\u{FEFF}{"])
  func refusesWhatIsNoRulesFile(text: String) {
    let load = loadRules(Array(text.utf8), name: "x")
    #expect(load.rules == nil && !load.problems.isEmpty)
  }

  @Test(arguments: [
    ("\"rules\": [", "\"rules\": [], \"more\": [", "at least one element, found none"),
    ("\"set -euo pipefail\"", "7", "one line of text without control characters, found `7`"),
    (
      "\"tenant-backup-download\"", "\"tenant-backup-restore\"",
      "each rule once, found `tenant-backup-restore` in two rules"
    ),
    (
      "downloadSharedClusterBackup", "getSharedClusterBackup",
      "each rule once, found `getSharedClusterBackup` in two rules"
    ),
    (
      "backup/tenant/download", "backup/tenant/restore",
      "each rule once, found `POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}"
        + "/backup/tenant/restore` in two rules"
    ),
  ])
  func saysWhatIsWrong(old: String, new: String, expected: String) {
    #expect(problems(old, new).contains { $0.hasSuffix("expected " + expected) })
  }

  @Test func everyChangedByteIsSurvived() {
    let text = builtInRulesText()
    for place in stride(from: 0, to: text.count, by: 1999) {
      for byte in "\"{}[],:x0\\".utf8 {
        var changed = text
        changed[place] = byte
        _ = loadRules(changed, name: "x")
      }
    }
  }
}
