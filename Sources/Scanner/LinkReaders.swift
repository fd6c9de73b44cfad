import Calls
import Files
import Rules
import Text

/// Finds the scripts that may request a link of a deprecated call's answer, and that nothing else
/// ties to its script: a link is printed, kept or handed on, and they ask for a version of the API,
/// or show who they are, as only requests of the API do; or they take links themselves.
struct LinkReaders {
  private let isSent: Bool
  private let isTaken: Bool
  private let requests: [[UInt8]]

  init(_ rules: RuleSet, _ found: Discovery, _ traces: Traces) {
    let parts = Markers(
      rules.pathMarkers.compactMap { $0.split(separator: "/").last }.map { [UInt8]($0.utf8) })
    let senders =
      (found.scripts.map { traces.whole(of: $0, withFunctionsHolding: parts) }
      + found.documents.flatMap(traces.of(document:)))
      .filter { $0.sends(parts) }
    isSent = !senders.isEmpty
    isTaken = senders.contains { $0.events.contains(where: \.takesLinks) }
    requests = [rules.api.mediaTypePrefix, "--digest"].map { [UInt8]($0.utf8) }
  }

  /// What is looked for to find them.
  var texts: [[UInt8]] { isSent ? requests + Self.spellingsOfLinks : [] }

  /// How scripts spell that they take links.
  private static let spellingsOfLinks = [
    ".links", ".href", "'links'", "\"links\"", "'href'", "\"href\"",
  ].map { [UInt8]($0.utf8) }

  /// Adds them as scripts to follow.
  func add(_ search: TextSearch, _ workspace: Workspace, to result: inout Discovery) {
    guard isSent else { return }
    var known = Set(result.scripts + result.documents)
    let groups = isTaken ? [requests] : [requests, Self.spellingsOfLinks]
    for candidate in search.files(withOneOfEach: groups) {
      if isTaken, !isGoFile(candidate.path), isCode(candidate.path) {
        result.linkPrograms.append(candidate.path)
      }
      Scanner.add(sharer: candidate, workspace, &known, to: &result)
    }
  }
}

extension Trace {
  /// Whether a command's words hold the last part of a path that goes away.
  ///
  /// - Parameter parts: those parts.
  func sends(_ parts: Markers) -> Bool {
    events.contains { event in
      event.alternatives.flatMap(\.arguments).contains { parts.occur(in: $0.text.bytes) }
    }
  }
}
