import Files
import Text

/// Whether a path is that of a Go file.
package func isGoFile(_ path: [UInt8]) -> Bool { path.suffix(3).elementsEqual(".go".utf8) }

/// Adds the packages of Go files, where the files of the folder hold all parts of a marker.
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
  let all = Set(listed).union(files.map(\.path)).sorted { $0.lexicographicallyPrecedes($1) }
  for (_, members) in Dictionary(grouping: all, by: folderName(of:)).sorted(by: {
    $0.key.lexicographicallyPrecedes($1.key)
  }) {
    let candidates = members.compactMap { path -> Candidate? in
      if let candidate = known[path] { return candidate }
      switch readFile(path) {
      case .success(let candidate): return candidate
      case .failure(let problem):
        workspace.report([problem])
        return nil
      }
    }
    let isCandidate = markers.contains { marker in
      marker.split(separator: UInt8(ascii: "/")).allSatisfy { part in
        candidates.contains { Markers([Array(part)]).occur(in: $0.bytes) }
      }
    }
    let hasCommand = candidates.contains { Markers(commands).occur(in: $0.bytes) }
    guard isCandidate || hasCommand else { continue }
    result.packages.append(candidates.map { workspace.add($0) })
  }
}
