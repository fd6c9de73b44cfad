import RuleData

/// Loads the rules that are embedded in the program. Their tests keep them free of problems.
package func builtInRules() -> RulesLoad {
  loadRules(builtInRulesText(), name: "built-in rules")
}

/// The embedded rules file, byte for byte.
package func builtInRulesText() -> [UInt8] {
  let count = Int(tenant2flex_rules_count())
  return unsafe Array(UnsafeBufferPointer(start: tenant2flex_rules(), count: count))
}
