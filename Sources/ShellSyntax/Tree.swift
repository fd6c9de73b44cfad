package import Text

/// A parsed script. Every range is in byte offsets of the bytes that were parsed.
package struct Program: Sendable {
  package var statements: [Statement] = []
  /// Every comment, from its `#` up to, not including, the line's end.
  package var comments: [ByteRange] = []
  /// What could not be parsed; empty for a script that `bash -n` accepts.
  package var issues: [SyntaxIssue] = []
  package init() {}
}

/// A place that breaks the grammar, and what was expected there.
package struct SyntaxIssue: Hashable, Sendable {
  package let range: ByteRange
  package let message: String
  package init(range: ByteRange, message: String) {
    self.range = range
    self.message = message
  }
}

/// One and-or list with its terminator (POSIX 2.9.3): `a && b || c;` or `a &`.
package struct Statement: Sendable {
  /// From the first token of the list through the last; the terminator is not included.
  package var range: ByteRange
  package var first: Pipeline
  package var rest: [Link]
  /// Whether it ends in `&`.
  package var isBackground: Bool

  /// One further pipeline and the operator before it.
  package struct Link: Sendable {
    package var isAnd: Bool
    package var pipeline: Pipeline
    package init(isAnd: Bool, pipeline: Pipeline) {
      self.isAnd = isAnd
      self.pipeline = pipeline
    }
  }

  package init(range: ByteRange, first: Pipeline, rest: [Link], isBackground: Bool) {
    self.range = range
    self.first = first
    self.rest = rest
    self.isBackground = isBackground
  }
}

/// Commands joined by `|` or `|&` (POSIX 2.9.2), at least one.
package struct Pipeline: Sendable {
  package var range: ByteRange
  package var isNegated: Bool
  package var isTimed: Bool
  package var commands: [Command]
  package init(range: ByteRange, isNegated: Bool, isTimed: Bool, commands: [Command]) {
    self.range = range
    self.isNegated = isNegated
    self.isTimed = isTimed
    self.commands = commands
  }
}

/// A simple or compound command with its redirections.
package struct Command: Sendable {
  package var range: ByteRange
  package var body: Body
  package var redirections: [Redirection]

  package enum Body: Sendable {
    case simple(SimpleCommand)
    /// `{ ...; }`
    case group([Statement])
    /// `( ... )`
    case subshell([Statement])
    case ifClause(IfClause)
    indirect case forClause(ForClause)
    /// `for ((init; test; step))`: what stands between the double parentheses, its expansions as
    /// word parts; and zsh's `repeat count`.
    indirect case arithmeticFor(header: Word, body: [Statement])
    case whileClause(WhileClause)
    indirect case caseClause(CaseClause)
    indirect case function(FunctionDefinition)
    /// `[[ ... ]]`: its operands and operators as words, in order.
    case test([Word])
    /// `(( ... ))`: what stands between, its expansions as word parts.
    indirect case arithmetic(Word)
    /// `coproc [NAME] command`
    indirect case coprocess(name: String?, Command)
    /// Text that could not be parsed; an issue says why.
    case invalid
  }

  package init(range: ByteRange, body: Body, redirections: [Redirection]) {
    self.range = range
    self.body = body
    self.redirections = redirections
  }
}

/// `A=1 B=2 name argument ...`; words may be absent when there are assignments or redirections.
package struct SimpleCommand: Sendable {
  package var assignments: [Assignment]
  /// The command's name and arguments in order. An argument of a declaration builtin (`local`,
  /// `export`, `declare`, `typeset`, `readonly`) that is an assignment stands in `declarations`.
  package var words: [Word]
  package var declarations: [Assignment]
  package init(assignments: [Assignment], words: [Word], declarations: [Assignment]) {
    self.assignments = assignments
    self.words = words
    self.declarations = declarations
  }
}

/// `name=value`, `name+=value`, `name[index]=value`, `name=(...)`.
package struct Assignment: Sendable {
  package var range: ByteRange
  package var name: String
  package var nameRange: ByteRange
  package var index: Word?
  package var isAppend: Bool
  package var value: Value

  package enum Value: Sendable {
    /// The word after `=`; it has no parts for `name=`.
    case word(Word)
    /// `( ... )`: the range with its parentheses, and the elements.
    case array(ByteRange, [Element])
  }

  /// One element of an array literal, with its `[key]=` if it has one.
  package struct Element: Sendable {
    package var key: Word?
    package var value: Word
    /// Whether it is written `[key]+=`.
    package var isAppend: Bool
    package init(key: Word?, value: Word, isAppend: Bool = false) {
      self.key = key
      self.value = value
      self.isAppend = isAppend
    }
  }

  package init(
    range: ByteRange, name: String, nameRange: ByteRange, index: Word?, isAppend: Bool,
    value: Value
  ) {
    self.range = range
    self.name = name
    self.nameRange = nameRange
    self.index = index
    self.isAppend = isAppend
    self.value = value
  }
}

/// `if`, its `elif`s, and `else`.
package struct IfClause: Sendable {
  /// Condition and body of `if` and of each `elif`, at least one.
  package var branches: [Branch]
  package var otherwise: [Statement]?
  package struct Branch: Sendable {
    package var condition: [Statement]
    package var body: [Statement]
    package init(condition: [Statement], body: [Statement]) {
      self.condition = condition
      self.body = body
    }
  }
  package init(branches: [Branch], otherwise: [Statement]?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}

/// `for name in words; do ... done`, and `select`.
package struct ForClause: Sendable {
  package var isSelect: Bool
  package var name: String
  package var nameRange: ByteRange
  /// The words after `in`; absent for `for name; do`, which walks the positional parameters.
  package var words: [Word]?
  package var body: [Statement]
  package init(
    isSelect: Bool, name: String, nameRange: ByteRange, words: [Word]?, body: [Statement]
  ) {
    self.isSelect = isSelect
    self.name = name
    self.nameRange = nameRange
    self.words = words
    self.body = body
  }
}

/// `while` or `until`.
package struct WhileClause: Sendable {
  package var isUntil: Bool
  package var condition: [Statement]
  package var body: [Statement]
  package init(isUntil: Bool, condition: [Statement], body: [Statement]) {
    self.isUntil = isUntil
    self.condition = condition
    self.body = body
  }
}

/// `case word in pattern) ... ;; esac`.
package struct CaseClause: Sendable {
  package var subject: Word
  package var items: [Item]
  package struct Item: Sendable {
    package var patterns: [Word]
    package var body: [Statement]
    /// How the arm ends.
    package var terminator: Terminator
    package init(patterns: [Word], body: [Statement], terminator: Terminator) {
      self.patterns = patterns
      self.body = body
      self.terminator = terminator
    }
  }
  /// `;;` (or `esac`), `;&`, `;;&`.
  package enum Terminator: Sendable { case stop, fallThrough, testNext }
  package init(subject: Word, items: [Item]) {
    self.subject = subject
    self.items = items
  }
}

/// `name() body`, `function name body`, or a test of bats(7): `@test "name" {`.
package struct FunctionDefinition: Sendable {
  /// What the name of a test begins with; no function can have such a name.
  package static let testPrefix = "@test "

  package var name: String
  package var nameRange: ByteRange
  package var body: Command
  package init(name: String, nameRange: ByteRange, body: Command) {
    self.name = name
    self.nameRange = nameRange
    self.body = body
  }
}

/// `2>file`, `<<EOF`, `<<<word`, `&>file` (POSIX 2.7).
package struct Redirection: Sendable {
  /// The operator and its target; a here-document's body lies elsewhere.
  package var range: ByteRange
  /// The descriptor before the operator: digits or `{name}`.
  package var descriptor: ByteRange?
  package var kind: Kind
  /// File name, descriptor, here-string, or a here-document's delimiter.
  package var target: Word
  package var document: HereDocument?

  package enum Kind: Sendable {
    /// `<`, `>`, `>>`, `>|`, `<>`
    case input, output, append, clobber, readWrite
    /// `<&`, `>&`
    case duplicateInput, duplicateOutput
    /// `&>`, `&>>`
    case outputAndError, appendOutputAndError
    /// `<<`, `<<-`, `<<<`
    case hereDocument, hereDocumentStrippingTabs, hereString
  }

  package init(
    range: ByteRange, descriptor: ByteRange?, kind: Kind, target: Word, document: HereDocument?
  ) {
    self.range = range
    self.descriptor = descriptor
    self.kind = kind
    self.target = target
    self.document = document
  }
}

/// The body of a here-document.
package struct HereDocument: Sendable {
  /// The body's lines, without the line of the delimiter.
  package var range: ByteRange
  /// Whether any part of the delimiter was quoted: then nothing expands and `parts` are literals.
  package var isQuoted: Bool
  /// The text after tabs were stripped (`<<-`): literals, escapes and expansions in order.
  package var parts: [WordPart]
  package init(range: ByteRange, isQuoted: Bool, parts: [WordPart]) {
    self.range = range
    self.isQuoted = isQuoted
    self.parts = parts
  }
}

/// A word: its parts cover its range without a gap.
package struct Word: Sendable {
  package var range: ByteRange
  package var parts: [WordPart]
  package init(range: ByteRange, parts: [WordPart]) {
    self.range = range
    self.parts = parts
  }
}

/// A piece of a word (or of a double-quoted string or here-document).
package enum WordPart: Sendable {
  /// Bytes that stand for themselves.
  case literal(ByteRange)
  /// A backslash and the byte it quotes: stands for the bytes after the backslash.
  case escaped(ByteRange)
  /// Backslash and line end: stands for nothing.
  case continuation(ByteRange)
  /// `'...'` with its quotes.
  case singleQuoted(ByteRange)
  /// `$'...'` with its quotes.
  case ansiQuoted(ByteRange)
  /// `"..."` or `$"..."` with its quotes, and what is inside.
  case doubleQuoted(ByteRange, [WordPart])
  indirect case parameter(ParameterExpansion)
  indirect case command(CommandSubstitution)
  /// `$((...))` or `$[...]`, and what stands inside as a word.
  indirect case arithmetic(ByteRange, Word)
  /// `<(...)` or `>(...)`.
  indirect case process(ByteRange, isInput: Bool, [Statement])

  /// The bytes the part covers, quotes included.
  package var range: ByteRange {
    switch self {
    case .literal(let range), .escaped(let range), .continuation(let range),
      .singleQuoted(let range), .ansiQuoted(let range), .doubleQuoted(let range, _),
      .arithmetic(let range, _), .process(let range, _, _):
      range
    case .parameter(let expansion): expansion.range
    case .command(let substitution): substitution.range
    }
  }
}

/// `$name`, `${name...}` (POSIX 2.6.2 and bash's additions).
package struct ParameterExpansion: Sendable {
  package var range: ByteRange
  /// `HOME`, `1`, `@`, `#` ...
  package var name: String
  package var nameRange: ByteRange
  package var isBraced: Bool
  /// `${!name...}`
  package var isIndirect: Bool
  /// `${#name}`
  package var isLength: Bool
  /// `${name[index]}`
  package var index: Word?
  /// Absent for a plain `${name}`, and where bash would say "bad substitution" when it runs; then
  /// `argument` is what could not be understood.
  package var operation: Operation?
  /// The word after the operator: default, message, pattern, offset.
  package var argument: Word?
  /// Replacement of `${name/pattern/replacement}`, length of `${name:offset:length}`.
  package var secondArgument: Word?

  package enum Operation: Sendable {
    /// `-` `=` `?` `+`; the flag tells whether a colon stands before it.
    case useDefault(colon: Bool)
    case assignDefault(colon: Bool)
    case failIfUnset(colon: Bool)
    case useAlternative(colon: Bool)
    /// `#` `##` `%` `%%`
    case removePrefix(longest: Bool)
    case removeSuffix(longest: Bool)
    /// `/` `//` `/#` `/%`
    case replaceFirst, replaceAll, replacePrefix, replaceSuffix
    /// `:offset[:length]`
    case substring
    /// `^` `^^` `,` `,,` `~` `~~`
    case upperFirst, upperAll, lowerFirst, lowerAll, toggle
    /// `@Q` and the like; the letter is the argument.
    case transform
    /// `${!prefix*}`, `${!prefix@}`
    case namesWithPrefix
  }

  package init(
    range: ByteRange, name: String, nameRange: ByteRange, isBraced: Bool, isIndirect: Bool,
    isLength: Bool, index: Word?, operation: Operation?, argument: Word?, secondArgument: Word?
  ) {
    self.range = range
    self.name = name
    self.nameRange = nameRange
    self.isBraced = isBraced
    self.isIndirect = isIndirect
    self.isLength = isLength
    self.index = index
    self.operation = operation
    self.argument = argument
    self.secondArgument = secondArgument
  }
}

/// `$(...)` or `` `...` ``.
package struct CommandSubstitution: Sendable {
  package var range: ByteRange
  /// What stands between the delimiters.
  package var inner: ByteRange
  /// The commands inside; absent for backquotes, whose text must be unescaped before it is parsed
  /// (POSIX 2.6.3).
  package var statements: [Statement]?
  package init(range: ByteRange, inner: ByteRange, statements: [Statement]?) {
    self.range = range
    self.inner = inner
    self.statements = statements
  }
}
