import Calls
import Text

extension Discovery {
  /// How scripts spell that they set a variable by which others name the folder of the program (`.
  /// "$ROOT/lib/http.sh"`).
  func spellingsOfRoots(_ traces: Traces) -> [[UInt8]] {
    let paths = scripts.flatMap { traces.of(script: $0).namedByVariable.values }
    return Set(paths.compactMap { $0.holes.first?.name }).sorted().map { [UInt8]("\($0)=".utf8) }
  }
}

/// Adds the scripts that set such variables: they run the others.
func addRootSetters(
  _ search: TextSearch, _ workspace: Workspace, _ traces: Traces, _ known: inout Set<FileID>,
  to result: inout Discovery
) {
  let spellings = result.spellingsOfRoots(traces)
  if spellings.isEmpty { return }
  for candidate in search.files(with: spellings, isWanted: mayShareScripts) {
    add(sharer: candidate, workspace, &known, to: &result)
  }
}
