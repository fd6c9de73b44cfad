package import Text

/// `[n]T`, `[...]T`, `[]T`
package struct ArrayType: Sendable {
  /// What stands between the brackets.
  package let length: Length
  /// The type of the elements.
  package let element: Expression
  /// From its first byte through its last.
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
  /// In order.
  package let fields: [Field]
  /// From its first byte through its last.
  package let range: ByteRange

  /// One line of fields of one type, or an embedded field, which has no names.
  package struct Field: Sendable {
    /// Empty for an embedded field.
    package let names: [Identifier]
    /// The type of all the names; what is embedded.
    package let type: Expression
    /// A string literal with its quotes.
    package let tag: BasicLiteral?
    /// From its first byte through its last.
    package let range: ByteRange
  }
}

/// The signature of a function, method or function type.
package struct FunctionType: Sendable {
  /// `[T any]`
  package let typeParameters: ParameterList?
  /// In parentheses.
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
  /// In order.
  package let parameters: [Parameter]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// Parameters of one type: `a, b int`, `rest ...string`, or a type alone.
package struct Parameter: Sendable {
  /// Empty for a type alone.
  package let names: [Identifier]
  /// The `...` before the type.
  package let ellipsis: ByteRange?
  /// Without the `...`.
  package let type: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `interface { ... }`
package struct InterfaceType: Sendable {
  /// From `{` through `}`.
  package let braces: ByteRange
  /// In order.
  package let elements: [Element]
  /// From its first byte through its last.
  package let range: ByteRange

  /// A method, or what is embedded.
  package enum Element: Sendable {
    case method(Identifier, FunctionType)
    /// An interface, a type, `~T`, or a union of such.
    case embedded(Expression)
  }
}

/// `map[K]V`
package struct MapType: Sendable {
  /// The type in the brackets.
  package let key: Expression
  /// The type after the brackets.
  package let value: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `chan T`, `chan<- T`, `<-chan T`
package struct ChannelType: Sendable {
  /// Which ways values go.
  package let direction: Direction
  /// The `<-`.
  package let arrow: ByteRange?
  /// The type of the values.
  package let element: Expression
  /// From its first byte through its last.
  package let range: ByteRange

  /// `chan`, `chan<-`, `<-chan`.
  package enum Direction: Sendable { case both, send, receive }
}
