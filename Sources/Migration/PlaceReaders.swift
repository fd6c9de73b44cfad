import Calls
import Rules
import Scanner
import Text

/// Programs that take a part of the answer by its place: what stands there is another field in the
/// new answer, which has its fields in another order.
extension ReaderSearch {
  /// Looks at a program that takes parts by their place, or makes a number of all. False for any
  /// other.
  mutating func readByPlace(_ event: Event, _ name: String) -> Bool {
    switch name {
    case "cut": cutFields(event)
    case "mapfile", "readarray":
      guard isInLines(event) else { return false }
      takesPlace("`\(name)`, which numbers the lines of its answer,")
    case "read":
      guard isInLines(event), isReadAgain(event) else { return false }
      takesPlace("`read`, which takes the lines of its answer one by one,")
    case "IFS=": splitFields(event, "`read`, which splits its answer,")
    case "${*}": splitFields(event, "`${...}`")
    case "awk", "gawk", "mawk":
      if !scanRecords(event, name) { other(event, name) }
    case let name where ReaderSearch.digests.contains(name):
      readers.assumptions.insert(
        "what `\(name)` gives is not compared with that of an older answer, in which fields have"
          + " other names")
    default: return false
    }
    return true
  }

  /// Programs that compute a number of all bytes, or compare them.
  private static let digests: Set<String> = [
    "md5sum", "sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "b2sum", "shasum",
    "cksum", "sum", "md5", "sha256", "cmp",
  ]

  /// Whether another `read` takes a line of the same text: `{ read -r first; read -r second; }`.
  private func isReadAgain(_ event: Event) -> Bool {
    let given = { (event: Event) in
      Set(event.alternatives.compactMap(\.input).flatMap(\.holes).map(\.number))
    }
    let own = given(event)
    return trace.events.contains { other in
      other.name == "read" && other.frames.last?.command != event.frames.last?.command
        && !given(other).isDisjoint(with: own)
    }
  }

  /// Notes that a part of the answer is taken by its place.
  mutating func takesPlace(_ subject: String) {
    readers.obstacle =
      "\(subject) takes fields by their place, and they stand in another order then"
  }

  /// What the event prints is what it reads, in lines as that is.
  mutating func passOnLines(_ event: Event) {
    passOn(event)
    if isInLines(event) { lines.insert(event.number) }
  }

  /// What the event prints is what it reads, each field in a line.
  mutating func passOnAsLines(_ event: Event) {
    passOn(event)
    lines.insert(event.number)
  }

  /// Whether a pattern or program spells a word by which it may know a field, outside of brackets.
  func spellsName(_ program: String) -> Bool {
    var depth = 0
    var word = ""
    var words: [String] = []
    for character in program + " " {
      if character == "[" { depth += 1 }
      if depth == 0, character.isLetter {
        word.append(character)
        continue
      }
      if character == "]", depth > 0 { depth -= 1 }
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    // Flags of sed's `s`.
    return words.contains { $0.count > 1 && !["gp", "pg", "gI", "Ig", "Ip"].contains($0) }
  }

  /// `cut`
  mutating func cutFields(_ event: Event) {
    guard isInLines(event) else {
      takesPlace("`cut`")
      return
    }
    if event.destination == .captured { assumeNoOrder("what comes of `cut`") }
    passOnLines(event)
  }

  /// `read` with other separators than blanks, `${name%%,*}`.
  mutating func splitFields(_ event: Event, _ subject: String) {
    let parts = event.alternatives.flatMap(\.arguments).map(\.text).flatMap(\.holes)
    let isWhole = parts.contains { hole in
      hole.kind == .response ? hole.number == call.event : shapes[hole.number]?.holdsJob == true
    }
    if isWhole, isInLines(event) { givesNames = true }
    if isWhole, !isInLines(event) { takesPlace(subject) }
  }

  /// awk. True where what it does is known.
  mutating func scanRecords(_ event: Event, _ name: String) -> Bool {
    let words = event.alternatives.flatMap { $0.arguments.dropFirst().map(\.text) }
    guard words.allSatisfy(\.isKnown), !namesField(event) else { return false }
    if namesPart(event) || namesInOtherCase(event) {
      readers.obstacle = "`\(name)` looks in its answer for a part of a field's name"
      return true
    }
    let (program, separator) = awkProgram(words.map(\.description))
    let patterns = literals(of: program)
    let isNamed = (patterns + [separator]).contains(where: spellsName)
    if isInLines(event) {
      let syntax = FieldPattern.Syntax(isExtended: true)
      let finds = renamed.contains { field in
        patterns.contains { FieldPattern($0, syntax).holds(text(field.from)) }
      }
      if isNamed, !finds, isOneRule(program) { return true }
      if program.contains("NR"), !isNamed {
        takesPlace("`\(name)`, which takes lines of its answer by their number,")
        return true
      }
      return false
    }
    let takesField = program.indices.contains { index in
      guard program[index] == "$" else { return false }
      let next = program.index(after: index)
      return next < program.endIndex
        && (program[next] == "(" || "123456789".contains(program[next]))
    }
    guard takesField, !isNamed else { return false }
    takesPlace("`\(name)`, which names no field of its answer,")
    return true
  }

  /// The program among the words of awk, and how fields are separated.
  private func awkProgram(_ words: [String]) -> (program: String, separator: String) {
    var rest = words[...]
    var separator = ""
    while let word = rest.popFirst() {
      if word.hasPrefix("-F") {
        separator = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() ?? ""
      } else if word == "-v" {
        _ = rest.popFirst()
      } else if !word.hasPrefix("-") || word == "-" {
        return (word, separator)
      }
    }
    return ("", separator)
  }

  /// `/PATTERN/ { ... }`, `$1 == "name" { ... }`
  private func isOneRule(_ program: String) -> Bool {
    let start = program.drop { $0 != "/" && $0 != "$" && $0 != "{" }
    return start.first != "{" && start.filter { $0 == "{" }.count <= 1
      && !["BEGIN", "END", "||", "!"].contains(where: program.contains)
  }

  /// What stands in quotes or between slashes.
  private func literals(of program: String) -> [String] {
    var result: [String] = []
    var own: (end: Character, text: String)?
    var isEscaped = false
    for character in program {
      guard let (end, text) = own else {
        if character == "\"" || character == "/" { own = (character, "") }
        continue
      }
      if character == end, !isEscaped {
        result.append(text)
        own = nil
      } else {
        own = (end, text + (isEscaped || character != "\\" ? String(character) : ""))
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return result
  }
}
