import Calls
import GoSyntax
import Text

/// The path and query of a request, as digest authentication signs them (RFC 7616, 3.4.6): they
/// follow from the URL, so that what only hashes or sends them along moves with it.
extension Evaluation {
  /// `u.RequestURI()` and `u.EscapedPath()`.
  func requestURI(of url: Possible, _ state: State) -> Possible {
    let hole = hole("request URI")
    requestURIs[hole.number] = texts(url, state).items.map(\.value)
    return Possible(.unknown(hole))
  }

  /// Records the URL as used by a function that does more with its path than to hash it or to put
  /// it into another text.
  func noteURIUse(_ values: [Possible], _ name: String, _ site: CallSite) {
    guard !requestURIs.isEmpty, !Evaluation.takesURIs(name) else { return }
    recordURIUse(values, name, site.origin)
  }

  /// The same for an operator, or another part of the program.
  func recordURIUse(_ values: [Possible], _ name: String, _ origin: Origin) {
    let urls = values.flatMap(\.items).flatMap { item -> [TracedText] in
      let holes: [Hole] =
        switch item.value {
        case .unknown(let hole): [hole]
        case .text(let text): text.holes
        default: []
        }
      return holes.filter { $0.name == "request URI" }.flatMap { requestURIs[$0.number] ?? [] }
    }
    guard !urls.isEmpty else { return }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    let all = arguments + urls.map { Argument(text: $0, word: origin) }
    record(
      [Event.Alternative(arguments: all)],
      at: Frame(
        command: origin, words: [origin], arguments: Alternatives(all), callsFunction: false))
  }

  /// Functions that hash a text, put it into another, show it or set it as a header.
  private static func takesURIs(_ name: String) -> Bool {
    let passing = [
      "fmt.", "log.", "log/slog.", "crypto/", "hash.", "encoding/hex.", "encoding/base64.",
      "io.WriteString", "strings.Join", "strings.NewReader", "bytes.NewBuffer", "errors.",
      "map.Set", "map.Add", "(text).", "strings.Builder.", "bytes.Buffer.",
    ]
    return passing.contains(where: name.hasPrefix)
  }
}
