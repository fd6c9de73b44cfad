#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One file on its way to be replaced. All names are taken in one open directory, so a directory
/// that is moved or swapped meanwhile leads nowhere else.
final class PreparedFile {
  private let old: Candidate
  private let bytes: [UInt8]
  private let directory: Descriptor
  private let name: [UInt8]
  private var nextNumber: Int
  /// The new content, until it has taken its place.
  private var temporary: [UInt8]?
  /// A second name for the old content, or a copy of it.
  private var backup: [UInt8]?
  private var hasTakenPlace = false
  private var lostOwner = false
  private var lostAttributes: [String] = []

  /// Finds the file and its directory. `firstNumber` is where the search for free names begins.
  init(_ replacement: Replacement, firstNumber: Int) throws(FileProblem) {
    old = replacement.old
    bytes = replacement.bytes
    nextNumber = firstNumber
    do throws(SystemError) {
      let path = try realPath(replacement.old.path)
      name = lastComponent(path)
      directory = try Descriptor(
        opening: Array(path.dropLast(name.count)), flags: O_RDONLY | O_DIRECTORY)
    } catch {
      throw Self.problem(replacement.old, error)
    }
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
  func prepare(withBackup: Bool) throws(FileProblem) {
    try checkPermissions()
    removeDeadFiles()
    let target = try openTarget()
    temporary = try reporting { () throws(SystemError) in try write(bytes, like: target) }
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
      try status(of: name, in: directory.number, following: following).st_mode
    }
    if mode & 0o222 == 0 { throw problem(refusal) }
    do throws(SystemError) {
      try checkAccess(name, in: directory.number, access)
    } catch {
      throw error.code == EACCES ? problem(refusal) : Self.problem(old, error)
    }
  }

  /// Removes temporary files of dead runs. What cannot be removed does no harm.
  private func removeDeadFiles() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
    defer { unsafe buffer.deallocate() }
    // An own descriptor, for its own place in the list.
    let here = try? Descriptor(
      opening: [UInt8(ascii: ".")], in: directory, flags: O_RDONLY | O_DIRECTORY)
    guard let here else { return }
    let listing = unsafe DirectoryListing(here, buffer)
    for entry in listing.entries where entry.kind == .regular {
      let name = listing.name(entry)
      if TemporaryName.isDead(name) { try? remove(Array(name), in: directory.number) }
    }
  }

  private func openTarget() throws(FileProblem) -> Descriptor {
    do throws(SystemError) {
      return try Descriptor(opening: name, in: directory, flags: O_RDONLY | O_NOFOLLOW)
    } catch {
      throw error.code == ELOOP ? problem(.changed) : Self.problem(old, error)
    }
  }

  /// Writes a file beside the target with its mode, owner and attributes; returns its name.
  private func write(
    _ bytes: [UInt8], like target: Descriptor
  ) throws(SystemError) -> [UInt8] {
    let (file, name) = try create()
    do throws(SystemError) {
      try writeAll(bytes, to: file)
      try copyRights(from: target, to: file)
      try repeating { fsync(file.number) }
      return name
    } catch {
      try? remove(name, in: directory.number)
      throw error
    }
  }

  private func create() throws(SystemError) -> (file: Descriptor, name: [UInt8]) {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
    while true {
      let name = TemporaryName.make(nextNumber)
      nextNumber += 1
      do throws(SystemError) {
        let file = try Descriptor(opening: name, in: directory, flags: flags, mode: 0o600)
        return (file, name)
      } catch {
        if error.code != EEXIST || nextNumber > 1_000_000 { throw error }
      }
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
    lostAttributes = copyAttributes(from: target, to: file)
    try repeating { fchmod(file.number, mode) }
  }

  /// Keeps the old content as a second name, or as a copy where the file system has no links.
  private func keepOld(_ target: Descriptor) throws(FileProblem) {
    try reporting { () throws(SystemError) in
      while true {
        let name = TemporaryName.make(nextNumber)
        nextNumber += 1
        do throws(SystemError) {
          try link(self.name, as: name, in: directory.number)
          backup = name
          return
        } catch {
          if error.code == EEXIST { continue }
          backup = try write(old.bytes, like: target)
          return
        }
      }
    }
  }

  // MARK: Taking the place

  /// Fails when the target is not, byte for byte, the file that was read.
  func check() throws(FileProblem) {
    let target = try openTarget()
    let isSame = try reporting { () throws(SystemError) in
      let status = try status(of: target)
      guard FileKind(mode: status.st_mode) == .regular,
        FileIdentity(status).isSameState(as: old.identity)
      else { return false }
      return try contents(of: target.number, limit: old.bytes.count) == old.bytes
    }
    if !isSame { throw problem(.changed) }
  }

  /// Checks once more and renames the new content over the old.
  func takePlace() throws(FileProblem) {
    try check()
    guard let temporary else { return }
    try reporting { () throws(SystemError) in
      try rename(temporary, to: name, in: directory.number)
    }
    self.temporary = nil
    hasTakenPlace = true
  }

  /// Puts the old content back and removes what was written; the problem if that fails.
  func undo() -> FileProblem? {
    do throws(SystemError) {
      if hasTakenPlace, let backup {
        try rename(backup, to: name, in: directory.number)
        self.backup = nil
        try repeating { fsync(directory.number) }
      }
    } catch {
      return FileProblem(path: old.path, operation: .restore, reason: .system(error.code))
    }
    return removeOwn()
  }

  /// Makes the change last and removes the backup.
  func finish() -> Replaced {
    let isSynced = (try? repeating { fsync(directory.number) }) != nil
    // A backup that stays does no harm, and the next run removes it; but it is worth a second try.
    if removeOwn() != nil { _ = removeOwn() }
    return Replaced(
      path: old.path, hadOtherNames: old.identity.links > 1, lostOwner: lostOwner,
      lostAttributes: lostAttributes, isSynced: isSynced)
  }

  private func removeOwn() -> FileProblem? {
    var problem: FileProblem?
    for name in [temporary, backup].compactMap(\.self) {
      do throws(SystemError) {
        try remove(name, in: directory.number)
      } catch {
        problem = FileProblem(path: old.path, operation: .clean, reason: .system(error.code))
      }
    }
    return problem
  }
}
