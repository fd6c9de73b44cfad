import Calls
import Text

/// Values that are too many to be told apart.
extension Evaluation {
  /// A hole for texts that are not followed any further. What reads the answers in them is then not
  /// known, which is noted.
  func lost(_ name: String, _ texts: some Sequence<TracedText>) -> TracedText {
    trace.noteLost(texts)
    for hole in texts.flatMap(\.holes) {
      switch hole.kind {
      case .response: trace.lostAnswers.insert(hole.number)
      case .output: trace.lostOutputs.insert(hole.number)
      case .variable, .unknown: break
      }
    }
    return unknown(name)
  }

  /// The same texts, each one once.
  func distinct(_ output: [Output.Item]) -> [Output.Item] {
    var places: [Content.Identity: Int] = [:]
    var result: [Output.Item] = []
    for item in output {
      work += 1 + item.value.pieces.count
      let identity = Content(item.value).identity
      if let place = places[identity] {
        result[place] = .init(when: result[place].when.or(item.when), value: item.value)
      } else {
        places[identity] = result.count
        result.append(item)
      }
    }
    return result
  }
}
