import JSON
import Migration
import Rules
import Text

extension Report {
  /// The report for programs; `rules/report.schema.json` describes it.
  var jsonReport: [UInt8] {
    var writer = JSONWriter(.pretty)
    var tables = LineTables(sources: outcome.sources)
    writer.object { writer in
      writer.member("tool", "tenant2flex")
      writer.member("version", edition.version)
      writer.member("asOf", edition.asOf.description)
      writer.array("findings") { writer in
        for finding in outcome.findings { write(finding, &writer, &tables) }
      }
      writer.key("ledger")
      writeLedger(&writer, &tables)
      writer.object("files") { writer in
        writer.member("scanned", outcome.filesScanned)
        writer.member("withFindings", Set(outcome.findings.map(\.file)).count)
        writer.member("toChange", plannedEdits.count)
      }
      writer.array("errors") { writer in
        for problem in outcome.problems { write(problem, &writer) }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func write(
    _ finding: Finding, _ writer: inout JSONWriter, _ tables: inout LineTables
  ) {
    writer.item { writer in
      writer.member("rule", finding.rule)
      writer.member("kind", finding.kind.rawValue)
      writer.member("level", finding.level.rawValue)
      writer.member("severity", finding.severity.rawValue)
      writer.member("file", withoutDot(outcome.sources.path(of: finding.file)))
      writer.key("range")
      write(finding.range, tables.table(of: finding.file), &writer)
      writer.member("message", redacted(finding.message))
      writer.key("request")
      write(finding.request, &writer)
      writer.key("replacement")
      write(finding.replacement, &writer)
      writer.array("edits") { writer in
        for edit in finding.edits { write(edit, &writer) }
      }
      writer.member("notes", finding.notes.map(redacted))
      writer.member("assumptions", finding.assumptions.map(redacted))
      writer.member("fingerprint", finding.fingerprint)
      writer.key("suppression")
      write(finding.suppression, &writer)
    }
  }

  private func write(_ suppression: Suppression?, _ writer: inout JSONWriter) {
    guard let suppression else { return writer.null() }
    writer.object { writer in
      writer.member("kind", suppression.kind.rawValue)
      writer.member("reason", redacted(suppression.reason))
      writer.key("until")
      if let until = suppression.until { writer.string(until.description) } else { writer.null() }
    }
  }

  private func write(_ range: ByteRange, _ table: LineTable, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, offset) in [("start", range.start), ("end", range.end)] {
        let position = table.position(at: offset)
        writer.object(key) { writer in
          writer.member("line", position.line)
          writer.member("column", position.column)
          writer.member("offset", offset)
        }
      }
    }
  }

  private func write(_ request: RequestSummary?, _ writer: inout JSONWriter) {
    guard let request = request.map(redacted) else { return writer.null() }
    writer.object { writer in
      writer.member("method", request.method)
      writer.member("url", request.url)
      writer.array("headers") { writer in
        for header in request.headers {
          writer.item { writer in
            writer.member("name", header.name)
            writer.member("value", header.value)
          }
        }
      }
      writer.key("body")
      if let body = request.body { writer.string(body) } else { writer.null() }
    }
  }

  /// A text that repeats a credential or is not UTF-8 is `null`: the patch has it.
  private func write(_ edit: SourceEdit, _ writer: inout JSONWriter) {
    writer.item { writer in
      writer.member("file", withoutDot(outcome.sources.path(of: edit.file)))
      writer.member("start", edit.edit.range.start)
      writer.member("end", edit.edit.range.end)
      writer.key("text")
      let text = edit.edit.replacement
      if secrets(in: text).isEmpty, let string = String(validating: text, as: UTF8.self) {
        writer.string(string)
      } else {
        writer.null()
      }
    }
  }

  private func writeLedger(_ writer: inout JSONWriter, _ tables: inout LineTables) {
    let fates = Dictionary(grouping: outcome.ledger.entries, by: \.fate)
    writer.object { writer in
      writer.member("occurrences", outcome.ledger.entries.count)
      writer.member("migrated", fates[.migrated]?.count ?? 0)
      writer.member("reported", fates[.reported]?.count ?? 0)
      writer.member("suppressed", fates[.suppressed]?.count ?? 0)
      writer.member("mentions", fates[.mention]?.count ?? 0)
      writer.array("notUnderstood") { writer in
        for entry in fates[.notUnderstood] ?? [] {
          writer.item { writer in
            writer.member("file", withoutDot(outcome.sources.path(of: entry.file)))
            writer.key("range")
            write(entry.range, tables.table(of: entry.file), &writer)
            writer.member("reason", redacted(entry.reason))
          }
        }
      }
    }
  }

  private func write(_ problem: Problem, _ writer: inout JSONWriter) {
    writer.item { writer in
      writer.member("stage", problem.stage.rawValue)
      writer.member("file", withoutDot(problem.path))
      writer.key("range")
      if let range = problem.range {
        writer.object { writer in
          writer.member("start", range.start)
          writer.member("end", range.end)
        }
      } else {
        writer.null()
      }
      writer.member("message", redacted(problem.message))
    }
  }
}

/// The line tables of a run's files, each made once.
struct LineTables {
  let sources: SourceSet
  private var tables: [FileID: LineTable] = [:]

  init(sources: SourceSet) { self.sources = sources }

  /// The table of a file.
  mutating func table(of file: FileID) -> LineTable {
    if let table = tables[file] { return table }
    let table = LineTable(sources.bytes(of: file))
    tables[file] = table
    return table
  }
}
