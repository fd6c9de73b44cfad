import Text

/// Requests of Ansible's module `uri`, read as the command of curl that sends the same: what the
/// task writes keeps its place, and the words between have none, so that nothing can be written
/// there.
extension CommandListReader {
  /// The command; nil where the task sends something else, or as a text that is not known.
  mutating func request(of node: YAMLNode) -> TracedText? {
    let entries = tree.entries(node)
    guard let url = tree.traced(tree.value(node, "url")),
      entries.allSatisfy({ Self.options.contains($0.key) })
    else { return nil }
    var words = [TracedText(unwritten: [UInt8]("curl".utf8))]
    if let method = tree.traced(tree.value(node, "method")) { words += [option("-X"), method] }
    for header in tree.entries(tree.value(node, "headers")) {
      guard let value = tree.traced(header.value) else { return nil }
      words += [option("-H"), option("\(header.key): ") + value]
    }
    if let user = tree.traced(tree.value(node, "user") ?? tree.value(node, "url_username")) {
      let password = tree.value(node, "password") ?? tree.value(node, "url_password")
      words += [option("-u"), user + option(":") + (tree.traced(password) ?? TracedText())]
    }
    if let body = tree.value(node, "body") {
      let format = tree.string(tree.value(node, "body_format")) ?? "raw"
      let isJSON = format == "json"
      guard isJSON || format == "raw",
        let text = tree.traced(body) ?? (isJSON ? json(of: body, depth: 0) : nil)
      else { return nil }
      if isJSON { words += [option("-H"), option("Content-Type: application/json")] }
      words += [option("-d"), text]
    }
    words.append(url)
    followed += words.flatMap(\.pieces).compactMap(\.origin?.range)
    return command(quoting: words)
  }

  /// Why a request cannot be edited: a header that it lacks is for a person to write.
  func obstacle(toRequest node: YAMLNode) -> String? {
    let names = tree.entries(tree.value(node, "headers")).map { $0.key.lowercased() }
    return names.contains("accept")
      ? nil : "the task has no `Accept` among its `headers`, and needs one"
  }

  /// The keys of a task that are put into the command, or change nothing of what is sent.
  private static let options: Set<String> = [
    "url", "method", "headers", "user", "url_username", "password", "url_password", "body",
    "body_format", "force_basic_auth", "status_code", "return_content", "timeout", "validate_certs",
    "follow_redirects", "use_proxy", "http_agent",
  ]

  private func option(_ text: String) -> TracedText { TracedText(unwritten: [UInt8](text.utf8)) }

  /// The JSON text that a mapping becomes (`body_format: json`).
  private func json(of node: YAMLNode, depth: Int) -> TracedText? {
    guard depth < 10 else { return nil }
    if let text = tree.traced(node) {
      let isPlain = text.bytes.allSatisfy { $0 >= 0x20 && !"\"\\".utf8.contains($0) }
      return isPlain ? option("\"") + text + option("\"") : nil
    }
    guard tree.items(node) == nil else { return nil }
    var result = option("{")
    for (index, entry) in tree.entries(node).enumerated() {
      guard let value = json(of: entry.value, depth: depth + 1) else { return nil }
      result.append(option((index > 0 ? ", \"" : "\"") + entry.key + "\": "))
      result.append(value)
    }
    return result + option("}")
  }
}
