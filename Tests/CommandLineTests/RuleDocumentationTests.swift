import Foundation
import Rules
import Testing

@testable import CommandLine

private var rules: RuleSet {
  get throws { try #require(builtInRules().rules) }
}

@Test func theListIsATable() throws {
  let lines = FakeEngine().run("rules list").output.split(separator: "\n")
  let rows = try rules.rules
  #expect(lines.count == rows.count + 1)
  let column = try #require(lines[0].range(of: "OPERATION")?.lowerBound)
  let start = lines[0].distance(from: lines[0].startIndex, to: column)
  for (line, rule) in zip(lines.dropFirst(), rows) {
    #expect(line.hasPrefix(rule.id + " ") && line.dropFirst(start) == rule.title)
    #expect(line.contains(" \(rule.deprecated.method) "))
  }
}

@Test func theListIsJSON() throws {
  let text = FakeEngine().run("rules list --format json").output
  let list = try #require(
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  #expect(list["version"] as? String == version && list["sunset"] as? String == "2026-01-22")
  let found = try #require(list["rules"] as? [[String: Any]])
  for (object, rule) in zip(found, try rules.rules) {
    #expect(object["id"] as? String == rule.id && object["title"] as? String == rule.title)
    let old = try #require(object["deprecated"] as? [String: Any])
    let new = try #require(object["replacement"] as? [String: Any])
    #expect(old["path"] as? String == rule.deprecated.path.text)
    #expect(new["path"] as? String == rule.replacement.path.text)
    #expect(new["mediaType"] as? String == rule.replacement.mediaType)
    #expect(object["renamed"] as? [String: String] == rule.response.renamed)
    #expect(object["notes"] as? [String] == rule.notes.map(\.text))
  }
  #expect(found.count == 6)
  let download = try #require(found.first?["body"] as? [String: [String]])
  #expect(download["keep"] == ["snapshotId"])
  #expect(download["drop"] == ["targetDeploymentItemName", "targetProjectId"])
}

@Test func theListHasNoOtherForms() {
  let run = FakeEngine().run("rules list --format sarif")
  #expect(run.status == 2 && run.errors.contains("the forms text, json and markdown"))
}

/// The page in the repository is what the program prints.
@Test func theReferenceIsUpToDate() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let page = try String(
    contentsOf: root.appendingPathComponent("rules/reference.md"), encoding: .utf8)
  let isUpToDate = FakeEngine().run("rules list --format markdown").output == page
  #expect(
    isUpToDate,
    "run: swift run tenant2flex rules list --format markdown >rules/reference.md")
}

@Test func theReferenceHasASectionForEachRule() throws {
  let page = FakeEngine().run("rules list --format markdown").output
  for rule in try rules.rules {
    #expect(page.contains("](#\(rule.id)) |") && page.contains("\n## \(rule.id)\n"))
    for example in rule.examples {
      #expect(page.contains("```sh\n\(example.before)```\n"))
      #expect(page.contains("```sh\n\(example.after)```\n"))
    }
  }
  #expect(page.ranges(of: "```").count.isMultiple(of: 2))
}

/// Every rule's page says what, why, what to do and where to read on.
@Test func explanationsAreWholePages() throws {
  let set = try rules
  for rule in set.rules {
    let page = FakeEngine().run("explain \(rule.id)").output
    var rest = page[...]
    for title in [
      "\(rule.id): \(rule.title)", "What it finds", "Why", "What changes", "By hand",
      "How far it is fixed", "To leave a call as it is", "Example", "See",
    ] {
      let place = rest.range(of: title + "\n")
      #expect(place != nil, "\(rule.id): \(title)")
      rest = rest[(place?.upperBound ?? rest.startIndex)...]
    }
    let words = page.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    var needed = [
      "`\(rule.deprecated.method) \(rule.deprecated.path.text)`",
      "`\(rule.replacement.method) \(rule.replacement.path.text)`",
      "`Accept: \(rule.replacement.mediaType)`", "\(set.sunset)", "`tenant2flex migrate`",
      "`tenant2flex migrate --unsafe-fixes`", "tenant2flex:ignore[\(rule.id)]",
    ]
    needed += rule.notes.map(\.text) + rule.documentation + set.documentation
    needed += rule.response.renamed.map { "read `\($0.value)` for `\($0.key)`" }
    for text in needed { #expect(words.contains(text), "\(rule.id): \(text)") }
    let example = try #require(rule.examples.first)
    for script in [example.before, example.after] {
      let drawn = script.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
      #expect(page.contains(drawn))
    }
    let wide = page.split(separator: "\n").filter {
      $0.count > 90 && !$0.hasPrefix("    ") && !$0.contains("https://") && !$0.contains("/api/")
    }
    #expect(wide.isEmpty, "\(wide)")
  }
}

/// Words of a rules file cannot break out of the page.
@Test func markdownKeepsOnlyCode() {
  #expect(Page.prose("a <b> `x_<y>` *c* _d_ [e]") == "a &lt;b> `x_<y>` \\*c\\* \\_d\\_ \\[e\\]")
  #expect(Page.prose("odd ` one") == "odd \\` one")
  #expect(Page.cell("a|b `c|d`") == "a\\|b `c\\|d`")
  let page = Page(
    title: "t", sections: [.init(title: "s", blocks: [.script("a\n```\nb")])])
  #expect(page.markdown(level: 1) == "# t\n\n## s\n\n````sh\na\n```\nb\n````\n")
}
