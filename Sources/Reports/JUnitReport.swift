import Migration
import Text

extension Report {
  /// JUnit's XML as CI servers read it: a suite for each file, a failed case for each call, a case
  /// with an error for each file that could not be read; one case that passed when clean, since
  /// some servers fail on no tests.
  var junitReport: String {
    var tables = LineTables(sources: outcome.sources)
    var suites = ""
    for (path, findings) in callsByPath {
      let cases = findings.map { failedCase($0, path, tables.table(of: $0.file)) }
      suites += suite(path, cases, failures: cases.count, errors: 0)
    }
    for problem in outcome.problems {
      suites += suite(shownPath(problem.path), [brokenCase(problem)], failures: 0, errors: 1)
    }
    if suites.isEmpty {
      let passed =
        "    " + tag("testcase", [("name", "check"), ("classname", "tenant2flex")], isEmpty: true)
        + "\n"
      suites = suite("tenant2flex", [passed], failures: 0, errors: 0)
    }
    let counts = [
      ("name", "tenant2flex"), ("tests", "\(max(1, calls.count + outcome.problems.count))"),
      ("failures", "\(calls.count)"), ("errors", "\(outcome.problems.count)"),
    ]
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(tag("testsuites", counts))\n\(suites)"
      + "</testsuites>\n"
  }

  private func suite(_ name: String, _ cases: [String], failures: Int, errors: Int) -> String {
    let attributes = [
      ("name", name), ("tests", "\(cases.count)"), ("failures", "\(failures)"),
      ("errors", "\(errors)"),
    ]
    return "  \(tag("testsuite", attributes))\n\(cases.joined())  </testsuite>\n"
  }

  private func failedCase(_ finding: Finding, _ path: String, _ table: LineTable) -> String {
    let position = table.position(at: finding.range.start)
    let attributes = [
      ("name", "\(finding.rule) \(position.line):\(position.column)"), ("classname", path),
      ("file", path), ("line", "\(position.line)"),
    ]
    let failure = [("message", redacted(finding.message)), ("type", finding.severity.rawValue)]
    let details = "\(path):\(position.line):\(position.column): \(advice(finding))"
    return """
          \(tag("testcase", attributes))
            \(tag("failure", failure))\(xml(details))</failure>
          </testcase>

      """
  }

  private func brokenCase(_ problem: Problem) -> String {
    let path = shownPath(problem.path)
    let error = [("message", redacted(problem.message)), ("type", problem.stage.rawValue)]
    return """
          \(tag("testcase", [("name", problem.stage.rawValue), ("classname", path)]))
            \(tag("error", error, isEmpty: true))
          </testcase>

      """
  }
}
