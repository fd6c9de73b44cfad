import Migration
import Testing
import Text

@testable import CommandLine

private let unreadable = Problem(
  stage: .read, path: Array("x.sh".utf8), range: nil, message: "permission denied")
private let unwritten = Problem(
  stage: .write, path: Array("run.sh".utf8), range: nil, message: "read-only")

/// The exit status of each command, for each kind of finding and problem.
@Test(
  arguments: [
    ("check", [], [], 0), ("check", [.safe], [], 1), ("check", [.manual], [], 1),
    ("check", [.note], [], 0), ("check", [], [unreadable], 3), ("check", [.safe], [unreadable], 1),
    ("check --exit-zero", [.safe], [], 0), ("check --exit-zero", [.safe], [unreadable], 3),
    ("migrate", [.safe], [], 0), ("migrate", [.safe, .manual], [], 1),
    ("migrate", [.unsafe], [], 1),
    ("migrate --unsafe-fixes", [.safe, .unsafe], [], 0), ("migrate", [.note], [], 0),
    ("migrate", [.safe], [unreadable], 3), ("migrate", [], [], 0),
    ("migrate --dry-run", [.safe], [], 1), ("migrate --dry-run", [], [], 0),
    ("migrate --dry-run", [.manual], [], 1), ("migrate --dry-run", [], [unreadable], 3),
    ("migrate --dry-run --exit-zero", [.safe], [], 0),
  ] as [(String, [Level], [Problem], Int32)])
func exitStatus(line: String, levels: [Level], problems: [Problem], expected: Int32) {
  let fake = FakeEngine()
  fake.levels = levels
  fake.problems = problems
  #expect(fake.run(line).status == expected)
}

@Test func aFailedWriteIsWorse() {
  let fake = FakeEngine()
  fake.levels = [.safe, .manual]
  fake.writeProblems = [unwritten]
  let run = fake.run("migrate")
  #expect(run.status == 4)
  #expect(run.errors.contains("tenant2flex: run.sh: read-only\n"))
  #expect(!run.output.contains("migrated run.sh"))
  #expect(fake.run("check --output /full").status == 4)
}

@Test func theOrderOfStatusesIsThatOfTheDesign() {
  #expect(ExitStatus.worst([.clean, .input]) == .input)
  #expect(ExitStatus.worst([.findings, .input]) == .findings)
  #expect(ExitStatus.worst([.findings, .usage, .input]) == .usage)
  #expect(ExitStatus.worst([.findings, .usage, .write]) == .write)
}

@Test func checkPrintsResultsOnly() {
  let run = FakeEngine().run("check a b")
  #expect(run.output.hasPrefix("run.sh:1:6: warning[tenant-backup-snapshots] retired\n"))
  #expect(
    run.output.hasSuffix(
      "`tenant2flex migrate` rewrites 1, and leaves 0.\n"
        + "`tenant2flex explain tenant-backup-snapshots` says more about a rule.\n"))
  #expect(run.errors == "")
}

@Test func migrateWritesWhatTheOptionsAllow() {
  let fake = FakeEngine()
  let run = fake.run("migrate")
  #expect(run.output.hasPrefix("migrated run.sh: 1 call, 1 edit\n"))
  #expect(run.errors == "tenant2flex: run.sh: had another name\n")
  _ = fake.run("migrate --unsafe-fixes")
  #expect(fake.written == [[.safe], [.safe, .unsafe]])
}

@Test func aDryRunWritesNothing() {
  let fake = FakeEngine()
  let run = fake.run("migrate --dry-run")
  #expect(run.output.hasPrefix("diff --git a/run.sh b/run.sh\n"))
  #expect(run.errors.contains("`tenant2flex migrate` rewrites 1,"))
  #expect(fake.written == [])
  #expect(fake.run("migrate --dry-run --quiet").errors == "")
  let json = fake.run("migrate --dry-run --format json")
  #expect(json.output.hasPrefix("{") && json.errors == "")
}

@Test func nothingToWriteIsNotWritten() {
  let fake = FakeEngine()
  fake.levels = [.manual]
  #expect(fake.run("migrate").status == 1)
  #expect(fake.written == [])
}

@Test func standardInputIsMigratedToStandardOutput() {
  let fake = FakeEngine()
  let run = fake.run("migrate - --stdin-filename jobs/x.sh")
  #expect(run.output == "curl NEWp/tenant/snapshots\ncurl y/backup/tenant/restore\n")
  #expect(run.errors.contains("1 migrated, 0 left"))
  #expect(fake.written == [])
  #expect(fake.requests.last?.standardInput?.path == Array("jobs/x.sh".utf8))
  #expect(fake.run("check - a.sh").status == 2)
  #expect(fake.run("check --stdin-filename x").status == 2)
  fake.standardInput = nil
  #expect(fake.run("check -").status == 2)
}

@Test func theRequestSaysWhatTheOptionsSay() throws {
  let fake = FakeEngine()
  _ = fake.run("check --exclude=*.md --exclude vendor -j4 --no-ignore --as-of 2026-03-04 a -- -b")
  let request = try #require(fake.requests.last)
  #expect(request.paths == [Array("a".utf8), Array("-b".utf8)])
  #expect(request.excludes == [Array("*.md".utf8), Array("vendor".utf8)])
  #expect(request.jobs == 4)
  #expect(!request.obeysIgnoreFiles)
  #expect(request.asOf.description == "2026-03-04")
  _ = fake.run("check")
  #expect(fake.requests.last?.paths == [Array(".".utf8)])
  #expect(fake.requests.last?.asOf.description == "2024-10-04")
}

@Test func rulesAreSelectedAndIgnored() {
  let fake = FakeEngine()
  _ = fake.run("check --select tenant-backup-restore,tenant-backup-snapshot")
  #expect(fake.requests.last?.rules.rules.count == 2)
  _ = fake.run("check --ignore tenant-backup-restore --ignore tenant-backup-snapshot")
  #expect(fake.requests.last?.rules.rules.count == 4)
  let run = fake.run("check --select tenant-backup-restor")
  #expect(run.status == 2)
  #expect(run.errors.contains("did you mean `tenant-backup-restore`?"))
}

@Test func severalReportsComeFromOneScan() {
  let fake = FakeEngine()
  let run = fake.run("check --report json=out.json --report diff=out.patch --output main.txt")
  #expect(fake.requests.count == 1)
  #expect(run.output == "")
  #expect(fake.saved["out.json"]?.hasPrefix("{") == true)
  #expect(fake.saved["out.patch"]?.hasPrefix("diff --git") == true)
  #expect(fake.saved["main.txt"]?.hasPrefix("run.sh:1:6") == true)
}

@Test func filesAreListed() {
  let fake = FakeEngine()
  #expect(fake.run("check --list-files").output == "a.sh\nb.sh\n")
  #expect(fake.requests.isEmpty)
}

@Test(arguments: [
  ("", "Usage:"), ("chek", "did you mean `check`?"), ("check --fromat json", "`--format`?"),
  ("check --format jsn", "did you mean `json`?"), ("check --dry-run", "but of `migrate`"),
  ("check --format", "needs a value: FORMAT"), ("check --quiet=1", "takes no value"),
  ("check -x", "unknown option `-x`"), ("check --jobs 0", "from 1 to 1024"),
  ("check --as-of 2026-02-30", "YYYY-MM-DD"), ("check --report json", "FORMAT=FILE"),
  ("check --report xml=a", "FORMAT=FILE"), ("check nowhere", "`nowhere`: not there"),
  ("check --rules bad.json", "bad.json:1:2: expected `{`, found `[`"),
  ("check -qv", "exclude each other"), ("explain", "takes the id"),
  ("explain tenant-backup-x", "there is no rule"), ("rules", "list, show ID or check FILE"),
  ("rules check bad.json", "bad.json:1:2"), ("completions tcsh", "bash, zsh or fish"),
  ("--dry-run", "`--dry-run` is no option before a command"),
])
func wrongUsageExitsTwoWithAMessage(line: String, message: String) {
  let run = FakeEngine().run(line)
  #expect(run.status == 2)
  #expect(run.output == "")
  #expect(run.errors.contains(message), "\(run.errors)")
}

@Test func coloursFollowTheRules() {
  func isColoured(_ options: String, _ environment: [String: String], _ isTerminal: Bool) -> Bool {
    FakeEngine().run("check " + options, environment: environment, isTerminal: isTerminal).output
      .contains("\u{1B}")
  }
  #expect(isColoured("", [:], true))
  #expect(!isColoured("", [:], false))
  #expect(!isColoured("", ["NO_COLOR": "1"], true))
  #expect(isColoured("", ["NO_COLOR": ""], true))
  #expect(isColoured("", ["FORCE_COLOR": "1"], false))
  #expect(!isColoured("", ["FORCE_COLOR": "0"], false))
  #expect(isColoured("", ["CLICOLOR_FORCE": "1"], false))
  #expect(!isColoured("", ["NO_COLOR": "1", "FORCE_COLOR": "1"], true))
  #expect(!isColoured("", ["CLICOLOR": "0"], true))
  #expect(!isColoured("", ["TERM": "dumb"], true))
  #expect(isColoured("--color always", ["NO_COLOR": "1"], false))
  #expect(!isColoured("--color=never", ["FORCE_COLOR": "1"], true))
  #expect(!isColoured("--format diff --color always", [:], false))
  #expect(!isColoured("--format json --color always", [:], true))
  #expect(!isColoured("--output x", [:], true))
}

@Test func aClosedPipeIsNoErrorButAFullDiskIs() {
  for (delivery, status) in [(Output.Delivery.closed, Int32(1)), (.failed("No space"), 4)] {
    var errors = ""
    let tool = Tool(
      arguments: [Array("check".utf8)], environment: [:], engine: FakeEngine().engine,
      output: Output(isTerminal: false) { _ in delivery },
      errors: Output(isTerminal: false) {
        errors += String(decoding: $0, as: UTF8.self)
        return .written
      })
    #expect(tool.run() == status)
    #expect(errors.isEmpty == (delivery == .closed))
  }
}

@Test(arguments: [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_475, "2026-01-22")])
func daysAreCounted(number: Int, expected: String) {
  #expect(System.day(number).description == expected)
}
