import Calls
import Text

extension Evaluation {
  /// `echo`: the words with a blank between each two, and a line end unless `-n` comes first.
  func echo(_ invocation: Invocation, _ state: State) -> Output {
    if destination != .captured { record(invocation, state) }
    return invocation.arguments.map { words in
      var rest = words.dropFirst().map(\.text)
      var endsLine = true
      var readsEscapes = false
      while let first = rest.first, ["-n", "-e", "-E", "-ne", "-en"].contains(first.description) {
        if first.bytes.contains(UInt8(ascii: "n")) { endsLine = false }
        if first.bytes.contains(UInt8(ascii: "e")) { readsEscapes = true }
        rest.removeFirst()
      }
      let text = self.joined(rest)
      if readsEscapes, text.bytes.contains(UInt8(ascii: "\\")) {
        return self.unknown("text with escapes")
      }
      return endsLine ? text + TracedText(unwritten: [UInt8(ascii: "\n")]) : text
    }
  }

  /// `printf [-v NAME] FORMAT [WORD...]`.
  func printf(_ invocation: Invocation, _ state: inout State) -> Output {
    var variable: String?
    var start = 1
    if let words = invocation.arguments.single, words.count > 2, words[1].text.description == "-v" {
      variable = words[2].text.description
      start = 3
    } else if let words = invocation.arguments.single, words.count > 1,
      words[1].text.description == "--"
    {
      start = 2
    }
    let output = invocation.arguments.map { words -> TracedText in
      guard words.count > start else { return TracedText() }
      return self.formatted(words[start].text, words[(start + 1)...].map(\.text))
    }
    guard let variable else {
      if destination != .captured { record(invocation, state) }
      return output
    }
    assign(variable, output.map { Content($0) }, &state)
    return Output(TracedText())
  }

  /// The format, used again while words are left (printf(1)).
  private func formatted(_ format: TracedText, _ words: [TracedText]) -> TracedText {
    var rest = words[...]
    var result = TracedText()
    repeat {
      let before = rest.count
      guard let round = Format(format).applied(to: &rest) else { return unknown("formatted text") }
      result = bounded(result + round)
      if rest.count == before { break }
    } while !rest.isEmpty
    return result
  }
}

/// A format of printf(1).
struct Format {
  private let text: TracedText
  init(_ text: TracedText) { self.text = text }

  /// The text for as many of `words` as the format takes; nil for what is not followed.
  func applied(to words: inout ArraySlice<TracedText>) -> TracedText? {
    var result = TracedText()
    var offset = 0
    var start = 0
    func flush(_ result: inout TracedText, _ end: Int) {
      result.append(text.slice(ByteRange(start, end)))
    }
    while offset < text.count {
      switch text.bytes[offset] {
      case UInt8(ascii: "\\") where offset + 1 < text.count:
        flush(&result, offset)
        let (meaning, length) = ansiEscape(text.bytes[(offset + 1)...])
        let whole = ByteRange(offset, offset + 1 + length)
        result.append(text.slice(whole).standingFor(meaning))
        offset = whole.end
        start = offset
      case UInt8(ascii: "%") where offset + 1 < text.count:
        flush(&result, offset)
        guard let piece = conversion(text.bytes[offset + 1], &words) else { return nil }
        result.append(piece)
        offset += 2
        start = offset
      default:
        offset += 1
      }
    }
    flush(&result, text.count)
    return result
  }

  private func conversion(
    _ letter: UInt8, _ words: inout ArraySlice<TracedText>
  ) -> TracedText? {
    switch letter {
    case UInt8(ascii: "%"): return TracedText(unwritten: [letter])
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "b"):
      return words.popFirst() ?? TracedText()
    default: return nil
    }
  }
}

extension TracedText {
  /// The same place standing for other bytes, as an escape does.
  func standingFor(_ meaning: [UInt8]) -> TracedText {
    unit(ByteRange(0, count), meaning: meaning)
  }
}
