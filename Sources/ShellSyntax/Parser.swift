import Text

/// Parses a script (POSIX sh or bash; line ends LF or CRLF; a leading UTF-8 byte order mark is
/// passed over). Total: any bytes give a tree, in time linear in their number.
///
/// - Parameter isZsh: whether zsh runs it; so do scripts whose first line says so. There a closing
///   brace ends a group wherever it stands as a word (zshmisc(1), IGNORE_CLOSE_BRACES).
package func parseShell(_ bytes: [UInt8], isZsh: Bool = false) -> Program {
  var parser = Parser(bytes)
  parser.isZsh = isZsh || namesZsh(bytes)
  return parser.parseProgram()
}

/// Whether the first line of a script names zsh as its interpreter.
package func namesZsh(_ script: [UInt8]) -> Bool { names(interpreter: ["zsh"], script) }

/// Whether the first line of a script names one of some programs as its interpreter, by a path or
/// through env(1).
package func names(interpreter programs: Set<String>, _ script: [UInt8]) -> Bool {
  guard script.starts(with: "#!".utf8) else { return false }
  let line = String(decoding: script.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  return line.split { "! /\t\r".contains($0) }.contains { programs.contains(String($0)) }
}

/// The state of one parse: a recursive descent over bytes, without a token stream, because what
/// a byte means in the shell depends on the construct it stands in.
struct Parser {
  let bytes: [UInt8]
  /// Where reading ends: the end of the bytes, or of the here-document that is being read.
  var end: Int
  /// The next byte to read.
  var at = 0
  var isZsh = false
  /// How deep the constructs are nested here, and whether the limit was reported.
  var depth = 0
  var isTooDeep = false
  /// How many substitutions this place is inside of.
  var wordDepth = 0
  /// Whether the innermost list that is open ends with the parenthesis of a substitution.
  var isInSubstitution = false
  /// Whether the text is that of a here-document.
  var isInDocument = false
  /// What some open construct waits for.
  var awaited: Closers = []
  var comments: [ByteRange] = []
  var issues: [SyntaxIssue] = []
  /// Here-documents whose bodies start after the next line end.
  var pending: [PendingDocument] = []
  /// Here-documents that were read.
  var documents: [FoundDocument] = []
  /// Set when a construct without an end swallowed the rest of the text: everything unwinds to the
  /// nearest list of statements, which goes on after the line of `haltedAt`.
  var isHalted = false
  var haltedAt = 0
  /// Places where a speculative reading failed, and how many bytes such readings cost so far.
  var failedAttempts: Set<Int> = []
  var wastedBytes = 0

  static let deepest = 200
  /// More issues than this are not listed.
  static let mostIssues = 1000

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// How many bytes may be read in vain before speculation stops: this keeps the time linear.
  var waste: Int { 8 * bytes.count + 65_536 }

  mutating func parseProgram() -> Program {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var program = Program()
    program.statements = parseList(until: [])
    if !pending.isEmpty { readDocuments() }
    if !documents.isEmpty {
      documents.sort { $0.start < $1.start }
      DocumentFiller(documents: documents).fill(&program.statements)
    }
    program.comments = comments.sorted()
    program.issues = issues.sorted { $0.range < $1.range }
    return program
  }
}

// MARK: - Issues

extension Parser {
  mutating func report(_ range: ByteRange, _ message: String) {
    guard !isHalted, issues.count < Parser.mostIssues else { return }
    issues.append(SyntaxIssue(range: range, message: message))
  }

  /// Reports a construct that has no end, and unwinds.
  mutating func halt(_ range: ByteRange, _ message: String) {
    guard !isHalted else { return }
    report(range, message)
    stop(at: range.start)
  }

  private mutating func stop(at place: Int) {
    isHalted = true
    haltedAt = place
    at = end
  }

  /// One more level of nesting; false, and unwinding, when that is too deep.
  mutating func enter() -> Bool {
    depth += 1
    guard depth > Parser.deepest else { return true }
    guard !isHalted else { return false }
    if !isTooDeep {
      report(ByteRange(min(at, end), end), "nested more than \(Parser.deepest) levels deep")
    }
    isTooDeep = true
    stop(at: at)
    return false
  }

  mutating func leave() { depth -= 1 }
}

// MARK: - Speculation

extension Parser {
  private struct Mark {
    let at: Int
    let comments: Int
    let issues: Int
    let documents: Int
    let pending: [PendingDocument]
    let isTooDeep: Bool
  }

  /// Reads something that may turn out to be something else: on nil, or when it has no end,
  /// everything is as before. A place is tried once, and only while the waste is within bounds.
  mutating func attempt<Result>(_ read: (inout Parser) -> Result?) -> Result? {
    guard !isHalted, wastedBytes <= waste, !failedAttempts.contains(at) else { return nil }
    let mark = Mark(
      at: at, comments: comments.count, issues: issues.count, documents: documents.count,
      pending: pending, isTooDeep: isTooDeep)
    if let result = read(&self), !isHalted { return result }
    wastedBytes += at - mark.at
    at = mark.at
    comments.removeLast(comments.count - mark.comments)
    issues.removeLast(issues.count - mark.issues)
    documents.removeLast(documents.count - mark.documents)
    pending = mark.pending
    isTooDeep = mark.isTooDeep
    isHalted = false
    failedAttempts.insert(at)
    return nil
  }
}
