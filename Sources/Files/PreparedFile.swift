#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One file on its way to be replaced.
final class PreparedFile {
  private let old: Candidate
  private let bytes: [UInt8]
  private let folder: Folder
  private let name: [UInt8]
  /// The new content, open as long as its lock is needed.
  private var lock: Descriptor?
  /// The new content until it has taken its place; afterwards the old content, if they were
  /// exchanged.
  private var temporary: [UInt8]?
  /// A second name for the old content, or a copy of it.
  private var backup: [UInt8]?
  private var keptState: FileState
  private var newState: FileState
  private var hasTakenPlace = false
  private var lostOwner = false
  private var lostAttributes: [String] = []
  private var isSynced = false

  /// Finds the file and its directory.
  init(_ replacement: Replacement, _ folders: inout FolderSet) throws(FileProblem) {
    old = replacement.old
    bytes = replacement.bytes
    keptState = FileState(replacement.old.identity)
    newState = keptState
    do throws(SystemError) {
      let path = try realPath(replacement.old.path)
      name = lastComponent(path)
      folder = try folders.open(Array(path.dropLast(name.count)))
    } catch {
      throw Self.problem(replacement.old, error)
    }
  }

  /// What a later run needs to know to put the file back.
  var entry: Journal.Entry {
    Journal.Entry(
      folder: folder.path, name: name, backup: backup ?? [], old: FileState(old.identity),
      kept: keptState, new: newState)
  }

  private static func problem(_ file: Candidate, _ error: SystemError) -> FileProblem {
    let reason: FileProblem.Reason = error.code == ENOENT ? .changed : .system(error.code)
    return FileProblem(path: file.path, operation: .replace, reason: reason)
  }

  private func problem(_ reason: FileProblem.Reason) -> FileProblem {
    FileProblem(path: old.path, operation: .replace, reason: reason)
  }

  private func reporting<Result>(
    _ body: () throws(SystemError) -> Result
  ) throws(FileProblem) -> Result {
    do throws(SystemError) { return try body() } catch { throw Self.problem(old, error) }
  }

  // MARK: Preparing

  /// Writes the new content beside the file, and keeps the old under a second name if asked to.
  /// A file that is replaced alone keeps the lock that tells other runs of it.
  func prepare(withBackup: Bool, keepsLock: Bool) throws(FileProblem) {
    try checkPermissions()
    let target = try openTarget()
    try reporting { () throws(SystemError) in
      let (file, name) = try write(bytes, like: target)
      temporary = name
      newState = FileState(FileIdentity(try status(of: file)))
      if keepsLock { lock = file }
    }
    if withBackup { try keepOld(target) }
  }

  private func checkPermissions() throws(FileProblem) {
    try checkWritable(name, following: false, W_OK, .readOnlyFile)
    try checkWritable([UInt8(ascii: ".")], following: true, W_OK | X_OK, .readOnlyDirectory)
  }

  /// Refuses what the mode says no one may write, even if we are root and could.
  private func checkWritable(
    _ name: [UInt8], following: Bool, _ access: Int32, _ refusal: FileProblem.Reason
  ) throws(FileProblem) {
    let mode = try reporting { () throws(SystemError) in
      try status(of: name, in: folder.descriptor.number, following: following).st_mode
    }
    if mode & 0o222 == 0 { throw problem(refusal) }
    do throws(SystemError) {
      try checkAccess(name, in: folder.descriptor.number, access)
    } catch {
      throw error.code == EACCES ? problem(refusal) : Self.problem(old, error)
    }
  }

  private func openTarget() throws(FileProblem) -> Descriptor {
    do throws(SystemError) {
      return try Descriptor(opening: name, in: folder.descriptor, flags: O_RDONLY | O_NOFOLLOW)
    } catch {
      throw error.code == ELOOP ? problem(.changed) : Self.problem(old, error)
    }
  }

  /// Writes a file beside the target with its mode, owner and attributes.
  private func write(
    _ bytes: [UInt8], like target: Descriptor
  ) throws(SystemError) -> (file: Descriptor, name: [UInt8]) {
    let (file, name) = try folder.create()
    do throws(SystemError) {
      try writeAll(bytes, to: file)
      try copyRights(from: target, to: file)
      try repeating { fsync(file.number) }
      return (file, name)
    } catch {
      folder.removeTwice(name)
      throw error
    }
  }

  private func copyRights(
    from target: Descriptor, to file: Descriptor
  ) throws(SystemError) {
    let wanted = try status(of: target)
    let given = try status(of: file)
    var mode = wanted.st_mode & 0o7777
    if wanted.st_uid != given.st_uid || wanted.st_gid != given.st_gid {
      if fchown(file.number, wanted.st_uid, wanted.st_gid) != 0 {
        lostOwner = true
        // A member of the group may still give it the group.
        let hasGroup = fchown(file.number, uid_t.max, wanted.st_gid) == 0
        // Nobody may gain by the change: another group gets what everybody had.
        mode &= 0o1777
        if !hasGroup { mode = mode & ~0o070 | (mode & 0o007) << 3 }
      }
    }
    // Before the mode: an access control list brings its own.
    lostAttributes = try copyAttributes(from: target, to: file)
    try repeating { fchmod(file.number, mode) }
  }

  /// Keeps the old content as a second name, or as a copy where the file system has no links.
  private func keepOld(_ target: Descriptor) throws(FileProblem) {
    try reporting { () throws(SystemError) in
      do throws(SystemError) {
        backup = try folder.link(name)
      } catch {
        let (file, name) = try write(old.bytes, like: target)
        backup = name
        keptState = FileState(FileIdentity(try status(of: file)))
      }
    }
  }

  // MARK: Taking the place

  /// Fails when the target is not, byte for byte, the file that was read.
  func check() throws(FileProblem) {
    if !(try reporting { () throws(SystemError) in try isOld(name) }) { throw problem(.changed) }
  }

  /// Whether a name is, byte for byte, the file that was read.
  private func isOld(_ name: [UInt8]) throws(SystemError) -> Bool {
    let file: Descriptor
    do throws(SystemError) {
      file = try Descriptor(opening: name, in: folder.descriptor, flags: O_RDONLY | O_NOFOLLOW)
    } catch {
      if error.code == ELOOP { return false }
      throw error
    }
    let status = try status(of: file)
    guard FileKind(mode: status.st_mode) == .regular,
      FileIdentity(status).isSameState(as: old.identity)
    else { return false }
    return try contents(of: file.number, limit: old.bytes.count) == old.bytes
  }

  /// Checks once more, and exchanges the new content with the old. Then it looks at what came
  /// out: who changed the file in the last moment gets it back. Where the file system cannot
  /// exchange, the new content is renamed over the old.
  func takePlace() throws(FileProblem) {
    try check()
    guard let temporary else { return }
    try reporting { () throws(SystemError) in
      if try exchange(temporary, name, in: folder.descriptor.number) {
        hasTakenPlace = true
      } else {
        try rename(temporary, to: name, in: folder.descriptor.number)
        self.temporary = nil
        hasTakenPlace = true
      }
    }
    guard let exchanged = self.temporary else { return }
    // What cannot be read now was read, and right, a moment ago.
    if (try? isOld(exchanged)) == false {
      try giveBack(exchanged)
      throw problem(.changed)
    }
  }

  /// Gives a file that somebody changed in the last moment its name back.
  private func giveBack(_ exchanged: [UInt8]) throws(FileProblem) {
    do throws(SystemError) {
      _ = try exchange(exchanged, name, in: folder.descriptor.number)
      hasTakenPlace = false
    } catch {
      // It stays where it is, under the temporary name.
      temporary = nil
      throw FileProblem(path: old.path, operation: .restore, reason: .system(error.code))
    }
  }

  /// Puts the old content back and removes what was written; the problem if that fails.
  func undo() -> FileProblem? {
    do throws(SystemError) {
      if hasTakenPlace, let backup {
        let now = FileIdentity(
          try status(of: name, in: folder.descriptor.number, following: false))
        guard FileState(now) == newState else {
          return FileProblem(path: old.path, operation: .restore, reason: .changed)
        }
        try rename(backup, to: name, in: folder.descriptor.number)
        self.backup = nil
        try folder.sync()
      }
    } catch {
      return FileProblem(path: old.path, operation: .restore, reason: .system(error.code))
    }
    return removeOwn()
  }

  /// Makes the change last.
  func sync() {
    isSynced = (try? folder.sync()) != nil
  }

  /// Removes what is left of the old content.
  func finish() -> Replaced {
    for name in [temporary, backup].compactMap(\.self) { folder.removeTwice(name) }
    return Replaced(
      path: old.path, hadOtherNames: old.identity.links > 1, lostOwner: lostOwner,
      lostAttributes: lostAttributes, isSynced: isSynced)
  }

  private func removeOwn() -> FileProblem? {
    var problem: FileProblem?
    for name in [temporary, backup].compactMap(\.self) {
      do throws(SystemError) {
        try remove(name, in: folder.descriptor.number)
      } catch {
        problem = FileProblem(path: old.path, operation: .clean, reason: .system(error.code))
      }
    }
    return problem
  }
}
