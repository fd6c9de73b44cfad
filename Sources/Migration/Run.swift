import Documents
package import Files
package import GoSDK
import Languages
package import Rules
import Scanner
import ShellSyntax
package import Text

/// What to migrate, and how.
package struct RunOptions {
  /// Files and folders as the user named them.
  package var paths: [[UInt8]]
  /// Text that is scanned instead, with the path it stands for.
  package var text: SourceSet.File?
  package var walk: WalkOptions
  /// The day by which severities are decided.
  package var asOf: Day
  /// Every rule that exists, also those left out of this run; absent: the rules of the run.
  package var knownRules: RuleSet?
  /// The files whose findings are wanted, by path as it was found; absent: all.
  package var scope: ((_ path: [UInt8]) -> Bool)?
  /// A path as fingerprints know it: the same from wherever the program is started.
  package var fingerprintPath: (_ path: [UInt8]) -> [UInt8] = { $0 }
  /// The release of the Go SDK to move to; nil for the smallest that works.
  package var goSDK: SDKVersion?
  /// Whether paths and names in comments and prose get edits as well, at note level.
  package var rewritesMentions: Bool
  /// Called again and again while the files are worked on, with the findings so far.
  package var onFindings: ((_ count: Int) -> Void)?
  package init(
    paths: [[UInt8]], text: SourceSet.File? = nil, walk: WalkOptions, asOf: Day,
    goSDK: SDKVersion? = nil, rewritesMentions: Bool = false
  ) {
    self.rewritesMentions = rewritesMentions
    self.paths = paths
    self.text = text
    self.walk = walk
    self.asOf = asOf
    self.goSDK = goSDK
  }
}

/// One run: what was found and planned, and the files as they were read.
package struct Run {
  package let outcome: Outcome
  /// Temporary files of earlier runs that were cut off; `recover` deals with them.
  package let leftovers: [[UInt8]]
  private let workspace: Workspace

  /// Scans and plans; writes nothing.
  package init(_ options: RunOptions, rules: RuleSet) {
    let workspace = Workspace(roots: options.paths)
    self.workspace = workspace
    if let tell = options.onFindings { workspace.heartbeat = { tell(0) } }
    var found = Discovery()
    var modules: [GoModule] = []
    if let text = options.text {
      let file = workspace.add(text: text.bytes, named: text.path)
      if isGoFile(text.path) {
        found.packages = [[file]]
        modules = [goModule(of: file, workspace: workspace)]
      } else {
        let kind = DocumentKind(path: text.path, bytes: text.bytes)
        let isOther = kind == .other && Dialect(path: text.path, bytes: text.bytes) != nil
        if isOther { found.others.append(file) } else { found.add(file, of: kind) }
      }
      found.filesVisited = 1
    } else {
      found = discover(
        options.paths, rules: rules, sdk: builtInSDKMarks(), options: options.walk,
        workspace: workspace)
      modules = goModules(
        in: found, options.paths, options: options.walk, workspace: workspace,
        rules: builtInSDKRules)
    }
    leftovers = found.leftovers
    let analysis =
      modules.isEmpty
      ? Analysis()
      : SDKAnalysis(
        modules, builtInSDKRules(), rules, target: options.goSDK, asOf: options.asOf
      ).result
    var builder = RunBuilder(
      found: found, workspace: workspace, rules: rules, asOf: options.asOf,
      others: [analysis], rewritesMentions: options.rewritesMentions)
    builder.knownRules = options.knownRules
    builder.scope = options.scope
    builder.fingerprintPath = options.fingerprintPath
    builder.onFindings = options.onFindings
    builder.goSDK = options.goSDK
    outcome = builder.outcome()
  }

  /// Writes the edits of the findings of some levels. The files of one fix are written together
  /// or not at all.
  package func write(_ levels: Set<Level>) -> (replaced: [Replaced], problems: [FileProblem]) {
    let edits = outcome.edits(of: levels)
    guard let changed = workspace.sources.applying(edits) else {
      preconditionFailure("the edits of a run must not overlap")
    }
    var replaced: [Replaced] = []
    var problems: [FileProblem] = []
    for group in groups(levels) {
      let files = group.sorted().compactMap { file in
        workspace.candidates[file].map { Replacement($0, with: changed.bytes(of: file)) }
      }
      switch replaceGroup(files) {
      case .success(let done): replaced += done
      case .failure(let failure): problems += all(files, after: failure)
      }
    }
    return (replaced, problems)
  }

  /// The problems of a group, with one for each file that only failed with the others.
  private func all(_ files: [Replacement], after failure: ReplaceFailure) -> [FileProblem] {
    let named = Set(failure.problems.map(\.path))
    let others = files.map(\.old.path).filter { !named.contains($0) }.map {
      FileProblem(path: $0, operation: .replace, reason: .groupFailed)
    }
    return failure.problems + others
  }

  /// The sets of files that fixes tie together.
  private func groups(_ levels: Set<Level>) -> [Set<FileID>] {
    var result: [Set<FileID>] = []
    for finding in outcome.findings where levels.contains(finding.level) {
      var group = Set(finding.edits.map(\.file))
      guard !group.isEmpty else { continue }
      result.removeAll { other in
        guard !other.isDisjoint(with: group) else { return false }
        group.formUnion(other)
        return true
      }
      result.append(group)
    }
    return result
  }
}
