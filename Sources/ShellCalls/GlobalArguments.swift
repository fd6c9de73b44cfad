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
    let file = document.pieces.first?.origin?.file.index ?? -1
    let key = [file, document.count]
    if let known = globalArguments[key] { return known.contains(name) }
    let names = namesSetToSeveral(document.bytes)
    globalArguments[key] = names
    return names.contains(name)
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

  /// The variables that a text sets to more than one word.
  private func namesSetToSeveral(_ bytes: [UInt8]) -> Set<String> {
    var values: [String: Set<ArraySlice<UInt8>>] = [:]
    for place in bytes.indices where bytes[place] == UInt8(ascii: "=") {
      let name = bytes[..<place].suffix(while: isNameByte)
      guard !name.isEmpty, startsCommand(name.startIndex, bytes) else { continue }
      let value = bytes[(place + 1)...].prefix { !endsWord($0) }
      if value.contains(UInt8(ascii: "$")) || value.contains(UInt8(ascii: "`")) { continue }
      values[String(decoding: name, as: UTF8.self), default: []].insert(value)
    }
    return Set(values.filter { $0.value.count > 1 }.keys)
  }

  /// Whether a command may begin at a place: nothing is quoted or commented out before it in its
  /// line, which is not a long one.
  private func startsCommand(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    guard offset > 0 else { return true }
    guard endsWord(bytes[offset - 1]) || bytes[offset - 1] == UInt8(ascii: "{") else {
      return false
    }
    let near = bytes[max(0, offset - 1024)..<offset]
    guard let start = near.lastIndex(of: UInt8(ascii: "\n")) ?? (near.startIndex == 0 ? 0 : nil)
    else { return false }
    return !bytes[start..<offset].contains { "#\"'`".utf8.contains($0) }
  }

  private func endsWord(_ byte: UInt8) -> Bool { " \t\n;&|()".utf8.contains(byte) }
}

extension ArraySlice<UInt8> {
  /// The longest end of which all bytes are of some kind.
  fileprivate func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
