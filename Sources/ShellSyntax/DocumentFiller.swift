import Text

/// Puts the bodies of here-documents into the tree. A body is read after the redirection it belongs
/// to, when that is part of the tree already. Only what holds a here-document is visited.
struct DocumentFiller {
  /// Sorted by the place of the redirection.
  let documents: [FoundDocument]

  /// The first document whose redirection starts at or after `place`.
  private func index(from place: Int) -> Int {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isNeeded(_ range: ByteRange) -> Bool {
    let index = index(from: range.start)
    return index < documents.count && documents[index].start < range.end
  }

  func fill(_ statements: inout [Statement]) {
    for index in statements.indices where isNeeded(statements[index].range) {
      fill(&statements[index].first)
      for link in statements[index].rest.indices { fill(&statements[index].rest[link].pipeline) }
    }
  }

  private func fill(_ pipeline: inout Pipeline) {
    for index in pipeline.commands.indices { fill(&pipeline.commands[index]) }
  }

  private func fill(_ command: inout Command) {
    guard isNeeded(command.range) else { return }
    for index in command.redirections.indices { fill(&command.redirections[index]) }
    let body = command.body
    command.body = .invalid
    command.body = filled(body)
  }

  private func fill(_ redirection: inout Redirection) {
    fill(&redirection.target)
    switch redirection.kind {
    case .hereDocument, .hereDocumentStrippingTabs: break
    default: return
    }
    let index = index(from: redirection.range.start)
    guard index < documents.count, documents[index].start == redirection.range.start else { return }
    var document = documents[index].document
    fill(&document.parts)
    redirection.document = document
  }
}

// MARK: - Bodies of commands

extension DocumentFiller {
  /// A table over the kinds of commands.
  private func filled(_ body: Command.Body) -> Command.Body {
    switch body {
    case .simple(var simple):
      fill(&simple.assignments)
      fill(&simple.words)
      fill(&simple.declarations)
      return .simple(simple)
    case .group(var statements):
      fill(&statements)
      return .group(statements)
    case .subshell(var statements):
      fill(&statements)
      return .subshell(statements)
    case .arithmeticFor(var header, var statements):
      fill(&header)
      fill(&statements)
      return .arithmeticFor(header: header, body: statements)
    case .ifClause(let clause): return .ifClause(filled(clause))
    case .forClause(var clause):
      if var words = clause.words {
        fill(&words)
        clause.words = words
      }
      fill(&clause.body)
      return .forClause(clause)
    case .whileClause(var clause):
      fill(&clause.condition)
      fill(&clause.body)
      return .whileClause(clause)
    case .caseClause(let clause): return .caseClause(filled(clause))
    case .function(var definition):
      fill(&definition.body)
      return .function(definition)
    case .test(var words):
      fill(&words)
      return .test(words)
    case .arithmetic(var word):
      fill(&word)
      return .arithmetic(word)
    case .coprocess(let name, var command):
      fill(&command)
      return .coprocess(name: name, command)
    case .invalid: return .invalid
    }
  }

  private func filled(_ clause: IfClause) -> IfClause {
    var clause = clause
    for index in clause.branches.indices {
      fill(&clause.branches[index].condition)
      fill(&clause.branches[index].body)
    }
    if var otherwise = clause.otherwise {
      fill(&otherwise)
      clause.otherwise = otherwise
    }
    return clause
  }

  private func filled(_ clause: CaseClause) -> CaseClause {
    var clause = clause
    fill(&clause.subject)
    for index in clause.items.indices {
      fill(&clause.items[index].patterns)
      fill(&clause.items[index].body)
    }
    return clause
  }
}

// MARK: - Words

extension DocumentFiller {
  private func fill(_ assignments: inout [Assignment]) {
    for index in assignments.indices where isNeeded(assignments[index].range) {
      fill(&assignments[index].index)
      switch assignments[index].value {
      case .word(var word):
        fill(&word)
        assignments[index].value = .word(word)
      case .array(let range, var elements):
        for element in elements.indices {
          fill(&elements[element].key)
          fill(&elements[element].value)
        }
        assignments[index].value = .array(range, elements)
      }
    }
  }

  private func fill(_ words: inout [Word]) {
    for index in words.indices { fill(&words[index]) }
  }

  private func fill(_ word: inout Word) {
    if isNeeded(word.range) { fill(&word.parts) }
  }

  private func fill(_ word: inout Word?) {
    guard var present = word else { return }
    fill(&present)
    word = present
  }

  private func fill(_ parts: inout [WordPart]) {
    for index in parts.indices where isNeeded(parts[index].range) {
      parts[index] = filled(parts[index])
    }
  }

  private func filled(_ part: WordPart) -> WordPart {
    switch part {
    case .doubleQuoted(let range, var parts):
      fill(&parts)
      return .doubleQuoted(range, parts)
    case .arithmetic(let range, var word):
      fill(&word)
      return .arithmetic(range, word)
    case .process(let range, let isInput, var statements):
      fill(&statements)
      return .process(range, isInput: isInput, statements)
    case .command(var substitution):
      if var statements = substitution.statements {
        fill(&statements)
        substitution.statements = statements
      }
      return .command(substitution)
    case .parameter(let expansion): return .parameter(filled(expansion))
    default: return part
    }
  }

  private func filled(_ expansion: ParameterExpansion) -> ParameterExpansion {
    var expansion = expansion
    fill(&expansion.index)
    fill(&expansion.argument)
    fill(&expansion.secondArgument)
    return expansion
  }
}
