/// A name that goes away, outside paths: of an operation, of a group of commands, or of a data
/// source.
package struct DeprecatedName: Hashable, Sendable {
  package let text: String
  package let replacement: String
  /// The rule that it belongs to; for a group the first of its rules.
  package let rule: Rule
}

extension RuleSet {
  /// All names that go away, each once.
  package var deprecatedNames: [DeprecatedName] {
    var names: [DeprecatedName] = []
    for rule in rules {
      if let group = rule.commandLine, !names.contains(where: { $0.text == group.group }) {
        names.append(
          DeprecatedName(text: group.group, replacement: group.replacementGroup, rule: rule))
      }
      if let type = rule.terraform {
        names.append(DeprecatedName(text: type.type, replacement: type.replacement, rule: rule))
      }
      for name in rule.deprecated.operationIds {
        let known = rule.commandLine?.operations[name] ?? rule.replacement.operationIds.last
        guard let replacement = known else { continue }
        names.append(DeprecatedName(text: name, replacement: replacement, rule: rule))
      }
    }
    return names
  }

  /// The texts of which the ledger counts every occurrence: of paths and of names.
  package var markers: [String] { pathMarkers + nameMarkers }
}
