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
    lines += finding.notes.filter { reason($0) == nil }.map {
      Row(label: "note", text: shownText($0))
    }
    return head + drawn(lines) + "\n"
  }

  /// Why a fix is not made, if that is what a note says.
  private func reason(_ note: String) -> String? {
    let mark = "not edited: "
    return note.hasPrefix(mark) ? String(note.dropFirst(mark.count)) : nil
  }

  private func shownText(_ text: String) -> String { visible(redacted(text)) }

  private mutating func heading(_ finding: Finding) -> String {
    let place = self.place(finding.file, finding.range.start)
    let paint: Paint =
      switch finding.severity {
      case .error: .boldRed
      case .warning: .boldYellow
      case .note: .boldBlue
      }
    let kind = "\(finding.severity.rawValue)[\(finding.rule)]"
    let message = shownText(finding.message) + suppressed(finding)
    let lines = folded(message, after: place.count + 3 + kind.count).joined(separator: "\n    ")
    return "\(style.paint(place, .bold)): \(style.paint(kind, paint)) \(lines)\n"
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
      case more = " "
    }
    var number: Int?
    var mark: Mark
    var text: String
    var paint: Paint?
    /// Whether it is words, which may be folded.
    var isProse = false
    init(number: Int? = nil, mark: Mark, text: String, paint: Paint? = nil) {
      self.number = number
      self.mark = mark
      self.text = text
      self.paint = paint
    }
    init(label: String, text: String) {
      self.init(mark: .label, text: "\(label): \(text)")
      isProse = true
    }
  }

  private func drawn(_ rows: [Row]) -> String {
    let width = rows.compactMap(\.number).max().map { String($0).count } ?? 1
    var text = ""
    for row in rows.flatMap(folded) {
      let number = row.number.map(String.init) ?? ""
      let gutter = String(repeating: " ", count: width - number.count) + number
      let line = "\(row.mark.rawValue) \(row.text)"
      let shown = row.paint.map { style.paint(line, $0) } ?? line
      text += trimmed("\(style.paint(gutter, .boldBlue)) \(shown)") + "\n"
    }
    return text
  }

  /// A label with much text in several rows.
  private func folded(_ row: Row) -> [Row] {
    guard row.mark == .label, row.isProse else { return [row] }
    return folded(row.text, after: 4).enumerated().map { index, line in
      Row(mark: index == 0 ? .label : .more, text: index == 0 ? line : "  " + line)
    }
  }

  /// How wide text for a person is drawn, in columns.
  private static let width = 100

  /// The words of a text in lines; the first begins after some columns.
  private func folded(_ text: String, after used: Int) -> [String] {
    var lines = [""]
    var place = used
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if place + word.count + 1 > FrameWriter.width, lines != [""] {
        lines.append("")
        place = 4
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      place += word.count + 1
    }
    return lines
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
      let proved = "`tenant2flex migrate` makes it; proved to send exactly the new request"
      return [Row(label: "safe fix", text: proved)] + rewritten(finding)
    case .unsafe:
      let command =
        "`tenant2flex migrate --unsafe-fixes` makes it; right if what is assumed holds"
      return [Row(label: "unsafe fix", text: command)] + rewritten(finding)
    case .manual, .note:
      let reasons = finding.notes.compactMap(reason).map {
        Row(label: "not edited", text: shownText($0))
      }
      guard let replacement = finding.replacement else {
        let page = "`tenant2flex explain \(visible(finding.rule))` says what to send instead"
        return reasons + [Row(label: "by hand", text: page)]
      }
      return reasons + [Row(label: "by hand", text: "send this request instead")]
        + requestRows(replacement)
    }
  }

  /// The rewritten lines; in a plan the diff shows them, so they are left out.
  private mutating func rewritten(_ finding: Finding) -> [Row] {
    if report.purpose == .plan, report.applied.contains(finding.level) { return [] }
    var rows: [Row] = []
    for (file, edits) in report.byFile(finding.edits) {
      let old = view(of: file)
      guard let changes = lineChanges(of: edits, in: old.bytes, old.table) else { continue }
      if file != finding.file {
        rows.append(Row(mark: .label, text: "in: \(report.shownPath(of: file))"))
      }
      let new = ChangedView(old, edits)
      rows += FrameWriter.rows(
        of: changes, { old.rows(ofLine: $0, marking: edits.map(\.range)) },
        { new.rows(ofLine: $0, marking: places(of: edits)) })
    }
    return rows
  }

  /// The rows of changes, from the rows of an old and of a new line, by their 1-based numbers.
  private static func rows(
    of changes: [LineChange], _ old: (Int) -> [String], _ new: (Int) -> [String]
  ) -> [Row] {
    var rows: [Row] = []
    var shift = 0
    for change in changes {
      let first = change.start + 1
      let isPaired = change.removed.count == change.added.count
      for index in change.removed.indices {
        rows += FrameWriter.rows(first + index, .removed, old(first + index), .red)
      }
      for index in change.added.indices {
        let number = isPaired ? first + index : nil
        rows += FrameWriter.rows(number, .added, new(first + shift + index), .green)
      }
      shift += change.added.count - change.removed.count
    }
    return rows
  }

  private static func rows(
    _ number: Int?, _ mark: Row.Mark, _ texts: [String], _ paint: Paint
  ) -> [Row] {
    texts.enumerated().map { index, text in
      Row(number: index == 0 ? number : nil, mark: mark, text: text, paint: paint)
    }
  }

  private func requestRows(_ request: RequestSummary) -> [Row] {
    let request = redacted(request)
    var lines = ["\(request.method) \(request.url)"]
    lines += request.headers.map { "\($0.name): \($0.value)" }
    if let body = request.body {
      let text = body.hasSuffix("\n") ? String(body.dropLast()) : body
      lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.flatMap { line in
      // Longer than any screen; what is shorter is left in one piece, to be copied.
      cut(visible(line), 180).map { Row(mark: .source, text: "  " + $0) }
    }
  }

  private func cut(_ line: String, _ width: Int) -> [String] {
    var rest = Substring(line)
    var pieces: [String] = []
    repeat {
      pieces.append((pieces.isEmpty ? "" : "  ") + rest.prefix(width))
      rest = rest.dropFirst(width)
    } while !rest.isEmpty
    return pieces
  }
}

/// A request with its credentials hidden.
func redacted(_ request: RequestSummary) -> RequestSummary {
  let headers = request.headers.map { header in
    let line = Array("\(header.name): ".utf8)
    let whole = line + Array(header.value.utf8)
    // After a credential the value goes on with parts of it: `Digest username="a", response="b"`.
    let shown = secrets(in: whole).first.map { whole[..<$0.start] + Array(redaction.utf8) }
    let text = String(decoding: (shown ?? whole[...]).dropFirst(line.count), as: UTF8.self)
    let value = (shown ?? whole[...]).starts(with: line) ? text : redaction
    return RequestSummary.Header(name: header.name, value: value)
  }
  return RequestSummary(
    method: request.method, url: redacted(request.url), headers: headers,
    body: request.body.map(redacted))
}
