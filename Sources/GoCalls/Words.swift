import Calls
import GoSyntax
import Text

/// Texts that are printed piece by piece, or taken apart.
extension Evaluation {
  /// Two texts after one another. A slash before an element that can be taken out of a list goes
  /// with it.
  func joined(_ left: TracedText, _ right: TracedText) -> TracedText {
    guard !trace.companions.isEmpty, left.bytes.last == UInt8(ascii: "/"),
      let origin = right.pieces.first?.origin, trace.companions[origin] != nil
    else { return left + right }
    let place = Origin(
      file: origin.file, range: ByteRange(origin.range.start, origin.range.start),
      encoding: Encoding())
    let slash = left.slice(ByteRange(left.count - 1, left.count)).standing(at: place)
    return left.slice(ByteRange(0, left.count - 1)) + slash + right
  }

  /// `fmt.Fprint` of strings: one after the other. Spaces come between others only (package fmt,
  /// "Print").
  func printed(_ site: CallSite, _ state: State) -> Possible? {
    let parts = site.arguments.dropFirst()
    let isText = parts.flatMap(\.items).allSatisfy { item in
      if case .text(let text) = item.value {
        return text.bytes.contains { !(48...57).contains($0) }
      }
      return true
    }
    guard isText, parts.count < 3 || parts.contains(where: isPath) else { return nil }
    return parts.reduce(Possible(.text(TracedText()))) { sum($0, $1, state) }
  }

  /// `fmt.Fprintln`: spaces between the operands, and a newline (package fmt, "Println"); nil where
  /// an operand is no text.
  func printedLine(_ site: CallSite, _ state: State) -> Possible? {
    let parts = site.arguments.dropFirst()
    let isText = parts.flatMap(\.items).allSatisfy { item in
      switch item.value {
      case .text, .unknown: true
      default: false
      }
    }
    guard isText, site.expression.ellipsis == nil else { return nil }
    let space = Possible(.text(TracedText(unwritten: [UInt8(ascii: " ")])))
    var line = parts.first ?? Possible(.text(TracedText()))
    for part in parts.dropFirst() { line = sum(sum(line, space, state), part, state) }
    return sum(line, Possible(.text(TracedText(unwritten: [UInt8(ascii: "\n")]))), state)
  }

  private func isPath(_ value: Possible) -> Bool {
    value.items.contains { item in
      if case .text(let text) = item.value { return text.bytes.contains(UInt8(ascii: "/")) }
      return false
    }
  }

  /// `strings.Fields` and `strings.Split` of a text that is known.
  func split(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    guard let subject = site.argument(0), let text = texts(subject, state).single, text.isKnown
    else { return nil }
    var separator = [UInt8(ascii: " ")]
    if name == "strings.Split" {
      guard let given = site.argument(1), let known = texts(given, state).single, known.isKnown,
        !known.isEmpty
      else { return nil }
      separator = known.bytes
    }
    var parts: [TracedText] = []
    var start = 0
    while let end = text.bytes.offset(of: separator, from: start) {
      parts.append(text.slice(ByteRange(start, end)))
      start = end + separator.count
    }
    parts.append(text.slice(ByteRange(start, text.count)))
    if name == "strings.Fields" { parts.removeAll(where: \.isEmpty) }
    guard parts.count <= Possible.limit * 2 else { return nil }
    return Possible(.list(parts.map { Possible(.text($0)) }))
  }
}
