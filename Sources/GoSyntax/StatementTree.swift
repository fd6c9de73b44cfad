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
  /// In order.
  package let statements: [Statement]
  /// From `{` through `}`.
  package let range: ByteRange
}

/// `label: statement`
package struct LabeledStatement: Sendable {
  /// The name before the colon.
  package let label: Identifier
  /// Empty before a closing brace.
  package let statement: Statement
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `channel <- value`
package struct SendStatement: Sendable {
  /// What stands before `<-`.
  package let channel: Expression
  /// What is sent.
  package let value: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `x++`, `x--`
package struct StepStatement: Sendable {
  /// What is counted up or down.
  package let operand: Expression
  /// `increment` or `decrement`.
  package let `operator`: Token.Kind
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `a, b = c, d`, `a := b`, `a += b`
package struct AssignmentStatement: Sendable {
  /// At least one.
  package let left: [Expression]
  /// `=`, `:=`, or an operator with `=`.
  package let `operator`: Token.Kind
  /// The bytes of the operator alone.
  package let operatorRange: ByteRange
  /// At least one.
  package let right: [Expression]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `go f()`, `defer f()`
package struct LaunchStatement: Sendable {
  /// Whether it is `defer`.
  package let isDeferred: Bool
  /// A call; anything else is an issue.
  package let call: Expression
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `return a, b`
package struct ReturnStatement: Sendable {
  /// Empty for a bare `return`.
  package let results: [Expression]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `break`, `continue`, `goto`, `fallthrough`
package struct BranchStatement: Sendable {
  /// `break`, `continue`, `goto` or `fallthrough`.
  package let keyword: Token.Kind
  /// The name after the keyword.
  package let label: Identifier?
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `if`, its `else if`s, and `else`. What a branch declares is seen in all that follow it.
package struct IfStatement: Sendable {
  /// At least one.
  package let branches: [Branch]
  /// The block after the last `else`.
  package let otherwise: Block?
  /// From its first byte through its last.
  package let range: ByteRange

  /// `if initializer; condition { ... }`
  package struct Branch: Sendable {
    /// What stands before the semicolon.
    package let initializer: Statement?
    /// What decides; a composite literal in it is parenthesized.
    package let condition: Expression
    /// The braces and what they hold.
    package let body: Block
    /// From `if` through the body.
    package let range: ByteRange
  }
}

/// One `case` or `default` with its statements.
package struct CaseClause: Sendable {
  /// Nil for `default`. Types in a type switch.
  package let values: [Expression]?
  /// The statements after the colon.
  package let body: [Statement]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `switch initializer; tag { ... }`
package struct SwitchStatement: Sendable {
  /// What stands before the semicolon.
  package let initializer: Statement?
  /// Nil for `switch { ... }`.
  package let tag: Expression?
  /// In order; at any place `default`.
  package let clauses: [CaseClause]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `switch initializer; binding := subject.(type) { ... }`
package struct TypeSwitchStatement: Sendable {
  /// What stands before the semicolon.
  package let initializer: Statement?
  /// The name before `:=`; each clause declares it.
  package let binding: Identifier?
  /// What stands before `.(type)`.
  package let subject: Expression
  /// In order; at any place `default`.
  package let clauses: [CaseClause]
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `select { ... }`
package struct SelectStatement: Sendable {
  /// In order; at any place `default`.
  package let clauses: [Clause]
  /// From its first byte through its last.
  package let range: ByteRange

  /// One `case` or `default` with its statements.
  package struct Clause: Sendable {
    /// A send, a receive, or an assignment of a receive; nil for `default`.
    package let communication: Statement?
    /// The statements after the colon.
    package let body: [Statement]
    /// From its first byte through its last.
    package let range: ByteRange
  }
}

/// `for initializer; condition; post { ... }`
package struct ForStatement: Sendable {
  /// Runs once, before the first test.
  package let initializer: Statement?
  /// Nil for an endless loop.
  package let condition: Expression?
  /// Runs after each round.
  package let post: Statement?
  /// The braces and what they hold.
  package let body: Block
  /// From its first byte through its last.
  package let range: ByteRange
}

/// `for key, value := range subject { ... }`; the subject may be a number or a function.
package struct RangeStatement: Sendable {
  /// The first variable, or what is assigned first.
  package let key: Expression?
  /// The second one.
  package let value: Expression?
  /// Whether it declares its variables (`:=`).
  package let isDefinition: Bool
  /// What stands after `range`.
  package let subject: Expression
  /// The braces and what they hold.
  package let body: Block
  /// From its first byte through its last.
  package let range: ByteRange
}
