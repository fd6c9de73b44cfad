import Calls
import GoSyntax
import Text

extension Evaluation {
  /// What `fmt.Sprintf` gives (package fmt, "Printing").
  func formatted(_ site: CallSite, from first: Int, _ state: State) -> Possible {
    guard let format = site.argument(first), let arguments = operands(of: site, from: first + 1)
    else { return unknown("text") }
    var result = texts(format, state).map { Formatted(format: $0, arguments: []) }
    noteTypeText(arguments.map(\.0), result.items.map(\.value.format), site, state)
    for (value, index) in arguments {
      let string = index.flatMap { site.strings[$0] }.flatMap { texts($0, state).single }
      if value.items.contains(where: { !isText($0.value) }) {
        keepWords([value], site.origin, state)
      }
      let next = result.combined(with: texts(value, state)) { formatted, text in
        var formatted = formatted
        formatted.arguments.append((text, index, string))
        return formatted
      }
      guard let next else { return unknown("text") }
      result = next
    }
    return result.map { .text(self.text(of: $0, site)) }
  }

  /// What fills the verbs, each with its place among the arguments of the call. The elements of a
  /// list (`args...`) have none; nil where they are not known.
  private func operands(of site: CallSite, from first: Int) -> [(Possible, Int?)]? {
    var result = site.arguments.enumerated().dropFirst(first).map { ($0.element, Int?($0.offset)) }
    guard site.expression.ellipsis != nil else { return result }
    switch result.popLast()?.0.single {
    case .list(let items): result += items.map { ($0, nil) }
    case .null: break
    default: return nil
    }
    return result
  }

  private func isText(_ value: Value) -> Bool {
    if case .text = value { return true }
    return false
  }

  private func text(of formatted: Formatted, _ site: CallSite) -> TracedText {
    var reader = FormatReader(format: formatted.format)
    var result = TracedText()
    var used: Set<Int> = []
    while let part = reader.next() {
      if result.count > Evaluation.textLimit {
        trace.noteLost([formatted.format] + formatted.arguments.map(\.text))
        return tooLong()
      }
      switch part {
      case .text(let text): result.append(text)
      case .verb(let verb, let range, let index):
        guard index < formatted.arguments.count else {
          result.append(TracedText(unwritten: [UInt8]("%!\(verb)(MISSING)".utf8)))
          continue
        }
        used.insert(index)
        let (plain, place, string) = formatted.arguments[index]
        let text = "svq".contains(verb) ? string ?? plain : plain
        let origin = formatted.format.slice(range).inside(.goFormat).span(
          of: ByteRange(0, range.count))
        if let place { noteCompanion(origin, place, site) }
        let isPlain = range.count == 2 || reader.wasIndexed
        if !isPlain || !"svdq".contains(verb) { keepWords([text], site.origin) }
        result.append(shown(text, verb, isPlain: isPlain, origin))
      }
    }
    if used.count < formatted.arguments.count, !reader.hasIndices {
      result.append(TracedText(unwritten: [UInt8]("%!(EXTRA)".utf8)))
    }
    return bounded(result)
  }

  /// A verb that goes takes its argument along.
  private func noteCompanion(_ verb: Origin?, _ argument: Int, _ site: CallSite) {
    guard let verb, argument < site.words.count else { return }
    let unit = program.units[site.unit]
    let range = listRemoval(
      of: site.words[argument].range, among: site.words.map(\.range),
      within: site.expression.parentheses, unit.text.bytes)
    trace.companions[verb] = [SourceEdit(file: unit.file, range: range, replacement: [])]
  }

  private func shown(
    _ text: TracedText, _ verb: Character, isPlain: Bool, _ origin: Origin?
  ) -> TracedText {
    var shown = TracedText()
    for piece in text.pieces {
      if case .hole(let hole) = piece.content, piece.origin == nil {
        shown.append(TracedText(hole, origin: origin))
      } else {
        shown.append(text.slice(piece.range))
      }
    }
    switch verb {
    case "s", "v", "d": return isPlain ? shown : TracedText(hole("text"), origin: origin)
    case "q":
      let quote = TracedText(unit: [UInt8(ascii: "\"")], origin: origin)
      let escaped = text.isKnown && text.bytes.contains(UInt8(ascii: "\""))
      return quote + (escaped ? TracedText(hole("text"), origin: origin) : shown) + quote
    default: return TracedText(hole("text"), origin: origin)
    }
  }
}

/// A format with the texts of its arguments and their places among the arguments of the call.
private struct Formatted: Sendable {
  let format: TracedText
  var arguments: [(text: TracedText, place: Int?, string: TracedText?)]
}

/// Cuts a format into text and verbs.
private struct FormatReader {
  enum Part {
    case text(TracedText)
    /// The verb, its bytes in the format, and the index of its argument.
    case verb(Character, ByteRange, Int)
  }
  let format: TracedText
  private(set) var hasIndices = false
  /// Whether the last verb named its argument and nothing else.
  private(set) var wasIndexed = false
  private var position = 0
  private var argument = 0

  init(format: TracedText) { self.format = format }

  mutating func next() -> Part? {
    guard position < format.count else { return nil }
    let start = position
    if format.bytes[position] != UInt8(ascii: "%") {
      while position < format.count, format.bytes[position] != UInt8(ascii: "%") { position += 1 }
      return .text(format.slice(ByteRange(start, position)).inside(.goFormat))
    }
    position += 1
    if position < format.count, format.bytes[position] == UInt8(ascii: "%") {
      position += 1
      return .text(format.unit(ByteRange(start, position), meaning: [UInt8(ascii: "%")]))
    }
    return verb(from: start)
  }

  private mutating func verb(from start: Int) -> Part {
    var onlyIndex = true
    wasIndexed = false
    while position < format.count, !isVerb(format.bytes[position]) {
      if format.bytes[position] == UInt8(ascii: "[") {
        hasIndices = true
        wasIndexed = true
        var number = 0
        position += 1
        while position < format.count, (48...57).contains(format.bytes[position]) {
          number = min(number, 100_000) * 10 + Int(format.bytes[position]) - 48
          position += 1
        }
        argument = min(max(number - 1, 0), 1_000)
      } else {
        if format.bytes[position] == UInt8(ascii: "*") { argument += 1 }
        onlyIndex = false
      }
      position += 1
    }
    wasIndexed = wasIndexed && onlyIndex
    let verb = position < format.count ? format.bytes[position] : UInt8(ascii: "!")
    position = min(position + 1, format.count)
    argument += 1
    return .verb(
      Character(Unicode.Scalar(verb)), ByteRange(start, position), argument - 1)
  }

  private func isVerb(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
