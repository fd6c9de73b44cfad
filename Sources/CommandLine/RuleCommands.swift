import Reports
import Rules

extension Tool {
  /// `tenant2flex rules list | show ID | check FILE`.
  func rules(_ invocation: Invocation) throws(UsageError) -> Reply {
    let words = invocation.operands.map(text)
    switch (words.first, words.count) {
    case ("list", 1): return Reply(output: list(try loadedRules(invocation)))
    case ("show", 2):
      let (rule, rules) = try rule(words[1], invocation)
      return Reply(output: facts(of: rule, in: rules))
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
    let (rule, rules) = try rule(id, invocation)
    return Reply(output: explanation(of: rule, in: rules))
  }

  private func rule(
    _ id: String, _ invocation: Invocation
  ) throws(UsageError) -> (Rule, RuleSet) {
    let rules = try loadedRules(invocation)
    guard let rule = rules.rule(id) else { throw unknownRule(id, rules) }
    return (rule, rules)
  }

  private func checkRules(_ file: [UInt8]) throws(UsageError) -> Reply {
    switch engine.rules(file) {
    case .loaded(let rules):
      return Reply(output: "\(shown(file)): \(rules.rules.count) rules, no errors\n")
    case .refused(let messages): throw UsageError(messages)
    }
  }

  private func list(_ rules: RuleSet) -> String {
    let width = rules.rules.map(\.id.count).max() ?? 0
    return rules.rules.map { padded($0.id, width + 2) + $0.title + "\n" }.joined()
  }
}

/// The facts of a rule, one a line.
private func facts(of rule: Rule, in rules: RuleSet) -> String {
  var rows = [
    ("id", rule.id), ("title", rule.title), ("deprecated", request(rule.deprecated)),
    ("instead", request(rule.replacement)), ("accept", rule.replacement.mediaType),
    ("sunset", rules.sunset.description),
  ]
  if rule.body.isRequired { rows.append(("body", rule.body.keep.joined(separator: ", "))) }
  for (old, new) in rule.response.renamed.sorted(by: { $0.key < $1.key }) {
    rows.append(("renamed", "\(old) -> \(new)"))
  }
  rows += rule.notes.map { ("note", $0.text) } + rule.documentation.map { ("see", $0) }
  return rows.map { padded($0.0, 12) + $0.1 + "\n" }.joined()
}

private func request(_ deprecated: Rule.Deprecated) -> String {
  "\(deprecated.method) \(deprecated.path.text)"
}

private func request(_ replacement: Rule.Replacement) -> String {
  "\(replacement.method) \(replacement.path.text)"
}

/// A rule as a page to read.
private func explanation(of rule: Rule, in rules: RuleSet) -> String {
  var text = """
    \(rule.id): \(rule.title)

    \(rules.api.title): this operation answers no longer from \(rules.sunset) on.

      deprecated  \(request(rule.deprecated))
      instead     \(request(rule.replacement))
      accept      \(rule.replacement.mediaType)

    """
  text += list("What changes", changes(rule))
  text += list("Notes", rule.notes.map(\.text))
  if let example = rule.examples.first {
    text += "\nBefore\n\(indented(example.before))\nAfter\n\(indented(example.after))"
  }
  return text + list("See", rule.documentation + rules.documentation, wraps: false)
}

private func changes(_ rule: Rule) -> [String] {
  var changes: [String] = []
  let dropped = rule.body.known.filter { !rule.body.keep.contains($0) }
  if rule.body.isRequired {
    changes.append("the body keeps \(rule.body.keep.joined(separator: ", "))")
  }
  if !dropped.isEmpty { changes.append("the body loses \(dropped.joined(separator: ", "))") }
  for (old, new) in rule.response.renamed.sorted(by: { $0.key < $1.key }) {
    changes.append("the answer calls \(old) now \(new)")
  }
  return changes
}

private func list(_ title: String, _ rows: [String], wraps: Bool = true) -> String {
  if rows.isEmpty { return "" }
  return "\n\(title)\n"
    + rows.map { "  - \(wraps ? wrapped($0, indent: 4) : $0)\n" }.joined()
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
    text.hasSuffix("\n") ? 1 : 0
  )
  .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
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
