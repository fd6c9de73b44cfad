import Calls
import Documents
import Rules
import Scanner
import ShellSyntax
import Text

extension NeedsFinder {
  /// Why text stands in the way that holds the name of a field which has another name then, where
  /// names of the answer's fields become values (`eval "job_$key=..."`) or values name its fields
  /// (`.[$column]`): a variable, a column, or a placeholder of a template may be that name.
  func openName(of call: DeprecatedCall, _ readers: Readers) -> String? {
    let script = scan.scripts[call.trace]
    guard readers.namesAreValues, !isGoFile(workspace.path(of: script.file)) else { return nil }
    let fields = call.rule.response.renamed.keys.sorted().map { [UInt8]($0.utf8) }
    let markers = Markers(fields)
    let renamed = readers.changes.flatMap { $0.sourceEdits(in: workspace.sources) ?? [] }
    let data = dataFiles(of: script.trace, in: script.file, workspace)
    for file in Set(script.files).union(data).sorted() {
      let bytes = workspace.bytes(of: file)
      guard markers.occur(in: bytes) else { continue }
      let isPage = scan.documents[file]?.kind.isPage == true
      let comments =
        scan.documents[file]?.comments
        ?? (data.contains(file) ? [] : parseShell(bytes).comments)
      let place = markers.allOccurrences(in: bytes).lazy.map { found in
        ByteRange(found.offset, found.offset + fields[found.marker].count)
      }.first { place in
        !comments.contains { $0.contains(place) }
          && !renamed.contains { $0.file == file && $0.edit.range.overlaps(place) }
          && (!isPage || script.places.contains { $0.contains(place) })
      }
      guard let place else { continue }
      let path = String(decoding: workspace.path(of: file), as: UTF8.self)
      return "names of its answer's fields are values, and "
        + "`\(String(decoding: bytes[place], as: UTF8.self))` at \(path):"
        + "\(LineTable(bytes).line(at: place.start)) may be one that changes"
    }
    return nil
  }
}
