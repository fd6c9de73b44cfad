import Calls
import Text

/// What is asked of the events of one trace for each of its calls, found once: a call in a function
/// is made in many ways, and each of them looks at all events.
final class EventFacts {
  /// For each event the answers and other output that its texts hold, by their numbers.
  let held: [[Int]]
  /// Whether each event makes another file of one.
  let copies: [Bool]
  private let events: [Event]
  private var naming: [[String]: [Bool]] = [:]
  private var named: [[String]: (all: [Int], lively: [Int])] = [:]

  init(_ trace: Trace) {
    events = trace.events
    held = events.map { event in
      let numbers = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.holes).filter {
        $0.kind == .response || $0.kind == .output
      }.map(\.number)
      return Set(numbers).sorted()
    }
    copies = events.map { $0.name.map(EventFacts.copying.contains) == true }
  }

  private static let copying: Set<String> = ["mv", "cp", "ln", "install", "dd", "rsync"]

  /// The events that may have to do with answers which have some fields: those that name one, that
  /// are given an answer or other output, or that copy files. The lively ones may also where no
  /// file is known to keep the answer.
  func concerned(with fields: [String]) -> (all: [Int], lively: [Int]) {
    if let known = named[fields] { return known }
    let naming = naming(fields)
    let all = events.indices.filter { naming[$0] || !held[$0].isEmpty || copies[$0] }
    let lively = all.filter { !held[$0].isEmpty || OpenReader(event: events[$0]).mayRead }
    named[fields] = (all, lively)
    return (all, lively)
  }

  /// For each event whether known text of it names one of some fields.
  func naming(_ fields: [String]) -> [Bool] {
    if let known = naming[fields] { return known }
    let found = events.map { event in
      // An option of the Atlas CLI (`--clusterName`) reads nothing.
      let isAtlas = event.name == "atlas"
      return event.alternatives.flatMap { event.texts(of: $0) }.contains { words in
        !(isAtlas && words.bytes.starts(with: "--".utf8))
          && fields.contains { words.bytes.contains($0) }
      }
    }
    naming[fields] = found
    return found
  }
}

/// The facts of each trace that was asked for.
final class AllEventFacts {
  private var known: [Int: EventFacts] = [:]

  /// Those of a trace with its number.
  func of(_ trace: Trace, _ number: Int) -> EventFacts {
    if let facts = known[number] { return facts }
    let facts = EventFacts(trace)
    known[number] = facts
    return facts
  }
}
