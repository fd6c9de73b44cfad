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
    var byLanguage: [String: [ByteRange]] = [:]
    var end = 0
    for sample in samples where sample.range.start >= end {
      let go = goSample(sample, page)
      if sample.isOpen {
        guard let go else { continue }
        end = go.range.end
      }
      if let go, isMarked(go.range, page) { readGo(go, &page, &findings) }
      byLanguage[go == nil ? sample.language : "go", default: []].append(go?.range ?? sample.range)
    }
    for (language, own) in byLanguage where Document.isShell(language) { page.commands += own }
    for (language, own) in byLanguage.sorted(by: { $0.key < $1.key }) {
      guard let dialect = Dialect(language: language) else { continue }
      let bytes = blanked(page.bytes, besides: own)
      readRequests(in: bytes, dialect, &page, &findings)
      if language == "go" || language == "golang" {
        findings += methods(in: bytes, &page)
      }
    }
    // A page of plain text does not say where its samples are.
    if documents[page.file]?.kind == .prose { findings += methods(in: page.bytes, &page) }
    if documents[page.file]?.kind.isPage == true { findings += names(of: page, findings) }
  }

  /// A sample as a file of Go, if it is one: by the language that the page names, or by its words.
  private func goSample(_ sample: CodeSample, _ page: Page) -> GoSample? {
    if sample.isOpen { return GoSample(from: page.bytes, sample.range) }
    switch sample.language {
    case "go", "golang": return GoSample(page.bytes, sample.range)
    case "": return GoSample(page.bytes, sample.range).flatMap { $0.isUnmistakable ? $0 : nil }
    default: return nil
    }
  }

  /// Whether a sample holds a marker, or a part of one.
  private func isMarked(_ range: ByteRange, _ page: Page) -> Bool {
    let names = builtInSDKRules().deprecatedNames + rules.deprecatedNames.map(\.text)
    let parts = rules.pathMarkers.flatMap { $0.split(separator: "/").map(String.init) }
    return Markers((names + parts).map { [UInt8]($0.utf8) }).occur(in: Array(page.bytes[range]))
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
        for range in calls(of: name, in: bytes)
        where !page.covered.contains(where: { $0.range.overlaps(range) }) {
          result.append(finding(range, operation, rule, sdk, page))
          page.covered.append((range, .manual))
        }
      }
    }
    return result
  }

  /// Names of the SDK in the text of a page that belong to no call.
  private func names(of page: Page, _ findings: [Finding]) -> [Finding] {
    let sdk = builtInSDKRules()
    let newest = sdk.releases.last ?? sdk.smallest
    var known: [String: (new: String, rule: String)] = [:]
    for operation in sdk.operations {
      let service = sdk.services[operation.service]
      for name in service.deprecated where known[name.name] == nil {
        known[name.name] = (service.replacement.name(at: newest), operation.rule)
      }
      let new = operation.replacement.methods.name(at: newest)
      for name in operation.deprecated.methods.map(\.name) + [operation.deprecated.documented] {
        known[name] = (new, operation.rule)
      }
    }
    let names = known.keys.sorted()
    let edited = findings.filter { $0.file == page.file }
    let taken = page.covered.map(\.range) + edited.flatMap(\.edits).map(\.edit.range)
    return Markers(names.map { [UInt8]($0.utf8) }).allOccurrences(in: page.bytes)
      .compactMap { found -> Finding? in
        let name = names[found.marker]
        let range = ByteRange(found.offset, found.offset + name.utf8.count)
        guard isName(range, page.bytes), !taken.contains(where: { $0.overlaps(range) }),
          let new = known[name], let rule = rules.rule(new.rule)
        else { return nil }
        return mention(
          of: rule, page, range, "names `\(name)`, which `\(new.new)` replaces",
          edits: edits(replacing: range, with: [UInt8](new.new.utf8), page))
      }
  }

  /// Whether a name stands whole, with the ends that its variants have.
  private func isName(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    let isPart = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
    }
    guard range.start == 0 || !isPart(bytes[range.start - 1]) else { return false }
    let rest = bytes[range.end...]
    let isVariant = ["WithParams", "Execute", "Api"].contains { rest.starts(with: $0.utf8) }
    return isVariant || rest.first.map(isPart) != true
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
    var notes = [
      "not edited: the sample does not show what declares the client, and of which release it is"
    ]
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
