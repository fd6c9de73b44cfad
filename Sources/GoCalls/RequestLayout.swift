import Calls
import Text

/// The parts of a request as they are laid out in an event, in the words of curl.
struct RequestLayout {
  var method = Alternatives(TracedText(unwritten: [UInt8]("GET".utf8)))
  let url: Alternatives<TracedText>
  let urlWord: Origin?
  var headers = Alternatives([(TracedText, TracedText)]())
  /// Where the value of each header is written.
  var headerWords: [Origin?] = []
  /// Nil where there is none.
  var body = Alternatives<TracedText?>(nil)
  var bodyWord: Origin?
}

extension Evaluation {
  /// The ways in which a request may be sent.
  func alternatives(_ layout: RequestLayout) -> [Event.Alternative] {
    let start = [plain("net/http"), plain("--globoff"), plain("--request")]
    var all = layout.method.map { method in start + [Argument(text: self.method(method))] }
    all =
      all.combined(with: layout.headers) { arguments, headers in
        arguments + self.arguments(headers, layout.headerWords)
      } ?? all
    all =
      all.combined(with: layout.body) { arguments, body in
        guard let body else { return arguments }
        return arguments + [self.plain("--data-raw"), Argument(text: body, word: layout.bodyWord)]
      } ?? all
    let complete = all.combined(with: layout.url) { arguments, url in
      arguments + [self.plain("--url"), Argument(text: url, word: layout.urlWord)]
    }
    guard let complete else {
      return [Event.Alternative(arguments: start + [Argument(text: TracedText(hole("url")))])]
    }
    return complete.items.map { Event.Alternative(when: $0.when, arguments: $0.value) }
  }

  private func plain(_ word: String) -> Argument {
    Argument(text: TracedText(unwritten: [UInt8](word.utf8)))
  }

  /// An empty method is GET (package net/http, `NewRequest`).
  private func method(_ text: TracedText) -> TracedText {
    text.isEmpty ? TracedText(unwritten: [UInt8]("GET".utf8)) : text
  }

  private func arguments(
    _ headers: [(TracedText, TracedText)], _ words: [Origin?]
  ) -> [Argument] {
    headers.enumerated().flatMap { index, header -> [Argument] in
      let colon = TracedText(unwritten: [UInt8](": ".utf8))
      let word = index < words.count ? words[index] : nil
      return [plain("--header"), Argument(text: header.0 + colon + header.1, word: word)]
    }
  }
}
