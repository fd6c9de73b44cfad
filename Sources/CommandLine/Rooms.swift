import Files
import Migration
import Reports
import Rules

extension Engine {
  /// The rooms of the house, joined.
  package static var rooms: Engine {
    let last = LastRun()
    return Engine(
      rules: rules(of:), scan: { scan($0, last) }, files: files(of:),
      write: { _, levels in last.run.map { write($0, levels) } ?? Written(problems: []) },
      save: System.save, standardInput: System.standardInput, today: System.today,
      place: System.place)
  }

  /// The run whose edits are to be written.
  private final class LastRun {
    var run: Run?
  }

  private static func scan(_ request: ScanRequest, _ last: LastRun) -> ScanAnswer {
    if let refusal = refusal(of: request) { return .refused(refusal) }
    let options = RunOptions(
      paths: request.paths, text: request.standardInput, walk: walkOptions(request),
      asOf: request.asOf, rewritesMentions: request.rewritesMentions)
    let run = Run(options, rules: request.rules)
    last.run = run
    return .found(run.outcome)
  }

  private static func write(_ run: Run, _ levels: Set<Level>) -> Written {
    let (replaced, problems) = run.write(levels)
    let remarks = replaced.filter(\.hadOtherNames).map {
      "\(shown($0.path)): it had other names (hard links), which keep the old content"
    }
    return Written(
      problems: problems.map {
        Problem(stage: .write, path: $0.path, range: nil, message: $0.explanation)
      }, remarks: remarks)
  }

  private static func rules(of file: [UInt8]?) -> RuleAnswer {
    var load = builtInRules()
    if let file {
      switch readFile(file) {
      case .failure(let problem): return .refused([problem.message])
      case .success(let found): load = loadRules(found.bytes, name: shown(file))
      }
    }
    guard let rules = load.rules else { return .refused(load.problems.map(\.description)) }
    return .loaded(rules)
  }

  private static func files(of request: ScanRequest) -> FileAnswer {
    if let refusal = refusal(of: request) { return .refused(refusal) }
    let list = listFiles(paths: request.paths, options: walkOptions(request))
    let problems = list.problems.map {
      Problem(stage: .read, path: $0.path, range: nil, message: $0.explanation)
    }
    return .found(list.paths, problems)
  }

  private static func walkOptions(_ request: ScanRequest) -> WalkOptions {
    var options = WalkOptions()
    options.obeysIgnoreFiles = request.obeysIgnoreFiles
    options.excludes = request.excludes
    if let jobs = request.jobs { options.jobs = jobs }
    return options
  }

  private static func refusal(of request: ScanRequest) -> [String]? {
    guard request.standardInput == nil else { return nil }
    let missing = request.paths.filter { kind(of: $0) == nil }
    if missing.isEmpty { return nil }
    return missing.map { "`\(shown($0))`: there is no such file or directory" }
  }
}
