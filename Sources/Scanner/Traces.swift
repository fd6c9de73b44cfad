import Calls
import Documents
import ShellCalls
import Text

/// The traces of scripts and documents while the files of a run are looked for, each evaluated
/// once. What a script sources is read from the disk when it is met, so that a trace does not
/// depend on the files that were found since.
final class Traces {
  private let workspace: Workspace
  private var byScript: [FileID: Trace] = [:]
  private var byDocument: [FileID: [Trace]] = [:]

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The trace of a script.
  func of(script file: FileID) -> Trace {
    if let known = byScript[file] { return known }
    let trace = evaluate(script: file, with: workspace)
    byScript[file] = trace
    return trace
  }

  /// The traces of the groups of scripts in a document.
  func of(document file: FileID) -> [Trace] {
    if let known = byDocument[file] { return known }
    let document = Document(
      file, path: workspace.path(of: file), bytes: workspace.bytes(of: file))
    let traces = document.groups.map { evaluate($0, of: file, with: workspace) }
    byDocument[file] = traces
    return traces
  }
}
