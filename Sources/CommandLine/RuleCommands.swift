import Reports
import Rules

extension Tool {
  /// `tenant2flex rules list | show ID | check FILE`.
  func rules(_ invocation: Invocation) throws(UsageError) -> Reply {
    let words = invocation.operands.map(text)
    switch (words.first, words.count) {
    case ("list", 1): return Reply(output: try list(invocation))
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
    return Reply(output: rule.page(in: rules).text)
  }

  private func list(_ invocation: Invocation) throws(UsageError) -> String {
    let rules = try loadedRules(invocation)
    switch invocation.value(of: "format").flatMap({ Format(rawValue: text($0)) }) ?? .text {
    case .text: return ruleTable(rules)
    case .json: return ruleListJSON(rules)
    case .markdown: return ruleReference(rules)
    default: throw UsageError("the list of rules has the forms text, json and markdown")
    }
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

/// `text` with blanks up to `width`.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

/// `text` in lines of at most 80 columns; those after the first begin with `indent` blanks. What
/// stands between backticks stays in one line.
func wrapped(_ text: String, indent: Int) -> String {
  var lines: [String] = []
  var line = ""
  for word in words(of: text) {
    if !line.isEmpty, indent + line.count + 1 + word.count > 80 {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return (lines + [line]).joined(separator: "\n" + String(repeating: " ", count: indent))
}

/// The parts of a text between which a line may end.
private func words(of text: String) -> [String] {
  var words: [String] = []
  for part in text.split(separator: " ").map(String.init) {
    if let last = words.last, !last.count(where: { $0 == "`" }).isMultiple(of: 2) {
      words[words.count - 1] += " " + part
    } else {
      words.append(part)
    }
  }
  return words
}
