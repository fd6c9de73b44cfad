/// A gitignore glob, matched as git's wildmatch does: `*`, `?`, `**`, classes, `\` escapes.
struct Glob {
  /// Tells how far a match may go: after `memoryStart` steps failed states are remembered, which
  /// makes any pattern polynomial; after `limit` steps the answer is "no match".
  private struct Effort {
    static let memoryStart = 2_000
    static let limit = 2_000_000
    var steps = 0
    var failed: Set<UInt64> = []
  }

  /// Whether `pattern` from byte `start` on matches the whole of `text` from byte `from` on. With
  /// `isPath`, `/` is matched only by itself and by `**` between slashes.
  static func matches(
    _ pattern: Span<UInt8>, start: Int, _ text: Span<UInt8>, from: Int, isPath: Bool
  ) -> Bool {
    var effort = Effort()
    return Self(isPath: isPath, start: start).matches(pattern, start, text, from, &effort)
  }

  private let isPath: Bool
  private let start: Int

  private func matches(
    _ pattern: Span<UInt8>, _ patternStart: Int, _ text: Span<UInt8>, _ textStart: Int,
    _ effort: inout Effort
  ) -> Bool {
    var p = patternStart
    var t = textStart
    while p < pattern.count {
      effort.steps += 1
      if pattern[p] == UInt8(ascii: "*") { return matchesStar(pattern, p, text, t, &effort) }
      if t == text.count { return false }
      switch pattern[p] {
      case UInt8(ascii: "?"):
        if isPath && text[t] == slash { return false }
      case UInt8(ascii: "["):
        var set = ByteClass(p)
        guard set.read(pattern, text[t]), !(isPath && text[t] == slash) else { return false }
        p = set.end
      case UInt8(ascii: "\\"):
        p += 1
        if p == pattern.count || pattern[p] != text[t] { return false }
      default:
        if pattern[p] != text[t] { return false }
      }
      p += 1
      t += 1
    }
    return t == text.count
  }

  private func matchesStar(
    _ pattern: Span<UInt8>, _ star: Int, _ text: Span<UInt8>, _ textStart: Int,
    _ effort: inout Effort
  ) -> Bool {
    var rest = star
    while rest < pattern.count, pattern[rest] == UInt8(ascii: "*") { rest += 1 }
    var crosses = !isPath
    if isPath, rest - star >= 2, standsAlone(pattern, star, rest) {
      crosses = true
      // `**/` may stand for nothing at all.
      if rest < pattern.count, pattern[rest] == slash,
        attempt(pattern, rest + 1, text, textStart, &effort)
      {
        return true
      }
    }
    var t = textStart
    if rest == pattern.count {
      while !crosses && t < text.count && text[t] != slash { t += 1 }
      return crosses || t == text.count
    }
    while t < text.count {
      if attempt(pattern, rest, text, t, &effort) { return true }
      if !crosses && text[t] == slash { return false }
      t += 1
    }
    return false
  }

  /// Whether the `**` from `star` to `rest` is a whole path component.
  private func standsAlone(_ pattern: Span<UInt8>, _ star: Int, _ rest: Int) -> Bool {
    guard star == start || pattern[star - 1] == slash else { return false }
    if rest == pattern.count || pattern[rest] == slash { return true }
    return pattern[rest] == UInt8(ascii: "\\") && rest + 1 < pattern.count
      && pattern[rest + 1] == slash
  }

  private func attempt(
    _ pattern: Span<UInt8>, _ p: Int, _ text: Span<UInt8>, _ t: Int, _ effort: inout Effort
  ) -> Bool {
    let state = UInt64(p) << 32 | UInt64(t)
    if effort.steps > Effort.memoryStart {
      if effort.steps > Effort.limit || effort.failed.contains(state) { return false }
    }
    if matches(pattern, p, text, t, &effort) { return true }
    if effort.steps > Effort.memoryStart { effort.failed.insert(state) }
    return false
  }
}

/// A bracket expression of a glob, read byte by byte as git's wildmatch.c does.
private struct ByteClass {
  /// The place of the byte being read; at the end, of the closing bracket.
  var end: Int
  private var matched = false
  private var previous: UInt8 = 0

  /// A class whose `[` stands at `start`.
  init(_ start: Int) { end = start }

  private func byte(_ pattern: Span<UInt8>, _ index: Int) -> UInt8 {
    index < pattern.count ? pattern[index] : 0
  }

  /// Whether `byte` belongs to the class; false too when the class is malformed.
  mutating func read(_ pattern: Span<UInt8>, _ text: UInt8) -> Bool {
    end += 1
    let negated = byte(pattern, end) == UInt8(ascii: "!") || byte(pattern, end) == UInt8(ascii: "^")
    if negated { end += 1 }
    // The first member may be `]`.
    repeat {
      guard readMember(pattern, text) else { return false }
      end += 1
    } while byte(pattern, end) != UInt8(ascii: "]")
    return matched != negated
  }

  /// Reads one member and sets `previous`, the start of a range; false when malformed.
  private mutating func readMember(_ pattern: Span<UInt8>, _ text: UInt8) -> Bool {
    var member = byte(pattern, end)
    if member == 0 { return false }
    let next = byte(pattern, end + 1)
    if member == UInt8(ascii: "\\") {
      end += 1
      member = next
      if member == 0 { return false }
      if text == member { matched = true }
    } else if member == UInt8(ascii: "-"), previous != 0, next != 0, next != UInt8(ascii: "]") {
      end += 1
      member = next
      if member == UInt8(ascii: "\\") {
        end += 1
        member = byte(pattern, end)
        if member == 0 { return false }
      }
      if previous <= text && text <= member { matched = true }
      member = 0
    } else if member == UInt8(ascii: "["), next == UInt8(ascii: ":") {
      return readNamedClass(pattern, text)
    } else if text == member {
      matched = true
    }
    previous = member
    return true
  }

  /// Reads `[:alpha:]` and its like; without `:]` the `[` is an ordinary member.
  private mutating func readNamedClass(_ pattern: Span<UInt8>, _ text: UInt8) -> Bool {
    let name = end + 2
    var close = name
    while close < pattern.count, pattern[close] != UInt8(ascii: "]") { close += 1 }
    if close >= pattern.count { return false }
    guard close > name, pattern[close - 1] == UInt8(ascii: ":") else {
      if text == UInt8(ascii: "[") { matched = true }
      previous = UInt8(ascii: "[")
      return true
    }
    var spelled = ""
    for index in name..<close - 1 { spelled.unicodeScalars.append(Unicode.Scalar(pattern[index])) }
    guard let test = Self.named[spelled] else { return false }
    if test(text) { matched = true }
    previous = 0
    end = close
    return true
  }

  private static let named: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) },
    "alpha": { isLetter($0) },
    "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "digit": { isDigit($0) },
    "graph": { 0x21...0x7E ~= $0 },
    "lower": { 0x61...0x7A ~= $0 },
    "print": { 0x20...0x7E ~= $0 },
    "punct": { 0x21...0x7E ~= $0 && !isLetter($0) && !isDigit($0) },
    // git has its own isspace, without vertical tab and form feed.
    "space": { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D },
    "upper": { 0x41...0x5A ~= $0 },
    "xdigit": { isDigit($0) || 0x41...0x46 ~= $0 || 0x61...0x66 ~= $0 },
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
