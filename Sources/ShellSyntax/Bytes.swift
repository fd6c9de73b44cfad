import Text

/// Names of the bytes that the grammar speaks of.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let semicolon = UInt8(ascii: ";")
  static let bar = UInt8(ascii: "|")
  static let dollar = UInt8(ascii: "$")
  static let backquote = UInt8(ascii: "`")
  static let singleQuote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let bang = UInt8(ascii: "!")
  static let equals = UInt8(ascii: "=")
  static let plus = UInt8(ascii: "+")
  static let minus = UInt8(ascii: "-")
  static let colon = UInt8(ascii: ":")
  static let slash = UInt8(ascii: "/")
  static let question = UInt8(ascii: "?")
  static let at = UInt8(ascii: "@")
  static let star = UInt8(ascii: "*")
}

extension UInt8 {
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  /// POSIX 3.235: the first byte of a name.
  var isNameStart: Bool { isLetter || self == UInt8(ascii: "_") }
  var isNamePart: Bool { isNameStart || isDigit }
  var isBlank: Bool { self == Byte.space || self == Byte.tab }

  /// Bytes that may end a word (POSIX 2.2's operators and blanks; bash(1) "metacharacter").
  var isMeta: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  /// Bytes that need a look in an unquoted word: what may end it, quotes, extended patterns.
  var isSpecialInWord: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "$"),
      UInt8(ascii: "`"), UInt8(ascii: "\r"), UInt8(ascii: "?"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "!"):
      true
    default: isMeta
    }
  }

  /// Bytes that need a look between double quotes and in a here-document.
  var isSpecialInQuotes: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: "`"),
      UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// Bytes that need a look inside `${...}`, `$((...))` and an index.
  var isSpecialInExpansion: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "$"),
      UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
