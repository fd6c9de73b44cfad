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
/// one cannot, those before it are put back. Only a kill between two renames leaves some files
/// old and some new, and each of them whole.
package func replaceGroup(
  _ replacements: [Replacement]
) -> Result<[Replaced], ReplaceFailure> {
  var prepared: [PreparedFile] = []
  do throws(FileProblem) {
    for (index, replacement) in replacements.enumerated() {
      let file = try PreparedFile(replacement, firstNumber: 2 * index)
      prepared.append(file)
      // The last one needs no backup: nothing can fail after its rename.
      try file.prepare(withBackup: index + 1 < replacements.count)
    }
    for file in prepared.dropLast() { try file.check() }
    for file in prepared { try file.takePlace() }
  } catch {
    let problems = prepared.reversed().compactMap { $0.undo() }
    return .failure(ReplaceFailure(problems: [error] + problems))
  }
  return .success(prepared.map { $0.finish() })
}

/// Removes temporary files that earlier runs left behind. Files of processes that still run stay,
/// as does everything with another name. Returns what could not be removed.
package func removeLeftovers(_ paths: [[UInt8]]) -> [FileProblem] {
  paths.compactMap { path in
    let name = lastComponent(path)
    guard TemporaryName.isDead(name) else { return nil }
    do throws(SystemError) {
      try remove(path)
      return nil
    } catch {
      return FileProblem(path: path, operation: .clean, reason: .system(error.code))
    }
  }
}
