import Calls
import Scanner
import Text

/// The links of an answer: they lead to the Flex operation after the migration, which wants another
/// Accept header than what requests them may send.
extension NeedsFinder {
  /// Why a request stands in the way that is sent to a link of the answer, or may be: its URL is
  /// known only at run time.
  func linkRequest(of call: DeprecatedCall) -> String? {
    let trace = scan.scripts[call.trace].trace
    let links = Set(
      trace.events.filter { event in
        trace.derived[event.number]?.contains(call.event) == true && event.takesLinks
      }.map(\.number))
    if follows(links, trace) {
      return "a link of its answer is requested, which leads to the new path and needs its Accept"
    }
    let takers = linkUsers.takers(in: scan)
    guard !links.isEmpty || !takers.isSubset(of: [call.trace]) else { return nil }
    guard let place = linkUsers.requests(in: scan).first else { return nil }
    return "a link of its answer, which leads to the new path and needs its Accept, may be what "
      + "`\(name(of: place))` requests"
  }

  /// Whether a request of the script is sent to one of the links.
  private func follows(_ links: Set<Int>, _ trace: Trace) -> Bool {
    guard !links.isEmpty else { return false }
    return trace.events.contains { event in
      event.client != nil
        && event.alternatives.flatMap(wordsBesideBodies).contains { text in
          guard text.bytes.first == TracedText.holeByte, let hole = text.holes.first else {
            return false
          }
          return hole.kind == .output && links.contains(hole.number)
        }
    }
  }

  private func name(of script: Int) -> String {
    workspace.path(of: scan.scripts[script].file).description
  }

  /// The words of a request but those that are given as its body.
  private func wordsBesideBodies(_ way: Event.Alternative) -> [TracedText] {
    let words = way.arguments.map(\.text)
    return words.indices.filter { index in
      index == 0 || !Self.bodyOptions.contains(words[index - 1].description)
    }.map { words[$0] }
  }

  private static let bodyOptions: Set<String> = [
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json",
    "--body-data", "--post-data", "--raw",
  ]
}

/// What of a whole scan may have to do with the links of an answer, looked for once.
final class LinkUsers {
  private var knownTakers: Set<Int>?
  private var knownRequests: [Int]?

  /// The scripts that take links out of text whose origin is not known: an answer that another
  /// script keeps or prints.
  func takers(in scan: Scan) -> Set<Int> {
    if let knownTakers { return knownTakers }
    let found = Set(
      scan.scripts.indices.filter { index in
        let trace = scan.scripts[index].trace
        return trace.events.contains { event in
          event.takesLinks && !isOfAnswer(event, trace)
        }
      })
    knownTakers = found
    return found
  }

  private func isOfAnswer(_ event: Event, _ trace: Trace) -> Bool {
    trace.derived[event.number]?.contains { trace.events[$0].client != nil } == true
  }

  /// The scripts that request, as a user of Atlas, a URL that is known only at run time.
  func requests(in scan: Scan) -> [Int] {
    if let knownRequests { return knownRequests }
    let found = scan.scripts.indices.filter { index in
      let trace = scan.scripts[index].trace
      return trace.events.contains { event in
        event.client != nil && event.alternatives.contains { isOpen($0, of: event, trace) }
      }
    }
    knownRequests = found
    return found
  }

  private func isOpen(_ way: Event.Alternative, of event: Event, _ trace: Trace) -> Bool {
    guard let invocation = event.invocation(way), !invocation.sendsNothing else { return false }
    return invocation.transfers.contains { transfer in
      guard isOfAtlas(transfer) else { return false }
      if transfer.urls.isEmpty { return true }
      return transfer.urls.contains { $0.value.map { isOpen($0, trace) } == true }
    }
  }

  /// Whether a whole URL, but for a query, is known only at run time, and may be a link.
  private func isOpen(_ url: TracedText, _ trace: Trace) -> Bool {
    guard url.bytes.first == TracedText.holeByte, let hole = url.holes.first,
      url.count == 1 || [UInt8(ascii: "?"), UInt8(ascii: "&")].contains(url.bytes[1])
    else { return false }
    guard hole.kind == .output, trace.events.indices.contains(hole.number) else { return true }
    let source = trace.events[hole.number]
    return source.name != "jq" || source.takesLinks
  }

  /// Whether a transfer shows who sends it, or asks for a version of the API: what fetches a file
  /// does neither.
  private func isOfAtlas(_ transfer: CurlTransfer) -> Bool {
    if case .none = transfer.authentication {
      return transfer.headers.contains { $0.option.value?.bytes.contains("vnd.atlas") == true }
    }
    return true
  }
}
