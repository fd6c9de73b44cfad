package import Text

/// One token of Go (spec, "Tokens"). Comments are not tokens; they stand in `GoFile.comments`.
package struct Token: Hashable, Sendable {
  /// What the token is.
  package let kind: Kind
  /// Empty for the end of the file and for an automatic semicolon, which lies before its line end.
  package let range: ByteRange

  /// What a token is; the raw value is its spelling or, for those of many spellings, a name for
  /// messages.
  package enum Kind: String, Sendable {
    case endOfFile = "end of file"
    /// No token: what the parser sees while it unwinds to a place where it can go on.
    case failure = "failure"
    case illegal = "illegal character"

    case identifier = "name"
    case integer = "integer"
    case float = "floating-point number"
    case imaginary = "imaginary number"
    case rune = "rune"
    /// `"..."`
    case string = "string"
    /// `` `...` ``
    case rawString = "raw string"

    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case and = "&"
    case or = "|"
    case xor = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case andNot = "&^"
    case plusAssign = "+="
    case minusAssign = "-="
    case starAssign = "*="
    case slashAssign = "/="
    case percentAssign = "%="
    case andAssign = "&="
    case orAssign = "|="
    case xorAssign = "^="
    case shiftLeftAssign = "<<="
    case shiftRightAssign = ">>="
    case andNotAssign = "&^="
    case logicalAnd = "&&"
    case logicalOr = "||"
    case arrow = "<-"
    case increment = "++"
    case decrement = "--"
    case equal = "=="
    case less = "<"
    case greater = ">"
    case assign = "="
    case not = "!"
    case tilde = "~"
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case define = ":="
    case ellipsis = "..."
    case leftParenthesis = "("
    case leftBracket = "["
    case leftBrace = "{"
    case comma = ","
    case period = "."
    case rightParenthesis = ")"
    case rightBracket = "]"
    case rightBrace = "}"
    case semicolon = ";"
    case colon = ":"

    case `break`
    case `case`
    case chan
    case const
    case `continue`
    case `default`
    case `defer`
    case `else`
    case `fallthrough`
    case `for`
    case `func`
    case go
    case goto
    case `if`
    case `import`
    case interface
    case map
    case package
    case range
    case `return`
    case select
    case `struct`
    case `switch`
    case type
    case `var`
  }
}

extension Token.Kind {
  /// How tightly a binary operator binds, 1 to 5 (spec, "Operator precedence"); 0 for the others.
  var precedence: Int {
    switch self {
    case .logicalOr: 1
    case .logicalAnd: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .plus, .minus, .or, .xor: 4
    case .star, .slash, .percent, .shiftLeft, .shiftRight, .and, .andNot: 5
    default: 0
    }
  }

  /// Whether it is `=`, `:=`, or an operator with `=`.
  var isAssignment: Bool {
    switch self {
    case .assign, .define, .plusAssign, .minusAssign, .starAssign, .slashAssign, .percentAssign,
      .andAssign, .orAssign, .xorAssign, .shiftLeftAssign, .shiftRightAssign, .andNotAssign:
      true
    default: false
    }
  }

  /// Whether a line that ends in it ends a statement (spec, "Semicolons").
  var endsStatement: Bool {
    switch self {
    case .identifier, .integer, .float, .imaginary, .rune, .string, .rawString, .break, .continue,
      .fallthrough, .return, .increment, .decrement, .rightParenthesis, .rightBracket, .rightBrace:
      true
    default: false
    }
  }

  /// Whether it can only begin a statement, so that the parser can go on there.
  var beginsStatement: Bool {
    switch self {
    case .break, .const, .continue, .defer, .fallthrough, .for, .go, .goto, .if, .return, .select,
      .switch, .type, .var:
      true
    default: false
    }
  }

  /// Whether it begins a declaration at the top of a file.
  var beginsDeclaration: Bool {
    switch self {
    case .func, .type, .var, .const, .import: true
    default: false
    }
  }
}
