import Text

extension Lexer {
  /// An operator or a punctuation mark, the longest that fits; else an illegal character.
  mutating func scanOperator() {
    let start = position
    let byte = bytes[position]
    position += 1
    let kind = single(byte) ?? simple(byte) ?? compound(byte)
    if kind == .illegal { report("illegal character", start, position) }
    append(kind, from: start)
  }

  /// Marks that begin no longer one.
  private func single(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: "("): .leftParenthesis
    case UInt8(ascii: ")"): .rightParenthesis
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: "{"): .leftBrace
    case UInt8(ascii: "}"): .rightBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "~"): .tilde
    default: nil
    }
  }

  /// Operators that are followed by `=` at most.
  private mutating func simple(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: ":"): take("=") ? .define : .colon
    case UInt8(ascii: "="): take("=") ? .equal : .assign
    case UInt8(ascii: "!"): take("=") ? .notEqual : .not
    case UInt8(ascii: "*"): take("=") ? .starAssign : .star
    case UInt8(ascii: "/"): take("=") ? .slashAssign : .slash
    case UInt8(ascii: "%"): take("=") ? .percentAssign : .percent
    case UInt8(ascii: "^"): take("=") ? .xorAssign : .xor
    default: nil
    }
  }

  private mutating func compound(_ byte: UInt8) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "."): return period()
    case UInt8(ascii: "+"):
      return take("+") ? .increment : take("=") ? .plusAssign : .plus
    case UInt8(ascii: "-"):
      return take("-") ? .decrement : take("=") ? .minusAssign : .minus
    case UInt8(ascii: "|"):
      return take("|") ? .logicalOr : take("=") ? .orAssign : .or
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

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
