import Calls
import Rules
import Scanner
import Text

/// The links of an answer: they lead to the Flex operation after the migration, which wants another
/// Accept header than what requests them may send.
extension NeedsFinder {
  /// Why a request stands in the way that is sent to a link of the answer, or may be: its URL is
  /// known only at run time.
  func linkRequest(of call: DeprecatedCall) -> String? {
    let trace = scan.scripts[call.trace].trace
    let links = links(of: call)
    if follows(links, of: call, trace) {
      return "a link of its answer is requested, which leads to the new path and needs its Accept"
    }
    let takers = linkUsers.takers(in: scan)
    guard !links.isEmpty || !takers.isSubset(of: [call.trace]) else { return nil }
    let own = trace.events[call.event].frames.last?.command
    let other = linkUsers.requests(in: scan).first { request in
      let isOfAnother =
        !request.answers.isEmpty
        && !(request.script == call.trace && request.answers.contains(call.event))
      return !isOfAnother && (request.command != own || own == nil)
    }
    let program = links.isEmpty ? nil : linkPrograms.first
    guard let path = other.map({ workspace.path(of: scan.scripts[$0.script].file) }) ?? program
    else { return nil }
    return "a link of its answer, which leads to the new path and needs its Accept, may be what "
      + "`\(String(decoding: path, as: UTF8.self))` requests"
  }

  /// The commands that take links out of the answer.
  private func links(of call: DeprecatedCall) -> Set<Int> {
    let trace = scan.scripts[call.trace].trace
    return Set(
      trace.events.filter { event in
        trace.derived[event.number]?.contains(call.event) == true && event.takesLinks
      }.map(\.number))
  }

  /// Whether a way of the command of `call` requests the link to the next page of its own answer
  /// (`while [ "$url" ]; do page=$(curl "$url"); url=$(jq ... .links ...); done`): that leads to
  /// the new path then, and needs what the call needs.
  func followsLink(
    _ way: Event.Alternative, of event: Event, beside call: DeprecatedCall
  ) -> Bool {
    guard event.number == call.event, event.alternatives.indices.contains(call.alternative)
    else { return false }
    let words = way.arguments.map(\.text)
    let own = event.alternatives[call.alternative].arguments.map(\.text)
    guard words.count == own.count, words.indices.contains(call.urlArgument),
      let hole = words[call.urlArgument].onlyHole, hole.kind == .output,
      links(of: call).contains(hole.number), takesNext(hole.number, call),
      words.indices.allSatisfy({ $0 == call.urlArgument || words[$0].hasSameContent(as: own[$0]) })
    else { return false }
    let trace = scan.scripts[call.trace].trace
    return trace.derived[hole.number] == [call.event]
  }

  /// Whether a command takes the link to the next page of a list.
  private func takesNext(_ number: Int, _ call: DeprecatedCall) -> Bool {
    let event = scan.scripts[call.trace].trace.events.first { $0.number == number }
    let words = event?.alternatives.flatMap(\.arguments).map(\.text.bytes) ?? []
    return call.rule.response.isList && words.contains { $0.contains("next") }
  }

  /// Whether a request of the script is sent to one of the links by another command than that of
  /// the call: that one gets the new Accept, in whatever round of a loop it stands.
  private func follows(_ links: Set<Int>, of call: DeprecatedCall, _ trace: Trace) -> Bool {
    guard !links.isEmpty else { return false }
    let own = trace.events[call.event].frames.last?.command
    return trace.events.contains { event in
      event.client != nil && (own == nil || event.frames.last?.command != own)
        && event.alternatives.flatMap(wordsBesideBodies).contains { text in
          guard text.bytes.first == TracedText.holeByte, let hole = text.holes.first else {
            return false
          }
          return hole.kind == .output && links.contains(hole.number)
        }
    }
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

/// A request, as a user of Atlas, of a URL that is known only at run time.
struct OpenRequest {
  /// The script's number.
  let script: Int
  let command: Origin?
  /// The answers in that script of which alone the URL is made.
  let answers: Set<Int>
}

/// What of a whole scan may have to do with the links of an answer, looked for once.
final class LinkUsers {
  private var knownTakers: Set<Int>?
  private var knownRequests: [OpenRequest]?

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

  /// The commands that request, as a user of Atlas, a URL that is known only at run time.
  func requests(in scan: Scan) -> [OpenRequest] {
    if let knownRequests { return knownRequests }
    // What makes a deprecated call gets the new Accept with it.
    let edited = Set(scan.calls.compactMap { scan.event(of: $0).frames.last?.command })
    var found: [OpenRequest] = []
    for index in scan.scripts.indices {
      let trace = scan.scripts[index].trace
      for event in trace.events where event.client != nil {
        let command = event.frames.last?.command
        if command.map(edited.contains) == true { continue }
        guard let answers = answers(of: event, trace) else { continue }
        found.append(OpenRequest(script: index, command: command, answers: answers))
      }
    }
    knownRequests = found
    return found
  }

  /// The answers of which the URLs are made that a command requests; none where one of them is
  /// open, and nil where all are known.
  private func answers(of event: Event, _ trace: Trace) -> Set<Int>? {
    let answers = event.alternatives.compactMap { openURL($0, of: event, trace) }
    if answers.isEmpty { return nil }
    if answers.contains(where: \.isEmpty) { return [] }
    return answers.reduce(into: []) { $0.formUnion($1) }
  }

  /// The answers of which a URL is made that is known only at run time; none where that is not
  /// known either, and nil for another URL.
  private func openURL(
    _ way: Event.Alternative, of event: Event, _ trace: Trace
  ) -> Set<Int>? {
    guard let invocation = event.invocation(way), !invocation.sendsNothing else { return nil }
    for transfer in invocation.transfers where isOfAtlas(transfer) {
      if transfer.urls.isEmpty { return [] }
      if let answers = transfer.urls.lazy.compactMap({ $0.value }).compactMap({
        self.answers(in: $0, trace)
      }).first {
        return answers
      }
    }
    return nil
  }

  /// The same for a URL of which all but a query is known only at run time, and that may be a link.
  private func answers(in url: TracedText, _ trace: Trace) -> Set<Int>? {
    // What `xargs -I` puts into a command of a client.
    if ["{}", "%"].contains(url.description) { return [] }
    guard url.bytes.first == TracedText.holeByte, let hole = url.holes.first,
      url.count == 1 || [UInt8(ascii: "?"), UInt8(ascii: "&")].contains(url.bytes[1])
    else { return nil }
    guard hole.kind == .output, trace.events.indices.contains(hole.number) else { return [] }
    let source = trace.events[hole.number]
    guard source.name != "jq" || source.takesLinks else { return nil }
    return trace.derived[hole.number] ?? []
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
