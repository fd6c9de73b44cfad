/// A deprecated operation that a command of the Atlas CLI calls.
package struct CommandMatch: Sendable {
  package let rule: Rule
  package let commandLine: Rule.CommandLine
  /// The operation as it is called there; absent where that is not known.
  package let operation: String?

  /// The name of the replacement in the releases that know `operation`.
  package var replacement: String? { operation.flatMap { commandLine.operations[$0] } }
}

extension RuleSet {
  /// The operation of a group; nil if none of that name is deprecated. Without a name the first
  /// of the group.
  package func command(group: String, operation: String?) -> CommandMatch? {
    for rule in rules {
      guard let commandLine = rule.commandLine, commandLine.group == group else { continue }
      if let operation, commandLine.operations[operation] == nil { continue }
      return CommandMatch(rule: rule, commandLine: commandLine, operation: operation)
    }
    return nil
  }

  /// The names of the deprecated groups, each once.
  package var commandMarkers: [String] {
    var markers: [String] = []
    for group in rules.compactMap(\.commandLine?.group) where !markers.contains(group) {
      markers.append(group)
    }
    return markers
  }
}
