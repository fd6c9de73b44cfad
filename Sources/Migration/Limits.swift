import Calls
import Scanner
import Text

/// What was not followed to its end, by file: which limit was reached, and where.
///
/// What comes after such a place may use any text and function of the files that were followed up
/// to there, so nothing in them is edited.
struct Limits {
  /// A sentence for each file that has to stay as it is.
  private(set) var cuts: [FileID: String] = [:]
  /// The same for each file of which something else is not known.
  private var losses: [FileID: String] = [:]

  /// No limit.
  init() {}

  init(_ scan: Scan, _ workspace: Workspace) {
    for script in scan.scripts {
      let files = script.files + script.trace.otherFiles
      for limit in script.trace.limits where limit.kind != .command {
        let sentence = Self.sentence(for: limit, in: script.file, workspace)
        for file in files where limit.kind == .rest && cuts[file] == nil { cuts[file] = sentence }
        for file in files where losses[file] == nil { losses[file] = sentence }
      }
    }
  }

  /// What to say beside a call of a file that is not understood.
  func notes(on file: FileID) -> [String] { (cuts[file] ?? losses[file]).map { [$0] } ?? [] }

  private static func sentence(
    for limit: Limit, in file: FileID, _ workspace: Workspace
  ) -> String {
    let file = limit.origin?.file ?? file
    let path = String(decoding: workspace.path(of: file), as: UTF8.self)
    let line = LineTable(workspace.bytes(of: file)).line(at: limit.origin?.range.start ?? 0)
    let end =
      limit.kind == .rest
      ? "following it ends at \(path):\(line)" : "a value is not followed at \(path):\(line)"
    return "\(end): \(limit.reason)"
  }
}
