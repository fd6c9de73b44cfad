package import Text

/// A part of a jq program. Chains are flat, so that a long program does not nest deeply.
package struct JQNode: Hashable, Sendable {
  /// What the node is.
  package let kind: Kind
  /// Offsets in the program, without the space around it.
  package let range: ByteRange

  /// The kinds of nodes.
  package indirect enum Kind: Hashable, Sendable {
    /// `a | b | c`; the only place of `bind`, `label` and `define`, whose body is the rest of it.
    case pipe([JQNode])
    /// `source as $x ?// [$y] |`
    case bind(JQNode, [JQPattern])
    /// `label $name |`
    case label([UInt8])
    /// `def f(a): body;`
    case define(JQDefinition)
    case comma([JQNode])
    /// Operands of one precedence, with an operator between each two.
    case operation([JQNode], [JQOperator])
    case negate(JQNode)
    /// A term with `.name`, `[...]`, `?` and so on behind it.
    case path(JQNode, [JQSuffix])
    case identity
    /// `..`
    case recurse
    case number
    case string(JQString)
    /// `@csv` alone
    case format([UInt8])
    case array(JQNode?)
    case object([JQMember])
    case reduce(JQLoop)
    case foreach(JQLoop)
    /// `if`, each `elif`, and `else`
    case conditional([JQBranch], JQNode?)
    case attempt(JQNode, JQNode?)
    /// `$name`, without the dollar
    case variable([UInt8])
    /// `name` or `name(a; b)`
    case call([UInt8], [JQNode])
    /// `break $name`
    case breakTo([UInt8])
    /// A name that is not known before run time.
    case hole
  }
}

/// What stands between two operands; the arithmetic updates are one.
package enum JQOperator: Hashable, Sendable {
  case alternative, assign, update, arithmeticUpdate, or, and, equal, notEqual, order, add,
    subtract,
    multiply
  case divide, remainder
}

/// What stands behind a term.
package struct JQSuffix: Hashable, Sendable {
  /// The kinds of suffixes.
  package enum Kind: Hashable, Sendable {
    /// `.name`: the name.
    case field([UInt8])
    /// `."name"`
    case string(JQString)
    /// `[key]`
    case index(JQNode)
    case slice(JQNode?, JQNode?)
    /// `[]`
    case iterate
    /// `?`
    case optional
  }
  /// What the suffix is.
  package let kind: Kind
  /// Offsets in the program, with the dot or the brackets.
  package let range: ByteRange
}

/// A string literal, with what is inserted into it.
package struct JQString: Hashable, Sendable {
  /// A run of text or an insertion.
  package enum Part: Hashable, Sendable {
    /// Decoded text.
    case text([UInt8])
    case interpolation(JQNode)
  }
  /// The name of the format in front, without the at sign.
  package let format: [UInt8]?
  /// In order; neighbouring texts are one.
  package let parts: [Part]
  /// With the quotes and without the format.
  package let range: ByteRange

  /// The text, if nothing is inserted.
  package var constant: [UInt8]? {
    var text: [UInt8] = []
    for part in parts {
      guard case .text(let bytes) = part else { return nil }
      text += bytes
    }
    return text
  }
}

/// A pair of an object construction.
package struct JQMember: Hashable, Sendable {
  /// How a key is written.
  package enum Key: Hashable, Sendable {
    case name([UInt8])
    case string(JQString)
    /// `$name`
    case variable([UInt8])
    /// `(expression)`
    case computed(JQNode)
  }
  /// The key.
  package let key: Key
  /// Offsets of the key in the program.
  package let keyRange: ByteRange
  /// Absent in `{name}`.
  package let value: JQNode?
  /// Offsets of the pair in the program.
  package let range: ByteRange
}

/// Takes a value apart into variables.
package indirect enum JQPattern: Hashable, Sendable {
  case variable([UInt8])
  case array([JQPattern])
  case object([JQPatternMember])
}

/// A pair of an object pattern: `key: pattern`, `$name` or `$name: pattern`.
package struct JQPatternMember: Hashable, Sendable {
  /// The key.
  package let key: JQMember.Key
  /// Offsets of the key in the program.
  package let keyRange: ByteRange
  /// Absent in `{$name}`.
  package let pattern: JQPattern?
}

/// `def name(parameters): body;`
package struct JQDefinition: Hashable, Sendable {
  /// The name, with its module.
  package let name: [UInt8]
  /// With the dollar of `$name` parameters.
  package let parameters: [[UInt8]]
  /// What the function yields.
  package let body: JQNode
}

/// `reduce source as patterns (start; update)`, or `foreach` with `extract`.
package struct JQLoop: Hashable, Sendable {
  /// What yields the values of the loop.
  package let source: JQNode
  /// Alternatives (`?//`) that take each value apart.
  package let patterns: [JQPattern]
  /// The first state.
  package let start: JQNode
  /// What makes the next state.
  package let update: JQNode
  /// What is yielded of each state, for `foreach` only.
  package let extract: JQNode?
}

/// `if condition then result`
package struct JQBranch: Hashable, Sendable {
  /// What is tested.
  package let condition: JQNode
  /// What is yielded then.
  package let result: JQNode
}

/// A whole program.
package struct JQProgram: Hashable, Sendable {
  /// Whether a module is imported or included: it may define any function.
  package let usesModules: Bool
  /// The definitions and the main pipe.
  package let body: JQNode
  /// The releases of jq that take the program.
  package let releases: JQReleases
}
