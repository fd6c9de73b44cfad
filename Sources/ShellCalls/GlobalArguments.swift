import Calls
import ShellSyntax
import Text

/// Variables that stand for arguments: `METHOD=GET; call_api; METHOD=POST; call_api`. One that a
/// script sets again and again, to other words, is no setting that people edit: what it holds
/// decides as an argument does.
extension Evaluation {
  /// Whether a word is the value of such a variable.
  func isGlobalArgument(_ word: Word, _ document: TracedText) -> Bool {
    guard let name = expandedName(word.parts) else { return false }
    let marker = [UInt8]("\(name)=".utf8)
    var values: Set<ArraySlice<UInt8>> = []
    for found in Markers([marker]).allOccurrences(in: document.bytes) {
      guard startsCommand(found.offset, document.bytes) else { continue }
      let value = document.bytes[(found.offset + marker.count)...].prefix { !endsWord($0) }
      if !value.contains(UInt8(ascii: "$")), !value.contains(UInt8(ascii: "`")) {
        values.insert(value)
      }
    }
    return values.count > 1
  }

  /// The name in `$name`, `${name}`, `"$name"`.
  private func expandedName(_ parts: [WordPart]) -> String? {
    guard parts.count == 1 else { return nil }
    switch parts[0] {
    case .doubleQuoted(_, let inner): return expandedName(inner)
    case .parameter(let expansion) where expansion.operation == nil && expansion.index == nil:
      return expansion.isIndirect || expansion.isLength ? nil : expansion.name
    default: return nil
    }
  }

  /// Whether a command may begin at a place: nothing is quoted or commented out before it in its
  /// line.
  private func startsCommand(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let before = bytes[start..<offset]
    guard !before.contains(where: { "#\"'`".utf8.contains($0) }) else { return false }
    return before.last.map { endsWord($0) || $0 == UInt8(ascii: "{") } ?? true
  }

  private func endsWord(_ byte: UInt8) -> Bool { " \t\n;&|()".utf8.contains(byte) }
}
