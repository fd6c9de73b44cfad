import Calls
import Text

/// Values that are told apart only where that is of use. Of a variable that has a default and may
/// be set by an option (`-c NAME`, `--timeout N`) the default is one of all values that it may
/// have.
extension Evaluation {
  /// Each combination of some fragments; nil if there are too many even without such defaults,
  /// which are told apart where they may be parts of the name of a file.
  func combined(_ parts: [Fragments]) -> Fragments? {
    if let all = joined(parts) { return all }
    let text = parts.flatMap { $0.items[0].value }.map(\.ownText).flatMap(\.bytes)
    guard isRequest(text) else { return nil }
    return joined(parts.map { withoutCovered($0, \.knownText) { _ in true } })
  }

  /// The same of the arguments that words give.
  func combined(_ words: [Alternatives<[Argument]>]) -> Alternatives<[Argument]>? {
    if let all = joined(words) { return all }
    return joined(
      words.indices.map { index in
        let last = index > 0 ? words[index - 1].single?.last : nil
        return withoutCovered(words[index], \.text) { place in
          let texts = words[index].items.map { $0.value.map(\.text) }
          return texts.allSatisfy { texts in
            guard place < texts.count else { return false }
            let before = place > 0 ? texts[place - 1] : last?.text
            return isRequest(texts[place].bytes)
              || before.map { Evaluation.openOptions.contains($0.description) } == true
          }
        }
      })
  }

  /// Whether a text is a URL, a path of the API or JSON, and no name of a file.
  private func isRequest(_ text: [UInt8]) -> Bool {
    text.first == UInt8(ascii: "{") || requests.occur(in: text)
  }

  /// Options whose value is no file and nothing that is edited.
  private static let openOptions: Set<String> = [
    "-m", "--max-time", "--connect-timeout", "--retry", "--retry-delay", "--retry-max-time", "-u",
    "--user", "-A", "--user-agent", "-H", "--header", "-X", "--request",
  ]

  private func joined<Element: Sendable>(
    _ parts: [Alternatives<[Element]>]
  ) -> Alternatives<[Element]>? {
    var result = Alternatives<[Element]>([])
    for more in parts {
      if result.items.count == 1, let next = more.single {
        work += next.count
        result.appendToSingle(next)
      } else if let both = result.combined(with: more, { $0 + $1 }) {
        result = both
      } else {
        return nil
      }
    }
    return result
  }

  /// The values without those that another one covers.
  private func withoutCovered<Element: Sendable>(
    _ choice: Alternatives<[Element]>, _ text: (Element) -> TracedText?,
    isOpen: (Int) -> Bool
  ) -> Alternatives<[Element]> {
    guard choice.items.count > 1 else { return choice }
    var kept: [Alternatives<[Element]>.Item] = []
    for item in choice.items.sorted(by: { holes(in: $0.value, text) > holes(in: $1.value, text) }) {
      let place = kept.firstIndex { covers($0.value.map(text), item.value.map(text), isOpen) }
      guard let place else {
        kept.append(item)
        continue
      }
      kept[place] = .init(when: kept[place].when.or(item.when), value: kept[place].value)
      noteCovered(item.value.compactMap(text), by: kept[place].value.compactMap(text))
    }
    return Alternatives(items: kept) ?? choice
  }

  private func holes<Element>(in values: [Element], _ text: (Element) -> TracedText?) -> Int {
    values.reduce(0) { $0 + (text($1)?.holes.count ?? 0) }
  }

  /// Whether texts say of others all that matters, where `isOpen` lets them: they are the same but
  /// for values that are known only at run time, where the others have such values too, or plain
  /// words in which nothing is edited: names, numbers, identifiers. Answers are always told apart.
  private func covers(
    _ open: [TracedText?], _ others: [TracedText?], _ isOpen: (Int) -> Bool
  ) -> Bool {
    open.count == others.count
      && zip(open, others).enumerated().allSatisfy { place, texts in
        guard let open = texts.0, let other = texts.1 else {
          return texts.0 == nil && texts.1 == nil
        }
        return covers(open, other) && (open.pieces == other.pieces || isOpen(place))
      }
  }

  private func covers(_ open: TracedText, _ other: TracedText) -> Bool {
    guard open.pieces.count == other.pieces.count else { return false }
    work += open.pieces.count
    return zip(open.pieces, other.pieces).allSatisfy { piece, own in
      let words = other.bytes[own.range]
      if isRunTimeValue(piece) { return isRunTimeValue(own) || isPlain(words) }
      return piece.content == own.content && piece.origin == own.origin
        && open.bytes[piece.range] == words
    }
  }

  /// Notes the words that are told apart no more: they are used all the same.
  private func noteCovered(_ texts: [TracedText], by open: [TracedText]) {
    for (text, open) in zip(texts, open) {
      let words = zip(text.pieces, open.pieces).filter { isRunTimeValue($0.1) }.map(\.0.range)
      trace.noteLost(words.map(text.slice))
    }
  }

  private func isRunTimeValue(_ piece: TracedText.Piece) -> Bool {
    guard case .hole(let hole) = piece.content else { return false }
    return hole.kind == .variable || hole.kind == .unknown
  }

  /// Whether a word is no option, no name of a file to read, no part of a path or a program and no
  /// number of a version (`v1.0`).
  private func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    let number = word.first == UInt8(ascii: "v") ? word.dropFirst() : word
    let isVersion =
      number.count < word.count || number.contains(UInt8(ascii: "."))
      ? number.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") } : false
    return !isVersion && word.first.map { isNameByte($0) } == true
      && word.allSatisfy { isNameByte($0) || ".:@%+,-".utf8.contains($0) }
  }
}

extension Fragment {
  fileprivate var knownText: TracedText? {
    if case .text(let text, _, _) = self { text } else { nil }
  }
}

private let requests = Markers(["://", "/groups/"].map { [UInt8]($0.utf8) })
