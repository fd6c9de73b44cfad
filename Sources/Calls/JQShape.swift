import Text

/// What is known about the values that a part of a jq program yields: where they come from.
package indirect enum JQShape: Hashable, Sendable {
  /// No value at all.
  case nothing
  /// A scalar, or a part of the answer that has none of the renamed fields in it.
  case plain
  /// A string that the program spells out, or that was given on the command line.
  case text(JQText)
  /// The name of a field of an answer's object, as a value.
  case fieldName
  /// A value out of an answer's object, taken by its place among the others.
  case fieldValue
  /// JSON from elsewhere: it may have a field of any name.
  case foreign
  case object(JQObjectShape)
  case array(JQShape)
  /// One of several; made by `joined(with:)` only.
  case either(Set<JQShape>)
  case unknown

  /// An object of the answer whose fields are renamed.
  package static let job = JQShape.object(JQObjectShape(rest: .plain, isJob: true))
  /// A list answer: such objects in `results`.
  package static let list = JQShape.object(
    JQObjectShape(known: [[UInt8]("results".utf8): .array(.job)], rest: .plain))

  /// An object with these fields and no others.
  package static func object(_ fields: [[UInt8]: JQShape]) -> JQShape {
    .object(JQObjectShape(known: fields))
  }

  /// An object that holds this in one field and nothing of the answer in the others.
  package func wrapped(in field: [UInt8]) -> JQShape {
    .object(JQObjectShape(known: [field: self], rest: .plain))
  }

  /// How many alternatives are told apart.
  private static let limit = 8

  /// Either of the two.
  package func joined(with other: JQShape) -> JQShape {
    if self == other || other == .nothing { return self }
    if self == .nothing { return other }
    if self == .unknown || other == .unknown { return .unknown }
    if case .array(let left) = self, case .array(let right) = other {
      return .array(left.joined(with: right))
    }
    return JQShape.oneOf(alternatives.union(other.alternatives)).bounded
  }

  private static func oneOf(_ shapes: Set<JQShape>) -> JQShape {
    var element: JQShape?
    var rest: Set<JQShape> = []
    for shape in shapes {
      if case .array(let own) = shape {
        element = element.map { $0.joined(with: own) } ?? own
      } else {
        rest.insert(shape)
      }
    }
    if let element { rest.insert(.array(element)) }
    if rest.count > limit { return .unknown }
    return rest.count == 1 ? rest.first ?? .nothing : .either(rest)
  }

  /// The alternatives, one for a shape that is not `either`.
  package var alternatives: Set<JQShape> {
    switch self {
    case .nothing: []
    case .either(let shapes): shapes
    default: [self]
    }
  }

  /// What `change` makes of each alternative.
  func map(_ change: (JQShape) -> JQShape) -> JQShape {
    guard case .either(let shapes) = self else { return change(self) }
    return shapes.reduce(.nothing) { $0.joined(with: change($1)) }
  }

  /// The shape, or `unknown` if it is too large to be followed further.
  var bounded: JQShape {
    var budget = 200
    spend(&budget)
    return budget < 0 ? .unknown : self
  }

  private func spend(_ budget: inout Int) {
    budget -= 1
    guard budget >= 0 else { return }
    switch self {
    case .array(let element): element.spend(&budget)
    case .either(let shapes): for shape in shapes { shape.spend(&budget) }
    case .object(let object):
      object.rest.spend(&budget)
      for value in object.known.values { value.spend(&budget) }
    default: break
    }
  }

  /// Whether an object of the answer is in it.
  package var holdsJob: Bool {
    switch self {
    case .object(let object):
      object.isJob || object.rest.holdsJob || object.known.values.contains(where: \.holdsJob)
    case .array(let element): element.holdsJob
    case .either(let shapes): shapes.contains(where: \.holdsJob)
    default: false
    }
  }

  /// Whether no name of a field is in it but those that the program spells: a scalar, a text
  /// (`.status // "-"`), or what is built of such values (`{id, cluster: .clusterName}`).
  package var hasNoField: Bool {
    alternatives.allSatisfy { shape in
      switch shape {
      case .plain, .text: true
      case .array(let element): element == .nothing || element.hasNoField
      case .object(let object):
        !object.isJob && object.rest == .nothing
          && object.known.values.allSatisfy { $0.hasNoField }
      default: false
      }
    } && self != .nothing
  }

  /// Whether one of several such values is told from the others by its place among the fields of
  /// an object: a name, a value, or an entry with both.
  var isPlaced: Bool {
    alternatives.contains { shape in
      switch shape {
      case .fieldName, .fieldValue: true
      case .object(let object):
        object.known.values.contains { $0 == .fieldName || $0 == .fieldValue }
      default: false
      }
    }
  }

  /// The same as a value that is told from others by its place among the fields of an object.
  var placed: JQShape { map { $0 == .plain ? .fieldValue : $0 } }
  /// The same as the value of a field with a name.
  var named: JQShape { map { $0 == .fieldValue ? .plain : $0 } }

  /// The values that `.[]` yields.
  var elements: JQShape {
    map { shape in
      switch shape {
      case .array(let element): element
      case .object(let object): object.isJob ? object.values.placed : object.values
      case .plain, .fieldValue, .foreign, .unknown: shape
      default: .nothing
      }
    }
  }

  /// The values for which `type == "name"` holds, and the others; both in full for other
  /// conditions.
  func divided(by condition: JQNode) -> (yes: JQShape, no: JQShape) {
    guard case .operation(let operands, [.equal]) = condition.kind,
      operands[0].kind == .call([UInt8]("type".utf8), []),
      case .string(let string) = operands[1].kind, let name = string.constant
    else { return (self, self) }
    var yes = JQShape.nothing
    var no = JQShape.nothing
    for shape in alternatives {
      let type = shape.typeName
      if type == nil || type == name { yes = yes.joined(with: shape) }
      if type == nil || type != name { no = no.joined(with: shape) }
    }
    return (yes, no)
  }

  /// The name of its type, if it has one only.
  private var typeName: [UInt8]? {
    switch self {
    case .object: [UInt8]("object".utf8)
    case .array: [UInt8]("array".utf8)
    case .text, .fieldName: [UInt8]("string".utf8)
    default: nil
    }
  }

  /// The value and everything in it.
  var everything: JQShape {
    var all = self
    var level = elements
    for _ in 0..<8 {
      let wider = all.joined(with: level)
      if wider == all { return all }
      all = wider
      level = level.elements
    }
    return .unknown
  }
}

/// An object: the keys that are told apart, and what the others hold.
package struct JQObjectShape: Hashable, Sendable {
  /// The keys that are told apart, with their values.
  package var known: [[UInt8]: JQShape]
  /// Where the program spells the keys of an object it builds.
  var keySites: [[UInt8]: JQSite]
  /// The values of the other keys; `nothing` if there are none.
  package var rest: JQShape
  /// Whether it has the fields that are renamed.
  package var isJob: Bool

  init(
    known: [[UInt8]: JQShape] = [:], keySites: [[UInt8]: JQSite] = [:], rest: JQShape = .nothing,
    isJob: Bool = false
  ) {
    self.known = known
    self.keySites = keySites
    self.rest = rest
    self.isJob = isJob
  }

  var values: JQShape {
    known.values.reduce(rest) { $0.joined(with: $1) }
  }
}

/// A known string.
package struct JQText: Hashable, Sendable {
  /// With holes as they are.
  package let bytes: [UInt8]
  /// Where the program spells it; nil for text from elsewhere.
  let site: JQSite?
}

/// A place of the program that names a field.
struct JQSite: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `.name`: the range is the name.
    case field
    /// `"name"`: the range has the quotes.
    case string
    /// `{name}` or `{"name"}`: the range is the key.
    case shorthand
    /// `name:` in a construction or a pattern.
    case key
    /// `{$name}` in a pattern.
    case patternVariable
  }
  let kind: Kind
  let range: ByteRange
}
