import Calls
import GoSyntax
import Text

/// Structs that leave sight: stored in an `atomic.Value`, a `sync.Map`, a context or a list, sent
/// on a channel. What is encoded later may be one of them, with the names of its fields.
struct Escapes {
  /// The names of the fields of structs that left sight.
  var keys: [TracedText] = []
  fileprivate var types: Set<String> = []
  /// The first command that encodes what is not known.
  var encoder: Frame?
}

extension Evaluation {
  /// Notes values that are handed to what is not followed.
  func noteEscape(_ values: [Possible], _ unit: Int, _ state: State) {
    if isTest(unit) { return }
    var written = WrittenKeys()
    written.types = escapes.types
    for value in values { addKeys(of: value, state, &written) }
    escapes.keys += written.keys
    escapes.types = written.types
  }

  /// Notes that a value is encoded of which nothing is known, unless it is the body of a request.
  func noteEncoder(_ value: Possible, _ site: CallSite, _ state: State) {
    guard escapes.encoder == nil, !isTest(site.unit), holdsUnknown(value, state),
      !sendsRequest(site)
    else { return }
    escapes.encoder = frame(site, "json.Marshal", isOwn: false)
  }

  /// What was encoded and is not known may be what left sight: the names stay.
  func recordEscapes() {
    guard let encoder = escapes.encoder, !escapes.keys.isEmpty else { return }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8]("json.Marshal".utf8)))]
    record(
      [Event.Alternative(arguments: arguments + escapes.keys.map { Argument(text: $0) })],
      at: encoder)
  }

  private func holdsUnknown(_ value: Possible, _ state: State, depth: Int = 0) -> Bool {
    guard depth < 4 else { return false }
    return value.items.contains { item in
      switch item.value {
      case .unknown: return true
      case .pointer(let cell):
        return state.cells[cell].map { holdsUnknown($0.value, state, depth: depth + 1) } ?? false
      case .list(let items):
        return items.contains { holdsUnknown($0, state, depth: depth + 1) }
      case .many(let item, _): return holdsUnknown(item, state, depth: depth + 1)
      case .entries(let entries):
        return entries.contains { holdsUnknown($0.value, state, depth: depth + 1) }
      default: return false
      }
    }
  }

  /// Whether the running function puts a request together: what it encodes is the body.
  private func sendsRequest(_ site: CallSite) -> Bool {
    guard let function = running.last else { return false }
    let bytes = loader.bytes(of: function.file)
    guard function.range.end <= bytes.count else { return false }
    return requestMakers.occur(in: Array(bytes[function.range.start..<function.range.end]))
  }
}

private let requestMakers = Markers(
  ["NewRequest", "http.Post", ".Post(", ".SetBody("].map { [UInt8]($0.utf8) })
