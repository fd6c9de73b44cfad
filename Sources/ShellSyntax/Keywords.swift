import Text

/// The reserved words (POSIX 2.4; bash(1) "RESERVED WORDS").
enum Keyword: String, CaseIterable {
  case bang = "!"
  case openBrace = "{"
  case closeBrace = "}"
  case openTest = "[["
  case caseWord = "case"
  case coproc = "coproc"
  case doWord = "do"
  case done = "done"
  case elif = "elif"
  case elseWord = "else"
  case esac = "esac"
  case fi = "fi"
  case forWord = "for"
  case function = "function"
  case ifWord = "if"
  case inWord = "in"
  case select = "select"
  case then = "then"
  case time = "time"
  case until = "until"
  case whileWord = "while"

  // A table.
  /// The reserved word whose bytes in one number are `key`; none has more than eight.
  static func named(_ key: UInt64) -> Keyword? {
    switch key {
    case 0x21: .bang
    case 0x7B: .openBrace
    case 0x7D: .closeBrace
    case 0x5B5B: .openTest
    case 0x6361_7365: .caseWord
    case 0x636F_7072_6F63: .coproc
    case 0x646F: .doWord
    case 0x646F_6E65: .done
    case 0x656C_6966: .elif
    case 0x656C_7365: .elseWord
    case 0x6573_6163: .esac
    case 0x6669: .fi
    case 0x66_6F72: .forWord
    case 0x6675_6E63_7469_6F6E: .function
    case 0x6966: .ifWord
    case 0x696E: .inWord
    case 0x7365_6C65_6374: .select
    case 0x7468_656E: .then
    case 0x7469_6D65: .time
    case 0x75_6E74_696C: .until
    case 0x77_6869_6C65: .whileWord
    default: nil
    }
  }

  /// What the word ends, if it ends something.
  var closer: Closers? {
    switch self {
    case .then: .then
    case .doWord: .doWord
    case .done: .done
    case .fi: .fi
    case .elif: .elif
    case .elseWord: .elseWord
    case .esac: .esac
    case .closeBrace: .brace
    default: nil
    }
  }
}

/// What may end a list of statements.
struct Closers: OptionSet {
  let rawValue: UInt16
  static let then = Closers(rawValue: 1 << 0)
  static let doWord = Closers(rawValue: 1 << 1)
  static let done = Closers(rawValue: 1 << 2)
  static let fi = Closers(rawValue: 1 << 3)
  static let elif = Closers(rawValue: 1 << 4)
  static let elseWord = Closers(rawValue: 1 << 5)
  static let esac = Closers(rawValue: 1 << 6)
  static let brace = Closers(rawValue: 1 << 7)
  static let parenthesis = Closers(rawValue: 1 << 8)
  static let semicolons = Closers(rawValue: 1 << 9)
}

extension Parser {
  /// The reserved word that stands here unquoted, and its end.
  func peekKeyword() -> (keyword: Keyword, end: Int)? {
    switch current {
    case UInt8(ascii: "!"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
      UInt8(ascii: "c")...UInt8(ascii: "f"), UInt8(ascii: "i"),
      UInt8(ascii: "s")...UInt8(ascii: "u"),
      UInt8(ascii: "w"):
      break
    default: return nil
    }
    var key: UInt64 = 0
    var place = at
    while !isDelimiter(place) {
      guard key >> 56 == 0, bytes[place] > Byte.space else { return nil }
      key = key << 8 | UInt64(bytes[place])
      place = following(place)
    }
    guard let keyword = Keyword.named(key) else { return nil }
    return (keyword, lastByte(before: place) + 1)
  }

  /// The place of the last byte before `place` that is not part of a line continuation.
  private func lastByte(before place: Int) -> Int {
    var last = at
    while case let next = following(last), next < place { last = next }
    return last
  }

  /// Passes the reserved word if it stands here.
  mutating func accept(_ keyword: Keyword) -> ByteRange? {
    guard let found = peekKeyword(), found.keyword == keyword else { return nil }
    let range = ByteRange(at, found.end)
    at = found.end
    return range
  }

  /// What ends a list and stands here, and its end.
  func peekCloser() -> (closer: Closers, end: Int)? {
    switch current {
    case Byte.closeParenthesis: return (.parenthesis, at + 1)
    case Byte.semicolon:
      let end = pair(Byte.semicolon, Byte.semicolon) ?? pair(Byte.semicolon, Byte.ampersand)
      return end.map { (.semicolons, $0) }
    default:
      guard let found = peekKeyword(), let closer = found.keyword.closer else { return nil }
      return (closer, found.end)
    }
  }
}
