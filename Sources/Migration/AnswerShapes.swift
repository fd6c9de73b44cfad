import Calls
import JSON
import Rules
import Scanner
import Text

/// What texts hold of the answers that flow into them.
extension ReaderSearch {
  /// What texts hold of the answer, one of which is read; nil for nothing.
  mutating func shape(ofAll texts: [TracedText]) -> JQShape? {
    guard texts.contains(where: { !shapes(in: $0).isEmpty }) else { return nil }
    return texts.reduce(JQShape.nothing) { $0.joined(with: shape(of: $1)) }
  }

  /// What a text holds: answers one after the other, perhaps with lines of a log between them, at
  /// which jq fails; in other JSON they are not followed.
  mutating func shape(of text: TracedText) -> JQShape {
    let own = shapes(in: text)
    let others = text.holes.filter { $0.kind == .response && $0.number != call.event }
    let shapes = own + Set(others.map(\.number)).sorted().map { otherAnswer(to: $0) }
    if shapes.isEmpty { return .foreign }
    if isInOtherJSON(text) {
      if let known = shapeOfJSON(text) ?? answersBesideJSON(text).map(joined) { return known }
      if !spellsNoField(text) {
        readers.obstacle =
          "the script puts text with a field of the old name beside its answer, and reads both"
      }
      return .unknown
    }
    return joined(shapes)
  }

  private func joined(_ shapes: [JQShape]) -> JQShape {
    shapes.reduce(.nothing) { $0.joined(with: $1) }
  }

  /// The answers in a text with JSON before or behind them that holds nothing of them and has no
  /// such field: what the script prints where a call fails (`curl ... || echo '{}'`). Nil for any
  /// other text.
  private mutating func answersBesideJSON(_ text: TracedText) -> [JQShape]? {
    var result: [JQShape] = []
    var depth = 0
    var isString = false
    for (offset, byte) in text.bytes.enumerated() {
      switch byte {
      case TracedText.holeByte:
        let own = text.slice(ByteRange(offset, offset + 1))
        if shapes(in: own).isEmpty, own.holes.allSatisfy({ $0.kind != .response }) { continue }
        if depth > 0 || isString { return nil }
        result.append(shape(of: own))
      case UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): if !isString { depth += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): if !isString { depth -= 1 }
      default: break
      }
      if depth < 0 { return nil }
    }
    return depth == 0 && !isString && spellsNoField(text) ? result : nil
  }

  /// Whether known text spells none of the fields, neither by its old name nor by its new one.
  func spellsNoField(_ text: TracedText) -> Bool {
    !renamed.flatMap { [$0.from, $0.to] }.contains { text.bytes.contains(self.text($0)) }
  }

  /// What JSON holds in which answers are values: `{"job": ...}`, `[...]`; nil where it cannot be
  /// read.
  mutating func shapeOfJSON(_ text: TracedText) -> JQShape? {
    guard let value = try? parseJSON(text.bytes, hole: TracedText.holeByte) else { return nil }
    return shape(of: value, in: text)
  }

  private mutating func shape(of value: JSONValue, in text: TracedText) -> JQShape? {
    switch value.kind {
    case .object(let members):
      var fields: [[UInt8]: JQShape] = [:]
      for member in members {
        guard !member.keyHasHole, let own = shape(of: member.value, in: text) else { return nil }
        fields[member.key] = own
      }
      return .object(fields)
    case .array(let elements):
      var all = JQShape.nothing
      for element in elements {
        guard let own = shape(of: element, in: text) else { return nil }
        all = all.joined(with: own)
      }
      return .array(all)
    case .hole:
      let own = text.slice(value.range)
      return own.onlyHole == nil ? nil : shape(of: own)
    case .string: return shapes(in: text.slice(value.range)).isEmpty ? .plain : nil
    default: return .plain
    }
  }

  /// Whether a run-time value stands in an array, or next to an object or a string.
  private func isInOtherJSON(_ text: TracedText) -> Bool {
    var depth = 0
    for byte in text.bytes {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "\""): return true
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case TracedText.holeByte where depth > 0: return true
      default: break
      }
    }
    return false
  }

  /// The shape of the answer to another command: that of a call that gets the same new names, one
  /// in which no field is renamed, or anything.
  private mutating func otherAnswer(to event: Int) -> JQShape {
    let key = EventKey(trace: call.trace, event: event)
    let own = calls[key] ?? []
    let ways = trace.events[event].alternatives.indices
    guard ways.allSatisfy({ way in own.contains { $0.alternative == way } }) else {
      return .foreign
    }
    if own.allSatisfy(\.rule.response.renamed.isEmpty) { return .plain }
    guard own.allSatisfy({ $0.rule.response.renamed == call.rule.response.renamed }) else {
      return .foreign
    }
    readers.companions.insert(key)
    return own.reduce(JQShape.nothing) { $0.joined(with: answer(to: $1)) }
  }
}
