import Calls
package import Files
package import Text

/// The files of a run by path. Scripts that are sourced are read when they are first needed, and
/// never from outside the roots.
package final class Workspace: SourceLoader {
  package private(set) var sources = SourceSet()
  /// What was read, for writing it back, by the file's number.
  package private(set) var candidates: [FileID: Candidate] = [:]
  private var known: [[UInt8]: FileID] = [:]
  private let roots: [[UInt8]]
  /// Whether files may be read when they are asked for.
  private let reads: Bool

  /// - Parameter roots: the paths that the user named; a file counts as its folder.
  package init(roots: [[UInt8]]) {
    self.roots = roots.compactMap { root in
      let folder = kind(of: root) == .directory ? root : folderName(of: root)
      guard case .success(let path) = resolve(folder) else { return nil }
      return path
    }
    reads = true
  }

  /// The same files with other content; nothing is read any more.
  package init(_ other: Workspace, sources: SourceSet) {
    self.sources = sources
    candidates = other.candidates
    known = other.known
    roots = other.roots
    reads = false
  }

  /// Adds a file that was read.
  @discardableResult
  package func add(_ candidate: Candidate) -> FileID {
    let path = normalized(candidate.path)
    if let file = known[path] { return file }
    let file = sources.add(.init(path: candidate.path, bytes: candidate.bytes))
    known[path] = file
    candidates[file] = candidate
    return file
  }

  /// Adds text that is no file, such as standard input.
  package func add(text bytes: [UInt8], named path: [UInt8]) -> FileID {
    let file = sources.add(.init(path: path, bytes: bytes))
    known[normalized(path)] = file
    return file
  }

  /// The bytes of a file, as they were read or edited.
  package func bytes(of file: FileID) -> [UInt8] { sources.bytes(of: file) }
  /// The path of a file as it was found.
  package func path(of file: FileID) -> [UInt8] { sources.path(of: file) }

  /// The file that a script means by a path: beside the script, or from the working directory.
  package func load(_ path: [UInt8], from script: FileID) -> FileID? {
    guard !path.isEmpty, !path.contains(0) else { return nil }
    let beside = folderName(of: sources.path(of: script)) + [UInt8(ascii: "/")] + path
    for name in path.first == UInt8(ascii: "/") ? [path] : [beside, path] {
      if let file = file(at: normalized(name)) { return file }
    }
    return nil
  }

  /// The file at a path without `.` and `..`; read if it is inside the roots.
  package func file(at path: [UInt8]) -> FileID? {
    if let file = known[path] { return file }
    guard reads, kind(of: path) == .regular, case .success(let real) = resolve(path),
      roots.contains(where: { isInside(real, tree: $0) }),
      case .success(let candidate) = readFile(path)
    else { return nil }
    return add(candidate)
  }
}

/// The folder of a path, `.` for a bare name.
package func folderName(of path: [UInt8]) -> [UInt8] {
  guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [UInt8(ascii: ".")] }
  return Array(path[..<max(1, slash)])
}

/// The path without `.` components and with `name/..` taken out.
func normalized(_ path: [UInt8]) -> [UInt8] {
  var parts: [ArraySlice<UInt8>] = []
  for part in path.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
    if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  let joined = Array(parts.joined(separator: [UInt8(ascii: "/")]))
  return path.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] + joined : joined
}
