import Calls
import Scanner
import Text

/// Programs that find a field's value by its name and look at nothing around it: in which order the
/// fields stand plays no part.
extension ReaderSearch {
  /// Whether each way of a command does that, with the names that the answer has now; what it
  /// prints has no field then.
  mutating func takesValueByName(_ event: Event, _ name: String) -> Bool {
    let ways = event.alternatives.map { $0.arguments.dropFirst().map(\.text.description) }
    switch name {
    case "sed":
      guard ways.allSatisfy(sedTakesValue) else { return false }
    case "yq":
      guard ways.allSatisfy(isPath) else { return false }
    case "grep", "egrep":
      guard let match = ways.first.flatMap(soleMatch), ways.allSatisfy({ soleMatch($0) == match })
      else { return false }
      if match == .withName, takesName(event) {
        readers.obstacle =
          "the name of the field that `\(name)` finds is taken as a value, and it is another then"
      }
      if match == .withName { return dropsName(event) }
    default: return false
    }
    plain.insert(event.number)
    return true
  }

  /// What `grep -o PATTERN` prints of a field: its value, or the name before it as well.
  private enum Match { case value, withName }

  /// Nil for another pattern than a quoted name with the value behind it, and for other options.
  private func soleMatch(_ words: [String]) -> Match? {
    let options = words.filter { $0.hasPrefix("-") && $0 != "-e" }
    let others = words.filter { !$0.hasPrefix("-") }
    guard others.count == 1, var pattern = others.first?[...],
      options.contains(where: { $0.contains("o") || $0 == "--only-matching" }),
      options.allSatisfy({
        $0 == "--only-matching" || $0.dropFirst().allSatisfy({ "oEPhm1".contains($0) })
      })
    else { return nil }
    let isBehind = pattern.hasPrefix("(?<=")
    if isBehind { pattern = pattern.dropFirst(4) }
    guard
      let field = renamed.map({ "\"\(text($0.from))\"" }).first(where: { pattern.hasPrefix($0) })
    else { return nil }
    pattern = withoutBlanks(pattern.dropFirst(field.count))
    guard pattern.first == ":" else { return nil }
    pattern = withoutBlanks(pattern.dropFirst())
    if pattern.first == "\"" { pattern = pattern.dropFirst() }
    if isBehind {
      guard pattern.first == ")" else { return nil }
      pattern = pattern.dropFirst()
    }
    let isKept = pattern.hasPrefix("\\K")
    if isKept { pattern = pattern.dropFirst(2) }
    let values = ["[^\"]*", "[^\"]+", ".*?", "[^\"]*\"", "[^\"]+\"", ".*?\"", "[^\"]*[\"]"]
    // Elsewhere `.*?` is as long as it can be.
    let isPerl = options.contains { !$0.hasPrefix("--") && $0.contains("P") }
    guard values.contains(String(pattern)), isPerl || !pattern.hasPrefix(".*?") else { return nil }
    return isBehind || isKept ? .value : .withName
  }

  /// A pattern without what matches blanks at its beginning.
  private func withoutBlanks(_ pattern: Substring) -> Substring {
    let blanks = ["[[:space:]]", "[ \t]", "[ \\t]", "[ ]", "\\s", "\\?", "\\+", " ", "*", "?", "+"]
    var rest = pattern
    while let blank = blanks.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(blank.count)
    }
    return rest
  }

  /// Whether the name alone is taken of what is found: `cut -d'"' -f2`.
  private func takesName(_ event: Event) -> Bool {
    self.readers(of: event).contains { reader in
      reader.alternatives.contains { way in
        let words = way.arguments.map(\.text.description)
        let options = words.dropFirst().joined(separator: " ")
        return words.first == "cut"
          && ["-d\" -f2", "-d \" -f 2", "-d \" -f2", "-f2 -d\"", "-f 2 -d \"", "-d: -f1"].contains(
            options)
          || words.first == "awk"
            && ["-F\" {print $2}", "-F \" {print $2}", "-F: {print $1}"].contains(options)
      }
    }
  }

  /// The commands that are given what another prints.
  private func readers(of event: Event) -> [Event] {
    trace.events.filter { reader in
      reader.alternatives.contains { way in
        ([way.input].compactMap(\.self) + way.arguments.map(\.text)).flatMap(\.holes)
          .contains { $0.kind == .output && $0.number == event.number }
      }
    }
  }

  /// Whether all that reads the name with its value takes the value alone: `cut -d'"' -f4`.
  private func dropsName(_ event: Event) -> Bool {
    guard event.destination == .captured else { return false }
    let readers = readers(of: event)
    return !readers.isEmpty
      && readers.allSatisfy { reader in
        let ways = reader.alternatives.map { ($0, $0.arguments.map(\.text.description)) }
        return ways.allSatisfy { way, words in
          way.input?.count == 1
            && (takesFourth(words) || takesLines(words) && dropsName(reader))
        }
      }
  }

  /// Whether a command gives some lines of what it reads as they are.
  private func takesLines(_ words: [String]) -> Bool {
    switch words.first {
    case "head", "tail":
      return words.dropFirst().allSatisfy { word in
        word == "-n" || word.drop { "-n".contains($0) }.allSatisfy(\.isNumber)
      }
    case "uniq": return words.count == 1
    default: return false
    }
  }

  private func takesFourth(_ words: [String]) -> Bool {
    let options = words.dropFirst().joined(separator: " ")
    switch words.first {
    case "cut":
      return ["-d\" -f4", "-d \" -f 4", "-d \" -f4", "-f4 -d\"", "-f 4 -d \"", "-d: -f2"].contains(
        options)
    case "awk", "gawk", "mawk":
      return ["-F\" {print $4}", "-F \" {print $4}", "-F: {print $2}"].contains(options)
    case "sed": return sedDropsName(words.dropFirst().filter { !["-e", "-E", "-r"].contains($0) })
    default: return false
    }
  }

  /// Whether a program of sed takes all up to the colon, or to a quote behind it, and quotes and
  /// blanks: `s/.*: *"//; s/"$//`, `s/.*"\([^"]*\)"$/\1/`.
  private func sedDropsName(_ programs: [String]) -> Bool {
    var takesAll = false
    let commands = programs.flatMap { $0.split { ";\n".contains($0) } }
    for command in commands.map({ $0.drop { $0 == " " } }) {
      let parts = command.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, parts[0] == "s", ["", "g"].contains(parts[3]),
        ["", "\\1"].contains(parts[2])
      else { return false }
      let pattern = parts[1].drop { $0 == "^" }
      if pattern.hasPrefix(".*:") || pattern.hasPrefix(".*\"") {
        takesAll = true
      } else if !takesAll || !pattern.allSatisfy({ "\"$ ,*".contains($0) }) {
        return false
      }
    }
    return takesAll
  }

  /// `yq -r .results[0].name`: a way to a field, and nothing else.
  private func isPath(_ words: [String]) -> Bool {
    let others = words.filter { !["-r", "e", "eval", "-p", "json", "-p=json", "-pj"].contains($0) }
    guard others.count == 1, let path = others.first, path.hasPrefix(".") else { return false }
    return path.allSatisfy { $0.isLetter || $0.isNumber || "._[]".contains($0) }
      && !path.contains("..")
  }
}
