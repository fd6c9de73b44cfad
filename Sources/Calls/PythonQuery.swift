import Text

/// A short Python program (`python3 -c "..."`) that reads JSON from its standard input and takes
/// values by their keys: of such a program it is known that the order of an object's keys plays no
/// part and that no key is printed. The grammar is a small part of Python's (The Python Language
/// Reference); what is outside of it is not known.
///
/// Blocks are not told apart: a name has one shape in the whole program.
package struct PythonQuery {
  private let input: JQShape
  /// The keys that have other names in the new answer.
  private let renamed: Set<[UInt8]>
  private var tokens: ArraySlice<PythonToken>
  private var names: [String: JQShape] = [:]
  private var depth = 0
  /// How often a value was taken by a key that has another name then.
  private var reads = 0

  private struct Unknown: Error {}
  private static let depthLimit = 100

  /// Whether the program takes values by their keys only, prints none of its input's objects, and
  /// spells the renamed keys nowhere else.
  ///
  /// - Parameter renamed: the keys that have other names in the new answer.
  package static func readsByKey(_ program: [UInt8], input: JQShape, renamed: [[UInt8]]) -> Bool {
    guard let tokens = PythonToken.tokens(of: program) else { return false }
    var query = PythonQuery(input, Set(renamed), tokens[...])
    do {
      try query.statements()
      // What is printed, or compared with something else, is no key.
      return query.reads == Markers(renamed).allOccurrences(in: program).count
    } catch {
      return false
    }
  }

  private init(_ input: JQShape, _ renamed: Set<[UInt8]>, _ tokens: ArraySlice<PythonToken>) {
    self.input = input
    self.renamed = renamed
    self.tokens = tokens
  }

  private mutating func take(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard tokens.first == .name(word) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func expect(_ sign: String) throws {
    guard take(sign) else { throw Unknown() }
  }

  private mutating func name() throws -> String {
    guard case .name(let name) = tokens.first, !PythonQuery.keywords.contains(name) else {
      throw Unknown()
    }
    tokens.removeFirst()
    return name
  }

  private mutating func bind(_ name: String, to shape: JQShape) throws {
    guard names[name] == nil || names[name] == shape, !PythonQuery.functions.contains(name),
      !["json", "sys"].contains(name)
    else { throw Unknown() }
    names[name] = shape
  }

  private static let keywords: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
  /// Functions of which the value is known.
  private static let functions: Set<String> = [
    "print", "len", "str", "int", "sorted", "max", "min", "next", "sum", "any", "all", "reversed",
    "list", "set", "tuple",
  ]
}

// Statements.
extension PythonQuery {
  private mutating func statements() throws {
    while !tokens.isEmpty {
      if take(";") || take("\n") { continue }
      try statement()
    }
  }

  private mutating func statement() throws {
    if takeWord("import") {
      repeat {
        let module = try name()
        guard module == "json" || module == "sys" else { throw Unknown() }
      } while take(",")
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
      if tokens.first != .sign(":") { _ = try name() }
      try expect(":")
    } else if takeWord("pass") || takeWord("continue") || takeWord("break") {
      return
    } else if case .name(let target) = tokens.first, tokens.dropFirst().first == .sign("=") {
      _ = try name()
      try expect("=")
      try bind(target, to: try value())
    } else {
      _ = try value()
    }
  }

  /// `NAME in VALUE` after `for`, in a loop or a comprehension.
  private mutating func loop() throws {
    let element = try name()
    guard takeWord("in") else { throw Unknown() }
    try bind(element, to: try elements(of: try operands()))
  }

  private func elements(of list: JQShape) throws -> JQShape {
    switch list {
    case .array(let element): return element
    case .plain: return .plain
    default: throw Unknown()
    }
  }
}

// Values.
extension PythonQuery {
  /// `A if CONDITION else B`, or operands with operators between them.
  private mutating func value() throws -> JQShape {
    depth += 1
    defer { depth -= 1 }
    guard depth < PythonQuery.depthLimit else { throw Unknown() }
    let first = try operands()
    guard takeWord("if") else { return first }
    _ = try operands()
    guard takeWord("else") else { throw Unknown() }
    return first.joined(with: try value())
  }

  /// Operands; more than one of them are scalars, but for those of `or` and `and`.
  private mutating func operands() throws -> JQShape {
    var result = try operand()
    while let operation = takeOperation() {
      let next = try operand()
      if operation == "or" || operation == "and" {
        result = result.joined(with: next)
        continue
      }
      let isList = operation == "in" && next == .array(.plain)
      guard result.hasNoField, next.hasNoField || isList else { throw Unknown() }
      result = .plain
    }
    return result
  }

  private mutating func takeOperation() -> String? {
    for word in ["or", "and", "in"] where takeWord(word) { return word }
    if takeWord("is") {
      _ = takeWord("not")
      return "is"
    }
    if tokens.first == .name("not"), tokens.dropFirst().first == .name("in") {
      tokens.removeFirst(2)
      return "in"
    }
    return ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%"].first { take($0) }
  }

  private mutating func operand() throws -> JQShape {
    depth += 1
    defer { depth -= 1 }
    guard depth < PythonQuery.depthLimit else { throw Unknown() }
    if takeWord("not") || take("-") {
      _ = try operand()
      return .plain
    }
    var result = try primary()
    while true {
      if take("[") {
        result = try subscripted(result)
      } else if take(".") {
        result = try method(of: result)
      } else {
        return result
      }
    }
  }

  private mutating func primary() throws -> JQShape {
    guard let token = tokens.first else { throw Unknown() }
    switch token {
    case .string, .number:
      tokens.removeFirst()
      return .plain
    case .format(let parts):
      tokens.removeFirst()
      for part in parts {
        var inner = self
        inner.tokens = part[...]
        guard try inner.value().hasNoField, inner.tokens.isEmpty else { throw Unknown() }
        reads = inner.reads
      }
      return .plain
    case .sign("("): return try parenthesized()
    case .sign("["): return try list()
    case .sign("{"):
      tokens.removeFirst()
      try expect("}")
      return .plain
    case .sign: throw Unknown()
    case .name("json"): return try decoded()
    case .name("sys"): return try ofSystem()
    case .name(let word):
      if ["None", "True", "False"].contains(word) {
        tokens.removeFirst()
        return .plain
      }
      if PythonQuery.functions.contains(word), tokens.dropFirst().first == .sign("(") {
        tokens.removeFirst(2)
        return try call(of: word)
      }
      guard let shape = names[try name()] else { throw Unknown() }
      return shape
    }
  }

  /// `json.load(sys.stdin)`, `json.loads(sys.stdin.read())`.
  private mutating func decoded() throws -> JQShape {
    let forms = ["json . load ( sys . stdin )", "json . loads ( sys . stdin . read ( ) )"]
    for form in forms {
      let words = form.split(separator: " ").map(String.init)
      let isForm = zip(tokens, words).allSatisfy { $0 == .name($1) || $0 == .sign($1) }
      if isForm, tokens.count >= words.count {
        tokens.removeFirst(words.count)
        return input
      }
    }
    throw Unknown()
  }

  /// `sys.argv[1]`, `sys.exit(1)`, `sys.stderr`.
  private mutating func ofSystem() throws -> JQShape {
    tokens.removeFirst()
    try expect(".")
    let member = try name()
    switch member {
    case "argv": return .array(.plain)
    case "stderr", "stdout": return .plain
    case "exit":
      try expect("(")
      if !take(")") {
        guard try value().hasNoField else { throw Unknown() }
        try expect(")")
      }
      return .plain
    default: throw Unknown()
    }
  }

  /// `(VALUE)`, `(VALUE, VALUE)` as what `%` fills in, `(VALUE for NAME in LIST if CONDITION)`.
  private mutating func parenthesized() throws -> JQShape {
    try expect("(")
    let first = try comprehension() ?? value()
    if take(")") { return first }
    guard first.hasNoField else { throw Unknown() }
    while take(",") {
      if tokens.first == .sign(")") { break }
      guard try value().hasNoField else { throw Unknown() }
    }
    try expect(")")
    return .plain
  }

  private mutating func list() throws -> JQShape {
    try expect("[")
    if take("]") { return .array(.nothing) }
    if let list = try comprehension() {
      try expect("]")
      return list
    }
    var element = try value()
    while take(",") {
      if tokens.first == .sign("]") { break }
      element = element.joined(with: try value())
    }
    try expect("]")
    return .array(element)
  }

  /// `VALUE for NAME in LIST if CONDITION`; nil where no `for` follows. The name is bound before
  /// the value is read that stands before it.
  private mutating func comprehension() throws -> JQShape? {
    guard let place = placeOfFor() else { return nil }
    let body = tokens[..<place]
    tokens = tokens[place...].dropFirst()
    try loop()
    while takeWord("if") { _ = try operands() }
    let rest = tokens
    tokens = body
    let element = try value()
    guard tokens.isEmpty else { throw Unknown() }
    tokens = rest
    return .array(element)
  }

  /// Where `for` stands before the bracket that closes.
  private func placeOfFor() -> Int? {
    var open = 0
    for place in tokens.indices {
      switch tokens[place] {
      case .sign("("), .sign("["), .sign("{"): open += 1
      case .sign(")"), .sign("]"), .sign("}"):
        if open == 0 { return nil }
        open -= 1
      case .name("for") where open == 0: return place
      default: break
      }
    }
    return nil
  }
}

// Members, methods and functions.
extension PythonQuery {
  /// What stands in brackets behind a value.
  private mutating func subscripted(_ value: JQShape) throws -> JQShape {
    if case .string(let key) = tokens.first, tokens.dropFirst().first == .sign("]") {
      tokens.removeFirst(2)
      return try member(key, of: value)
    }
    if case .object = value { throw Unknown() }
    var isSlice = false
    while !take("]") {
      if take(":") {
        isSlice = true
      } else {
        guard try self.value().hasNoField else { throw Unknown() }
      }
    }
    return isSlice ? value : try elements(of: value)
  }

  private mutating func member(_ key: [UInt8], of value: JQShape) throws -> JQShape {
    if renamed.contains(key) { reads += 1 }
    var result = JQShape.nothing
    for shape in value.alternatives {
      switch shape {
      case .object(let object):
        let isOther = renamed.contains(key) && !object.isJob && object.known[key] == nil
        let member = object.known[key] ?? object.rest
        guard !isOther, member != .nothing else { throw Unknown() }
        result = result.joined(with: member)
      case .plain where !renamed.contains(key): result = result.joined(with: .plain)
      default: throw Unknown()
      }
    }
    return result
  }

  private mutating func method(of value: JQShape) throws -> JQShape {
    let method = try name()
    try expect("(")
    if method == "get" {
      guard case .string(let key) = tokens.first else { throw Unknown() }
      tokens.removeFirst()
      var result = try member(key, of: value)
      if take(",") { result = result.joined(with: try fallback()) }
      try expect(")")
      return result
    }
    guard value == .plain, PythonQuery.methods.contains(method) else { throw Unknown() }
    try plainArguments()
    return .plain
  }

  /// What is taken where there is nothing; `None` has no keys.
  private mutating func fallback() throws -> JQShape {
    takeWord("None") ? .nothing : try value()
  }

  /// Methods of strings and of the standard streams.
  private static let methods: Set<String> = [
    "format", "join", "strip", "rstrip", "lstrip", "upper", "lower", "startswith", "endswith",
    "replace", "ljust", "rjust", "center", "zfill", "write", "flush",
  ]

  /// Arguments in which no field is, up to the bracket that closes; some have names.
  private mutating func plainArguments() throws {
    while !take(")") {
      if case .name = tokens.first, tokens.dropFirst().first == .sign("=") {
        tokens.removeFirst(2)
      }
      guard try (comprehension() ?? value()).hasNoField else { throw Unknown() }
      if !take(","), tokens.first != .sign(")") { throw Unknown() }
    }
  }

  private mutating func call(of function: String) throws -> JQShape {
    switch function {
    case "print", "str", "int", "sum", "any", "all":
      try plainArguments()
      return .plain
    case "len":
      let list = try comprehension() ?? value()
      _ = try elements(of: list)
      try expect(")")
      return .plain
    default: break
    }
    let list = try comprehension() ?? value()
    let element = try elements(of: list)
    let isList = ["sorted", "reversed", "list", "set", "tuple"].contains(function)
    var result = isList ? list : element
    while take(",") {
      if takeWord("key") {
        try expect("=")
        try order(of: element)
      } else if takeWord("reverse") {
        try expect("=")
        _ = try value()
      } else if takeWord("default") {
        try expect("=")
        result = result.joined(with: try fallback())
      } else if function == "next" {
        result = result.joined(with: try fallback())
      } else {
        throw Unknown()
      }
    }
    try expect(")")
    return result
  }

  /// `lambda NAME: VALUE`
  private mutating func order(of element: JQShape) throws {
    guard takeWord("lambda") else { throw Unknown() }
    try bind(try name(), to: element)
    try expect(":")
    guard try value().hasNoField else { throw Unknown() }
  }
}
