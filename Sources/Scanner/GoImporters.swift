package import Files
import GoCalls
package import GoSDK
import GoSyntax
import Text

/// Who can use what a Go package exports.
package struct GoImporters: Sendable {
  /// The Go files of other folders that import it, as far as the run can see.
  package var files: [Candidate] = []
  /// The folders that are followed together with its own.
  package var followed: Set<[UInt8]> = []
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

  /// The files that import it and are not followed, or not whole.
  package var strangers: [Candidate] {
    files.filter {
      !followed.contains(goFolder(of: $0.path)) || !parseGo($0.bytes).issues.isEmpty
    }
  }
}

/// Puts the packages of the run together with those that they have to do with, and looks for others
/// who import one of them.
///
/// - Parameter fields: the names of fields that an answer's types may get anew.
func addImporters(
  _ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace, fields: [String],
  to result: inout Discovery
) {
  guard !result.packages.isEmpty else { return }
  var graph = GoImportGraph(paths, options, workspace)
  var cores: [[UInt8]: [FileID]] = [:]
  for files in result.packages {
    let folder = files.first.map { goFolder(of: workspace.path(of: $0)) } ?? []
    cores[folder, default: []] += files
    graph.note(cores[folder]?.compactMap { workspace.candidates[$0] } ?? [], of: folder)
  }
  let folders = cores.keys.sorted { $0.lexicographicallyPrecedes($1) }
  let grouped = GoGroups(graph, cores: folders)
  graph = grouped.graph
  let names = Markers(fields.flatMap { [[UInt8]($0.utf8), [UInt8](titled($0).utf8)] })
  let members = grouped.groups.map { $0.map { ImportedPackage($0, paths, workspace) } }
  var strays = StrayImports(members.flatMap { $0 })
  for (group, packages) in zip(grouped.groups, members) {
    let own = Set(group)
    let packages = packages.map { package in
      let folder = package.folder
      let users =
        package.path == nil
        ? strays.importers(of: package, paths, options, workspace) : graph.importers(of: folder)
      var found = GoImporters()
      found.files = users
      found.followed = own
      found.isClosed = package.isClosed
      let mayChange = graph.files(of: folder).contains { names.occur(in: $0.bytes) }
      if users.isEmpty || mayChange { found.importPath = package.pathText }
      if !users.isEmpty, mayChange, package.path != nil {
        let others = graph.ancestors(of: [folder]).union(own)
        found.packages = goPackages(in: others, graph.listing, workspace)
      }
      result.importers[folder] = found
      let files = cores[folder] ?? graph.files(of: folder).map { workspace.add($0) }
      return PackageFiles(
        files, importPath: package.pathText,
        isClosed: package.isClosed && found.strangers.isEmpty)
    }
    result.groups.append(packages)
  }
}

private func titled(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

/// Who imports packages where no module says by which path: those count that import something with
/// the name of the folder. The files are searched once for many names.
private struct StrayImports {
  private var waiting: ArraySlice<[UInt8]>
  /// The files that import something with a name, by the name.
  private var users: [[UInt8]: [Candidate]] = [:]

  init(_ packages: [ImportedPackage]) {
    let names = packages.filter { $0.path == nil && !$0.markers.isEmpty }.map(\.name)
    waiting = Set(names).sorted { $0.lexicographicallyPrecedes($1) }[...]
  }

  /// The files of other folders that import a package.
  mutating func importers(
    of package: ImportedPackage, _ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace
  ) -> [Candidate] {
    while users[package.name] == nil, !waiting.isEmpty { search(paths, options, workspace) }
    return (users[package.name] ?? []).filter { goFolder(of: $0.path) != package.folder }
  }

  private mutating func search(
    _ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace
  ) {
    let names = Set(waiting.prefix(256))
    waiting = waiting.dropFirst(256)
    for name in names { users[name] = [] }
    var options = options
    options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
    let markers = Markers(
      names.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(ImportedPackage.markers))
    let found = Files.search(paths: paths, markers: markers, options: options)
    workspace.report(sharers: found.problems)
    for file in found.candidates where isGoFile(file.path) {
      let imported = importPaths(in: file.bytes).compactMap { components($0).last }
      for name in names.intersection(imported) { users[name]?.append(file) }
    }
  }
}

/// Whether every package that may import a folder belongs to the files of the run.
func isClosed(_ folder: [UInt8], _ paths: [[UInt8]], _ workspace: Workspace) -> Bool {
  ImportedPackage(folder, paths, workspace).isClosed
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
    let place = folder.isEmpty ? [UInt8(ascii: ".")] : folder
    path = importPath(of: place, workspace)
    var name: [UInt8] = []
    if case .success(let real) = resolve(place) { name = components(real).last ?? [] }
    self.name = name
    let root = manifest(above: place, workspace)?.folder
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

  var pathText: String { String(decoding: path ?? [], as: UTF8.self) }

  /// What stands in a file that imports it, where its path is not known.
  var markers: [[UInt8]] { name.isEmpty ? [] : ImportedPackage.markers(name) }

  static func markers(_ name: [UInt8]) -> [[UInt8]] {
    ["\"", "`"].map { name + [UInt8]($0.utf8) }
  }
}

private func components(_ path: [UInt8]) -> [[UInt8]] {
  path.split(separator: UInt8(ascii: "/")).map(Array.init)
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
