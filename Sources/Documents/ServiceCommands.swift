import Text

/// Services that give their commands in lists: Buildkite, Drone, Woodpecker, Google Cloud Build,
/// AWS CodeBuild, cloud-init and Render.
extension CommandListReader {
  /// Collects the scripts of one of them.
  ///
  /// - Returns: whether the file is one.
  @discardableResult
  mutating func readService() -> Bool {
    let (steps, phases) = (tree.value(tree.root, "steps"), tree.value(tree.root, "phases"))
    if phases != nil, tree.value(tree.root, "version") != nil {
      addPhases(tree.entries(phases))
    } else if let steps {
      // Woodpecker also takes a mapping of names to steps.
      let named = tree.entries(steps)
      let listed = (tree.items(steps) ?? []).map { item in
        (key: tree.string(tree.value(item, "name")) ?? "", value: item)
      }
      for step in listed.isEmpty ? named : listed { addServiceStep(step.value, step.key) }
    } else {
      addCloudConfig()
    }
    return !groups.isEmpty
  }

  /// `phases` of a buildspec: all commands run in one shell (AWS CodeBuild, "Build specification
  /// reference", version 0.2).
  private mutating func addPhases(_ phases: [(key: String, value: YAMLNode)]) {
    let environment = tree.value(tree.root, "env")
    if let shell = tree.string(tree.value(environment, "shell")), !Shell.isNamed(in: shell) {
      return
    }
    let variables = tree.variables(tree.value(environment, "variables"))
    var scripts: [EmbeddedScript] = []
    for phase in phases {
      for key in ["commands", "finally"] {
        guard var script = script(of: tree.value(phase.value, key), "`\(key)` of `\(phase.key)`")
        else { continue }
        script.environment = variables
        scripts.append(script)
      }
    }
    if !scripts.isEmpty { groups.append(ScriptGroup(scripts, isOneShell: true)) }
  }

  /// A step that runs in an image, as those of Drone, Woodpecker and Cloud Build, or on the machine
  /// of an agent (Buildkite).
  private mutating func addServiceStep(_ step: YAMLNode, _ name: String, depth: Int = 0) {
    if depth < 10, let inner = tree.items(tree.value(step, "steps")) {
      // Steps of Buildkite in a group.
      for step in inner { addServiceStep(step, "", depth: depth + 1) }
      return
    }
    if tree.value(step, "args") != nil || tree.value(step, "entrypoint") != nil {
      addCloudBuildStep(step, name)
      return
    }
    let title = name.isEmpty ? tree.string(tree.value(step, "label")) ?? "" : name
    let isInImage = tree.value(step, "image") != nil
    let key = ["commands", "command"].first { tree.value(step, $0) != nil }
    guard let key else { return }
    let place = title.isEmpty ? "`\(key)`" : "`\(key)` of `\(title)`"
    guard var script = script(of: tree.value(step, key), place) else { return }
    let outer = isInImage ? [] : environment(tree.value(tree.root, "env"))
    let own = environment(tree.value(step, isInImage ? "environment" : "env"))
    let all = outer.overlaid(with: own)
    if !isInImage, Markers([[0x5C, 0x24]]).occur(in: script.text.bytes) {
      script.obstacle = "`\\$` is a dollar for the shell here"
    }
    script.text = isInImage ? bracesFilled(script.text) : interpolated(script.text)
    script.environment = all.map {
      $0.filled(isInImage ? bracesFilled($0.value) : interpolated($0.value))
    }
    groups.append(ScriptGroup([script]))
  }

  /// `entrypoint` and `args` of Cloud Build, which puts the values of `substitutions` in for
  /// `$NAME` and reads `$$` as a dollar ("Substituting variable values").
  private mutating func addCloudBuildStep(_ step: YAMLNode, _ name: String) {
    let image = tree.string(tree.value(step, "name"))
    let entry = tree.value(step, "entrypoint").map { [$0] } ?? []
    let words = tree.items(tree.value(step, "args")) ?? []
    let title = tree.string(tree.value(step, "id")) ?? image ?? name
    guard let text = shellText(entry + words) ?? command(entry, words, image: image) else { return }
    var script = EmbeddedScript(text: interpolated(text), name: "`args` of `\(title)`")
    script.environment = environment(tree.value(step, "env")).map {
      $0.filled(interpolated($0.value))
    }
    groups.append(ScriptGroup([script]))
  }

  /// `bootcmd` and `runcmd`, each one script of `sh`, and the scripts that `write_files` leaves
  /// (cloud-init, "Run Cmd", "Write Files").
  private mutating func addCloudConfig() {
    let bytes = tree.whole.bytes
    let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard head.starts(with: "#cloud-config".utf8) else { return }
    for file in tree.items(tree.value(tree.root, "write_files")) ?? [] {
      guard let path = tree.string(tree.value(file, "path")), tree.value(file, "encoding") == nil,
        let text = tree.traced(tree.value(file, "content"))
      else { continue }
      let kind = DocumentKind(path: [UInt8](path.utf8), bytes: text.bytes)
      guard kind == .shell else { continue }
      groups.append(ScriptGroup([EmbeddedScript(text: text, name: "`\(path)`")]))
    }
    for key in ["bootcmd", "runcmd"] {
      if var script = script(of: tree.value(tree.root, key), "`\(key)`") {
        script.isForPlainShell = true
        groups.append(ScriptGroup([script]))
      }
    }
  }

  /// The commands of a service in `render.yaml` (Render, "Blueprint YAML Reference").
  mutating func addRender(_ service: YAMLNode) {
    let name = tree.string(tree.value(service, "name")) ?? ""
    let variables = (tree.items(tree.value(service, "envVars")) ?? []).compactMap { item in
      tree.string(tree.value(item, "key")).flatMap { key in
        tree.traced(tree.value(item, "value")).map { DocumentVariable(name: key, value: $0) }
      }
    }
    for key in ["buildCommand", "preDeployCommand", "startCommand"] {
      guard let text = tree.traced(tree.value(service, key)) else { continue }
      var script = EmbeddedScript(text: text, name: "`\(key)` of `\(name)`")
      script.environment = variables
      groups.append(ScriptGroup([script]))
    }
  }

  /// The commands of a list, or one text, as one script; a list in it gives the words of a command.
  private func script(of node: YAMLNode?, _ name: String) -> EmbeddedScript? {
    guard let node else { return nil }
    var filling = Filling()
    var text = TracedText()
    for item in tree.items(node) ?? [node] {
      let words = tree.items(item)
      let line = tree.traced(item) ?? words.flatMap { shellText($0) ?? command($0) }
      guard let line, filling.takes(line) else { continue }
      text.append(line)
      text.append(TracedText(unwritten: [0x0A]))
    }
    return text.isEmpty ? nil : EmbeddedScript(text: text, name: name)
  }

  /// A mapping, or a list of `NAME=value`.
  private func environment(_ node: YAMLNode?) -> [DocumentVariable] {
    guard let items = tree.items(node) else { return tree.variables(node) }
    return items.compactMap { item in
      guard let text = tree.traced(item),
        let equals = text.bytes.firstIndex(of: UInt8(ascii: "="))
      else { return nil }
      let name = String(decoding: text.bytes[..<equals], as: UTF8.self)
      return DocumentVariable(name: name, value: text.slice(ByteRange(equals + 1, text.count)))
    }
  }

  /// The text after Drone or Woodpecker has put its own values in for `${NAME}`; `$${` gives `${`.
  /// What is written into such a text has no dollar.
  private func bracesFilled(_ text: TracedText) -> TracedText {
    let text = text.inside(.verbatim(end: UInt8(ascii: "$")))
    let bytes = text.bytes
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset + 1 < bytes.count {
      let isEscaped = bytes[offset...].starts(with: "$${".utf8)
      let isReference = bytes[offset...].starts(with: "${".utf8)
      let close = bytes[offset...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
      guard isEscaped || isReference, let close else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      let end = isEscaped ? offset + 2 : close
      let place = ByteRange(offset, end)
      if isEscaped {
        result.append(text.unit(place, meaning: [UInt8(ascii: "$")]))
      } else {
        let name = String(decoding: bytes[place], as: UTF8.self).filter { !"${}".contains($0) }
        result.append(TracedText(Hole(kind: .unknown, name: name), origin: text.span(of: place)))
      }
      (start, offset) = (end, end)
    }
    return result + text.slice(ByteRange(start, text.count))
  }
}
