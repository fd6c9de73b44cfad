import GoSDK
import Migration
import Reports
import Rules
import Text

/// What the options of `check` and `migrate` mean, checked.
struct Settings {
  let format: Format?
  let outputFile: [UInt8]?
  /// Further reports: form and file.
  let reports: [(format: Format, file: [UInt8])]
  let applied: Set<Level>
  let detail: TextStyle.Detail
  let colour: Colour
  let exitsZero: Bool
  /// The file that lists the calls that are known.
  let baseline: [UInt8]?
  /// Where to list the calls of this run.
  let newBaseline: [UInt8]?
  let rules: RuleSet
  let request: ScanRequest
}

/// When to colour.
enum Colour: String {
  case auto, always, never
}

extension Tool {
  /// Reads the options of `check` and `migrate`; reads standard input if it is to be scanned.
  func settings(_ invocation: Invocation) throws(UsageError) -> Settings {
    let rules = try loadedRules(invocation)
    let format = invocation.value(of: "format").flatMap { Format(rawValue: text($0)) }
    if invocation.has("quiet"), invocation.has("verbose") {
      throw UsageError("`--quiet` and `--verbose` exclude each other")
    }
    return Settings(
      format: format, outputFile: invocation.value(of: "output"),
      reports: try reports(invocation),
      applied: applied(invocation),
      detail: invocation.has("quiet") ? .quiet : invocation.has("verbose") ? .verbose : .usual,
      colour: invocation.value(of: "color").flatMap { Colour(rawValue: text($0)) } ?? .auto,
      exitsZero: invocation.has("exit-zero"), baseline: invocation.value(of: "baseline"),
      newBaseline: invocation.value(of: "write-baseline"), rules: rules,
      request: try request(invocation, rules))
  }

  /// The levels whose edits are applied; those of mentions stand at note level.
  private func applied(_ invocation: Invocation) -> Set<Level> {
    var levels: Set<Level> = [.safe]
    if invocation.has("unsafe-fixes") { levels.insert(.unsafe) }
    if invocation.has("mentions") { levels.insert(.note) }
    return levels
  }

  /// The rules that the command is to use.
  func loadedRules(_ invocation: Invocation) throws(UsageError) -> RuleSet {
    switch engine.rules(invocation.value(of: "rules")) {
    case .loaded(let rules): return rules
    case .refused(let messages): throw UsageError(messages)
    }
  }

  private func reports(
    _ invocation: Invocation
  ) throws(UsageError) -> [(format: Format, file: [UInt8])] {
    var reports: [(format: Format, file: [UInt8])] = []
    for value in invocation.values(of: "report") {
      let parts = value.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard parts.count == 2, let format = Format(rawValue: text(Array(parts[0]))) else {
        throw UsageError(
          "`\(text(value))` is no value of `--report`: it takes FORMAT=FILE",
          "FORMAT is \(listed(Format.allCases.map(\.rawValue)))")
      }
      reports.append((format, Array(parts[1])))
    }
    return reports
  }

  private func request(
    _ invocation: Invocation, _ loaded: RuleSet
  ) throws(UsageError) -> ScanRequest {
    let input = try standardInput(invocation)
    return ScanRequest(
      paths: invocation.operands.isEmpty ? [[UInt8(ascii: ".")]] : invocation.operands,
      standardInput: input, rules: try rules(invocation, loaded),
      excludes: invocation.values(of: "exclude"),
      obeysIgnoreFiles: !invocation.has("no-ignore"),
      isForWriting: invocation.command == .migrate && !invocation.has("dry-run"),
      asOf: try asOf(invocation), goSDK: try goSDK(invocation), jobs: try jobs(invocation),
      rewritesMentions: invocation.has("mentions"), knownRules: loaded,
      changed: try changed(invocation))
  }

  /// The files changed since a revision, from the root of the repository; nil: all are wanted.
  private func changed(_ invocation: Invocation) throws(UsageError) -> Set<[UInt8]>? {
    guard let revision = invocation.value(of: "since") else { return nil }
    switch engine.changes(revision) {
    case .files(let files): return files
    case .refused(let messages): throw UsageError(messages)
    }
  }

  private func standardInput(_ invocation: Invocation) throws(UsageError) -> SourceSet.File? {
    guard invocation.operands.contains([UInt8(ascii: "-")]) else {
      if invocation.has("stdin-filename") {
        throw UsageError("`--stdin-filename` needs the path `-` (standard input)")
      }
      return nil
    }
    guard invocation.operands.count == 1 else {
      throw UsageError("`-` (standard input) cannot be scanned together with other paths")
    }
    guard let bytes = engine.standardInput() else {
      throw UsageError("cannot read standard input")
    }
    let name = invocation.value(of: "stdin-filename") ?? Array("stdin".utf8)
    return SourceSet.File(path: name, bytes: bytes)
  }

  /// The rules selected, without those ignored.
  private func rules(_ invocation: Invocation, _ loaded: RuleSet) throws(UsageError) -> RuleSet {
    let selected = invocation.list(of: "select")
    let ignored = invocation.list(of: "ignore")
    for id in selected + ignored where loaded.rule(id) == nil { throw unknownRule(id, loaded) }
    let isAll = !invocation.has("select")
    if isAll, ignored.isEmpty { return loaded }
    return loaded.without { rule in
      ignored.contains(rule.id) || !(isAll || selected.contains(rule.id))
    }
  }

  /// The complaint about a rule that does not exist.
  func unknownRule(_ id: String, _ rules: RuleSet) -> UsageError {
    let hint = nearest(to: id, among: rules.rules.map(\.id))
    return UsageError(
      "there is no rule `\(id)`" + didYouMean(hint.map { "`\($0)`" }),
      "see `tenant2flex rules list`")
  }

  private func asOf(_ invocation: Invocation) throws(UsageError) -> Day {
    guard let value = invocation.value(of: "as-of") else { return engine.today() }
    guard let day = Day(value) else {
      throw UsageError("`\(text(value))` is no value of `--as-of`: it takes a day, YYYY-MM-DD")
    }
    return day
  }

  private func goSDK(_ invocation: Invocation) throws(UsageError) -> SDKVersion? {
    guard let value = invocation.value(of: "go-sdk").map(text) else { return nil }
    let sdk = builtInSDKRules()
    guard let version = SDKVersion(value).map(sdk.release), sdk.releases.contains(version) else {
      throw UsageError(
        "`\(value)` is no value of `--go-sdk`: it takes a release, such as `\(sdk.smallest.text)`")
    }
    guard version >= sdk.usableFrom else {
      throw UsageError(
        "`\(value)` has no Flex API that works: the first is `\(sdk.usableFrom.text)`")
    }
    return version
  }

  private func jobs(_ invocation: Invocation) throws(UsageError) -> Int? {
    guard let value = invocation.value(of: "jobs").map(text) else { return nil }
    guard let jobs = Int(value), (1...1024).contains(jobs) else {
      throw UsageError("`\(value)` is no value of `--jobs`: it takes a number from 1 to 1024")
    }
    return jobs
  }
}

extension Tool {
  /// Whether to colour what goes to a stream: `--color`, then `NO_COLOR`, then `CLICOLOR_FORCE` or
  /// `FORCE_COLOR`, then `CLICOLOR`, then whether a person looks at it.
  func colours(_ colour: Colour, on stream: Output) -> Bool {
    switch colour {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let no = environment["NO_COLOR"], !no.isEmpty { return false }
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
      if let force = environment[name], !force.isEmpty, force != "0" { return true }
    }
    if environment["CLICOLOR"] == "0" { return false }
    return stream.isTerminal && environment["TERM"] != "dumb"
  }
}
