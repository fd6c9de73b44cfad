import Text

/// Where a Python program finds JSON: on its standard input, in its arguments, in files that it is
/// given or names, and in variables of its environment.
package struct PythonInputs {
  /// What an argument of a program is.
  package enum Argument {
    case text(JQShape)
    case file(JQShape)
  }
  package var standardInput: JQShape?
  /// By their numbers in `sys.argv`.
  package var arguments: [Int: Argument] = [:]
  /// By the paths as the program spells them.
  package var files: [[UInt8]: JQShape] = [:]
  package var variables: [String: JQShape] = [:]
  /// What the shell puts into the program's own text, by the offsets there.
  package var embedded: [Int: JQShape] = [:]
  /// None.
  package init() {}
}

/// Something that JSON is read from.
enum PythonSource: Equatable {
  /// An open file.
  case handle(JQShape)
  case text(JQShape)
  case path(JQShape)
}

// Files, arguments and variables that hold JSON.
extension PythonQuery {
  /// What JSON is read from, where that stands here; nil, and nothing is taken, for anything else.
  mutating func source() throws -> PythonSource? {
    let start = tokens
    guard var result = try sourceAlone() else {
      tokens = start
      return nil
    }
    if case .handle(let shape) = result, take(words: [".", "read", "(", ")"]) {
      result = .text(shape)
    }
    if case .text = result { _ = take(words: [".", "strip", "(", ")"]) }
    return result
  }

  private mutating func sourceAlone() throws -> PythonSource? {
    if take(words: ["sys", ".", "stdin"]) { return inputs.standardInput.map { .handle($0) } }
    if take(words: ["open", "("]) { return try opened() }
    if let number = argumentNumber() { return source(ofArgument: number) }
    if case .string(let text, let place) = tokens.first, text == [TracedText.holeByte],
      let shape = inputs.embedded[place.start]
    {
      tokens.removeFirst()
      embedded.insert(place.start)
      return .text(shape)
    }
    if let name = variableName() { return inputs.variables[name].map { .text($0) } }
    guard case .name(let name) = tokens.first, let known = sources[name] else { return nil }
    tokens.removeFirst()
    return known
  }

  /// `PATH)`, `PATH, encoding="utf-8")` after `open(`; nil where it is no file with JSON.
  private mutating func opened() throws -> PythonSource? {
    let shape: JQShape
    if case .string(let path, _) = tokens.first, let known = inputs.files[path] {
      tokens.removeFirst()
      shape = known
    } else if case .path(let known) = try source() {
      shape = known
    } else {
      return nil
    }
    // `open(path, "w")` makes another file of it.
    if take(",") {
      if case .string(let mode, _) = tokens.first {
        guard mode.elementsEqual("r".utf8) || mode.elementsEqual("rb".utf8) else { throw Unknown() }
        tokens.removeFirst()
      }
      _ = take(",")
      if take(words: ["encoding", "="]) {
        guard case .string = tokens.popFirst() else { throw Unknown() }
      }
    }
    try expect(")")
    return .handle(shape)
  }

  private func source(ofArgument number: Int) -> PythonSource? {
    switch inputs.arguments[number] {
    case .text(let shape): .text(shape)
    case .file(let shape): .path(shape)
    case nil: nil
    }
  }

  /// `sys.argv[NUMBER]`; nil, and nothing is taken, for anything else.
  private mutating func argumentNumber() -> Int? {
    let start = tokens
    guard take(words: ["sys", ".", "argv", "["]), case .number(let number) = tokens.popFirst(),
      take("]")
    else {
      tokens = start
      return nil
    }
    return number
  }

  /// `os.environ["NAME"]`, `os.environ.get("NAME")`, `os.getenv("NAME")`; nil, and nothing is
  /// taken, for anything else.
  private mutating func variableName() -> String? {
    let start = tokens
    for (form, end) in [
      (["os", ".", "environ", "["], "]"), (["os", ".", "environ", ".", "get", "("], ")"),
      (["os", ".", "getenv", "("], ")"),
    ] {
      guard take(words: form) else { continue }
      if case .string(let name, _) = tokens.popFirst(), take(end) {
        return String(decoding: name, as: UTF8.self)
      }
      tokens = start
    }
    return nil
  }

  /// Takes tokens that are spelled so, or none.
  mutating func take(words: [String]) -> Bool {
    let isSo =
      tokens.count >= words.count
      && zip(tokens, words).allSatisfy { $0 == .name($1) || $0 == .sign($1) }
    if isSo { tokens.removeFirst(words.count) }
    return isSo
  }

  /// `json.load(FILE)`, `json.loads(TEXT)` behind `json`.
  mutating func loaded() throws -> JQShape? {
    let start = tokens
    let isText = take(words: ["json", ".", "loads", "("])
    guard isText || take(words: ["json", ".", "load", "("]) else { return nil }
    switch (try source(), isText) {
    case (.handle(let shape), false), (.text(let shape), true):
      try expect(")")
      return shape
    default:
      tokens = start
      throw Unknown()
    }
  }

  /// `NAME = SOURCE`, `NAME, NAME = sys.argv[1:]`; false, and nothing is taken, for anything else.
  mutating func assignedSource() throws -> Bool {
    let start = tokens
    var targets: [String] = []
    repeat {
      guard case .name(let target) = tokens.first else { break }
      tokens.removeFirst()
      targets.append(target)
    } while take(",")
    guard take("="), let first = targets.first else {
      tokens = start
      return false
    }
    if targets.count == 1, let source = try source(), isAtEnd {
      try bind(first, to: source)
      return true
    }
    if targets.count > 1, take(words: ["sys", ".", "argv", "["]),
      case .number(let from) = tokens.popFirst(), let from, take(":")
    {
      if case .number = tokens.first { tokens.removeFirst() }
      try expect("]")
      for (index, target) in targets.enumerated() {
        guard let source = source(ofArgument: from + index) else {
          try bind(target, to: .plain)
          continue
        }
        try bind(target, to: source)
      }
      return true
    }
    tokens = start
    return false
  }

  /// `open(PATH) as NAME`, `open("out.csv", "w") as NAME` after `with`.
  mutating func openedForBlock() throws {
    repeat {
      let opened: PythonSource?
      if take(words: ["open", "("]) {
        let start = tokens
        opened = try self.opened()
        if opened == nil {
          tokens = start
          try openedForWriting()
        }
      } else {
        throw Unknown()
      }
      guard takeWord("as") else { throw Unknown() }
      let name = try name()
      if let opened { try bind(name, to: opened) } else { try bind(name, to: .plain) }
    } while take(",")
    try expect(":")
  }

  /// `PATH, "w")`: what is written there is what the program prints.
  private mutating func openedForWriting() throws {
    guard try operand().hasNoField, take(","), case .string(let mode, _) = tokens.popFirst(),
      let first = mode.first, "wax".utf8.contains(first)
    else { throw Unknown() }
    if take(",") { return try plainArguments() }
    try expect(")")
  }

  /// Whether a statement ends here.
  private var isAtEnd: Bool {
    [nil, .sign("\n"), .sign(";")].contains(tokens.first)
  }

  private mutating func bind(_ name: String, to source: PythonSource) throws {
    guard names[name] == nil, keys[name] == nil, sources[name] == nil || sources[name] == source,
      !PythonQuery.functions.contains(name)
    else { throw Unknown() }
    sources[name] = source
  }
}
