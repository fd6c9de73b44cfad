import Documents
package import Files
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
  package var knownRules: [String]?
  /// The files whose findings are wanted, by path as it was found; absent: all.
  package var scope: ((_ path: [UInt8]) -> Bool)?
  /// A path as fingerprints know it: the same from wherever the program is started.
  package var fingerprintPath: (_ path: [UInt8]) -> [UInt8] = { $0 }
  package init(paths: [[UInt8]], text: SourceSet.File? = nil, walk: WalkOptions, asOf: Day) {
    self.paths = paths
    self.text = text
    self.walk = walk
    self.asOf = asOf
  }
}

/// One run: what was found and planned, and the files as they were read.
package struct Run {
  package let outcome: Outcome
  private let workspace: Workspace

  /// Scans and plans; writes nothing.
  package init(_ options: RunOptions, rules: RuleSet) {
    let workspace = Workspace(roots: options.paths)
    self.workspace = workspace
    var found = Discovery()
    if let text = options.text {
      found.add(
        workspace.add(text: text.bytes, named: text.path),
        of: DocumentKind(path: text.path, bytes: text.bytes))
      found.filesVisited = 1
    } else {
      found = discover(options.paths, rules: rules, options: options.walk, workspace: workspace)
    }
    var builder = RunBuilder(
      found: found, workspace: workspace, rules: rules, asOf: options.asOf)
    builder.knownRules = options.knownRules
    builder.scope = options.scope
    builder.fingerprintPath = options.fingerprintPath
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
      case .failure(let failure): problems += failure.problems
      }
    }
    return (replaced, problems)
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
