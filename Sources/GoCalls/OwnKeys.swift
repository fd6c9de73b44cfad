import Calls
import GoSyntax
import Text

/// An answer, or a part of it, by its text and the path in the words of jq.
struct AnswerPart {
  let text: TracedText
  let path: TracedText
}

/// The names of an answer's fields, as a loop over it gives them.
extension Evaluation {
  /// The name of a key, or an index, that an answer itself gives.
  static let nameOfOwnKey = "own key"

  /// A key of a part of an answer.
  func ownKey(of text: TracedText, _ path: TracedText) -> Possible {
    let key = hole(Evaluation.nameOfOwnKey)
    ownKeys[key.number] = AnswerPart(text: text, path: path)
    return Possible(.unknown(key))
  }

  /// What a value is a name in, if it is one that an answer gives.
  private func holder(of key: Possible) -> AnswerPart? {
    guard case .unknown(let hole)? = key.single, hole.name == Evaluation.nameOfOwnKey else {
      return nil
    }
    return ownKeys[hole.number]
  }

  /// `key == "name"`, in a loop over an answer, reads the field of that name.
  ///
  /// - Returns: whether this is all that the comparison does.
  func readsNamedKey(_ left: Possible, _ right: Possible, _ origin: Origin, _ state: State) -> Bool
  {
    for (key, name) in [(left, right), (right, left)] {
      guard let part = holder(of: key) else { continue }
      let names = texts(name, state)
      guard names.items.allSatisfy({ $0.value.isKnown && !$0.value.isEmpty }) else { continue }
      for name in names.items {
        _ = self.part(of: part.text, part.path + step(name.value), at: origin)
      }
      return true
    }
    noteKeyTest([left, right], "==", origin)
    return false
  }

  /// `delete(answer, "name")` reads the field of that name.
  func deleteElement(_ arguments: [Possible], _ origin: Origin, _ state: State) {
    guard arguments.count == 2 else { return }
    for item in texts(arguments[1], state).items where item.value.isKnown {
      for base in arguments[0].items {
        if isAnswer(base.value, state) {
          _ = element(item.value, of: base.value, origin, state)
        } else {
          keepWords([item.value], origin)
        }
      }
    }
  }

  /// `copy[key] = value` in a loop over an answer: what was empty has its fields then.
  ///
  /// - Returns: what the copy is; nil where something else is assigned.
  func copied(_ value: Possible, under key: Possible, to entries: [Value.Entry]) -> Value? {
    guard let part = holder(of: key), entries.isEmpty,
      case .answer(let text, let path)? = value.single, text.hasSameContent(as: part.text),
      path.hasSameContent(as: part.path + TracedText(unwritten: [UInt8]("[]".utf8)))
    else { return nil }
    return .answer(part.text, path: part.path)
  }

  /// Notes that names of an answer's fields are looked at in a way that is not followed.
  func noteKeyTest(_ values: [Possible], _ name: String, _ origin: Origin) {
    if ["==", "[]", "[:]"].contains(name), !requestURIs.isEmpty {
      recordURIUse(values, name, origin)
    }
    guard values.contains(where: { holdsOwnKey($0) }),
      !trace.keyTests.contains(where: { $0.word == origin })
    else { return }
    trace.keyTests.append(
      Argument(text: TracedText(unwritten: [UInt8](name.utf8)), word: origin))
  }

  private func holdsOwnKey(_ value: Possible, depth: Int = 0) -> Bool {
    value.items.contains { item in
      switch item.value {
      case .unknown(let hole): return isOwn(hole)
      case .text(let text): return text.holes.contains(where: isOwn)
      case .list(let items):
        return depth < 2 && items.contains { holdsOwnKey($0, depth: depth + 1) }
      default: return false
      }
    }
  }

  /// Whether a hole stands for a name in an answer rather than for a place in a list.
  private func isOwn(_ hole: Hole) -> Bool {
    hole.name == Evaluation.nameOfOwnKey && ownKeys[hole.number] != nil
  }

  /// Functions that show names, put them in an order or into other texts, and make no difference
  /// between them.
  static func isBlindToKeys(_ name: String) -> Bool {
    let passing = [
      "fmt.", "log.", "log/", "sort.", "slices.Sort", "errors.", "encoding/", "os.", "io.",
      "bufio.",
      "strings.Join", "strconv.Quote", "text/tabwriter.", "net/http.",
    ]
    return passing.contains(where: name.hasPrefix) || name.hasPrefix("(")
  }
}
