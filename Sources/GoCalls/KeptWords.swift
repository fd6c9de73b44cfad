import Calls
import GoSyntax
import Text

/// Words that are a part of a path and something else as well: `for _, kind := range []string{
/// "snapshots", "restores"}` whose `kind` is looked up, compared or printed.
extension Evaluation {
  /// Values decide something, or go where they are not followed: words in them have to stay what
  /// they are. A path or a URL there may change with the request.
  func keepWords(_ values: [Possible], _ origin: Origin, _ state: State) {
    keepWords(values.flatMap { deepTexts($0, state) }, origin)
  }

  /// Two paths that are written in two places are found to be equal: one of them alone may not
  /// change.
  func keepEqual(_ left: TracedText, _ right: TracedText) {
    guard left.bytes == right.bytes, left.bytes.contains(UInt8(ascii: "/")),
      left.pieces.map(\.origin) != right.pieces.map(\.origin)
    else { return }
    trace.noteLost([left, right])
  }

  /// A text is looked for in that of an error: what errors were made of has to stay where it stands
  /// in it.
  func keepErrors(_ subject: Possible, _ part: Possible, _ origin: Origin, _ state: State) {
    let isError = subject.items.contains { item in
      if case .unknown(let hole) = item.value { hole.name == "Error" } else { false }
    }
    guard isError else { return }
    for part in texts(part, state).items where part.value.isKnown && !part.value.isEmpty {
      recordSelection(
        errorTexts.filter { $0.bytes.offset(of: part.value.bytes) != nil }, origin)
    }
  }

  /// The texts that a value may be, those in it not included.
  func plainTexts(_ value: Possible) -> [TracedText] {
    value.items.compactMap { item in
      if case .text(let text) = item.value { text } else { nil }
    }
  }

  func keepWords(_ texts: [TracedText], _ origin: Origin) {
    recordSelection(texts.filter { !$0.bytes.contains(UInt8(ascii: "/")) }, origin)
  }

  /// Texts that are written elsewhere are compared with what is known at run time only, such as
  /// the name of a command: they have to stay what they are.
  func recordSelection(_ texts: [TracedText], _ origin: Origin) {
    for text in texts where text.isKnown {
      let places = text.pieces.compactMap(\.origin)
      let isShared = places.contains {
        $0.file != origin.file || !origin.range.contains($0.range)
      }
      guard isShared, let first = places.first,
        selections.insert([origin, first]).inserted
      else { continue }
      let arguments = [
        Argument(text: TracedText(unwritten: [UInt8]("==".utf8))),
        Argument(text: text, word: origin),
      ]
      record(
        [Event.Alternative(arguments: arguments)],
        at: Frame(
          command: origin, words: [origin], arguments: Alternatives(arguments),
          callsFunction: false))
    }
  }
}
