import Calls
import Rules
import Scanner
import Text

/// Programs that choose among the lines of the answer or of what was made of it. What they let
/// through still has the answer's fields; where each line holds one field, a line that is taken by
/// its number holds another one in the new answer, whose fields stand in another order.
extension ReaderSearch {
  /// Whether a program only chooses among lines, or changes none of the names in them.
  static func isFilter(_ name: String) -> Bool { filters.contains(name) }

  private static let filters: Set<String> = [
    "grep", "egrep", "fgrep", "rg", "sed", "head", "tail", "tr", "sort", "uniq", "tac", "shuf",
    "json_pp", "jsonpp",
  ]

  /// Reads the answer's lines.
  mutating func filter(_ event: Event, _ name: String) {
    if event.isShown { noteShown() }
    if let path = patternFile(of: event) {
      readers.obstacle =
        "`\(path)`, by which `\(name)` looks at its answer, names a field that has another name"
        + " then"
      return
    }
    let words = event.alternatives.flatMap { $0.arguments.dropFirst().map(\.text.description) }
    switch name {
    case "grep", "egrep", "fgrep", "rg": search(event, name, words)
    case "sed": edit(event, words)
    case "head", "tail": cut(event, name, words)
    case "tr": translate(event, words)
    case "sort":
      if isInLines(event) { return }
      if event.destination == .captured { assumeNoOrder("`sort`") }
      passOn(event)
    case "json_pp", "jsonpp":
      passOn(event)
      lines.insert(event.number)
    default: isInLines(event) ? () : passOn(event)
    }
  }

  /// The file of a program or of patterns among an event's words (`sed -f FILE`) that names a
  /// renamed field.
  private func patternFile(of event: Event) -> String? {
    let words = event.alternatives.flatMap(\.arguments).map(\.text).filter(\.isKnown)
    return words.dropFirst().indices.lazy.compactMap { index -> String? in
      let option = words[index - 1].description
      guard option == "--file" || option.hasPrefix("-") && option.hasSuffix("f"),
        let text = textOf(words[index].bytes),
        renamed.contains(where: { text.contains(self.text($0.from)) })
      else { return nil }
      return words[index].description
    }.first
  }

  /// Whether each line of what a command reads holds one field at most.
  private func isInLines(_ event: Event) -> Bool {
    let inputs = event.alternatives.compactMap(\.input) + event.files.map(\.content)
    return (inputs + event.alternatives.flatMap(\.arguments).map(\.text)).contains { text in
      text.holes.contains { hole in
        switch hole.kind {
        case .response: hole.number == call.event && isPretty
        case .output: lines.contains(hole.number)
        default: false
        }
      }
    }
  }

  /// Whether the request asks for an answer over several lines.
  private var isPretty: Bool {
    let added = call.transfer?.addedQuery ?? TracedText()
    return (call.url.slice(call.path.rest) + added).bytes.contains("pretty=true")
  }

  /// `grep PATTERN`
  private mutating func search(_ event: Event, _ name: String, _ words: [String]) {
    let options = words.filter { $0.hasPrefix("-") && $0.count > 1 }
    let letters = options.filter { !$0.hasPrefix("--") }.flatMap { $0.dropFirst() }
    let isIn = { (letter: Character) in letters.contains(letter) }
    let syntax = FieldPattern.Syntax(
      isExtended: isIn("E") || isIn("P") || name == "egrep" || name == "rg",
      isLiteral: isIn("F") || name == "fgrep",
      ignoresCase: isIn("i") || options.contains("--ignore-case"))
    let patterns = words.filter { !$0.hasPrefix("-") }
    let depends = patterns.contains { pattern in
      renamed.contains {
        FieldPattern(pattern, syntax).tells(text($0.from), from: text($0.to))
      }
    }
    if namesField(event), renameLiterals(event, name) { return }
    if depends || namesField(event) || namesPart(event) {
      readers.obstacle = "`\(name)` looks in its answer for a field that has another name then"
      return
    }
    let around = options.contains { option in
      option.hasPrefix("--")
        ? option.contains("context") : option.dropFirst().contains { "ABC0123456789".contains($0) }
    }
    if around, !isIn("m"), event.destination == .captured, isInLines(event) {
      assumeNoOrder("`\(name)`, which takes lines around those that it finds,")
    }
    let takesParts =
      !letters.allSatisfy { !"oclLq".contains($0) }
      || options.contains { ["--only-matching", "--count", "--quiet", "--silent"].contains($0) }
    if !takesParts, !isInLines(event) { passOn(event) }
  }

  /// `head`, `tail`
  private mutating func cut(_ event: Event, _ name: String, _ words: [String]) {
    guard event.destination == .captured else { return }
    if words.contains(where: { $0.hasPrefix("-c") || $0.hasPrefix("--bytes") }) {
      assumeNoOrder("`\(name)`, which takes a part of its answer by the length,")
    } else if isInLines(event) {
      assumeNoOrder("`\(name)`, which takes lines of its answer by their number,")
    } else {
      passOn(event)
    }
  }

  /// `tr`
  private mutating func translate(_ event: Event, _ words: [String]) {
    let sets = words.filter { !$0.hasPrefix("-") }
    let isBlank = sets.allSatisfy { set in
      set.allSatisfy { " \r\n\t".contains($0) }
        || [
          "\\r", "\\n", "\\t", "\\r\\n", "\\n\\r", "\\0", "\\000", "[:space:]", "[:blank:]",
        ].contains(set)
    }
    if isBlank, !isInLines(event) {
      passOn(event)
    } else if sets.count > 1, sets[1].contains("\\n") || sets[1].contains("\n") {
      lines.insert(event.number)
    }
  }

  /// `sed PROGRAM`
  private mutating func edit(_ event: Event, _ words: [String]) {
    if namesField(event) {
      if renameLiterals(event, "sed") { return }
      readers.obstacle = "`sed` looks in its answer for a field that has another name then"
      return
    }
    if namesPart(event) {
      readers.obstacle = "`sed` looks in its answer for a part of a field's name"
      return
    }
    let program = words.filter { !$0.hasPrefix("-") || $0.count > 2 }.joined(separator: "\n")
    let takesLine = program.split { ";\n{}".contains($0) }.contains { command in
      let trimmed = command.drop { $0 == " " }
      return trimmed.first.map { $0.isNumber || $0 == "$" } == true
    }
    if isInLines(event) {
      if takesLine, event.destination == .captured {
        assumeNoOrder("`sed`, which takes lines of its answer by their number,")
      }
      return
    }
    let takesParts = (1...9).contains { program.contains("\\\($0)") } || program.contains("&")
    if program.contains("\\n") { lines.insert(event.number) }
    if !takesParts { passOn(event) }
  }

  /// Whether a word of a command's patterns is a part of a renamed field's name.
  func namesPart(_ event: Event) -> Bool {
    event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.bytes).contains { text in
      renamed.contains { looksForPart(of: self.text($0.from), notOf: self.text($0.to), text) }
    }
  }

  /// `wc -c`
  mutating func assumeSameLength(_ name: String) {
    readers.assumptions.insert("what `\(name)` counts may change with the names of fields")
  }

  /// Notes that the order of the answer's fields must not matter.
  private mutating func assumeNoOrder(_ subject: String) {
    readers.assumptions.insert(
      "\(subject) gives the same whatever the order of the answer's fields")
  }

  /// Whether a command reads what another one made of the answer, which is not followed.
  func takesMade(_ event: Event) -> Bool {
    if event.buildsJSON, ["jq", "gojq", "jaq"].contains(event.name) { return false }
    let inputs = event.alternatives.compactMap(\.input) + event.files.map(\.content)
    return inputs.flatMap(\.holes).contains { hole in
      hole.kind == .output && !plain.contains(hole.number)
        && trace.derived[hole.number]?.contains(call.event) == true
    }
  }
}

extension Event {
  /// Whether `wc` is asked for a number of bytes, characters or words.
  var countsText: Bool {
    alternatives.contains { way in
      way.arguments.dropFirst().map(\.text.description).contains { word in
        ["--bytes", "--chars", "--words"].contains(word)
          || word.hasPrefix("-") && word.contains { "cmw".contains($0) } && !word.hasPrefix("--")
      }
    }
  }
}
