package import Text

/// A short Python program (`python3 -c "..."`, `python3 - <<'EOF'`) that reads JSON and takes
/// values by their keys: of such a program it is known that the order of an object's keys plays no
/// part, that no key of the input is printed, and where it spells the keys that it reads. The
/// grammar is a small part of Python's (The Python Language Reference); what is outside of it is
/// not known.
///
/// Blocks are not told apart: a name has one shape in the whole program.
package struct PythonQuery {
  let inputs: PythonInputs
  /// The keys that have other names in the new answer.
  let renamed: Set<[UInt8]>
  var tokens: ArraySlice<PythonToken>
  var names: [String: JQShape] = [:]
  /// The names of files and texts with JSON.
  var sources: [String: PythonSource] = [:]
  /// Functions and classes of modules, which make values of values.
  var imported: Set<String> = []
  /// Where JSON that stands in the program's own text is read.
  var embedded: Set<Int> = []
  var depth = 0
  /// Where values are taken by keys that have other names then.
  var reads: Set<ByteRange> = []
  /// The keys that a name stands for in turn (`for key in ("id", "status")`).
  var keys: [String: [PythonKey]] = [:]
  /// The names of such keys, or of lists of them, by which the objects of the input are read.
  var reading: Set<String> = []
  /// Those that are used for something else as well.
  var shown: Set<String> = []

  struct Unknown: Error {}
  static let depthLimit = 100

  /// Where a program spells the keys that have other names in the new answer and takes values by
  /// them; nil where it may do something else with its input than to take values by keys.
  ///
  /// - Parameter renamed: the keys that have other names in the new answer.
  package static func keysRead(
    by program: [UInt8], inputs: PythonInputs, renamed: [[UInt8]]
  ) -> [ByteRange]? {
    guard let tokens = PythonToken.tokens(of: program) else { return nil }
    var query = PythonQuery(inputs, Set(renamed), tokens[...])
    do {
      try query.statements()
      try query.readInTurn()
      guard query.embedded.count == inputs.embedded.count else { return nil }
      return query.reads.sorted { $0.start < $1.start }
    } catch {
      return nil
    }
  }

  private init(
    _ inputs: PythonInputs, _ renamed: Set<[UInt8]>, _ tokens: ArraySlice<PythonToken>
  ) {
    self.inputs = inputs
    self.renamed = renamed
    self.tokens = tokens
  }

  mutating func take(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard tokens.first == .name(word) else { return false }
    tokens.removeFirst()
    return true
  }

  mutating func expect(_ sign: String) throws {
    guard take(sign) else { throw Unknown() }
  }

  mutating func name() throws -> String {
    guard case .name(let name) = tokens.first, !PythonQuery.keywords.contains(name) else {
      throw Unknown()
    }
    tokens.removeFirst()
    return name
  }

  mutating func bind(_ name: String, to shape: JQShape) throws {
    guard names[name] == nil || names[name] == shape, keys[name] == nil, sources[name] == nil,
      !PythonQuery.functions.contains(name), !PythonQuery.modules.contains(name),
      !imported.contains(name)
    else { throw Unknown() }
    names[name] = shape
  }

  private static let modules: Set<String> = pureModules.union(["json", "sys", "os"])

  /// Modules whose functions make values of what they are given.
  static let pureModules: Set<String> = [
    "collections", "csv", "datetime", "math", "re", "statistics", "textwrap", "time",
  ]

  private static let keywords: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
  /// Functions of which the value is known.
  static let functions: Set<String> = [
    "print", "len", "str", "int", "float", "bool", "repr", "sorted", "max", "min", "next", "sum",
    "any", "all", "reversed", "list", "set", "tuple", "exit", "quit", "round", "abs", "range",
  ]
}

// Statements.
extension PythonQuery {
  fileprivate mutating func statements() throws {
    while !tokens.isEmpty {
      if take(";") || take("\n") { continue }
      try statement()
    }
  }

  private mutating func statement() throws {
    if takeWord("import") {
      repeat {
        let module = try name()
        guard PythonQuery.modules.contains(module) else { throw Unknown() }
        if takeWord("as") {
          guard PythonQuery.pureModules.contains(module) else { throw Unknown() }
          imported.insert(try unboundName())
        }
      } while take(",")
    } else if takeWord("from") {
      guard PythonQuery.pureModules.contains(try name()), takeWord("import") else {
        throw Unknown()
      }
      repeat { imported.insert(try unboundName()) } while take(",")
    } else if takeWord("with") {
      try openedForBlock()
    } else if try assignedSource() {
      return
    } else if takeWord("for") {
      try loop()
      try expect(":")
    } else if takeWord("if") || takeWord("elif") {
      _ = try value()
      try expect(":")
    } else if takeWord("else") || takeWord("try") {
      try expect(":")
    } else if takeWord("except") {
      // What is told of an error may be the name of a key.
      try errors()
      try expect(":")
    } else if takeWord("pass") || takeWord("continue") || takeWord("break") {
      return
    } else if case .name(let target) = tokens.first, tokens.dropFirst().first == .sign("=") {
      _ = try name()
      try expect("=")
      if let list = try keyList() {
        try bind(target, toKeys: list)
      } else {
        try bind(target, to: try value())
      }
    } else {
      let element = try value()
      guard take("=") || take("+=") else { return }
      // `total += 1`, `counts[name] = 2`: in what holds no field.
      guard element.hasNoField, try value().hasNoField else { throw Unknown() }
    }
  }

  private mutating func unboundName() throws -> String {
    let name = try name()
    guard names[name] == nil, keys[name] == nil, sources[name] == nil else { throw Unknown() }
    return name
  }

  /// The names of errors after `except`.
  private mutating func errors() throws {
    guard tokens.first != .sign(":") else { return }
    let isSeveral = take("(")
    repeat {
      _ = try name()
      while take(".") { _ = try name() }
    } while isSeveral && take(",")
    if isSeveral { try expect(")") }
  }

  /// `NAME in VALUE` after `for`, in a loop or a comprehension.
  mutating func loop() throws {
    let element = try name()
    if take(",") {
      let other = try name()
      guard takeWord("in") else { throw Unknown() }
      let second = try numbered() ?? scalars()
      try bind(element, to: .plain)
      try bind(other, to: second)
      return
    }
    guard takeWord("in") else { throw Unknown() }
    if let list = try keyList() {
      try bind(element, toKeys: list)
    } else if case .name(let list) = tokens.first, let own = keys[list] {
      tokens.removeFirst()
      try bind(
        element, toKeys: own.map { PythonKey(text: $0.text, place: $0.place, list: list) })
    } else {
      try bind(element, to: try elements(of: try operands()))
    }
  }

  /// What `enumerate(LIST)` numbers; nil where something else stands.
  private mutating func numbered() throws -> JQShape? {
    guard takeWord("enumerate") else { return nil }
    try expect("(")
    let list = try comprehension() ?? value()
    if take(",") {
      if takeWord("start") { try expect("=") }
      guard try value() == .plain else { throw Unknown() }
    }
    try expect(")")
    return try elements(of: list)
  }

  /// Pairs of what holds no field: `counts.items()`.
  private mutating func scalars() throws -> JQShape {
    guard try operands() == .plain else { throw Unknown() }
    return .plain
  }

  func elements(of list: JQShape) throws -> JQShape {
    switch list {
    case .array(let element): return element
    case .plain: return .plain
    default: throw Unknown()
    }
  }
}
