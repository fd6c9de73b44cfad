import Calls
import Text

/// What is looked for in the fields of answers: `strings.Cut(link.Href, "/clusters/")`. A link
/// leads to another path when the request has another one.
extension Evaluation {
  /// Notes the texts that a function on text looks for in a field of an answer; what it gives is a
  /// part of that field.
  func noteFieldTest(
    _ name: String, _ receiver: Possible?, _ site: CallSite, _ result: Possible, _ state: State
  ) {
    guard !answerHoles.isEmpty || trace.holdsAnswers, transportDepth == 0 else { return }
    var values = site.arguments
    if let receiver {
      guard name.hasPrefix("regexp."), let pattern = pattern(of: receiver, state) else { return }
      values.append(pattern)
    } else if name.hasPrefix("regexp.") || name == "path.Match" {
      guard values.count > 1 else { return }
      values.swapAt(0, 1)
    } else if !["strings.", "bytes.", "net/url.Parse"].contains(where: name.hasPrefix) {
      return
    }
    guard let subject = values.first, isField(subject, state) else { return }
    noteFieldTest(Array(values.dropFirst()), state)
    fieldParts.formUnion(holes(in: result, state))
  }

  /// The same for two values that are compared.
  func noteComparison(_ left: Possible, _ right: Possible, _ state: State) {
    if isField(left, state) { noteFieldTest([right], state) }
    if isField(right, state) { noteFieldTest([left], state) }
  }

  private func noteFieldTest(_ values: [Possible], _ state: State) {
    for text in values.flatMap({ deepTexts($0, state) }) where text.isKnown && !text.isEmpty {
      trace.fieldTests.insert(text.bytes)
    }
  }

  /// Whether a value is nothing but a field of an answer, or a part of one.
  private func isField(_ value: Possible, _ state: State) -> Bool {
    value.items.contains { item in
      switch item.value {
      case .answer(_, let path): return !path.isEmpty
      case .text(let text) where text.count > 1: return false
      default:
        return holes(in: Possible(item.value), state).contains {
          answerHoles.contains($0) || fieldParts.contains($0)
        }
      }
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

extension TracedText {
  /// Whether a part stands in the text, at the beginning or at the end; nil where a hole decides.
  func contains(_ part: [UInt8], _ function: String) -> Bool? {
    if part.isEmpty { return true }
    switch function {
    case "strings.HasPrefix": return bytes.starts(with: part) ? true : isKnown ? false : nil
    case "strings.HasSuffix": return bytes.ends(with: part) ? true : isKnown ? false : nil
    case "strings.Contains", "bytes.Contains":
      return bytes.offset(of: part) != nil ? true : isKnown ? false : nil
    default: return bytes == part ? true : isKnown ? false : nil
    }
  }
}
