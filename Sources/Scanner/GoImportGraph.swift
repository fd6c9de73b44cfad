import Files
import GoSyntax
import Text

/// Which Go packages of a run import which, as far as was asked.
struct GoImportGraph {
  private let paths: [[UInt8]]
  private let options: WalkOptions
  private let workspace: Workspace
  var map: GoModuleMap
  /// The Go files by folder, without those that are vendored.
  private(set) var listing: [[UInt8]: [[UInt8]]] = [:]
  /// The files of the folders that were read.
  private var contents: [[UInt8]: [Candidate]] = [:]
  private var imports: [[UInt8]: Set<[UInt8]>] = [:]
  /// The files that import a path, for the paths that were searched for.
  private var users: [[UInt8]: [Candidate]] = [:]

  init(_ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace) {
    self.paths = paths
    self.workspace = workspace
    var options = options
    options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
    self.options = options
    map = GoModuleMap(workspace)
    let list = listFiles(paths: paths, options: options)
    workspace.report(list.problems)
    for path in list.paths where isGoFile(path) && !isVendored(path) {
      listing[goFolder(of: path), default: []].append(path)
    }
  }

  /// The files of a folder; of one of the run as it knows them.
  mutating func files(of folder: [UInt8]) -> [Candidate] {
    if let known = contents[folder] { return known }
    let found = (listing[folder] ?? []).compactMap { path -> Candidate? in
      switch readFile(path, limit: options.sizeLimit) {
      case .success(let candidate): return candidate
      case .failure(let problem):
        workspace.report([problem])
        return nil
      }
    }
    contents[folder] = found
    return found
  }

  /// Takes the files of a folder as the run has them.
  mutating func note(_ files: [Candidate], of folder: [UInt8]) { contents[folder] = files }

  /// The folders that a package imports.
  mutating func imported(by folder: [UInt8]) -> Set<[UInt8]> {
    if let known = imports[folder] { return known }
    var result: Set<[UInt8]> = []
    for file in files(of: folder) {
      for path in importPaths(in: file.bytes) {
        guard let target = map.folder(of: path, from: folder), listing[target] != nil,
          target != folder
        else { continue }
        result.insert(target)
      }
    }
    imports[folder] = result
    return result
  }

  /// Looks for those who import some folders, in one search.
  mutating func search(importersOf folders: Set<[UInt8]>) {
    var new: Set<[UInt8]> = []
    for folder in folders {
      if let path = map.importPath(of: folder), !path.isEmpty, users[path] == nil {
        new.insert(path)
      }
    }
    guard !new.isEmpty else { return }
    for path in new { users[path] = [] }
    let markers = Markers(
      new.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { path in
        ["\"", "`"].map { [UInt8]($0.utf8) + path + [UInt8]($0.utf8) }
      })
    let found = Files.search(paths: paths, markers: markers, options: options)
    workspace.report(sharers: found.problems)
    for candidate in found.candidates where isGoFile(candidate.path) && !isVendored(candidate.path)
    {
      for path in Set(importPaths(in: candidate.bytes)) where new.contains(path) {
        users[path]?.append(candidate)
      }
    }
  }

  /// The files that import a folder, of those that were searched for; its own are left out.
  mutating func importers(of folder: [UInt8]) -> [Candidate] {
    guard let path = map.importPath(of: folder) else { return [] }
    return (users[path] ?? []).filter { goFolder(of: $0.path) != folder }
  }

  /// The folders whose packages import a folder.
  mutating func folders(importing folder: [UInt8]) -> Set<[UInt8]> {
    Set(importers(of: folder).map { goFolder(of: $0.path) })
  }

  /// Some folders with all whose packages import one of them, or one that does, and so on.
  ///
  /// - Parameter rounds: over how many imports at most.
  mutating func ancestors(of folders: Set<[UInt8]>, rounds: Int = Int.max) -> Set<[UInt8]> {
    var (result, new, round) = (folders, folders, 0)
    while !new.isEmpty, round < rounds {
      search(importersOf: new)
      let more = new.reduce(into: Set<[UInt8]>()) { $0.formUnion(self.folders(importing: $1)) }
      new = more.subtracting(result)
      result.formUnion(new)
      round += 1
    }
    return result
  }

  /// How many Go files there are.
  var fileCount: Int { listing.reduce(0) { $0 + $1.value.count } }

  /// How many bytes the files of some folders have.
  mutating func size(of folders: Set<[UInt8]>) -> Int {
    folders.reduce(0) { sum, folder in
      sum + files(of: folder).reduce(0) { $0 + $1.bytes.count }
    }
  }
}

/// The folder of a Go file, as tables know it.
package func goFolder(of path: [UInt8]) -> [UInt8] { normalized(folderName(of: path)) }

func isVendored(_ path: [UInt8]) -> Bool {
  path.split(separator: UInt8(ascii: "/")).dropLast().contains { $0.elementsEqual("vendor".utf8) }
}

/// The paths that a file imports.
func importPaths(in bytes: [UInt8]) -> [[UInt8]] {
  parseGo(bytes).imports.map { Array(bytes[$0.path.range].dropFirst().dropLast()) }
}
