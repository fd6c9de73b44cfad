import Migration
import Text

extension Report {
  /// Workflow commands of GitHub Actions, worst first, because only ten of a kind are shown for
  /// each step; then one line with the totals ("Workflow commands for GitHub Actions").
  var gitHubReport: String {
    var tables = LineTables(sources: outcome.sources)
    var text = ""
    for severity in [Severity.error, .warning, .note] {
      for finding in calls where finding.severity == severity {
        text += command(finding, tables.table(of: finding.file))
      }
    }
    for problem in outcome.problems {
      let file = property(visible(edition.place.repositoryPath(of: problem.path)))
      let message = data("\(problem.stage.rawValue): \(redacted(problem.message))")
      text += "::warning file=\(file),title=tenant2flex::\(message)\n"
    }
    return text + summary(TextStyle()).prefix { $0 != "\n" } + "\n"
  }

  private func command(_ finding: Finding, _ table: LineTable) -> String {
    let start = table.position(at: finding.range.start)
    let end = table.position(at: finding.range.end)
    let kind = finding.severity == .note ? "notice" : finding.severity.rawValue
    var properties = [
      "file=" + property(visible(repositoryPath(of: finding.file))), "line=\(start.line)",
      "endLine=\(end.line)",
    ]
    // Columns are refused when the lines differ.
    if start.line == end.line {
      properties += ["col=\(start.column)", "endColumn=\(end.column)"]
    }
    properties.append("title=" + property(finding.rule))
    let message = data("\(redacted(finding.message)) (\(advice(finding)))")
    return "::\(kind) \(properties.joined(separator: ","))::\(message)\n"
  }

  /// What to do about a finding, in a few words.
  func advice(_ finding: Finding) -> String {
    switch finding.level {
    case .safe: "tenant2flex migrate rewrites it"
    case .unsafe: "tenant2flex migrate --unsafe-fixes rewrites it"
    case .manual, .note:
      finding.replacement.map(redacted).map { "by hand: \($0.method) \($0.url)" } ?? "by hand"
    }
  }

  /// What will happen to a call, in a sentence.
  func verdict(_ finding: Finding) -> String {
    switch finding.level {
    case .safe: "`tenant2flex migrate` rewrites it; the result is proved."
    case .unsafe: "`tenant2flex migrate --unsafe-fixes` rewrites it, under the assumptions below."
    case .manual, .note: "To be changed by hand: send the request below."
    }
  }

  /// The message of a command: what would end it is escaped.
  private func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// The value of a property: what would end it is escaped.
  private func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { scalar in
      // Other controls have no business in a log.
      escapes[scalar] ?? shown(scalar, byte: 0)
    }.joined()
  }
}
