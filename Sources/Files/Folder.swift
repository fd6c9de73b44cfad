#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One directory in which files are replaced. All names are taken in the open directory, so one
/// that is moved or swapped meanwhile leads nowhere else.
final class Folder {
  /// Its absolute path, ending with `/`.
  let path: [UInt8]
  let descriptor: Descriptor
  private var nextNumber = 0
  /// The record of a group, open and locked: it tells other runs that this one is alive.
  private var journal: (file: Descriptor, name: [UInt8])?

  /// Opens the directory at a resolved path that ends with `/`.
  init(_ path: [UInt8]) throws(SystemError) {
    self.path = path
    descriptor = try Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY)
  }

  /// A new empty file with a lock, and its name.
  func create() throws(SystemError) -> (file: Descriptor, name: [UInt8]) {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
    while true {
      let name = try nextName()
      let file: Descriptor
      do throws(SystemError) {
        file = try Descriptor(opening: name, in: descriptor, flags: flags, mode: 0o600)
      } catch {
        if error.code == EEXIST { continue }
        throw error
      }
      do throws(SystemError) {
        // Where the file system has no locks, the number of the process has to do.
        _ = try? repeating { flock(file.number, LOCK_EX) }
        // Another run may have taken it for a leftover before it was locked.
        if try status(of: file).st_nlink > 0 { return (file, name) }
      } catch {
        try? remove(name, in: descriptor.number)
        throw error
      }
    }
  }

  /// Gives a file of the directory a second name, and returns that.
  func link(_ name: [UInt8]) throws(SystemError) -> [UInt8] {
    while true {
      let new = try nextName()
      do throws(SystemError) {
        try Files.link(name, as: new, in: descriptor.number)
        return new
      } catch {
        if error.code != EEXIST { throw error }
      }
    }
  }

  private func nextName() throws(SystemError) -> [UInt8] {
    guard nextNumber < 1_000_000 else { throw SystemError(code: EEXIST) }
    defer { nextNumber += 1 }
    return TemporaryName.make(nextNumber)
  }

  /// Begins the record of a group; it says nothing yet.
  func beginJournal() throws(SystemError) { journal = try create() }

  /// Writes the record; it and all names of the directory are on disk then.
  func write(_ record: Journal) throws(SystemError) {
    guard let journal else { return }
    try writeAll(record.encoded(from: path), to: journal.file)
    try repeating { fsync(journal.file.number) }
    try sync()
  }

  /// Ends the record. One that cannot be removed says what is so: the next run sees it.
  func endJournal() {
    guard let journal else { return }
    removeTwice(journal.name)
    self.journal = nil
  }

  /// Removes a file of ours. One that stays does no harm, and the next run removes it; but it is
  /// worth a second try.
  func removeTwice(_ name: [UInt8]) {
    do throws(SystemError) {
      try remove(name, in: descriptor.number)
    } catch {
      try? remove(name, in: descriptor.number)
    }
  }

  /// Makes the names of the directory last.
  func sync() throws(SystemError) { try repeating { fsync(descriptor.number) } }
}
