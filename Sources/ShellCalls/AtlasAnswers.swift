import Calls
import Text

extension Evaluation {
  /// `atlas api`: an answer on the standard output or in the file of `--output-file`; with a
  /// template, text made from it.
  func answer(
    toAtlas invocation: Invocation, _ number: Int, _ state: inout State
  ) -> Output {
    guard let words = invocation.arguments.items.first?.value else {
      return output(of: number, named: "atlas")
    }
    let command = AtlasInvocation.parse(words.dropFirst().map(\.text))
    guard command.callsAPI else { return output(of: number, named: "atlas") }
    var printed = output(of: number, named: "atlas")
    if case .json = command.output {
      printed = Output(TracedText(Hole(kind: .response, name: "answer", number: number)))
    }
    guard let path = command.outputFile else { return printed }
    write(printed, toFile: path, &state)
    return Output(TracedText())
  }
}
