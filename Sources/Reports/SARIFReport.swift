import JSON
import Migration
import Rules
import Text

extension Report {
  /// SARIF 2.1.0: one run, with rules, fixes and our own fingerprint. Paths are relative to the
  /// root of the repository. GitHub recomputes `primaryLocationLineHash`, so it is left out.
  var sarifReport: [UInt8] {
    var document = SARIFDocument(report: self)
    return document.bytes
  }
}

/// Writes the parts of a SARIF document.
private struct SARIFDocument {
  let report: Report
  private var views: [FileID: SourceView] = [:]

  init(report: Report) { self.report = report }

  var bytes: [UInt8] {
    mutating get {
      var writer = JSONWriter(.pretty)
      writer.object { writer in
        writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        writer.member("version", "2.1.0")
        writer.array("runs") { $0.item { writeRun(&$0) } }
      }
      return writer.bytes + [UInt8(ascii: "\n")]
    }
  }

  private func message(_ key: String, _ text: String, _ writer: inout JSONWriter) {
    writer.object(key) { $0.member("text", redacted(text)) }
  }

  // MARK: The run

  private mutating func writeRun(_ writer: inout JSONWriter) {
    writer.object("tool") { $0.object("driver") { writeDriver(&$0) } }
    writer.member("columnKind", "unicodeCodePoints")
    writer.array("invocations") { $0.item { writeInvocation(&$0) } }
    writer.array("results") { writer in
      for finding in report.outcome.findings { writer.item { write(finding, &$0) } }
    }
  }

  private func writeDriver(_ writer: inout JSONWriter) {
    writer.member("name", "tenant2flex")
    writer.member("semanticVersion", report.edition.version)
    writer.array("rules") { writer in
      for rule in report.edition.rules.rules { writer.item { write(rule, &$0) } }
    }
  }

  private func write(_ rule: Rule, _ writer: inout JSONWriter) {
    let before = "\(rule.deprecated.method) \(rule.deprecated.path.text)"
    let after = "\(rule.replacement.method) \(rule.replacement.path.text)"
    let sunset = report.edition.rules.sunset
    let level = report.edition.asOf < sunset ? "warning" : "error"
    writer.member("id", rule.id)
    writer.member("name", rule.id)
    message("shortDescription", rule.title, &writer)
    message(
      "fullDescription", "\(before) answers no longer from \(sunset) on; use \(after).", &writer)
    writer.object("help") { writer in
      let notes = rule.notes.map { "\n\n" + $0.text }.joined()
      writer.member("text", "Use \(after) instead of \(before).\(notes)")
      writer.member("markdown", "Use `\(after)` instead of `\(before)`.\(notes)")
    }
    if let page = rule.documentation.first { writer.member("helpUri", page) }
    writer.object("defaultConfiguration") { $0.member("level", level) }
    writer.object("properties") { writer in
      writer.member("tags", ["deprecation", "mongodb-atlas"])
      writer.member("precision", "very-high")
      writer.member("problem.severity", level)
    }
  }

  private func writeInvocation(_ writer: inout JSONWriter) {
    writer.member("executionSuccessful", report.outcome.problems.isEmpty)
    writer.array("toolExecutionNotifications") { writer in
      for problem in report.outcome.problems {
        writer.item { writer in
          writer.member("level", problem.stage == .write ? "error" : "warning")
          message("message", problem.message, &writer)
          writer.array("locations") { writer in
            writer.item { $0.object("physicalLocation") { writeArtifact(problem.path, &$0) } }
          }
        }
      }
    }
  }

  // MARK: Results

  private mutating func write(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.member("ruleId", finding.rule)
    if let index = report.edition.rules.rules.firstIndex(where: { $0.id == finding.rule }) {
      writer.member("ruleIndex", index)
    }
    writer.member("level", finding.counts ? finding.severity.rawValue : "note")
    message("message", finding.message, &writer)
    writer.array("locations") { writer in
      writer.item { writeLocation(finding.file, finding.range, &$0) }
    }
    if !finding.edits.isEmpty { writeRelated(finding, &writer) }
    if !finding.fingerprint.isEmpty {
      writer.object("partialFingerprints") { $0.member("tenant2flex/v1", finding.fingerprint) }
    }
    writeFix(finding, &writer)
    if report.outcome.findings.contains(where: { $0.suppression != nil }) {
      writeSuppressions(finding, &writer)
    }
  }

  /// All results of a run say whether they are suppressed, or none does (SARIF 2.1.0, 3.27.23).
  private func writeSuppressions(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.array("suppressions") { writer in
      guard let suppression = finding.suppression else { return }
      writer.item { writer in
        writer.member("kind", suppression.kind == .comment ? "inSource" : "external")
        writer.member("justification", redacted(suppression.reason))
      }
    }
  }

  /// Every place that the fix edits.
  private mutating func writeRelated(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.array("relatedLocations") { writer in
      for (index, edit) in finding.edits.enumerated() {
        writer.item { writer in
          writer.member("id", index)
          writeLocation(edit.file, edit.edit.range, &writer)
          message("message", "edited by the fix", &writer)
        }
      }
    }
  }

  /// A fix that repeats a credential, or is not UTF-8, stays with the patch.
  private mutating func writeFix(_ finding: Finding, _ writer: inout JSONWriter) {
    let isPlain = finding.edits.map(\.edit.replacement).allSatisfy {
      secrets(in: $0).isEmpty && String(validating: $0, as: UTF8.self) != nil
    }
    guard !finding.edits.isEmpty, isPlain else { return }
    let conditions = finding.assumptions.joined(separator: "; ")
    let title = "\(finding.level.rawValue) fix" + (conditions.isEmpty ? "" : ": " + conditions)
    writer.array("fixes") { writer in
      writer.item { writer in
        message("description", title, &writer)
        writer.array("artifactChanges") { writer in
          for (file, edits) in report.byFile(finding.edits) {
            writer.item { writeChange(file, edits, &$0) }
          }
        }
      }
    }
  }

  private mutating func writeChange(
    _ file: FileID, _ edits: [Edit], _ writer: inout JSONWriter
  ) {
    writeArtifact(report.outcome.sources.path(of: file), &writer)
    let table = view(of: file).table
    writer.array("replacements") { writer in
      for edit in edits {
        writer.item { writer in
          writer.object("deletedRegion") { writeRegion(edit.range, table, &$0) }
          writer.object("insertedContent") { $0.member("text", edit.replacement) }
        }
      }
    }
  }

  private mutating func writeLocation(
    _ file: FileID, _ range: ByteRange, _ writer: inout JSONWriter
  ) {
    let view = view(of: file)
    writer.object("physicalLocation") { writer in
      writeArtifact(report.outcome.sources.path(of: file), &writer)
      writer.object("region") { writer in
        writeRegion(range, view.table, &writer)
        if !range.isEmpty {
          writer.object("snippet") { $0.member("text", view.shownBytes(of: range)) }
        }
      }
    }
  }

  private func writeRegion(_ range: ByteRange, _ table: LineTable, _ writer: inout JSONWriter) {
    let start = table.position(at: range.start)
    let end = table.position(at: range.end)
    writer.member("startLine", start.line)
    writer.member("startColumn", start.column)
    writer.member("endLine", end.line)
    writer.member("endColumn", end.column)
  }

  private func writeArtifact(_ path: [UInt8], _ writer: inout JSONWriter) {
    let uri = percentEncoded(report.edition.place.repositoryPath(of: path))
    writer.object("artifactLocation") { writer in
      writer.member("uri", uri)
      writer.member("uriBaseId", "%SRCROOT%")
    }
  }

  private mutating func view(of file: FileID) -> SourceView {
    if let view = views[file] { return view }
    let view = SourceView(report.outcome.sources.bytes(of: file))
    views[file] = view
    return view
  }
}

/// A path as a relative URI reference (RFC 3986, section 2.3: unreserved bytes stand for
/// themselves).
private func percentEncoded(_ path: [UInt8]) -> String {
  path.map { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return String(Unicode.Scalar(byte))
    case let byte where [UInt8]("-._~/".utf8).contains(byte): return String(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + digits
    }
  }.joined()
}
