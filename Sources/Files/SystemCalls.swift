#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The system calls of this room, as functions that throw `SystemError` and repeat after EINTR.
// The Glibc module leaves out getdents64 and the extended attributes; they are bound by name.

/// A failed system call: its `errno`.
struct SystemError: Error {
  let code: Int32

  /// The error of the system call that has just failed.
  static var last: SystemError { SystemError(code: errno) }
}

/// The text of an `errno`, as strerror(3) gives it.
func describe(errno code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}

/// Calls `body` with the path as a C string. A path that holds a NUL byte does not exist.
@discardableResult
func withPath<Result>(
  _ path: [UInt8], _ body: (UnsafePointer<CChar>) throws(SystemError) -> Result
) throws(SystemError) -> Result {
  guard !path.contains(0) else { throw SystemError(code: ENOENT) }
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: path.count + 1)
  defer { unsafe copy.deallocate() }
  for (index, byte) in path.enumerated() { unsafe copy[index] = CChar(bitPattern: byte) }
  unsafe copy[path.count] = 0
  return try unsafe body(copy)
}

/// Repeats `call` while it is interrupted; throws when it answers below zero.
@discardableResult
func repeating<Number: SignedInteger>(
  _ call: () -> Number
) throws(SystemError) -> Number {
  while true {
    let answer = call()
    if answer >= 0 { return answer }
    if errno != EINTR { throw .last }
  }
}

/// An open file or directory, closed when the last reference goes.
final class Descriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Opens `path`, relative to `directory` when given. Never becomes the controlling terminal,
  /// never waits for the other end of a pipe, never survives an exec.
  convenience init(
    opening path: [UInt8], in directory: Descriptor? = nil, flags: Int32, mode: mode_t = 0
  ) throws(SystemError) {
    let base = directory?.number ?? AT_FDCWD
    let number = try unsafe withPath(path) { path throws(SystemError) in
      try unsafe open(at: base, path, flags, mode)
    }
    self.init(number)
  }

  deinit { _ = close(number) }
}

@_silgen_name("fstatfs")
private func fstatfs(_ file: Int32, _ status: UnsafeMutableRawPointer) -> Int32

extension Descriptor {
  /// Whether the files of a directory are read from the pages that the system keeps of them, so
  /// that a read gives less than it is asked for only at the end of a file or before a page that
  /// cannot be read. It holds for what disks and memory have; other file systems give what they
  /// like.
  var isPaged: Bool {
    // `struct statfs` begins with the kind of file system, and has 120 bytes at most.
    unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { status in
      guard let base = status.baseAddress, unsafe fstatfs(number, base) == 0 else { return false }
      // ext2 to ext4, XFS, Btrfs, F2FS, tmpfs (statfs(2)).
      return unsafe [0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x0102_1994].contains(base[0])
    }
  }
}

/// openat(2), with O_CLOEXEC, O_NOCTTY and O_NONBLOCK added.
func open(
  at directory: Int32, _ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t = 0
) throws(SystemError) -> Int32 {
  let all = flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
  return try repeating { unsafe openat(directory, path, all, mode) }
}

/// The status of a path, relative to `directory`, or of the link itself if not `following`.
func status(
  of path: [UInt8], in directory: Int32 = AT_FDCWD, following: Bool
) throws(SystemError) -> stat {
  try unsafe withPath(path) { path throws(SystemError) in
    var status = stat()
    let flags = following ? 0 : AT_SYMLINK_NOFOLLOW
    try repeating { unsafe fstatat(directory, path, &status, flags) }
    return status
  }
}

/// The status of an open file.
func status(of file: Descriptor) throws(SystemError) -> stat {
  var status = stat()
  try repeating { unsafe fstat(file.number, &status) }
  return status
}

/// realpath(3): the absolute path without symbolic links, `.` and `..`.
func realPath(_ path: [UInt8]) throws(SystemError) -> [UInt8] {
  try unsafe withPath(path) { path throws(SystemError) in
    var found = unsafe realpath(path, nil)
    while unsafe found == nil, errno == EINTR { unsafe found = realpath(path, nil) }
    guard let found = unsafe found else { throw .last }
    defer { unsafe free(found) }
    return unsafe Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
  }
}

/// The whole content of an open file from its start; nil when it has more than `limit` bytes.
func contents(of file: Int32, limit: Int) throws(SystemError) -> [UInt8]? {
  var status = stat()
  try repeating { unsafe fstat(file, &status) }
  if status.st_size > limit { return nil }
  // One byte more, in which the end of the file is seen: most files then need no other memory.
  var room = Int(status.st_size) + 1
  var bytes = try piece(of: file, from: 0, room)
  var count = bytes.count
  while count > 0 {
    if bytes.count > limit { return nil }
    room = count < room ? room - count : 1 << 16
    let more = try piece(of: file, from: bytes.count, room)
    bytes += more
    count = more.count
  }
  return bytes
}

/// At most `room` bytes of an open file; none at its end.
func piece(
  of file: Int32, from start: Int, _ room: Int
) throws(SystemError) -> [UInt8] {
  var failure: SystemError?
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
    do throws(SystemError) {
      count = try repeating { unsafe pread(file, buffer.baseAddress, room, off_t(start)) }
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return bytes
}

/// The value of an environment variable; nil when it is not set or empty.
func environmentValue(_ name: String) -> [UInt8]? {
  guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
  return unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
}

/// Removes a name that is not a directory; one that is already gone is no error.
func remove(_ name: [UInt8], in directory: Int32 = AT_FDCWD) throws(SystemError) {
  do throws(SystemError) {
    try unsafe withPath(name) { name throws(SystemError) in
      try repeating { unsafe unlinkat(directory, name, 0) }
    }
  } catch {
    if error.code != ENOENT { throw error }
  }
}

/// renameat(2) within one directory: `new` is replaced in one step.
func rename(_ old: [UInt8], to new: [UInt8], in directory: Int32) throws(SystemError) {
  try unsafe withPath(old) { old throws(SystemError) in
    try unsafe withPath(new) { new throws(SystemError) in
      try repeating { unsafe renameat(directory, old, directory, new) }
    }
  }
}

#if canImport(Musl)
  private func renameat2(
    _ oldBase: Int32, _ old: UnsafePointer<CChar>, _ newBase: Int32, _ new: UnsafePointer<CChar>,
    _ flags: UInt32
  ) -> Int32 {
    errno = ENOSYS
    return -1
  }
#else
  @_silgen_name("renameat2")
  private func renameat2(
    _ oldBase: Int32, _ old: UnsafePointer<CChar>, _ newBase: Int32, _ new: UnsafePointer<CChar>,
    _ flags: UInt32
  ) -> Int32
#endif

/// renameat2(2) with RENAME_EXCHANGE: the two files of one directory change their names in one
/// step. False, and nothing done, where the system or the file system cannot.
func exchange(_ one: [UInt8], _ other: [UInt8], in directory: Int32) throws(SystemError) -> Bool {
  let renameExchange: UInt32 = 2
  do throws(SystemError) {
    try unsafe withPath(one) { one throws(SystemError) in
      try unsafe withPath(other) { other throws(SystemError) in
        try repeating { unsafe renameat2(directory, one, directory, other, renameExchange) }
      }
    }
    return true
  } catch {
    // A sandbox may forbid what it does not know.
    if [EINVAL, ENOSYS, EOPNOTSUPP, EPERM].contains(error.code) { return false }
    throw error
  }
}

/// linkat(2) within one directory: `new` becomes another name of the file `old`.
func link(_ old: [UInt8], as new: [UInt8], in directory: Int32) throws(SystemError) {
  try unsafe withPath(old) { old throws(SystemError) in
    try unsafe withPath(new) { new throws(SystemError) in
      try repeating { unsafe linkat(directory, old, directory, new, 0) }
    }
  }
}

/// faccessat(2) for the effective user; `name` is taken in `directory`.
func checkAccess(
  _ name: [UInt8], in directory: Int32, _ mode: Int32
) throws(SystemError) {
  try unsafe withPath(name) { name throws(SystemError) in
    try repeating { unsafe faccessat(directory, name, mode, AT_EACCESS) }
  }
}

/// Writes all bytes, however few the system takes at a time.
func writeAll(_ bytes: [UInt8], to file: Descriptor) throws(SystemError) {
  var done = 0
  while done < bytes.count {
    let count = try repeating {
      unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(file.number, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
    }
    if count == 0 { throw SystemError(code: EIO) }
    done += count
  }
}
