import Documents
import GoSDK
import Rules
import Scanner
import Text

// Samples of Go in a page, each a file of its own.
extension RunBuilder {
  /// Finds the calls in a sample of Go and plans their migration as in a file that stands alone.
  func readGo(
    _ sample: GoSample, _ page: inout Page, _ findings: inout [Finding]
  ) {
    let outcome = outcome(of: sample, beside: workspace.path(of: page.file))
    let calls = outcome.findings.filter { $0.kind == .call }
    // What is only written is found as in other languages.
    let written = calls.filter { $0.request == nil }.map(\.range)
    for finding in calls where finding.request != nil {
      guard let range = sample.place(of: finding.range) else { continue }
      findings.append(moved(finding, to: range, sample, page))
    }
    for entry in outcome.ledger.entries where entry.fate == .migrated || entry.fate == .reported {
      if written.contains(where: { $0.overlaps(entry.range) }) { continue }
      guard let range = sample.place(of: entry.range) else { continue }
      let level = findings.last { $0.file == page.file && $0.range.overlaps(range) }?.level
      page.covered.append((range, level ?? (entry.fate == .migrated ? .safe : .manual)))
    }
  }

  /// Makes the path of a page one of a file of Go.
  private static let sampleSuffix = " sample.go"

  /// A run over a sample alone.
  private func outcome(of sample: GoSample, beside path: [UInt8]) -> Outcome {
    let workspace = Workspace(roots: [])
    let file = workspace.add(text: sample.bytes, named: path + [UInt8](Self.sampleSuffix.utf8))
    var found = Discovery()
    found.packages = [[file]]
    let analysis = SDKAnalysis(
      [goModule(of: file, workspace: workspace)], builtInSDKRules(), rules, target: goSDK,
      asOf: asOf)
    var builder = RunBuilder(
      found: found, workspace: workspace, rules: rules, asOf: asOf, others: [analysis.result],
      rewritesMentions: false)
    builder.knownRules = knownRules
    return builder.outcome()
  }

  /// A finding of a sample as one of the page.
  private func moved(
    _ finding: Finding, to range: ByteRange, _ sample: GoSample, _ page: Page
  ) -> Finding {
    var result = finding
    result.file = page.file
    result.range = range
    result.suppression = nil
    // Lines of a sample are those of the page.
    result.notes = finding.notes.map { $0.replacing(Self.sampleSuffix, with: "") }
    result.assumptions = finding.assumptions.map { $0.replacing(Self.sampleSuffix, with: "") }
    let renamed = rules.rule(finding.rule)?.response.renamed.keys.sorted() ?? []
    if sample.returnsValues, result.level == .safe, let field = renamed.first {
      result.level = .unsafe
      result.assumptions = ["whoever takes what the sample returns does not read `\(field)`"]
    }
    let own = finding.edits.filter { !sample.isOfHiddenImports($0.edit.range) }
    result.edits = own.compactMap { edit in
      sample.place(of: edit.edit.range).map {
        SourceEdit(file: page.file, range: $0, replacement: edit.edit.replacement)
      }
    }
    if isVendored(page.file) {
      (result.level, result.severity, result.edits) = (.note, .note, [])
    } else if result.edits.count != own.count || !isIntact(page, after: result.edits.map(\.edit)) {
      (result.level, result.edits, result.assumptions) = (.manual, [], [])
      result.notes.insert("not edited: the page does not show all that has to change", at: 0)
    }
    return result
  }

  /// Whether the page still has the same blocks after edits.
  private func isIntact(_ page: Page, after edits: [Edit]) -> Bool {
    guard let before = documents[page.file], let bytes = apply(edits.sorted(), to: page.bytes)
    else { return edits.isEmpty }
    let after = Document(page.file, path: workspace.path(of: page.file), bytes: bytes)
    return before.isIntact(in: after, after: edits) && after.samples.count == before.samples.count
  }
}
