import GoSDK
import Text

/// Which folder an import path means.
struct GoModuleMap {
  private let workspace: Workspace
  /// The modules by the folder of one: itself, and those that stand in for others.
  private var known: [[UInt8]: [(path: [UInt8], root: [UInt8])]] = [:]
  private var manifests: [[UInt8]: (root: [UInt8], module: [UInt8])?] = [:]

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The folder of a package that a package of another folder imports; it need not be there.
  mutating func folder(of path: [UInt8], from folder: [UInt8]) -> [UInt8]? {
    for named in modules(of: folder) {
      guard path.starts(with: named.path) else { continue }
      let rest = Array(path.dropFirst(named.path.count))
      guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { continue }
      let found = normalized((named.root.isEmpty ? [UInt8(ascii: ".")] : named.root) + rest)
      // A module of its own may begin below.
      return module(of: found)?.root == named.root ? found : nil
    }
    return nil
  }

  /// The path by which others import a folder.
  mutating func importPath(of folder: [UInt8]) -> [UInt8]? {
    guard let (root, module) = self.module(of: folder) else { return nil }
    if root == folder { return module }
    let below = root.isEmpty ? folder : Array(folder.dropFirst(root.count + 1))
    return module + [UInt8(ascii: "/")] + below
  }

  /// The module of a folder.
  mutating func module(of folder: [UInt8]) -> (root: [UInt8], module: [UInt8])? {
    if let known = manifests[folder] { return known }
    let found = manifest(above: folder.isEmpty ? [UInt8(ascii: ".")] : folder, workspace)
    let result = found.map {
      (root: normalized($0.folder), module: [UInt8]($0.read.module.utf8))
    }
    manifests[folder] = result
    return result
  }

  /// The modules that imports may name, those with the longest paths first.
  private mutating func modules(
    of folder: [UInt8]
  ) -> [(path: [UInt8], root: [UInt8])] {
    guard let (root, module) = self.module(of: folder) else { return [] }
    if let known = known[root] { return known }
    var all = [(path: module, root: root)]
    let folder = root.isEmpty ? [UInt8(ascii: ".")] : root
    if let manifest = manifest(above: folder, workspace) {
      for (path, target) in manifest.read.replacements {
        let target = folder + [UInt8(ascii: "/")] + [UInt8](target.utf8)
        all.append(([UInt8](path.utf8), normalized(target)))
      }
    }
    all += siblings(of: root)
    all = all.filter { !$0.path.isEmpty }.sorted {
      $0.path.count != $1.path.count
        ? $0.path.count > $1.path.count : $0.path.lexicographicallyPrecedes($1.path)
    }
    known[root] = all
    return all
  }

  /// The modules of the nearest `go.work` at or above a module that uses it (Go Modules Reference,
  /// "Workspaces").
  private mutating func siblings(of root: [UInt8]) -> [(path: [UInt8], root: [UInt8])] {
    var folder = root.isEmpty ? [UInt8(ascii: ".")] : root
    while true {
      let path = folder + [UInt8]("/go.work".utf8)
      if let file = workspace.file(at: normalized(path)) {
        let used = usedFolders(in: workspace.bytes(of: file)).map { own in
          normalized(folder + [UInt8(ascii: "/")] + own)
        }
        guard used.contains(root) else { return [] }
        return used.compactMap { self.module(of: $0) }.filter { $0.root != root }
          .map { (path: $0.module, root: $0.root) }
      }
      let parent = folderName(of: folder)
      if parent == folder || normalized(folder).isEmpty { return [] }
      folder = parent
    }
  }

  /// The folders of the `use` lines.
  private func usedFolders(in bytes: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var isBlock = false
    for line in bytes.split(separator: 0x0A) {
      let words = line.split { " \t\r\"".utf8.contains($0) }
      guard let first = words.first, !first.starts(with: "//".utf8) else { continue }
      if first.elementsEqual("use".utf8), words.count > 1 {
        isBlock = words[1].elementsEqual("(".utf8)
        if !isBlock { result.append(Array(words[1])) }
      } else if first.elementsEqual(")".utf8) {
        isBlock = false
      } else if isBlock {
        result.append(Array(first))
      }
    }
    return result
  }
}
