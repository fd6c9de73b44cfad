import Foundation
import JSON
import Migration
import Testing
import Text

@testable import Reports

@Test func theJSONReportFollowsItsSchema() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let schema = root.appendingPathComponent("rules/report.schema.json").path
  let none = Outcome(
    sources: SourceSet(), findings: [], ledger: Ledger(), problems: [], filesScanned: 0)
  for report in [Sample.report(), Sample.report(.migrated), Sample.report(outcome: none)] {
    let program = """
      import json, sys
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.validate(json.load(sys.stdin), schema, jsonschema.Draft202012Validator)
      """
    let bytes = report.rendered(as: .json, style: TextStyle())
    let answer = python(program, modules: ["jsonschema"], input: bytes, arguments: [schema])
    if let answer { #expect(answer.status == 0, "\(answer.output)") }
  }
}

@Test func theJSONReportHidesCredentials() throws {
  let text = rendered(Sample.report(), .json)
  #expect(!text.contains("abc.def") && !text.contains("user:pw"))
  let value = try parseJSON(Array(text.utf8))
  let finding = try #require(value.member("findings")?.value.elements.first)
  #expect(finding.member("edits")?.value.elements.count == 2)
  #expect(finding.member("file")?.value.string == Array("jobs/run.sh".utf8))
}

@Test func editsThatRepeatACredentialAreNull() {
  var outcome = Sample.outcome
  let edit = SourceEdit(
    file: outcome.findings[0].file, range: ByteRange(0, 0), replacement: Array("-u a:b".utf8))
  outcome.findings[0].edits = [edit]
  let text = rendered(Sample.report(outcome: outcome), .json)
  #expect(text.contains("\"text\": null"))
}
