import GoSyntax
import Text

/// A sample of Go in a page as a file of its own: what a sample leaves out, the clause of the
/// package, the imports and the function around statements, is added at its places. Its lines have
/// the numbers that they have in the page.
struct GoSample {
  /// The file.
  let bytes: [UInt8]
  /// What was added, as ranges of the file, in order.
  private let added: [ByteRange]
  /// The range of the added imports.
  private let imports: ByteRange?
  /// Where the sample stands in the page.
  let range: ByteRange
  /// Whether it is a part of a package that hands values to code that the page does not show.
  let returnsValues: Bool
  /// Whether it has words that no other text has.
  let isUnmistakable: Bool

  /// The sample at `range` of a page; nil for text that is not Go, in whole or in pieces.
  init?(_ page: [UInt8], _ range: ByteRange) {
    let text = Array(page[range])
    for frame in Frame.all(of: text) {
      let sample = GoSample(page, range, frame)
      if parseGo(sample.bytes).issues.isEmpty {
        self = sample
        return
      }
    }
    return nil
  }

  /// The sample that begins at `range.start` in text that does not say where it ends: through the
  /// last declaration before something else follows. There is one function at least.
  init?(from page: [UInt8], _ range: ByteRange) {
    let text = Array(page[range])
    let head = Frame.hasPackage(text) ? [] : Frame.package
    let (declarations, _) = Frame.declarations(of: text, after: head)
    let hasFunction = declarations.contains { if case .function = $0 { true } else { false } }
    guard hasFunction, let end = declarations.last?.range.end else { return nil }
    self.init(page, ByteRange(range.start, range.start + end - head.count))
  }

  private init(_ page: [UInt8], _ range: ByteRange, _ frame: Frame) {
    self.range = range
    let text = Array(page[range])
    let lines = page[..<range.start].filter { $0 == 0x0A || $0 == 0x0D }
    let tokens = parseGo(text).tokens
    isUnmistakable = tokens.contains { [.define, .func, .import, .package].contains($0.kind) }
    returnsValues = !frame.head.isEmpty && Self.returnsValues(tokens, text)
    let start = lines + frame.head
    let head = start + frame.imports
    bytes = head + text[..<frame.split] + frame.middle + text[frame.split...] + frame.tail
    imports = frame.imports.isEmpty ? nil : ByteRange(start.count, head.count)
    let middle = head.count + frame.split
    let tail = bytes.count - frame.tail.count
    added = [
      ByteRange(0, head.count), ByteRange(middle, middle + frame.middle.count),
      ByteRange(tail, bytes.count),
    ].filter { !$0.isEmpty }
  }

  /// Whether a `return` gives more than an error.
  private static func returnsValues(_ tokens: [Token], _ text: [UInt8]) -> Bool {
    tokens.indices.contains { index in
      guard tokens[index].kind == .return else { return false }
      let words = tokens[(index + 1)...].prefix { ![.semicolon, .rightBrace].contains($0.kind) }
        .map { String(decoding: text[$0.range], as: UTF8.self) }
      let isError = ["fmt", "errors"].contains(words.last { $0 == "fmt" || $0 == "errors" } ?? "")
      return !isError && words.contains { !["nil", "err", ",", "\n"].contains($0) }
    }
  }

  /// Where a range of the file stands in the page; nil for one that touches what was added.
  func place(of range: ByteRange) -> ByteRange? {
    var shift = 0
    for piece in added {
      if piece.start < range.end, range.start < piece.end { return nil }
      if range.isEmpty, piece.start < range.start, range.start < piece.end { return nil }
      if piece.end <= range.start { shift += piece.end - piece.start }
    }
    return range.moved(by: self.range.start - shift)
  }

  /// Whether an edit is one of imports that the page does not show.
  func isOfHiddenImports(_ range: ByteRange) -> Bool { imports?.contains(range) == true }
}

/// What makes a file of a piece of Go.
private struct Frame {
  var head: [UInt8] = []
  var imports: [UInt8] = []
  /// Where `middle` comes in the text.
  var split = 0
  var middle: [UInt8] = []
  var tail: [UInt8] = []

  static let package = [UInt8]("package main;".utf8)
  static let opening = [UInt8]("func main() {".utf8)

  /// The ways to read a text, the plainest first: a file, declarations, statements, and
  /// declarations with statements after them.
  static func all(of text: [UInt8]) -> [Frame] {
    if hasPackage(text) { return [Frame()] }
    let declarations = Frame(head: package, imports: hiddenImports(text))
    var statements = declarations
    statements.middle = opening
    statements.tail = [UInt8]("\n}\n".utf8)
    var both = statements
    let (own, failure) = Frame.declarations(of: text, after: package)
    guard failure != nil, let last = own.last else { return [declarations, statements] }
    both.split = last.range.end - package.count
    both.middle = [UInt8](";".utf8) + opening
    return [declarations, statements, both]
  }

  static func hasPackage(_ text: [UInt8]) -> Bool { parseGo(text).packageName != nil }

  /// The declarations before the first thing that is none.
  static func declarations(
    of text: [UInt8], after head: [UInt8]
  ) -> ([Declaration], failure: Int?) {
    let file = parseGo(head + text)
    let failure = file.issues.first?.range.start
    let good = file.declarations.prefix { declaration in
      if case .bad = declaration { return false }
      return declaration.range.end <= failure ?? Int.max
    }
    return (Array(good), failure)
  }

  /// Imports of the packages that a piece without imports uses.
  private static func hiddenImports(_ text: [UInt8]) -> [UInt8] {
    let file = parseGo(package + text)
    guard file.imports.isEmpty else { return [] }
    var names: Set<String> = []
    for (base, period) in zip(file.tokens, file.tokens.dropFirst()) where period.kind == .period {
      names.insert(String(decoding: (package + text)[base.range], as: UTF8.self))
    }
    let paths = packages.filter { names.contains($0.name) }.map { "\"\($0.path)\"" }
    return paths.isEmpty ? [] : [UInt8]("import (\(paths.joined(separator: "; ")));".utf8)
  }

  // A table.
  private static let packages: [(name: String, path: String)] = [
    ("bytes", "bytes"), ("context", "context"), ("json", "encoding/json"), ("fmt", "fmt"),
    ("io", "io"), ("ioutil", "io/ioutil"), ("log", "log"), ("http", "net/http"),
    ("url", "net/url"), ("os", "os"), ("exec", "os/exec"), ("path", "path"),
    ("strings", "strings"), ("time", "time"),
  ]
}
