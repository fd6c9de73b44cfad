import Calls
import Files
import Rules
import Text

/// Knows the files in which scripts keep a deprecated call's answer, and the fields that have
/// another name in the new answer: what names both may read it.
struct AnswerReaders {
  /// The names of the files.
  let names: [String]
  private let files: Markers
  private let fields: Markers

  init(of found: Discovery, _ rules: RuleSet, _ traces: Traces) {
    let parts = Markers(
      rules.pathMarkers.compactMap { $0.split(separator: "/").last }.map { [UInt8]($0.utf8) })
    let all =
      found.scripts.map(traces.of(script:)) + found.documents.flatMap(traces.of(document:))
    let senders = all.filter { $0.events.contains { holds($0, parts) } }
    let names = senders.reduce(into: Set<String>()) { names, trace in
      for own in trace.saved.values { names.formUnion(own) }
    }
    self.names = names.sorted()
    files = Markers(self.names.map { [UInt8]($0.utf8) })
    let renamed = names.isEmpty ? [] : Set(rules.rules.flatMap(\.response.renamed.keys)).sorted()
    fields = Markers(renamed.map { [UInt8]($0.utf8) })
  }

  /// Whether a file names one of the files and one of the fields.
  func mayRead(_ candidate: Candidate) -> Bool {
    files.occur(in: candidate.bytes) && fields.occur(in: candidate.bytes)
  }
}

/// Whether a command's words hold the last part of a marker.
private func holds(_ event: Event, _ parts: Markers) -> Bool {
  event.alternatives.flatMap(\.arguments).contains { parts.occur(in: $0.text.bytes) }
}
