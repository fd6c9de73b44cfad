package import Files
package import GoSDK
import GoSyntax
package import Text

/// The Go modules that use the SDK and name something deprecated, with those of their packages
/// that name the SDK, and those that use such packages.
///
/// - Parameters:
///   - found: the files of the run.
///   - paths: what the user named; nothing else is read.
///   - rules: the rules of the SDK; only asked for where it is used so.
package func goModules(
  in found: Discovery, _ paths: [[UInt8]], options: WalkOptions, workspace: Workspace,
  rules: () -> SDKRules
) -> [GoModule] {
  guard !found.sdkUsers.isEmpty else { return [] }
  // The SDK itself is no user of it. Who imports one of its packages names the module.
  var ofSDK: [[UInt8]: Bool] = [:]
  let isUser = { (path: [UInt8]) in
    let folder = folderName(of: path)
    let isOwn =
      ofSDK[folder]
      ?? (manifest(above: folder, workspace)?.read.module.hasPrefix(found.sdkModule) == true)
    ofSDK[folder] = isOwn
    return !isOwn && !isVendored(path)
  }
  let named = found.sdkNames.filter(isUser)
  guard !named.isEmpty else { return [] }
  var options = options
  options.walked = found.walked
  options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
  var finder = GoModuleFinder(options: options, workspace: workspace, paths: paths)
  finder.list()
  finder.add(folders: found.sdkUsers.filter(isUser) + named)
  finder.addImporters()
  return finder.modules(rules())
}

/// The module of a single text, such as standard input.
package func goModule(of file: FileID, workspace: Workspace) -> GoModule {
  let source = GoSource(
    file: file, path: workspace.path(of: file), bytes: workspace.bytes(of: file))
  return GoModule(packages: [GoPackage(importPath: "", sources: [source])], manifest: nil)
}

/// The packages of some folders, given the files of each.
func goPackages(
  in folders: Set<[UInt8]>, _ listing: [[UInt8]: [[UInt8]]], _ workspace: Workspace
) -> [GoPackage] {
  folders.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { folder in
    let place = folder.isEmpty ? [UInt8(ascii: ".")] : folder
    let path = importPath(of: place, workspace).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return goPackages(of: listing[folder] ?? [], path, workspace)
  }
}

/// The packages of a folder's files: one, its external tests, and what does not belong together.
private func goPackages(
  of files: [[UInt8]], _ importPath: String, _ workspace: Workspace, isClosed: Bool = true
) -> [GoPackage] {
  var byName: [String: [GoSource]] = [:]
  for path in files {
    guard let file = workspace.file(at: normalized(path)) else { continue }
    let source = GoSource(file: file, path: path, bytes: workspace.bytes(of: file))
    byName[source.tree.packageName?.name ?? "", default: []].append(source)
  }
  return byName.sorted { $0.key < $1.key }.map { name, sources in
    GoPackage(
      importPath: name.hasSuffix("_test") ? "" : importPath, sources: sources, isClosed: isClosed)
  }
}

/// Reads the packages that belong together.
private struct GoModuleFinder {
  let options: WalkOptions
  let workspace: Workspace
  let paths: [[UInt8]]
  /// Every Go file that may be read, by its folder.
  private var byFolder: [[UInt8]: [[UInt8]]] = [:]
  private var folders: Set<[UInt8]> = []

  init(options: WalkOptions, workspace: Workspace, paths: [[UInt8]]) {
    self.options = options
    self.workspace = workspace
    self.paths = paths
  }

  mutating func list() {
    let list = listFiles(paths: paths, options: options)
    workspace.report(list.problems)
    for path in list.paths
    where isGoFile(path) && !isVendored(path) {
      byFolder[folderName(of: path), default: []].append(path)
    }
  }

  mutating func add(folders files: [[UInt8]]) {
    for file in files where !isVendored(file) { folders.insert(folderName(of: file)) }
  }

  /// Adds the packages that import one that was added: its types may be used there.
  mutating func addImporters() {
    var searched: Set<[UInt8]> = []
    while true {
      let new = Set(folders.compactMap { importPath(of: $0, workspace) }).subtracting(searched)
        .filter { !$0.isEmpty }
      guard !new.isEmpty else { return }
      searched.formUnion(new)
      let markers = Markers(
        new.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { path in
          ["\"", "`"].map { quote in [UInt8](quote.utf8) + path + [UInt8](quote.utf8) }
        })
      let found = search(paths: paths, markers: markers, options: options)
      workspace.report(sharers: found.problems)
      add(folders: found.candidates.map(\.path).filter(isGoFile))
    }
  }

  /// The packages by module.
  func modules(_ rules: SDKRules) -> [GoModule] {
    var packages: [[UInt8]: [GoPackage]] = [:]
    var manifests: [[UInt8]: GoManifest] = [:]
    for folder in folders.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let manifest = manifest(above: folder, workspace)
      if manifest?.read.module.hasPrefix(rules.module) == true { continue }
      let root = manifest?.folder ?? []
      if let manifest { manifests[root] = manifest.read }
      let path = importPath(of: folder, workspace).map { String(decoding: $0, as: UTF8.self) } ?? ""
      packages[root, default: []] += goPackages(
        of: byFolder[folder] ?? [], path, workspace,
        isClosed: isClosed(folder, paths, workspace))
    }
    return tied(packages.keys.sorted { $0.lexicographicallyPrecedes($1) }, packages).map { roots in
      GoModule(
        packages: roots.flatMap { packages[$0] ?? [] }, manifest: manifests[roots[0]],
        others: roots.dropFirst().compactMap { manifests[$0] })
    }
  }

  /// The modules of which one imports packages of another through `replace` or `go.work`: they are
  /// compiled together. Those that are imported come first.
  private func tied(_ roots: [[UInt8]], _ packages: [[UInt8]: [GoPackage]]) -> [[[UInt8]]] {
    var map = GoModuleMap(workspace)
    var groups = roots.map { [$0] }
    for root in roots {
      let sources = (packages[root] ?? []).flatMap(\.sources)
      for path in Set(sources.flatMap { importPaths(in: $0.bytes) }) {
        guard let folder = map.folder(of: path, from: normalized(root)),
          let owner = map.module(of: folder)?.root,
          let target = roots.first(where: { normalized($0) == owner }), target != root,
          let from = groups.firstIndex(where: { $0.contains(root) }),
          let to = groups.firstIndex(where: { $0.contains(target) }), from != to
        else { continue }
        groups[to] += groups[from]
        groups.remove(at: from)
      }
    }
    return groups
  }
}
