import Text

extension Document {
  /// Reads a makefile (GNU make).
  mutating func readMakefile(_ whole: TracedText) {
    var reader = MakefileReader(whole)
    reader.read()
    comments = reader.comments
    groups = reader.groups()
    parts = reader.parts
    variables = reader.values
    unfollowed = reader.unfollowedCalls
    if !groups.isEmpty { followed = reader.recipeLines }
  }
}

/// Splits a makefile into variables and recipes.
struct MakefileReader {
  let whole: TracedText
  private let table: LineTable
  private(set) var comments: [ByteRange] = []
  private(set) var parts: [Document.Part] = []
  private var variables: [String: MakeVariable] = [:]
  private var exported: Set<String> = []
  private var rules: [Rule] = []
  private var isOneShell = false

  /// A target with the lines of its recipe as they are written.
  private struct Rule {
    let target: String
    var lines: [ByteRange] = []
  }

  init(_ whole: TracedText) {
    self.whole = whole
    table = LineTable(afterMarkOf: whole.bytes)
  }

  mutating func read() {
    var line = 1
    while line <= table.count {
      let range = logicalLine(from: &line)
      let text = whole.bytes[range]
      if text.starts(with: "define ".utf8) || text.starts(with: "override define ".utf8) {
        parts.append(Document.Part(range: range, value: Array(text)))
        readDefinition(range, from: &line)
        continue
      }
      if text.first == UInt8(ascii: "\t"), !rules.isEmpty {
        rules[rules.count - 1].lines.append(range)
        continue
      }
      let start = text.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.end
      guard start < range.end else { continue }
      if whole.bytes[start] == UInt8(ascii: "#") {
        comments.append(range)
      } else {
        parts.append(Document.Part(range: range, value: Array(text)))
        readDeclaration(ByteRange(start, range.end))
      }
    }
  }

  /// `define NAME` through `endef`. Its lines are followed where a recipe names it.
  private mutating func readDefinition(_ range: ByteRange, from line: inout Int) {
    let words = String(decoding: whole.bytes[range], as: UTF8.self)
      .split { " \t\r".contains($0) }.map(String.init).drop { $0 == "override" }.dropFirst()
    var text = TracedText()
    while line <= table.count {
      let content = table.content(ofLine: line)
      line += 1
      if trimmed(whole.bytes[content]).hasPrefix("endef") { break }
      if !text.isEmpty { text.append(TracedText(unwritten: [0x0A])) }
      text.append(whole.slice(content).inside(.doubledDollar))
    }
    guard let name = words.first else { return }
    let isPlain = words.count == 1 || Array(words.dropFirst()) == ["="]
    variables[name] = isPlain && variables[name] == nil ? .lines(text) : .unknown
  }

  /// The lines of all recipes.
  var recipeLines: [ByteRange] { rules.flatMap(\.lines) }

  /// The calls of functions whose value is not followed. What a recipe calls by its name is.
  var unfollowedCalls: [ByteRange] {
    let recipes = recipeLines
    return MakeExpansion.functionCalls(in: whole.bytes).filter { call in
      guard recipes.contains(where: { $0.contains(call) }),
        let parts = MakeExpansion.callParts(whole.bytes, call),
        case .lines? = variables[String(decoding: whole.bytes[parts[0]], as: UTF8.self)]
      else { return true }
      return parts.dropFirst().contains { part in
        !MakeExpansion.functionCalls(in: Array(whole.bytes[part])).isEmpty
      }
    }
  }

  /// A line with those that continue it, without the last line end.
  private func logicalLine(from line: inout Int) -> ByteRange {
    let start = table.range(ofLine: line).start
    while true {
      let content = table.content(ofLine: line)
      line += 1
      let slashes = whole.bytes[content].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if slashes % 2 == 0 || line > table.count { return ByteRange(start, content.end) }
    }
  }

  private mutating func readDeclaration(_ range: ByteRange) {
    let text = String(decoding: whole.bytes[range], as: UTF8.self)
    if let assignment = MakeAssignment(whole.bytes, range) {
      assign(assignment)
    } else if text.hasPrefix("export ") {
      exported.formUnion(text.dropFirst(7).split(separator: " ").map(String.init))
    } else if let colon = text.firstIndex(of: ":"), !text.hasPrefix("-include") {
      let target = trimmed(text[..<colon].utf8)
      if target == ".ONESHELL" { isOneShell = true }
      rules.append(Rule(target: target))
    }
  }

  /// A variable that is set in more than one place may hold either value.
  private mutating func assign(_ assignment: MakeAssignment) {
    let name = assignment.name
    if assignment.isExported { exported.insert(name) }
    guard variables[name] == nil, !assignment.isForTarget, !assignment.isAppended else {
      variables[name] = .unknown
      return
    }
    let value = MakeText(whole).value(of: assignment.value)
    variables[name] = assignment.isDefault ? .standard(value) : .value(value)
  }

  /// The variables whose value is known.
  var values: [DocumentVariable] {
    variables.compactMap { name, value in
      switch value {
      case .value(let text), .standard(let text), .lines(let text):
        DocumentVariable(name: name, value: text)
      case .expanded, .unknown: nil
      }
    }
  }

  /// The recipes, each line in a shell of its own.
  func groups() -> [ScriptGroup] {
    if case .value(let shell)? = variables["SHELL"], !Shell.isNamed(in: shell.description) {
      return []
    }
    let isPlain =
      switch variables["SHELL"] {
      case .value(let shell): Shell.isPlain(in: shell.description)
      case .standard, .lines, .expanded, .unknown: false
      case nil: true
      }
    let expansion = MakeExpansion(variables: variables)
    let environment = exported.sorted().compactMap { name -> DocumentVariable? in
      guard case .value(let value)? = variables[name] else { return nil }
      return DocumentVariable(name: name, value: expansion.expanded(value, .environment))
    }
    return rules.compactMap { rule in
      let texts = rule.lines.flatMap { line in
        MakeText.lines(
          of: expansion.expanded(MakeText(whole).recipe(line, isFirst: true), .recipe))
      }
      var scripts = texts.enumerated().map { index, text in
        EmbeddedScript(
          text: text, name: "line \(index + 1) of the recipe of `\(rule.target)`")
      }
      if isOneShell, var whole = scripts.first {
        for script in scripts.dropFirst() {
          whole.text.append(TracedText(unwritten: [0x0A]) + script.text)
        }
        scripts = [whole]
      }
      for index in scripts.indices {
        scripts[index].environment = environment
        scripts[index].isForPlainShell = isPlain
      }
      return scripts.isEmpty ? nil : ScriptGroup(scripts)
    }
  }
}

/// What a makefile says about a variable.
enum MakeVariable {
  case value(TracedText)
  /// Set by `?=`: the environment may say otherwise.
  case standard(TracedText)
  /// The lines between `define` and `endef`.
  case lines(TracedText)
  /// An argument of `$(call ...)`, whose references have their values already.
  case expanded(TracedText)
  case unknown
}

/// `NAME = value` and its other forms.
struct MakeAssignment {
  let name: String
  let value: ByteRange
  var isDefault = false
  var isAppended = false
  var isExported = false
  var isForTarget = false

  init?(_ bytes: [UInt8], _ range: ByteRange) {
    let text = bytes[range]
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    var end = equals
    var marks: [UInt8] = []
    while end > range.start, [UInt8](":?+!".utf8).contains(bytes[end - 1]) {
      end -= 1
      marks.insert(bytes[end], at: 0)
    }
    var words = String(decoding: bytes[range.start..<end], as: UTF8.self)
      .split { $0 == " " || $0 == "\t" }.map(String.init)
    while let first = words.first, ["export", "override", "private"].contains(first) {
      if first == "export" { isExported = true }
      words.removeFirst()
    }
    if let colon = words.lastIndex(where: { $0.hasSuffix(":") }) {
      isForTarget = true
      words.removeFirst(colon + 1)
    }
    guard words.count == 1, let name = words.first,
      name.utf8.allSatisfy({ $0.isWordByte || [UInt8]("_-.".utf8).contains($0) })
    else { return nil }
    self.name = name
    isDefault = marks.first == UInt8(ascii: "?")
    isAppended = marks.first == UInt8(ascii: "+") || marks.first == UInt8(ascii: "!")
    var start = equals + 1
    while start < range.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    value = ByteRange(start, range.end)
  }
}
