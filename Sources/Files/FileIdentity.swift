#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Which file it is and which state of it: what stat(2) said when it was read.
package struct FileIdentity: Hashable, Sendable {
  /// The number of its file system.
  package let device: UInt64
  /// Its number in the file system.
  package let inode: UInt64
  /// Bytes.
  package let size: Int
  /// The time of the last change of content: seconds since 1970 and nanoseconds.
  package let seconds: Int
  /// The nanoseconds of that time.
  package let nanoseconds: Int
  /// The permission bits with setuid, setgid and sticky: `mode & 07777`.
  package let mode: UInt32
  /// How many names the file has; more than one means that it is hard-linked.
  package let links: Int
  /// The number of its owner.
  package let owner: UInt32
  /// The number of its group.
  package let group: UInt32

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    mode = UInt32(status.st_mode) & 0o7777
    links = Int(status.st_nlink)
    owner = status.st_uid
    group = status.st_gid
  }

  /// Whether it is the same file in the same state; the number of its names may differ.
  func isSameState(as other: FileIdentity) -> Bool {
    device == other.device && FileState(self) == FileState(other)
  }
}

/// What tells a state of a file from any other on the same file system. The number of the file
/// system is not part of it: it may be another one after a restart.
struct FileState: Hashable {
  private let inode: UInt64
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  private let mode: UInt32

  init(_ identity: FileIdentity) {
    inode = identity.inode
    size = identity.size
    seconds = identity.seconds
    nanoseconds = identity.nanoseconds
    mode = identity.mode
  }

  /// Reads what `text` gave.
  init?(_ text: [UInt8]) {
    let words = String(decoding: text, as: UTF8.self).split(separator: " ")
    guard words.count == 5, let inode = UInt64(words[0]), let size = Int(words[1]),
      let seconds = Int(words[2]), let nanoseconds = Int(words[3]), let mode = UInt32(words[4])
    else { return nil }
    (self.inode, self.size, self.mode) = (inode, size, mode)
    (self.seconds, self.nanoseconds) = (seconds, nanoseconds)
  }

  /// Five decimal numbers.
  var text: String { "\(inode) \(size) \(seconds) \(nanoseconds) \(mode)" }
}

/// What kind of thing a path names.
package enum FileKind: Hashable, Sendable {
  case regular, directory, symbolicLink
  /// A pipe, socket or device. It is never opened.
  case special

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .symbolicLink
    default: self = .special
    }
  }
}

/// The kind of thing at `path`, links followed unless `followingLinks` is false; nil when there is
/// nothing there, or nothing that can be seen.
package func kind(of path: [UInt8], followingLinks: Bool = true) -> FileKind? {
  guard let status = try? status(of: path, following: followingLinks) else { return nil }
  return FileKind(mode: status.st_mode)
}

/// Whether there is nothing at `path`; false when that cannot be found out. A text that is too long
/// for a name names nothing.
package func isMissing(_ path: [UInt8]) -> Bool {
  do throws(SystemError) {
    _ = try status(of: path, following: true)
    return false
  } catch {
    return [ENOENT, ENOTDIR, ENAMETOOLONG].contains(error.code)
  }
}

/// The absolute path of what `path` names, without symbolic links, `.` and `..`.
package func resolve(_ path: [UInt8]) -> Result<[UInt8], FileProblem> {
  do throws(SystemError) {
    return .success(try realPath(path))
  } catch {
    return .failure(FileProblem(path: path, operation: .resolve, reason: .system(error.code)))
  }
}

/// Whether the resolved `path` is the resolved directory `tree` or lies below it. Both must come
/// from `resolve`: the test compares bytes only.
package func isInside(_ path: [UInt8], tree: [UInt8]) -> Bool {
  guard path.starts(with: tree) else { return false }
  return path.count == tree.count || tree.last == slash || path[tree.count] == slash
}

let slash = UInt8(ascii: "/")

/// What stands behind the last slash of a path.
func lastComponent(_ path: [UInt8]) -> [UInt8] {
  Array(path[(path.lastIndex(of: slash).map { $0 + 1 } ?? 0)...])
}
