/// The lines of one ignore file, compiled. The last line that matches decides.
final class IgnoreRules: Sendable {
  /// One line.
  struct Rule: Sendable {
    /// Where its pattern stands in `bytes`, without `!`, leading and trailing `/`.
    var start: Int
    var end: Int
    /// The place of the first wildcard; `end` when there is none.
    var wildcard: Int
    var isNegated: Bool
    var needsDirectory: Bool
    var form: Form
    /// What a name must have.
    var needed = Needed()
    /// The hash of the name or extension, for the two table forms.
    var hash: UInt32 = 0
    /// The next weaker rule with the same hash; -1 when there is none.
    var weaker: Int = -1
  }

  /// What the literal bytes of a pattern ask of a name.
  struct Needed: Sendable {
    /// Bytes that it must have, as `NameHash.bit` gives them.
    var bytes: UInt64 = 0
    /// How many dots it must have at least: most names have one, and most patterns that are no
    /// `*.ext` have more.
    var dots: Int32 = 0
    /// The rule that asks for it.
    var rule: Int32 = 0
  }

  /// How a rule is tried.
  enum Form: Sendable {
    /// A whole name without wildcards, found by table.
    case name
    /// `*.ext` with one dot, found by table.
    case fileExtension
    /// `*literal`.
    case suffix
    /// A glob over the last component.
    case nameGlob
    /// A glob over the path below the ignore file.
    case path
  }

  /// An open-addressed table from a hash to the strongest rule with that hash.
  private struct Table: Sendable {
    /// Rule indices; -1 marks a free slot. At most half are taken.
    var slots: [Int] = []
    var mask = 0

    /// Takes the rules of one form and links those of equal hash, strongest first.
    init(_ rules: inout [Rule], _ form: Form) {
      let members = rules.indices.filter { rules[$0].form == form }
      if members.isEmpty { return }
      var size = 2
      while size < 2 * members.count { size *= 2 }
      slots = Array(repeating: -1, count: size)
      mask = size - 1
      for member in members {
        let hash = rules[member].hash
        var slot = Int(hash) & mask
        while slots[slot] >= 0, rules[slots[slot]].hash != hash { slot = (slot + 1) & mask }
        rules[member].weaker = slots[slot]
        slots[slot] = member
      }
    }
  }

  private let bytes: [UInt8]
  private let rules: [Rule]
  /// The rules that no table finds, strongest first.
  private let listed: [Needed]
  private let names: Table
  private let extensions: Table

  /// Whether there is no rule at all.
  var isEmpty: Bool { rules.isEmpty }

  /// Reads an ignore file: gitignore(5), and dir.c of git where that is silent.
  init(_ file: [UInt8]) {
    var rules: [Rule] = []
    var bytes: [UInt8] = []
    let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in file[start...].split(separator: UInt8(ascii: "\n")) {
      guard line.first != UInt8(ascii: "#") else { continue }
      let text = Self.trimmed(line)
      if let rule = Self.rule(text, &bytes) { rules.append(rule) }
    }
    names = Table(&rules, .name)
    extensions = Table(&rules, .fileExtension)
    listed = rules.indices.reversed().compactMap { index in
      if rules[index].form == .name || rules[index].form == .fileExtension { return nil }
      var needed = rules[index].needed
      needed.rule = Int32(index)
      return needed
    }
    self.rules = rules
    self.bytes = bytes
  }

  /// The line without a carriage return at its end, what follows a NUL, and unescaped spaces at
  /// its end.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    line = line.prefix { $0 != 0 }
    var spaces: Int?
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: " ") {
        spaces = spaces ?? index
      } else {
        spaces = nil
        if line[index] == UInt8(ascii: "\\") { index += 1 }
        if index >= line.endIndex { return line }
      }
      index += 1
    }
    return spaces.map { line[..<$0] } ?? line
  }

  private static func rule(_ line: ArraySlice<UInt8>, _ bytes: inout [UInt8]) -> Rule? {
    var text = line
    let isNegated = text.first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    let needsDirectory = text.last == slash
    // git looks for wildcards before it takes the slash off, which is the same place.
    if needsDirectory { text.removeLast() }
    if text.isEmpty { return nil }
    let isName = !text.contains(slash)
    if text.first == slash { text.removeFirst() }
    if text.isEmpty { return nil }
    let literal = text.prefix { !isWildcard($0) }.count
    let start = bytes.count
    bytes.append(contentsOf: text)
    var rule = Rule(
      start: start, end: bytes.count, wildcard: start + literal, isNegated: isNegated,
      needsDirectory: needsDirectory, form: isName ? nameForm(text) : .path)
    rule.needed = needed(text)
    let key = rule.form == .fileExtension ? text.dropFirst() : text
    rule.hash = key.reduce(NameHash.start) { NameHash.next($0, $1) }
    return rule
  }

  /// The literal bytes of the pattern's last component, up to the first class.
  private static func needed(_ text: ArraySlice<UInt8>) -> Needed {
    let tail = text[(text.lastIndex(of: slash).map { $0 + 1 } ?? text.startIndex)...]
    var needed = Needed()
    // A slash may stand in a class, and then it ends no component.
    if text[..<tail.startIndex].contains(UInt8(ascii: "[")) { return needed }
    for byte in tail {
      if byte == UInt8(ascii: "[") { break }
      if isWildcard(byte) { continue }
      needed.bytes |= NameHash.bit(byte)
      if byte == UInt8(ascii: ".") { needed.dots += 1 }
    }
    return needed
  }

  private static func nameForm(_ text: ArraySlice<UInt8>) -> Form {
    guard text.contains(where: isWildcard) else { return .name }
    let rest = text.dropFirst()
    guard text.first == UInt8(ascii: "*"), !rest.contains(where: isWildcard) else {
      return .nameGlob
    }
    let dots = rest.filter { $0 == UInt8(ascii: ".") }.count
    return dots == 1 && rest.first == UInt8(ascii: ".") ? .fileExtension : .suffix
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  /// What the rules say about a path: true to ignore it, false to keep it, nil when no rule
  /// matches. `base` is the offset in `path` where the part below the ignore file begins.
  func verdict(_ path: Span<UInt8>, _ entry: EntryName, base: Int) -> Bool? {
    var best = -1
    find(names, entry.hash, path, from: entry.start, entry.isDirectory, &best)
    if entry.dot >= 0 {
      find(extensions, entry.extensionHash, path, from: entry.dot, entry.isDirectory, &best)
    }
    for needed in listed {
      if needed.bytes & ~entry.bytes != 0 || needed.dots > entry.dots { continue }
      let index = Int(needed.rule)
      if index < best { break }
      let rule = rules[index]
      if rule.needsDirectory && !entry.isDirectory { continue }
      if matches(rule, path, name: entry.start, base: base) {
        best = index
        break
      }
    }
    return best < 0 ? nil : !rules[best].isNegated
  }

  private func find(
    _ table: Table, _ hash: UInt32, _ path: Span<UInt8>, from start: Int,
    _ isDirectory: Bool, _ best: inout Int
  ) {
    var slot = Int(hash) & table.mask
    while slot < table.slots.count, table.slots[slot] >= 0 {
      var index = table.slots[slot]
      guard rules[index].hash == hash else {
        slot = (slot + 1) & table.mask
        continue
      }
      while index > best {
        let rule = rules[index]
        let literal = rule.form == .fileExtension ? rule.start + 1 : rule.start
        if isDirectory || !rule.needsDirectory, equal(literal, rule.end, path, from: start) {
          best = index
          return
        }
        index = rule.weaker
      }
      return
    }
  }

  /// Whether the pattern bytes from `start` to `end` are the rest of `path` from `from` on.
  private func equal(_ start: Int, _ end: Int, _ path: Span<UInt8>, from: Int) -> Bool {
    guard end - start == path.count - from else { return false }
    return agrees(start, end, path, at: from)
  }

  private func agrees(_ start: Int, _ end: Int, _ path: Span<UInt8>, at place: Int) -> Bool {
    let shift = place - start
    var index = start
    while index < end {
      if bytes[index] != path[index + shift] { return false }
      index += 1
    }
    return true
  }

  private func matches(_ rule: Rule, _ path: Span<UInt8>, name: Int, base: Int) -> Bool {
    let length = rule.end - rule.start
    switch rule.form {
    case .name, .fileExtension: return false
    case .suffix:
      let place = path.count - (length - 1)
      return place >= name && agrees(rule.start + 1, rule.end, path, at: place)
    case .nameGlob, .path:
      let from = rule.form == .path ? base : name
      let literal = rule.wildcard - rule.start
      guard rule.wildcard == rule.end ? path.count - from == literal : path.count - from >= literal,
        agrees(rule.start, rule.wildcard, path, at: from)
      else { return false }
      if rule.wildcard == rule.end { return true }
      // As git does, the glob begins after the literal part: `a**/b` is `a` and then `**/b`.
      let bytes = self.bytes
      let pattern = bytes.span.extracting(..<rule.end)
      return Glob.matches(
        pattern, start: rule.wildcard, path, from: from + literal,
        isPath: rule.form == .path)
    }
  }
}

/// FNV-1a over the bytes of a name, and sets of bytes.
enum NameHash {
  static let start: UInt32 = 0x811C_9DC5

  @inline(__always)
  static func next(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The byte as a member of a set of 64: bytes may share a place.
  @inline(__always)
  static func bit(_ byte: UInt8) -> UInt64 { 1 &<< UInt64(byte & 63) }
}

/// The last component of a path, prepared for the tables of any number of ignore files.
struct EntryName {
  /// The offset of the component in the path.
  let start: Int
  let isDirectory: Bool
  let hash: UInt32
  /// The offset of its last dot in the path; -1 when it has none.
  let dot: Int
  /// The hash of what stands from the last dot on.
  let extensionHash: UInt32
  /// Its bytes, as a set of `NameHash.bit`.
  let bytes: UInt64
  /// How many of them are dots.
  let dots: Int32

  init(_ path: Span<UInt8>, start: Int, isDirectory: Bool) {
    self.start = start
    self.isDirectory = isDirectory
    var hash = NameHash.start
    var tail = NameHash.start
    var dot = -1
    var bytes: UInt64 = 0
    var dots: Int32 = 0
    var index = start
    while index < path.count {
      let byte = path[index]
      if byte == UInt8(ascii: ".") {
        dots += 1
        dot = index
        tail = NameHash.start
      }
      hash = NameHash.next(hash, byte)
      tail = NameHash.next(tail, byte)
      bytes |= NameHash.bit(byte)
      index += 1
    }
    self.hash = hash
    self.dot = dot
    extensionHash = tail
    self.bytes = bytes
    self.dots = dots
  }
}
