import Calls
import GoSyntax
import Text

/// One file of a package.
struct Unit {
  let file: FileID
  let text: TracedText
  let tree: GoFile
  /// Which of the packages it belongs to.
  let package: Int
  /// What tables put before the names of its package.
  let prefix: String
  /// Whether all that can use what its package exports is evaluated with it.
  let isClosed: Bool
  /// The path of each import by the name it has in the file.
  private(set) var imports: [String: String] = [:]
  /// What tables put before the names of imports that are evaluated with it.
  private(set) var importPrefixes: [String: String] = [:]

  init(_ file: FileID, bytes: [UInt8], of package: Int, isClosed: Bool) {
    self.file = file
    self.package = package
    self.isClosed = isClosed
    prefix = Unit.prefix(ofPackage: package)
    text = TracedText(file: file, bytes: bytes)
    tree = parseGo(bytes)
  }

  /// What no name begins with; empty for the first package.
  static func prefix(ofPackage index: Int) -> String { index == 0 ? "" : "\(index)#" }

  /// Finds out what the names of its imports stand for.
  ///
  /// - Parameter known: the packages that are evaluated with it, by their paths.
  mutating func resolve(_ known: [String: (index: Int, name: String?)]) {
    for spec in tree.imports {
      let range = spec.path.range
      let path = String(decoding: text.bytes[range].dropFirst().dropLast(), as: UTF8.self)
      let name = spec.name?.name ?? known[path]?.name ?? Unit.defaultName(path)
      imports[name] = path
      importPrefixes[name] = known[path].map { Unit.prefix(ofPackage: $0.index) }
    }
  }

  /// The name that an import has by its path: the last component that is not a version.
  static func defaultName(_ path: String) -> String {
    var parts = path.split(separator: "/")
    if parts.count > 1, let last = parts.last, last.first == "v",
      last.dropFirst().allSatisfy(\.isNumber)
    {
      parts.removeLast()
    }
    let last = parts.last.map(String.init) ?? path
    return last.hasPrefix("go-") ? String(last.dropFirst(3)) : last
  }

  /// Where nobody says by which path the package is imported, an import that ends in its name is
  /// taken for the package itself, as in an external test.
  mutating func takeForOwn(_ names: Set<String>) {
    for (name, path) in imports where names.contains(Unit.defaultName(path)) {
      if !Unit.isStandard(path) { importPrefixes[name] = prefix }
    }
  }

  private static func isStandard(_ path: String) -> Bool {
    !(path.split(separator: "/").first ?? "").contains(".") && !path.contains("/internal/")
  }

  /// Where a range of the file is written.
  func origin(_ range: ByteRange) -> Origin {
    Origin(file: file, range: range, encoding: Encoding())
  }

  func spelling(_ range: ByteRange) -> String {
    String(decoding: text.bytes[range], as: UTF8.self)
  }
}

/// A function or method of the package.
struct FunctionEntry {
  let unit: Int
  let declaration: FunctionDeclaration
  /// The receiver's type, for a method.
  let receiver: String?
}

/// A type with the file that writes it.
struct TypeRef: Sendable {
  let unit: Int
  let expression: Expression
  /// What names mean that the function around it declares, its type parameters among them.
  var names: [String: TypeRef] = [:]
  /// For a type that a function declares: a name that no type of the package has.
  var localName: String?

  /// A type that is written inside this one.
  func inside(_ expression: Expression) -> TypeRef {
    TypeRef(unit: unit, expression: expression, names: names)
  }
}

/// A variable or constant of the package.
struct GlobalEntry {
  let unit: Int
  let spec: ValueSpec
  let index: Int
  let isConstant: Bool
  /// As it is spelled.
  var name: String { spec.names[index].name }
  /// For a constant, its place in its group, where that is plainly `iota`.
  var iota: Int?
  /// For a constant without values: those of the constant before it.
  var repeated: [Expression]?
}

/// The declarations of packages by name, with the prefix of the package before it. Where two have
/// one name, the first counts, and the others are followed on their own.
struct Program {
  private(set) var units: [Unit] = []
  private(set) var functions: [String: [FunctionEntry]] = [:]
  /// By type, then by name.
  private(set) var methods: [String: [String: FunctionEntry]] = [:]
  private(set) var types: [String: TypeRef] = [:]
  /// The types that are other names of a type (`type A = B`).
  private(set) var aliases: Set<String> = []
  /// The names of the type parameters of a type.
  private(set) var typeParameters: [String: [String]] = [:]
  /// The types of which a literal names no fields, by name or by the place of an anonymous one.
  private(set) var positional: Set<String> = []
  private(set) var globals: [String: GlobalEntry] = [:]
  /// All functions with a body, in order.
  private(set) var all: [FunctionEntry] = []
  private let mentioned = FieldMentions()

  init(_ units: [Unit]) {
    self.units = units
    for (index, unit) in units.enumerated() {
      for declaration in unit.tree.declarations { add(declaration, index) }
      notePositional(index)
    }
  }

  private mutating func add(_ declaration: Declaration, _ unit: Int) {
    switch declaration {
    case .bad, .imports: break
    case .constants(let group): add(group, unit, isConstant: true)
    case .variables(let group): add(group, unit, isConstant: false)
    case .types(let group):
      for spec in group.specs {
        let name = key(spec.name.name, unit)
        if types[name] != nil { continue }
        types[name] = TypeRef(unit: unit, expression: spec.type)
        if spec.isAlias { aliases.insert(name) }
        typeParameters[name] = spec.typeParameters?.parameters.flatMap { parameter in
          parameter.names.map(\.name)
        }
      }
    case .function(let function): add(function, unit)
    }
  }

  private mutating func add(_ group: SpecGroup<ValueSpec>, _ unit: Int, isConstant: Bool) {
    var last: [Expression] = []
    for (number, spec) in group.specs.enumerated() {
      if !spec.values.isEmpty { last = spec.values }
      // Other expressions with `iota` are not calculated.
      let isPlain = last.allSatisfy {
        if case .identifier(let name) = $0 { name.name == "iota" } else { false }
      }
      for (index, name) in spec.names.enumerated() {
        let name = key(name.name, unit)
        if globals[name] != nil { continue }
        globals[name] = GlobalEntry(
          unit: unit, spec: spec, index: index, isConstant: isConstant,
          iota: isConstant && isPlain ? number : nil,
          repeated: isConstant && spec.values.isEmpty ? last : nil)
      }
    }
  }

  private mutating func add(_ function: FunctionDeclaration, _ unit: Int) {
    guard function.body != nil else { return }
    let type = function.receiver?.parameters.first.flatMap { typeName($0.type) }
      .map { key($0, unit) }
    let entry = FunctionEntry(unit: unit, declaration: function, receiver: type)
    all.append(entry)
    if let type {
      if methods[type]?[function.name.name] == nil {
        methods[type, default: [:]][function.name.name] = entry
      }
    } else {
      functions[key(function.name.name, unit), default: []].append(entry)
    }
  }

  private mutating func notePositional(_ unit: Int) {
    var found: Set<String> = []
    func note(_ type: Expression?) {
      guard let type = type?.withoutStar else { return }
      found.insert(name(ofType: type, unit) ?? "\(unit):\(type.range.start)")
    }
    units[unit].tree.walk { node in
      guard case .expression(.composite(let literal)) = node else { return true }
      if literal.elements.first.map({ $0.key == nil }) == true { note(literal.type) }
      let inner: Expression? =
        switch literal.type {
        case .arrayType(let array): array.element
        case .mapType(let map): map.value
        default: nil
        }
      let isPositional = literal.elements.contains { element in
        guard case .composite(let own) = element.value, own.type == nil else { return false }
        return own.elements.first.map { $0.key == nil } == true
      }
      if isPositional { note(inner) }
      return true
    }
    positional.formUnion(found)
  }

  /// The function of a name that code in a file means.
  func function(_ name: String, from unit: Int) -> FunctionEntry? {
    let entries = functions[key(name, unit)] ?? []
    return entries.first { $0.unit == unit } ?? entries.first
  }
}

/// The name of a type of the package under pointers, parentheses and type arguments.
func typeName(_ type: Expression) -> String? {
  switch type {
  case .identifier(let name): name.name
  case .parenthesized(_, let inner), .star(_, let inner): typeName(inner)
  case .index(let index): typeName(index.base)
  default: nil
  }
}

extension Program {
  /// How often a field's name is written after a period or as a key of a literal.
  func mentions(of field: String) -> Int { mentioned.count(of: field, in: units) }
}

/// Counts how often names stand for fields, in one walk, when it is first asked.
final class FieldMentions {
  private var counts: [String: Int]?

  fileprivate func count(of field: String, in units: [Unit]) -> Int {
    let known = counts ?? counted(units)
    counts = known
    return known[field] ?? 0
  }

  private func counted(_ units: [Unit]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for unit in units {
      unit.tree.walk { node in
        switch node {
        case .expression(.selector(let selector)): counts[selector.name.name, default: 0] += 1
        case .element(let element):
          if case .identifier(let key) = element.key { counts[key.name, default: 0] += 1 }
        default: break
        }
        return true
      }
    }
    return counts
  }
}
