import JSON
import Text

/// Takes values out of a JSON tree and collects what is not as it should be. Every function goes
/// on after a problem; an absent value has been reported where its absence was found.
struct RulesReader {
  let bytes: [UInt8]
  let name: String
  /// Whether the tree has the examples of the rules.
  let readsExamples: Bool
  private var problems: [(offset: Int, expected: String, found: String)] = []

  init(bytes: [UInt8], name: String, readsExamples: Bool = true) {
    self.bytes = bytes
    self.name = name
    self.readsExamples = readsExamples
  }

  /// Notes a problem at the start of `range`.
  mutating func report(_ range: ByteRange, _ expected: String, found: String) {
    problems.append((range.start, expected, found))
  }

  /// Notes a problem; `found` is the value as written.
  mutating func report(_ value: JSONValue, _ expected: String) {
    report(value.range, expected, found: shown(value))
  }

  var sortedProblems: [RulesProblem] {
    if problems.isEmpty { return [] }
    return problems.sorted { $0.offset < $1.offset }.map { problem in
      let (line, column) = place(of: problem.offset)
      return RulesProblem(
        name: name, line: line, column: column, expected: problem.expected, found: problem.found)
    }
  }

  /// Line and column of a byte offset, both 1-based.
  private func place(of offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let text = String(decoding: before[start...], as: UTF8.self)
    return (line, 1 + text.unicodeScalars.count { $0 != "\u{FEFF}" })
  }

  /// A value in words for `found`: its kind, and its text if that is short.
  private func shown(_ value: JSONValue) -> String {
    switch value.kind {
    case .object: "an object"
    case .array: "an array"
    case .null, .bool, .number, .string, .hole:
      value.range.count <= 60
        ? "`\(String(decoding: bytes[value.range], as: UTF8.self))`" : "another text"
    }
  }
}

/// The members of an object by key; they are few, and are looked through.
struct Fields {
  let members: [JSONMember]

  /// The last value of the key.
  subscript(_ key: String) -> JSONValue? { members.last { $0.isNamed(key) }?.value }
}

extension JSONMember {
  fileprivate func isNamed(_ name: String) -> Bool {
    key.count == name.utf8.count && key.elementsEqual(name.utf8)
  }
}

/// Values of one kind.
extension RulesReader {
  /// The members of an object by key. Unknown, missing and repeated keys are reported.
  mutating func fields(
    _ value: JSONValue?, required: [String], optional: [String] = []
  ) -> Fields? {
    guard let value else { return nil }
    guard case .object(let members) = value.kind else {
      report(value, "an object")
      return nil
    }
    let fields = Fields(members: members)
    for (index, member) in members.enumerated() {
      if members[..<index].contains(where: { $0.key == member.key }) {
        let key = String(decoding: member.key, as: UTF8.self)
        report(member.keyRange, "each key once", found: "`\(key)` again")
      }
      if !required.contains(where: member.isNamed), !optional.contains(where: member.isNamed) {
        let key = String(decoding: member.key, as: UTF8.self)
        reportUnknown(member, key, required + optional)
      }
    }
    for key in required where fields[key] == nil {
      report(value.range, "the key `\(key)`", found: "an object without it")
    }
    return fields
  }

  private mutating func reportUnknown(_ member: JSONMember, _ key: String, _ known: [String]) {
    let suggestion = closest(to: key, in: known)
    let expected = suggestion.map { "a known key (did you mean `\($0)`?)" }
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    report(member.keyRange, expected ?? "one of the keys \(all)", found: "`\(key)`")
  }

  /// A string that is not empty and steers no terminal: it is printed as it is.
  mutating func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    guard let bytes = value.string, !bytes.isEmpty else {
      report(value, "a text that is not empty")
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if !isPlainASCII(bytes), text.unicodeScalars.contains(where: \.steersTerminals) {
      report(value.range, "a text without control characters", found: "one with such")
    }
    return text
  }

  /// A string for which `isValid` holds.
  mutating func text(
    _ value: JSONValue?, _ expected: @autoclosure () -> String, where isValid: (String) -> Bool
  ) -> String? {
    guard let value else { return nil }
    let text = value.string.map { String(decoding: $0, as: UTF8.self) }
    if let text, isValid(text) { return text }
    report(value, expected())
    return nil
  }

  /// One of a few words.
  mutating func word(_ value: JSONValue?, of words: [String]) -> String? {
    text(value, words.map { "\"\($0)\"" }.joined(separator: " or ")) { words.contains($0) }
  }

  /// A day as `YYYY-MM-DD`.
  mutating func day(_ value: JSONValue?) -> Day? {
    guard let value else { return nil }
    if let text = value.string, let day = Day(text) { return day }
    report(value, "a day as YYYY-MM-DD")
    return nil
  }

  /// An array; what `read` cannot read has been reported and is left out.
  mutating func list<Element>(
    _ value: JSONValue?, atLeast count: Int = 0,
    _ read: (inout RulesReader, JSONValue) -> Element?
  ) -> [Element] {
    guard let value else { return [] }
    guard case .array(let elements) = value.kind else {
      report(value, "an array")
      return []
    }
    if elements.count < count { report(value.range, "at least one element", found: "none") }
    return elements.compactMap { read(&self, $0) }
  }

  /// An array of different strings for each of which `isValid` holds.
  mutating func texts(
    _ value: JSONValue?, atLeast count: Int = 0, _ expected: String,
    where isValid: (String) -> Bool
  ) -> [String] {
    var seen: Set<String> = []
    return list(value, atLeast: count) { reader, element in
      guard let text = reader.text(element, expected, where: isValid) else { return nil }
      if !seen.insert(text).inserted {
        reader.report(element.range, "each entry once", found: "`\(text)` again")
      }
      return text
    }
  }

  /// An array of different names.
  mutating func names(_ value: JSONValue?, atLeast count: Int = 0) -> [String] {
    texts(value, atLeast: count, "a name", where: isName)
  }

  /// An object from names to names.
  mutating func renames(_ value: JSONValue?) -> [String: String] {
    guard let value else { return [:] }
    guard case .object(let members) = value.kind else {
      report(value, "an object")
      return [:]
    }
    var renames: [String: String] = [:]
    for member in members {
      let old = String(decoding: member.key, as: UTF8.self)
      if !isName(old) { report(member.keyRange, "a name", found: "`\(old)`") }
      if renames[old] != nil { report(member.keyRange, "each key once", found: "`\(old)` again") }
      renames[old] = text(member.value, "a name", where: isName)
    }
    return renames
  }
}

/// Whether all bytes are printable ASCII characters, or tabs as well.
func isPlainASCII(_ bytes: [UInt8], orTabs: Bool = false) -> Bool {
  for byte in bytes where byte < 0x20 || byte > 0x7E {
    if !orTabs || byte != 0x09 { return false }
  }
  return true
}

extension Unicode.Scalar {
  /// Whether it is a control character, or turns the direction of text.
  var steersTerminals: Bool {
    switch self {
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}":
      true
    default: false
    }
  }
}
