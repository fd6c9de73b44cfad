package import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a search found.
package struct SearchResult: Sendable {
  /// The files with at least one marker, ordered by the bytes of their paths.
  package var candidates: [Candidate] = []
  /// The files with a marker whose content is not of interest, in the same order.
  package var sightings: [Sighting] = []
  /// What could not be listed or read, and files with a marker that are binary, UTF-16 or too
  /// large; in the same order.
  package var problems: [FileProblem] = []
  /// How many regular files were looked at.
  package var filesVisited = 0
  /// How many bytes were read to look for markers.
  package var bytesRead = 0
  /// Temporary files of an earlier run that ended early; `recover` deals with them.
  package var leftovers: [[UInt8]] = []
  /// The files that were met, if the options say that they are to be kept.
  package var walked: WalkedFiles?

  /// Orders by path and drops what was met twice, by overlapping paths.
  fileprivate mutating func settle(_ severalPaths: Bool) {
    candidates.sort { precedes($0.path, $1.path) }
    sightings.sort { precedes($0.path, $1.path) }
    problems.sort { precedes($0.path, $1.path) }
    leftovers.sort(by: precedes)
    guard severalPaths else { return }
    var seen: Set<[UInt8]> = []
    candidates = candidates.filter { seen.insert((try? realPath($0.path)) ?? $0.path).inserted }
    sightings = sightings.filter { seen.insert((try? realPath($0.path)) ?? $0.path).inserted }
    var named: Set<FileProblem> = []
    problems = problems.filter { named.insert($0).inserted }
  }
}

/// Whether one path stands before another in the order of their bytes.
func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.lexicographicallyPrecedes(right)
}

/// Reads every regular file at and below `paths` and returns those that hold a marker. Never
/// fails: what cannot be read is named in the result. The result does not depend on timing.
///
/// - Parameter interest: what to keep of a file that holds some of the markers; absent: of each the
///   content. Called on the thread that looks, with what was seen so far.
package func search(
  paths: [[UInt8]], markers: Markers, options: WalkOptions = WalkOptions(),
  interest: (@Sendable (_ path: [UInt8], _ present: Presence) -> Interest)? = nil
) -> SearchResult {
  var result = SearchResult()
  let known = options.known(paths)
  let jobs = known?.jobs ?? WalkJob.first(paths, options, &result.problems)
  let limit = options.sizeLimit
  let parts = WorkQueue.run(jobs, limit: max(options.jobs, 1)) { queue in
    let visitor = MarkerVisitor(
      markers, sizeLimit: limit, onFile: options.onFile, interest: interest)
    var walker = Walker(visitor, options)
    walker.run(queue)
    var part = walker.visitor.result
    part.problems += walker.problems
    part.leftovers = walker.leftovers
    part.walked = walker.walked.map { WalkedFiles(paths: paths, parts: $0, named: []) }
    return part
  }
  for part in parts {
    result.candidates += part.candidates
    result.sightings += part.sightings
    result.problems += part.problems
    result.leftovers += part.leftovers
    result.filesVisited += part.filesVisited
    result.bytesRead += part.bytesRead
  }
  result.walked = walked(paths, jobs, parts)
  // What went away since the walk is no file of the run any more.
  if known != nil {
    result.problems.removeAll { $0.reason == .system(ENOENT) || $0.reason == .system(ENOTDIR) }
  }
  result.settle(paths.count > 1)
  return result
}

/// The files that all threads met; nil where one kept none.
private func walked(
  _ paths: [[UInt8]], _ jobs: [WalkJob], _ parts: [SearchResult]
) -> WalkedFiles? {
  let own = parts.compactMap(\.walked?.parts)
  guard own.count == parts.count else { return nil }
  let named = jobs.compactMap { if case .named(let path) = $0 { path } else { nil } }
  return WalkedFiles(paths: paths, parts: Array(own.joined()), named: named.reversed())
}

/// Looks for markers in each file, through one buffer.
private struct MarkerVisitor: FileVisitor {
  var result = SearchResult()
  private let markers: Markers
  private let sizeLimit: Int
  private let buffer: ReadBuffer
  /// How many bytes of one piece must be kept for the next: a marker may lie across.
  private let carried: Int
  private let onFile: (@Sendable () -> Void)?
  private let interest: (@Sendable (_ path: [UInt8], _ present: Presence) -> Interest)?

  init(
    _ markers: Markers, sizeLimit: Int, onFile: (@Sendable () -> Void)?,
    interest: (@Sendable (_ path: [UInt8], _ present: Presence) -> Interest)?
  ) {
    self.interest = interest
    self.markers = markers
    self.sizeLimit = sizeLimit
    self.onFile = onFile
    carried = max(markers.longest - 1, 0)
    buffer = ReadBuffer(ReadBuffer.piece + carried)
  }

  mutating func visit(
    _ directory: Int32, _ name: UnsafePointer<CChar>, isPaged: Bool, _ path: () -> [UInt8]
  ) {
    do throws(SystemError) {
      let number = try unsafe open(at: directory, name, O_RDONLY | O_NOFOLLOW)
      defer { _ = close(number) }
      try look(number, isPaged: isPaged, path)
    } catch {
      report(path(), .system(error.code))
    }
  }

  mutating func visitNamed(_ path: [UInt8]) {
    do throws(SystemError) {
      let file = try Descriptor(opening: path, flags: O_RDONLY)
      try look(file.number, isPaged: false) { path }
    } catch {
      report(path, .system(error.code))
    }
  }

  private mutating func report(_ path: [UInt8], _ reason: FileProblem.Reason) {
    result.problems.append(FileProblem(path: path, operation: .read, reason: reason))
  }

  private mutating func look(
    _ file: Int32, isPaged: Bool, _ path: () -> [UInt8]
  ) throws(SystemError) {
    result.filesVisited += 1
    onFile?()
    let before = result.bytesRead
    var kept = 0
    var isFirst = true
    var present = Presence()
    while true {
      let count = try buffer.read(file, at: kept)
      if count == 0 { return note(present, path) }
      result.bytesRead += count
      if result.bytesRead - before > sizeLimit, try isEndless(file) {
        return report(path(), .tooLarge(limit: sizeLimit))
      }
      if isFirst, let bigEndian = unsafe utf16Order(buffer.bytes(count)) {
        return try lookInUTF16(file, bigEndian, path)
      }
      isFirst = false
      let total = kept + count
      if let interest {
        let here = unsafe markers.presence(in: buffer.bytes(total))
        if !here.isEmpty {
          present.formUnion(here)
          if interest(path(), present) == .content { return try take(file, path) }
        }
      } else if unsafe markers.occur(in: buffer.bytes(total)) {
        return try take(file, path)
      }
      if isPaged, ReadBuffer.isEnd(count) { return note(present, path) }
      kept = min(carried, total)
      buffer.keepLast(kept, of: total)
    }
  }

  /// Keeps the path of a file that was read to its end.
  private mutating func note(_ present: Presence, _ path: () -> [UInt8]) {
    guard !present.isEmpty, let interest else { return }
    let path = path()
    guard interest(path, present) == .path else { return }
    result.sightings.append(Sighting(path: path, present: present))
  }

  /// Whether a file gives more bytes than it has: some below /proc never end.
  private func isEndless(_ file: Int32) throws(SystemError) -> Bool {
    var status = stat()
    try repeating { unsafe fstat(file, &status) }
    return status.st_size <= sizeLimit
  }

  /// Reads a file with a marker whole.
  private mutating func take(_ file: Int32, _ path: () -> [UInt8]) throws(SystemError) {
    var status = stat()
    try repeating { unsafe fstat(file, &status) }
    guard let bytes = try contents(of: file, limit: sizeLimit) else {
      return report(path(), .tooLarge(limit: sizeLimit))
    }
    if bytes.prefix(8 << 10).contains(0) { return report(path(), .binary) }
    var candidate = Candidate(path: path(), bytes: bytes, identity: FileIdentity(status))
    if interest != nil { candidate.present = markers.presence(in: bytes) }
    result.candidates.append(candidate)
  }

  /// A UTF-16 file is only named, and only when it holds a marker or is too large to tell.
  private mutating func lookInUTF16(
    _ file: Int32, _ bigEndian: Bool, _ path: () -> [UInt8]
  ) throws(SystemError) {
    guard let bytes = try contents(of: file, limit: sizeLimit) else {
      return report(path(), .tooLarge(limit: sizeLimit))
    }
    var present = markers.inUTF16(bigEndian: bigEndian).presence(in: bytes)
    present.formUnion(markers.presence(in: bytes))
    if present.isEmpty { return }
    if interest.map({ $0(path(), present) == .content }) ?? true { report(path(), .utf16) }
  }
}

/// The byte order that a UTF-16 byte order mark at the start tells; nil when there is none.
private func utf16Order(_ bytes: UnsafeRawBufferPointer) -> Bool? {
  guard bytes.count >= 2 else { return nil }
  switch unsafe (bytes[0], bytes[1]) {
  case (0xFE, 0xFF): return true
  case (0xFF, 0xFE): return false
  default: return nil
  }
}

/// The buffer that one thread reads all its files through.
@safe private final class ReadBuffer {
  /// How many bytes one read takes: 64 KiB fit the second-level cache.
  static let piece = 1 << 16

  private let memory: UnsafeMutableRawBufferPointer

  init(_ size: Int) {
    unsafe memory = .allocate(byteCount: size, alignment: 4096)
  }

  deinit { unsafe memory.deallocate() }

  /// The first `count` bytes, valid until the next read.
  func bytes(_ count: Int) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  /// Whether a read of so many bytes has met the end of a file that is read by pages. Where a page
  /// cannot be read, the bytes before it are given, which are whole blocks; the next read tells.
  static func isEnd(_ count: Int) -> Bool { count < piece && count & 511 != 0 }

  /// Reads one piece to `offset`; 0 at the end of the file.
  func read(_ file: Int32, at offset: Int) throws(SystemError) -> Int {
    try repeating {
      guard let base = unsafe memory.baseAddress else { return 0 }
      return unsafe systemRead(file, base + offset, Self.piece)
    }
  }

  /// Moves the last `count` of `total` bytes to the front.
  func keepLast(_ count: Int, of total: Int) {
    guard count > 0, count < total, let base = unsafe memory.baseAddress else { return }
    unsafe memmove(base, base + (total - count), count)
  }
}

/// read(2), whose name `ReadBuffer.read` hides.
private func systemRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  unsafe read(file, bytes, count)
}
