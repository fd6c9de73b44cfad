import Calls
import ShellSyntax
import Text

/// Functions of libraries that whoever runs a script may call: it runs what it is given.
extension Evaluation {
  /// Evaluates the functions of sourced files with unknown arguments where the script runs a
  /// command that it is given (`"$@"`, `eval "$line"`), and those that it exports where a shell
  /// runs one (`export -f api; exec bash "$@"`).
  func runOffered(in state: State, besides script: FileID) {
    let startsShell = trace.events.contains(where: runsGivenText)
    guard runsGivenCommands || startsShell else { return }
    let functions = state.functions.sortedEntries.filter { name, _ in
      runsGivenCommands || state.exportedFunctions.contains(name)
    }.flatMap(\.value.all).filter { $0.origin.file != script }
    for function in functions.sorted(by: { $0.origin.range < $1.origin.range }) {
      var inner = state
      inner.isDead = false
      inner.positional = nil
      _ = run(function.definition.body, function.document, &inner)
    }
  }

  /// Whether a shell is given a program or a file that is not known.
  private func runsGivenText(_ event: Event) -> Bool {
    guard let name = event.name, ["bash", "sh", "zsh", "ksh", "dash"].contains(name) else {
      return false
    }
    return event.alternatives.contains { way in
      way.arguments.dropFirst().contains { argument in
        let bytes = argument.text.bytes
        return !bytes.isEmpty && bytes.allSatisfy { $0 == TracedText.holeByte }
      }
    }
  }
}
