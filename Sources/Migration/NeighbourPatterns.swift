import Calls
import Text

/// Patterns that run from one field of the answer into the next (`"id":"[^"]*","links"`): another
/// one stands there in the new answer.
extension ReaderSearch {
  /// Notes that a command looks at fields that stand side by side; false where it does not.
  mutating func looksAcrossFields(_ event: Event, _ name: String) -> Bool {
    let words = event.alternatives.flatMap { $0.arguments.dropFirst().map(\.text.bytes) }
    guard words.contains(where: spansFields) else { return false }
    readers.obstacle =
      "`\(name)` looks for fields of its answer that stand side by side, and they stand in another"
      + " order then"
    return true
  }

  /// Whether a pattern has a comma and behind it the quoted name of a field.
  private func spansFields(_ pattern: [UInt8]) -> Bool {
    pattern.indices.contains { index in
      guard pattern[index] == UInt8(ascii: ","), index > 0,
        "\"]}0123456789elt".utf8.contains(pattern[index - 1])
      else { return false }
      let rest = withoutBlanks(pattern[(index + 1)...])
      guard rest.first == UInt8(ascii: "\"") else { return false }
      let name = rest.dropFirst().prefix(while: isNameByte)
      return name.count > 1 && name.first.map { $0 > 0x40 } == true
    }
  }

  /// The rest of a pattern behind what stands for blanks, and behind a backslash before the quote.
  private func withoutBlanks(_ pattern: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = pattern
    while true {
      let blank = ["[[:space:]]", "\\s", "\\", " ", "*", "+", "?"].first {
        rest.starts(with: $0.utf8)
      }
      guard let blank else { return rest }
      rest = rest.dropFirst(blank.utf8.count)
    }
  }
}
