import Calls
import Text

/// `envsubst < TEMPLATE`: text with `$NAME` and `${NAME}` filled in from the environment.
extension Evaluation {
  /// What it prints; nil where its input or a variable is not known.
  func fillIn(_ invocation: Invocation, _ state: State) -> Output? {
    guard let words = invocation.arguments.single, words.count <= 2, let input = state.input else {
      return nil
    }
    // An operand lists those that are filled in.
    let listed = words.count == 2 ? words[1].text : nil
    guard listed?.bytes.first != UInt8(ascii: "-"), listed?.isKnown ?? true else { return nil }
    let wanted = listed.map { Set(references(in: $0.bytes).map(\.name)) }
    var items: [Output.Item] = []
    for item in input.items {
      guard item.value.holes.allSatisfy({ $0.kind == .variable }),
        let text = filledIn(item.value, wanted, state)
      else { return nil }
      items.append(.init(when: item.when, value: bounded(text)))
    }
    return Output(items: items)
  }

  private func filledIn(_ text: TracedText, _ wanted: Set<String>?, _ state: State) -> TracedText? {
    var result = TracedText()
    var start = 0
    for reference in references(in: text.bytes) where wanted?.contains(reference.name) ?? true {
      guard let value = environmentValue(reference.name, state) else { return nil }
      result.append(text.slice(ByteRange(start, reference.range.start)))
      result.append(standing(value, at: text.span(of: reference.range)))
      start = reference.range.end
    }
    result.append(text.slice(ByteRange(start, text.count)))
    return result
  }

  /// A value whose place is where the template names it.
  private func standing(_ value: TracedText, at origin: Origin?) -> TracedText {
    if value.isKnown { return TracedText(unit: value.bytes, origin: origin) }
    return value.onlyHole.map { TracedText($0, origin: origin) } ?? value
  }

  /// What a program finds in its environment; nil where that cannot be told.
  private func environmentValue(_ name: String, _ state: State) -> TracedText? {
    guard let variable = state.variable(name) else {
      return TracedText(Hole(kind: .variable, name: name))
    }
    // One that is not exported here may be exported by who calls the script.
    guard state.exported[name] == true, let content = variable.content.single else { return nil }
    return content?.scalar
  }
}

/// The places of `$NAME` and `${NAME}` in a text.
private func references(in text: [UInt8]) -> [(name: String, range: ByteRange)] {
  var result: [(name: String, range: ByteRange)] = []
  var place = 0
  while place < text.count {
    let start = place
    place += 1
    guard text[start] == UInt8(ascii: "$"), place < text.count else { continue }
    let isBraced = text[place] == UInt8(ascii: "{")
    let first = isBraced ? place + 1 : place
    var end = first
    while end < text.count, isNameByte(text[end]) { end += 1 }
    guard end > first, !(0x30...0x39).contains(text[first]) else { continue }
    if isBraced {
      guard end < text.count, text[end] == UInt8(ascii: "}") else { continue }
    }
    place = isBraced ? end + 1 : end
    result.append((String(decoding: text[first..<end], as: UTF8.self), ByteRange(start, place)))
  }
  return result
}
