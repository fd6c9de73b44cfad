import Files
import Migration
import Reports
import Rules

extension Engine {
  /// The rooms of the house, joined.
  package static var rooms: Engine {
    let last = LastRun()
    var engine = Engine(
      rules: rules(of:), scan: { scan($0, last) }, files: files(of:),
      write: { _, levels in last.run.map { write($0, levels) } ?? Written(problems: []) },
      save: System.save, standardInput: System.standardInput, today: System.today,
      place: System.place)
    engine.append = System.append
    engine.read = read
    engine.configuration = nearestConfiguration
    engine.leavesFolder = leavesFolder
    engine.changes = { Git(root: System.place().root).changes(since: $0) }
    return engine
  }

  /// The run whose edits are to be written.
  private final class LastRun {
    var run: Run?
  }

  private static func read(_ path: [UInt8]) -> Content {
    switch readFile(path) {
    case .success(let file): .bytes(file.bytes)
    case .failure(let problem): .refused(problem.explanation)
    }
  }

  /// Looks in the folder of `start` and upwards to the root of its repository; outside of a
  /// repository only in the folder itself.
  private static func nearestConfiguration(_ start: [UInt8]) -> [UInt8]? {
    let slash = UInt8(ascii: "/")
    guard case .success(var folder) = resolve(start) else { return nil }
    if kind(of: folder) != .directory {
      folder = Array(folder[..<(folder.lastIndex(of: slash) ?? 0)])
    }
    let first = folder
    var found: [UInt8]?
    while true {
      let file = folder + [slash] + Configuration.fileName
      if found == nil, kind(of: file) == .regular { found = file }
      if kind(of: folder + Array("/.git".utf8)) != nil { return found.map(System.place().near) }
      guard let cut = folder.lastIndex(of: slash) else { break }
      folder = Array(folder[..<cut])
    }
    let own = first + [slash] + Configuration.fileName
    return found == own ? System.place().near(own) : nil
  }

  private static func leavesFolder(_ folder: [UInt8], _ path: [UInt8]) -> Bool {
    var place = folder
    let parts = path.split(separator: UInt8(ascii: "/"))
    for (index, part) in parts.enumerated() {
      if index > 0 { place.append(UInt8(ascii: "/")) }
      place += part
      guard let kind = kind(of: place, followingLinks: false) else { return false }
      if kind != (index == parts.count - 1 ? .regular : .directory) { return true }
    }
    return false
  }

  private static func scan(_ request: ScanRequest, _ last: LastRun) -> ScanAnswer {
    if let refusal = refusal(of: request) { return .refused(refusal) }
    var options = RunOptions(
      paths: request.paths, text: request.standardInput, walk: walkOptions(request),
      asOf: request.asOf, goSDK: request.goSDK, rewritesMentions: request.rewritesMentions)
    let place = System.place()
    options.knownRules = request.knownRules
    options.fingerprintPath = place.repositoryPath
    if let changed = request.changed {
      options.scope = { changed.contains(place.repositoryPath(of: $0)) }
    }
    if let progress = request.progress {
      options.walk.onFile = progress.sawFile
      options.onFindings = progress.found
    }
    var run = Run(options, rules: request.rules)
    var recovery = Recovery()
    if request.isForWriting, request.standardInput == nil {
      recovery = recover(named: request.paths, leftovers: run.leftovers)
      if !recovery.restored.isEmpty { run = Run(options, rules: request.rules) }
    }
    last.run = run
    var outcome = run.outcome
    outcome.problems += recovery.problems.map(problem)
    let remarks = recovery.restored.map {
      "\(shown($0)): put back as it was before a run that was cut off"
    }
    return .found(outcome, remarks: remarks)
  }

  private static func problem(_ problem: FileProblem) -> Problem {
    Problem(stage: .write, path: problem.path, range: nil, message: problem.sentence)
  }

  private static func remarks(_ file: Replaced) -> [String] {
    var remarks: [String] = []
    if file.hadOtherNames {
      remarks.append("it had other names (hard links), which keep the old content")
    }
    if file.lostOwner { remarks.append("its owner or group could not be kept") }
    if !file.lostAttributes.isEmpty {
      let names = file.lostAttributes.map { shown(Array($0.utf8)) }.joined(separator: ", ")
      remarks.append("extended attributes could not be kept: \(names)")
    }
    if !file.isSynced { remarks.append("the system did not confirm that it is on the disk") }
    return remarks.map { "\(shown(file.path)): \($0)" }
  }

  private static func write(_ run: Run, _ levels: Set<Level>) -> Written {
    let (replaced, problems) = run.write(levels)
    return Written(problems: problems.map(problem), remarks: replaced.flatMap(remarks))
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
    let missing = request.paths.filter(isMissing)
    if missing.isEmpty { return nil }
    return missing.map { "`\(shown($0))`: there is no such file or directory" }
  }
}
