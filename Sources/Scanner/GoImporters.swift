package import Files
package import GoSDK
import GoSyntax
import Text

/// Who can use what a Go package exports.
package struct GoImporters: Sendable {
  /// The Go files of other folders that import it, as far as the run can see.
  package var files: [Candidate] = []
  /// Whether every package that may import it belongs to the files of the run: the run sees its
  /// module whole, and it lies under `internal` (go help internal), or the module cannot be
  /// fetched, as its path begins with an element without a dot (Go Modules Reference, "Module
  /// paths").
  package var isClosed = false
  /// The path by which they import it; empty where it is not known.
  package var importPath = ""
  /// It and all that import it, or import one that does, and so on; empty where nobody does.
  package var packages: [GoPackage] = []
  /// Nobody in sight.
  package init() {}
}

/// Looks for those who import the packages of the run.
func addImporters(
  _ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace, to result: inout Discovery
) {
  let packages = result.packages.compactMap(\.first).map {
    ImportedPackage(folderName(of: workspace.path(of: $0)), paths, workspace)
  }
  let markers = Set(packages.flatMap(\.markers)).sorted { $0.lexicographicallyPrecedes($1) }
  guard !markers.isEmpty else { return }
  var options = options
  options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
  let found = search(paths: paths, markers: Markers(markers), options: options)
  workspace.report(sharers: found.problems)
  let files = found.candidates.filter { isGoFile($0.path) }
    .map { (candidate: $0, imports: importPaths(in: $0.bytes)) }
  for package in packages {
    let importers = files.filter { file in
      normalized(folderName(of: file.candidate.path)) != normalized(package.folder)
        && file.imports.contains(where: package.isImported)
    }
    var own = GoImporters()
    own.files = importers.map(\.candidate)
    own.isClosed = package.isClosed
    own.importPath = String(decoding: package.path ?? [], as: UTF8.self)
    if !importers.isEmpty, package.path != nil {
      own.packages = goPackages(using: package.folder, paths, options, workspace)
    }
    result.importers[package.folder] = own
  }
}

/// A package as others import it.
private struct ImportedPackage {
  let folder: [UInt8]
  /// By its module; absent if there is none in sight.
  let path: [UInt8]?
  /// The name of its folder.
  let name: [UInt8]
  let isClosed: Bool

  init(_ folder: [UInt8], _ paths: [[UInt8]], _ workspace: Workspace) {
    self.folder = folder
    path = importPath(of: folder, workspace)
    var name: [UInt8] = []
    if case .success(let real) = resolve(folder) { name = components(real).last ?? [] }
    self.name = name
    let root = manifest(above: folder, workspace)?.folder
    let isWhole = root.map { root in
      guard case .success(let root) = resolve(root) else { return false }
      return paths.contains { path in
        guard kind(of: path) == .directory, case .success(let tree) = resolve(path) else {
          return false
        }
        return isInside(root, tree: tree)
      }
    }
    let parts = components(path ?? [])
    let isFetched = parts.first?.contains(UInt8(ascii: ".")) != false
    isClosed = isWhole == true && (parts.contains([UInt8]("internal".utf8)) || !isFetched)
  }

  /// What stands in a file that imports it.
  var markers: [[UInt8]] {
    let quotes = ["\"", "`"].map { [UInt8]($0.utf8) }
    if let path { return quotes.map { $0 + path + $0 } }
    return name.isEmpty ? [] : quotes.map { name + $0 }
  }

  func isImported(by other: [UInt8]) -> Bool {
    path.map { $0 == other } ?? (components(other).last == name)
  }
}

private func components(_ path: [UInt8]) -> [[UInt8]] {
  path.split(separator: UInt8(ascii: "/")).map(Array.init)
}

private func importPaths(in bytes: [UInt8]) -> [[UInt8]] {
  parseGo(bytes).imports.map { Array(bytes[$0.path.range].dropFirst().dropLast()) }
}

/// The path by which others import a folder.
func importPath(of folder: [UInt8], _ workspace: Workspace) -> [UInt8]? {
  guard let manifest = manifest(above: folder, workspace) else { return nil }
  let module = [UInt8](manifest.read.module.utf8)
  let root = normalized(manifest.folder)
  let own = normalized(folder)
  if root == own { return module }
  let below = root.isEmpty ? own : Array(own.dropFirst(root.count + 1))
  return module + [UInt8(ascii: "/")] + below
}

/// The nearest `go.mod` at or above a folder.
func manifest(
  above folder: [UInt8], _ workspace: Workspace
) -> (folder: [UInt8], read: GoManifest)? {
  var folder = folder
  while true {
    let path = folder + [UInt8]("/go.mod".utf8)
    if let file = workspace.file(at: normalized(path)) {
      return (folder, GoManifest(file: file, bytes: workspace.bytes(of: file)))
    }
    let parent = folderName(of: folder)
    if parent == folder || normalized(folder).isEmpty { return nil }
    folder = parent
  }
}

/// The folder of the nearest `go.mod` at or above a file; nil if there is none.
package func moduleFolder(of path: [UInt8], _ workspace: Workspace) -> [UInt8]? {
  manifest(above: folderName(of: path), workspace).map { normalized($0.folder) }
}
