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
    let candidates = members.compactMap { path in
      known[path]?.candidate ?? siblings[path] ?? read(path, options, workspace)
    }
    guard texts.areOfCall(candidates, seen.map(\.present)) else { continue }
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
    return hasWhole(all) || suppresses(all) || hasParts(all)
  }

  /// The same, given the files as well: a path may be put together from the strings of a package
  /// where each part stands in one of them.
  fileprivate func areOfCall(_ files: [Candidate], _ present: [Presence]) -> Bool {
    if files.isEmpty { return false }
    if present.contains(where: { hasWhole($0) || suppresses($0) }) { return true }
    // Parts alone are words of many programs: what stands before them in the path has to be there.
    guard files.contains(where: { collections?.occur(in: $0.bytes) ?? true }) else { return false }
    return hasParts(
      files.reduce(into: Presence()) { present, file in
        if markers.occur(in: file.bytes) {
          present.formUnion(presence(inStringsOf: file.bytes))
        }
      })
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
