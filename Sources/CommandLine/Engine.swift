package import GoSDK
package import Migration
package import Reports
package import Rules
package import Text

/// What the command line asks of the rooms below it. `main.swift` joins them; tests give their own.
package struct Engine {
  /// The rules built in, or those of a file.
  package var rules: (_ file: [UInt8]?) -> RuleAnswer
  /// Finds and plans; changes nothing.
  package var scan: (ScanRequest) -> ScanAnswer
  /// The files that a scan would read, in the order of paths.
  package var files: (ScanRequest) -> FileAnswer
  /// Writes the edits of the findings of some levels, each file wholly or not at all.
  package var write: (_ outcome: Outcome, _ levels: Set<Level>) -> Written
  /// Writes a report to a file; why it could not, in words.
  package var save: (_ path: [UInt8], _ bytes: [UInt8]) -> String?
  /// All of standard input; nil if it cannot be read.
  package var standardInput: () -> [UInt8]?
  /// The current day in UTC.
  package var today: () -> Day
  /// The working directory and the repository around it.
  package var place: () -> Place
  /// Adds to the end of a file; why it could not, in words.
  package var append: (_ path: [UInt8], _ bytes: [UInt8]) -> String? = { _, _ in nil }
  /// The bytes of a file.
  package var read: (_ path: [UInt8]) -> Content = { _ in .refused("it cannot be read") }
  /// The nearest `.tenant2flex.json` for a path that is to be scanned.
  package var configuration: (_ start: [UInt8]) -> [UInt8]? = { _ in nil }
  /// Whether a path below a folder leads elsewhere by a link, or to something that is no file.
  package var leavesFolder: (_ folder: [UInt8], _ path: [UInt8]) -> Bool = { _, _ in false }
  /// The files changed since a revision.
  package var changes: (_ revision: [UInt8]) -> ChangeAnswer = { _ in .refused([]) }
  package init(
    rules: @escaping ([UInt8]?) -> RuleAnswer, scan: @escaping (ScanRequest) -> ScanAnswer,
    files: @escaping (ScanRequest) -> FileAnswer,
    write: @escaping (Outcome, Set<Level>) -> Written,
    save: @escaping ([UInt8], [UInt8]) -> String?, standardInput: @escaping () -> [UInt8]?,
    today: @escaping () -> Day, place: @escaping () -> Place
  ) {
    self.rules = rules
    self.scan = scan
    self.files = files
    self.write = write
    self.save = save
    self.standardInput = standardInput
    self.today = today
    self.place = place
  }
}

/// What to scan, and how.
package struct ScanRequest: Sendable {
  /// Files and folders as the user named them.
  package var paths: [[UInt8]]
  /// Scanned instead of `paths`: standard input, with the path it stands for.
  package var standardInput: SourceSet.File?
  /// The rules to use: those loaded, as far as they are selected and not ignored.
  package var rules: RuleSet
  /// Patterns of paths to leave out, as in `.gitignore`.
  package var excludes: [[UInt8]]
  /// Whether `.gitignore` and its like are obeyed.
  package var obeysIgnoreFiles: Bool
  /// Whether files will be written: then the work of runs that were cut off is undone first.
  package var isForWriting: Bool
  /// The day by which severities are decided.
  package var asOf: Day
  /// The release of the Go SDK to move to; nil for the smallest that works.
  package var goSDK: SDKVersion?
  /// How many files are scanned at a time; nil: as many as there are processors.
  package var jobs: Int?
  /// Whether paths and names in comments and prose are to be rewritten.
  package var rewritesMentions = false
  /// Every rule that exists, also those not used.
  package var knownRules: RuleSet?
  /// The files whose findings are wanted, from the root of the repository; nil: all.
  package var changed: Set<[UInt8]>?
  /// Where a person is told how far the scan is; nil: nowhere.
  package var progress: Progress?
}

/// A file's bytes, or why it cannot be read, in words.
package enum Content: Sendable {
  case bytes([UInt8])
  case refused(String)
}

/// Paths from the root of the repository, or messages that say why they are not known.
package enum ChangeAnswer: Sendable {
  case files(Set<[UInt8]>)
  case refused([String])
}

/// Rules, or messages `path:line:column: ...` that say what is wrong with them.
package enum RuleAnswer: Sendable {
  case loaded(RuleSet)
  case refused([String])
}

/// What a scan found, with remarks for a person; `refused` if what it was asked cannot be done (a
/// path that does not exist).
package enum ScanAnswer: Sendable {
  case found(Outcome, remarks: [String] = [])
  case refused([String])
}

/// The files of a scan, and the folders that could not be read.
package enum FileAnswer: Sendable {
  case found([[UInt8]], [Problem])
  case refused([String])
}

/// What became of a write.
package struct Written: Sendable {
  /// The files that were not written, and why.
  package var problems: [Problem]
  /// What a person should know about files that were: `path: ...`.
  package var remarks: [String]
  package init(problems: [Problem], remarks: [String] = []) {
    self.problems = problems
    self.remarks = remarks
  }
}
