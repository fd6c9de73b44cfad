import JSON
import Rules

/// The rules as a table: what `rules list` prints.
func ruleTable(_ rules: RuleSet) -> String {
  let rows =
    [("RULE", "METHOD", "OPERATION")]
    + rules.rules.map { ($0.id, $0.deprecated.method, $0.title) }
  let width = rows.map(\.0.count).max() ?? 0
  let method = rows.map(\.1.count).max() ?? 0
  return rows.map { padded($0.0, width + 2) + padded($0.1, method + 2) + $0.2 + "\n" }.joined()
}

/// The rules for a program: what `rules list --format json` prints.
func ruleListJSON(_ rules: RuleSet) -> String {
  var writer = JSONWriter(.pretty)
  writer.object { writer in
    writer.member("tool", "tenant2flex")
    writer.member("version", version)
    writer.member("dataDate", rules.dataDate.description)
    writer.member("sunset", rules.sunset.description)
    writer.member("documentation", rules.documentation)
    writer.key("rules")
    writer.array { writer in
      for rule in rules.rules {
        writer.element()
        writer.object { write(rule, &$0) }
      }
    }
  }
  return String(decoding: writer.bytes, as: UTF8.self) + "\n"
}

private func write(_ rule: Rule, _ writer: inout JSONWriter) {
  writer.member("id", rule.id)
  writer.member("title", rule.title)
  writer.key("deprecated")
  writer.object { writer in
    writer.member("method", rule.deprecated.method)
    writer.member("path", rule.deprecated.path.text)
    writer.member("mediaTypes", rule.deprecated.mediaTypes)
    writer.member("operationIds", rule.deprecated.operationIds)
  }
  writer.key("replacement")
  writer.object { writer in
    writer.member("method", rule.replacement.method)
    writer.member("path", rule.replacement.path.text)
    writer.member("mediaType", rule.replacement.mediaType)
    writer.member("operationIds", rule.replacement.operationIds)
  }
  writer.key("body")
  writer.object { writer in
    writer.member("keep", rule.body.keep)
    writer.member("drop", rule.droppedFields)
  }
  writer.key("renamed")
  writer.object { writer in
    for (old, new) in rule.renamedFields { writer.member(old, new) }
  }
  writer.member("notes", rule.notes.map(\.text))
  writer.member("documentation", rule.documentation)
}

/// The rules for a reader: the page `rules/reference.md`, with a section for each.
func ruleReference(_ rules: RuleSet) -> String {
  let about =
    "What `tenant2flex` looks for, by rules of \(rules.dataDate). From \(rules.sunset) on the "
    + "operations answer no longer. `tenant2flex rules list --format markdown` prints this page, "
    + "`tenant2flex explain RULE` one rule of it."
  let rows = rules.rules.map {
    "| [\(Page.prose($0.id))](#\($0.id)) | \(Page.cell($0.title)) |\n"
  }
  let pages =
    rules.rules.map { $0.reference(in: rules) } + [
      Page(title: "For every rule", sections: Page.common(rule: "RULE")),
      Page(
        title: "See also",
        sections: [.init(title: "The migration", blocks: [.links(rules.documentation)])]),
    ]
  return "# Rules\n\n\(wrapped(about, indent: 0))\n\n| rule | operation |\n|---|---|\n"
    + rows.joined() + pages.map { "\n" + $0.markdown(level: 2) }.joined()
}
