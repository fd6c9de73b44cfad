import Calls
import Text

/// `xargs`: its input becomes words of the command that it runs.
extension Evaluation {
  /// Runs the command of `xargs`.
  func runForEach(
    _ inner: Invocation, _ invocation: Invocation, _ wrappers: Int, _ state: inout State
  ) -> Output {
    if let input = state.input,
      input.items.contains(where: { $0.value.description.contains("://") })
    {
      recordUse([input], named: "xargs", invocation)
    }
    guard let word = answerWord(of: state.input), inner.name.flatMap(HTTPClient.init) == nil,
      let options = invocation.arguments.single?.dropFirst()
    else { return dispatch(inner, isProgram: true, wrappers: wrappers, &state) }
    let mark = placeholder(options.map(\.text.description))
    var filled = inner
    filled.arguments = inner.arguments.map { words in
      guard let mark else { return words + [Argument(text: word)] }
      return words.map { self.filled($0, mark, word) }
    }
    let outer = state.input
    state.input = nil
    let output = dispatch(filled, isProgram: true, wrappers: wrappers, &state)
    state.input = outer
    return output
  }

  /// A word for what an input holds of answers.
  private func answerWord(of input: Output?) -> TracedText? {
    let holes = input?.items.flatMap(\.value.holes) ?? []
    let hole = holes.first { hole in
      hole.kind == .response
        || hole.kind == .output && trace.derived[hole.number]?.isEmpty == false
    }
    return hole.map { TracedText($0) }
  }

  /// What stands for a line of the input: the text of `-I`, or `{}` for `-i`.
  private func placeholder(_ words: [String]) -> String? {
    var isValue = false
    for (index, word) in words.enumerated() {
      if isValue {
        isValue = false
        continue
      }
      isValue = word.count == 2 && "adELnPs".contains(word.suffix(1)) && word.hasPrefix("-")
      if word == "-I" || word == "-J" { return index + 1 < words.count ? words[index + 1] : nil }
      if word.hasPrefix("-I") || word.hasPrefix("-i") && word.count > 2 {
        return String(word.dropFirst(2))
      }
      if word == "-i" || word == "--replace" { return "{}" }
      if word.hasPrefix("--replace=") { return String(word.dropFirst(10)) }
      if !word.hasPrefix("-") { return nil }
    }
    return nil
  }

  private func filled(_ argument: Argument, _ mark: String, _ word: TracedText) -> Argument {
    let places = Markers([[UInt8](mark.utf8)]).allOccurrences(in: argument.text.bytes)
    guard !places.isEmpty else { return argument }
    var text = TracedText()
    var start = 0
    for place in places where place.offset >= start {
      text.append(argument.text.slice(ByteRange(start, place.offset)))
      text.append(word)
      start = place.offset + mark.utf8.count
    }
    text.append(argument.text.slice(ByteRange(start, argument.text.count)))
    return Argument(text: text, word: argument.word)
  }
}
