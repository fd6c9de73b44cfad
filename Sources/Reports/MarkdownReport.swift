import Migration
import Text

extension Report {
  /// A comment for a pull request: the totals, a table of calls, and what to do by hand.
  var markdownReport: String {
    let totals = self.totals
    let files = counted(totals.files, "file")
    var text =
      totals.calls == 0
      ? "### No deprecated Atlas calls\n\n"
      : "### \(counted(totals.calls, "deprecated Atlas call")) in \(files)\n\n"
    if totals.calls > 0 {
      text += "\(totals.safe) safe, \(totals.unsafe) unsafe, \(totals.manual) by hand.\n\n"
      text += callTable + "\n" + byHand
    }
    for problem in outcome.problems {
      text += "- \(code(line(for: problem, in: outcome.sources)))\n"
    }
    return text + "\(counted(outcome.filesScanned, "file")) scanned by tenant2flex "
      + "\(edition.version) as of \(edition.asOf).\n"
  }

  private var callTable: String {
    var tables = LineTables(sources: outcome.sources)
    var text = "| place | rule | fix | |\n|---|---|---|---|\n"
    for finding in calls {
      let position = tables.table(of: finding.file).position(at: finding.range.start)
      let place = "\(visible(repositoryPath(of: finding.file))):\(position.line)"
      let fix = finding.level == .manual ? "by hand" : finding.level.rawValue
      let cells = [code(place), code(finding.rule), fix, prose(redacted(finding.message))]
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }

  private var byHand: String {
    var text = ""
    for finding in calls where finding.level == .manual {
      guard let request = finding.replacement.map(redacted) else { continue }
      let place = visible(repositoryPath(of: finding.file))
      var lines = ["\(request.method) \(request.url)"]
      lines += request.headers.map { "\($0.name): \($0.value)" }
      lines += (request.body ?? "").split(separator: "\n").map(String.init)
      text += "By hand in \(code(place)), send this request instead:\n\n\(block(lines))\n"
    }
    return text
  }

  /// A code span that its content cannot end, and that a table cell can hold.
  private func code(_ text: String) -> String {
    let text = visible(text)
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + text.map { $0 == "|" ? "\\|" : String($0) }.joined() + pad + fence
  }

  /// A fenced block that its content cannot end.
  private func block(_ lines: [String]) -> String {
    let shown = lines.map { visible($0) }
    let fence = String(repeating: "`", count: max(3, (shown.map(longestRun).max() ?? 0) + 1))
    return "\(fence)http\n\(shown.joined(separator: "\n"))\n\(fence)\n"
  }

  private func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Text without a meaning in Markdown or HTML, and without mentions of people.
  private func prose(_ text: String) -> String {
    visible(text).map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case "@": "&#64;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~", ">":
        "\\\(character)"
      default: String(character)
      }
    }.joined()
  }
}
