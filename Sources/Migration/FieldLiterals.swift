import Calls
import Scanner
import Text

/// Programs that are no jq and spell a field of the answer as JSON does (`grep '"clusterName"'`) or
/// as their language reads one (`job["clusterName"]`): the name can be changed there, but what
/// else the program expects of the text around it is not known.
extension ReaderSearch {
  /// Renames the field in the words of a command. False, and nothing is renamed, where a word
  /// holds the name in another way as well, or the text comes from elsewhere.
  ///
  /// - Parameter asksOnly: whether only the name's presence matters.
  mutating func renameLiterals(
    _ event: Event, _ name: String, asksOnly: Bool = false
  ) -> Bool {
    if let changes = keyChanges(event) {
      readers.changes += changes
      return true
    }
    var changes: [ReaderChange] = []
    for (index, way) in event.alternatives.enumerated() {
      let program = isLanguage(name) ? InlineProgram(of: way) : nil
      let isInput = program?.place == ReaderChange.input
      let inputs =
        way.environment + [isInput ? nil : way.input].compactMap(\.self)
        + event.files.map(\.content)
      if inputs.contains(where: holdsField) { return false }
      if isInput, let program, holdsField(program.program.text) {
        guard program.program.text.isKnown,
          let edits = literalEdits(program.program.text.bytes, name, asksOnly)
        else { return false }
        changes.append(change(event, index, program, edits))
      }
      for (place, argument) in way.arguments.enumerated() where holdsField(argument.text) {
        guard argument.text.isKnown, let edits = literalEdits(argument.text.bytes, name, asksOnly)
        else {
          return false
        }
        changes.append(change(event, index, place, edits))
      }
    }
    if changes.isEmpty { return false }
    readers.changes += changes
    if asksOnly || takesValueByName(event, name) { return true }
    let fields = renamed.map {
      "`\(text($0.to))` in the new answer as `\(text($0.from))` in the old"
    }
    readers.assumptions.insert(
      "`\(name)` finds " + fields.joined(separator: ", ")
        + ", though the fields stand in another order")
    return true
  }

  func change(
    _ event: Event, _ way: Int, _ argument: Int, _ edits: [Edit]
  ) -> ReaderChange {
    ReaderChange(
      key: EventKey(trace: call.trace, event: event.number), alternative: way,
      argument: argument, program: event.alternatives[way].arguments[argument], edits: edits)
  }

  private func holdsField(_ words: TracedText) -> Bool {
    renamed.contains { words.bytes.contains(text($0.from)) }
  }

  /// The edits of each place that spells a field; nil if another place holds the name.
  private func literalEdits(
    _ program: [UInt8], _ name: String, _ asksOnly: Bool
  ) -> [Edit]? {
    let isCode = isLanguage(name)
    if isCode, mayPrintKeys(program) { return nil }
    if name.hasSuffix("sed"), putsName(program) { return nil }
    if name.hasSuffix("awk"), countsInRecords(text(program)) { return nil }
    var result: [Edit] = []
    for (from, to) in renamed {
      for found in Markers([from]).allOccurrences(in: program) {
        let place = ByteRange(found.offset, found.offset + from.count)
        guard
          isFieldLiteral(place, in: program) || asksOnly && isQuotedName(place, in: program)
            || isMember(place, in: program, isDotted: name == "yq")
        else { return nil }
        result.append(Edit(range: place, replacement: to))
      }
    }
    return result.sorted()
  }

  /// Whether a program in a language with objects of its own may spell a field of what it prints
  /// (`{"name": job["name"]}`, `'{"name": "%s"}'`), or of what it is asked for.
  private func mayPrintKeys(_ program: [UInt8]) -> Bool {
    let asks = ["argv", "ARGV", "environ", "getenv", "ENV", "process.env", "input("]
    let isAsked = asks.contains(where: program.contains)
    var isKey = false
    var isIndex = false
    for (from, _) in renamed {
      for found in Markers([from]).allOccurrences(in: program) {
        let place = ByteRange(found.offset, found.offset + from.count)
        guard place.start > 1, place.end + 1 < program.count else { continue }
        if program[place.start - 1] == UInt8(ascii: "\""),
          program[place.end...].first == UInt8(ascii: "\"")
        {
          let rest = program[(place.end + 1)...].drop { $0 == 0x20 || $0 == UInt8(ascii: "\\") }
          let before = program[place.start - 2]
          let isNamed = rest.first == UInt8(ascii: ":")
          if isNamed, "{, \t\n".utf8.contains(before) { return true }
          isKey = isKey || isNamed
          isIndex = isIndex || !isNamed
        } else {
          isIndex = true
        }
        let left = program[..<(place.start - 1)].reversed().drop { $0 == 0x20 }
        if isAsked, left.first == UInt8(ascii: "=") { return true }
      }
    }
    return isKey && isIndex
  }

  /// Whether a program of sed puts a field's name into what it prints (`s/PATTERN/NAME/`).
  private func putsName(_ program: [UInt8]) -> Bool {
    var place = 0
    while place + 1 < program.count {
      let isStart = place == 0 || !isNameByte(program[place - 1]) || program[place - 1] < 0x3A
      let sign = program[place + 1]
      guard isStart, program[place] == UInt8(ascii: "s"), !isNameByte(sign), sign != 0x20 else {
        place += 1
        continue
      }
      var ends: [Int] = []
      var next = place + 2
      while next < program.count, ends.count < 2 {
        if program[next] == sign { ends.append(next) }
        next += program[next] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard ends.count == 2 else { return false }
      let replacement = program[(ends[0] + 1)..<ends[1]]
      if renamed.contains(where: { Array(replacement).contains(text($0.from)) }) { return true }
      place = ends[1] + 1
    }
    return false
  }

  /// Whether a command runs programs in a language with objects of its own.
  private func isLanguage(_ name: String) -> Bool {
    let plain = name.prefix { !"0123456789.".contains($0) }
    return ["python", "pypy", "node", "deno", "bun", "ruby", "php", "perl"].contains(plain)
  }

  /// `"name"` before a colon, as in JSON, or in brackets, as an argument of `get`, as a pattern of
  /// awk or what something is compared with.
  private func isFieldLiteral(_ place: ByteRange, in program: [UInt8]) -> Bool {
    guard place.start > 0, place.end < program.count else { return false }
    let before = program[place.start - 1]
    let after = program[place.end]
    guard before == after, "\"'".utf8.contains(before) else { return false }
    let rest = program[(place.end + 1)...].drop { $0 == 0x20 || $0 == UInt8(ascii: "\\") }
    let start = program[..<(place.start - 1)]
    let isKey =
      before == UInt8(ascii: "\"")
      && (rest.first == UInt8(ascii: ":") || rest.starts(with: "[[:space:]]*:".utf8)
        || rest.starts(with: " *:".utf8) || rest.starts(with: "*:".utf8))
    let isIndex = start.last == UInt8(ascii: "[") && rest.first == UInt8(ascii: "]")
    let isArgument = start.suffix(5).elementsEqual(".get(".utf8)
    let isPattern = start.last == UInt8(ascii: "/") && rest.first == UInt8(ascii: "/")
    let left = start.reversed().drop { $0 == 0x20 }.prefix(2)
    let isCompared = left.count == 2 && left.first == 0x3D && "=!".utf8.contains(left.last ?? 0)
    return isKey || isIndex || isArgument || isPattern || isCompared
  }

  /// `grep -q '"name"'`: all of it is the name, perhaps with its quotes.
  private func isQuotedName(_ place: ByteRange, in program: [UInt8]) -> Bool {
    let quote = UInt8(ascii: "\"")
    if place.count == program.count { return true }
    return place.start == 1 && place.end == program.count - 1
      && program.first == quote && program.last == quote
  }

  /// `->{name}` of Perl, and `.name` of a path.
  private func isMember(_ place: ByteRange, in program: [UInt8], isDotted: Bool) -> Bool {
    guard place.start > 0 else { return false }
    let start = program[..<place.start]
    let next = place.end < program.count ? program[place.end] : 0x20
    if start.last == UInt8(ascii: "{") {
      let isChained = ["->", "}", "]"].contains { start.dropLast().suffix(2).hasEnd($0) }
      return isChained && next == UInt8(ascii: "}")
    }
    return isDotted && start.last == UInt8(ascii: ".") && !isNameByte(next)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasEnd(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
