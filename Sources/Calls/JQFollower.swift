import Text

/// The variables and functions that a part of a program sees.
struct JQScope {
  /// What a name of no or some parameters stands for, with what it sees itself.
  indirect enum Function {
    case definition(JQDefinition, JQScope)
    case argument(JQNode, JQScope)
  }
  struct Name: Hashable {
    let name: [UInt8]
    let parameters: Int
  }
  var variables: [[UInt8]: JQShape] = [:]
  var functions: [Name: Function] = [:]
}

/// A call of a function of the program, as far as its values tell calls apart.
struct JQCall: Hashable {
  let body: ByteRange
  let input: JQShape
  let variables: [[UInt8]: JQShape]
}

/// Follows values through a program and votes on every place that names a renamed field.
struct JQFollower {
  struct Votes {
    /// The new name, if something read a field of the answer here.
    var newName: [UInt8]?
    /// Whether something else was read or made here.
    var isKept = false
  }

  private let fields: [(from: [UInt8], to: [UInt8])]
  let input: JQInput
  private(set) var votes: [JQSite: Votes] = [:]
  private(set) var doubts: [String] = []
  private(set) var readsRenamed = false
  /// Why edits of the program cannot be enough.
  private(set) var obstacle: String?
  /// What the program does with the names of fields and with values that have lost theirs.
  private(set) var dependence = JQOrder()
  /// How many more nodes are followed: bounded, whatever the program is.
  private var budget = 20_000
  private var depth = 0
  /// What `error` raised since the last `try` began.
  var raised = JQShape.nothing
  /// What the calls under way are known to yield so far.
  var calls: [JQCall: JQShape] = [:]
  /// Those that called themselves.
  var recursive: Set<JQCall> = []
  private static let depthLimit = 120

  init(fields: [(from: [UInt8], to: [UInt8])], input: JQInput) {
    self.fields = fields
    self.input = input
  }

  /// Notes that the edits may not be all that is needed.
  mutating func doubt(_ reason: String) {
    if !doubts.contains(reason) { doubts.append(reason) }
  }

  // MARK: Names

  func newName(of name: [UInt8]) -> [UInt8]? {
    fields.first { $0.from == name }?.to
  }

  /// Whether `name`, with holes in it, may be a renamed field.
  private func mayBeRenamed(_ name: [UInt8]) -> Bool {
    name.contains(TracedText.holeByte) && fields.contains { name.mayRead($0.from) }
  }

  /// The text at `site` names a field of the answer.
  mutating func rename(_ name: [UInt8], at site: JQSite?) {
    if mayBeRenamed(name) { doubt("a field is named at run time") }
    if fields.contains(where: { $0.to == name }) { doubt("the new name is read already") }
    guard let new = newName(of: name) else { return }
    readsRenamed = true
    guard let site else {
      obstacle = "a field that has another name then is named outside the jq program"
      return doubt("a field is named outside the jq program")
    }
    votes[site, default: Votes()].newName = new
  }

  /// The text at `site` is no name of a field of the answer.
  mutating func keep(_ name: [UInt8], at site: JQSite?) {
    guard newName(of: name) != nil, let site else { return }
    votes[site, default: Votes()].isKept = true
  }

  /// Reads the field `name`, spelled at `site`.
  mutating func field(_ name: [UInt8], of shape: JQShape, at site: JQSite?) -> JQShape {
    var result = JQShape.nothing
    for shape in shape.alternatives {
      result = result.joined(with: field(name, ofOne: shape, at: site))
    }
    return result
  }

  private mutating func field(
    _ name: [UInt8], ofOne shape: JQShape, at site: JQSite?
  ) -> JQShape {
    switch shape {
    case .plain, .fieldValue: return .plain
    case .foreign:
      keep(name, at: site)
      return .foreign
    case .unknown:
      if newName(of: name) != nil || mayBeRenamed(name) {
        doubt("it cannot be told what '\(String(decoding: name, as: UTF8.self))' is read from")
      }
      return .unknown
    case .object(let object):
      if object.isJob { rename(name, at: site) }
      if !object.isJob, object.rest != .plain, object.known[name] != nil || object.rest != .nothing
      {
        keep(name, at: site)
      }
      if name.contains(TracedText.holeByte) { return object.values }
      if let known = object.known[name] { return known }
      return object.rest == .nothing ? .plain : object.rest
    default: return .nothing
    }
  }

  /// Reads what `key` names.
  mutating func index(_ shape: JQShape, by key: JQShape) -> JQShape {
    var result = JQShape.nothing
    for key in key.alternatives {
      if case .text(let text) = key {
        result = result.joined(with: field(text.bytes, of: shape, at: text.site))
        continue
      }
      for shape in shape.alternatives {
        if case .object(let object) = shape, object.isJob, key != .fieldName {
          doubt(JQRenaming.namedByValue)
          result = result.joined(with: shape.elements.named)
          continue
        }
        result = result.joined(with: shape.elements)
      }
    }
    return result
  }

  // MARK: Uses

  /// The value is printed.
  mutating func emit(_ shape: JQShape) {
    if shape == .unknown { return doubt("it cannot be told what the jq program prints") }
    use(shape, whole: nil)
  }

  /// The value's content matters. `whole` is the doubt that a whole object of the answer raises.
  mutating func use(
    _ shape: JQShape, whole: String? = JQRenaming.becomesText
  ) {
    for shape in shape.alternatives {
      switch shape {
      case .text(let text): keep(text.bytes, at: text.site)
      case .fieldName:
        dependence.usesNames = true
        doubt("the names of the answer's fields are used as values")
      case .fieldValue:
        dependence.usesValues = true
        doubt(JQRenaming.takenByPlace)
      case .array(let element): use(element, whole: whole)
      case .object(let object):
        if object.isJob, let whole { doubt(whole) }
        for (key, site) in object.keySites where !object.isJob { keep(key, at: site) }
        use(object.values, whole: whole)
      case .unknown: doubt("it cannot be told what the jq program works with")
      default: break
      }
    }
  }

  /// The value decides an order.
  mutating func order(_ shape: JQShape) {
    use(shape, whole: "whole objects of the answer are ordered")
  }

  /// The two values are tested for being equal.
  mutating func compare(_ left: JQShape, _ right: JQShape) {
    for left in left.alternatives {
      for right in right.alternatives {
        if !compareNames(left, right), !compareNames(right, left) { compareOne(left, right) }
      }
    }
  }

  private mutating func compareNames(_ left: JQShape, _ right: JQShape) -> Bool {
    guard left == .fieldName else { return false }
    dependence.comparesNames = true
    switch right {
    case .text(let text): rename(text.bytes, at: text.site)
    case .fieldName: break
    default: doubt("the names of the answer's fields are compared with values")
    }
    return true
  }

  private mutating func compareOne(_ left: JQShape, _ right: JQShape) {
    if case .array(let left) = left, case .array(let right) = right {
      // `keys == ["a", "b"]`: each name has its place.
      let before = dependence.comparesNames
      compare(left, right)
      if left.isPlaced || right.isPlaced {
        dependence.takesByPlace = true
        dependence.comparesNames = before
      }
      return
    }
    if left.holdsJob || right.holdsJob {
      if left == .plain || right == .plain || left == right { return }
      doubt("whole objects of the answer are compared")
    }
    // Whether one of the values is equal does not depend on their order.
    let before = dependence.usesValues
    use(left)
    use(right)
    dependence.usesValues = before
  }

  /// One of the values is taken by its number.
  mutating func place(_ values: JQShape) {
    if values.isPlaced { dependence.takesByPlace = true }
  }

  // MARK: Following

  /// The values that `node` yields for the input `shape`.
  mutating func follow(_ node: JQNode, on shape: JQShape, in scope: JQScope) -> JQShape {
    budget -= 1
    guard budget > 0, depth < JQFollower.depthLimit else {
      if budget <= 0 { doubt("the jq program is too large to be followed") }
      return .unknown
    }
    depth += 1
    defer { depth -= 1 }
    return visit(node, shape, scope)
  }

  /// Pays for copying a scope.
  mutating func pay(_ scope: JQScope) {
    budget -= (scope.functions.count + scope.variables.count) / 8
  }
}

extension [UInt8] {
  /// Whether these bytes, with any text at the holes, may read `name`.
  fileprivate func mayRead(_ name: [UInt8]) -> Bool {
    let parts = split(separator: TracedText.holeByte, omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return self == name
    }
    return name.starts(with: first) && name.reversed().starts(with: last.reversed())
      && first.count + last.count <= name.count
  }
}
