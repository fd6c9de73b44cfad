/// A name that goes away, outside paths: of an operation, of a group of commands, or of a data
/// source.
package struct DeprecatedName: Hashable, Sendable {
  package let text: String
  package let replacement: String
  /// The rule that it belongs to; for a group the first of its rules.
  package let rule: Rule
  package let kind: Kind

  /// What a name is of.
  package enum Kind: Hashable, Sendable {
    /// A group of commands of the Atlas CLI.
    case group
    /// A data source of Terraform.
    case dataSource
    /// An operation, as the description of the API names it.
    case operation
    /// An operation in a generated client, or a class of one.
    case generatedOperation, generatedService
    /// A data source in code that is generated from Terraform's provider.
    case generatedSource
  }

  /// Whether a Go program knows it by other means: through the types of the SDK.
  package var isOfClient: Bool { kind == .generatedOperation || kind == .generatedService }
}

extension RuleSet {
  /// All names that go away, each once.
  package var deprecatedNames: [DeprecatedName] {
    var names: [DeprecatedName] = []
    for rule in rules {
      if let group = rule.commandLine, !names.contains(where: { $0.text == group.group }) {
        names.append(
          DeprecatedName(
            text: group.group, replacement: group.replacementGroup, rule: rule, kind: .group))
      }
      if let type = rule.terraform {
        names.append(
          DeprecatedName(
            text: type.type, replacement: type.replacement, rule: rule, kind: .dataSource))
      }
      for name in rule.deprecated.operationIds {
        let known = rule.commandLine?.operations[name] ?? rule.replacement.operationIds.last
        guard let replacement = known else { continue }
        names.append(
          DeprecatedName(text: name, replacement: replacement, rule: rule, kind: .operation))
      }
      let generated: [(map: [String: String], kind: DeprecatedName.Kind)] = [
        (rule.names.operations, .generatedOperation), (rule.names.services, .generatedService),
        (rule.names.dataSources, .generatedSource),
      ]
      for (map, kind) in generated {
        for (name, replacement) in map.sorted(by: { $0.key < $1.key }) {
          names.append(
            DeprecatedName(text: name, replacement: replacement, rule: rule, kind: kind))
        }
      }
    }
    return names
  }

  /// The texts of which the ledger counts every occurrence: of paths and of names.
  package var markers: [String] { pathMarkers + escapedPathMarkers + nameMarkers }
}
