package import Calls
package import Files
package import Text

/// The files of a run by path. Scripts that are sourced are read when they are first needed, and
/// never from outside the roots.
package final class Workspace: SourceLoader {
  package private(set) var sources = SourceSet()
  /// What was read, for writing it back, by the file's number.
  package private(set) var candidates: [FileID: Candidate] = [:]
  /// What could not be listed or read, each path once, in the order in which it was met.
  package private(set) var problems: [FileProblem] = []
  private var known: [[UInt8]: FileID] = [:]
  /// The paths without `.` and `..` of the problems.
  private var failed: Set<[UInt8]> = []
  private let roots: [[UInt8]]
  /// The folders among the roots, as they were named: what a pipeline runs starts there.
  private let folders: [[UInt8]]
  /// Whether files may be read when they are asked for.
  private let reads: Bool
  /// Called whenever a file is looked at, also in an edited copy: a sign that the run goes on.
  package var heartbeat: (() -> Void)?

  /// - Parameter roots: the paths that the user named; a file counts as its folder.
  package init(roots: [[UInt8]]) {
    folders = roots.filter { kind(of: $0) == .directory }
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
    folders = other.folders
    reads = false
    heartbeat = other.heartbeat
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
  package func bytes(of file: FileID) -> [UInt8] {
    heartbeat?()
    return sources.bytes(of: file)
  }
  /// The path of a file as it was found.
  package func path(of file: FileID) -> [UInt8] { sources.path(of: file) }

  /// The file that a script means by a path: beside the script, from the working directory, or from
  /// a folder that the user named.
  package func load(_ path: [UInt8], from script: FileID) -> FileID? {
    guard !path.isEmpty, !path.contains(0) else { return nil }
    let slash = UInt8(ascii: "/")
    let beside = folderName(of: sources.path(of: script)) + [slash] + path
    let relative = [beside, path] + folders.map { $0 + [slash] + path }
    for name in path.first == slash ? [path] : relative {
      if let file = file(at: normalized(name)) { return file }
    }
    return nil
  }

  /// The file that an event's words name: in the folder in which it runs, where that is known.
  package func load(_ path: [UInt8], of event: Event, from script: FileID) -> FileID? {
    if let folder = event.folder, folder.isKnown, path.first != UInt8(ascii: "/"),
      let file = load(folder.bytes + [UInt8(ascii: "/")] + path, from: script)
    {
      return file
    }
    return load(path, from: script)
  }

  /// The names of the files in a folder that a script means by a path: beside the script, or from
  /// the working directory. None for a folder outside the roots.
  package func names(in folder: [UInt8], from script: FileID) -> [[UInt8]] {
    guard !folder.contains(0) else { return [] }
    let beside = folderName(of: sources.path(of: script)) + [UInt8(ascii: "/")] + folder
    for path in folder.first == UInt8(ascii: "/") ? [folder] : [beside, folder] {
      let prefix = normalized(path) + [UInt8(ascii: "/")]
      let own = known.keys.filter {
        $0.starts(with: prefix) && !$0[prefix.count...].contains(UInt8(ascii: "/"))
      }
      let all = Set(own.map { Array($0[prefix.count...]) } + listed(path))
      if !all.isEmpty { return all.sorted { $0.lexicographicallyPrecedes($1) } }
    }
    return []
  }

  /// The folders in the one that a script means by a path, in the order of their bytes.
  package func folders(in folder: [UInt8], from script: FileID) -> [[UInt8]] {
    guard !folder.contains(0) else { return [] }
    let slash = UInt8(ascii: "/")
    let beside = folderName(of: sources.path(of: script)) + [slash] + folder
    for path in folder.first == slash ? [folder] : [beside, folder] {
      let prefix = normalized(path) + [slash]
      let own = known.keys.filter { $0.starts(with: prefix) }.compactMap { file -> [UInt8]? in
        let parts = file[prefix.count...].split(separator: slash)
        return parts.count > 1 ? Array(parts[0]) : nil
      }
      var listed: [[UInt8]] = []
      if reads, case .success(let real) = resolve(path), isInRoots(real) {
        listed = folderNames(in: real)
      }
      let all = Set(own + listed)
      if !all.isEmpty { return all.sorted { $0.lexicographicallyPrecedes($1) } }
    }
    return []
  }

  /// The file at a path without `.` and `..`; read if it is inside the roots.
  /// What is there and cannot be read is a problem of the run; what is not there is none.
  package func file(at path: [UInt8]) -> FileID? {
    if let file = known[path] { return file }
    guard reads, !failed.contains(path), let answer = read(path) else { return nil }
    switch answer {
    case .success(let candidate): return add(candidate)
    case .failure(let problem):
      report([problem])
      return nil
    }
  }

  private func listed(_ folder: [UInt8]) -> [[UInt8]] {
    guard reads, case .success(let real) = resolve(folder), isInRoots(real) else { return [] }
    return fileNames(in: real)
  }

  /// Remembers what could not be listed or read. What was met before at the same path says enough.
  package func report(_ new: [FileProblem]) {
    problems += new.filter { failed.insert(normalized($0.path)).inserted }
  }

  /// The same for a search of the files that share code with those found before: a binary or
  /// UTF-16 file that holds the name of a script is no script that uses it.
  func report(sharers new: [FileProblem]) {
    report(new.filter { $0.reason != .binary && $0.reason != .utf16 })
  }

  /// Reads what may be a file inside the roots; nil when there is none.
  private func read(_ path: [UInt8]) -> Result<Candidate, FileProblem>? {
    switch kind(of: path) {
    case .regular: break
    case nil where !isMissing(path): break
    default: return nil
    }
    switch resolve(path) {
    case .success(let real): return isInRoots(real) ? readFile(path) : nil
    case .failure(let problem):
      guard !isMissing(path), case .success(let folder) = resolve(folderName(of: path)),
        isInRoots(folder)
      else { return nil }
      return .failure(problem)
    }
  }

  private func isInRoots(_ real: [UInt8]) -> Bool {
    roots.contains { isInside(real, tree: $0) }
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
