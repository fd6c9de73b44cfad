package import Migration
package import Reports
package import Text

/// What the command line asks of the rooms below it. `main.swift` joins them; tests give their own.
package struct Engine {
  /// The rules built in, or those of a file.
  package var rules: (_ file: [UInt8]?) -> RuleAnswer
  /// Finds and plans; changes nothing.
  package var scan: (ScanRequest) -> ScanAnswer
  /// The files that a scan would read, in the order of paths.
  package var files: (ScanRequest) -> FileAnswer
  /// Writes edits into files, each file wholly or not at all; what could not be written.
  package var write: (_ edits: [SourceEdit], _ sources: SourceSet) -> [Problem]
  /// Writes a report to a file; why it could not, in words.
  package var save: (_ path: [UInt8], _ bytes: [UInt8]) -> String?
  /// All of standard input; nil if it cannot be read.
  package var standardInput: () -> [UInt8]?
  /// The current day, `YYYY-MM-DD`, in UTC.
  package var today: () -> String
  /// The working directory and the repository around it.
  package var place: () -> Place
  package init(
    rules: @escaping ([UInt8]?) -> RuleAnswer, scan: @escaping (ScanRequest) -> ScanAnswer,
    files: @escaping (ScanRequest) -> FileAnswer,
    write: @escaping ([SourceEdit], SourceSet) -> [Problem],
    save: @escaping ([UInt8], [UInt8]) -> String?, standardInput: @escaping () -> [UInt8]?,
    today: @escaping () -> String, place: @escaping () -> Place
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
  /// Rules to use instead of those built in.
  package var rulesFile: [UInt8]?
  /// The ids of the rules to use: all of the rules, or those selected, without those ignored.
  package var rules: Set<String>
  /// Patterns of paths to leave out, as in `.gitignore`.
  package var excludes: [[UInt8]]
  /// Whether `.gitignore` and its like are obeyed.
  package var obeysIgnoreFiles: Bool
  /// The day by which severities are decided, `YYYY-MM-DD`.
  package var asOf: String
  /// How many files are scanned at a time; nil: as many as there are processors.
  package var jobs: Int?
}

/// Rules, or messages `path:line:column: ...` that say what is wrong with them.
package enum RuleAnswer: Sendable {
  case loaded([RuleCard])
  case refused([String])
}

/// What a scan found; `refused` if what it was asked cannot be done (a path that does not exist).
package enum ScanAnswer: Sendable {
  case found(Outcome)
  case refused([String])
}

/// The files of a scan, and the folders that could not be read.
package enum FileAnswer: Sendable {
  case found([[UInt8]], [Problem])
  case refused([String])
}
