import Migration
import Text

/// Draws findings as ruff and rustc do: the place, the source with carets, and what to do.
struct FrameWriter {
  let report: Report
  let style: TextStyle
  private var views: [FileID: SourceView] = [:]
  private var tables: LineTables

  init(report: Report, style: TextStyle) {
    self.report = report
    tables = LineTables(sources: report.outcome.sources)
    self.style = style
  }

  /// The view of a file, made once.
  mutating func view(of file: FileID) -> SourceView {
    if let view = views[file] { return view }
    let view = SourceView(report.outcome.sources.bytes(of: file))
    views[file] = view
    return view
  }

  /// `path:line:column`.
  mutating func place(_ file: FileID, _ offset: Int) -> String {
    let position = tables.table(of: file).position(at: offset)
    return "\(report.shownPath(of: file)):\(position.line):\(position.column)"
  }

  /// A finding as text, with an empty line after it unless it is a note of one line.
  mutating func text(of finding: Finding) -> String {
    let head = heading(finding)
    guard finding.counts else { return head }
    var lines = frame(finding)
    lines += fix(finding)
    lines += finding.assumptions.map { Row(label: "assuming", text: shownText($0)) }
    lines += finding.notes.map { Row(label: "note", text: shownText($0)) }
    return head + drawn(lines) + "\n"
  }

  private func shownText(_ text: String) -> String { visible(redacted(text)) }

  private mutating func heading(_ finding: Finding) -> String {
    let place = style.paint(self.place(finding.file, finding.range.start), .bold)
    let paint: Paint =
      switch finding.severity {
      case .error: .boldRed
      case .warning: .boldYellow
      case .note: .boldBlue
      }
    let kind = style.paint("\(finding.severity.rawValue)[\(finding.rule)]", paint)
    return "\(place): \(kind) \(shownText(finding.message))\(suppressed(finding))\n"
  }

  private func suppressed(_ finding: Finding) -> String {
    guard let suppression = finding.suppression else { return "" }
    let reason = suppression.reason.isEmpty ? "" : ": \(shownText(suppression.reason))"
    let until = suppression.until.map { " (until \($0))" } ?? ""
    return " (suppressed by a \(suppression.kind.rawValue)\(reason)\(until))"
  }

  // MARK: Rows

  /// One row of a frame: a source line with a number, or a label with text.
  struct Row {
    /// What stands left of the text.
    enum Mark: String {
      case source = "|"
      case removed = "-"
      case added = "+"
      case label = "="
    }
    var number: Int?
    var mark: Mark
    var text: String
    var paint: Paint?
    init(number: Int? = nil, mark: Mark, text: String, paint: Paint? = nil) {
      self.number = number
      self.mark = mark
      self.text = text
      self.paint = paint
    }
    init(label: String, text: String) {
      self.init(mark: .label, text: "\(label): \(text)")
    }
  }

  private func drawn(_ rows: [Row]) -> String {
    let width = rows.compactMap(\.number).max().map { String($0).count } ?? 1
    var text = ""
    for row in rows {
      let number = row.number.map(String.init) ?? ""
      let gutter = String(repeating: " ", count: width - number.count) + number
      let line = "\(row.mark.rawValue) \(row.text)"
      let shown = row.paint.map { style.paint(line, $0) } ?? line
      text += trimmed("\(style.paint(gutter, .boldBlue)) \(shown)") + "\n"
    }
    return text
  }

  private func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.hasSuffix(" ") { line.removeLast() }
    return String(line)
  }

  // MARK: Source

  /// How many lines of a long range are shown.
  private static let most = 8

  private mutating func frame(_ finding: Finding) -> [Row] {
    let view = view(of: finding.file)
    let first = view.table.line(at: finding.range.start)
    let last = view.table.line(at: max(finding.range.start, finding.range.end - 1))
    var rows = [Row(mark: .source, text: "")]
    for number in first...last {
      if last - first >= FrameWriter.most, number > first + FrameWriter.most - 3, number < last {
        if number == first + FrameWriter.most - 2 { rows.append(Row(mark: .source, text: "...")) }
        continue
      }
      let line = view.line(number, marking: finding.range)
      rows.append(Row(number: number, mark: .source, text: line.text))
      if !line.marks.isEmpty {
        rows.append(Row(mark: .source, text: line.marks, paint: severityPaint(finding)))
      }
    }
    return rows
  }

  private func severityPaint(_ finding: Finding) -> Paint {
    finding.severity == .error ? .boldRed : .boldYellow
  }

  // MARK: The fix

  private mutating func fix(_ finding: Finding) -> [Row] {
    switch finding.level {
    case .safe:
      return [Row(label: "safe fix", text: "`tenant2flex migrate` rewrites")] + rewritten(finding)
    case .unsafe:
      let command = "`tenant2flex migrate --unsafe-fixes` rewrites"
      return [Row(label: "unsafe fix", text: command)] + rewritten(finding)
    case .manual, .note:
      guard let replacement = finding.replacement else { return [] }
      return [Row(label: "by hand", text: "send this request instead")] + requestRows(replacement)
    }
  }

  /// The rewritten lines; in a plan the diff shows them, so they are left out.
  private mutating func rewritten(_ finding: Finding) -> [Row] {
    if report.purpose == .plan, report.applied.contains(finding.level) { return [] }
    var rows: [Row] = []
    for (file, edits) in report.byFile(finding.edits) {
      let old = view(of: file)
      guard let changes = lineChanges(of: edits, in: old.bytes, old.table),
        let changed = apply(edits, to: old.bytes)
      else { continue }
      if file != finding.file {
        rows.append(Row(label: "in", text: report.shownPath(of: file)))
      }
      // Whole texts, since a credential may begin on a line before.
      rows += FrameWriter.rows(of: changes, old, SourceView(changed))
    }
    return rows
  }

  private static func rows(
    of changes: [LineChange], _ old: SourceView, _ new: SourceView
  ) -> [Row] {
    var rows: [Row] = []
    var shift = 0
    for change in changes {
      let isPaired = change.removed.count == change.added.count
      for (index, line) in change.removed.enumerated() {
        let other = isPaired ? change.added[index] : line
        let text = old.text(of: line, from: other, at: change.start + index + 1)
        rows.append(
          Row(number: change.start + index + 1, mark: .removed, text: text, paint: .red))
      }
      for (index, line) in change.added.enumerated() {
        let other = isPaired ? change.removed[index] : line
        let text = new.text(of: line, from: other, at: change.start + shift + index + 1)
        let number = isPaired ? change.start + index + 1 : nil
        rows.append(Row(number: number, mark: .added, text: text, paint: .green))
      }
      shift += change.added.count - change.removed.count
    }
    return rows
  }

  private func requestRows(_ request: RequestSummary) -> [Row] {
    let request = redacted(request)
    var lines = ["\(request.method) \(request.url)"]
    lines += request.headers.map { "\($0.name): \($0.value)" }
    if let body = request.body {
      lines += body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.map { Row(mark: .source, text: "  " + visible($0)) }
  }
}

extension SourceView {
  /// The 1-based line `number`, which reads `line`, cut around what `other` does not share.
  fileprivate func text(of line: [UInt8], from other: [UInt8], at number: Int) -> String {
    let head = zip(line, other).prefix { $0 == $1 }.count
    let tail = zip(line.dropFirst(head).reversed(), other.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    let differing = ByteRange(head, max(head, line.count - tail))
    return self.line(number, marking: differing.moved(by: table.range(ofLine: number).start)).text
  }
}

/// A request with its credentials hidden.
func redacted(_ request: RequestSummary) -> RequestSummary {
  let headers = request.headers.map { header in
    let line = "\(header.name): "
    let shown = redacted(line + header.value)
    let value = shown.hasPrefix(line) ? String(shown.dropFirst(line.count)) : redaction
    return RequestSummary.Header(name: header.name, value: value)
  }
  return RequestSummary(
    method: request.method, url: redacted(request.url), headers: headers,
    body: request.body.map(redacted))
}
