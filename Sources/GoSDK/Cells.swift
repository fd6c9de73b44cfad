/// What the uses of a model say it is.
enum Role: Hashable, Sendable {
  case answer
  /// The body of the operation with this rule.
  case body(String)
}

/// Places of SDK types, joined where values flow between them. What shares a cell has one type;
/// what shares a group can only move together.
struct Cells: Sendable {
  private struct Cell: Sendable {
    var parent: Int
    var group: Int
    var roles: Set<Role> = []
    var children: [String: Int] = [:]
  }
  private var cells: [Cell] = []
  /// Why a group cannot be migrated, or under which assumption; by any of its cells.
  private(set) var obstacles: [(cell: Int, text: String)] = []
  private(set) var assumptions: [(cell: Int, text: String)] = []
  private(set) var notes: [(cell: Int, text: String)] = []
  /// Those whose values are given away as a whole, with the names of their fields.
  private(set) var shown: [Int] = []

  /// A cell of its own.
  mutating func add() -> Int {
    cells.append(Cell(parent: cells.count, group: cells.count))
    return cells.count - 1
  }

  /// The cell that stands for all that share values with this one.
  func root(_ cell: Int) -> Int {
    var cell = cell
    while cells[cell].parent != cell { cell = cells[cell].parent }
    return cell
  }

  /// The cell that stands for all that move together with this one.
  func group(_ cell: Int) -> Int {
    var cell = cell
    while cells[cell].group != cell { cell = cells[cell].group }
    return cell
  }

  /// Joins the groups of two cells.
  mutating func link(_ left: Int, _ right: Int) {
    let (left, right) = (group(left), group(right))
    if left != right { cells[max(left, right)].group = min(left, right) }
  }

  /// Joins two places between which values flow.
  mutating func unite(_ left: Int, _ right: Int) {
    link(left, right)
    var waiting = [(left, right)]
    while let pair = waiting.popLast() {
      let (left, right) = (root(pair.0), root(pair.1))
      guard left != right else { continue }
      let (kept, gone) = (min(left, right), max(left, right))
      link(kept, gone)
      cells[gone].parent = kept
      cells[kept].roles.formUnion(cells[gone].roles)
      for (key, child) in cells[gone].children.sorted(by: { $0.key < $1.key }) {
        if let other = cells[kept].children[key] {
          waiting.append((other, child))
        } else {
          cells[kept].children[key] = child
        }
      }
    }
  }

  /// The cell of a part, such as the elements of a page; made when it is first asked for.
  mutating func child(of cell: Int, _ key: String) -> Int {
    let owner = root(cell)
    if let child = cells[owner].children[key] { return child }
    let child = add()
    cells[owner].children[key] = child
    link(owner, child)
    return child
  }

  /// Says what a model is used for.
  mutating func give(_ role: Role, to cell: Int) { cells[root(cell)].roles.insert(role) }

  /// What a model is used for.
  func roles(of cell: Int) -> Set<Role> { cells[root(cell)].roles }

  /// What the cells of a group are used for, where that is more than one thing.
  func mixedRoles(ofGroup number: Int) -> [Set<Role>] {
    cells.indices.filter {
      cells[$0].parent == $0 && cells[$0].roles.count > 1 && group($0) == number
    }.map { cells[$0].roles }
  }

  mutating func block(_ cell: Int, _ text: String) { obstacles.append((cell, text)) }
  mutating func assume(_ cell: Int, _ text: String) { assumptions.append((cell, text)) }
  mutating func note(_ cell: Int, _ text: String) { notes.append((cell, text)) }
  mutating func show(_ cell: Int) { shown.append(cell) }
}
