import GoCalls
import Text

/// Puts packages with a call together with those of their modules that they have to do with: what
/// they import, who imports them, and so on, as far as that is not too much.
struct GoGroups {
  private(set) var graph: GoImportGraph
  /// The folders of each group, those that are imported first.
  private(set) var groups: [[[UInt8]]] = []

  /// How many bytes the files of a group may have.
  private static let sizeLimit = 1 << 18
  /// In a tree of more files not everybody is looked for who imports something of a group, or who
  /// imports those that import it.
  private static let fileLimit = 3_000

  /// - Parameter cores: the folders with a call.
  init(_ graph: GoImportGraph, cores: [[UInt8]]) {
    self.graph = graph
    var taken: Set<[UInt8]> = []
    let all = Set(cores)
    _ = self.graph.ancestors(of: all, rounds: graph.fileCount > GoGroups.fileLimit ? 3 : Int.max)
    for core in cores where !taken.contains(core) {
      let group = group(of: core, all).subtracting(taken)
      taken.formUnion(group)
      groups.append(ordered(group))
    }
    for group in groups { self.graph.search(importersOf: Set(group)) }
  }

  /// A folder with what belongs to it, the nearest first, as far as there is room: what it imports,
  /// who imports it, and what these import. In a small tree also who else imports any of that.
  private mutating func group(of core: [UInt8], _ cores: Set<[UInt8]>) -> Set<[UInt8]> {
    var group = Group(folders: [core], size: graph.size(of: [core]))
    guard graph.map.importPath(of: core) != nil else { return group.folders }
    grow(&group, from: [core]) { $0.imported(by: $1) }
    grow(&group, from: group.folders.intersection(cores)) { $0.folders(importing: $1) }
    grow(&group, from: group.folders) { $0.imported(by: $1) }
    var known: Set<[UInt8]> = []
    while !group.isCut, group.folders != known, graph.fileCount <= GoGroups.fileLimit {
      known = group.folders
      graph.search(importersOf: known)
      grow(&group, from: known) { $0.folders(importing: $1) }
      grow(&group, from: group.folders) { $0.imported(by: $1) }
    }
    return group.folders
  }

  private struct Group {
    var folders: Set<[UInt8]>
    var size: Int
    /// Whether something found no room.
    var isCut = false
  }

  /// Adds the neighbours of folders, their neighbours, and so on, of those that are equally far the
  /// small ones first.
  private mutating func grow(
    _ group: inout Group, from start: Set<[UInt8]>,
    _ neighbours: (inout GoImportGraph, [UInt8]) -> Set<[UInt8]>
  ) {
    var (level, seen) = (start, start)
    while !level.isEmpty {
      var next: Set<[UInt8]> = []
      for folder in sorted(level) { next.formUnion(neighbours(&graph, folder)) }
      next.subtract(seen)
      seen.formUnion(next)
      var sizes: [(folder: [UInt8], size: Int)] = []
      for folder in sorted(next.subtracting(group.folders)) {
        sizes.append((folder, graph.size(of: [folder])))
      }
      for (folder, size) in sizes.sorted(by: { $0.size < $1.size }) {
        guard group.size + size <= GoGroups.sizeLimit else {
          group.isCut = true
          next.remove(folder)
          continue
        }
        group.folders.insert(folder)
        group.size += size
      }
      level = next
    }
  }

  /// The folders, each after those that it imports, as far as they do not import one another.
  private mutating func ordered(_ group: Set<[UInt8]>) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    func visit(_ folder: [UInt8], _ graph: inout GoImportGraph) {
      guard seen.insert(folder).inserted else { return }
      for next in sorted(graph.imported(by: folder).intersection(group)) { visit(next, &graph) }
      result.append(folder)
    }
    for folder in sorted(group) { visit(folder, &graph) }
    return result
  }
}

private func sorted(_ folders: Set<[UInt8]>) -> [[UInt8]] {
  folders.sorted { $0.lexicographicallyPrecedes($1) }
}
