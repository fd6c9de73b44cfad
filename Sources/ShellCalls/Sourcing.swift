import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// `source FILE [ARGUMENT...]`: runs a file of the repository in this shell; where the name has
  /// several values, each of the files that are there.
  func source(_ invocation: Invocation, _ state: inout State) -> Output {
    var files: [(file: FileID, words: [Argument])] = []
    for item in invocation.arguments.items {
      guard let file = sourced(by: item.value) else {
        // It may set any variable.
        state.decisions = []
        ranUnknownText = true
        noteUnknown(item.value)
        return output(of: record(invocation, state), named: "source")
      }
      noteGuess(item.value[1].text)
      if !files.contains(where: { $0.file == file }) { files.append((file, item.value)) }
    }
    if files.count == 1 { return run(files[0].file, files[0].words, &state) }
    let ways = files.map { file, words in
      { (state: inout State) in self.run(file, words, &state) }
    }
    return branches(ways, mayDoNothing: false, &state)
  }

  /// Notes a file of whose name a default is only a part (`env/${1:-prod}.sh`): it is one of
  /// several.
  private func noteGuess(_ path: TracedText) {
    let name = split(path).name
    let defaults = name.pieces.filter { isDefault(name.slice($0.range)) }
    guard !isSilent, !defaults.isEmpty, defaults.count < name.pieces.count else { return }
    trace.guessedSources.append(path)
  }

  /// Notes a file that is none of the repository's by its path, and that the script did not write.
  private func noteUnknown(_ words: [Argument]) {
    guard !isSilent, words.count > 1, trace.unknownSources.count < Evaluation.elementLimit else {
      return
    }
    trace.unknownSources.append(words[1].text)
  }

  /// The file of the repository that `source` names.
  private func sourced(by words: [Argument]) -> FileID? {
    guard words.count > 1, let script = scripts.last, words[1].text.isKnown, scripts.count < 20,
      let file = loader.load(words[1].text.bytes, from: script), !scripts.contains(file)
    else { return nil }
    return file
  }

  private func run(_ file: FileID, _ words: [Argument], _ state: inout State) -> Output {
    trace.sourced.append(file)
    scripts.append(file)
    let outer = (frames, state.positional, state.argumentsVersion)
    if words.count > 2 { setArguments(Alternatives(words[2...].map(\.text)), &state) }
    let document = TracedText(file: file, bytes: loader.bytes(of: file))
    let output = run(parseShell(document.bytes).statements, document, &state)
    frames = outer.0
    if words.count > 2 { (state.positional, state.argumentsVersion) = (outer.1, outer.2) }
    scripts.removeLast()
    state.isDead = false
    return output
  }
}
