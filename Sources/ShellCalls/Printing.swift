import Calls
import Text

extension Evaluation {
  /// `echo`: the words with a blank between each two, and a line end unless `-n` comes first.
  func echo(_ invocation: Invocation, _ state: State) -> Output {
    if destination != .captured { record(invocation, state) }
    return invocation.arguments.map { words in
      var rest = words.dropFirst().map(\.text)
      var endsLine = true
      var readsEscapes = false
      while let first = rest.first, ["-n", "-e", "-E", "-ne", "-en"].contains(first.description) {
        if first.bytes.contains(UInt8(ascii: "n")) { endsLine = false }
        if first.bytes.contains(UInt8(ascii: "e")) { readsEscapes = true }
        rest.removeFirst()
      }
      let text = self.joined(rest)
      if readsEscapes {
        guard let plain = text.withoutEscapes() else { return self.unknown("text with escapes") }
        return endsLine ? plain + TracedText(unwritten: [UInt8(ascii: "\n")]) : plain
      }
      return endsLine ? text + TracedText(unwritten: [UInt8(ascii: "\n")]) : text
    }
  }

  /// `printf [-v NAME] FORMAT [WORD...]`.
  func printf(_ invocation: Invocation, _ state: inout State) -> Output {
    var variable: String?
    var start = 1
    let first = invocation.wordsInAllWays(3).map(\.text.description)
    if first.count > 2, first[1] == "-v" {
      variable = first[2]
      start = 3
      noteName(invocation.wordsInAllWays(3)[2], invocation)
      if hasOpenName(invocation.wordsInAllWays(3)[2].text) {
        loseVariables(by: invocation, &state)
      }
    } else if first.count > 1, first[1] == "--" {
      start = 2
    }
    let output = invocation.arguments.map { words -> TracedText in
      guard words.count > start else { return TracedText() }
      return self.formatted(words, start)
    }
    guard let variable else {
      if destination != .captured { record(invocation, state) }
      return output
    }
    assign(variable, output.map { Content($0) }, &state)
    return Output(TracedText())
  }

  /// The format, used again while words are left (printf(1)).
  private func formatted(_ words: [Argument], _ start: Int) -> TracedText {
    var format = Format(words[start].text, words[(start + 1)...].map(\.text))
    var result = TracedText()
    repeat {
      let before = format.used
      result = bounded(result + format.round())
      if before == 0 { noteCompanions(of: format, words, start) }
      if format.used == before { break }
    } while !format.isDone
    return result
  }

  /// A conversion that goes takes its word along.
  private func noteCompanions(of format: Format, _ words: [Argument], _ start: Int) {
    guard format.isDone else { return }
    for (place, index) in format.conversions {
      let own = words[start + 1 + index]
      guard own.isWholeWord, let word = own.word, let before = words[start + index].word,
        word.file == before.file, word.encoding == before.encoding,
        before.range.end < word.range.start
      else { continue }
      let gap = ByteRange(before.range.end, word.range.start)
      let isBlank = loader.bytes(of: word.file)[gap].allSatisfy { " \t\\\r\n".utf8.contains($0) }
      guard isBlank else { continue }
      let range = ByteRange(before.range.end, word.range.end)
      let edit = SourceEdit(file: word.file, range: range, replacement: [])
      if trace.companions[place]?.contains(edit) != true {
        trace.companions[place, default: []].append(edit)
      }
    }
  }
}
extension TracedText {
  /// The same place standing for other bytes, as an escape does.
  func standingFor(_ meaning: [UInt8]) -> TracedText {
    unit(ByteRange(0, count), meaning: meaning)
  }
}
