import Migration
import Reports
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
  let cards: [RuleCard]
  let request: ScanRequest
}

/// When to colour.
enum Colour: String {
  case auto, always, never
}

extension Tool {
  /// Reads the options of `check` and `migrate`; reads standard input if it is to be scanned.
  func settings(_ invocation: Invocation) throws(UsageError) -> Settings {
    let cards = try ruleCards(invocation)
    let format = invocation.value(of: "format").flatMap { Format(rawValue: text($0)) }
    if invocation.has("quiet"), invocation.has("verbose") {
      throw UsageError("`--quiet` and `--verbose` exclude each other")
    }
    return Settings(
      format: format, outputFile: invocation.value(of: "output"),
      reports: try reports(invocation),
      applied: invocation.has("unsafe-fixes") ? [.safe, .unsafe] : [.safe],
      detail: invocation.has("quiet") ? .quiet : invocation.has("verbose") ? .verbose : .usual,
      colour: invocation.value(of: "color").flatMap { Colour(rawValue: text($0)) } ?? .auto,
      exitsZero: invocation.has("exit-zero"), cards: cards,
      request: try request(invocation, cards))
  }

  /// The rules that the command is to use.
  func ruleCards(_ invocation: Invocation) throws(UsageError) -> [RuleCard] {
    switch engine.rules(invocation.value(of: "rules")) {
    case .loaded(let cards): return cards
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
    _ invocation: Invocation, _ cards: [RuleCard]
  ) throws(UsageError) -> ScanRequest {
    let input = try standardInput(invocation)
    return ScanRequest(
      paths: invocation.operands.isEmpty ? [[UInt8(ascii: ".")]] : invocation.operands,
      standardInput: input, rulesFile: invocation.value(of: "rules"),
      rules: try rules(invocation, cards), excludes: invocation.values(of: "exclude"),
      obeysIgnoreFiles: !invocation.has("no-ignore"), asOf: try asOf(invocation),
      jobs: try jobs(invocation))
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

  /// The ids of the rules to use.
  private func rules(
    _ invocation: Invocation, _ cards: [RuleCard]
  ) throws(UsageError) -> Set<String> {
    let known = cards.map(\.id)
    let selected = invocation.list(of: "select")
    let ignored = invocation.list(of: "ignore")
    for id in selected + ignored where !known.contains(id) {
      throw unknownRule(id, known)
    }
    return Set(invocation.has("select") ? selected : known).subtracting(ignored)
  }

  /// The complaint about a rule that does not exist.
  func unknownRule(_ id: String, _ known: [String]) -> UsageError {
    let hint = nearest(to: id, among: known)
    return UsageError(
      "there is no rule `\(id)`" + didYouMean(hint.map { "`\($0)`" }),
      "see `tenant2flex rules list`")
  }

  private func asOf(_ invocation: Invocation) throws(UsageError) -> String {
    guard let value = invocation.value(of: "as-of").map(text) else { return engine.today() }
    guard isDay(value) else {
      throw UsageError("`\(value)` is no value of `--as-of`: it takes a day, YYYY-MM-DD")
    }
    return value
  }

  private func jobs(_ invocation: Invocation) throws(UsageError) -> Int? {
    guard let value = invocation.value(of: "jobs").map(text) else { return nil }
    guard let jobs = Int(value), (1...1024).contains(jobs) else {
      throw UsageError("`\(value)` is no value of `--jobs`: it takes a number from 1 to 1024")
    }
    return jobs
  }
}

/// Whether a text is a day of the Gregorian calendar, `YYYY-MM-DD`.
func isDay(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  let isShaped =
    parts.map(\.utf8.count) == [4, 2, 2]
    && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  let numbers = parts.compactMap { Int($0) }
  guard isShaped, numbers.count == 3, (1...12).contains(numbers[1]) else { return false }
  let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...days[numbers[1] - 1]).contains(numbers[2])
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
