import Calls
import ShellSyntax
import Text

/// Whether bats(1) runs a script, by its first line or its name.
func isBatsScript(_ script: [UInt8], path: [UInt8]) -> Bool {
  if script.starts(with: "#!".utf8) { return names(interpreter: ["bats"], script) }
  return path.suffix(5).elementsEqual(".bats".utf8)
}

/// Tests of bats(7).
extension Evaluation {
  /// Runs each test of a script in a shell of its own, after the functions that prepare it.
  func runTests(of script: FileID, in state: State) {
    guard isBats else { return }
    let tests = state.functions.sortedEntries.filter { name, function in
      name.hasPrefix(FunctionDefinition.testPrefix) && function.origin.file == script
    }
    for test in tests.map(\.value).sorted(by: { $0.origin.range < $1.origin.range }) {
      let steps =
        ["setup_file", "setup"].map { state.functions[$0] } + [test]
        + ["teardown", "teardown_file"].map { state.functions[$0] }
      var inner = state
      inner.isDead = false
      _ = inShell(&inner) { shell in
        for function in steps.compactMap(\.self) where !shell.isDead {
          trace.called.insert(function.origin)
          _ = run(function.definition.body, function.document, &shell)
        }
        return Output(TracedText())
      }
    }
  }

  /// Runs a command that bats has beside those of the shell; nil for others.
  func runBats(_ name: String, _ invocation: Invocation, _ state: inout State) -> Output? {
    switch name {
    case "run": return runTested(invocation, &state)
    case "load": return load(invocation, &state)
    case "bats_load_library": return Output(TracedText())
    default: return nil
    }
  }

  /// `run [OPTION...] COMMAND [ARGUMENT...]`: what the command prints is the value of `output`.
  private func runTested(_ invocation: Invocation, _ state: inout State) -> Output? {
    var inner = invocation
    inner.arguments = invocation.arguments.map { words in
      Array(
        words.dropFirst().drop { word in
          word.text.bytes.first == UInt8(ascii: "-") || word.text.description == "!"
        })
    }
    guard inner.arguments.items.allSatisfy({ !$0.value.isEmpty }) else { return nil }
    var shell = state
    shell.saved = NameMap()
    let output = captured { inShell(&shell) { dispatch(inner, &$0) } }
    state.files = shell.files
    let answer = output.items.flatMap(\.value.holes).first { $0.kind == .response }
    let line = answer.map { TracedText(Hole(kind: .response, name: "line", number: $0.number)) }
    assign("output", output.map { Content($0.trimmingBlanks()) }, &state)
    assign("lines", Alternatives(Content(line ?? unknown("lines"))), &state)
    assign("status", Alternatives(Content(unknown("status"))), &state)
    // However the command ends, `run` succeeds.
    state.end(with: .success)
    return Output(TracedText())
  }

  /// `load NAME`: sources `NAME` or `NAME.bash`. The libraries of bats itself (bats-support,
  /// bats-assert) are no files of the repository, and set nothing that a request is made of.
  private func load(_ invocation: Invocation, _ state: inout State) -> Output? {
    let isOwn = invocation.arguments.items.allSatisfy { way in
      way.value.count > 1 && way.value[1].text.description.contains("bats-")
    }
    if isOwn { return Output(TracedText()) }
    var named = invocation
    named.arguments = invocation.arguments.map { words in
      guard words.count > 1, file(at: words[1].text, state) == nil else { return words }
      let path = words[1].text + TracedText(unwritten: [UInt8](".bash".utf8))
      return [words[0], Argument(text: path, word: words[1].word)] + words.dropFirst(2)
    }
    return source(named, &state)
  }
}
