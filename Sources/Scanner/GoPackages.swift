import Files
import GoSyntax
import Text

/// Whether a path is that of a Go file.
package func isGoFile(_ path: [UInt8]) -> Bool { path.suffix(3).elementsEqual(".go".utf8) }

/// A Go file of the run that holds some of the texts that are searched for.
struct GoFileSeen: Sendable {
  let path: [UInt8]
  let present: Presence
  /// Its content, where it was kept.
  let candidate: Candidate?

  init(_ candidate: Candidate) {
    path = candidate.path
    present = candidate.present
    self.candidate = candidate
  }

  /// A file that was not searched.
  init(_ candidate: Candidate, _ texts: SearchedTexts) {
    path = candidate.path
    present = texts.markers.presence(in: candidate.bytes)
    self.candidate = candidate
  }

  init(_ sighting: Sighting) {
    path = sighting.path
    present = sighting.present
    candidate = nil
  }
}

/// Adds the packages of Go files, where the files of the folder hold all parts of a marker. Of a
/// folder of which single files were named the others are read too.
func addPackages(
  of files: [GoFileSeen], _ texts: SearchedTexts, _ paths: [[UInt8]], _ options: WalkOptions,
  _ workspace: Workspace, to result: inout Discovery
) {
  var folders = Dictionary(grouping: files) { folderName(of: $0.path) }
  let areFolders = paths.allSatisfy { kind(of: $0) == .directory }
  if areFolders { folders = folders.filter { texts.mayBeOfCall($0.value) } }
  guard !folders.isEmpty else { return }
  let known = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  var siblings: [[UInt8]: Candidate] = [:]
  var members: [[UInt8]: [[UInt8]]] = [:]
  let list = { (wanted: Set<[UInt8]>) in
    let named = Set(listed(wanted, paths, options, areFolders, workspace))
      .union(wanted.flatMap { folders[$0] ?? [] }.map(\.path))
    if !areFolders { siblings = Scanner.siblings(of: paths, named, options, workspace) }
    members = Dictionary(
      grouping: named.union(siblings.keys).sorted { $0.lexicographicallyPrecedes($1) },
      by: folderName(of:))
  }
  // Where all files of the folders were searched, only those that are followed need a list of
  // theirs.
  if !areFolders {
    list(Set(folders.keys))
    folders = members.mapValues { paths in
      paths.compactMap { path in known[path] ?? siblings[path].map { GoFileSeen($0, texts) } }
    }.filter { texts.mayBeOfCall($0.value) }
  }
  // The files that hold something say whether the others need to be read.
  let followed = texts.packages(of: folders, options, workspace)
  if areFolders, !followed.isEmpty { list(Set(followed.map(\.folder))) }
  let content = { (path: [UInt8]) in
    known[path]?.candidate ?? siblings[path] ?? read(path, options, workspace)
  }
  for (folder, names) in followed {
    let candidates = (members[folder] ?? []).compactMap(content).filter { candidate in
      names.contains([]) || packageName(in: candidate.bytes).map(names.contains) != false
    }
    result.packages.append(candidates.map { workspace.add($0) })
    for candidate in candidates where siblings[candidate.path] != nil {
      result.siblings.insert(workspace.add(candidate))
    }
  }
}

extension SearchedTexts {
  /// Whether the files of a package may hold a deprecated call, or a comment that suppresses one,
  /// which is looked at wherever it stands.
  fileprivate func mayBeOfCall(_ files: [GoFileSeen]) -> Bool {
    let all = files.reduce(into: Presence()) { $0.formUnion($1.present) }
    return hasWhole(all) || suppresses(all) || hasParts(all) && hasCollection(all)
  }

  /// The names of the packages that are to be followed, by folder, in the order of the folders; the
  /// empty name stands for all packages of one. Given are the files that hold some of the texts.
  ///
  /// One file of a package may hold a deprecated path or name in one piece, or a comment that
  /// suppresses findings. Or its strings hold all parts of a path, which may be put together from
  /// them. Parts alone are words of many programs: what stands before them in the path has to be
  /// there as well.
  fileprivate func packages(
    of folders: [[UInt8]: [GoFileSeen]], _ options: WalkOptions, _ workspace: Workspace
  ) -> [(folder: [UInt8], names: Set<[UInt8]>)] {
    let ordered = folders.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { folder, files in
      (folder: folder, files: files.sorted { $0.path.lexicographicallyPrecedes($1.path) })
    }
    let names = workspace.packageNames(of: ordered.flatMap(\.files), options)
    let packages = ordered.map { folder, files in
      (folder, byPackage(files, names).filter { mayBeOfCall($0.value) })
    }
    var strings = StringsOfGoFiles(texts: self, options, workspace)
    strings.look(through: packages.flatMap(\.1.values).filter { !isCertain($0) })
    return packages.compactMap { folder, packages in
      let followed = packages.filter { _, own in isCertain(own) || strings.haveParts(of: own) }
      return followed.isEmpty ? nil : (folder, Set(followed.keys))
    }
  }

  /// Files of a folder by the name of their package; its tests may have a package of their own. A
  /// file that does not say what it belongs to may belong to any; one without a name was not read.
  private func byPackage(
    _ files: [GoFileSeen], _ names: [[UInt8]: [UInt8]]
  ) -> [[UInt8]: [GoFileSeen]] {
    let read = files.filter { names[$0.path] != nil }
    var result = Dictionary(grouping: read) { names[$0.path] ?? [] }
    guard let loose = result[[]] else { return result }
    for name in result.keys where !name.isEmpty { result[name]? += loose }
    return result
  }
}

extension Workspace {
  /// The names of the packages of files, by path; empty where a file does not say.
  fileprivate func packageNames(
    of files: [GoFileSeen], _ options: WalkOptions
  ) -> [[UInt8]: [UInt8]] {
    map(files, options, start: packageName(inStart:)) { packageName(in: $0) ?? [] }
  }

  /// What is made of the bytes of files, by path. Each is read for this alone, on several threads.
  /// What cannot be read is left out, and noted.
  ///
  /// - Parameter start: the same, made of the first bytes of a file; nil where these are too few.
  func map<Output: Sendable>(
    _ files: [GoFileSeen], _ options: WalkOptions,
    start: (@Sendable ([UInt8]) -> Output?)? = nil,
    _ transform: @escaping @Sendable ([UInt8]) -> Output
  ) -> [[UInt8]: Output] {
    let limit = options.sizeLimit
    let read = mapInParallel(files, jobs: options.jobs) { file -> Result<Output, FileProblem> in
      if let kept = file.candidate { return .success(transform(kept.bytes)) }
      if let start {
        switch readStart(of: file.path) {
        case .failure(let problem): return .failure(problem)
        case .success(let bytes): if let output = start(bytes) { return .success(output) }
        }
      }
      return readFile(file.path, limit: limit).map { transform($0.bytes) }
    }
    var result: [[UInt8]: Output] = [:]
    for (file, output) in zip(files, read) {
      switch output {
      case .success(let output): result[file.path] = output
      case .failure(let problem): report([problem])
      }
    }
    return result
  }
}

private func read(
  _ path: [UInt8], _ options: WalkOptions, _ workspace: Workspace
) -> Candidate? {
  switch readFile(path, limit: options.sizeLimit) {
  case .success(let candidate): return candidate
  case .failure(let problem):
    workspace.report([problem])
    return nil
  }
}

/// The Go files of some folders that belong to the run. Where only folders were named, these hold
/// files of the run, and each can be listed by itself; but patterns to leave out count from the
/// folder that was named.
private func listed(
  _ folders: Set<[UInt8]>, _ paths: [[UInt8]], _ options: WalkOptions, _ areFolders: Bool,
  _ workspace: Workspace
) -> [[UInt8]] {
  let canList = areFolders && options.excludes.isEmpty
  var options = options
  options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
  options.descends = !canList
  let list = listFiles(
    paths: canList ? folders.sorted { $0.lexicographicallyPrecedes($1) } : paths, options: options)
  workspace.report(list.problems)
  return list.paths.filter { isGoFile($0) && folders.contains(folderName(of: $0)) }
}

/// The other Go files in the folders of files that were named by themselves.
private func siblings(
  of paths: [[UInt8]], _ named: Set<[UInt8]>, _ options: WalkOptions, _ workspace: Workspace
) -> [[UInt8]: Candidate] {
  let known = Set(named.map(normalized))
  var folders: Set<[UInt8]> = []
  for path in paths where isGoFile(path) && known.contains(normalized(path)) {
    folders.insert(folderName(of: path))
  }
  var result: [[UInt8]: Candidate] = [:]
  for folder in folders.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
    let list = listFiles(paths: [folder], options: options)
    workspace.report(list.problems.filter { folderName(of: $0.path) == folder })
    for path in list.paths
    where isGoFile(path) && normalized(folderName(of: path)) == normalized(folder)
      && !known.contains(normalized(path))
    {
      result[path] = read(path, options, workspace)
    }
  }
  return result
}
