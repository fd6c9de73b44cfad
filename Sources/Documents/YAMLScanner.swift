import Text

/// Splits a YAML stream into tokens.
///
/// The grammar is that of YAML 1.1 as libyaml and PyYAML read it: a key is told by the `:` that
/// follows it on its line, so the token that opens a mapping is put in when the `:` is met.
struct YAMLScanner {
  let bytes: [UInt8]
  var at: Int
  var tokens: [YAMLToken] = []
  var comments: [ByteRange] = []
  /// The collections that are open around here, and the columns of block collections.
  var flowDepth = 0
  var indentation = -1
  var indentations: [Int] = []
  /// Whether a key may begin here.
  var allowsKey = true
  /// For each flow depth: where a key may have begun.
  private var keys: [PossibleKey?] = [nil]
  /// Tokens to put before the token with a number.
  private var inserted: [(Int, YAMLToken)] = []
  private var line = 0
  private var countedTo: Int
  private var charactersOnLine = 0

  private struct PossibleKey {
    let token: Int
    let isRequired: Bool
    let offset: Int
    let line: Int
    let column: Int
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    countedTo = at
  }

  /// All tokens; a stream end is the last.
  mutating func scan() throws(YAMLProblem) -> [YAMLToken] {
    while try fetch() {}
    putInOrder()
    var result: [YAMLToken] = []
    result.reserveCapacity(tokens.count + inserted.count)
    var next = 0
    for (index, token) in tokens.enumerated() {
      while next < inserted.count, inserted[next].0 == index {
        result.append(inserted[next].1)
        next += 1
      }
      result.append(token)
    }
    return result
  }

  /// Orders the tokens to put in by their places; of those of one place the first met stays first.
  /// Only keys that are flow collections themselves are met out of order.
  private mutating func putInOrder() {
    if zip(inserted, inserted.dropFirst()).allSatisfy({ $0.0 <= $1.0 }) { return }
    inserted = inserted.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element)
  }

  /// The byte at a distance from here; 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    at + distance < bytes.count ? bytes[at + distance] : 0
  }

  func failure(_ message: String) -> YAMLProblem {
    YAMLProblem(offset: min(at, bytes.count), message: message)
  }

  /// Whether a blank, a line end or the end of the stream stands at a distance.
  func isBlank(_ distance: Int) -> Bool {
    guard at + distance < bytes.count else { return true }
    switch bytes[at + distance] {
    case 0x20, 0x09, 0x0A, 0x0D: return true
    default: return false
    }
  }

  var isAtBreak: Bool { at < bytes.count && (bytes[at] == 0x0A || bytes[at] == 0x0D) }
  var isAtEnd: Bool { at >= bytes.count }

  /// Passes a line end.
  mutating func skipBreak() {
    at += peek() == 0x0D && peek(1) == 0x0A ? 2 : 1
  }

  /// Counts lines up to here.
  private mutating func count() {
    while countedTo < at {
      let byte = bytes[countedTo]
      countedTo += 1
      if byte == 0x0A || byte == 0x0D && !(countedTo < bytes.count && bytes[countedTo] == 0x0A) {
        line += 1
        charactersOnLine = 0
      } else if byte & 0xC0 != 0x80 {
        charactersOnLine += 1
      }
    }
  }

  /// The column of this place in characters, from 0.
  mutating func column() -> Int {
    count()
    return charactersOnLine
  }

  /// Whether this place is the first of a line.
  var isAtLineStart: Bool {
    at == 0 || at == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes[at - 1] == 0x0A
      || bytes[at - 1] == 0x0D
  }

  /// Whether `---` or `...` stands here at the start of a line.
  var isAtDocumentMark: Bool {
    guard isAtLineStart, isBlank(3) else { return false }
    let mark = bytes[at...].prefix(3)
    return mark.elementsEqual("---".utf8) || mark.elementsEqual("...".utf8)
  }

  mutating func skipComment() {
    let start = at
    while !isAtEnd, !isAtBreak { at += 1 }
    comments.append(ByteRange(start, at))
  }

  mutating func add(_ kind: YAMLToken.Kind, _ start: Int) {
    tokens.append(YAMLToken(kind: kind, range: ByteRange(start, at)))
  }
}

// MARK: - Between tokens

extension YAMLScanner {
  /// Reads one more token; false after the last.
  private mutating func fetch() throws(YAMLProblem) -> Bool {
    skipToToken()
    try dropStaleKeys()
    unwind(to: column())
    guard !isAtEnd else {
      guard flowDepth == 0 else { throw failure("a flow collection has no end") }
      unwind(to: -1)
      try dropKey()
      add(.streamEnd, at)
      return false
    }
    if isAtLineStart, peek() == UInt8(ascii: "%") { return try fetchDirective() }
    if isAtDocumentMark { return try fetchDocumentMark() }
    switch peek() {
    case UInt8(ascii: "["), UInt8(ascii: "{"): try open()
    case UInt8(ascii: "]"), UInt8(ascii: "}"): try close()
    case UInt8(ascii: ","): try fetchFlowEntry()
    case UInt8(ascii: "-") where isBlank(1): try fetchBlockEntry()
    case UInt8(ascii: "?") where flowDepth > 0 || isBlank(1): try fetchKey()
    case UInt8(ascii: ":") where flowDepth > 0 || isBlank(1): try fetchValue()
    default: try fetchContent()
    }
    return true
  }

  private mutating func fetchContent() throws(YAMLProblem) {
    let start = at
    switch peek() {
    case UInt8(ascii: "*"), UInt8(ascii: "&"):
      try saveKey()
      allowsKey = false
      try fetchAnchor()
    case UInt8(ascii: "!"):
      try saveKey()
      allowsKey = false
      try fetchTag()
    case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
      allowsKey = true
      try dropKey()
      add(.scalar(try blockScalar()), start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try saveKey()
      allowsKey = false
      add(.scalar(try quotedScalar()), start)
    default:
      guard startsPlain else { throw failure("this character cannot begin a value") }
      try saveKey()
      allowsKey = false
      let scalar = plainScalar()
      tokens.append(YAMLToken(kind: .scalar(scalar), range: scalar.range))
    }
  }

  private var startsPlain: Bool {
    let byte = peek()
    if byte < 0x20 || byte == 0x7F { return false }
    if !isIndicator(byte) { return true }
    if isBlank(1) { return false }
    return byte == UInt8(ascii: "-") || flowDepth == 0 && [UInt8]("?:".utf8).contains(byte)
  }

  /// Whether a byte has a meaning of its own at the start of a value.
  private func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  /// Passes blanks, comments and line ends.
  private mutating func skipToToken() {
    while !isAtEnd {
      if peek() == 0x20 || peek() == 0x09 && (flowDepth > 0 || !allowsKey) {
        at += 1
      } else if peek() == UInt8(ascii: "#") {
        skipComment()
      } else if isAtBreak {
        skipBreak()
        if flowDepth == 0 { allowsKey = true }
      } else {
        return
      }
    }
  }

  private mutating func unwind(to column: Int) {
    guard flowDepth == 0 else { return }
    while indentation > column {
      indentation = indentations.removeLast()
      add(.blockEnd, at)
    }
  }

  private mutating func indent(to column: Int) -> Bool {
    guard indentation < column else { return false }
    indentations.append(indentation)
    indentation = column
    return true
  }
}

// MARK: - Keys

extension YAMLScanner {
  /// Notes that a key may begin here.
  private mutating func saveKey() throws(YAMLProblem) {
    guard allowsKey else { return }
    try dropKey()
    let column = column()
    keys[flowDepth] = PossibleKey(
      token: tokens.count, isRequired: flowDepth == 0 && indentation == column, offset: at,
      line: line, column: column)
  }

  private mutating func dropKey() throws(YAMLProblem) {
    if let key = keys[flowDepth], key.isRequired {
      throw YAMLProblem(offset: key.offset, message: "a key has no `:`")
    }
    keys[flowDepth] = nil
  }

  /// A key is on one line and at most 1024 characters long (YAML 1.2.2, section 8.2.2).
  private mutating func dropStaleKeys() throws(YAMLProblem) {
    count()
    for depth in keys.indices {
      guard let key = keys[depth], key.line != line || at - key.offset > 1024 else { continue }
      guard !key.isRequired else {
        throw YAMLProblem(offset: key.offset, message: "a key has no `:`")
      }
      keys[depth] = nil
    }
  }

  private mutating func fetchKey() throws(YAMLProblem) {
    if flowDepth == 0 {
      guard allowsKey else { throw failure("a key may not stand here") }
      if indent(to: column()) { add(.blockMappingStart, at) }
    }
    allowsKey = flowDepth == 0
    try dropKey()
    at += 1
    add(.key, at - 1)
  }

  private mutating func fetchValue() throws(YAMLProblem) {
    if let key = keys[flowDepth] {
      keys[flowDepth] = nil
      let place = ByteRange(key.offset, key.offset)
      if flowDepth == 0, indent(to: key.column) {
        inserted.append((key.token, YAMLToken(kind: .blockMappingStart, range: place)))
      }
      inserted.append((key.token, YAMLToken(kind: .key, range: place)))
      allowsKey = false
    } else {
      if flowDepth == 0 {
        guard allowsKey else { throw failure("a value may not stand here") }
        if indent(to: column()) { add(.blockMappingStart, at) }
      }
      allowsKey = flowDepth == 0
      try dropKey()
    }
    at += 1
    add(.value, at - 1)
  }
}

// MARK: - Small tokens

extension YAMLScanner {
  private mutating func fetchDirective() throws(YAMLProblem) -> Bool {
    unwind(to: -1)
    try dropKey()
    allowsKey = false
    let start = at
    while !isAtEnd, !isAtBreak { at += 1 }
    add(.directive, start)
    return true
  }

  private mutating func fetchDocumentMark() throws(YAMLProblem) -> Bool {
    guard flowDepth == 0 else { throw failure("a flow collection has no end") }
    unwind(to: -1)
    try dropKey()
    allowsKey = false
    let isStart = peek() == UInt8(ascii: "-")
    at += 3
    add(isStart ? .documentStart : .documentEnd, at - 3)
    return true
  }

  private mutating func open() throws(YAMLProblem) {
    guard flowDepth < 200 else { throw failure("nested more than 200 levels deep") }
    try saveKey()
    flowDepth += 1
    keys.append(nil)
    allowsKey = true
    at += 1
    add(bytes[at - 1] == UInt8(ascii: "[") ? .sequenceStart : .mappingStart, at - 1)
  }

  private mutating func close() throws(YAMLProblem) {
    guard flowDepth > 0 else { throw failure("this bracket closes nothing") }
    try dropKey()
    keys.removeLast()
    flowDepth -= 1
    allowsKey = false
    at += 1
    add(bytes[at - 1] == UInt8(ascii: "]") ? .sequenceEnd : .mappingEnd, at - 1)
  }

  private mutating func fetchFlowEntry() throws(YAMLProblem) {
    guard flowDepth > 0 else { throw failure("this character cannot begin a value") }
    allowsKey = true
    try dropKey()
    at += 1
    add(.flowEntry, at - 1)
  }

  private mutating func fetchBlockEntry() throws(YAMLProblem) {
    guard flowDepth == 0 else { throw failure("a list entry may not stand here") }
    guard allowsKey else { throw failure("a list entry may not stand here") }
    if indent(to: column()) { add(.blockSequenceStart, at) }
    allowsKey = true
    try dropKey()
    at += 1
    add(.blockEntry, at - 1)
  }

  private mutating func fetchAnchor() throws(YAMLProblem) {
    let start = at
    at += 1
    while isNameByte(peek()) { at += 1 }
    guard at > start + 1, isBlank(0) || [UInt8]("?:,]}%@`".utf8).contains(peek()) else {
      throw failure("the name of an anchor is expected")
    }
    let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
    add(bytes[start] == UInt8(ascii: "*") ? .alias(name) : .anchor(name), start)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `!name`, `!!name`, `!<uri>` or `!`.
  private mutating func fetchTag() throws(YAMLProblem) {
    let start = at
    at += 1
    if peek() == UInt8(ascii: "<") {
      while !isAtEnd, !isAtBreak, peek() != UInt8(ascii: ">") { at += 1 }
      guard peek() == UInt8(ascii: ">") else { throw failure("a tag has no end") }
      at += 1
    } else {
      while !isBlank(0), !(flowDepth > 0 && [UInt8](",[]{}".utf8).contains(peek())) { at += 1 }
    }
    guard isBlank(0) || flowDepth > 0 else { throw failure("a blank is expected after a tag") }
    add(.tag, start)
  }
}
