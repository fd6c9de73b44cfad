import Documents
import GoSDK
import Languages
import Rules
import Scanner
import Text

// Samples of a page in languages other than the shell's.
extension RunBuilder {
  /// Finds the requests and the methods of the Go SDK in the samples of a page.
  func readSamples(_ page: inout Page, _ findings: inout [Finding]) {
    let samples = documents[page.file]?.samples ?? []
    let byLanguage = Dictionary(grouping: samples) { $0.language }
    for (language, own) in byLanguage.sorted(by: { $0.key < $1.key }) {
      guard let dialect = Dialect(language: language) else { continue }
      let bytes = blanked(page.bytes, besides: own.map(\.range))
      readRequests(in: bytes, dialect, &page, &findings)
      if language == "go" || language == "golang" {
        findings += methods(in: bytes, &page)
      }
    }
    // A page of plain text does not say where its samples are.
    if documents[page.file]?.kind == .prose { findings += methods(in: page.bytes, &page) }
  }

  /// The bytes with blanks for all text outside some ranges; places stay what they are.
  private func blanked(_ bytes: [UInt8], besides ranges: [ByteRange]) -> [UInt8] {
    var result = bytes.map { $0 == 0x0A ? $0 : 0x20 }
    for range in ranges { result.replaceSubrange(range.start..<range.end, with: bytes[range]) }
    return result
  }

  /// The deprecated methods of the SDK that a sample calls on a field of a client.
  private func methods(in bytes: [UInt8], _ page: inout Page) -> [Finding] {
    let sdk = builtInSDKRules()
    var result: [Finding] = []
    for operation in sdk.operations {
      guard let rule = rules.rule(operation.rule) else { continue }
      let old = Set(operation.deprecated.methods.map(\.name) + [operation.deprecated.documented])
      for name in old.sorted() {
        for range in calls(of: name, in: bytes) {
          result.append(finding(range, operation, rule, sdk, page))
          page.covered.append((range, .manual))
        }
      }
    }
    return result
  }

  /// Where `.NAME(` or `.NAMEWithParams(` stands, perhaps with blanks before the name.
  private func calls(of name: String, in bytes: [UInt8]) -> [ByteRange] {
    Markers([[UInt8](name.utf8)]).allOccurrences(in: bytes).compactMap { occurrence in
      let start = occurrence.offset
      let before = bytes[..<start].reversed().first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      let end = start + name.utf8.count
      let rest = bytes[end...]
      let isCall = ["(", "WithParams(", "Execute("].contains { rest.starts(with: $0.utf8) }
      return before == UInt8(ascii: ".") && isCall ? ByteRange(start, end) : nil
    }
  }

  private func finding(
    _ range: ByteRange, _ operation: SDKRules.Operation, _ rule: Rule, _ sdk: SDKRules,
    _ page: Page
  ) -> Finding {
    let level: Level = isVendored(page.file) ? .note : .manual
    let newest = sdk.releases.last ?? sdk.smallest
    let service = sdk.services[operation.service].replacement.name(at: newest)
    let method = operation.replacement.methods.name(at: newest)
    let arguments = (["ctx"] + operation.replacement.arguments).joined(separator: ", ")
    let call = "\(service).\(method)(\(arguments))"
    let verb = asOf < rules.sunset ? "is retired on" : "was retired on"
    let old = String(decoding: page.bytes[range], as: UTF8.self)
    var notes = ["not edited: a sample of Go in a page is read and never rewritten"]
    if operation.isReordered { notes.append("the arguments change places") }
    return Finding(
      rule: rule.id, kind: .call, level: level, severity: severity(level), file: page.file,
      range: range, message: "`\(old)` \(verb) \(rules.sunset); use \(call)",
      request: RequestSummary(
        method: rule.deprecated.method, url: rule.deprecated.path.text, headers: [], body: nil),
      replacement: RequestSummary(
        method: rule.replacement.method, url: rule.replacement.path.text, headers: [], body: nil),
      notes: notes + rule.notes.filter { $0.query == nil }.map(\.text))
  }
}
