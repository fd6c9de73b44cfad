import Text

/// What a file is a template of, and how its actions are written.
struct Template: Hashable, Sendable {
  /// One way to write an action.
  struct Action: Hashable, Sendable {
    let open: String
    let close: String
    /// Whether every action of this form decides, loops or is a comment; otherwise its first word
    /// tells.
    var isStatement = false
  }
  let actions: [Action]

  /// `{{ }}` of Go templates.
  static let go = Template(actions: [Action(open: "{{", close: "}}")])
  /// `{{ }}`, `{% %}` and `{# #}` of Jinja.
  private static let jinja = Template(actions: [
    Action(open: "{{", close: "}}"), Action(open: "{%", close: "%}", isStatement: true),
    Action(open: "{#", close: "#}", isStatement: true),
  ])
  /// `<%= %>` of ERB, and `<% %>`, which is Ruby that runs.
  private static let ruby = Template(actions: [
    Action(open: "<%=", close: "%>"), Action(open: "<%", close: "%>", isStatement: true),
  ])
  /// `@NAME@` of autoconf and CMake.
  private static let configured = Template(actions: [Action(open: "@", close: "@")])

  /// The suffixes of templates.
  private static let suffixes: [String: Template] = [
    "tmpl": go, "tpl": go, "gotmpl": go, "j2": jinja, "jinja": jinja, "jinja2": jinja, "erb": ruby,
    "in": configured,
  ]

  private init(actions: [Action]) { self.actions = actions }

  /// The template that a file is, by its name and by what stands in it; nil for other files.
  init?(path: [UInt8], bytes: [UInt8]) {
    let parts = path.split(separator: UInt8(ascii: "/"))
    let name = String(decoding: parts.last ?? [], as: UTF8.self).lowercased()
    let isChart = parts.dropLast().contains { $0.elementsEqual("templates".utf8) }
    let suffix = Template.suffixes.keys.first { name.hasSuffix("." + $0) }
    guard let template = suffix.flatMap({ Template.suffixes[$0] }) ?? (isChart ? .go : nil),
      template.occurs(in: bytes)
    else { return nil }
    self = template
  }

  /// Whether an action stands in a text.
  func occurs(in bytes: [UInt8]) -> Bool { !places(in: bytes).isEmpty }

  /// The name of the file that a template makes: `x.sh.j2` makes `x.sh`.
  static func withoutSuffix(_ name: String) -> String {
    var name = name
    let known = Array(suffixes.keys) + ["dist", "example", "sample"]
    while let suffix = known.first(where: { name.lowercased().hasSuffix("." + $0) }),
      name.utf8.count > suffix.utf8.count + 1
    {
      name.removeLast(suffix.utf8.count + 1)
    }
    return name
  }
}

extension Template {
  /// An action where it stands.
  struct Place {
    let range: ByteRange
    /// Whether it decides, loops, brings other text in, or is a comment.
    let isStatement: Bool
  }

  /// The actions of a text, in order.
  func places(in bytes: [UInt8]) -> [Place] {
    let first = Set(actions.compactMap(\.open.utf8.first))
    var result: [Place] = []
    var offset = 0
    while offset < bytes.count {
      guard first.contains(bytes[offset]), let place = place(at: offset, in: bytes) else {
        offset += 1
        continue
      }
      result.append(place)
      offset = place.range.end
    }
    return result
  }

  private func place(at offset: Int, in bytes: [UInt8]) -> Place? {
    guard let action = actions.first(where: { bytes[offset...].starts(with: $0.open.utf8) }) else {
      return nil
    }
    let inner = offset + action.open.utf8.count
    // `${{ }}` is an expression of a workflow.
    let isWorkflows =
      action.open == "{{" && offset > 0 && bytes[offset - 1] == UInt8(ascii: "$")
    guard !isWorkflows, let close = end(of: action.close, from: inner, in: bytes) else {
      return nil
    }
    let text = trimmed(bytes[inner..<(close - action.close.utf8.count)])
    if action.open == "@" {
      let isName = text.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "_") }
      guard isName, !text.isEmpty else { return nil }
    }
    return Place(
      range: ByteRange(offset, close),
      isStatement: action.isStatement || Template.isStatement(text))
  }

  private func end(of mark: String, from start: Int, in bytes: [UInt8]) -> Int? {
    guard let first = mark.utf8.first else { return nil }
    var offset = start
    while let next = bytes[offset...].firstIndex(of: first) {
      if bytes[next...].starts(with: mark.utf8) { return next + mark.utf8.count }
      offset = next + 1
    }
    return nil
  }

  /// Whether an action is more than a value (text/template, "Actions").
  private static func isStatement(_ text: String) -> Bool {
    let words = text.split { " \t\n-(".contains($0) }.map(String.init)
    guard let first = words.first else { return true }
    if text.hasPrefix("/*") || text.hasPrefix("-") && first.hasPrefix("/*") { return true }
    let isInclusion = words.contains { ["include", "tpl", "toYaml", "indent"].contains($0) }
    return statements.contains(first) || isInclusion || text.contains(":=")
      || words.contains("nindent")
  }

  private static let statements: Set<String> = [
    "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue",
  ]
}

// MARK: - Documents

extension Document {
  /// Takes the actions of a template out of the scripts: a value is a hole. Where actions decide
  /// about parts of a script, it is not edited.
  mutating func fillTemplate(path: [UInt8], bytes: [UInt8]) {
    guard let template = template ?? Template(path: path, bytes: bytes) else { return }
    self.template = template
    let places = template.places(in: bytes).filter(\.isStatement)
    for group in groups.indices {
      for index in groups[group].scripts.indices {
        template.fill(&groups[group].scripts[index], places)
      }
    }
  }
}

extension Template {
  fileprivate func fill(_ script: inout EmbeddedScript, _ statements: [Place]) {
    let range = script.range
    script.text = filled(script.text)
    script.setup = script.setup.map(filled)
    script.environment = script.environment.map {
      $0.filled(filled($0.value))
    }
    guard let range, statements.contains(where: { $0.range.overlaps(range) }) else { return }
    script.obstacle = script.obstacle ?? "the template decides about parts of this text"
  }

  /// The text with each action as a hole; statements are left out.
  private func filled(_ text: TracedText) -> TracedText {
    var result = TracedText()
    var start = 0
    for place in places(in: text.bytes) {
      result.append(text.slice(ByteRange(start, place.range.start)))
      if !place.isStatement {
        let name = String(decoding: text.bytes[place.range], as: UTF8.self)
        let hole = Hole(kind: .unknown, name: name)
        result.append(TracedText(hole, origin: text.span(of: place.range)))
      }
      start = place.range.end
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  /// The bytes with each action as plain letters of the same length, which other readers pass over.
  /// Actions alone on a line become comments, or blanks where a comment would end a block; other
  /// statements become blanks.
  func masked(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for place in places(in: bytes) {
      let isAlone = isAlone(place.range, in: bytes)
      let isComment = isAlone && isDeep(place.range, in: bytes)
      let isText = isComment || !isAlone && !place.isStatement
      for offset in place.range.start..<place.range.end
      where bytes[offset] != 0x0A && bytes[offset] != 0x0D {
        result[offset] = isText ? UInt8(ascii: "x") : 0x20
      }
      if isComment { result[place.range.start] = UInt8(ascii: "#") }
    }
    return result
  }

  /// Whether an action is at least as deep as the next line that is not one itself.
  private func isDeep(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
    let start = bytes[..<range.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var next = bytes[range.end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    while next < bytes.count {
      let line = bytes[next...].prefix { $0 != 0x0A }
      let blanks = line.prefix { $0 == 0x20 }.count
      let text = line.dropFirst(blanks)
      let isAction = actions.contains { text.starts(with: $0.open.utf8) }
      if !isAction, !text.isEmpty, text.first != 0x0D { return range.start - start >= blanks }
      next = line.endIndex + 1
    }
    return true
  }

  private func isAlone(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let before = bytes[..<range.start].reversed().drop(while: isBlank).first
    let after = bytes[range.end...].drop(while: isBlank).first
    return (before == nil || before == 0x0A) && (after == nil || after == 0x0A)
  }
}
