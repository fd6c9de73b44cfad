import Text

// Jobs of GitLab CI, and of other services that write `script` as a list of commands.
extension PipelineReader {
  /// Whether a mapping is a job: it has a script that is a list, or inherits one.
  func isGitLabJob(_ node: YAMLNode) -> Bool {
    guard tree.value(node, "steps") == nil else { return false }
    return ["script", "before_script", "after_script"].contains { inherited(node, $0) != nil }
  }

  /// `before_script` and `script` run in one shell, `after_script` in another.
  mutating func addGitLabJob(_ job: YAMLNode, _ context: Context) {
    let environment = context.environment.overlaid(with: inheritedVariables(job)).map { own in
      own
    }
    let before =
      inherited(job, "before_script") ?? tree.value(
        tree.value(tree.root, "default"), "before_script")
      ?? tree.value(tree.root, "before_script")
    let main = commands(inherited(job, "script"))
    var scripts: [EmbeddedScript] = []
    let first = commands(before) + main
    if !first.isEmpty { scripts.append(script(first, environment, "script", context)) }
    let last = commands(inherited(job, "after_script"))
    if !last.isEmpty { scripts.append(script(last, environment, "after_script", context)) }
    if !scripts.isEmpty { groups.append(ScriptGroup(scripts)) }
  }

  private func script(
    _ commands: [TracedText], _ environment: [DocumentVariable], _ key: String, _ context: Context
  ) -> EmbeddedScript {
    var text = TracedText()
    for command in commands {
      text.append(command)
      text.append(TracedText(unwritten: [0x0A]))
    }
    let job = context.name.isEmpty ? "" : " of `\(context.name)`"
    var script = EmbeddedScript(text: text, name: "`\(key)`\(job)")
    script.environment = environment.map {
      var filling = Filling()
      return $0.filled(expanded($0.value, environment, &filling, depth: 0))
    }
    return script
  }

  /// The commands of a script; lists in it are taken apart.
  private func commands(_ node: YAMLNode?) -> [TracedText] {
    var filling = Filling()
    return commands(node, &filling, depth: 0)
  }

  private func commands(
    _ node: YAMLNode?, _ filling: inout Filling, depth: Int
  ) -> [TracedText] {
    guard depth < 10, let node = node.flatMap(tree.resolved) else { return [] }
    if let text = tree.traced(node) { return filling.takes(text) ? [text] : [] }
    if let target = reference(node) { return commands(target, &filling, depth: depth + 1) }
    var result: [TracedText] = []
    for item in tree.items(node) ?? [] where filling.takes(TracedText()) {
      result += commands(item, &filling, depth: depth + 1)
    }
    return result
  }

  /// `!reference [job, key]`
  private func reference(_ node: YAMLNode) -> YAMLNode? {
    guard let tag = node.properties.tag,
      tree.whole.bytes[tag].elementsEqual("!reference".utf8), let path = tree.items(node)
    else { return nil }
    return path.compactMap { tree.string($0) }.reduce(tree.root as YAMLNode?) { tree.value($0, $1) }
  }

  /// The value of a job's key, its own or of a job that it extends; the last one named wins.
  private func inherited(_ job: YAMLNode, _ key: String) -> YAMLNode? {
    var seen: Set<String> = []
    return inherited(job, key, &seen, depth: 0)
  }

  /// The same; `seen` are the names of the jobs that were asked and have none.
  private func inherited(
    _ job: YAMLNode, _ key: String, _ seen: inout Set<String>, depth: Int
  ) -> YAMLNode? {
    if let own = tree.value(job, key) { return own }
    guard depth < 10 else { return nil }
    for (name, base) in bases(of: job) where seen.insert(name).inserted {
      if let found = inherited(base, key, &seen, depth: depth + 1) { return found }
    }
    return nil
  }

  private func inheritedVariables(_ job: YAMLNode) -> [DocumentVariable] {
    var count = 0
    return inheritedVariables(job, &count, depth: 0)
  }

  /// The same; `count` says how many jobs were asked, of which some may be asked again and again.
  private func inheritedVariables(
    _ job: YAMLNode, _ count: inout Int, depth: Int
  ) -> [DocumentVariable] {
    count += 1
    guard depth < 10, count < 200 else { return [] }
    var outer: [DocumentVariable] = []
    for (_, base) in bases(of: job).reversed() {
      outer = outer.overlaid(with: inheritedVariables(base, &count, depth: depth + 1))
    }
    return outer.overlaid(with: declaredVariables(tree.value(job, "variables")))
  }

  /// The jobs that a job extends, by name; the last one named first.
  private func bases(of job: YAMLNode) -> [(String, YAMLNode)] {
    guard let node = tree.value(job, "extends") else { return [] }
    let names = tree.items(node)?.compactMap { tree.string($0) } ?? [tree.string(node) ?? ""]
    return names.reversed().compactMap { name in jobs[name].map { (name, $0) } }
  }

  /// The value after `$NAME` and `${NAME}` in it were replaced.
  private func expanded(
    _ text: TracedText, _ environment: [DocumentVariable], _ filling: inout Filling, depth: Int
  ) -> TracedText {
    var result = TracedText()
    var position = 0
    var index = 0
    while index < text.count {
      guard let name = variableName(in: text.bytes, at: index) else {
        index += 1
        continue
      }
      result.append(text.slice(ByteRange(position, index)))
      if depth < 5, let value = environment.value(of: name.text), filling.takes(value) {
        result.append(expanded(value, environment, &filling, depth: depth + 1))
      } else {
        let hole = Hole(kind: .variable, name: name.text)
        result.append(TracedText(hole, origin: text.span(of: ByteRange(index, name.end))))
      }
      index = name.end
      position = index
    }
    result.append(text.slice(ByteRange(position, text.count)))
    return result
  }
}

/// The name of `$NAME` or `${NAME}` at an index, and where it ends.
func variableName(in bytes: [UInt8], at index: Int) -> (text: String, end: Int)? {
  guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count else { return nil }
  let isBraced = bytes[index + 1] == UInt8(ascii: "{")
  let start = isBraced ? index + 2 : index + 1
  var end = start
  while end < bytes.count, bytes[end].isWordByte || bytes[end] == UInt8(ascii: "_") { end += 1 }
  guard end > start, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[start]) else {
    return nil
  }
  let name = String(decoding: bytes[start..<end], as: UTF8.self)
  guard isBraced else { return (name, end) }
  return end < bytes.count && bytes[end] == UInt8(ascii: "}") ? (name, end + 1) : nil
}
