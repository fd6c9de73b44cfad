import Documents
import Languages
import Rules
import Scanner
import Text

extension RunBuilder {
  /// Reads a file of another language: its comments and strings, and the requests in them that
  /// were not followed as shell text.
  func read(_ page: inout Page, _ findings: inout [Finding]) {
    readSamples(&page, &findings)
    let path = workspace.path(of: page.file)
    if isPage(path), let programs = programs(ofPage: page.bytes),
      let dialect = Dialect(language: "javascript")
    {
      readRequests(in: programs, dialect, &page, &findings)
    }
    guard !page.isData else { return }
    let dialect = Dialect(path: path, bytes: page.bytes)
    if let dialect { readRequests(in: page.bytes, dialect, &page, &findings) }
    let kind = documents[page.file]?.kind
    guard dialect != nil || kind == nil || kind == .yaml else { return }
    let joined = isAPINamed ? joinedPaths(in: page.bytes, rules: rules) : []
    let comments = page.comments + (documents[page.file]?.commentsWithScripts ?? [])
    for path in (dialect == nil ? [] : splitPaths(in: page.bytes, rules: rules)) + joined
    where !comments.contains(where: { $0.contains(path.range) })
      && !page.covered.contains(where: { $0.range.overlaps(path.range) })
    {
      page.covered.append((path.range, .manual))
      findings.append(unfollowed(path.rule, page.file, path.range))
    }
  }

  /// Whether a file is a page of HTML, by its name.
  private func isPage(_ path: [UInt8]) -> Bool {
    [".html", ".htm", ".xhtml"].contains { path.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// The same of text in a file, which stands in `bytes` at the places where it stands there.
  func readRequests(
    in bytes: [UInt8], _ dialect: Dialect, _ page: inout Page, _ findings: inout [Finding]
  ) {
    let source = SourceText(
      file: page.file, bytes: bytes, dialect: dialect, commands: WrittenCallSearch.commands)
    let search = WrittenCallSearch(rules: rules)
    page.comments += source.comments + source.expressions.filter(search.isShown).map(\.range)
    page.strings += source.strings
    let followed = page.covered.map(\.range)
    for call in search.calls(in: source)
    where !call.places.contains(where: { place in followed.contains { $0.overlaps(place) } }) {
      findings.append(finding(of: call, page))
      let level: Level = isVendored(page.file) ? .note : .manual
      page.covered += call.places.map { ($0, level) }
    }
  }

  private func finding(of call: WrittenCall, _ page: Page) -> Finding {
    let inner = call.command.flatMap { rewritten($0, call.rule) }
    let level: Level = isVendored(page.file) ? .note : .manual
    return Finding(
      rule: call.rule.id, kind: .call, level: level, severity: severity(level), file: page.file,
      range: call.range,
      message: inner?.message
        ?? (isOpen(call) ? messageOfAny(call.rule) : message(call.rule)),
      request: inner?.request ?? request(call, isAfter: false),
      replacement: inner?.replacement ?? request(call, isAfter: true),
      notes: notes(call, inner?.command))
  }

  private func notes(_ call: WrittenCall, _ command: String?) -> [String] {
    var notes = ["not edited: code of this language is read and never rewritten"]
    if let command { notes.append("the command is then: \(command)") }
    if call.isAmbiguous {
      notes.append("the operation is known only at run time")
      return notes + (isOpen(call) ? notesOfAny() : [])
    }
    let renamed = call.rule.response.renamed.sorted { $0.key < $1.key }
    for (old, new) in renamed {
      notes.append("in the answer the field `\(old)` is `\(new)` now")
    }
    return notes + call.rule.notes.filter { $0.query == nil }.map(\.text)
  }

  /// Whether it is a path of which only the run tells the operation.
  private func isOpen(_ call: WrittenCall) -> Bool {
    call.isAmbiguous && call.replacements == nil && !call.namesCommand
  }

  /// The request as it is, or as it has to be; fields of the body stand for their values.
  private func request(_ call: WrittenCall, isAfter: Bool) -> RequestSummary? {
    if call.command != nil && call.replacements == nil || isOpen(call) { return nil }
    let (old, new) = (call.rule.deprecated, call.rule.replacement)
    let url =
      isAfter
      ? call.replacements.map { changes in
        call.text.replacing(changes.map { ($0.range, $0.bytes) }).description
      } ?? new.path.text
      : call.text.description
    let fields = isAfter ? call.rule.body.keep : call.rule.body.known
    return RequestSummary(
      method: isAfter ? new.method : old.method, url: url,
      headers: [.init(name: "Accept", value: isAfter ? new.mediaType : old.mediaTypes[0])],
      body: sampleBody(of: call.rule, fields))
  }

  /// A body in which the names of the fields stand for their values; nil where none is sent.
  func sampleBody(of rule: Rule, _ fields: [String]) -> String? {
    let body = fields.map { "\"\($0)\": \"${\($0)}\"" }.joined(separator: ", ")
    return rule.body.isRequired ? "{\(body)}" : nil
  }

  /// What `migrate` makes of a shell command that a string spells, and its only finding.
  private func rewritten(
    _ command: String, _ rule: Rule
  ) -> (command: String, message: String, request: RequestSummary?, replacement: RequestSummary?)? {
    let workspace = Workspace(roots: [])
    let script = workspace.add(text: [UInt8](command.utf8), named: [UInt8]("command.sh".utf8))
    var found = Discovery()
    found.scripts = [script]
    var builder = RunBuilder(
      found: found, workspace: workspace, rules: rules, asOf: asOf, others: [],
      rewritesMentions: false)
    let outcome = builder.outcome()
    let findings = outcome.findings.filter { $0.kind == .call && $0.rule == rule.id }
    guard let finding = findings.first,
      finding.level == .safe || finding.level == .unsafe,
      let changed = outcome.sources.applying(outcome.edits(of: [.safe, .unsafe]))
    else { return nil }
    let text = String(decoding: changed.bytes(of: script), as: UTF8.self)
    return (text, finding.message, finding.request, finding.replacement)
  }
}
