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
    var changes: [ReaderChange] = []
    for (index, way) in event.alternatives.enumerated() {
      let inputs = way.environment + [way.input].compactMap(\.self) + event.files.map(\.content)
      if inputs.contains(where: holdsField) { return false }
      for (place, argument) in way.arguments.enumerated() where holdsField(argument.text) {
        guard argument.text.isKnown, let edits = literalEdits(argument.text.bytes, name, asksOnly)
        else {
          return false
        }
        changes.append(
          ReaderChange(
            key: EventKey(trace: call.trace, event: event.number), alternative: index,
            argument: place, program: argument, edits: edits))
      }
    }
    if changes.isEmpty { return false }
    readers.changes += changes
    if asksOnly || readsByKey(event, changes) || takesValueByName(event, name) { return true }
    let fields = renamed.map {
      "`\(text($0.to))` in the new answer as `\(text($0.from))` in the old"
    }
    readers.assumptions.insert(
      "`\(name)` finds " + fields.joined(separator: ", ")
        + ", though the fields stand in another order")
    return true
  }

  /// Whether each way of a command is a program of Python that takes values of the answer by their
  /// keys: where they stand plays no part.
  private mutating func readsByKey(_ event: Event, _ changes: [ReaderChange]) -> Bool {
    guard event.name?.hasPrefix("python") == true, event.files.isEmpty else { return false }
    return changes.allSatisfy { change in
      let way = event.alternatives[change.alternative]
      let words = way.arguments.map(\.text)
      guard change.argument > 0, words[change.argument - 1].description == "-c",
        way.environment.allSatisfy({ shapes(in: $0).isEmpty }),
        words.dropFirst(change.argument + 1).allSatisfy({ shapes(in: $0).isEmpty }),
        let input = way.input, let shape = shape(ofAll: [input])
      else { return false }
      return PythonQuery.readsByKey(
        change.program.text.bytes, input: shape, renamed: renamed.map(\.from))
    }
  }

  private func holdsField(_ words: TracedText) -> Bool {
    renamed.contains { words.bytes.contains(text($0.from)) }
  }

  /// The edits of each place that spells a field; nil if another place holds the name.
  private func literalEdits(
    _ program: [UInt8], _ name: String, _ asksOnly: Bool
  ) -> [Edit]? {
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

  /// `grep -q '"name"'`: all of it is the name with its quotes.
  private func isQuotedName(_ place: ByteRange, in program: [UInt8]) -> Bool {
    let quote = UInt8(ascii: "\"")
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
