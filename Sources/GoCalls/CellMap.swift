/// The cells of a state by their numbers, in a tree that copies share: a copy costs nothing, a
/// change copies one path, and what two copies of one map hold differently is found without a look
/// at the rest.
struct CellMap: Sendable {
  private var branches: [CellBranch?] = []
  private(set) var count = 0

  subscript(cell: Int) -> State.Cell? {
    let branch = cell / CellBranch.span
    guard branches.indices.contains(branch) else { return nil }
    return branches[branch]?.leaf(of: cell)?.cells[cell % CellLeaf.span]
  }

  mutating func set(_ entry: State.Cell, at cell: Int) {
    let branch = cell / CellBranch.span
    while branches.count <= branch { branches.append(nil) }
    if self[cell] == nil { count += 1 }
    branches[branch] = (branches[branch] ?? CellBranch()).with(entry, at: cell)
  }

  /// All cells in order.
  var entries: [(cell: Int, entry: State.Cell)] {
    branches.indices.flatMap { branch in
      (branches[branch]?.entries ?? []).map { (branch * CellBranch.span + $0, $1) }
    }
  }

  /// The cells that the two do not know in one version, in order.
  func differing(from other: CellMap) -> [Int] {
    var result: [Int] = []
    for branch in 0..<max(branches.count, other.branches.count) {
      let own = branch < branches.count ? branches[branch] : nil
      let others = branch < other.branches.count ? other.branches[branch] : nil
      if own === others { continue }
      let places = CellBranch.differing(own ?? CellBranch(), others ?? CellBranch())
      result += places.map { branch * CellBranch.span + $0 }
    }
    return result
  }
}

private final class CellLeaf: Sendable {
  static let span = 16
  let cells: [State.Cell?]

  init(_ cells: [State.Cell?]) { self.cells = cells }
}

private final class CellBranch: Sendable {
  static let width = 16
  static let span = width * CellLeaf.span
  private let leaves: [CellLeaf?]

  private init(_ leaves: [CellLeaf?]) { self.leaves = leaves }

  convenience init() { self.init(Array(repeating: nil, count: CellBranch.width)) }

  private static func place(of cell: Int) -> Int { cell % span / CellLeaf.span }

  func leaf(of cell: Int) -> CellLeaf? { leaves[CellBranch.place(of: cell)] }

  func with(_ entry: State.Cell, at cell: Int) -> CellBranch {
    let place = CellBranch.place(of: cell)
    var cells = leaves[place]?.cells ?? Array(repeating: nil, count: CellLeaf.span)
    cells[cell % CellLeaf.span] = entry
    var leaves = leaves
    leaves[place] = CellLeaf(cells)
    return CellBranch(leaves)
  }

  /// The cells in order, counted from the first that may be here.
  var entries: [(cell: Int, entry: State.Cell)] {
    leaves.enumerated().flatMap { place, leaf in
      (leaf?.cells ?? []).enumerated().compactMap { index, entry in
        entry.map { (place * CellLeaf.span + index, $0) }
      }
    }
  }

  /// The same for those that two do not know in one version.
  static func differing(_ left: CellBranch, _ right: CellBranch) -> [Int] {
    var result: [Int] = []
    for place in 0..<width where left.leaves[place] !== right.leaves[place] {
      let (before, after) = (left.leaves[place]?.cells, right.leaves[place]?.cells)
      for index in 0..<CellLeaf.span where before?[index]?.version != after?[index]?.version {
        result.append(place * CellLeaf.span + index)
      }
    }
    return result
  }
}
