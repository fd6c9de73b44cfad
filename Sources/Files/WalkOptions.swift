/// What a walk leaves out and how it runs.
package struct WalkOptions: Sendable {
  /// Whether `.gitignore`, `.ignore` and git's other exclude files are obeyed.
  package var obeysIgnoreFiles = true
  /// More patterns to leave out, written as in a `.gitignore` of the working directory. They win
  /// over every ignore file.
  package var excludes: [[UInt8]] = []
  /// How many threads may run.
  package var jobs = processorCount
  /// Files of more bytes are named, not read.
  package var sizeLimit = defaultSizeLimit
  /// Where git keeps the user's own excludes.
  package var gitHome = GitHome.fromEnvironment
  /// Called for each file that a search looks at, on the thread that looks.
  package var onFile: (@Sendable () -> Void)?

  /// Whether to look at a file of a folder, by its name; absent: at all of them. Files that are
  /// named as paths are looked at in any case.
  package var isWanted: (@Sendable (_ name: ArraySlice<UInt8>) -> Bool)?
  /// Whether a search tells which files it met.
  package var keepsFiles = false
  /// What an earlier walk met, with these options but for `isWanted`. Where it was one of the same
  /// paths, no folder is listed again.
  package var walked: WalkedFiles?
  /// Whether folders in a folder are walked too.
  package var descends = true

  /// The usual walk: ignore files obeyed, all processors.
  package init() {}
}
