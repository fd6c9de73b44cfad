import Foundation
import Testing
import Text

@testable import CommandLine

/// The settings of a file, and why it cannot be used.
private func run(_ line: String, with settings: String, at path: String = "conf/.tenant2flex.json")
  -> (run: FakeEngine.Run, fake: FakeEngine)
{
  let fake = FakeEngine()
  fake.files[path] = settings
  fake.nearest = Array(path.utf8)
  return (fake.run(line), fake)
}

@Test func settingsStandInForOptions() throws {
  let settings = """
    { "$schema": "x", "format": "json", "exit-zero": true, "exclude": ["a", "b"], "jobs": 3,
      "report": ["sarif=out.sarif"], "as-of": "2026-02-03", "no-ignore": false }
    """
  let (run, fake) = run("check", with: settings)
  #expect(run.status == 0 && run.output.hasPrefix("{"))
  let request = try #require(fake.requests.last)
  #expect(request.excludes == [Array("a".utf8), Array("b".utf8)] && request.jobs == 3)
  #expect(request.asOf.description == "2026-02-03" && request.obeysIgnoreFiles)
  #expect(fake.saved["conf/out.sarif"] != nil)
}

@Test func argumentsWinOverSettings() {
  let settings = #"{ "format": "json", "exclude": ["a"], "verbose": true }"#
  let (run, fake) = run("check --format text --exclude b --quiet", with: settings)
  #expect(run.output.hasPrefix("run.sh:"))
  #expect(fake.requests.last?.excludes == [Array("b".utf8)])
  #expect(FakeEngine().run("check --no-config --config x").status == 2)
  let other = CommandLineTests.run("check --no-config", with: settings).run
  #expect(other.output.hasPrefix("run.sh:"))
}

@Test(arguments: [
  ("[1]", ":1:1: the settings must be an object"),
  ("{\n  \"fromat\": \"json\" }", ":2:3: unknown key `fromat`; did you mean `format`?"),
  ("{ \"format\": \"jsn\" }", ":1:13: `jsn` is no value of `format`; did you mean `json`?"),
  ("{ \"format\": 1 }", ":1:13: `format` takes a string"),
  ("{ \"quiet\": \"yes\" }", ":1:12: `quiet` takes true or false"),
  ("{ \"exclude\": \"a\" }", ":1:14: `exclude` takes an array of strings"),
  ("{ \"exclude\": [1] }", ":1:15: `exclude` takes an array of strings"),
  ("{ \"dry-run\": true }", ":1:3: `dry-run` cannot be set here, only on the command line"),
  ("{ \"jobs\": 0 }", ":1:11: `jobs` takes a number from 1 to 1024"),
  ("{ \"as-of\": \"soon\" }", ":1:12: `as-of` takes a day, YYYY-MM-DD"),
  ("{ \"report\": [\"json\"] }", ":1:14: `report` takes FORMAT=FILE"),
  ("{ \"quiet\": true, \"quiet\": true }", ":1:18: `quiet` is set twice"),
  ("{ \"quiet\": true", ":1:16: expected"),
])
func wrongSettingsAreNamedWithTheirPlace(settings: String, message: String) {
  let run = run("check", with: settings).run
  #expect(run.status == 2 && run.output == "")
  #expect(run.errors.contains("tenant2flex: conf/.tenant2flex.json\(message)"), "\(run.errors)")
}

/// Settings that came with a repository have reports written in it only.
@Test(arguments: [
  "/etc/x", "../x", "a/../../x", ".git/config", "sub/.GIT/hooks/x", "..", "linked/x",
])
func reportsOfFoundSettingsStayInTheirFolder(path: String) {
  for setting in ["\"output\": \"\(path)\"", "\"report\": [\"json=\(path)\"]"] {
    let (run, fake) = run("check", with: "{ \(setting) }")
    #expect(run.status == 2 && run.output == "" && fake.saved.isEmpty && fake.requests.isEmpty)
    #expect(run.errors.contains("conf/.tenant2flex.json:1:"), "\(run.errors)")
    fake.files["own.json"] = "{ \(setting) }"
    #expect(fake.run("check --config own.json").status == 1 && fake.saved.count == 1)
  }
}

@Test func allMistakesAreSaidAtOnce() {
  let run = run("check", with: #"{ "a": 1, "b": 2, "jobs": "x" }"#).run
  #expect(run.errors.split(separator: "\n").count == 3)
}

@Test func theSettingsAreShownWithTheirOrigin() {
  let (run, fake) = run("check --show-config -q", with: #"{ "exclude": ["x"] }"#)
  let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  #expect(lines.contains(["exclude", "[\"x\"]", "#", "conf/.tenant2flex.json:1:3"]))
  #expect(lines.contains(["quiet", "true", "#", "--quiet"]))
  #expect(lines.contains(["jobs", "-", "#", "default"]))
  #expect(fake.requests.isEmpty)
}

/// The schema lists exactly the settings of the table.
@Test func theSchemaOfTheSettingsFollowsTheTable() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let data = try Data(contentsOf: root.appendingPathComponent("rules/config.schema.json"))
  let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  let properties = try #require(schema["properties"] as? [String: [String: Any]])
  let settings = Option.table.filter(\.isSetting)
  #expect(Set(properties.keys) == Set(settings.map(\.name) + ["$schema"]))
  for option in settings {
    let property = try #require(properties[option.name])
    #expect(property["description"] as? String == option.help, "\(option.name)")
    if case .choice(_, let words) = option.value {
      #expect(property["enum"] as? [String] == words)
    }
    let type = option.value == .none ? "boolean" : option.isList ? "array" : nil
    if let type { #expect(property["type"] as? String == type) }
  }
}

@Test func aBaselineLeavesKnownCallsOut() {
  let fake = FakeEngine()
  fake.levels = [.safe, .manual]
  let made = fake.run("check --write-baseline base.json")
  #expect(made.status == 0 && made.output.contains("2 suppressed"))
  fake.files["base.json"] = fake.saved["base.json"]
  #expect(fake.run("check --baseline base.json").status == 0)
  fake.levels = [.safe, .manual, .unsafe]
  let new = fake.run("check --baseline base.json --write-baseline base.json")
  #expect(new.status == 1 && new.output.contains("1 deprecated call"))
  #expect(fake.saved["base.json"] == fake.files["base.json"])
  fake.levels = [.safe]
  let stale = fake.run("check --baseline base.json")
  #expect(
    stale.status == 0 && stale.errors.contains("(tenant-backup-snapshots in run.sh) is stale"))
  #expect(fake.run("check --baseline base.json other").errors == "")
  #expect(fake.run("check --baseline none.json").status == 2)
  fake.files["base.json"] = "{}"
  #expect(fake.run("check --baseline base.json").errors.contains("base.json:1:1: this is no base"))
}

@Test func onlyChangedFilesAreAskedFor() {
  let fake = FakeEngine()
  fake.changed = [Array("a.sh".utf8)]
  #expect(fake.run("check --since main --list-files").output == "a.sh\n")
  _ = fake.run("check --since main")
  #expect(fake.requests.last?.changed == [Array("a.sh".utf8)])
  fake.changed = nil
  #expect(fake.run("check --since main").status == 2)
}

/// A repository with a branch, asked through the real git.
@Test func gitTellsWhatChanged() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let script = """
    set -e; cd "$1"; git init -q -b main .; git config user.name a; git config user.email a@b
    echo 1 >base.sh; echo 1 >'a b.sh'; git add .; git commit -qm 1
    git checkout -qb work; echo 2 >'a b.sh'; git commit -qam 2
    git checkout -q main; echo 2 >base.sh; git commit -qam 3; git checkout -q work
    echo ignored.sh >.gitignore; echo 1 >new.sh; echo 1 >ignored.sh
    """
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/bash")
  process.arguments = ["-c", script, "bash", folder.path]
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    print("SKIPPED for want of git")
    return
  }
  let git = Git(root: Array(folder.path.utf8))
  guard case .files(let files) = git.changes(since: Array("main".utf8)) else {
    Issue.record("git was not asked")
    return
  }
  #expect(Set(files.map(text)) == ["a b.sh", "new.sh", ".gitignore"])
  for wrong in ["nowhere", "--output=x", ""] {
    guard case .refused(let messages) = git.changes(since: Array(wrong.utf8)) else {
      Issue.record("`\(wrong)` was taken")
      continue
    }
    #expect(messages.first?.contains("--since") == true)
  }
  guard case .refused = Git(root: Array("/".utf8)).changes(since: Array("main".utf8)) else {
    Issue.record("the root is no repository")
    return
  }
}

@Test func aJobHasASummary() {
  let fake = FakeEngine()
  let environment = ["GITHUB_STEP_SUMMARY": "summary.md"]
  _ = fake.run("check", environment: environment)
  #expect(fake.saved["summary.md"] == nil)
  for _ in 1...2 { _ = fake.run("check --format github", environment: environment) }
  let summary = fake.saved["summary.md"] ?? ""
  #expect(summary.ranges(of: "### 1 deprecated Atlas call in 1 file").count == 2)
}
