import Files
import GoSyntax
import Text

/// Whether a path is that of a Go file.
package func isGoFile(_ path: [UInt8]) -> Bool { path.suffix(3).elementsEqual(".go".utf8) }

/// Adds the packages of Go files, where the files of the folder hold all parts of a marker. Of a
/// folder of which single files were named the others are read too.
func addPackages(
  of files: [Candidate], _ markers: [[UInt8]], _ commands: [[UInt8]],
  _ paths: [[UInt8]], _ options: WalkOptions,
  _ workspace: Workspace, to result: inout Discovery
) {
  guard !files.isEmpty else { return }
  let folders = Set(files.map { folderName(of: $0.path) })
  let known = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  let list = listFiles(paths: paths, options: options)
  workspace.report(list.problems)
  let listed = list.paths.filter {
    isGoFile($0) && folders.contains(folderName(of: $0))
  }
  let named = Set(listed).union(files.map(\.path))
  let siblings = siblings(of: paths, named, options, workspace)
  let all = named.union(siblings.keys).sorted { $0.lexicographicallyPrecedes($1) }
  // A comment that suppresses findings is looked at wherever it stands.
  let wholes = Markers(markers + commands + [[UInt8]("tenant2flex:".utf8)])
  let parts = markers.map { marker in
    marker.split(separator: UInt8(ascii: "/")).map { Markers([Array($0)]) }
  }
  for (_, members) in Dictionary(grouping: all, by: folderName(of:)).sorted(by: {
    $0.key.lexicographicallyPrecedes($1.key)
  }) {
    let candidates = members.compactMap { path -> Candidate? in
      if let candidate = known[path] ?? siblings[path] { return candidate }
      switch readFile(path) {
      case .success(let candidate): return candidate
      case .failure(let problem):
        workspace.report([problem])
        return nil
      }
    }
    let isWhole = candidates.contains { wholes.occur(in: $0.bytes) }
    guard isWhole || parts.contains(where: { stand($0, inStringsOf: candidates) }) else { continue }
    result.packages.append(candidates.map { workspace.add($0) })
    for candidate in candidates where siblings[candidate.path] != nil {
      result.siblings.insert(workspace.add(candidate))
    }
  }
}

/// Whether a path may be put together from the strings of a package: each part stands in one of
/// them. What stands in its comments and names makes no path.
private func stand(_ parts: [Markers], inStringsOf files: [Candidate]) -> Bool {
  let areThere = parts.allSatisfy { part in files.contains { part.occur(in: $0.bytes) } }
  guard areThere else { return false }
  var missing = parts
  for file in files {
    let holds = missing.contains { $0.occur(in: file.bytes) }
    guard holds else { continue }
    for range in stringLiterals(in: file.bytes) {
      let text = Array(file.bytes[range])
      missing.removeAll { $0.occur(in: text) }
    }
  }
  return missing.isEmpty
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
      switch readFile(path, limit: options.sizeLimit) {
      case .success(let candidate): result[path] = candidate
      case .failure(let problem): workspace.report([problem])
      }
    }
  }
  return result
}
