package import Text

/// A declaration, at the top of a file or in a function.
package enum Declaration: Sendable {
  /// Text that could not be parsed; an issue says why.
  case bad(ByteRange)
  case imports(SpecGroup<ImportSpec>)
  case constants(SpecGroup<ValueSpec>)
  case variables(SpecGroup<ValueSpec>)
  case types(SpecGroup<TypeSpec>)
  case function(FunctionDeclaration)

  /// The bytes the declaration covers, without the semicolon that ends it.
  package var range: ByteRange {
    switch self {
    case .bad(let range): range
    case .imports(let group): group.range
    case .constants(let group), .variables(let group): group.range
    case .types(let group): group.range
    case .function(let function): function.range
    }
  }
}

/// A keyword and what it declares: one spec, or any number of them in parentheses.
package struct SpecGroup<Spec: Sendable>: Sendable {
  /// From `(` through `)`.
  package let parentheses: ByteRange?
  /// In order: in a group of constants the index is the value of `iota`.
  package let specs: [Spec]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `name "path"`
package struct ImportSpec: Sendable {
  /// Also `_` and `.`.
  package let name: Identifier?
  /// A string literal with its quotes.
  package let path: BasicLiteral
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `a, b T = x, y`
package struct ValueSpec: Sendable {
  /// At least one.
  package let names: [Identifier]
  /// Nil if the values say it.
  package let type: Expression?
  /// Empty if there is no `=`. A constant without values repeats those above it.
  package let values: [Expression]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `Name[P any] T`, `Name = T`
package struct TypeSpec: Sendable {
  /// The name that is declared.
  package let name: Identifier
  /// `[P any]`
  package let typeParameters: ParameterList?
  /// Whether `=` stands before the type.
  package let isAlias: Bool
  /// What the name stands for.
  package let type: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `func (r T) name[P any](...) ... { ... }`
package struct FunctionDeclaration: Sendable {
  /// `(r T)`, for a method.
  package let receiver: ParameterList?
  /// The name that is declared.
  package let name: Identifier
  /// The signature, from its first bracket.
  package let type: FunctionType
  /// Nil for a function implemented elsewhere.
  package let body: Block?
  /// From its first byte through its last.
  package let range: ByteRange
}
