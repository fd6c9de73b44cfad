import Migration
import Rules
import Text

extension Report {
  /// One page for a browser, with nothing to load: it can be read without JavaScript.
  var htmlReport: String {
    var page = HTMLPage(report: self)
    return page.text
  }
}

/// Writes the parts of the page.
struct HTMLPage {
  let report: Report
  private var frames: FrameWriter
  private var views: [FileID: SourceView] = [:]

  init(report: Report) {
    self.report = report
    frames = FrameWriter(report: report, style: TextStyle())
  }

  private var calls: [Finding] { report.calls }

  /// The whole page.
  var text: String {
    mutating get {
      let articles = calls.map { article($0) }.joined()
      return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
        <link rel="icon" href="data:,">
        <title>tenant2flex: \(html(headline))</title>
        <style>
        \(htmlStyle)</style>
        </head>
        <body>
        <header>
        <h1>\(html(headline))</h1>
        <p>\(html(deadline))</p>
        </header>
        <main>
        \(summary)\(controls)<div id="findings">
        \(articles)</div>
        \(rest())</main>
        <footer><p>\(html(colophon))</p></footer>
        <script>
        \(htmlScript)</script>
        </body>
        </html>

        """
    }
  }

  // MARK: The head of the page

  private var headline: String {
    let totals = report.totals
    if totals.calls == 0 { return "No deprecated Atlas calls" }
    return "\(counted(totals.calls, "deprecated Atlas call")) in \(counted(totals.files, "file"))"
  }

  private var deadline: String {
    let sunset = report.edition.rules.sunset
    let days = report.edition.asOf.days(until: sunset)
    switch days {
    case 0: return "The endpoints are retired today, \(sunset)."
    case ..<0: return "The endpoints were retired on \(sunset), \(counted(-days, "day")) ago."
    default: return "\(counted(days, "day")) left: the endpoints are retired on \(sunset)."
    }
  }

  private var colophon: String {
    let totals = report.totals
    var words = "\(counted(report.outcome.filesScanned, "file")) scanned"
    if totals.notes > 0 { words += ", \(counted(totals.notes, "note"))" }
    if totals.suppressed > 0 { words += ", \(totals.suppressed) suppressed" }
    return words + ". Made by tenant2flex \(report.edition.version) as of \(report.edition.asOf); "
      + "credentials are hidden."
  }

  private var summary: String {
    guard !calls.isEmpty else { return "" }
    let rules = counts(calls.map { ($0.rule, title(of: $0)) })
    let levels = counts(calls.map { ($0.level.rawValue, words(for: $0.level)) })
    let files = counts(calls.map { (report.shownPath(of: $0.file), report.shownPath(of: $0.file)) })
    return """
      <section class="summary" aria-label="Summary">
      \(table("By operation", rules))\(table("By level", levels))\
      \(table("By file", files))</section>

      """
  }

  private func title(of finding: Finding) -> String {
    report.edition.rules.rule(finding.rule)?.title ?? finding.rule
  }

  private func words(for level: Level) -> String {
    switch level {
    case .safe: "safe: migrate rewrites it"
    case .unsafe: "unsafe: migrate --unsafe-fixes rewrites it"
    case .manual: "manual: to be done by hand"
    case .note: "note"
    }
  }

  private typealias Count = (key: String, name: String, number: Int)

  private func counts(_ items: [(String, String)]) -> [Count] {
    var result: [Count] = []
    for (key, name) in items {
      if let place = result.firstIndex(where: { $0.key == key }) {
        result[place].number += 1
      } else {
        result.append((key, name, 1))
      }
    }
    return result.sorted { ($1.number, $0.key) < ($0.number, $1.key) }
  }

  /// How many rows of a table are open.
  private static let most = 10

  private func table(_ caption: String, _ rows: [Count]) -> String {
    let scale = max(1, rows.map(\.number).max() ?? 1)
    let drawn = rows.map { row in
      "<tr><th scope=\"row\">\(html(row.name))</th><td>\(row.number)</td>"
        + "<td class=\"bar\"><meter min=\"0\" max=\"\(scale)\" value=\"\(row.number)\">"
        + "\(row.number)</meter></td></tr>\n"
    }
    let open = drawn.prefix(HTMLPage.most).joined()
    let rest = drawn.dropFirst(HTMLPage.most)
    let more =
      rest.isEmpty
      ? ""
      : "<details><summary>\(rest.count) more</summary>\n<table>\n\(rest.joined())</table>"
        + "</details>\n"
    return "<div><table><caption>\(caption)</caption>\n\(open)</table>\n\(more)</div>\n"
  }

  /// Filters, which the script shows.
  private var controls: String {
    guard !calls.isEmpty else { return "" }
    let rules = counts(calls.map { ($0.rule, $0.rule) })
    let levels = counts(calls.map { ($0.level.rawValue, $0.level.rawValue) })
    let files = counts(calls.map { (report.shownPath(of: $0.file), report.shownPath(of: $0.file)) })
    return """
      <form class="controls" id="controls" hidden>
      \(choice("level", levels))\(choice("rule", rules))\(choice("file", files))\
      <button type="button" id="layout" aria-pressed="false">Unified diff</button>
      <output id="shown" aria-live="polite"></output>
      </form>

      """
  }

  private func choice(_ name: String, _ rows: [Count]) -> String {
    let options = rows.map {
      "<option value=\"\(html($0.key))\">\(html($0.name)) (\($0.number))</option>"
    }
    return "<label>\(name) <select name=\"\(name)\"><option value=\"\">all</option>"
      + "\(options.joined())</select></label>\n"
  }

  // MARK: A finding

  private mutating func article(_ finding: Finding) -> String {
    let place = frames.place(finding.file, finding.range.start)
    let level = finding.level.rawValue
    var text = """
      <article id="f-\(html(finding.fingerprint))" data-level="\(level)" \
      data-rule="\(html(finding.rule))" data-file="\(html(report.shownPath(of: finding.file)))">
      <h2><a href="#f-\(html(finding.fingerprint))">\(html(place))</a></h2>
      <p class="tags"><span class="tag \(level)">\(level)</span> \
      <span class="tag \(finding.severity.rawValue)">\(finding.severity.rawValue)</span> \
      <span class="tag">\(html(finding.rule))</span></p>
      <p>\(prose(finding.message))</p>
      <p class="advice">\(prose(report.verdict(finding)))</p>

      """
    text += finding.edits.isEmpty ? source(finding) : diffs(finding)
    text += list("Right under these assumptions", finding.assumptions)
    text += list("Notes", finding.notes)
    return text + requests(finding) + "</article>\n"
  }

  private func list(_ title: String, _ items: [String]) -> String {
    if items.isEmpty { return "" }
    let rows = items.map { "<li>\(prose($0))</li>\n" }.joined()
    return "<h3>\(title)</h3>\n<ul>\n\(rows)</ul>\n"
  }

  /// A message, with what stands between backticks as code.
  private func prose(_ text: String) -> String {
    spans(of: redacted(text)).map {
      $0.isCode ? "<code>\(html($0.text))</code>" : html($0.text)
    }.joined()
  }

  private func requests(_ finding: Finding) -> String {
    let pairs = [
      ("The request now", finding.request), ("The request to send", finding.replacement),
    ]
    let blocks = pairs.compactMap { title, request in
      request.map { "<div><h3>\(title)</h3>\n<pre>\(wire(redacted($0)))</pre></div>\n" }
    }
    return blocks.isEmpty ? "" : "<div class=\"wire\">\n\(blocks.joined())</div>\n"
  }

  /// A request as it goes over the wire (RFC 9112, section 3).
  private func wire(_ request: RequestSummary) -> String {
    var target = request.url
    var host: String?
    if let mark = target.firstRange(of: "://") {
      let end = target[mark.upperBound...].firstIndex(of: "/") ?? target.endIndex
      host = String(target[mark.upperBound..<end])
      target = end == target.endIndex ? "/" : String(target[end...])
    }
    var lines = ["\(request.method) \(target) HTTP/1.1"]
    if let host { lines.append("Host: \(host)") }
    lines += request.headers.map { "\($0.name): \($0.value)" }
    if let body = request.body {
      lines += [""] + body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.map { html($0) }.joined(separator: "\n")
  }

  private mutating func view(of file: FileID) -> SourceView {
    if let view = views[file] { return view }
    let view = SourceView(report.outcome.sources.bytes(of: file))
    views[file] = view
    return view
  }

  private mutating func source(_ finding: Finding) -> String {
    HTMLDiff(old: view(of: finding.file)).source(finding.range)
  }

  private mutating func diffs(_ finding: Finding) -> String {
    var text = ""
    for (file, edits) in report.byFile(finding.edits) {
      let path = html(report.shownPath(of: file))
      text += "<h3>\(path)</h3>\n" + HTMLDiff(old: view(of: file)).text(of: edits)
    }
    return text
  }

  // MARK: What is no call

  private mutating func rest() -> String {
    let problems = report.outcome.problems.map { line(for: $0, in: report.outcome.sources) }
    var places: [String] = []
    for entry in report.outcome.ledger.entries where entry.fate == .notUnderstood {
      let reason = entry.reason.isEmpty ? "" : ": " + redacted(entry.reason)
      places.append(frames.place(entry.file, entry.range.start) + reason)
    }
    return section("Not understood, look at these", places) + section("Errors", problems)
  }

  private func section(_ title: String, _ rows: [String]) -> String {
    if rows.isEmpty { return "" }
    let items = rows.map { "<li>\(html($0))</li>\n" }.joined()
    return "<section><h2>\(title)</h2>\n<ul>\n\(items)</ul></section>\n"
  }
}

/// Text for an element or an attribute in quotes: it can neither end it nor steer the browser.
func html(_ text: String) -> String {
  visible(text).unicodeScalars.map { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: String(scalar)
    }
  }.joined()
}
