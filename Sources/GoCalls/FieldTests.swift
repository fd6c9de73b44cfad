import Calls
import Text

/// What is looked for in the fields of answers: `strings.Cut(link.Href, "/clusters/")`. A link leads
/// to another path when the request has another one.
extension Evaluation {
  /// Notes the texts that a function on text looks for in a field of an answer; what it gives is a
  /// part of that field.
  func noteFieldTest(
    _ name: String, _ receiver: Possible?, _ site: CallSite, _ result: Possible, _ state: State
  ) {
    let isText = ["strings.", "bytes.", "regexp.", "path.", "net/url."].contains {
      name.hasPrefix($0)
    }
    guard isText, !(answerHoles.isEmpty && !trace.holdsAnswers) else { return }
    var values = site.arguments
    if let receiver { values.append(pattern(of: receiver, state) ?? receiver) }
    guard noteFieldTest(values, site.origin, state) else { return }
    fieldParts.formUnion(holes(in: result, state))
  }

  /// The same for values that are compared; whether one of them is a field of an answer.
  @discardableResult
  func noteFieldTest(_ values: [Possible], _ origin: Origin, _ state: State) -> Bool {
    guard values.contains(where: { isField($0, state) }) else { return false }
    for text in values.flatMap({ deepTexts($0, state) }) where text.isKnown && !text.isEmpty {
      trace.fieldTests.insert(text.bytes)
    }
    return true
  }

  /// Whether a value is, or holds, a field of an answer.
  private func isField(_ value: Possible, _ state: State) -> Bool {
    let isRead = value.items.contains { item in
      if case .answer(_, let path) = item.value { !path.isEmpty } else { false }
    }
    return isRead
      || holes(in: value, state).contains {
        answerHoles.contains($0) || fieldParts.contains($0)
      }
  }

  private func pattern(of receiver: Possible, _ state: State) -> Possible? {
    var target = receiver.single
    if case .pointer(let cell)? = target { target = read(cell, state).single }
    guard case .structure(let structure)? = target else { return nil }
    return structure.fields["pattern"]
  }

  /// What is known at run time only in a value.
  private func holes(in value: Possible, _ state: State, depth: Int = 0) -> [Hole] {
    guard depth < 4 else { return [] }
    return value.items.flatMap { item -> [Hole] in
      switch item.value {
      case .unknown(let hole): return [hole]
      case .text(let text): return text.holes
      case .many(let each, let hole): return [hole] + holes(in: each, state, depth: depth + 1)
      case .list(let parts), .tuple(let parts):
        return parts.flatMap { holes(in: $0, state, depth: depth + 1) }
      case .structure(let structure):
        return (structure.fields[Evaluation.heldText]).map {
          holes(in: $0, state, depth: depth + 1)
        } ?? []
      case .pointer(let cell):
        guard let target = state.cells[cell]?.value else { return [] }
        return holes(in: target, state, depth: depth + 1)
      default: return []
      }
    }
  }
}
