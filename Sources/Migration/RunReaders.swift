import Calls
import Scanner
import Text

/// Scripts that read what they are given and that the call's script runs: run by themselves, they
/// may be given other answers.
extension NeedsFinder {
  /// The changes of these readers where each script stands for itself, and what they rest on.
  func readersAlone(
    _ changes: [ReaderChange], of script: EvaluatedScript
  ) -> (changes: [ReaderChange], assumptions: [String]) {
    var result: [ReaderChange] = []
    var names: Set<String> = []
    for (index, other) in scan.scripts.enumerated() where script.trace.ran.contains(other.file) {
      for change in changes where change.program.word?.file == other.file {
        let own = alone(change, in: index, other)
        if own.isEmpty { continue }
        result += own
        names.insert(String(decoding: workspace.path(of: other.file), as: UTF8.self))
      }
    }
    return (
      result, names.sorted().map { "`\($0)`, where it is run by itself, is given no older answers" }
    )
  }

  /// The same program in the events of the script alone, where nothing tells what it reads.
  private func alone(
    _ change: ReaderChange, in index: Int, _ script: EvaluatedScript
  ) -> [ReaderChange] {
    script.trace.events.flatMap { event -> [ReaderChange] in
      guard isOpen(event) else { return [] }
      return event.alternatives.enumerated().compactMap { number, way in
        let place = way.arguments.firstIndex { argument in
          argument.word == change.program.word
            && argument.text.hasSameContent(as: change.program.text)
        }
        return place.map {
          ReaderChange(
            key: EventKey(trace: index, event: event.number), alternative: number, argument: $0,
            program: way.arguments[$0], edits: change.edits)
        }
      }
    }
  }

  /// Whether what an event reads is what the script is given: a file, or its standard input.
  private func isOpen(_ event: Event) -> Bool {
    OpenReader(event: event).isReader
      && event.alternatives.allSatisfy { way in
        let texts = way.arguments.map(\.text) + [way.input].compactMap(\.self)
        return texts.flatMap(\.holes).allSatisfy { $0.kind == .variable }
      }
  }
}
