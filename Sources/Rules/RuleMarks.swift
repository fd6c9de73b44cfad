import JSON

/// What tells of a rule that a file may have to do with it.
struct RuleMarks: Hashable, Sendable {
  /// The segments of the path that goes away.
  let path: [PathTemplate.Segment]
  /// The group of commands that goes away; absent if there is none.
  let group: String?
  /// The names of the data source, then of the operation, that go away.
  let names: [String]

  init(_ rule: Rule) {
    path = rule.deprecated.path.segments
    group = rule.commandLine?.group
    names = (rule.terraform.map { [$0.type] } ?? []) + rule.deprecated.operationIds
  }

  /// The literal before the parameter that stands before the first two literals in a row.
  var collection: String? {
    for place in path.indices.dropLast() where place >= 2 {
      guard case .literal = path[place], case .literal = path[place + 1],
        case .parameter = path[place - 1], case .literal(let text) = path[place - 2]
      else { continue }
      return text
    }
    return nil
  }

  /// Reads no more than the marks of a rule; nil where one is missing.
  init?(_ value: JSONValue, _ api: RuleSet.API) {
    let old = value.member("deprecated")?.value
    guard let path = old?.text("path").flatMap({ PathTemplate($0, api: api) }),
      let operations = old?.member("operationIds")?.value.elements, !operations.isEmpty
    else { return nil }
    self.path = path.segments
    group = value.member("commandLine")?.value.member("group")?.value.text("deprecated")
    let type = value.member("terraform")?.value.member("type")?.value.text("deprecated")
    names = (type.map { [$0] } ?? []) + operations.compactMap(\.text)
  }
}

/// The marks of the embedded rules, for which the rest of each rule is passed over.
let builtInMarks: [RuleMarks] = {
  let bytes = builtInRulesText()
  let wanted = [
    "rules", "deprecated", "path", "operationIds", "commandLine", "group", "terraform", "type",
  ].map { [UInt8]($0.utf8) }
  let rules = try? parseJSON(bytes, without: { !wanted.contains($0) }).member("rules")?.value
  guard let api = builtInRules().rules?.api, let rules else {
    preconditionFailure("the built-in rules must be JSON")
  }
  return rules.elements.map { rule in
    guard let marks = RuleMarks(rule, api) else {
      preconditionFailure("a built-in rule must have a path and names")
    }
    return marks
  }
}()

extension RuleSet {
  /// The literals that stand before the parameter in front of a run of literals: the collections of
  /// which the paths that go away name a member. None if a rule has no such literal.
  package var collectionMarkers: [String] {
    let all = marks.map(\.collection)
    return all.contains(nil) ? [] : Set(all.compactMap(\.self)).sorted()
  }

  /// The texts of the names that go away, each group of commands once, in the order of
  /// `deprecatedNames`.
  package var nameMarkers: [String] {
    var names: [String] = []
    for marks in marks {
      if let group = marks.group, !names.contains(group) { names.append(group) }
      names += marks.names
    }
    return names
  }
}

extension JSONValue {
  /// A string as text.
  fileprivate var text: String? { string.map { String(decoding: $0, as: UTF8.self) } }

  fileprivate func text(_ key: String) -> String? { member(key)?.value.text }
}
