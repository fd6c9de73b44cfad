#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What became of the work of runs that were cut off.
package struct Recovery: Sendable {
  /// The files that were put back as they were before such a run, as parts of a group that was
  /// not complete.
  package var restored: [[UInt8]] = []
  /// What could not be put back or removed.
  package var problems: [FileProblem] = []

  /// Nothing done yet.
  package init() {}

  fileprivate init(problems: [FileProblem]) { self.problems = problems }

  fileprivate mutating func add(_ other: Recovery) {
    restored += other.restored
    problems += other.problems
  }
}

/// Undoes the groups that earlier runs could not complete, and removes the temporary files that
/// they left behind, in some directories. Runs that are still at work are left alone. `named` are
/// files or directories whose own directories are looked at too.
package func recover(
  in directories: [[UInt8]] = [], named: [[UInt8]] = [], leftovers: [[UInt8]] = []
) -> Recovery {
  var all = directories
  for path in named where kind(of: path) == .regular {
    guard let path = try? realPath(path) else { continue }
    all.append(path.dropLast(lastComponent(path).count))
  }
  for path in leftovers {
    let folder = Array(path.dropLast(lastComponent(path).count))
    all.append(folder.isEmpty ? Array("./".utf8) : folder)
  }
  var recovery = Recovery()
  var seen: Set<[UInt8]> = []
  for path in all where seen.insert(path).inserted { recovery.add(recover(in: path)) }
  return recovery
}

private func recover(in path: [UInt8]) -> Recovery {
  guard let folder = try? Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
    return Recovery()
  }
  var recovery = Recovery()
  for (process, names) in deadFiles(in: folder).sorted(by: { $0.key < $1.key }) {
    var isSettled = true
    for name in names {
      guard let journal = journal(name, in: folder) else { continue }
      let result = Rollback(journal, in: folder, path, process).run()
      recovery.add(result)
      if !result.problems.isEmpty { isSettled = false }
    }
    if isSettled { recovery.problems += removeAll(names, in: folder, path) }
  }
  return recovery
}

/// The temporary files of dead runs in a directory, by process.
private func deadFiles(in folder: Descriptor) -> [pid_t: [[UInt8]]] {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
  defer { unsafe buffer.deallocate() }
  // An own descriptor, for its own place in the list.
  let here = try? Descriptor(
    opening: [UInt8(ascii: ".")], in: folder, flags: O_RDONLY | O_DIRECTORY)
  guard let here else { return [:] }
  let listing = unsafe DirectoryListing(here, buffer)
  var names: [pid_t: [[UInt8]]] = [:]
  for entry in listing.entries where entry.kind == .regular {
    let name = Array(listing.name(entry))
    if let process = TemporaryName.process(of: name) { names[process, default: []].append(name) }
  }
  return names.filter { process, names in names.allSatisfy { isFree($0, in: folder, process) } }
    .mapValues { $0.sorted(by: precedes) }
}

/// Whether no run holds a lock on a file. Where the file system has no locks the number of the
/// process decides.
private func isFree(_ name: [UInt8], in folder: Descriptor, _ process: pid_t) -> Bool {
  do throws(SystemError) {
    let file = try Descriptor(opening: name, in: folder, flags: O_RDONLY | O_NOFOLLOW)
    do throws(SystemError) {
      try repeating { flock(file.number, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      return error.code != EWOULDBLOCK && TemporaryName.isDead(process)
    }
  } catch {
    return error.code == ENOENT
  }
}

private func removeAll(
  _ names: [[UInt8]], in folder: Descriptor, _ path: [UInt8]
) -> [FileProblem] {
  names.compactMap { name in
    do throws(SystemError) {
      try remove(name, in: folder.number)
      return nil
    } catch {
      return FileProblem(path: path + name, operation: .clean, reason: .system(error.code))
    }
  }
}

/// The record of a group under a name; nil if it is none, or not ours to act on.
private func journal(_ name: [UInt8], in folder: Descriptor) -> Journal? {
  guard
    let file = try? Descriptor(opening: name, in: folder, flags: O_RDONLY | O_NOFOLLOW),
    let status = try? status(of: file), status.st_uid == geteuid(),
    let bytes = try? contents(of: file.number, limit: Journal.sizeLimit)
  else { return nil }
  return Journal(bytes)
}

/// Puts the files of one group back.
private struct Rollback {
  /// What has become of a file of the group since.
  private enum Fate {
    case old, new, changed
  }

  /// A file of the group, where it is now.
  private struct Member {
    let entry: Journal.Entry
    let folder: Descriptor
    /// Its directory as it is shown.
    let path: [UInt8]
    let fate: Fate
  }

  private let process: pid_t
  private var members: [Member] = []
  private var problems: [FileProblem] = []

  init(_ journal: Journal, in folder: Descriptor, _ path: [UInt8], _ process: pid_t) {
    self.process = process
    for entry in journal.entries {
      let there = joined(path, entry.folder)
      do throws(SystemError) {
        let directory = try Descriptor(
          opening: entry.folder, in: folder, flags: O_RDONLY | O_DIRECTORY)
        members.append(
          Member(
            entry: entry, folder: directory, path: there, fate: try Self.fate(entry, directory)))
      } catch {
        problems.append(
          FileProblem(
            path: there + entry.name, operation: .recover, reason: .system(error.code)))
      }
    }
  }

  private static func fate(
    _ entry: Journal.Entry, _ folder: Descriptor
  ) throws(SystemError) -> Fate {
    let now: FileState
    do throws(SystemError) {
      now = FileState(
        FileIdentity(try status(of: entry.name, in: folder.number, following: false)))
    } catch {
      if error.code == ENOENT { return .changed }
      throw error
    }
    if now == entry.new { return .new }
    if now == entry.old || now == entry.kept { return .old }
    if entry.backup.isEmpty { return .changed }
    // Somebody may have put the old content back.
    let there = try? content(of: entry.name, in: folder)
    return there != nil && there == (try? content(of: entry.backup, in: folder)) ? .old : .changed
  }

  private static func content(
    of name: [UInt8], in folder: Descriptor
  ) throws(SystemError) -> [UInt8]? {
    let file = try Descriptor(opening: name, in: folder, flags: O_RDONLY | O_NOFOLLOW)
    return try contents(of: file.number, limit: defaultSizeLimit)
  }

  func run() -> Recovery {
    guard problems.isEmpty, let last = members.last else {
      return Recovery(problems: problems)
    }
    var recovery = Recovery()
    let first = last.fate == .new ? [] : members.filter { $0.fate == .new }
    if let changed = members.first(where: { $0.fate == .changed }), !first.isEmpty {
      recovery.problems = first.map { problem($0, because: changed) }
      return recovery
    }
    for member in first {
      do throws(SystemError) {
        try putBack(member)
        recovery.restored.append(member.path + member.entry.name)
      } catch {
        recovery.problems.append(
          FileProblem(
            path: member.path + member.entry.name, operation: .recover,
            reason: .system(error.code)))
      }
    }
    guard recovery.problems.isEmpty else { return recovery }
    for member in members {
      let names = deadFiles(in: member.folder)[process] ?? []
      recovery.problems += removeAll(names, in: member.folder, member.path)
    }
    return recovery
  }

  private func putBack(_ member: Member) throws(SystemError) {
    let (entry, folder) = (member.entry, member.folder)
    let backup = FileState(
      FileIdentity(try status(of: entry.backup, in: folder.number, following: false)))
    guard backup == entry.kept else { throw SystemError(code: ENOENT) }
    try rename(entry.backup, to: entry.name, in: folder.number)
    try repeating { fsync(folder.number) }
  }

  private func problem(_ member: Member, because other: Member) -> FileProblem {
    FileProblem(
      path: member.path + member.entry.name, operation: .recover,
      reason: .entangled(
        with: other.path + other.entry.name, backup: member.path + member.entry.backup))
  }
}

/// A relative directory from another one as it is shown, `.` and `..` taken out as far as they go.
private func joined(_ base: [UInt8], _ way: [UInt8]) -> [UInt8] {
  var parts = base.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
  for part in way.split(separator: slash) where !part.elementsEqual(".".utf8) {
    if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  return (base.first == slash ? [slash] : []) + parts.flatMap { $0 + [slash] }
}
