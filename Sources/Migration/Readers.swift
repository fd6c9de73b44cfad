import Calls
import Rules
import Scanner
import ShellCalls
import Text

/// A reader's program with the fields renamed.
struct ReaderChange {
  /// The event's argument that holds the program.
  let argument: Int
  let edits: [Edit]

  /// The program after the renaming.
  func expected(of program: TracedText) -> TracedText {
    program.replacing(edits.map { ($0.range, $0.replacement) })
  }
}
