package import Text

/// A name where it was written.
package struct Identifier: Hashable, Sendable {
  /// As it is spelled.
  package let name: String
  /// From its first byte through its last.
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
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `T{...}`
package struct CompositeLiteral: Sendable {
  /// Nil where the outer literal's type says it: the inner braces of `[]T{{...}}`.
  package let type: Expression?
  /// From `{` through `}`.
  package let braces: ByteRange
  /// In order; empty for `T{}`.
  package let elements: [Element]
  /// From its first byte through its last.
  package let range: ByteRange

  /// `value` or `key: value`; a value in braces is a composite literal without type.
  package struct Element: Sendable {
    /// A field name, an index or a map key, as its type says.
    package let key: Expression?
    /// A composite literal without type where it is elided.
    package let value: Expression
    /// From its first byte through its last.
    package let range: ByteRange
  }
}

/// `func(...) ... { ... }`
package struct FunctionLiteral: Sendable {
  /// The signature, from `func`.
  package let type: FunctionType
  /// The braces and what they hold.
  package let body: Block
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `base.name`: a field, a method, a method expression or a name of a package.
package struct SelectorExpression: Sendable {
  /// What stands before the period.
  package let base: Expression
  /// What stands after the period.
  package let name: Identifier
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `base[i]`, `base[T, U]`: an index, or an instantiation of a generic function or type.
package struct IndexExpression: Sendable {
  /// What is indexed or instantiated.
  package let base: Expression
  /// From `[` through `]`.
  package let brackets: ByteRange
  /// At least one; more than one only in an instantiation.
  package let arguments: [Expression]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `base[low:high:limit]`
package struct SliceExpression: Sendable {
  /// What is sliced.
  package let base: Expression
  /// From `[` through `]`.
  package let brackets: ByteRange
  /// Nil if it is left out.
  package let low: Expression?
  /// Nil if it is left out.
  package let high: Expression?
  /// The third index, if there is one.
  package let limit: Expression?
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `base.(T)`, or `base.(type)` in the guard of a type switch.
package struct TypeAssertion: Sendable {
  /// The value whose type is asserted.
  package let base: Expression
  /// From `(` through `)`.
  package let parentheses: ByteRange
  /// Nil for `.(type)`.
  package let type: Expression?
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `function(arguments)`: a call or a conversion.
package struct CallExpression: Sendable {
  /// What is called, or the type that is converted to.
  package let function: Expression
  /// From `(` through `)`.
  package let parentheses: ByteRange
  /// In order; `make` and `new` take a type first.
  package let arguments: [Expression]
  /// The `...` after the last argument.
  package let ellipsis: ByteRange?
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `-x`, `!x`, `&x`, `<-x`, and the `~T` of a constraint.
package struct UnaryExpression: Sendable {
  /// The token before the operand.
  package let `operator`: Token.Kind
  /// What the operator works on.
  package let operand: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// Operands joined by operators of one precedence, which work from left to right: `a - b + c` is
/// one, so that long sums do not nest. Also the union `A | ~B` of a constraint.
package struct BinaryExpression: Sendable {
  /// The leftmost operand.
  package let first: Expression
  /// At least one.
  package let rest: [Link]
  /// From its first byte through its last.
  package let range: ByteRange

  /// One further operand and the operator before it.
  package struct Link: Sendable {
    /// One of the precedence of its chain.
    package let `operator`: Token.Kind
    /// The bytes of the operator alone.
    package let operatorRange: ByteRange
    /// What stands to the right of the operator.
    package let operand: Expression
  }
}
