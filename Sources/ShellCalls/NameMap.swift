/// Values by name, in a tree that copies share: a copy costs nothing, a change copies one path,
/// and what two copies of one map hold differently is found without a look at the rest.
///
/// A hash trie (Bagwell, "Ideal Hash Trees"): each node branches by five bits of the name's hash.
struct NameMap<Value: Sendable>: Sendable {
  private var root: NameNode<Value>?

  init() {}

  var isEmpty: Bool { root == nil }

  subscript(name: String) -> Value? {
    get { root?.leaf(for: NameKey(name), depth: 0)?.value }
    set {
      let key = NameKey(name)
      if let newValue {
        let leaf = NameLeaf(key: key, value: newValue)
        root = (root ?? NameNode()).inserting(leaf, depth: 0)
      } else {
        root = root.flatMap { $0.removing(key, depth: 0) }
      }
    }
  }

  /// The names whose values were set differently in the two since they were one map, sorted.
  func names(differingFrom other: NameMap) -> [String] {
    if root === other.root { return [] }
    var names: Set<String> = []
    NameNode.compare(root.map { .node($0) }, other.root.map { .node($0) }, &names)
    return names.sorted()
  }

  /// All names with their values, by name.
  var sortedEntries: [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    root?.visit { result.append((name: $0.key.name, value: $0.value)) }
    return result.sorted { $0.name < $1.name }
  }
}

/// A name with its hash.
private struct NameKey: Sendable {
  let name: String
  private let hash: UInt

  init(_ name: String) {
    self.name = name
    hash = UInt(bitPattern: name.hashValue)
  }

  static func == (left: NameKey, right: NameKey) -> Bool {
    left.hash == right.hash && left.name == right.name
  }

  /// The branch to take: the hash has bits for twelve levels, each level below hashes anew.
  func branch(at depth: Int) -> Int {
    if depth < 12 { return Int(truncatingIfNeeded: hash >> (5 * UInt(depth))) & 31 }
    var hasher = Hasher()
    hasher.combine(depth)
    hasher.combine(name)
    return hasher.finalize() & 31
  }
}

private final class NameLeaf<Value: Sendable>: Sendable {
  let key: NameKey
  let value: Value
  init(key: NameKey, value: Value) {
    self.key = key
    self.value = value
  }
}

private final class NameNode<Value: Sendable>: Sendable {
  enum Slot: Sendable {
    case leaf(NameLeaf<Value>)
    case node(NameNode)
  }
  /// One bit for each branch that is taken.
  private let branches: UInt32
  /// A slot for each bit, lowest first.
  private let slots: [Slot]

  init() {
    branches = 0
    slots = []
  }

  private init(branches: UInt32, slots: [Slot]) {
    self.branches = branches
    self.slots = slots
  }

  private func index(of branch: Int) -> Int {
    (branches & ((1 << UInt32(branch)) - 1)).nonzeroBitCount
  }

  private func slot(_ branch: Int) -> Slot? {
    branches & (1 << UInt32(branch)) == 0 ? nil : slots[index(of: branch)]
  }

  func leaf(for key: NameKey, depth: Int) -> NameLeaf<Value>? {
    switch slot(key.branch(at: depth)) {
    case .leaf(let leaf): leaf.key == key ? leaf : nil
    case .node(let node): node.leaf(for: key, depth: depth + 1)
    case nil: nil
    }
  }

  /// The node with another slot in a branch; nil takes the branch away.
  private func with(_ new: Slot?, in branch: Int) -> NameNode? {
    var slots = self.slots
    let bit: UInt32 = 1 << UInt32(branch)
    let place = index(of: branch)
    let isTaken = branches & bit != 0
    guard let new else {
      if slots.count == 1 { return nil }
      slots.remove(at: place)
      return NameNode(branches: branches & ~bit, slots: slots)
    }
    if isTaken { slots[place] = new } else { slots.insert(new, at: place) }
    return NameNode(branches: branches | bit, slots: slots)
  }

  func inserting(_ leaf: NameLeaf<Value>, depth: Int) -> NameNode {
    let branch = leaf.key.branch(at: depth)
    let new: Slot
    switch slot(branch) {
    case .leaf(let old) where !(old.key == leaf.key):
      let inner = NameNode().inserting(old, depth: depth + 1)
      new = .node(inner.inserting(leaf, depth: depth + 1))
    case .node(let node): new = .node(node.inserting(leaf, depth: depth + 1))
    default: new = .leaf(leaf)
    }
    return with(new, in: branch) ?? self
  }

  func removing(_ key: NameKey, depth: Int) -> NameNode? {
    let branch = key.branch(at: depth)
    switch slot(branch) {
    case .leaf(let leaf) where leaf.key == key: return with(nil, in: branch)
    case .node(let node):
      return with(node.removing(key, depth: depth + 1).map { .node($0) }, in: branch)
    default: return self
    }
  }

  func visit(_ body: (NameLeaf<Value>) -> Void) {
    for slot in slots {
      switch slot {
      case .leaf(let leaf): body(leaf)
      case .node(let node): node.visit(body)
      }
    }
  }

  /// Collects the names of leaves that stand on one side only; shared nodes are not entered.
  static func compare(_ left: Slot?, _ right: Slot?, _ names: inout Set<String>) {
    if case .node(let left) = left, case .node(let right) = right {
      if left === right { return }
      for branch in 0..<32 where (left.branches | right.branches) & (1 << UInt32(branch)) != 0 {
        compare(left.slot(branch), right.slot(branch), &names)
      }
      return
    }
    let (before, after) = (leaves(left), leaves(right))
    for leaf in before where !after.contains(where: { $0 === leaf }) { names.insert(leaf.key.name) }
    for leaf in after where !before.contains(where: { $0 === leaf }) { names.insert(leaf.key.name) }
  }

  private static func leaves(_ slot: Slot?) -> [NameLeaf<Value>] {
    switch slot {
    case .leaf(let leaf): return [leaf]
    case .node(let node):
      var result: [NameLeaf<Value>] = []
      node.visit { result.append($0) }
      return result
    case nil: return []
    }
  }
}
