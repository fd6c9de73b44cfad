import Calls
import Text

/// `jq -n --arg name value ... '$ARGS.named'`.
extension Evaluation {
  /// The object of all `--arg` and `--argjson` (jq(1)). Each member has as its place the words
  /// that give it and the blank before them, so that removing the member removes the words.
  func namedArguments(_ words: [Argument]) -> TracedText? {
    let query = JQInvocation.parse(words.dropFirst().map(\.text))
    guard let program = query.program?.text.trimmingBlanks(),
      program.bytes == [UInt8]("$ARGS.named".utf8)
    else { return nil }
    var names: Set<[UInt8]> = []
    var result = TracedText(unwritten: [UInt8(ascii: "{")])
    for variable in query.variables {
      let origin = place(of: variable, words)
      guard let member = member(variable, at: origin),
        names.insert(variable.name.text.bytes).inserted
      else { return nil }
      if names.count > 1 {
        result.append(TracedText(unit: [UInt8(ascii: ",")], origin: origin.map(start(of:))))
      }
      result.append(member)
    }
    result.append(TracedText(unwritten: [UInt8(ascii: "}")]))
    return result
  }

  private func start(of origin: Origin) -> Origin {
    let range = ByteRange(origin.range.start, origin.range.start)
    return Origin(file: origin.file, range: range, encoding: origin.encoding)
  }

  private func member(_ variable: JQInvocation.Variable, at origin: Origin?) -> TracedText? {
    let quote = [UInt8(ascii: "\"")]
    guard variable.name.text.isKnown else { return nil }
    let name = variable.name.text.jsonString(at: origin)
    let key =
      TracedText(unit: quote, origin: origin) + name
      + TracedText(unit: quote + [UInt8(ascii: ":")], origin: origin)
    switch variable.kind {
    case .string:
      let edge = TracedText(unit: quote, origin: origin)
      return key + edge + variable.value.text.jsonString(at: origin) + edge
    case .json: return key + variable.value.text.standing(at: origin)
    case .slurpFile, .rawFile: return nil
    }
  }

  /// From the end of the word before `--arg` to the end of the value.
  private func place(of variable: JQInvocation.Variable, _ words: [Argument]) -> Origin? {
    let value = words[variable.value.index + 1]
    let own = words[variable.name.index...(variable.value.index + 1)]
    guard own.allSatisfy({ $0.isWholeWord && $0.word != nil }), let last = value.word,
      let before = words[variable.name.index - 1].word, before.file == last.file,
      before.range.end < last.range.start
    else { return nil }
    let range = ByteRange(before.range.end, last.range.end)
    return Origin(file: last.file, range: range, encoding: last.encoding)
  }
}
