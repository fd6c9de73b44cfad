import Text

/// Finds the shell scripts of Compose files, Kubernetes objects, Ansible tasks, Taskfiles and
/// services that give their commands in lists.
struct CommandListReader {
  let tree: YAMLTree
  var groups: [ScriptGroup] = []
  /// Variables that are put into scripts.
  var variables: [DocumentVariable] = []
  /// Places of which a script has all text, and nothing else beside it.
  var followed: [ByteRange] = []

  /// Whether it is a Taskfile, whose expressions name variables after a period.
  private var isOfTask: Bool { tree.value(tree.root, "tasks") != nil }

  init(tree: YAMLTree) { self.tree = tree }

  /// Collects the scripts.
  mutating func read() {
    if readService() { return }
    if tree.value(tree.root, "services") != nil {
      for service in tree.entries(tree.value(tree.root, "services")) {
        addService(service.value, service.key)
      }
      for service in tree.items(tree.value(tree.root, "services")) ?? [] { addRender(service) }
    } else if tree.value(tree.root, "kind") != nil {
      visitObject(tree.root, depth: 0)
    } else if tree.items(tree.root) != nil {
      visitTasks(tree.root, [], depth: 0)
    } else if tree.value(tree.root, "tasks") != nil {
      addTaskfile()
    }
  }

  private mutating func add(_ text: TracedText, _ name: String, _ own: [DocumentVariable] = []) {
    var script = EmbeddedScript(text: text, name: name)
    script.environment = own
    groups.append(ScriptGroup([script]))
  }

  /// The text that a shell is given in a list of words: `["sh", "-c", "…"]`.
  func shellText(_ words: [YAMLNode]) -> TracedText? {
    guard let first = words.first.flatMap({ tree.string($0) }), Shell.isNamed(in: first) else {
      return nil
    }
    let flag = words.indices.first { index in
      let word = tree.string(words[index]) ?? ""
      return index > 0 && word.hasPrefix("-") && word.hasSuffix("c")
    }
    guard let flag, flag + 1 < words.count else { return nil }
    return tree.traced(words[flag + 1])
  }
}

extension CommandListReader {
  /// Words that start a program without a shell, in quotes that nobody wrote.
  func command(_ words: [YAMLNode]) -> TracedText? {
    let texts = words.compactMap { tree.traced($0) }
    return texts.count == words.count ? command(quoting: texts) : nil
  }

  /// The same of words as text.
  func command(quoting texts: [TracedText]) -> TracedText? {
    guard !texts.contains(where: { $0.bytes.contains(UInt8(ascii: "'")) }) else { return nil }
    let quote = TracedText(unwritten: [UInt8(ascii: "'")])
    let blank = TracedText(unwritten: [UInt8(ascii: " ")])
    return texts.reduce(TracedText()) { $0 + quote + $1 + quote + blank }
  }

  /// The words of a container's command. Images of curl begin with that program.
  func command(_ entry: [YAMLNode], _ words: [YAMLNode], image: String?) -> TracedText? {
    let all = entry + words
    if let first = all.first.flatMap({ tree.string($0) }), CommandListReader.clients.contains(first)
    {
      return command(all)
    }
    guard entry.isEmpty, isOfCurl(image), words.first != nil else { return nil }
    return command(words).map { TracedText(unwritten: [UInt8]("curl ".utf8)) + $0 }
  }

  /// A command that is written as one string: Compose splits it into words as a shell does, and no
  /// shell runs it. One with a sign that only a shell knows is not read.
  private func commandLine(_ node: YAMLNode, image: String?) -> TracedText? {
    guard let text = tree.traced(node) else { return nil }
    let last = text.bytes.lastIndex { $0 != 0x0A && $0 != 0x20 } ?? 0
    var quote: UInt8?
    for (index, byte) in text.bytes.enumerated() {
      if byte == quote {
        quote = nil
      } else if quote == nil, "\"'".utf8.contains(byte) {
        quote = byte
      } else if quote == nil, "|&;<>()`#*?~\\\n".utf8.contains(byte), index < last {
        return nil
      }
    }
    let words = text.bytes.split { " \t\n".utf8.contains($0) }
    guard let first = words.first.map({ String(decoding: $0, as: UTF8.self) }) else { return nil }
    let program = first.split(separator: "/").last.map(String.init) ?? first
    if Shell.isNamed(in: first) || Self.clients.contains(program) { return text }
    return isOfCurl(image) ? TracedText(unwritten: [UInt8]("curl ".utf8)) + text : nil
  }

  /// Whether an image is one that starts curl.
  private func isOfCurl(_ image: String?) -> Bool {
    guard let image else { return false }
    let name = image.prefix { $0 != ":" && $0 != "@" }.split(separator: "/").suffix(2)
    return [["curlimages", "curl"], ["curl", "curl"], ["cloud-builders", "curl"]].contains {
      name.elementsEqual($0)
    }
  }

  private static let clients: Set<String> = ["curl", "/usr/bin/curl", "wget", "atlas"]
}

// MARK: - Compose and Kubernetes

extension CommandListReader {
  /// `command`, `entrypoint` and the health check of a service. Compose reads `$$` as a dollar and
  /// puts variables of its own environment in.
  private mutating func addService(_ service: YAMLNode, _ name: String) {
    let environment = composeEnvironment(tree.value(service, "environment"))
    let entry = tree.items(tree.value(service, "entrypoint")) ?? []
    let image =
      tree.value(service, "entrypoint") == nil ? tree.string(tree.value(service, "image")) : nil
    for key in ["command", "entrypoint"] {
      guard let node = tree.value(service, key) else { continue }
      let words = tree.items(node)
      let own = key == "command" ? image : nil
      let text =
        words.flatMap { words in
          let first = key == "command" ? entry : []
          return shellText(words) ?? shellText(first + words) ?? command(first, words, image: own)
        } ?? (entry.isEmpty ? commandLine(node, image: own) : nil)
      if let text {
        add(interpolated(text), "`\(key)` of `\(name)`", environment)
      }
    }
    let check = tree.value(tree.value(service, "healthcheck"), "test")
    if let words = tree.items(check), words.count == 2, tree.string(words[0]) == "CMD-SHELL",
      let text = tree.traced(words[1])
    {
      add(interpolated(text), "health check of `\(name)`", environment)
    } else if let text = tree.traced(check) {
      add(interpolated(text), "health check of `\(name)`", environment)
    }
  }

  /// A mapping, or a list of `NAME=value`.
  private func composeEnvironment(_ node: YAMLNode?) -> [DocumentVariable] {
    let own = tree.variables(node).map {
      $0.filled(interpolated($0.value))
    }
    let listed = (tree.items(node) ?? []).compactMap { item -> DocumentVariable? in
      guard let text = tree.traced(item),
        let equals = text.bytes.firstIndex(of: UInt8(ascii: "="))
      else { return nil }
      let name = String(decoding: text.bytes[..<equals], as: UTF8.self)
      let value = text.slice(ByteRange(equals + 1, text.count))
      return DocumentVariable(name: name, value: interpolated(value))
    }
    return own + listed
  }

  func interpolated(_ text: TracedText) -> TracedText {
    let text = text.inside(.doubledDollar)
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset + 1 < text.count {
      guard text.bytes[offset] == UInt8(ascii: "$"), let end = endOfReference(text.bytes, offset)
      else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      let place = ByteRange(offset, end)
      if text.bytes[offset + 1] == UInt8(ascii: "$") {
        result.append(text.unit(place, meaning: [UInt8(ascii: "$")]))
      } else {
        let name = String(decoding: text.bytes[place], as: UTF8.self).filter { !"${}".contains($0) }
        result.append(TracedText(Hole(kind: .unknown, name: name), origin: text.span(of: place)))
      }
      offset = end
      start = end
    }
    return result + text.slice(ByteRange(start, text.count))
  }

  /// Where `$$`, `$NAME` or `${...}` ends.
  private func endOfReference(_ bytes: [UInt8], _ offset: Int) -> Int? {
    if bytes[offset + 1] == UInt8(ascii: "$") { return offset + 2 }
    if bytes[offset + 1] == UInt8(ascii: "{") {
      return bytes[offset...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
    }
    return variableName(in: bytes, at: offset)?.end
  }

  /// `command` with `args` of containers, and the scripts in the data of a ConfigMap.
  private mutating func visitObject(_ node: YAMLNode, depth: Int) {
    guard depth < 40, let node = tree.resolved(node) else { return }
    if let items = tree.items(node) {
      for item in items { visitObject(item, depth: depth + 1) }
      return
    }
    let name = tree.string(tree.value(node, "name")) ?? ""
    let entry = tree.items(tree.value(node, "command")) ?? []
    let words = tree.items(tree.value(node, "args")) ?? []
    let image = tree.string(tree.value(node, "image"))
    if let text = shellText(entry + words) ?? command(entry, words, image: image) {
      let environment = ContainerEnvironment(of: node, tree)
      add(environment.filled(text), "command of `\(name)`", environment.variables)
    }
    for entry in tree.entries(node) where tree.value(tree.root, "kind") != nil {
      if entry.key == "data" || entry.key == "script" {
        addData(entry.value, entry.key)
      } else {
        visitObject(entry.value, depth: depth + 1)
      }
    }
  }

  /// Scripts by their name or first line.
  private mutating func addData(_ node: YAMLNode, _ key: String) {
    let entries = tree.string(node) == nil ? tree.entries(node) : [(key: key, value: node)]
    for entry in entries {
      guard let text = tree.traced(entry.value) else { continue }
      let kind = DocumentKind(path: [UInt8](entry.key.utf8), bytes: text.bytes)
      if kind == .shell { add(text, "`\(entry.key)`") }
    }
  }

}

// MARK: - Ansible and Task

extension CommandListReader {
  /// Tasks stand in lists of mappings, and in blocks of such.
  private mutating func visitTasks(
    _ node: YAMLNode, _ outer: [DocumentVariable], depth: Int
  ) {
    guard depth < 20 else { return }
    for item in tree.items(node) ?? [] {
      let own = settledVariables(of: item)
      let variables = outer.overlaid(with: own)
      self.variables += own
      let name = tree.string(tree.value(item, "name")) ?? "shell"
      for entry in tree.entries(item) {
        switch entry.key {
        case "shell", "command", "ansible.builtin.shell", "ansible.builtin.command":
          let text =
            tree.traced(entry.value) ?? tree.traced(tree.value(entry.value, "cmd"))
            ?? tree.items(tree.value(entry.value, "argv")).flatMap { command($0) }
          guard let text else { continue }
          addTask(item, text, name, variables, isRunDirectly: entry.key.hasSuffix("command"))
        case "uri", "ansible.builtin.uri":
          guard let text = request(of: entry.value) else { continue }
          addTask(item, text, name, variables, isRunDirectly: true)
          groups[groups.count - 1].scripts[0].obstacle = obstacle(toRequest: entry.value)
        case "tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always":
          visitTasks(entry.value, variables, depth: depth + 1)
        default: break
        }
      }
    }
  }

  /// The command of a task, whose output others may ask for by the name that it registers.
  private mutating func addTask(
    _ task: YAMLNode, _ text: TracedText, _ name: String, _ variables: [DocumentVariable],
    isRunDirectly: Bool
  ) {
    var script = EmbeddedScript(text: expandedTask(text, variables), name: "task `\(name)`")
    script.environment = tree.variables(tree.value(task, "environment")).map {
      $0.filled(expandedTask($0.value, variables))
    }
    script.isRunDirectly = isRunDirectly
    script.own = EmbeddedScript(text: text, name: name).range
    if let result = tree.string(tree.value(task, "register")) {
      script.reader = "the output is registered as `\(result)`, whose readers are not followed"
    }
    groups.append(ScriptGroup([script]))
  }

  /// `cmds` of a Taskfile: strings, or mappings with `cmd`; and the commands that give the value of
  /// a variable, or say whether a task has to run.
  private mutating func addTaskfile() {
    let outer = taskVariables(tree.root, [])
    addTask(tree.root, "Taskfile", [], outer)
    for task in tree.entries(tree.value(tree.root, "tasks")) {
      let own = taskVariables(task.value, outer)
      var commands = tree.items(tree.value(task.value, "cmds")) ?? tree.items(task.value) ?? []
      if let single = tree.value(task.value, "cmd") { commands.append(single) }
      if commands.isEmpty, tree.string(task.value) != nil { commands = [task.value] }
      commands += tree.items(tree.value(task.value, "status")) ?? []
      commands += tree.items(tree.value(task.value, "preconditions")) ?? []
      addTask(task.value, "`\(task.key)`", commands, own)
    }
  }

  private mutating func addTask(
    _ task: YAMLNode, _ name: String, _ commands: [YAMLNode], _ own: [DocumentVariable]
  ) {
    let tree = self.tree
    let environment = tree.variables(tree.value(tree.root, "env"))
      .overlaid(with: tree.variables(tree.value(task, "env")))
    variables += own
    let dynamic = ["vars", "env"].flatMap { tree.entries(tree.value(task, $0)) }
      .compactMap { tree.value($0.value, "sh") }
    let scripts = (dynamic + commands).enumerated().compactMap { index, node -> EmbeddedScript? in
      let inner = ["cmd", "sh", "defer"].compactMap { tree.traced(tree.value(node, $0)) }.first
      guard let text = tree.traced(node) ?? inner else { return nil }
      var script = EmbeddedScript(
        text: expandedTask(text, own), name: "command \(index + 1) of \(name)")
      script.own = EmbeddedScript(text: text, name: "").range
      if index < dynamic.count {
        script.reader = "its output becomes a variable, whose readers are not followed"
      }
      script.environment = environment.map {
        $0.filled(expandedTask($0.value, own))
      }
      return script
    }
    if !scripts.isEmpty { groups.append(ScriptGroup(scripts)) }
  }

  private func taskVariables(
    _ node: YAMLNode?, _ outer: [DocumentVariable]
  ) -> [DocumentVariable] {
    outer.overlaid(with: tree.variables(tree.value(node, "vars")))
  }

  /// `{{.NAME}}` of a variable that is written as text.
  private func expandedTask(
    _ text: TracedText, _ variables: [DocumentVariable]
  ) -> TracedText {
    var filling = Filling()
    return filled(text, variables, &filling, depth: 0)
  }

  private func filled(
    _ text: TracedText, _ variables: [DocumentVariable], _ filling: inout Filling, depth: Int
  ) -> TracedText {
    TemplateSyntax.braces.filled(text) { expression in
      // A period stands before names of Task, and none before those of Ansible.
      let name = expression.hasPrefix(".") == isOfTask ? expression.drop { $0 == "." } : ""
      guard depth < 5, let value = variables.value(of: String(name)), filling.takes(value)
      else { return nil }
      return filled(value, variables, &filling, depth: depth + 1)
    }
  }
}
