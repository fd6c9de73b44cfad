import Calls
import Documents
import ShellCalls
import Text

/// The scripts and documents of a run as they were followed while its files were looked for, each
/// once. What a script sources is read from the disk when it is met, so that a trace does not
/// depend on the files that were found since, and the scan goes on from here.
package final class Traces {
  private let workspace: Workspace
  private var byScript: [FileID: FollowedScript] = [:]
  private var byDocument: [FileID: FollowedDocument] = [:]

  /// A document with the trace of each group of its scripts.
  struct FollowedDocument {
    let document: Document
    let traces: [Trace]
  }

  private var whole: [FileID: Trace] = [:]

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The trace of a script.
  func of(script file: FileID) -> Trace {
    if let known = byScript[file] { return known.trace }
    let followed = FollowedScript(file, with: workspace)
    byScript[file] = followed
    return followed.trace
  }

  /// The functions that a script defines for others, with their text.
  func offered(by file: FileID) -> [(name: String, text: ArraySlice<UInt8>)] {
    _ = of(script: file)
    return byScript[file]?.offered ?? []
  }

  /// The trace of a script with what its functions do that it does not call, where one of them
  /// holds some text; else that of the script.
  func whole(of file: FileID, withFunctionsHolding text: Markers) -> Trace {
    let trace = of(script: file)
    guard offered(by: file).contains(where: { text.occur(in: Array($0.text)) }) else {
      return trace
    }
    if let known = whole[file] { return known }
    let all = evaluate(script: file, with: workspace, called: [])
    whole[file] = all
    return all
  }

  /// The traces of the groups of scripts in a document.
  func of(document file: FileID) -> [Trace] { followed(file).traces }

  /// A document that was read.
  func document(_ file: FileID) -> Document { followed(file).document }

  private func followed(_ file: FileID) -> FollowedDocument {
    if let known = byDocument[file] { return known }
    let document = Document(
      file, path: workspace.path(of: file), bytes: workspace.bytes(of: file))
    let traces = document.groups.map { evaluate($0, of: file, with: workspace) }
    let followed = FollowedDocument(document: document, traces: traces)
    byDocument[file] = followed
    return followed
  }

  /// A script that was followed; it is handed out once, as it can be finished once.
  func take(script file: FileID) -> FollowedScript? { byScript.removeValue(forKey: file) }

  /// A document that was followed, handed out once.
  func take(document file: FileID) -> FollowedDocument? { byDocument.removeValue(forKey: file) }
}
