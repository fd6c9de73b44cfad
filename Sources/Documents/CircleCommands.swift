import Text

/// The commands of a CircleCI configuration (`commands:`), whose steps stand in for the steps that
/// name them, with the values of their parameters.
struct CircleCommands {
  private let tree: YAMLTree
  /// Those whose steps are all run one after the other.
  private let known: [String: YAMLNode]
  /// Those that some step names.
  private let called: Set<String>

  /// A step with what its parameters stand for.
  struct Step {
    let node: YAMLNode
    let parameters: [DocumentVariable]
  }

  init(_ tree: YAMLTree) {
    self.tree = tree
    let commands = tree.entries(tree.value(tree.root, "commands"))
    let all = Dictionary(commands.map { ($0.key, $0.value) }, uniquingKeysWith: { one, _ in one })
    var lists: [YAMLNode] = []
    for part in ["jobs", "commands"] {
      for entry in tree.entries(tree.value(tree.root, part)) {
        lists += CircleCommands.lists(of: entry.value, tree, depth: 0)
      }
    }
    let names = lists.flatMap { tree.items($0) ?? [] }.compactMap { CircleCommands.name($0, tree) }
    called = Set(names)
    known = all.filter { entry in
      (tree.items(tree.value(entry.value, "steps")) ?? []).allSatisfy { step in
        let name = CircleCommands.name(step, tree) ?? "when"
        return name != "when" && name != "unless"
      }
    }
  }

  /// The lists of steps in a job or command, also below conditions.
  private static func lists(of node: YAMLNode, _ tree: YAMLTree, depth: Int) -> [YAMLNode] {
    guard depth < 10, let steps = tree.value(node, "steps") else { return [] }
    let inner = (tree.items(steps) ?? []).flatMap { step in
      tree.entries(step).flatMap { lists(of: $0.value, tree, depth: depth + 1) }
    }
    return [steps] + inner
  }

  /// What a step names: its only key, or itself.
  private static func name(_ step: YAMLNode, _ tree: YAMLTree) -> String? {
    let entries = tree.entries(step)
    return entries.count == 1 ? entries[0].key : entries.isEmpty ? tree.string(step) : nil
  }

  /// Whether the steps of a command need no look of their own: they stand in for others.
  func areInserted(_ name: String) -> Bool { known[name] != nil && called.contains(name) }

  /// The steps that a step stands for, each with its parameters; itself if it names no command.
  func inserted(_ step: Step, depth: Int = 0) -> [Step] {
    guard depth < 10, let name = Self.name(step.node, tree), let command = known[name],
      let steps = tree.items(tree.value(command, "steps"))
    else { return [step] }
    let given = tree.variables(tree.value(step.node, name)).map { own in
      own.filled(filled(own.value, step.parameters))
    }
    let declared = tree.entries(tree.value(command, "parameters"))
    // What a parameter of several choices may be stands in a list, which edits would have to suit.
    let values = declared.compactMap { entry -> DocumentVariable? in
      let type = tree.string(tree.value(entry.value, "type")) ?? ""
      guard ["string", "integer"].contains(type) else { return nil }
      if let own = given.last(where: { $0.name == entry.key }) { return own }
      let isGiven = tree.value(tree.value(step.node, name), entry.key) != nil
      let value = isGiven ? nil : tree.traced(tree.value(entry.value, "default"))
      return value.map { DocumentVariable(name: entry.key, value: $0) }
    }
    return steps.flatMap { inserted(Step(node: $0, parameters: values), depth: depth + 1) }
  }

  /// A text with `<< parameters.name >>` as far as the values are known.
  func filled(_ text: TracedText, _ parameters: [DocumentVariable]) -> TracedText {
    var filling = Filling()
    return TemplateSyntax.circle.filled(text, while: Self.isParameter) { expression in
      guard let value = parameters.value(of: String(expression.dropFirst("parameters.".count))),
        filling.takes(value)
      else { return nil }
      return value
    }
  }

  /// `parameters.out-file`: names have letters, digits, dashes and underscores.
  static func isParameter(_ expression: String) -> Bool {
    expression.utf8.allSatisfy { $0.isWordByte || "_.-".utf8.contains($0) }
  }
}
