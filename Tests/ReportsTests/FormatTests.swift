import Migration
import Testing
import Text

@testable import Reports

/// The sample with a path and a message that try to break out of every format.
private var hostile: Outcome {
  let sample = Sample.outcome
  var sources = SourceSet()
  for file in sample.sources.files {
    let name =
      file.path == Array("lib.sh".utf8) ? file.path : Array("a,b:c%\"<&>'|`@\n\u{1B}ß.sh".utf8)
    _ = sources.add(.init(path: name, bytes: file.bytes + [0xFF]))
  }
  var outcome = sample
  outcome.sources = sources
  for index in outcome.findings.indices {
    outcome.findings[index].message += "\n::error::x]]> <b>|`@all\u{202E}"
  }
  return outcome
}

@Test func annotationsAreEscapedAndWorstFirst() {
  let lines = rendered(Sample.report(outcome: hostile), .github).split(separator: "\n")
  #expect(lines.count == 5)
  #expect(lines[4].hasPrefix("3 deprecated calls in 1 file: "))
  #expect(
    lines[0].hasPrefix("::error file=sub/a%2Cb%3Ac%25\"<&>'|`@\\n\\x1bß.sh,line=7,endLine=7,"))
  #expect(lines[0].contains("col=4,endColumn=53,title=tenant-backup-restore::creating"))
  #expect(lines[0].contains("%0A::error::x]]>") && lines[0].contains("\\u{202e}"))
  #expect(lines[1].hasPrefix("::warning file="))
  #expect(lines.filter { $0.hasPrefix("::") }.count == 4)
}

@Test func aRangeOfSeveralLinesHasNoColumns() {
  var outcome = Sample.outcome
  outcome.findings[0].range = ByteRange(0, 60)
  let text = rendered(Sample.report(outcome: outcome), .github)
  #expect(text.contains("line=1,endLine=2,title="))
}

/// Programs that are not ours read each format, also from hostile content.
@Test(arguments: [
  (
    Format.sarif,
    """
    run = json.load(sys.stdin)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]
        uri = region["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("/"), uri
        assert region["region"]["startLine"] >= 1
        assert "abc.def" not in json.dumps(result)
    assert [r["level"] for r in run["results"]] == ["warning", "error", "warning", "note"]
    fix = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [r["insertedContent"]["text"] for r in fix][0] == "2024-11-13"
    assert len(run["results"][0]["relatedLocations"]) == 2
    assert run["invocations"][0]["toolExecutionNotifications"]
    print(len([r for r in run["results"] if r["level"] != "note"]))
    """
  ),
  (
    .gitlab,
    """
    issues = json.load(sys.stdin)
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert all(i["severity"] in ("info", "minor", "major", "critical", "blocker") for i in issues)
    assert all(i["description"].startswith(i["check_name"]) for i in issues)
    assert all(i["location"]["positions"]["begin"]["line"] >= 1 for i in issues)
    print(len(issues))
    """
  ),
  (
    .rdjson,
    """
    found = json.load(sys.stdin)["diagnostics"]
    assert [len(d["suggestions"]) for d in found] == [2, 0, 0]
    assert found[0]["location"]["range"]["start"] == {"line": 5, "column": 3}
    print(len(found))
    """
  ),
  (
    .junit,
    """
    suites = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
    assert suites.tag == "testsuites" and suites.get("errors") == "1"
    assert suites.find("testsuite/testcase").get("file").startswith("sub/a,b:c%")
    print(len(suites.findall("testsuite/testcase/failure")))
    """
  ),
  (
    .checkstyle,
    """
    root = xml.etree.ElementTree.fromstring(sys.stdin.buffer.read())
    assert root.get("version") == "4.3"
    errors = root.findall("file/error")
    assert errors[0].get("source") == "tenant2flex.tenant-backup-snapshots"
    print(len(errors))
    """
  ),
])
func otherProgramsReadTheFormats(format: Format, program: String) {
  let modules = ["json", "re", "sys", "xml.etree.ElementTree"]
  let bytes = Sample.report(outcome: hostile).rendered(as: format, style: TextStyle())
  guard let answer = python(program, modules: modules, input: bytes) else { return }
  #expect(answer.status == 0 && answer.output == "3\n", "\(answer.output)")
}

@Test func cleanReportsAreWhole() {
  let none = Outcome(
    sources: SourceSet(), findings: [], ledger: Ledger(), problems: [], filesScanned: 3)
  let report = Sample.report(outcome: none)
  #expect(rendered(report, .gitlab) == "[]\n")
  #expect(rendered(report, .github) == "No deprecated calls (3 files scanned)\n")
  #expect(rendered(report, .junit).contains("<testcase name=\"check\" classname=\"tenant2flex\"/>"))
  #expect(rendered(report, .markdown).hasPrefix("### No deprecated Atlas calls\n"))
}

@Test func everyFormatWithFingerprintsHasTheSame() {
  for format in [Format.json, .sarif, .gitlab] {
    let text = rendered(Sample.report(), format)
    for finding in Sample.outcome.findings where finding.counts {
      #expect(text.contains("\"\(finding.fingerprint)\""), "\(format)")
    }
  }
}

@Test func noFormatButThePatchRepeatsACredential() {
  var outcome = Sample.outcome
  let secret = "abcdefgh:0a1b2c3d-1111-2222-3333-444455556666"
  outcome.findings[0].range = Sample.range(of: "-u \"\(secret)\"")
  outcome.findings[1].message += " \(secret)"
  outcome.findings[2].notes = ["try -u \(secret)"]
  for format in Format.allCases where format != .diff {
    let text = rendered(Sample.report(outcome: outcome), format)
    for word in ["0a1b2c3d", "abc.def", "user:pw"] {
      #expect(!text.contains(word), "\(format): \(word)")
    }
  }
  #expect(rendered(Sample.report(outcome: outcome), .diff).contains(secret))
}

@Test func markdownContentCannotBreakOut() {
  let text = rendered(Sample.report(outcome: hostile), .markdown)
  #expect(
    text.hasPrefix("### 3 deprecated Atlas calls in 1 file\n\n1 safe, 1 unsafe, 1 by hand.\n"))
  let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ``sub/") }
  #expect(rows.count == 3)
  #expect(rows.allSatisfy { $0.contains("&lt;b\\>\\|\\`&#64;all\\\\u") })
  #expect(text.contains("```http\nGET https://[redacted]@cloud.mongodb.com"))
}

/// No format may send a control byte of a file or message to a terminal.
@Test func noFormatHasControlBytes() {
  for format in Format.allCases where format != .diff {
    let bytes = Sample.report(outcome: hostile).rendered(as: format, style: TextStyle())
    #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "\(format)")
    #expect(String(validating: bytes, as: UTF8.self) != nil, "\(format)")
  }
  let style = TextStyle(isTerminal: true)
  let shown = Sample.report(outcome: hostile).rendered(as: .diff, style: style)
  #expect(!shown.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
}
