import Text

extension Lexer {
  /// An operator or a punctuation mark, the longest that fits; else an illegal character.
  mutating func scanOperator() {
    let start = position
    let byte = bytes[position]
    position += 1
    let kind = kind(from: byte)
    if kind == .illegal { report("illegal character", start, position) }
    append(kind, from: start)
  }

  // A table.
  /// What begins with a byte that was passed; passes what else belongs to it.
  private mutating func kind(from byte: UInt8) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "("): return .leftParenthesis
    case UInt8(ascii: ")"): return .rightParenthesis
    case UInt8(ascii: "["): return .leftBracket
    case UInt8(ascii: "]"): return .rightBracket
    case UInt8(ascii: "{"): return .leftBrace
    case UInt8(ascii: "}"): return .rightBrace
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "~"): return .tilde
    case UInt8(ascii: "."): return period()
    case UInt8(ascii: ":"): return take("=") ? .define : .colon
    case UInt8(ascii: "="): return take("=") ? .equal : .assign
    case UInt8(ascii: "!"): return take("=") ? .notEqual : .not
    case UInt8(ascii: "*"): return take("=") ? .starAssign : .star
    case UInt8(ascii: "/"): return take("=") ? .slashAssign : .slash
    case UInt8(ascii: "%"): return take("=") ? .percentAssign : .percent
    case UInt8(ascii: "^"): return take("=") ? .xorAssign : .xor
    case UInt8(ascii: "+"): return take("+") ? .increment : take("=") ? .plusAssign : .plus
    case UInt8(ascii: "-"): return take("-") ? .decrement : take("=") ? .minusAssign : .minus
    case UInt8(ascii: "|"): return take("|") ? .logicalOr : take("=") ? .orAssign : .or
    case UInt8(ascii: "&"):
      if take("^") { return take("=") ? .andNotAssign : .andNot }
      return take("&") ? .logicalAnd : take("=") ? .andAssign : .and
    case UInt8(ascii: "<"):
      if take("<") { return take("=") ? .shiftLeftAssign : .shiftLeft }
      return take("-") ? .arrow : take("=") ? .lessOrEqual : .less
    case UInt8(ascii: ">"):
      if take(">") { return take("=") ? .shiftRightAssign : .shiftRight }
      return take("=") ? .greaterOrEqual : .greater
    default: return .illegal
    }
  }

  private mutating func period() -> Token.Kind {
    guard peek() == UInt8(ascii: "."), peek(1) == UInt8(ascii: ".") else { return .period }
    position += 2
    return .ellipsis
  }

  @inline(__always)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
