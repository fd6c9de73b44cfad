package import Text

/// `[n]T`, `[...]T`, `[]T`
package struct ArrayType: Sendable {
  package let length: Length
  package let element: Expression
  package let range: ByteRange

  /// What stands between the brackets: nothing for a slice, `...`, or the length.
  package enum Length: Sendable {
    case slice
    case ellipsis(ByteRange)
    case fixed(Expression)
  }
}

/// `struct { ... }`
package struct StructType: Sendable {
  /// From `{` through `}`.
  package let braces: ByteRange
  package let fields: [Field]
  package let range: ByteRange

  /// One line of fields of one type, or an embedded field, which has no names.
  package struct Field: Sendable {
    package let names: [Identifier]
    package let type: Expression
    package let tag: BasicLiteral?
    package let range: ByteRange
  }
}

/// The signature of a function, method or function type.
package struct FunctionType: Sendable {
  /// `[T any]`
  package let typeParameters: ParameterList?
  package let parameters: ParameterList
  /// Nil for a function without result.
  package let results: ParameterList?
  /// From `func` or, for a method of an interface or a declaration, from its first bracket.
  package let range: ByteRange
}

/// Parameters in parentheses, type parameters in brackets, or one result without either.
package struct ParameterList: Sendable {
  /// Whether `range` holds parentheses or brackets.
  package let isEnclosed: Bool
  package let parameters: [Parameter]
  package let range: ByteRange
}

/// Parameters of one type: `a, b int`, `rest ...string`, or a type alone.
package struct Parameter: Sendable {
  package let names: [Identifier]
  package let ellipsis: ByteRange?
  package let type: Expression
  package let range: ByteRange
}

/// `interface { ... }`
package struct InterfaceType: Sendable {
  /// From `{` through `}`.
  package let braces: ByteRange
  package let elements: [Element]
  package let range: ByteRange

  package enum Element: Sendable {
    case method(Identifier, FunctionType)
    /// An interface, a type, `~T`, or a union of such.
    case embedded(Expression)
  }
}

/// `map[K]V`
package struct MapType: Sendable {
  package let key: Expression
  package let value: Expression
  package let range: ByteRange
}

/// `chan T`, `chan<- T`, `<-chan T`
package struct ChannelType: Sendable {
  package let direction: Direction
  /// The `<-`.
  package let arrow: ByteRange?
  package let element: Expression
  package let range: ByteRange

  package enum Direction: Sendable { case both, send, receive }
}
