// The room `Reports`: what a run found, written for a person or for another program.
//
// It must not know how findings are made, and it never prints: every format is a function from a
// `Report` to bytes. Lines and columns exist only here. Each format but the diff hides
// credentials (`Redaction.swift`), and no byte of a scanned file reaches a terminal unescaped.
//
//     let report = Report(outcome: outcome, purpose: .check, applied: [.safe], edition: edition)
//     let bytes = report.rendered(as: .json, style: TextStyle())

/// A form in which a report can be written.
package enum Format: String, Hashable, Sendable, CaseIterable {
  case text, diff, json, sarif, github, gitlab, junit, checkstyle, rdjson, markdown, html
}

extension Report {
  /// The report in one format. Only `text` and a diff for a terminal look at `style`.
  package func rendered(as format: Format, style: TextStyle) -> [UInt8] {
    switch format {
    case .text: Array(textReport(style).utf8)
    case .diff: style.isTerminal ? Array(shownDiff(style).utf8) : diff
    case .json: jsonReport
    case .sarif: sarifReport
    case .github: Array(gitHubReport.utf8)
    case .gitlab: gitLabReport
    case .junit: Array(junitReport.utf8)
    case .checkstyle: Array(checkstyleReport.utf8)
    case .rdjson: rdjsonReport
    case .markdown: Array(markdownReport.utf8)
    case .html: Array(htmlReport.utf8)
    }
  }
}
