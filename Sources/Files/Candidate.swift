package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that was read whole.
package struct Candidate: Sendable {
  /// The path as it was given or found; it need not be UTF-8.
  package let path: [UInt8]
  /// The content.
  package let bytes: [UInt8]
  /// Which file it was, to tell later whether it still is.
  package let identity: FileIdentity
  /// Which markers it holds, if a search was asked what is of interest.
  package var present = Presence()
}

/// Files above this many bytes are not read: 64 MiB.
package let defaultSizeLimit = 64 << 20

/// The first 4 KiB of a regular file, or all that it has. Fails for what is special or cannot be
/// read.
package func readStart(of path: [UInt8]) -> Result<[UInt8], FileProblem> {
  guard kind(of: path) == .regular else {
    return .failure(FileProblem(path: path, operation: .read, reason: .special))
  }
  do throws(SystemError) {
    let file = try Descriptor(opening: path, flags: O_RDONLY)
    return .success(try piece(of: file.number, from: 0, 4 << 10))
  } catch {
    return .failure(FileProblem(path: path, operation: .read, reason: .system(error.code)))
  }
}

/// Reads one regular file; a symbolic link is followed. Fails for what is special (which is not
/// opened), larger than `limit` bytes, or cannot be read. Binary content is no failure.
package func readFile(
  _ path: [UInt8], limit: Int = defaultSizeLimit
) -> Result<Candidate, FileProblem> {
  func failure(_ reason: FileProblem.Reason) -> Result<Candidate, FileProblem> {
    .failure(FileProblem(path: path, operation: .read, reason: reason))
  }
  do throws(SystemError) {
    // The kind is asked first: to open a device can do things. O_NONBLOCK and the second look
    // cover a file that becomes a pipe in between.
    let before = try status(of: path, following: true)
    if FileKind(mode: before.st_mode) == .directory { return failure(.system(EISDIR)) }
    guard FileKind(mode: before.st_mode) == .regular else { return failure(.special) }
    let file = try Descriptor(opening: path, flags: O_RDONLY)
    let status = try status(of: file)
    guard FileKind(mode: status.st_mode) == .regular else { return failure(.special) }
    guard let bytes = try contents(of: file.number, limit: limit) else {
      return failure(.tooLarge(limit: limit))
    }
    return .success(Candidate(path: path, bytes: bytes, identity: FileIdentity(status)))
  } catch {
    return failure(.system(error.code))
  }
}
