package import Text

/// A name where it was written.
package struct Identifier: Hashable, Sendable {
  package let name: String
  package let range: ByteRange
}

/// An expression or a type: only their use tells them apart (`a[b](c)`, `(T)(x)`).
package indirect enum Expression: Sendable {
  /// Text that could not be parsed; an issue says why.
  case bad(ByteRange)
  case identifier(Identifier)
  case literal(BasicLiteral)
  case composite(CompositeLiteral)
  case function(FunctionLiteral)
  /// `(x)` with its parentheses.
  case parenthesized(ByteRange, Expression)
  case selector(SelectorExpression)
  case index(IndexExpression)
  case slice(SliceExpression)
  case assertion(TypeAssertion)
  case call(CallExpression)
  /// `*x`: a pointer type, or what a pointer points at.
  case star(ByteRange, Expression)
  case unary(UnaryExpression)
  case binary(BinaryExpression)
  case arrayType(ArrayType)
  case structType(StructType)
  case functionType(FunctionType)
  case interfaceType(InterfaceType)
  case mapType(MapType)
  case channelType(ChannelType)

  /// The bytes the expression covers.
  package var range: ByteRange {  // A table
    switch self {
    case .bad(let range), .parenthesized(let range, _), .star(let range, _): range
    case .identifier(let name): name.range
    case .literal(let literal): literal.range
    case .composite(let literal): literal.range
    case .function(let literal): literal.range
    case .selector(let selector): selector.range
    case .index(let index): index.range
    case .slice(let slice): slice.range
    case .assertion(let assertion): assertion.range
    case .call(let call): call.range
    case .unary(let unary): unary.range
    case .binary(let binary): binary.range
    case .arrayType(let type): type.range
    case .structType(let type): type.range
    case .functionType(let type): type.range
    case .interfaceType(let type): type.range
    case .mapType(let type): type.range
    case .channelType(let type): type.range
    }
  }
}

/// A number, rune or string; `goStringUnits` tells what a string means.
package struct BasicLiteral: Hashable, Sendable {
  /// `integer`, `float`, `imaginary`, `rune`, `string` or `rawString`.
  package let kind: Token.Kind
  package let range: ByteRange
}

/// `T{...}`
package struct CompositeLiteral: Sendable {
  /// Nil where the outer literal's type says it: the inner braces of `[]T{{...}}`.
  package let type: Expression?
  /// From `{` through `}`.
  package let braces: ByteRange
  package let elements: [Element]
  package let range: ByteRange

  /// `value` or `key: value`; a value in braces is a composite literal without type.
  package struct Element: Sendable {
    package let key: Expression?
    package let value: Expression
    package let range: ByteRange
  }
}

/// `func(...) ... { ... }`
package struct FunctionLiteral: Sendable {
  package let type: FunctionType
  package let body: Block
  package let range: ByteRange
}

/// `base.name`: a field, a method, a method expression or a name of a package.
package struct SelectorExpression: Sendable {
  package let base: Expression
  package let name: Identifier
  package let range: ByteRange
}

/// `base[i]`, `base[T, U]`: an index, or an instantiation of a generic function or type.
package struct IndexExpression: Sendable {
  package let base: Expression
  /// From `[` through `]`.
  package let brackets: ByteRange
  /// At least one; more than one only in an instantiation.
  package let arguments: [Expression]
  package let range: ByteRange
}

/// `base[low:high:limit]`
package struct SliceExpression: Sendable {
  package let base: Expression
  /// From `[` through `]`.
  package let brackets: ByteRange
  package let low: Expression?
  package let high: Expression?
  package let limit: Expression?
  package let range: ByteRange
}

/// `base.(T)`, or `base.(type)` in the guard of a type switch.
package struct TypeAssertion: Sendable {
  package let base: Expression
  /// From `(` through `)`.
  package let parentheses: ByteRange
  /// Nil for `.(type)`.
  package let type: Expression?
  package let range: ByteRange
}

/// `function(arguments)`: a call or a conversion.
package struct CallExpression: Sendable {
  package let function: Expression
  /// From `(` through `)`.
  package let parentheses: ByteRange
  package let arguments: [Expression]
  /// The `...` after the last argument.
  package let ellipsis: ByteRange?
  package let range: ByteRange
}

/// `-x`, `!x`, `&x`, `<-x`, and the `~T` of a constraint.
package struct UnaryExpression: Sendable {
  package let `operator`: Token.Kind
  package let operand: Expression
  package let range: ByteRange
}

/// Operands joined by operators of one precedence, which work from left to right: `a - b + c` is
/// one, so that long sums do not nest. Also the union `A | ~B` of a constraint.
package struct BinaryExpression: Sendable {
  package let first: Expression
  /// At least one.
  package let rest: [Link]
  package let range: ByteRange

  /// One further operand and the operator before it.
  package struct Link: Sendable {
    package let `operator`: Token.Kind
    package let operatorRange: ByteRange
    package let operand: Expression
  }
}
