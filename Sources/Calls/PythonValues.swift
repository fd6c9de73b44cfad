import Text

// Values.
extension PythonQuery {
  /// `A if CONDITION else B`, or operands with operators between them.
  mutating func value() throws -> JQShape {
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
  mutating func operands() throws -> JQShape {
    var key = keyAhead
    var result = try operand()
    while let operation = takeOperation() {
      let left = key
      key = keyAhead
      let next = try operand()
      if operation == "in", let left, isObject(next) {
        _ = try member(left.text, at: left.place, of: next)
        result = .plain
        continue
      }
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

  /// A string that stands before `in`, `not in`.
  private var keyAhead: PythonKey? {
    guard case .string(let text, let place) = tokens.first,
      [.name("in"), .name("not")].contains(tokens.dropFirst().first)
    else { return nil }
    return PythonKey(text: text, place: place)
  }

  private func isObject(_ value: JQShape) -> Bool {
    value.alternatives.allSatisfy { if case .object = $0 { true } else { false } }
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
    return [
      "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%",
    ].first { take($0) }
  }

  mutating func operand() throws -> JQShape {
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

  mutating func primary() throws -> JQShape {
    guard let token = tokens.first else { throw Unknown() }
    switch token {
    case .number:
      tokens.removeFirst()
      return .plain
    case .string:
      // Strings beside each other are one.
      while case .string = tokens.first { tokens.removeFirst() }
      return .plain
    case .format(let parts):
      tokens.removeFirst()
      for part in parts {
        var inner = self
        inner.tokens = part[...]
        guard try inner.value().hasNoField, inner.tokens.isEmpty else { throw Unknown() }
        (reads, reading, shown) = (inner.reads, inner.reading, inner.shown)
      }
      return .plain
    case .sign("("): return try parenthesized()
    case .sign("["): return try list()
    case .sign("{"): return try dictionary()
    case .sign: throw Unknown()
    case .name("json"): return try ofJSON()
    case .name("os"): return try environment()
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
      if let name = takeKeyName() {
        shown.insert(name)
        return .plain
      }
      if imported.contains(word) || PythonQuery.pureModules.contains(word) { return try ofModule() }
      guard let shape = names[try name()] else { throw Unknown() }
      return shape
    }
  }

  /// `json.load(sys.stdin)`, `json.loads(sys.stdin.read())`; `json.dumps(VALUE)` of what holds no
  /// field of the input.
  private mutating func ofJSON() throws -> JQShape {
    let written = [PythonToken.name("json"), .sign("."), .name("dumps"), .sign("(")]
    if tokens.starts(with: written) {
      tokens.removeFirst(written.count)
      try plainArguments()
      return .plain
    }
    guard let shape = try loaded() else { throw Unknown() }
    return shape
  }

  /// `sys.argv[1]`, `sys.exit(1)`, `sys.stderr`.
  mutating func ofSystem() throws -> JQShape {
    tokens.removeFirst()
    try expect(".")
    let member = try name()
    switch member {
    case "argv":
      guard !holdsAnswer else { throw Unknown() }
      return .array(.plain)
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

  /// `os.environ["NAME"]`, `os.environ.get("NAME", "")`, `os.getenv("NAME")`.
  private mutating func environment() throws -> JQShape {
    tokens.removeFirst()
    try expect(".")
    let member = try name()
    guard inputs.variables.isEmpty else { throw Unknown() }
    if member == "environ" { return .plain }
    guard member == "getenv" else { throw Unknown() }
    try expect("(")
    try plainArguments()
    return .plain
  }

  /// Whether an argument of the program is JSON, and not a path: it may be printed as a whole.
  private var holdsAnswer: Bool {
    inputs.arguments.values.contains { if case .text = $0 { true } else { false } }
  }

  /// `datetime.datetime.now(ARGUMENTS)`: a function of a module makes a value of values.
  private mutating func ofModule() throws -> JQShape {
    tokens.removeFirst()
    while take(".") { _ = try name() }
    if take("(") { try plainArguments() }
    return .plain
  }

  /// `{KEY: VALUE, ...}` with keys that are spelled out, `{KEY: VALUE for NAME in LIST}`.
  private mutating func dictionary() throws -> JQShape {
    try expect("{")
    if take("}") { return .plain }
    if let place = placeOfFor() {
      let body = tokens[..<place]
      tokens = tokens[place...].dropFirst()
      try clauses()
      let rest = tokens
      tokens = body
      guard try value().hasNoField, take(":"), try value().hasNoField, tokens.isEmpty else {
        throw Unknown()
      }
      tokens = rest
      try expect("}")
      return .plain
    }
    var fields: [[UInt8]: JQShape] = [:]
    repeat {
      if tokens.first == .sign("}") { break }
      guard case .string(let key, _) = tokens.first else { throw Unknown() }
      tokens.removeFirst()
      try expect(":")
      guard fields.updateValue(try value(), forKey: key) == nil else { throw Unknown() }
    } while take(",")
    try expect("}")
    return .object(fields)
  }

  /// What stands behind the value of a comprehension and its `for`.
  private mutating func clauses() throws {
    try loop()
    while true {
      if takeWord("if") {
        _ = try operands()
      } else if takeWord("for") {
        try loop()
      } else {
        return
      }
    }
  }

  /// `(VALUE)`, `(VALUE, VALUE)` as what `%` fills in, `(VALUE for NAME in LIST if CONDITION)`.
  mutating func parenthesized() throws -> JQShape {
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

  mutating func list() throws -> JQShape {
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
  mutating func comprehension() throws -> JQShape? {
    guard let place = placeOfFor() else { return nil }
    let body = tokens[..<place]
    tokens = tokens[place...].dropFirst()
    try clauses()
    let rest = tokens
    tokens = body
    let element = try value()
    guard tokens.isEmpty else { throw Unknown() }
    tokens = rest
    return .array(element)
  }

  /// Where `for` stands before the bracket that closes.
  func placeOfFor() -> Int? {
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
