import Text

/// Finds the shell scripts of Compose files, Kubernetes objects, Ansible tasks and Taskfiles.
struct CommandListReader {
  let tree: YAMLTree
  var groups: [ScriptGroup] = []

  init(tree: YAMLTree) { self.tree = tree }

  /// Collects the scripts.
  mutating func read() {
    if tree.value(tree.root, "services") != nil {
      for service in tree.entries(tree.value(tree.root, "services")) {
        addService(service.value, service.key)
      }
    } else if tree.value(tree.root, "kind") != nil {
      visitObject(tree.root, depth: 0)
    } else if tree.items(tree.root) != nil {
      visitTasks(tree.root, depth: 0)
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
  private func shellText(_ words: [YAMLNode]) -> TracedText? {
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

// MARK: - Compose and Kubernetes

extension CommandListReader {
  /// `command`, `entrypoint` and the health check of a service. Compose reads `$$` as a dollar and
  /// puts variables of its own environment in.
  private mutating func addService(_ service: YAMLNode, _ name: String) {
    let environment = composeEnvironment(tree.value(service, "environment"))
    let entry = tree.items(tree.value(service, "entrypoint")) ?? []
    for key in ["command", "entrypoint"] {
      guard let node = tree.value(service, key) else { continue }
      let words = tree.items(node)
      let text = words.flatMap { shellText($0) ?? (key == "command" ? shellText(entry + $0) : nil) }
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
      DocumentVariable(name: $0.name, value: interpolated($0.value))
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

  private func interpolated(_ text: TracedText) -> TracedText {
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
    let words =
      (tree.items(tree.value(node, "command")) ?? []) + (tree.items(tree.value(node, "args")) ?? [])
    if let text = shellText(words) {
      add(text, "command of `\(name)`", containerEnvironment(tree.value(node, "env")))
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

  private func containerEnvironment(_ node: YAMLNode?) -> [DocumentVariable] {
    (tree.items(node) ?? []).compactMap { item in
      guard let name = tree.string(tree.value(item, "name")),
        let value = tree.traced(tree.value(item, "value"))
      else { return nil }
      return DocumentVariable(name: name, value: value)
    }
  }
}

// MARK: - Ansible and Task

extension CommandListReader {
  /// Tasks stand in lists of mappings, and in blocks of such.
  private mutating func visitTasks(_ node: YAMLNode, depth: Int) {
    guard depth < 20 else { return }
    for item in tree.items(node) ?? [] {
      let name = tree.string(tree.value(item, "name")) ?? "shell"
      for entry in tree.entries(item) {
        switch entry.key {
        case "shell", "command", "ansible.builtin.shell", "ansible.builtin.command":
          let text = tree.traced(entry.value) ?? tree.traced(tree.value(entry.value, "cmd"))
          guard let text else { continue }
          let own = tree.variables(tree.value(item, "environment"))
          let count = groups.count
          add(
            TemplateSyntax.braces.filled(text) { _ in nil }, "task `\(name)`",
            own.map {
              DocumentVariable(
                name: $0.name, value: TemplateSyntax.braces.filled($0.value) { _ in nil })
            })
          if let result = tree.string(tree.value(item, "register")) {
            groups[count].scripts[0].obstacle =
              "the output is registered as `\(result)`, whose readers are not followed"
          }
        case "tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always":
          visitTasks(entry.value, depth: depth + 1)
        default: break
        }
      }
    }
  }

  /// `cmds` of a Taskfile: strings, or mappings with `cmd`.
  private mutating func addTaskfile() {
    let outer = taskVariables(tree.root, [])
    for task in tree.entries(tree.value(tree.root, "tasks")) {
      let own = taskVariables(task.value, outer)
      var commands = tree.items(tree.value(task.value, "cmds")) ?? tree.items(task.value) ?? []
      if let single = tree.value(task.value, "cmd") { commands.append(single) }
      let environment = tree.variables(tree.value(tree.root, "env"))
        .overlaid(with: tree.variables(tree.value(task.value, "env")))
      let scripts = commands.enumerated().compactMap { index, node -> EmbeddedScript? in
        guard let text = tree.traced(node) ?? tree.traced(tree.value(node, "cmd")) else {
          return nil
        }
        var script = EmbeddedScript(
          text: filled(text, own, depth: 0), name: "command \(index + 1) of `\(task.key)`")
        script.environment = environment.map {
          DocumentVariable(name: $0.name, value: filled($0.value, own, depth: 0))
        }
        return script
      }
      if !scripts.isEmpty { groups.append(ScriptGroup(scripts)) }
    }
  }

  private func taskVariables(
    _ node: YAMLNode?, _ outer: [DocumentVariable]
  ) -> [DocumentVariable] {
    outer.overlaid(with: tree.variables(tree.value(node, "vars")))
  }

  /// `{{.NAME}}` of a variable that is written as text.
  private func filled(
    _ text: TracedText, _ variables: [DocumentVariable], depth: Int
  ) -> TracedText {
    TemplateSyntax.braces.filled(text) { expression in
      guard depth < 5, expression.hasPrefix(".") else { return nil }
      return variables.value(of: String(expression.dropFirst())).map {
        filled($0, variables, depth: depth + 1)
      }
    }
  }
}
