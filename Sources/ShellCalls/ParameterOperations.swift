import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// The fragments of one held value after the operation of the expansion.
  func fragments(
    _ held: Held, _ context: ExpansionContext, _ state: inout State
  ) -> Fragments {
    if context.expansion.isLength {
      if case .text(let text) = held, text.pieces.contains(where: { $0.content == .exact }) {
        let place = context.expansion.range
        recordUse([Output(text)], named: "${#", at: place, context.document, state)
      }
      return length(held, context)
    }
    switch context.expansion.operation {
    case nil: return Fragments(plain(held, context))
    case .useDefault(let colon), .assignDefault(let colon):
      if colon, let choice = optionalChoice(held) {
        let items =
          fallback(held, context, &state).under(choice: choice, branch: 0)
          + Fragments(plain(held, context)).under(choice: choice, branch: 1)
        return Fragments(items: items) ?? Fragments(plain(held, context))
      }
      return isPresent(held, colon)
        ? Fragments(plain(held, context)) : fallback(held, context, &state)
    case .failIfUnset: return Fragments(plain(held, context))
    case .useAlternative(let colon): return alternative(held, colon, context, &state)
    case .transform, .namesWithPrefix:
      return Fragments(context.fragments(unknown("transformed value")))
    case .some(let operation):
      return transformed(held, operation, context, &state)
    }
  }

  private func plain(_ held: Held, _ context: ExpansionContext) -> [Fragment] {
    switch held {
    case .environment: context.fragments(context.hole)
    case .unset: context.fragments(TracedText())
    case .text(let text): context.fragments(standing(text, context))
    case .list(let elements, let joins): context.fragments(elements, joins: joins)
    }
  }

  /// A run-time value alone has its place where it is expanded: there it can be taken out.
  private func standing(_ text: TracedText, _ context: ExpansionContext) -> TracedText {
    text.onlyHole.map { TracedText($0, origin: context.origin) } ?? text
  }

  /// Whether `:-` (with `colon`) or `-` keeps the value. Run-time text counts as present.
  private func isPresent(_ held: Held, _ colon: Bool) -> Bool {
    switch held {
    case .environment, .unset: false
    case .text(let text): !colon || !text.isEmpty
    case .list(let elements, _): !elements.isEmpty
    }
  }

  /// `${name:-word}` where the script sets no name: the word.
  private func fallback(
    _ held: Held, _ context: ExpansionContext, _ state: inout State
  ) -> Fragments {
    guard let word = context.expansion.argument else { return Fragments([]) }
    let value = argument(word, context, &state)
    if case .environment = held, let origin = context.document.span(of: word.range),
      !word.range.isEmpty
    {
      let commands = commands(in: word.parts).compactMap { context.document.span(of: $0)?.range }
      let printed = commands.isEmpty ? [] : places(of: value, besides: origin, commands)
      note(
        default: TakenDefault(
          word: origin, variable: context.expansion.name, commands: commands, printed: printed))
    }
    if case .environment = held, word.range.isEmpty {
      return Fragments(context.fragments(context.hole))
    }
    if case .assignDefault = context.expansion.operation {
      let content: Alternatives<Content?> = value.map { Content(wholeField($0).text) }
      assign(context.expansion.name, content, &state)
    }
    return value
  }

  func note(default taken: TakenDefault) {
    guard takenDefaults.insert(taken).inserted else { return }
    trace.defaults.append(taken)
    for range in taken.parts {
      defaultPlaces[taken.word.file, default: OuterRanges()].insert(range)
    }
  }

  /// Where the text of a default's value is written that its commands print.
  private func places(
    of value: Fragments, besides word: Origin, _ commands: [ByteRange]
  ) -> [Origin] {
    let texts = value.items.map { wholeField($0.value).text }
    let all = texts.flatMap(\.pieces).filter { $0.content == .exact }.compactMap(\.origin)
    return all.filter { place in
      place.file != word.file || !word.range.contains(place.range)
        || commands.contains { $0.contains(place.range) }
    }
  }

  /// The ranges of the commands in a word.
  private func commands(in parts: [WordPart]) -> [ByteRange] {
    parts.flatMap { part -> [ByteRange] in
      switch part {
      case .command(let substitution): [substitution.range]
      case .process(let range, _, _): [range]
      case .doubleQuoted(_, let inner): commands(in: inner)
      case .parameter(let expansion): expansion.argument.map { commands(in: $0.parts) } ?? []
      default: []
      }
    }
  }

  /// The word after the operator. Outside quotes it is split like any expansion.
  private func argument(
    _ word: Word, _ context: ExpansionContext, _ state: inout State
  ) -> Fragments {
    let place = Fragment.Expansion(origin: context.origin, variable: "")
    let parts = expand(word.parts, context.layer, context.isQuoted, context.document, &state)
    return parts.map { fragments in
      fragments.map { fragment in
        guard case .text(let text, _, let isQuoted) = fragment else { return fragment }
        return .text(text, expansion: place, isQuoted: isQuoted || context.isZsh)
      }
    }
  }

  /// `${name:+word}`: the word if the name is set; both ways where the environment decides.
  private func alternative(
    _ held: Held, _ colon: Bool, _ context: ExpansionContext, _ state: inout State
  ) -> Fragments {
    guard let word = context.expansion.argument else { return Fragments([]) }
    let nothing = context.isQuoted ? context.fragments(TracedText()) : []
    var choice = colon ? optionalChoice(held) : nil
    if case .environment = held { choice = self.choice(of: context.expansion.name) }
    if let choice {
      let value = argument(word, context, &state)
      let items =
        Fragments(nothing).under(choice: choice, branch: 0)
        + value.under(choice: choice, branch: 1)
      return Fragments(items: items) ?? value
    }
    return isPresent(held, colon) ? argument(word, context, &state) : Fragments(nothing)
  }

  /// The choice that stands for whether a value that may be empty is empty.
  private func optionalChoice(_ held: Held) -> Int? {
    guard case .text(let text) = held, text.count == 1, let hole = text.holes.first,
      optionalHoles.contains(hole)
    else { return nil }
    return choice(of: "\(hole.name) \(hole.number)")
  }

  /// The choice that stands for whether the environment sets `name`.
  func choice(of name: String) -> Int {
    if let known = environmentChoices[name] { return known }
    choices += 1
    environmentChoices[name] = choices
    return choices
  }

  private func length(_ held: Held, _ context: ExpansionContext) -> Fragments {
    let count: Int? =
      switch held {
      case .list(let elements, _): Content(array: elements).sample == nil ? elements.count : nil
      case .text(let text) where text.isKnown: text.count
      case .unset: 0
      default: nil
      }
    let text = count.map { TracedText(unwritten: [UInt8]("\($0)".utf8)) } ?? unknown("length")
    return Fragments(context.fragments(text))
  }

  /// Operations that change the text of each element.
  private func transformed(
    _ held: Held, _ operation: ParameterExpansion.Operation, _ context: ExpansionContext,
    _ state: inout State
  ) -> Fragments {
    let first = context.expansion.argument.flatMap { word -> TracedText? in
      if case .substring = operation {
        return text(of: word.parts, .unquoted, context.document, &state).single
      }
      return pattern(of: word, .unquoted, context.document, &state)
    }
    let second = context.expansion.secondArgument.flatMap {
      text(of: $0.parts, context.layer, context.document, &state).single
    }
    if let first, case .text(let text) = held {
      recordSearch(of: Output(text), for: [first], "${") {
        (context.expansion.range, context.document, state)
      }
    }
    if let first, case .text(let text) = held { noteMatches(of: first, in: text) }
    if let first, case .text(let text) = held, takesFirst(operation, first) {
      recordPlace(of: text) { (context.expansion.range, context.document, state) }
    }
    if case .substring = operation, case .text(let text) = held {
      recordCount(of: text) { (context.expansion.range, context.document, state) }
      if isInside(first, second), text.startsWithAnswer {
        recordPlace(of: text) { (context.expansion.range, context.document, state) }
      }
    }
    let change = TextOperation(operation: operation, first: first, second: second)
    switch held {
    case .environment: return Fragments(context.fragments(change.applied(to: context.hole)))
    case .unset: return Fragments(context.fragments(TracedText()))
    case .text(let text): return Fragments(context.fragments(change.applied(to: text)))
    case .list(let elements, let joins):
      if case .substring = operation {
        return Fragments(
          context.fragments(
            change.sliced(elements, from: context.isPositional ? 1 : 0), joins: joins))
      }
      return Fragments(context.fragments(elements.map { change.applied(to: $0) }, joins: joins))
    }
  }
}

/// Whether `${name#*,}` or `${name%%:*}` takes a part off or keeps one that ends at the first mark
/// of JSON, whatever stands there.
private func takesFirst(
  _ operation: ParameterExpansion.Operation, _ pattern: TracedText
) -> Bool {
  switch operation {
  case .removePrefix(longest: false), .removeSuffix(longest: true):
    pattern.bytes.contains(UInt8(ascii: "*"))
      && pattern.bytes.contains { ",:\"{".utf8.contains($0) }
      && !pattern.bytes.contains { 0x61...0x7A ~= $0 | 0x20 }
  default: false
  }
}

/// Whether `${name:3:24}` takes a part by its place; not a beginning or an end, nor what stands
/// between the braces of all.
private func isInside(_ offset: TracedText?, _ length: TracedText?) -> Bool {
  let number = { (text: TracedText?) in
    text.flatMap { Int(String(decoding: $0.bytes.filter { !isBlank($0) }, as: UTF8.self)) }
  }
  guard let start = number(offset), start > 0 else { return false }
  return start > 1 || number(length).map { $0 > 0 } == true
}

extension TracedText {
  /// Whether a whole answer stands at the beginning, and not a part that was taken from one.
  fileprivate var startsWithAnswer: Bool {
    guard bytes.first == TracedText.holeByte, let hole = holes.first else { return false }
    return hole.kind == .response && hole.name != "part"
  }
}

extension Evaluation {
  /// What a pattern looks for by its letters (`${url#*/clusters/}`) has to stay where it is found.
  private func noteMatches(of pattern: TracedText, in text: TracedText) {
    guard !isSilent, text.pieces.contains(where: { $0.origin != nil }) else { return }
    let words = pattern.bytes.split(whereSeparator: Glob.isSpecial).map(Array.init).filter { word in
      word.contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    }
    guard !words.isEmpty, !pattern.bytes.contains(TracedText.holeByte) else { return }
    for place in Markers(words).allOccurrences(in: text.bytes).prefix(Evaluation.exitLimit) {
      let end = place.offset + words[place.marker].count
      trace.noteLost([text.slice(ByteRange(place.offset, end))])
    }
  }
}

extension TakenDefault {
  /// The parts of the word between its commands, and those that these print.
  fileprivate var parts: [ByteRange] {
    var result: [ByteRange] = []
    var position = word.range.start
    for command in commands.sorted() where command.start >= position {
      result.append(ByteRange(position, command.start))
      position = command.end
    }
    result.append(ByteRange(position, word.range.end))
    let own = printed.filter { $0.file == word.file && word.range.contains($0.range) }
    return (result + own.map(\.range)).filter { !$0.isEmpty }
  }
}
