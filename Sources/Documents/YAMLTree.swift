import Text

/// One document of a YAML file, with its anchors, to walk through.
struct YAMLTree {
  let root: YAMLNode
  let whole: TracedText
  /// Each anchor that is set once; an alias of another is not followed.
  private var anchors: [String: YAMLNode] = [:]

  init(root: YAMLNode, whole: TracedText) {
    self.root = root
    self.whole = whole
    var repeated: Set<String> = []
    collect(root, &repeated)
    for name in repeated { anchors[name] = nil }
    dropLarge()
  }

  /// The key whose mapping is taken in (YAML 1.1, "Merge Key").
  private static let merge = Array("<<".utf8)

  /// An anchor with more nodes, those behind its aliases counted, or that holds itself, is not
  /// followed.
  private static let sizeLimit = 10_000

  private mutating func dropLarge() {
    var sizes: [String: Int] = [:]
    for (name, node) in anchors { _ = size(of: node, name, &sizes) }
    for (name, size) in sizes where size > Self.sizeLimit { anchors[name] = nil }
  }

  /// How many nodes an anchor stands for, up to one more than the limit.
  private func size(of node: YAMLNode, _ name: String, _ sizes: inout [String: Int]) -> Int {
    if let known = sizes[name] { return known }
    // For the aliases in it: what holds itself has no end.
    sizes[name] = Self.sizeLimit + 1
    let own = size(of: node, &sizes)
    sizes[name] = own
    return own
  }

  private func size(of node: YAMLNode, _ sizes: inout [String: Int]) -> Int {
    var result = 1
    switch node {
    case .scalar: break
    case .alias(let name, _):
      if let target = anchors[name] { result = size(of: target, name, &sizes) }
    case .sequence(let items, _):
      for item in items where result <= Self.sizeLimit { result += size(of: item, &sizes) }
    case .mapping(let pairs, _):
      for pair in pairs where result <= Self.sizeLimit { result += size(of: pair.value, &sizes) }
    }
    return min(result, Self.sizeLimit + 1)
  }

  private mutating func collect(_ node: YAMLNode, _ repeated: inout Set<String>) {
    if let name = node.properties.anchor {
      if anchors[name] != nil { repeated.insert(name) }
      anchors[name] = node
    }
    switch node {
    case .sequence(let items, _):
      for item in items { collect(item, &repeated) }
    case .mapping(let pairs, _):
      for pair in pairs { collect(pair.value, &repeated) }
    case .scalar, .alias: break
    }
  }

  /// The value that an alias stands for.
  func resolved(_ node: YAMLNode) -> YAMLNode? {
    guard case .alias(let name, _) = node else { return node }
    guard let target = anchors[name], case .alias = target else { return anchors[name] }
    return nil
  }

  /// The entries of a mapping by key, those of `<<` after its own.
  func entries(_ node: YAMLNode?, depth: Int = 0) -> [(key: String, value: YAMLNode)] {
    guard depth < 20, let node = node.flatMap(resolved), case .mapping(let pairs, _) = node else {
      return []
    }
    var result: [(key: String, value: YAMLNode)] = []
    var merged: [YAMLNode] = []
    for pair in pairs {
      guard let key = string(pair.key) else { continue }
      guard key == "<<" else {
        if let value = resolved(pair.value) { result.append((key, value)) }
        continue
      }
      if let value = resolved(pair.value) { merged += items(value) ?? [value] }
    }
    for node in merged {
      for entry in entries(node, depth: depth + 1)
      where !result.contains(where: { $0.key == entry.key }) {
        result.append(entry)
      }
    }
    return result
  }

  /// The value of a key of a mapping.
  func value(_ node: YAMLNode?, _ key: String) -> YAMLNode? {
    guard let node = node.flatMap(resolved), case .mapping(let pairs, _) = node else { return nil }
    let wanted = Array(key.utf8)
    var isMerged = false
    for pair in pairs {
      guard let name = resolved(pair.key)?.scalar else { continue }
      if name.has(wanted, in: whole.bytes), let value = resolved(pair.value) { return value }
      isMerged = isMerged || name.has(Self.merge, in: whole.bytes)
    }
    return isMerged ? entries(node).first { $0.key == key }?.value : nil
  }

  /// Whether a mapping has one of some keys, or takes in another mapping, which may have it.
  func has(oneOf keys: YAMLKeys, _ node: YAMLNode) -> Bool {
    guard let node = resolved(node), case .mapping(let pairs, _) = node else { return false }
    return pairs.contains { pair in
      guard let name = resolved(pair.key)?.scalar else { return false }
      if let range = name.exactRange, keys.lengths & (1 << UInt64(range.end - range.start)) == 0 {
        return false
      }
      return keys.names.contains { name.has($0, in: whole.bytes) }
        || name.has(Self.merge, in: whole.bytes)
    }
  }

  /// The items of a list.
  func items(_ node: YAMLNode?) -> [YAMLNode]? {
    guard let node = node.flatMap(resolved), case .sequence(let items, _) = node else {
      return nil
    }
    return items.compactMap(resolved)
  }

  /// The scalar's value as a string.
  func string(_ node: YAMLNode?) -> String? {
    guard let scalar = node.flatMap(resolved)?.scalar else { return nil }
    if let range = scalar.exactRange { return String(decoding: whole.bytes[range], as: UTF8.self) }
    return String(decoding: scalar.value(in: whole.bytes), as: UTF8.self)
  }

  /// The scalar's value with its origins.
  func traced(_ node: YAMLNode?) -> TracedText? {
    node.flatMap(resolved)?.scalar?.traced(in: whole)
  }

  /// The variables of a mapping of names to scalars.
  func variables(_ node: YAMLNode?) -> [DocumentVariable] {
    entries(node).compactMap { entry in
      traced(entry.value).map { DocumentVariable(name: entry.key, value: $0) }
    }
  }
}

extension [DocumentVariable] {
  /// These variables with those of an inner level, which win.
  func overlaid(with inner: [DocumentVariable]) -> [DocumentVariable] {
    filter { own in !inner.contains { $0.name == own.name } } + inner
  }

  func value(of name: String) -> TracedText? { last { $0.name == name }?.value }
}

/// Keys of a mapping that are looked for together.
struct YAMLKeys {
  let names: [[UInt8]]
  /// The lengths of the names, and that of `<<`, as a set of bits.
  let lengths: UInt64

  /// - Parameter names: none is longer than 63 bytes.
  init(_ names: [String]) {
    self.names = names.map { [UInt8]($0.utf8) }
    lengths = self.names.reduce(1 << 2) { $0 | 1 << UInt64($1.count) }
  }
}
