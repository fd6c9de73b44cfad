import Files
import GoSyntax
import Text

/// Whether a path is that of a Go file.
package func isGoFile(_ path: [UInt8]) -> Bool { path.suffix(3).elementsEqual(".go".utf8) }

/// A Go file of the run that holds some of the texts that are searched for.
struct GoFileSeen {
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
  if areFolders { folders = folders.filter { texts.mayBeOfCall($0.value.map(\.present)) } }
  guard !folders.isEmpty else { return }
  let named = Set(listed(Set(folders.keys), paths, options, areFolders, workspace))
    .union(folders.values.joined().map(\.path))
  let siblings = areFolders ? [:] : siblings(of: paths, named, options, workspace)
  let known = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  let all = named.union(siblings.keys).sorted { $0.lexicographicallyPrecedes($1) }
  for (_, members) in Dictionary(grouping: all, by: folderName(of:)).sorted(by: {
    $0.key.lexicographicallyPrecedes($1.key)
  }) {
    let seen = members.compactMap { path in
      known[path] ?? siblings[path].map { GoFileSeen($0, texts) }
    }
    guard texts.mayBeOfCall(seen.map(\.present)) else { continue }
    let content = { (path: [UInt8]) in
      known[path]?.candidate ?? siblings[path] ?? read(path, options, workspace)
    }
    // The files that hold something say whether the others need to be read.
    let names = texts.packages(
      of: seen.compactMap { file in
        content(file.path).map { FileOfPackage($0.bytes, file.present, texts) }
      })
    if names.isEmpty { continue }
    let candidates = members.compactMap(content).filter { candidate in
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
  /// which is looked at wherever it stands; given what each of them holds.
  fileprivate func mayBeOfCall(_ present: [Presence]) -> Bool {
    let all = present.reduce(into: Presence()) { $0.formUnion($1) }
    return hasWhole(all) || suppresses(all) || hasParts(all) && hasCollection(all)
  }

  /// The names of the packages of a folder that are to be followed; the empty one stands for all of
  /// them. Given are the files that hold some of the texts.
  ///
  /// One file of it may hold a deprecated path or name in one piece, or a comment that suppresses
  /// findings. Or its strings hold all parts of a path, which may be put together from them. Parts
  /// alone are words of many programs: what stands before them in the path has to be there as well.
  fileprivate func packages(of files: [FileOfPackage]) -> Set<[UInt8]> {
    let names = byPackage(files).filter { _, own in
      if own.contains(where: { hasWhole($0.present) || suppresses($0.present) }) { return true }
      return own.contains { hasCollection($0.present) }
        && hasParts(own.reduce(into: Presence()) { $0.formUnion($1.inStrings) })
    }
    return Set(names.keys)
  }

  /// Files of a folder by the name of their package; its tests may have a package of their own. A
  /// file that does not say what it belongs to may belong to any.
  private func byPackage(_ files: [FileOfPackage]) -> [[UInt8]: [FileOfPackage]] {
    var result = Dictionary(grouping: files, by: \.name)
    guard let loose = result[[]] else { return result }
    for name in result.keys where !name.isEmpty { result[name]? += loose }
    return result
  }
}

/// What is known of a Go file once it was read.
private struct FileOfPackage {
  /// The name of its package; empty where it does not say.
  let name: [UInt8]
  let present: Presence
  /// What stands in its strings.
  let inStrings: Presence

  init(_ bytes: [UInt8], _ present: Presence, _ texts: SearchedTexts) {
    name = packageName(in: bytes) ?? []
    self.present = present
    inStrings = texts.hasPart(present) ? texts.presence(inStringsOf: bytes) : Presence()
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
