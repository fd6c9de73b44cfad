package import Text

/// A statement. Ranges do not include the semicolon that ends it.
package indirect enum Statement: Sendable {
  /// Text that could not be parsed; an issue says why.
  case bad(ByteRange)
  case empty(ByteRange)
  case declaration(Declaration)
  case labeled(LabeledStatement)
  case expression(Expression)
  case send(SendStatement)
  case step(StepStatement)
  case assignment(AssignmentStatement)
  /// `go` and `defer`
  case launch(LaunchStatement)
  case `return`(ReturnStatement)
  case branch(BranchStatement)
  case block(Block)
  case `if`(IfStatement)
  case `switch`(SwitchStatement)
  case typeSwitch(TypeSwitchStatement)
  case select(SelectStatement)
  case `for`(ForStatement)
  case range(RangeStatement)

  /// The bytes the statement covers.
  package var range: ByteRange {  // A table
    switch self {
    case .bad(let range), .empty(let range): range
    case .declaration(let declaration): declaration.range
    case .labeled(let statement): statement.range
    case .expression(let expression): expression.range
    case .send(let statement): statement.range
    case .step(let statement): statement.range
    case .assignment(let statement): statement.range
    case .launch(let statement): statement.range
    case .return(let statement): statement.range
    case .branch(let statement): statement.range
    case .block(let block): block.range
    case .if(let statement): statement.range
    case .switch(let statement): statement.range
    case .typeSwitch(let statement): statement.range
    case .select(let statement): statement.range
    case .for(let statement): statement.range
    case .range(let statement): statement.range
    }
  }
}

/// `{ ... }`
package struct Block: Sendable {
  package let statements: [Statement]
  /// From `{` through `}`.
  package let range: ByteRange
}

/// `label: statement`
package struct LabeledStatement: Sendable {
  package let label: Identifier
  package let statement: Statement
  package let range: ByteRange
}

/// `channel <- value`
package struct SendStatement: Sendable {
  package let channel: Expression
  package let value: Expression
  package let range: ByteRange
}

/// `x++`, `x--`
package struct StepStatement: Sendable {
  package let operand: Expression
  /// `increment` or `decrement`.
  package let `operator`: Token.Kind
  package let range: ByteRange
}

/// `a, b = c, d`, `a := b`, `a += b`
package struct AssignmentStatement: Sendable {
  package let left: [Expression]
  package let `operator`: Token.Kind
  package let operatorRange: ByteRange
  package let right: [Expression]
  package let range: ByteRange
}

/// `go f()`, `defer f()`
package struct LaunchStatement: Sendable {
  package let isDeferred: Bool
  package let call: Expression
  package let range: ByteRange
}

/// `return a, b`
package struct ReturnStatement: Sendable {
  package let results: [Expression]
  package let range: ByteRange
}

/// `break`, `continue`, `goto`, `fallthrough`
package struct BranchStatement: Sendable {
  package let keyword: Token.Kind
  package let label: Identifier?
  package let range: ByteRange
}

/// `if`, its `else if`s, and `else`. What a branch declares is seen in all that follow it.
package struct IfStatement: Sendable {
  /// At least one.
  package let branches: [Branch]
  package let otherwise: Block?
  package let range: ByteRange

  /// `if initializer; condition { ... }`
  package struct Branch: Sendable {
    package let initializer: Statement?
    package let condition: Expression
    package let body: Block
    /// From `if` through the body.
    package let range: ByteRange
  }
}

/// One `case` or `default` with its statements.
package struct CaseClause: Sendable {
  /// Nil for `default`. Types in a type switch.
  package let values: [Expression]?
  package let body: [Statement]
  package let range: ByteRange
}

/// `switch initializer; tag { ... }`
package struct SwitchStatement: Sendable {
  package let initializer: Statement?
  package let tag: Expression?
  package let clauses: [CaseClause]
  package let range: ByteRange
}

/// `switch initializer; binding := subject.(type) { ... }`
package struct TypeSwitchStatement: Sendable {
  package let initializer: Statement?
  package let binding: Identifier?
  package let subject: Expression
  package let clauses: [CaseClause]
  package let range: ByteRange
}

/// `select { ... }`
package struct SelectStatement: Sendable {
  package let clauses: [Clause]
  package let range: ByteRange

  /// One `case` or `default` with its statements.
  package struct Clause: Sendable {
    /// A send, a receive, or an assignment of a receive; nil for `default`.
    package let communication: Statement?
    package let body: [Statement]
    package let range: ByteRange
  }
}

/// `for initializer; condition; post { ... }`
package struct ForStatement: Sendable {
  package let initializer: Statement?
  package let condition: Expression?
  package let post: Statement?
  package let body: Block
  package let range: ByteRange
}

/// `for key, value := range subject { ... }`; the subject may be a number or a function.
package struct RangeStatement: Sendable {
  package let key: Expression?
  package let value: Expression?
  /// Whether it declares its variables (`:=`).
  package let isDefinition: Bool
  package let subject: Expression
  package let body: Block
  package let range: ByteRange
}
