import Calls
import Rules
import Scanner
import Text

/// What other files do with the output of programs of Go that print answers of the SDK.
struct ProgramReaders {
  let workspace: Workspace
  let rules: RuleSet
  /// The edits of groups whose answers may be printed or kept with the names of their fields.
  let shown: [[SourceEdit]]

  /// The findings, of which those become manual whose program another file runs that names a field
  /// which has another name then; and the edits that are withdrawn.
  func withdrawn(_ findings: [Finding]) -> ([Finding], Set<SourceEdit>) {
    guard !shown.isEmpty else { return (findings, []) }
    var result = findings
    var edits: Set<SourceEdit> = []
    for own in shown {
      let group = result.indices.filter { result[$0].edits == own }
      guard let reason = group.lazy.compactMap({ self.reader(of: result[$0]) }).first else {
        continue
      }
      edits.formUnion(own)
      for index in group {
        result[index].level = .manual
        result[index].edits = []
        result[index].assumptions = []
        result[index].notes.insert("not edited: \(reason)", at: 0)
      }
    }
    return (result, edits)
  }

  /// Why a file stands in the way of a finding's edits.
  private func reader(of finding: Finding) -> String? {
    let fields = rules.rule(finding.rule)?.response.renamed.keys.sorted() ?? []
    let running =
      spellingsOfRunningGo.map { [UInt8]($0.utf8) }
      + programNames(of: workspace.path(of: finding.file))
    for file in workspace.sources.files where !isGoFile(file.path) {
      guard let field = fields.first(where: { file.bytes.contains($0) }),
        running.contains(where: { names($0, file.bytes) })
      else { continue }
      return "its answer may be printed or kept, and `"
        + "\(String(decoding: file.path, as: UTF8.self))`, which runs programs of Go, names "
        + "`\(field)`"
    }
    return nil
  }

  private func names(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
    Markers([word]).allOccurrences(in: bytes).contains { found in
      let end = found.offset + word.count
      return (found.offset == 0 || !isNameByte(bytes[found.offset - 1]))
        && (end == bytes.count || word.last == 0x20 || !isNameByte(bytes[end]))
    }
  }
}
