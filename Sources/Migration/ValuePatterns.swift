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
    guard words.count == 2, words[0].hasPrefix("-"), words[0].contains("o"),
      words[0].dropFirst().allSatisfy({ "oEPh".contains($0) })
    else { return nil }
    var pattern = words[1][...]
    let isBehind = pattern.hasPrefix("(?<=")
    if isBehind { pattern = pattern.dropFirst(4) }
    guard
      let field = renamed.map({ "\"\(text($0.from))\"" }).first(where: { pattern.hasPrefix($0) })
    else { return nil }
    pattern = pattern.dropFirst(field.count).drop { " *?".contains($0) }
    for blank in ["\\s*", "[[:space:]]*"] where pattern.hasPrefix(blank) {
      pattern = pattern.dropFirst(blank.count)
    }
    guard pattern.first == ":" else { return nil }
    pattern = pattern.dropFirst().drop { " *?".contains($0) }
    for blank in ["\\s*", "[[:space:]]*"] where pattern.hasPrefix(blank) {
      pattern = pattern.dropFirst(blank.count)
    }
    if pattern.first == "\"" { pattern = pattern.dropFirst() }
    if isBehind {
      guard pattern.first == ")" else { return nil }
      pattern = pattern.dropFirst()
    }
    let isKept = pattern.hasPrefix("\\K")
    if isKept { pattern = pattern.dropFirst(2) }
    let values = ["[^\"]*", "[^\"]+", ".*?", "[^\"]*\"", ".*?\"", "[^\"]*[\"]"]
    guard values.contains(String(pattern)) else { return nil }
    return isBehind || isKept ? .value : .withName
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
        reader.alternatives.allSatisfy { way in
          way.input?.count == 1
            && takesFourth(way.arguments.map(\.text.description))
        }
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
    default: return false
    }
  }

  /// `yq -r .results[0].name`: a way to a field, and nothing else.
  private func isPath(_ words: [String]) -> Bool {
    let others = words.filter { !["-r", "e", "eval", "-p", "json", "-p=json", "-pj"].contains($0) }
    guard others.count == 1, let path = others.first, path.hasPrefix(".") else { return false }
    return path.allSatisfy { $0.isLetter || $0.isNumber || "._[]".contains($0) }
      && !path.contains("..")
  }
}
