import Calls
import Text

extension Evaluation {
  /// `cut -dC -fN` of one known line: the field is a part of the line, and the event is left
  /// without it. Nil where a hole may shift the fields, or for another form.
  func cut(_ invocation: Invocation, _ state: State) -> Output? {
    guard let words = invocation.arguments.single, let cutting = Cutting(words),
      let input = state.input
    else { return nil }
    var fields: [Output.Item] = []
    for item in input.items {
      guard let field = cutting.field(of: item.value) else { return nil }
      fields.append(.init(when: item.when, value: field))
    }
    var idle = state
    idle.input = nil
    record(invocation, idle)
    return Output(items: fields)
  }
}

/// The options of cut(1) that take one field.
private struct Cutting {
  private var delimiter = UInt8(ascii: "\t")
  private var number = 0

  init?(_ words: [Argument]) {
    var rest = words.dropFirst().map(\.text)[...]
    while let word = rest.popFirst() {
      guard word.count >= 2, word.bytes[0] == UInt8(ascii: "-") else { return nil }
      let attached = word.slice(ByteRange(2, word.count))
      guard let value = attached.isEmpty ? rest.popFirst() : attached, value.isKnown else {
        return nil
      }
      switch word.bytes[1] {
      case UInt8(ascii: "d") where value.count == 1: delimiter = value.bytes[0]
      case UInt8(ascii: "f"): number = Int(value.description) ?? 0
      default: return nil
      }
    }
    if number < 1 { return nil }
  }

  /// The field with the line end behind it; no hole may stand before its end.
  func field(of line: TracedText) -> TracedText? {
    let end = line.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? line.count
    guard end + 1 >= line.count else { return nil }
    let bytes = line.bytes[..<end]
    let parts = bytes.split(separator: delimiter, omittingEmptySubsequences: false)
    guard parts.count > 1, number <= parts.count else { return nil }
    let part = parts[number - 1]
    guard !bytes[..<part.endIndex].contains(TracedText.holeByte) else { return nil }
    return line.slice(ByteRange(part.startIndex, part.endIndex))
      + TracedText(unwritten: [UInt8(ascii: "\n")])
  }
}
