import Files
import Migration
import Reports
import Rules

extension Engine {
  /// The rooms of the house, joined.
  package static var rooms: Engine {
    Engine(
      rules: rules(of:), scan: { _ in .refused(["no scanner yet"]) }, files: files(of:),
      write: { _, _ in Written(problems: []) }, save: System.save,
      standardInput: System.standardInput, today: System.today, place: System.place)
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
    var options = WalkOptions()
    options.obeysIgnoreFiles = request.obeysIgnoreFiles
    options.excludes = request.excludes
    if let jobs = request.jobs { options.jobs = jobs }
    let missing = request.paths.filter { kind(of: $0) == nil }
    if !missing.isEmpty {
      return .refused(missing.map { "`\(shown($0))`: there is no such file or directory" })
    }
    let list = listFiles(paths: request.paths, options: options)
    let problems = list.problems.map {
      Problem(stage: .read, path: $0.path, range: nil, message: $0.explanation)
    }
    return .found(list.paths, problems)
  }
}
