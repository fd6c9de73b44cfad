import JSON
import RuleData

/// Loads the rules that are embedded in the program. Their tests keep them free of problems. The
/// examples are read when somebody asks a rule for them.
package func builtInRules() -> RulesLoad {
  let bytes = builtInRulesText()
  let examples = [UInt8]("examples".utf8)
  var reader = RulesReader(bytes: bytes, name: "built-in rules", readsExamples: false)
  return load(&reader) { () throws(JSONError) in
    try parseJSON(bytes, without: { $0 == examples })
  }
}

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
