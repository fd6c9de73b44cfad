import JSON
import RuleData

/// Loads the rules that are embedded in the program: what they have in common. Each rule is read
/// when somebody asks for it (`RuleSet.rules`). Tests keep the file free of problems.
package func builtInRules() -> RulesLoad {
  let bytes = builtInRulesText()
  var reader = RulesReader(bytes: bytes, name: "built-in rules")
  return load(&reader, headOfBuiltIn) { () throws(JSONError) in
    try parseJSON(bytes, onlyLeading: RulesReader.headKeys)
  }
}

private func headOfBuiltIn(_ reader: inout RulesReader, _ tree: JSONValue) -> RuleSet? {
  reader.fields(tree, required: RulesReader.headKeys)
    .flatMap { reader.head($0).whole }.map(RuleSet.init(builtInWith:))
}

/// The embedded rules without their examples, which are more text than all else and are read when
/// somebody asks for them.
let builtInRuleList: [Rule] = {
  let bytes = builtInRulesText()
  let examples = [UInt8]("examples".utf8)
  var reader = RulesReader(bytes: bytes, name: "built-in rules", readsExamples: false)
  let rules = load(&reader) { () throws(JSONError) in
    try parseJSON(bytes, without: { $0 == examples })
  }
  guard let rules = rules.rules else {
    preconditionFailure("\(rules.problems.first.map(\.description) ?? "the rules")")
  }
  return rules.rules
}()

/// The examples of the embedded rules, by the id of the rule.
let builtInExamples: [String: Rule.Examples] = {
  let rules = loadRules(builtInRulesText(), name: "built-in rules").rules?.rules ?? []
  return rules.reduce(into: [:]) { $0[$1.id] = $1.ownExamples }
}()

/// The embedded rules file, byte for byte.
package func builtInRulesText() -> [UInt8] {
  let count = Int(tenant2flex_rules_count())
  return unsafe Array(UnsafeBufferPointer(start: tenant2flex_rules(), count: count))
}
