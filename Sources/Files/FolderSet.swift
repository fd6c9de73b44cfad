/// The directories of a group, each opened once.
struct FolderSet {
  private var folders: [[UInt8]: Folder] = [:]
  private var order: [Folder] = []
  private var begun = 0

  /// The directory at a resolved path that ends with `/`. What earlier runs left there is dealt
  /// with first.
  mutating func open(_ path: [UInt8]) throws(SystemError) -> Folder {
    if let folder = folders[path] { return folder }
    let folder = try Folder(path)
    // What it cannot put right is told by the runs whose scan meets it.
    _ = recover(in: [path])
    folders[path] = folder
    order.append(folder)
    return folder
  }

  mutating func beginJournals(for replacement: Replacement) throws(FileProblem) {
    try reporting(replacement) { () throws(SystemError) in
      while begun < order.count {
        try order[begun].beginJournal()
        begun += 1
      }
    }
  }

  func write(_ journal: Journal, for replacement: Replacement) throws(FileProblem) {
    try reporting(replacement) { () throws(SystemError) in
      for folder in order { try folder.write(journal) }
    }
  }

  func sync(for replacement: Replacement) throws(FileProblem) {
    try reporting(replacement) { () throws(SystemError) in
      for folder in order { try folder.sync() }
    }
  }

  func endJournals() {
    for folder in order { folder.endJournal() }
  }

  private func reporting(
    _ replacement: Replacement, _ body: () throws(SystemError) -> Void
  ) throws(FileProblem) {
    do throws(SystemError) {
      try body()
    } catch {
      throw FileProblem(
        path: replacement.old.path, operation: .replace, reason: .system(error.code))
    }
  }
}
