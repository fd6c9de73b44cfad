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
  package let range: ByteRange
}

/// `name "path"`
package struct ImportSpec: Sendable {
  /// Also `_` and `.`.
  package let name: Identifier?
  package let path: BasicLiteral
  package let range: ByteRange
}

/// `a, b T = x, y`
package struct ValueSpec: Sendable {
  package let names: [Identifier]
  package let type: Expression?
  /// Empty if there is no `=`. A constant without values repeats those above it.
  package let values: [Expression]
  package let range: ByteRange
}

/// `Name[P any] T`, `Name = T`
package struct TypeSpec: Sendable {
  package let name: Identifier
  package let typeParameters: ParameterList?
  package let isAlias: Bool
  package let type: Expression
  package let range: ByteRange
}

/// `func (r T) name[P any](...) ... { ... }`
package struct FunctionDeclaration: Sendable {
  package let receiver: ParameterList?
  package let name: Identifier
  package let type: FunctionType
  /// Nil for a function implemented elsewhere.
  package let body: Block?
  package let range: ByteRange
}
