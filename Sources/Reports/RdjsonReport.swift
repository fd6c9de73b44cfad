import JSON
import Migration
import Rules
import Text

extension Report {
  /// reviewdog's diagnostic format, with suggestions where a fix stays in the finding's file. Its
  /// columns count bytes (reviewdog, `proto/rdf/reviewdog.proto`).
  var rdjsonReport: [UInt8] {
    var writer = JSONWriter(.pretty)
    var tables = LineTables(sources: outcome.sources)
    writer.object { writer in
      writer.object("source") { $0.member("name", "tenant2flex") }
      writer.array("diagnostics") { writer in
        for finding in calls { write(finding, tables.table(of: finding.file), &writer) }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func write(_ finding: Finding, _ table: LineTable, _ writer: inout JSONWriter) {
    writer.item { writer in
      writer.member("message", "\(redacted(finding.message)) (\(advice(finding)))")
      writer.object("location") { writer in
        writer.member("path", repositoryPath(of: finding.file))
        writer.key("range")
        write(finding.range, table, &writer)
      }
      writer.member("severity", finding.severity == .error ? "ERROR" : "WARNING")
      writer.object("code") { writer in
        writer.member("value", finding.rule)
        if let page = edition.rules.rule(finding.rule)?.documentation.first {
          writer.member("url", page)
        }
      }
      writer.array("suggestions") { writer in
        for edit in suggestions(finding) {
          writer.item { writer in
            writer.key("range")
            write(edit.range, table, &writer)
            writer.member("text", edit.replacement)
          }
        }
      }
    }
  }

  /// The edits of a safe fix, if all of them are in the finding's file and none repeats a
  /// credential: half a fix must not be suggested.
  private func suggestions(_ finding: Finding) -> [Edit] {
    let edits = finding.edits
    let isWhole = edits.allSatisfy {
      $0.file == finding.file && secrets(in: $0.edit.replacement).isEmpty
        && String(validating: $0.edit.replacement, as: UTF8.self) != nil
    }
    return isWhole && finding.level == .safe ? edits.map(\.edit) : []
  }

  private func write(_ range: ByteRange, _ table: LineTable, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, offset) in [("start", range.start), ("end", range.end)] {
        let line = table.line(at: offset)
        let column = offset - table.range(ofLine: line).start + 1
        write(key, LineTable.Position(line: line, column: column), &writer)
      }
    }
  }
}
