import JSON
import Migration
import Text

extension Report {
  /// GitLab code quality: an array, empty when clean (docs.gitlab.com, "Code Quality report
  /// format"). GitLab does not show `check_name`, so the description begins with the rule.
  var gitLabReport: [UInt8] {
    var writer = JSONWriter(.pretty)
    var tables = LineTables(sources: outcome.sources)
    writer.array { writer in
      for finding in calls {
        let table = tables.table(of: finding.file)
        writer.item { writer in
          writer.member("description", "\(finding.rule): \(redacted(finding.message))")
          writer.member("check_name", finding.rule)
          writer.member("fingerprint", finding.fingerprint)
          writer.member("severity", finding.severity == .error ? "critical" : "major")
          writer.object("location") { writer in
            writer.member("path", repositoryPath(of: finding.file))
            writer.object("positions") { writer in
              for (key, offset) in [("begin", finding.range.start), ("end", finding.range.end)] {
                write(key, table.position(at: offset), &writer)
              }
            }
          }
        }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// A member that is a place of `line` and `column`.
  func write(_ key: String, _ position: LineTable.Position, _ writer: inout JSONWriter) {
    writer.object(key) { writer in
      writer.member("line", position.line)
      writer.member("column", position.column)
    }
  }
}
