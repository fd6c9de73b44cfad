import Text

/// Finds the shell scripts of continuous integration: GitHub Actions, GitLab CI, Azure Pipelines,
/// CircleCI and what is written like them.
struct PipelineReader {
  let tree: YAMLTree
  let path: String
  let isCircle: Bool
  /// Whether the file is one of Azure Pipelines.
  private let isAzure: Bool
  var groups: [ScriptGroup] = []
  /// The commands of CircleCI that stand in for steps.
  private let commands: CircleCommands
  /// The values that were put in for their parameters.
  private(set) var parameters: [DocumentVariable] = []
  /// The names of steps, which are only shown.
  private(set) var titles: [ByteRange] = []
  /// The values of the outermost keys.
  let jobs: [String: YAMLNode]

  /// What the levels around a place set.
  struct Context {
    var environment: [DocumentVariable] = []
    var shell: String?
    /// `working-directory` of the steps below.
    var folder: TracedText?
    var runsOnWindows = false
    /// The key that the mapping stands under.
    var name = ""
  }

  init(tree: YAMLTree, path: String) {
    self.tree = tree
    self.path = path
    isCircle = path.contains(".circleci/")
    isAzure = PipelineReader.isAzure(tree, path)
    commands = CircleCommands(tree)
    let entries = tree.entries(tree.root)
    jobs = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Collects the scripts.
  mutating func read() { visit(tree.root, Context(), depth: 0) }

  private mutating func visit(_ node: YAMLNode, _ outer: Context, depth: Int) {
    guard depth < 30, let node = tree.resolved(node) else { return }
    if let items = tree.items(node) {
      for item in items { visit(item, outer, depth: depth + 1) }
      return
    }
    var context = outer
    if tree.has(oneOf: Self.known, node) {
      context = self.context(of: node, in: outer)
      if let steps = tree.items(tree.value(node, "steps")) { addSteps(steps, context) }
      if !isAzure, isGitLabJob(node) { addGitLabJob(node, context) }
    }
    let isTop = isCircle && context.name == "commands"
    for entry in tree.entries(node) where !PipelineReader.leaves.contains(entry.key) {
      if isTop, commands.areInserted(entry.key) { continue }
      var inner = context
      let isJobName = !["jobs", "stages", "default", "runs", "job"].contains(entry.key)
      if isJobName, tree.items(entry.value) == nil { inner.name = entry.key }
      visit(entry.value, inner, depth: depth + 1)
    }
  }

  /// The keys of a job, and those that say something of the jobs below: most mappings of a large
  /// file have none of them.
  private static let known = YAMLKeys([
    "env", "environment", "variables", "defaults", "working_directory", "runs-on", "job", "steps",
    "script", "before_script", "after_script", "extends",
  ])

  /// Keys below which no job stands.
  private static let leaves: Set<String> = [
    "env", "environment", "variables", "script", "before_script", "after_script", "with", "on",
    "inputs", "outputs", "parameters", "<<",
  ]

  private func context(of node: YAMLNode, in outer: Context) -> Context {
    var context = outer
    let own = tree.variables(tree.value(node, "env"))
    context.environment = context.environment.overlaid(with: own)
    if isCircle {
      let own = tree.variables(tree.value(node, "environment"))
      context.environment = context.environment.overlaid(with: own)
    }
    context.environment = context.environment.overlaid(
      with: declaredVariables(tree.value(node, "variables")))
    let defaults = tree.value(tree.value(node, "defaults"), "run")
    context.shell = tree.string(tree.value(defaults, "shell")) ?? context.shell
    context.folder = tree.traced(tree.value(defaults, "working-directory")) ?? context.folder
    if isCircle {
      context.folder = tree.traced(tree.value(node, "working_directory")) ?? context.folder
    }
    if let machine = tree.string(tree.value(node, "runs-on")) {
      context.runsOnWindows = machine.hasPrefix("windows")
    }
    if let job = tree.string(tree.value(node, "job")) { context.name = job }
    return context
  }

  /// `variables:` as a mapping, or as a list of names and values (Azure).
  func declaredVariables(_ node: YAMLNode?) -> [DocumentVariable] {
    if let items = tree.items(node) {
      return items.compactMap { item in
        guard let name = tree.string(tree.value(item, "name")),
          let value = tree.traced(tree.value(item, "value"))
        else { return nil }
        return DocumentVariable(name: name, value: value)
      }
    }
    return tree.entries(node).compactMap { entry in
      let value = tree.traced(entry.value) ?? tree.traced(tree.value(entry.value, "value"))
      return value.map { DocumentVariable(name: entry.key, value: $0) }
    }
  }
}

// MARK: - Steps

extension PipelineReader {
  /// The steps of a job run one after the other in one folder.
  private mutating func addSteps(_ steps: [YAMLNode], _ context: Context) {
    let all = steps.flatMap { inserted($0) }.map { CircleCommands.Step(node: $0, parameters: []) }
    let own = isCircle ? all.flatMap { commands.inserted($0) } : all
    let scripts = own.enumerated().compactMap { number, step -> EmbeddedScript? in
      parameters += step.parameters
      if isCircle, let title = tree.traced(tree.value(tree.value(step.node, "run"), "name")) {
        titles += title.pieces.compactMap(\.origin?.range)
      }
      return script(ofStep: step.node, number: number + 1, context, step.parameters)
    }
    if !scripts.isEmpty { groups.append(ScriptGroup(scripts)) }
  }

  /// The steps that stand below `${{ if … }}` and `${{ each … }}` (Azure Pipelines, "Template
  /// expressions"), or the step itself.
  private func inserted(_ step: YAMLNode, depth: Int = 0) -> [YAMLNode] {
    guard isAzure, depth < 10, let entry = tree.entries(step).first, entry.key.hasPrefix("${{"),
      let steps = tree.items(entry.value)
    else { return [step] }
    return steps.flatMap { inserted($0, depth: depth + 1) }
  }

  private func script(
    ofStep step: YAMLNode, number: Int, _ context: Context, _ parameters: [DocumentVariable]
  ) -> EmbeddedScript? {
    var body = step
    var command = tree.value(step, "run") ?? tree.value(step, "bash") ?? tree.value(step, "script")
    if command == nil { command = inlineScript(ofTask: step) }
    if let node = command, tree.traced(node) == nil, let inner = tree.value(node, "command") {
      body = node
      command = inner
    }
    if let action = tree.string(tree.value(step, "uses")) {
      return use(of: action, step, context)
    }
    guard let text = tree.traced(command), runsShell(step: body, context) else { return nil }
    let own = tree.variables(tree.value(body, "env"))
    let circle = isCircle ? tree.variables(tree.value(body, "environment")) : []
    let environment = context.environment.overlaid(with: own).overlaid(with: circle)
    let title =
      tree.string(tree.value(body, "name")) ?? tree.string(tree.value(body, "displayName"))
      ?? tree.string(tree.value(body, "id"))
    let job = context.name.isEmpty ? "" : " of `\(context.name)`"
    var script = EmbeddedScript(
      text: filled(commands.filled(text, parameters), environment),
      name: (title.map { "step `\($0)`" } ?? "step \(number)") + job)
    script.folder = folder(ofStep: body, context).map { filled($0, environment) }
    let shell = tree.string(tree.value(body, "shell")) ?? context.shell
    script.isForPlainShell = shell.map(Shell.isPlain) == true
    script.environment = (isAzure ? upperCased(environment) : environment).map {
      $0.filled(filled(commands.filled($0.value, parameters), environment))
    }
    return script
  }

  /// The folder that a step names, or one of the levels around it.
  private func folder(ofStep step: YAMLNode, _ context: Context) -> TracedText? {
    let keys = ["working-directory", "workingDirectory", "working_directory"]
    return keys.lazy.compactMap { tree.traced(tree.value(step, $0)) }.first ?? context.folder
  }

  /// The script in the inputs of a task of Azure Pipelines that runs a shell.
  private func inlineScript(ofTask step: YAMLNode) -> YAMLNode? {
    guard let task = tree.string(tree.value(step, "task"))?.prefix(while: { $0 != "@" }) else {
      return nil
    }
    let inputs = tree.value(step, "inputs")
    let type = tree.string(tree.value(inputs, "scriptType"))?.lowercased()
    switch task {
    case "Bash", "CmdLine", "ShellScript": return tree.value(inputs, "script")
    case "AzureCLI": return type == "bash" ? tree.value(inputs, "inlineScript") : nil
    default: return nil
    }
  }

  /// A step that runs an action as a program that takes its inputs as `INPUT_NAME`. One of the same
  /// repository is taken for a user of the whole environment; others are not known to read it.
  private func use(
    of action: String, _ step: YAMLNode, _ context: Context
  ) -> EmbeddedScript? {
    let own = context.environment.overlaid(with: tree.variables(tree.value(step, "env")))
    let inputs = tree.variables(tree.value(step, "with")).map { input in
      DocumentVariable(name: "INPUT_\(input.name)", value: filled(input.value, own))
    }
    let environment = action.hasPrefix("./") ? own : []
    guard !environment.isEmpty || !inputs.isEmpty else { return nil }
    var script = EmbeddedScript(
      text: TracedText(unwritten: [UInt8]("uses".utf8)), name: "`uses: \(action)`")
    script.environment =
      environment.map { $0.filled(filled($0.value, own)) } + inputs
    return script
  }

  /// Azure gives `variables:` to scripts under upper-case names.
  private func upperCased(_ variables: [DocumentVariable]) -> [DocumentVariable] {
    let upper = variables.map { own in
      let name = own.name.uppercased().map { $0 == "." || $0 == " " ? "_" : $0 }
      return own.renamed(String(name))
    }
    return upper.overlaid(with: variables)
  }

  private func runsShell(step: YAMLNode, _ context: Context) -> Bool {
    let shell = tree.string(tree.value(step, "shell")) ?? context.shell
    guard let shell else { return !context.runsOnWindows }
    return Shell.isNamed(in: shell)
  }

  /// The text after the service has put values in.
  private func filled(
    _ text: TracedText, _ environment: [DocumentVariable]
  ) -> TracedText {
    var filling = Filling()
    return filled(text, environment, &filling, depth: 0)
  }

  private func filled(
    _ text: TracedText, _ environment: [DocumentVariable], _ filling: inout Filling, depth: Int
  ) -> TracedText {
    var result = TemplateSyntax.github.filled(text) { expression in
      guard expression.hasPrefix("env.") else { return nil }
      let value = environment.value(of: String(expression.dropFirst(4)))
      guard let value, filling.takes(value) else { return nil }
      return TemplateSyntax.github.filled(value) { _ in nil }
    }
    if isCircle {
      result = TemplateSyntax.circle.filled(result, while: CircleCommands.isParameter) { _ in nil }
    }
    guard isAzure else { return result }
    // `$(name)` of Azure Pipelines, where the name is one of a variable.
    return TemplateSyntax("$(", ")").filled(result, while: isVariableName) { name in
      guard depth < 5, let value = environment.value(of: name), filling.takes(value) else {
        return nil
      }
      return filled(value, environment, &filling, depth: depth + 1)
    }
  }

  /// Whether a file is one of Azure Pipelines. The stages of GitLab CI are a list of names.
  private static func isAzure(_ tree: YAMLTree, _ path: String) -> Bool {
    if path.contains("gitlab") { return false }
    let keys = Set(tree.entries(tree.root).map(\.key))
    let stages = tree.items(tree.value(tree.root, "stages")) ?? []
    return !keys.isDisjoint(with: ["pool", "trigger", "pr", "extends", "resources"])
      || stages.contains { tree.string($0) == nil } || path.contains("azure")
  }

  private func isVariableName(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte.isWordByte
    }
  }
}

extension UInt8 {
  /// Whether it is a letter or digit of ASCII.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
