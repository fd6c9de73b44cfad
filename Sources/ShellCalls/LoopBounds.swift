import ShellSyntax
import Text

/// Whether loops certainly run their body once: then what the body sets is set after them.
extension Evaluation {
  /// Whether a word after `in` gives at least one field: it has text of its own, or counts
  /// (`$(seq 1 30)`).
  func hasField(_ word: Word, _ document: TracedText) -> Bool {
    word.parts.contains { part in
      switch part {
      case .literal, .escaped, .singleQuoted, .doubleQuoted: return true
      case .command(let substitution):
        return countsOnce([UInt8](document.bytes[substitution.inner]))
      default: return false
      }
    }
  }

  /// Whether a command is `seq LAST` or `seq FIRST LAST` with a number in between.
  private func countsOnce(_ command: [UInt8]) -> Bool {
    let words = String(decoding: command, as: UTF8.self).split(separator: " ")
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard words.first == "seq", numbers.count == words.count - 1, let last = numbers.last else {
      return false
    }
    return numbers.count == 1 ? last >= 1 : numbers.count == 2 && numbers[0] <= last
  }

  /// The commands in the header of a loop: `for ((i = 0; i < $(count); i++))`. They run in a shell
  /// of their own.
  func runCommands(inHeader header: ByteRange, _ document: TracedText, _ state: inout State) {
    let text = document.slice(header)
    guard text.bytes.contains(UInt8(ascii: "`")) || text.bytes.contains(UInt8(ascii: "$")) else {
      return
    }
    let quote = TracedText(unwritten: [UInt8(ascii: "\"")])
    _ = run(text: TracedText(unwritten: [UInt8](": ".utf8)) + quote + text + quote, &state)
  }

  /// Whether the header of a loop (`i = 0; i < 30; i++`) lets its body run once.
  func countsUp(_ header: [UInt8]) -> Bool {
    let parts = String(decoding: header, as: UTF8.self).split(
      separator: ";", omittingEmptySubsequences: false
    ).map { $0.filter { $0 != " " } }
    guard parts.count == 3, let sign = parts[0].firstIndex(of: "="),
      let first = Int(parts[0][parts[0].index(after: sign)...])
    else { return false }
    let name = parts[0][..<sign]
    guard !name.isEmpty, parts[1].hasPrefix(name) else { return false }
    let test = parts[1].dropFirst(name.count)
    if test.hasPrefix("<=") { return Int(test.dropFirst(2)).map { first <= $0 } ?? false }
    return test.hasPrefix("<") && Int(test.dropFirst()).map { first < $0 } ?? false
  }
}
