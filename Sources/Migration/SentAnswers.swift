import Calls
import Rules
import Text

extension ReaderSearch {
  /// The answer goes to another server: in a message it is for people, alone it may be read.
  mutating func sendOn(_ event: Event, _ name: String) {
    let bodies = event.alternatives.flatMap { sent(in: $0, event) }
    if !bodies.contains(where: holdsAnswer) {
      let texts = event.alternatives.flatMap(\.arguments).map(\.text)
      if texts.contains(where: holdsAnswer) { noteShown() }
      return
    }
    let fields = renamed.map { "`\(text($0.from))`" }.joined(separator: ", ")
    readers.assumptions.insert(
      "what takes the answer that `\(name)` sends on does not read \(fields)")
  }

  /// Whether fields of the answer are in a text under their names, as far as that is known.
  private func holdsAnswer(_ text: TracedText) -> Bool {
    shapes(in: text).contains { $0.holdsJob || $0 == .unknown }
  }

  /// What may be the whole body of a request: a value alone, the input, and files that are sent.
  private func sent(in way: Event.Alternative, _ event: Event) -> [TracedText] {
    let words = way.arguments.map(\.text)
    let files = event.files.filter { file in
      words.indices.contains { index in
        let word = words[index]
        if word.bytes.suffix(file.path.count + 1).elementsEqual(
          [UInt8(ascii: "@")] + file.path.bytes)
        {
          return true
        }
        let option = index > 0 ? words[index - 1].description : ""
        return ["-T", "--upload-file", "--post-file", "--body-file"].contains(option)
          && word.hasSameContent(as: file.path)
      }
    }
    return words.filter { $0.onlyHole != nil } + [way.input].compactMap(\.self)
      + files.map(\.content)
  }
}
