import JSON
import Text

/// One rule of the file.
extension RulesReader {
  mutating func rule(_ value: JSONValue, _ api: RuleSet.API) -> Rule? {
    var keys = [
      "id", "title", "deprecated", "replacement", "parameters", "body", "response", "notes",
      "documentation",
    ]
    if readsExamples { keys.append("examples") }
    guard
      let fields = fields(value, required: keys, optional: ["commandLine", "terraform", "names"])
    else {
      return nil
    }
    let id = text(fields["id"], "an id in kebab-case", where: isKebab)
    let title = text(fields["title"])
    let deprecated = deprecated(fields["deprecated"], api)
    let replacement = replacement(fields["replacement"], api)
    let parameters = renames(fields["parameters"])
    let (body, response) = (body(fields["body"]), response(fields["response"]))
    let commandLine = commandLine(fields["commandLine"])
    let terraform = terraform(fields["terraform"])
    let names = generatedNames(fields["names"])
    let notes = list(fields["notes"]) { reader, value in reader.note(value) }
    let documentation = links(fields["documentation"])
    let examples = readsExamples ? examples(fields["examples"]) : nil
    guard let id, let title, let deprecated, let replacement, let body, let response else {
      return nil
    }
    reportParameters(value, parameters, deprecated.path, replacement.path)
    return Rule(
      id: id, title: title, deprecated: deprecated, replacement: replacement,
      parameters: parameters, body: body, response: response, commandLine: commandLine,
      terraform: terraform, names: names, notes: notes,
      documentation: documentation, ownExamples: examples)
  }

  private mutating func deprecated(
    _ value: JSONValue?, _ api: RuleSet.API
  ) -> Rule.Deprecated? {
    let keys = ["operationIds", "method", "path", "mediaTypes"]
    guard let fields = fields(value, required: keys) else { return nil }
    let operationIds = names(fields["operationIds"], atLeast: 1)
    let method = method(fields["method"])
    let path = path(fields["path"], api)
    let mediaTypes = texts(
      fields["mediaTypes"], atLeast: 1, "a media type as `api.mediaType` writes it"
    ) { api.day(ofMediaType: Array($0.utf8)) != nil }
    guard let method, let path else { return nil }
    return Rule.Deprecated(
      operationIds: operationIds, method: method, path: path, mediaTypes: mediaTypes)
  }

  private mutating func replacement(
    _ value: JSONValue?, _ api: RuleSet.API
  ) -> Rule.Replacement? {
    let keys = ["operationIds", "method", "path", "mediaType"]
    guard let fields = fields(value, required: keys) else { return nil }
    let operationIds = names(fields["operationIds"], atLeast: 1)
    let method = method(fields["method"])
    let path = path(fields["path"], api)
    let mediaType = text(fields["mediaType"], "a media type as `api.mediaType` writes it") {
      api.day(ofMediaType: Array($0.utf8)) != nil
    }
    guard let method, let path, let mediaType else { return nil }
    return Rule.Replacement(
      operationIds: operationIds, method: method, path: path, mediaType: mediaType)
  }

  private mutating func method(_ value: JSONValue?) -> String? {
    word(value, of: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"])
  }

  private mutating func path(_ value: JSONValue?, _ api: RuleSet.API) -> PathTemplate? {
    guard let value else { return nil }
    let text = value.string.map { String(decoding: $0, as: UTF8.self) }
    if let text, let path = PathTemplate(text, api: api) { return path }
    let base = "/" + (api.base + [api.version]).joined(separator: "/")
    report(value, "a path below `\(base)` with {parameters}")
    return nil
  }

  private mutating func body(_ value: JSONValue?) -> Rule.Body? {
    guard
      let fields = fields(
        value, required: ["kind", "known", "keep"], optional: ["demanded"])
    else { return nil }
    let kind = word(fields["kind"], of: ["none", "required"])
    let (known, keep) = (names(fields["known"]), names(fields["keep"]))
    let demanded = fields["demanded"].map { names($0) } ?? []
    if kind == "none", !known.isEmpty, let field = fields["known"] {
      report(field, "no fields, because there is no body")
    }
    for (key, list) in [("demanded", demanded), ("keep", keep)] {
      for name in list where !known.contains(name) {
        guard let field = fields[key] else { continue }
        report(field.range, "names that stand in `known`", found: "`\(name)`")
      }
    }
    return kind.map {
      Rule.Body(isRequired: $0 == "required", known: known, demanded: demanded, keep: keep)
    }
  }

  private mutating func response(_ value: JSONValue?) -> Rule.Response? {
    guard let fields = fields(value, required: ["shape", "renamed"]) else { return nil }
    let shape = word(fields["shape"], of: ["object", "list"])
    let renamed = renames(fields["renamed"])
    return shape.map { Rule.Response(isList: $0 == "list", renamed: renamed) }
  }

  private mutating func commandLine(_ value: JSONValue?) -> Rule.CommandLine? {
    let keys = ["group", "operations", "droppedFlags"]
    guard let value, let fields = fields(value, required: keys),
      let group = self.fields(fields["group"], required: ["deprecated", "replacement"])
    else { return nil }
    let old = text(group["deprecated"], "a name", where: isName)
    let new = text(group["replacement"], "a name", where: isName)
    let operations = renames(fields["operations"])
    if operations.isEmpty, let field = fields["operations"] {
      report(field.range, "at least one operation", found: "none")
    }
    let dropped = names(fields["droppedFlags"])
    guard let old, let new else { return nil }
    return Rule.CommandLine(
      group: old, replacementGroup: new, operations: operations, droppedFlags: dropped)
  }

  private mutating func terraform(_ value: JSONValue?) -> Rule.Terraform? {
    let keys = ["type", "renamed", "removed", "provider"]
    guard let value, let fields = fields(value, required: keys),
      let type = self.fields(fields["type"], required: ["deprecated", "replacement"])
    else { return nil }
    let old = text(type["deprecated"], "a name", where: isName)
    let new = text(type["replacement"], "a name", where: isName)
    let (renamed, removed) = (renames(fields["renamed"]), names(fields["removed"]))
    let provider = text(fields["provider"], "a version in numbers and dots") { version in
      version.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { Int($0) != nil }
    }
    guard let old, let new, let provider else { return nil }
    return Rule.Terraform(
      type: old, replacement: new, renamed: renamed, removed: removed, provider: provider)
  }

  private mutating func generatedNames(_ value: JSONValue?) -> Rule.GeneratedNames {
    let keys = ["operations", "services", "dataSources"]
    let read = value.map { self.fields($0, required: [], optional: keys) } ?? nil
    var names: [[String: String]] = []
    for key in keys { names.append(renames(read?[key])) }
    return Rule.GeneratedNames(operations: names[0], services: names[1], dataSources: names[2])
  }

  private mutating func note(_ value: JSONValue) -> Rule.Note? {
    guard let fields = fields(value, required: ["text"], optional: ["query", "harmless"]) else {
      return nil
    }
    let query = text(fields["query"], "a name", where: isName)
    let harmless = fields["harmless"].map { values in
      texts(values, atLeast: 1, "a value or a range of numbers") { !$0.isEmpty }
    }
    return text(fields["text"]).map { Rule.Note(text: $0, query: query, harmless: harmless) }
  }

  /// Every parameter of either path must be mapped, and no other name.
  private mutating func reportParameters(
    _ rule: JSONValue, _ map: [String: String], _ old: PathTemplate, _ new: PathTemplate
  ) {
    guard let value = rule.member("parameters")?.value else { return }
    report(value.range, "the parameters of the deprecated path", Set(map.keys), old.parameters)
    report(value.range, "the parameters of the replacement", Set(map.values), new.parameters)
    if map.values.count != Set(map.values).count {
      report(value.range, "each parameter of the replacement once", found: "one twice")
    }
  }

  private mutating func report(
    _ range: ByteRange, _ expected: String, _ names: Set<String>, _ parameters: [String]
  ) {
    for name in names.subtracting(parameters).sorted() {
      let suggestion = closest(to: name, in: parameters).map { " (did you mean `\($0)`?)" } ?? ""
      report(range, expected + suggestion, found: "`\(name)`")
    }
    for name in Set(parameters).subtracting(names).sorted() {
      report(range, expected, found: "no `\(name)`")
    }
  }
}

/// The examples of a rule.
extension RulesReader {
  private mutating func examples(_ value: JSONValue?) -> Rule.Examples {
    guard let fields = fields(value, required: ["migrated", "unaffected"]) else {
      return Rule.Examples(migrated: [], unaffected: [])
    }
    let migrated: [Rule.Example] = list(fields["migrated"], atLeast: 1) { reader, value in
      let fields = reader.fields(value, required: ["title", "before", "after"])
      let title = reader.text(fields?["title"])
      let (before, after) = (reader.script(fields?["before"]), reader.script(fields?["after"]))
      return title.map { Rule.Example(title: $0, before: before, after: after) }
    }
    let unaffected: [Rule.UnaffectedExample] = list(fields["unaffected"], atLeast: 1) {
      reader, value in
      let fields = reader.fields(value, required: ["title", "script"])
      let title = reader.text(fields?["title"])
      let script = reader.script(fields?["script"])
      return title.map { Rule.UnaffectedExample(title: $0, script: script) }
    }
    return Rule.Examples(migrated: migrated, unaffected: unaffected)
  }

  /// Lines, joined with line ends.
  private mutating func script(_ value: JSONValue?) -> String {
    let lines = list(value, atLeast: 1) { reader, line -> [UInt8]? in
      if let bytes = line.string, isPlainASCII(bytes, orTabs: true) { return bytes }
      return reader.text(line, "one line of text without control characters") { line in
        !line.unicodeScalars.contains { $0.steersTerminals && $0 != "\t" }
      }.map { [UInt8]($0.utf8) }
    }
    return String(decoding: lines.flatMap { $0 + [UInt8(ascii: "\n")] }, as: UTF8.self)
  }
}

private func isKebab(_ text: String) -> Bool {
  text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
    !word.isEmpty && word.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 }
  }
}
