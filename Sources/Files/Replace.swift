/// A file to be replaced: what it was when it was read, and its new content.
package struct Replacement: Sendable {
  /// The file as `search` or `readFile` gave it. A symbolic link stays; its target is replaced.
  package let old: Candidate
  /// The whole new content.
  package let bytes: [UInt8]

  /// Nothing is done before `replace` is called.
  package init(_ old: Candidate, with bytes: [UInt8]) {
    self.old = old
    self.bytes = bytes
  }
}

/// What a person should know about a file that was replaced.
package struct Replaced: Sendable {
  /// The path as it was given.
  package let path: [UInt8]
  /// Whether the file had other names (hard links); they keep the old content.
  package let hadOtherNames: Bool
  /// Whether the owner or group could not be kept.
  package let lostOwner: Bool
  /// The extended attributes that could not be kept.
  package let lostAttributes: [String]
  /// Whether the system confirmed that the change of the directory is on disk.
  package let isSynced: Bool
}

/// A group of files that could not be replaced.
package struct ReplaceFailure: Error, Sendable {
  /// Why, first the file that stopped the group. Further entries tell of files that could not be
  /// put back as they were.
  package let problems: [FileProblem]
}

/// Replaces one file atomically: at any moment it has all of its old or all of its new content.
/// Mode, owner and extended attributes are kept where the system allows. Fails without a trace
/// when the file is not what was read any more, or may not be written.
package func replace(_ replacement: Replacement) -> Result<Replaced, FileProblem> {
  replaceGroup([replacement]).map { $0[0] }.mapError { $0.problems[0] }
}

/// Replaces all files or none. All new contents are on disk before the first takes its place; if
/// one cannot, those before it are put back. When the process is killed in between, `recover`
/// puts them back later; until then some files are old and some new, and each of them is whole.
package func replaceGroup(
  _ replacements: [Replacement]
) -> Result<[Replaced], ReplaceFailure> {
  var folders = FolderSet()
  var prepared: [PreparedFile] = []
  let isAlone = replacements.count < 2
  do throws(FileProblem) {
    for replacement in replacements {
      let file = try PreparedFile(replacement, &folders)
      if !isAlone { try folders.beginJournals(for: replacement) }
      prepared.append(file)
      // The last one needs no backup: nothing can fail after its rename.
      try file.prepare(withBackup: prepared.count < replacements.count, keepsLock: isAlone)
    }
    for file in prepared.dropLast() { try file.check() }
    if let last = replacements.last, !isAlone {
      try folders.write(Journal(prepared.map(\.entry)), for: last)
    }
    for file in prepared.dropLast() { try file.takePlace() }
    // The last rename makes the group complete, so it must not reach the disk before the others.
    if let last = replacements.last, !isAlone { try folders.sync(for: last) }
    try prepared.last?.takePlace()
  } catch {
    let problems = prepared.reversed().compactMap { $0.undo() }
    // What could not be put back now may be later.
    if !problems.contains(where: { $0.operation == .restore }) { folders.endJournals() }
    return .failure(ReplaceFailure(problems: [error] + problems))
  }
  for file in prepared { file.sync() }
  folders.endJournals()
  return .success(prepared.map { $0.finish() })
}
