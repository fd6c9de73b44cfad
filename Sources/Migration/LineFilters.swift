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
    if looksAcrossFields(event, name) { return }
    let words = event.alternatives.flatMap { $0.arguments.dropFirst().map(\.text.description) }
    switch name {
    case "grep", "egrep", "fgrep", "rg": search(event, name, words)
    case "sed": edit(event, words)
    case "head", "tail": cut(event, name, words)
    case "tr": translate(event, words)
    case "sort":
      if !isInLines(event), event.destination == .captured { assumeNoOrder("`sort`") }
      passOnLines(event)
    case "json_pp", "jsonpp":
      passOn(event)
      lines.insert(event.number)
    default: passOnLines(event)
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
  func isInLines(_ event: Event) -> Bool {
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
    let tells = { (name: String, other: String) in
      patterns.contains { FieldPattern($0, syntax).tells(name, from: other) }
    }
    let depends = renamed.contains { tells(text($0.from), text($0.to)) }
    let isQuiet =
      isIn("q") || options.contains("--quiet") || options.contains("--silent")
      || event.destination == .discarded
    let asksOnly = isQuiet && patterns.count == 1 && isOnlyName(patterns[0])
    if namesField(event), renameLiterals(event, name, asksOnly: asksOnly) { return }
    if depends || namesField(event) || namesPart(event) || namesInOtherCase(event) {
      readers.obstacle = "`\(name)` looks in its answer for a field that has another name then"
      return
    }
    let finds = renamed.contains { field in
      patterns.contains { FieldPattern($0, syntax).holds(text(field.from)) }
    }
    let isLet = finds != isIn("v")
    let around = options.contains { option in
      option.hasPrefix("--")
        ? option.contains("context") : option.dropFirst().contains { "ABC0123456789".contains($0) }
    }
    if around, !isIn("m"), isInLines(event) {
      assumeNoOrder("`\(name)`, which takes lines around those that it finds,")
    }
    let isNamed = { (long: [String], short: String) in
      letters.contains { short.contains($0) } || options.contains { long.contains($0) }
    }
    if isNamed(["--count", "--quiet", "--silent"], "clLq") { return }
    if isNamed(["--only-matching"], "o") {
      let isAtStart = patterns.contains { pattern in
        pattern.hasPrefix("^") && pattern.contains("\"") && !spellsName(pattern)
      }
      if isAtStart { takesPlace("`\(name)`, which names no field of its answer,") }
      if isLet { passOnAsLines(event) }
    } else if !isInLines(event) {
      passOn(event)
    } else if isLet {
      let isFirst = isIn("m") || options.contains { $0.hasPrefix("--max-count") }
      if isFirst { takesPlace("`\(name)`, which takes the first lines that it finds,") }
      passOnLines(event)
    }
  }

  /// Whether a pattern is nothing but a field's name, with its quotes and the colon perhaps: it is
  /// found in an answer wherever the field stands.
  func isOnlyName(_ pattern: String) -> Bool {
    renamed.contains { field in
      let name = text(field.from)
      return ["\"\(name)\"", name, "\"\(name)\":", "\"\(name)\" *:", "\"\(name)\":\""].contains(
        pattern)
    }
  }

  /// `head`, `tail`
  private mutating func cut(_ event: Event, _ name: String, _ words: [String]) {
    guard event.destination == .captured else { return }
    if words.contains(where: { $0.hasPrefix("-c") || $0.hasPrefix("--bytes") }) {
      assumeNoOrder("`\(name)`, which takes a part of its answer by the length,")
      return
    }
    defer { passOnLines(event) }
    guard isInLines(event) else { return }
    let number = words.joined(separator: " ").split { !$0.isNumber }.last.flatMap { Int($0) }
    let isFromStart = name == "head" || words.contains { $0.contains("+") }
    if isFromStart, number ?? 10 <= ReaderSearch.firstLines {
      takesPlace("`\(name)`, which takes lines of its answer by their number,")
    } else {
      assumeNoOrder("`\(name)`, which takes lines of its answer by their number,")
    }
  }

  /// As many lines from the beginning hold other fields in the new answer: it has the renamed
  /// field, which was the first one, further behind.
  private static let firstLines = 6

  /// `tr`
  private mutating func translate(_ event: Event, _ words: [String]) {
    let sets = words.filter { !$0.hasPrefix("-") }
    let makesLines = sets.count > 1 && (sets[1].contains("\\n") || sets[1].contains("\n"))
    makesLines ? passOnAsLines(event) : passOnLines(event)
  }

  /// `sed PROGRAM`
  private mutating func edit(_ event: Event, _ words: [String]) {
    if namesField(event) {
      if renameLiterals(event, "sed") { return }
      readers.obstacle = "`sed` looks in its answer for a field that has another name then"
      return
    }
    if namesPart(event) || namesInOtherCase(event) {
      readers.obstacle = "`sed` looks in its answer for a part of a field's name"
      return
    }
    let program = words.filter { !$0.hasPrefix("-") || $0.count > 2 }.joined(separator: "\n")
    let ways = event.alternatives.map { $0.arguments.dropFirst().map(\.text.description) }
    if ways.allSatisfy(sedTakesValue) {
      plain.insert(event.number)
      return
    }
    let takesParts = (1...9).contains { program.contains("\\\($0)") } || program.contains("&")
    let isNamed = spellsName(program)
    guard isInLines(event) else {
      if takesParts, !isNamed { takesPlace("`sed`, which names no field of its answer,") }
      if program.contains("\\n") { lines.insert(event.number) }
      if !takesParts { passOn(event) }
      return
    }
    let numbers = program.split { ";,\n{} ".contains($0) }.compactMap { command in
      Int(command.prefix(while: \.isNumber))
    }.filter { $0 > 1 || isShifted(event) }
    if program.split(whereSeparator: { ";\n".contains($0) }).contains(where: takesLinesAway) {
      shifted.insert(event.number)
    }
    if let least = numbers.min() {
      if least <= ReaderSearch.firstLines {
        takesPlace("`sed`, which takes lines of its answer by their number,")
      } else if event.destination == .captured {
        assumeNoOrder("`sed`, which takes lines of its answer by their number,")
      }
    }
    // From a line that is named all that follow go on: `/"results"/,$p`.
    if !isNamed || program.contains(",$") { passOnLines(event) }
  }

  /// `1d`, `1,2d`
  private func takesLinesAway(_ command: Substring) -> Bool {
    command.hasSuffix("d") && command.first?.isNumber == true
      && command.dropLast().allSatisfy { $0.isNumber || $0 == "," }
  }

  /// Whether lines were taken away from the beginning of what a command reads: the first is one
  /// with a field then.
  private func isShifted(_ event: Event) -> Bool {
    event.alternatives.compactMap(\.input).flatMap(\.holes).contains { hole in
      hole.kind == .output && shifted.contains(hole.number)
    }
  }

  /// Whether a word of a command's patterns is a part of a renamed field's name.
  func namesPart(_ event: Event) -> Bool {
    event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.bytes).contains { text in
      renamed.contains { looksForPart(of: self.text($0.from), notOf: self.text($0.to), text) }
    }
  }

  /// Whether a word of a command is a renamed field's name in other letters: what is made of the
  /// field's name (`ascii_downcase`) may be compared with it.
  func namesInOtherCase(_ event: Event) -> Bool {
    event.alternatives.flatMap { $0.arguments.dropFirst() }.map(\.text.bytes).contains { text in
      text.split { !isNameByte($0) }.contains { word in
        renamed.contains { field in
          !word.elementsEqual(field.from)
            && String(decoding: word, as: UTF8.self).lowercased()
              == self.text(field.from).lowercased()
        }
      }
    }
  }

  /// `wc -c`
  mutating func assumeSameLength(_ name: String) {
    readers.assumptions.insert("what `\(name)` counts may change with the names of fields")
  }

  /// Notes that the order of the answer's fields must not matter.
  mutating func assumeNoOrder(_ subject: String) {
    readers.assumptions.insert(
      "\(subject) gives the same whatever the order of the answer's fields")
  }

  /// Whether all that a command is given of what others made of the answer has no field of it.
  func isMadeOfPlainText(_ event: Event) -> Bool {
    let mayBe = facts.held[event.number].contains {
      trace.derived[$0]?.contains(call.event) == true
    }
    if !mayBe { return false }
    let made = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.holes).filter { hole in
      hole.kind == .output && trace.derived[hole.number]?.contains(call.event) == true
    }
    return !made.isEmpty && made.allSatisfy { plain.contains($0.number) }
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
  /// Whether `wc` gives a number of bytes, characters or words: it does unless it is asked for that
  /// of lines only.
  var countsText: Bool {
    alternatives.contains { way in
      let options = way.arguments.dropFirst().map(\.text.description).filter { $0.hasPrefix("-") }
      return options.isEmpty
        || options.contains { word in
          word.hasPrefix("--")
            ? ["--bytes", "--chars", "--words"].contains(word)
            : word.contains { "cmw".contains($0) }
        }
    }
  }
}
