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
    var result = findings
    var edits: Set<SourceEdit> = []
    let all = Set(findings.filter { $0.level != .manual && !$0.edits.isEmpty }.map(\.edits))
    for own in all {
      let group = result.indices.filter { result[$0].edits == own }
      let reason =
        group.lazy.compactMap { self.template(for: result[$0]) }.first
        ?? (shown.contains(own) ? group.lazy.compactMap { self.reader(of: result[$0]) }.first : nil)
      guard let reason else { continue }
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

  /// Why a template stands in the way: it takes a field or a getter of a value by its name
  /// (`{{.ClusterName}}`), in the package of the call or in a file beside it.
  private func template(for finding: Finding) -> String? {
    let file = finding.file
    guard isGoFile(workspace.path(of: file)) else { return nil }
    let fields = rules.rule(finding.rule)?.response.renamed.keys.sorted() ?? []
    let names = fields.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let markers = Markers(names.flatMap { [".\($0)", ".Get\($0)"] }.map { [UInt8]($0.utf8) })
    guard !names.isEmpty else { return nil }
    for name in templateFiles(beside: file) {
      guard let other = workspace.load(name, from: file) else { continue }
      let bytes = workspace.bytes(of: other)
      let found = markers.allOccurrences(in: bytes).first { isAction($0.offset, bytes) }
      guard let found else { continue }
      let path = String(decoding: workspace.path(of: other), as: UTF8.self)
      let line = LineTable(bytes).line(at: found.offset)
      return "a template at \(path):\(line) names a field that has another name then"
    }
    return nil
  }

  /// The files that may hold templates of a program, in its folder and in those for templates.
  private func templateFiles(beside file: FileID) -> [[UInt8]] {
    let suffixes = ["go", "tmpl", "tpl", "gotmpl", "gohtml", "html", "txt", "md"].map {
      [UInt8](".\($0)".utf8)
    }
    return [".", "templates", "template", "tmpl", "views"].flatMap { folder in
      workspace.names(in: [UInt8](folder.utf8), from: file).lazy
        .filter { name in suffixes.contains { name.suffix($0.count).elementsEqual($0) } }
        .prefix(200).map { [UInt8]("\(folder)/".utf8) + $0 }
    }
  }

  /// Whether a place stands between the braces of a template's action.
  private func isAction(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    let line = bytes[..<offset].reversed().prefix { $0 != 0x0A }
    let before = Array(line.reversed())
    let opened = Markers([Array("{{".utf8)]).allOccurrences(in: before).last?.offset ?? -1
    let closed = Markers([Array("}}".utf8)]).allOccurrences(in: before).last?.offset ?? -1
    return opened > closed
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
