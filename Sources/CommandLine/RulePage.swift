import Rules

extension Rule {
  /// What `explain` prints.
  func page(in rules: RuleSet) -> Page {
    Page(
      title: "\(id): \(title)",
      sections: facts(in: rules) + Page.common(rule: id) + [Page.Section("Example", example)]
        + [Page.Section("See", [.links(documentation + rules.documentation)])])
  }

  /// The part of the reference that is about this rule.
  func reference(in rules: RuleSet) -> Page {
    let shown = examples.map { example in
      Page.Section(
        "Example: \(example.title)",
        [
          .paragraph("Before:"), .script(example.before), .paragraph("After:"),
          .script(example.after),
        ])
    }
    let source = Page.Section("Source", [.links(documentation)])
    return Page(title: id, sections: facts(in: rules) + shown + [source])
  }

  private var example: [Page.Block] {
    guard let example = examples.first else { return [] }
    return [
      .paragraph("\(example.title). Before:"), .script(example.before), .paragraph("After:"),
      .script(example.after),
    ]
  }

  private func facts(in rules: RuleSet) -> [Page.Section] {
    var sections = [
      Page.Section("What it finds", finds(in: rules)),
      Page.Section("Why", [.paragraph(why(rules))]),
      Page.Section("What changes", [.bullets(changes(in: rules))]),
      Page.Section("By hand", [.steps(steps)]),
    ]
    if !notes.isEmpty { sections.append(Page.Section("Notes", [.bullets(notes.map(\.text))])) }
    return sections
  }

  // MARK: What and why

  private func finds(in rules: RuleSet) -> [Page.Block] {
    let older = rules.api.legacyVersions.map { "`\($0)`" }
    var rows = [
      (name: "request", meaning: "`\(deprecated.method) \(deprecated.path.text)`"),
      ("version", listed([rules.api.version].map { "`\($0)`" } + older)),
      ("operation", listed(deprecated.operationIds.map { "`\($0)`" })),
    ]
    if let commandLine {
      rows.append(
        ("Atlas CLI", "`atlas api \(commandLine.group) OPERATION`, by any of these names"))
    }
    if let terraform { rows.append(("Terraform", "data source `\(terraform.type)`")) }
    return [
      .paragraph(
        "Calls of one operation of the \(rules.api.title), \"\(title)\", wherever the parts of "
          + "the request are written:"), .facts(rows),
    ]
  }

  private func why(_ rules: RuleSet) -> String {
    "From \(rules.sunset) on the operation answers no longer. Judged by a day before, a call is a "
      + "warning; from that day on it is an error. `--as-of` sets the day."
  }

  // MARK: What changes

  private func changes(in rules: RuleSet) -> [String] {
    var rows = ["The request becomes `\(replacement.method) \(replacement.path.text)`."]
    if !rules.api.legacyVersions.isEmpty {
      let older = rules.api.legacyVersions.map { "`\($0)`" }.joined(separator: " or ")
      rows.append("A version of \(older) in the path becomes `\(rules.api.version)`.")
    }
    rows.append(
      "`Accept` becomes `\(replacement.mediaType)`; where there is none it is added. A versioned "
        + "`Content-Type` becomes the same.")
    rows += bodyChanges + answerChanges
    if let commandLine { rows.append(command(commandLine)) }
    if let terraform { rows.append(dataSource(terraform)) }
    return rows
  }

  private var bodyChanges: [String] {
    guard body.isRequired else { return [] }
    if droppedFields.isEmpty { return ["The body stays: \(codes(body.keep))."] }
    return ["The body keeps \(codes(body.keep)) and loses \(codes(droppedFields))."]
  }

  private var answerChanges: [String] {
    renamedFields.map { old, new in
      "The answer says `\(new)` instead of `\(old)`\(response.isList ? ", in each entry" : ""); "
        + "code that reads it is changed with the call."
    }
  }

  private func command(_ commands: CommandLine) -> String {
    let renamed = parameters.filter { $0.key != $0.value }.sorted { $0.key < $1.key }
      .map { "`--\($0.key)` becomes `--\($0.value)`" }
    let dropped = commands.droppedFlags.map { "`--\($0)` goes" }
    let flags = renamed + dropped
    return "With the Atlas CLI, the group is `\(commands.replacementGroup)`"
      + (flags.isEmpty ? "." : "; \(flags.joined(separator: ", ")).")
  }

  private func dataSource(_ source: Terraform) -> String {
    let renamed = source.renamed.sorted { $0.key < $1.key }
      .map { "`\($0.key)` becomes `\($0.value)`" }
    let removed = source.removed.map { "`\($0)` goes" }
    return "With Terraform, the data source is `\(source.replacement)` (provider "
      + "\(source.provider) or later); \((renamed + removed).joined(separator: ", "))."
  }

  // MARK: By hand

  private var steps: [String] {
    var steps = [
      "Send `\(replacement.method) \(replacement.path.text)`, to the same host, with the same "
        + "credentials and query.",
      "Set the header `Accept: \(replacement.mediaType)`.",
    ]
    if !droppedFields.isEmpty { steps.append("Leave \(codes(droppedFields)) out of the body.") }
    for (old, new) in renamedFields {
      steps.append("Where the answer is read, read `\(new)` for `\(old)`.")
    }
    return steps + ["Run `tenant2flex check` again: it exits 0 when no call is left."]
  }

  private func codes(_ names: [String]) -> String {
    let codes = names.map { "`\($0)`" }
    guard let last = codes.last, codes.count > 1 else { return codes.first ?? "" }
    return codes.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The fields that the replacement does not take.
  var droppedFields: [String] { body.known.filter { !body.keep.contains($0) } }

  /// Old and new names of fields of the answer, in the order of the old ones.
  var renamedFields: [(old: String, new: String)] {
    response.renamed.sorted { $0.key < $1.key }.map { (old: $0.key, new: $0.value) }
  }
}

extension Page {
  /// What is the same for every rule.
  static func common(rule: String) -> [Section] {
    [
      Section(
        "How far it is fixed",
        [
          .facts([
            (
              "safe",
              "The whole call is known, and the edited text was evaluated again and sends exactly "
                + "the expected request: `tenant2flex migrate` rewrites it."
            ),
            (
              "unsafe",
              "Right under assumptions, which the report states: `tenant2flex migrate "
                + "--unsafe-fixes` rewrites it."
            ),
            (
              "manual",
              "Nothing is edited; the report says why, and writes out the request to send."
            ),
          ])
        ]),
      Section(
        "To leave a call as it is",
        [
          .paragraph(
            "A comment (`#`, `//` or `<!-- -->`) on the statement, or on a line of its own before "
              + "it, with a reason and, if you like, a last day:"),
          // Without its mark: in the reference it would be a comment that suppresses nothing.
          .paragraph("`tenant2flex:ignore[\(rule)] reason (until 2026-12-31)`"),
          .paragraph(
            "For a whole run, `--ignore \(rule)`; for all calls that are known today, `tenant2flex "
              + "check --write-baseline FILE`, and `--baseline FILE` from then on."),
        ]),
    ]
  }
}

extension Page.Section {
  fileprivate init(_ title: String, _ blocks: [Page.Block]) {
    self.init(title: title, blocks: blocks)
  }
}
