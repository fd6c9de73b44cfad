import Text

// Members, methods and functions.
extension PythonQuery {
  /// What stands in brackets behind a value.
  mutating func subscripted(_ value: JQShape) throws -> JQShape {
    if case .string(let key, let place) = tokens.first, tokens.dropFirst().first == .sign("]") {
      tokens.removeFirst(2)
      return try member(key, at: place, of: value)
    }
    if tokens.dropFirst().first == .sign("]"), let name = takeKeyName() {
      tokens.removeFirst()
      return try member(ofKeysIn: name, of: value)
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

  /// The value of a field; notes where its name is spelled if that is another then.
  mutating func member(
    _ key: [UInt8], at place: ByteRange, of value: JQShape
  ) throws -> JQShape {
    var result = JQShape.nothing
    for shape in value.alternatives {
      switch shape {
      case .object(let object):
        let member = object.known[key] ?? object.rest
        guard member != .nothing else { throw Unknown() }
        if renamed.contains(key), object.known[key] == nil {
          // Objects of the answer and others cannot be told apart here.
          guard value == .job else { throw Unknown() }
          reads.insert(place)
        }
        result = result.joined(with: member)
      case .plain where !renamed.contains(key): result = result.joined(with: .plain)
      default: throw Unknown()
      }
    }
    return result
  }

  mutating func method(of value: JQShape) throws -> JQShape {
    let method = try name()
    if value == .plain, tokens.first != .sign("(") { return .plain }
    try expect("(")
    if method == "get" {
      var result = try got(from: value)
      if take(",") { result = result.joined(with: try fallback()) }
      try expect(")")
      return result
    }
    if method == "append", value == .array(.nothing) || value == .array(.plain) {
      // A list that only text comes out of.
      guard try self.value().hasNoField else { throw Unknown() }
      try expect(")")
      return .plain
    }
    guard value == .plain, PythonQuery.methods.contains(method) else { throw Unknown() }
    try plainArguments()
    return ["split", "splitlines"].contains(method) ? .array(.plain) : .plain
  }

  /// The field that `get` is asked for.
  private mutating func got(from value: JQShape) throws -> JQShape {
    if let name = takeKeyName() { return try member(ofKeysIn: name, of: value) }
    if case .string(let key, let place) = tokens.first {
      tokens.removeFirst()
      return try member(key, at: place, of: value)
    }
    guard value == .plain, try self.value().hasNoField else { throw Unknown() }
    return .plain
  }

  /// What is taken where there is nothing; `None` has no keys.
  mutating func fallback() throws -> JQShape {
    takeWord("None") ? .nothing : try value()
  }

  /// Methods of strings and of the standard streams.
  private static let methods: Set<String> = [
    "format", "join", "strip", "rstrip", "lstrip", "upper", "lower", "startswith", "endswith",
    "replace", "ljust", "rjust", "center", "zfill", "write", "flush", "title", "capitalize",
    "split", "splitlines", "items", "keys", "values", "count", "encode", "decode", "append", "add",
    "writerow", "writerows", "strftime", "isoformat", "total_seconds", "timestamp", "date", "time",
    "group", "most_common", "isdigit", "find", "removeprefix", "removesuffix", "update", "extend",
    "sort", "close",
  ]

  /// Arguments in which no field is, up to the bracket that closes; some have names.
  mutating func plainArguments() throws {
    while !take(")") {
      if case .name = tokens.first, tokens.dropFirst().first == .sign("=") {
        tokens.removeFirst(2)
      }
      _ = take("*")
      guard try (comprehension() ?? value()).hasNoField else { throw Unknown() }
      if !take(","), tokens.first != .sign(")") { throw Unknown() }
    }
  }

  mutating func call(of function: String) throws -> JQShape {
    switch function {
    case "print", "str", "int", "float", "bool", "repr", "sum", "any", "all", "exit", "quit",
      "round", "abs":
      try plainArguments()
      return .plain
    case "range":
      try plainArguments()
      return .array(.plain)
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
  mutating func order(of element: JQShape) throws {
    guard takeWord("lambda") else { throw Unknown() }
    try bind(try name(), to: element)
    try expect(":")
    guard try value().hasNoField else { throw Unknown() }
  }
}
