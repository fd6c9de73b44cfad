import Text

/// The smallest parts of a jq program.
struct JQToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `name` or `module::name`; keywords too are told apart by `keyword`.
    case identifier
    case keyword(JQKeyword)
    /// `.name`
    case field
    /// `$name`
    case variable
    case number
    /// `@name`
    case format
    case symbol(JQSymbol)
    case quoteStart, quoteText, interpolationStart, interpolationEnd, quoteEnd
    case invalid(String)
    case end
  }
  let kind: Kind
  /// Offsets in the program.
  let range: ByteRange
}

enum JQKeyword: String, Hashable, Sendable {
  case `as`, def, module, `import`, include, `if`, then, `else`, elif, reduce, foreach, end
  case and, or, `try`, `catch`, label, `break`
  case location = "__loc__"
}

enum JQSymbol: String, Hashable, Sendable, CaseIterable {
  case dot = "."
  case recurse = ".."
  case question = "?"
  case otherwise = "?//"
  case assign = "="
  case semicolon = ";"
  case comma = ","
  case colon = ":"
  case bar = "|"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case remainder = "%"
  case dollar = "$"
  case less = "<"
  case greater = ">"
  case notEqual = "!="
  case equal = "=="
  case alternative = "//"
  case update = "|="
  case addTo = "+="
  case subtractFrom = "-="
  case multiplyBy = "*="
  case divideBy = "/="
  case remainderBy = "%="
  case alternativeTo = "//="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
}

/// The releases of jq whose grammars differ. A construct that a release refuses takes it out.
package struct JQReleases: OptionSet, Hashable, Sendable {
  /// One bit for each release.
  package let rawValue: UInt8
  /// The releases whose bits are set.
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// jq 1.6.
  package static let jq16 = JQReleases(rawValue: 1)
  /// jq 1.7.
  package static let jq17 = JQReleases(rawValue: 2)
  /// jq 1.8.
  package static let jq18 = JQReleases(rawValue: 4)
  /// Every release.
  package static let all: JQReleases = [.jq16, .jq17, .jq18]
}

/// Why a program is not jq, and where.
package struct JQProblem: Error, Hashable, Sendable {
  /// 0-based offset in the program.
  package let offset: Int
  /// Words for a person.
  package let message: String
}
