import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// Where a Go program holds an answer as a value of any type, or as text, any string of it may be
/// the name by which a field is read, however far that string has come.
extension Rounds {
  /// Adds what fixes rest on: strings that name a field which has another name in the new answer,
  /// and that no fix changes, do not read it.
  func noteFieldStrings(_ drafts: inout [Draft]) {
    let edits = Dictionary(grouping: drafts.flatMap(\.edits), by: \.file)
    for index in drafts.indices
    where drafts[index].obstacle == nil && !isDouble(drafts[index]) {
      let fields = drafts[index].rule.response.renamed.keys.sorted()
      guard !fields.isEmpty else { continue }
      for number in Set(drafts[index].calls.map(\.trace)).sorted() {
        let script = scan.scripts[number]
        guard script.trace.holdsAnswers else { continue }
        for file in script.files where isGoFile(workspace.path(of: file)) {
          let known = script.trace.unreadKeys.compactMap(\.word).filter { $0.file == file }
          for place in FieldNames(fields, isFilled: script.trace.givesKeys).places(
            in: workspace.bytes(of: file))
          where !(edits[file] ?? []).contains(where: { $0.edit.range.overlaps(place) })
            && !known.contains(where: { $0.range.contains(place) })
          {
            drafts[index].assumptions.append(assumption(place, file))
          }
        }
      }
    }
  }

  private func assumption(_ place: ByteRange, _ file: FileID) -> String {
    let bytes = workspace.bytes(of: file)
    let path = String(decoding: workspace.path(of: file), as: UTF8.self)
    let line = LineTable(bytes).line(at: place.start)
    let name = String(decoding: bytes[place], as: UTF8.self)
    return "`\(name)` in the string at \(path):\(line) does not name a field of its answer"
  }
}
