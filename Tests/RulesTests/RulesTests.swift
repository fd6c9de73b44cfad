import Foundation
import JSON
import Rules
import Support
import Testing
import Text

/// The folder of the package.
let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

private let builtIn = builtInRules()

/// The built-in rules.
func loaded() throws -> RuleSet {
  #expect(builtIn.problems.map(\.description) == [])
  return try #require(builtIn.rules)
}

@Suite struct DayTests {
  @Test(arguments: [
    "2026-01-22", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2023-04-30",
  ])
  func readsAndWrites(text: String) throws {
    #expect(try #require(Day(text.utf8)).description == text)
  }

  @Test(arguments: [
    "", "2026-1-22", "2026-01-22 ", "2026/01/22", "2026-13-01", "2026-00-01", "2026-01-00",
    "2026-01-32", "2023-02-29", "1900-02-29", "2026-04-31", "0000-01-01", "+026-01-01",
    "20260122xx",
  ])
  func refuses(text: String) {
    #expect(Day(text.utf8) == nil)
  }

  @Test(arguments: [
    ("2026-01-22", "2026-01-22", 0), ("2026-01-22", "2026-01-23", 1),
    ("2026-01-23", "2026-01-22", -1), ("2023-12-31", "2024-03-01", 61),
    ("2024-01-01", "2025-01-01", 366), ("1970-01-01", "2026-01-22", 20475),
    ("1600-03-01", "2000-03-01", 146097),
  ])
  func countsDays(from: String, to: String, days: Int) throws {
    let (first, second) = (try #require(Day(from.utf8)), try #require(Day(to.utf8)))
    #expect(first.days(until: second) == days)
    #expect((first < second) == (days > 0))
  }
}

@Suite struct DataTests {
  @Test func embedsTheFile() throws {
    let file = try Data(contentsOf: package.appendingPathComponent("rules/tenant-backup.json"))
    #expect(builtInRulesText() == Array(file))
  }

  /// The built-in rules are read in parts, when each is asked for; here nothing is left out.
  @Test func theWholeFileHasNoProblem() throws {
    let load = loadRules(builtInRulesText(), name: "tenant-backup.json")
    let (all, lazy) = (try #require(load.rules), try loaded())
    #expect(lazy.nameMarkers == all.nameMarkers)
    #expect(all.searchedNames == all.nameMarkers)
    #expect(
      lazy.nameMarkers.allSatisfy { name in lazy.searchedNames.contains { name.contains($0) } })
    #expect(
      lazy.searchedNames.allSatisfy { part in lazy.nameMarkers.contains { $0.contains(part) } })
    #expect(lazy.pathMarkers == all.pathMarkers)
    #expect(lazy.pathEnds == all.pathEnds)
    #expect(lazy.collectionMarkers == all.collectionMarkers)
    #expect(lazy.markers == all.markers)
    #expect((lazy.api, lazy.sunset, lazy.dataDate) == (all.api, all.sunset, all.dataDate))
    #expect(lazy.documentation == all.documentation)
    #expect(lazy.rules.map(\.id) == all.rules.map(\.id))
    #expect(load.problems.map(\.description) == [])
    #expect(try #require(load.rules).rules.map(\.examples) == loaded().rules.map(\.examples))
    #expect(try loaded().rules.allSatisfy { !$0.examples.isEmpty && !$0.unaffected.isEmpty })
  }

  @Test func knowsTheSixOperations() throws {
    let rules = try loaded()
    #expect(rules.sunset.description == "2026-01-22")
    let tenant = "/groups/{groupId}/clusters/{clusterName}/backup/tenant"
    #expect(
      rules.rules.map { "\($0.deprecated.method) \($0.deprecated.path.text)" } == [
        "POST /api/atlas/v2\(tenant)/download",
        "GET /api/atlas/v2\(tenant)/snapshots/{snapshotId}",
        "GET /api/atlas/v2\(tenant)/snapshots",
        "POST /api/atlas/v2\(tenant)/restore",
        "GET /api/atlas/v2\(tenant)/restores/{restoreId}",
        "GET /api/atlas/v2\(tenant)/restores",
      ])
    #expect(
      rules.rules.map { "\($0.replacement.method) \($0.replacement.path.text)" } == [
        "POST /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/download",
        "GET /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots/{snapshotId}",
        "GET /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/snapshots",
        "POST /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs",
        "GET /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs/{restoreJobId}",
        "GET /api/atlas/v2/groups/{groupId}/flexClusters/{name}/backup/restoreJobs",
      ])
    #expect(rules.pathMarkers == ["backup/tenant"])
    #expect(
      rules.rules[0].deprecated.path.legacyTexts == [
        "/api/atlas/v1.0/groups/{groupId}/clusters/{clusterName}/backup/tenant/download",
        "/api/atlas/v1.5/groups/{groupId}/clusters/{clusterName}/backup/tenant/download",
      ])
  }

  @Test func knowsWhatTheBodyLoses() throws {
    let rules = try loaded()
    let fields = ["snapshotId", "targetDeploymentItemName", "targetProjectId", "other"]
    func dropped(_ id: String) -> [String] {
      fields.filter { rules.rule(id)?.body.drops($0.utf8) == true }
    }
    #expect(dropped("tenant-backup-download") == ["targetDeploymentItemName", "targetProjectId"])
    #expect(dropped("tenant-backup-restore") == [])
  }

  @Test(arguments: [
    ("application/vnd.atlas.2023-01-01+json", true, "2023-01-01"),
    ("application/vnd.atlas.2024-11-13+json", true, "2024-11-13"),
    ("application/vnd.atlas.preview+json", true, nil),
    ("application/vnd.atlas.+json", false, nil),
    ("application/vnd.atlas.2023-01-01+csv", false, nil),
    ("application/json", false, nil),
  ])
  func readsMediaTypes(text: String, isVersioned: Bool, day: String?) throws {
    let api = try loaded().api
    #expect(api.isVersioned(Array(text.utf8)) == isVersioned)
    #expect(api.day(ofMediaType: Array(text.utf8))?.description == day)
  }

  /// The scripts are run elsewhere; here they must at least be about their rule.
  @Test func examplesShowTheirRule() throws {
    let rules = try loaded()
    for rule in rules.rules {
      #expect(rule.examples.count >= 3 && rule.unaffected.count >= 2)
      for example in rule.examples {
        #expect(example.before.contains(rules.pathMarkers[0]), "\(rule.id): \(example.title)")
        #expect(!example.after.contains(rules.pathMarkers[0]), "\(rule.id): \(example.title)")
        let day = try #require(rules.api.day(ofMediaType: rule.replacement.mediaType.utf8))
        #expect(example.after.contains(day.description), "\(rule.id): \(example.title)")
      }
      #expect(rule.examples.contains { $0.before.contains("/v1.0") })
    }
  }

  @Test(
    .enabled(
      if: findProgram("python3") != nil, "python3 is not installed: no schema was checked"))
  func fitsItsSchema() throws {
    guard try run(["python3", "-c", "import jsonschema"]).status == 0 else {
      Issue.record("python3 has no module jsonschema: the schema was not checked")
      return
    }
    let script = """
      import json, sys, jsonschema
      schema, data = (json.load(open(path)) for path in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      for error in jsonschema.Draft202012Validator(schema).iter_errors(data):
          print(error.json_path, error.message)
      """
    for (schema, data) in [("rules", "tenant-backup"), ("go-sdk", "go-sdk")] {
      let paths = ["rules/\(schema).schema.json", "rules/\(data).json"].map {
        package.appendingPathComponent($0).path
      }
      let done = try run(["python3", "-c", script] + paths)
      #expect(done.status == 0)
      #expect(done.text == "")
    }
  }

  /// The code knows no endpoint: what is not in the data is not found.
  @Test func aDeletedRuleIsNotMatched() throws {
    let rules = try loaded()
    for rule in rules.rules {
      let path = Array(rule.deprecated.path.text.utf8)
      #expect(rules.match(path, hole: 0)?.rule?.id == rule.id)
      #expect(rules.without { $0.id == rule.id }.match(path, hole: 0) == nil)
    }
  }
}
