import Reports

extension Tool {
  /// `tenant2flex rules list | show ID | check FILE`.
  func rules(_ invocation: Invocation) throws(UsageError) -> Reply {
    let words = invocation.operands.map(text)
    switch (words.first, words.count) {
    case ("list", 1): return Reply(output: list(try ruleCards(invocation)))
    case ("show", 2): return Reply(output: facts(try card(words[1], invocation)))
    case ("check", 2): return try checkRules(invocation.operands[1])
    default:
      throw UsageError(
        "`rules` takes list, show ID or check FILE", "see `tenant2flex rules --help`")
    }
  }

  /// `tenant2flex explain ID`.
  func explain(_ invocation: Invocation) throws(UsageError) -> Reply {
    guard let id = invocation.operands.first.map(text), invocation.operands.count == 1 else {
      throw UsageError("`explain` takes the id of one rule", "see `tenant2flex rules list`")
    }
    return Reply(output: page(try card(id, invocation)))
  }

  private func card(_ id: String, _ invocation: Invocation) throws(UsageError) -> RuleCard {
    let cards = try ruleCards(invocation)
    guard let card = cards.first(where: { $0.id == id }) else {
      throw unknownRule(id, cards.map(\.id))
    }
    return card
  }

  private func checkRules(_ file: [UInt8]) throws(UsageError) -> Reply {
    switch engine.rules(file) {
    case .loaded(let cards):
      return Reply(output: "\(shown(file)): \(cards.count) rules, no errors\n")
    case .refused(let messages): throw UsageError(messages)
    }
  }

  private func list(_ cards: [RuleCard]) -> String {
    let width = cards.map(\.id.count).max() ?? 0
    return cards.map { card in
      padded(card.id, width + 2) + card.title + "\n"
    }.joined()
  }

  private func facts(_ card: RuleCard) -> String {
    var rows = [("id", card.id), ("title", card.title)]
    rows += [("before", card.before), ("after", card.after), ("sunset", card.sunset)]
    rows += card.notes.map { ("note", $0) } + card.links.map { ("see", $0) }
    return rows.filter { !$0.1.isEmpty }.map { padded($0.0, 8) + $0.1 + "\n" }.joined()
  }

  /// What a rule is about, as a page to read.
  private func page(_ card: RuleCard) -> String {
    var text = "\(card.id)\n\n\(wrapped(card.title, indent: 0))\n\n"
    text += "Deprecated:  \(card.before)\nInstead:     \(card.after)\n"
    if !card.sunset.isEmpty { text += "Sunset:      \(card.sunset)\n" }
    if !card.notes.isEmpty {
      text += "\nNotes\n" + card.notes.map { "  - \(wrapped($0, indent: 4))\n" }.joined()
    }
    if !card.exampleBefore.isEmpty {
      text += "\nBefore\n\(indented(card.exampleBefore))\nAfter\n\(indented(card.exampleAfter))"
    }
    if !card.links.isEmpty { text += "\nSee\n" + card.links.map { "  \($0)\n" }.joined() }
    return text
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}

/// `text` with blanks up to `width`.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

/// `text` in lines of at most 80 columns; those after the first begin with `indent` blanks.
func wrapped(_ text: String, indent: Int) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, indent + line.count + 1 + word.count > 80 {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return (lines + [line]).joined(separator: "\n" + String(repeating: " ", count: indent))
}
