import Text

extension Document {
  /// Reads a justfile (just.systems, "The Just Programmer's Manual").
  mutating func readJustfile(_ whole: TracedText) {
    var reader = JustfileReader(whole)
    reader.read()
    comments = reader.comments
    groups = reader.groups()
    parts = reader.parts
    variables = reader.values
    namedElsewhere = reader.namedElsewhere
  }
}

/// Splits a justfile into variables and recipes.
struct JustfileReader {
  let whole: TracedText
  private let table: LineTable
  private(set) var comments: [ByteRange] = []
  private(set) var parts: [Document.Part] = []
  private var variables: [String: JustValue] = [:]
  private var exported: [String] = []
  private var exportsAll = false
  private var runsShell = true
  /// The names in heads of recipes, settings and values that are not read.
  private(set) var namedElsewhere: Set<String> = []
  private var recipes: [Recipe] = []

  /// A recipe with its lines.
  private struct Recipe {
    let name: String
    let parameters: Set<String>
    var lines: [Int] = []
  }

  init(_ whole: TracedText) {
    self.whole = whole
    table = LineTable(afterMarkOf: whole.bytes)
  }

  mutating func read() {
    var line = 1
    while line <= table.count {
      let range = table.content(ofLine: line)
      let content = whole.bytes[range]
      let first = content.first
      if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) || first == 0x20 || first == 0x09 {
        if !recipes.isEmpty { recipes[recipes.count - 1].lines.append(line) }
        line += 1
        continue
      }
      parts.append(Document.Part(range: range, value: Array(content)))
      if first == UInt8(ascii: "#") {
        comments.append(range)
        line += 1
      } else {
        line = readDeclaration(range, at: line)
      }
    }
  }

  /// The line after an assignment, a setting or the head of a recipe.
  private mutating func readDeclaration(_ range: ByteRange, at line: Int) -> Int {
    let text = String(decoding: whole.bytes[range], as: UTF8.self)
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    if words.first == "set" {
      if words.dropFirst().first == "export" { exportsAll = !text.hasSuffix("false") }
      if words.dropFirst().first?.hasPrefix("shell") == true { runsShell = isShell(text) }
      return line + 1
    }
    if let assignment = JustAssignment(whole, range) {
      let isRepeated = variables[assignment.name] != nil
      variables[assignment.name] = isRepeated ? .some(JustValue(parts: nil)) : assignment.value
      if assignment.value.parts == nil { noteNames(ByteRange(range.start, assignment.end)) }
      if assignment.isExported { exported.append(assignment.name) }
      return max(line + 1, table.line(at: max(range.start, assignment.end - 1)) + 1)
    }
    noteNames(range)
    guard text.first != "[", let colon = text.firstIndex(of: ":") else { return line + 1 }
    let head = text[..<colon].split { $0 == " " || $0 == "\t" }.map(String.init)
    let parameters = head.dropFirst().map { word in
      String(word.prefix { $0 != "=" }.filter { !"+*$".contains($0) })
    }
    let name = head.first.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 } ?? ""
    recipes.append(Recipe(name: name, parameters: Set(parameters)))
    return line + 1
  }

  /// Notes the words of a line that no string holds: `all: (get kind)`, `get what=kind:`.
  private mutating func noteNames(_ range: ByteRange) {
    var quote: UInt8?
    var text: [UInt8] = []
    for byte in whole.bytes[range] {
      if "\"'".utf8.contains(byte), quote == nil || quote == byte {
        quote = quote == nil ? byte : nil
      }
      text.append(quote == nil ? byte : 0x20)
    }
    for word in text.split(whereSeparator: { !JustAssignment.isNameByte($0) }) {
      namedElsewhere.insert(String(decoding: word, as: UTF8.self))
    }
  }

  /// Whether `set shell := ["bash", "-c"]` names a shell.
  private func isShell(_ setting: String) -> Bool {
    let first = setting.split { "[\"', ]".contains($0) }.map(String.init).first {
      !["set", "shell", ":="].contains($0)
    }
    return first.map { Shell.isNamed(in: $0) } ?? true
  }
}

// MARK: - Recipes

extension JustfileReader {
  /// The scripts: each line of a recipe runs in a shell of its own, a recipe that begins with `#!`
  /// as one.
  func groups() -> [ScriptGroup] {
    let named = exportsAll ? variables.keys.sorted() : exported
    let environment = named.compactMap { name in
      variables[name] == nil
        ? nil : DocumentVariable(name: name, value: value(of: name, at: nil, []))
    }
    return recipes.compactMap { recipe in
      var scripts = texts(of: recipe).enumerated().map { index, text in
        EmbeddedScript(text: text, name: "line \(index + 1) of `\(recipe.name)`")
      }
      for index in scripts.indices {
        scripts[index].environment = environment.filter { !recipe.parameters.contains($0.name) }
      }
      return scripts.isEmpty ? nil : ScriptGroup(scripts)
    }
  }

  /// The variables whose value is known; `just NAME=VALUE` may say otherwise.
  var values: [DocumentVariable] {
    variables.compactMap { name, value in
      guard value.parts != nil else { return nil }
      return DocumentVariable(name: name, value: self.value(of: name, at: nil, []))
    }
  }

  private func texts(of recipe: Recipe) -> [TracedText] {
    guard let first = recipe.lines.first(where: { !isBlank($0) }) else { return [] }
    let content = whole.bytes[table.content(ofLine: first)]
    let indentation = content.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let start = content.dropFirst(indentation)
    if start.starts(with: "#!".utf8) {
      let kind = DocumentKind(path: [], bytes: Array(start))
      return [kind == .shell ? script(recipe, from: first, indentation) : values(in: recipe)]
    }
    guard runsShell else { return [values(in: recipe)] }
    var result: [TracedText] = []
    var isOpen = false
    for line in recipe.lines where !isBlank(line) {
      let isFirst = !isOpen
      let text = command(ofLine: line, isFirst: isFirst, indentation, &isOpen)
      let own = filled(text, recipe.parameters)
      if isFirst { result.append(own) } else { result[result.count - 1].append(own) }
    }
    return result.filter { !$0.isEmpty }
  }

  private func isBlank(_ line: Int) -> Bool {
    whole.bytes[table.content(ofLine: line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// A line of a recipe. One that ends in a backslash goes on with the next, whose first blanks and
  /// the line end are taken off.
  private func command(
    ofLine line: Int, isFirst: Bool, _ indentation: Int, _ isOpen: inout Bool
  ) -> TracedText {
    let range = table.content(ofLine: line)
    var start = isFirst ? min(range.end, range.start + indentation) : range.start
    let skipped = [UInt8]((isFirst ? "@-" : " \t").utf8)
    while start < range.end, skipped.contains(whole.bytes[start]) { start += 1 }
    isOpen = start < range.end && whole.bytes[range.end - 1] == UInt8(ascii: "\\")
    let end = isOpen ? range.end - 1 : range.end
    return whole.slice(ByteRange(start, end)).inside(.oneLine)
  }

  /// The values that a recipe of another language takes, as the words of a command that nobody
  /// wrote: what they are used for is not known.
  private func values(in recipe: Recipe) -> TracedText {
    let syntax = TemplateSyntax("{{", "}}")
    let quote = TracedText(unwritten: [UInt8(ascii: "\"")])
    var result = TracedText(unwritten: [UInt8]("interpreter".utf8))
    for line in recipe.lines {
      let text = whole.slice(table.content(ofLine: line))
      _ = syntax.filled(text) { name in
        guard variables[name] != nil, !recipe.parameters.contains(name) else { return nil }
        let own = value(of: name, at: nil, recipe.parameters)
        result = result + TracedText(unwritten: [0x20]) + quote + own + quote
        return nil
      }
    }
    return result
  }

  /// The lines of a recipe that is one script.
  private func script(_ recipe: Recipe, from first: Int, _ indentation: Int) -> TracedText {
    var text = TracedText()
    for line in recipe.lines where line >= first {
      let range = table.range(ofLine: line)
      let content = whole.bytes[range]
      let blanks = content.prefix { $0 == 0x20 || $0 == 0x09 }.count
      let start = range.start + min(indentation, blanks)
      text.append(whole.slice(ByteRange(start, range.end)).inside(.indented(by: indentation)))
    }
    return filled(text, recipe.parameters)
  }

  /// The text with `{{ name }}` as the variable's value and other expressions as holes; `{{{{`
  /// stands for `{{`.
  private func filled(_ text: TracedText, _ parameters: Set<String>) -> TracedText {
    var result = TracedText()
    var (start, offset) = (0, 0)
    let bytes = text.bytes
    while offset + 1 < bytes.count {
      guard bytes[offset...].starts(with: "{{".utf8) else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      if bytes[offset...].starts(with: "{{{{".utf8) {
        result.append(text.unit(ByteRange(offset, offset + 4), meaning: [UInt8]("{{".utf8)))
        offset += 4
      } else {
        let end = end(of: offset, in: bytes)
        let name = trimmed(bytes[(offset + 2)..<max(offset + 2, end - 2)])
        let place = text.span(of: ByteRange(offset, end))
        result.append(value(of: name, at: place, parameters))
        offset = end
      }
      start = offset
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  private func end(of start: Int, in bytes: [UInt8]) -> Int {
    var offset = start + 2
    while offset < bytes.count {
      if bytes[offset...].starts(with: "}}".utf8) { return offset + 2 }
      offset += 1
    }
    return bytes.count
  }

  /// The value of a variable, or a hole in its place.
  private func value(
    of name: String, at place: Origin?, _ parameters: Set<String>
  ) -> TracedText {
    var filling = Filling()
    return value(of: name, at: place, parameters, &filling, depth: 0)
  }

  private func value(
    of name: String, at place: Origin?, _ parameters: Set<String>, _ filling: inout Filling,
    depth: Int
  ) -> TracedText {
    guard depth < 10, !parameters.contains(name), let parts = variables[name]?.parts else {
      return TracedText(Hole(kind: .unknown, name: name), origin: place)
    }
    var result = TracedText()
    for part in parts {
      switch part {
      case .text(let own) where filling.takes(own): result.append(own)
      case .name(let other, let range) where filling.takes(TracedText()):
        let place = whole.span(of: range)
        result.append(value(of: other, at: place, [], &filling, depth: depth + 1))
      default: return TracedText(Hole(kind: .unknown, name: name), origin: place)
      }
    }
    return result
  }
}

/// What is assigned to a variable of a justfile.
struct JustValue {
  enum Part {
    case text(TracedText)
    case name(String, ByteRange)
  }
  /// The strings and names that are joined; nil for what is not read.
  let parts: [Part]?
}

/// `name := 'text' + other`.
struct JustAssignment {
  let name: String
  let value: JustValue
  let isExported: Bool
  /// One past the value.
  let end: Int

  init?(_ whole: TracedText, _ range: ByteRange) {
    let bytes = whole.bytes
    var offset = range.start
    func skipBlanks() {
      while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    }
    func word() -> String {
      let start = offset
      while offset < range.end, JustAssignment.isNameByte(bytes[offset]) { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var own = word()
    skipBlanks()
    isExported = own == "export"
    if own == "export" {
      own = word()
      skipBlanks()
    }
    guard !own.isEmpty, bytes[offset...].starts(with: ":=".utf8) else { return nil }
    name = own
    offset += 2
    skipBlanks()
    var parts: [JustValue.Part] = []
    while true {
      if let string = JustString(whole, at: offset) {
        parts.append(.text(string.text))
        offset = string.end
      } else {
        let start = offset
        var name = word()
        guard !name.isEmpty else { break }
        if offset < range.end, bytes[offset] == UInt8(ascii: "(") {
          let close = bytes[offset..<range.end].firstIndex(of: UInt8(ascii: ")"))
          offset = close.map { $0 + 1 } ?? range.end
          name = String(decoding: bytes[start..<offset], as: UTF8.self)
        }
        parts.append(.name(name, ByteRange(start, offset)))
      }
      skipBlanks()
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "+") else { break }
      offset += 1
      skipBlanks()
    }
    let isWhole =
      offset >= bytes.count || bytes[offset] == 0x0A || bytes[offset] == 0x0D
      || bytes[offset] == UInt8(ascii: "#")
    value = JustValue(parts: isWhole && !parts.isEmpty ? parts : nil)
    end = isWhole ? max(offset, range.end) : range.end
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}

/// A string of a justfile: `'as it is'`, `"with escapes"`. Those over several lines are not read.
private struct JustString {
  let text: TracedText
  let end: Int

  init?(_ whole: TracedText, at start: Int) {
    let bytes = whole.bytes
    guard start < bytes.count, [UInt8]("'\"".utf8).contains(bytes[start]),
      !bytes[start...].starts(with: [bytes[start], bytes[start], bytes[start]])
    else { return nil }
    if bytes[start] == UInt8(ascii: "'") {
      guard let close = bytes[(start + 1)...].firstIndex(of: bytes[start]) else { return nil }
      let range = ByteRange(start + 1, close)
      guard !bytes[range].contains(0x0A) else { return nil }
      text = whole.slice(range).inside(.verbatim(end: UInt8(ascii: "'")))
      end = close + 1
    } else {
      guard let string = QuotedString(whole, at: start, hasTriples: false, isTerraform: nil) else {
        return nil
      }
      text = string.text
      end = string.range.end
    }
  }
}
