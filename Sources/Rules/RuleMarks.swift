import JSON
import RuleData

/// What tells of a rule that a file may have to do with it.
private struct RuleMarks {
  /// The segments of the path that goes away.
  let path: [PathTemplate.Segment]
  /// The group of commands that goes away; absent if there is none.
  let group: String?
  /// The names of the data source, then of the operation, that go away, then those in generated
  /// code.
  let names: [String]

  init(_ rule: Rule) {
    path = rule.deprecated.path.segments
    group = rule.commandLine?.group
    let generated = [rule.names.operations, rule.names.services, rule.names.dataSources]
    names =
      (rule.terraform.map { [$0.type] } ?? []) + rule.deprecated.operationIds
      + generated.flatMap { $0.keys.sorted() }
  }

  /// The literal before the parameter that stands before the first two literals in a row.
  var collection: String? {
    for place in path.indices.dropLast() where place >= 2 {
      guard case .literal = path[place], case .literal = path[place + 1],
        case .parameter = path[place - 1], case .literal(let text) = path[place - 2]
      else { continue }
      return text
    }
    return nil
  }
}

/// The texts for which every file is searched, of all rules of a set.
struct SearchedMarks: Hashable, Sendable {
  /// `RuleSet.pathMarkers`
  let paths: [String]
  /// `RuleSet.pathEnds`
  let ends: [String]
  /// `RuleSet.collectionMarkers`
  let collections: [String]
  /// `RuleSet.searchedNames`
  let names: [String]
}

/// Those of the embedded rules. They stand in a file of their own (`rules/marks.json`): a run that
/// finds nothing needs no more, and a fourth of its instructions went into reading them out of the
/// rules. A test holds that they are those of the rules; of the many names in generated code only
/// what they have in common is there.
let builtInMarks: SearchedMarks = {
  let count = Int(tenant2flex_marks_count())
  let bytes = unsafe Array(UnsafeBufferPointer(start: tenant2flex_marks(), count: count))
  let marks = try? parseJSON(bytes)
  func texts(_ key: String) -> [String] {
    guard let elements = marks?.member(key)?.value.elements else {
      preconditionFailure("rules/marks.json must have `\(key)`")
    }
    return elements.compactMap { $0.string.map { String(decoding: $0, as: UTF8.self) } }
  }
  return SearchedMarks(
    paths: texts("paths"), ends: texts("ends"), collections: texts("collections"),
    names: texts("names"))
}()

extension SearchedMarks {
  /// Those of some rules.
  init(of rules: [Rule]) {
    let marks = rules.map(RuleMarks.init)
    let paths = Self.paths(marks.map(\.path))
    let collections = marks.map(\.collection)
    var names: [String] = []
    for marks in marks {
      if let group = marks.group, !names.contains(group) { names.append(group) }
      names += marks.names
    }
    self.init(
      paths: paths, ends: Self.ends(marks.map(\.path), paths),
      collections: collections.contains(nil) ? [] : Set(collections.compactMap(\.self)).sorted(),
      names: names)
  }

  private static func paths(_ paths: [[PathTemplate.Segment]]) -> [String] {
    let shared = paths.first?.prefix(sharedCount(of: paths)) ?? []
    let run = literalRuns(Array(shared)).last ?? []
    if run.count > 1 { return [run.joined(separator: "/")] }
    var markers: [String] = []
    for path in paths {
      let runs = literalRuns(path).map { $0.joined(separator: "/") }
      guard let longest = runs.max(by: { $0.utf8.count < $1.utf8.count }) else { continue }
      if !markers.contains(longest) { markers.append(longest) }
    }
    return markers
  }

  private static func ends(_ paths: [[PathTemplate.Segment]], _ markers: [String]) -> [String] {
    let known = Set(markers.map { $0.split(separator: "/").map(String.init) })
    let counts = Set(known.map(\.count)).filter { $0 > 1 }.sorted()
    var ends: Set<String> = []
    for path in paths {
      let words = path.map { segment in
        if case .literal(let word) = segment { word } else { "" }
      }
      for count in counts where count < words.count {
        var met: Set<[String]> = []
        for start in 0..<words.count - count {
          let marker = Array(words[start..<start + count])
          guard known.contains(marker), met.insert(marker).inserted else { continue }
          let end = words[(start + 1)...(start + count)]
          if !end.contains("") { ends.insert(end.joined(separator: "/")) }
        }
      }
    }
    return ends.filter { end in !ends.contains { $0 != end && end.hasPrefix($0) } }.sorted()
  }
}

extension RuleSet {
  /// Literal texts of which every deprecated path holds at least one, when it is written in one
  /// piece: the last run of literal segments that all rules share, or the longest of each rule.
  package var pathMarkers: [String] { searched.paths }

  /// The same with each slash escaped, as strings of JSON, patterns of sed and regular expressions
  /// may have it.
  package var escapedPathMarkers: [String] {
    pathMarkers.map { $0.split(separator: "/").joined(separator: "\\/") }
  }

  /// The literals that stand before the parameter in front of a run of literals: the collections of
  /// which the paths that go away name a member. None if a rule has no such literal.
  package var collectionMarkers: [String] { searched.collections }

  /// How deprecated paths go on after the first word of a marker (`tenant/snapshots`): where the
  /// rest stands elsewhere, only this is written. None of them begins with another one.
  package var pathEnds: [String] { searched.ends }

  /// The texts of the names that go away, each group of commands once, in the order of
  /// `deprecatedNames`.
  package var nameMarkers: [String] { deprecatedNames.map(\.text) }

  /// Texts of which every name that goes away holds one: few, as all files are searched for them.
  package var searchedNames: [String] { searched.names }
}

/// The maximal runs of neighbouring literal segments, in order.
private func literalRuns(_ segments: [PathTemplate.Segment]) -> [[String]] {
  segments.split { segment in
    if case .parameter = segment { true } else { false }
  }.map { run in
    run.compactMap { if case .literal(let text) = $0 { text } else { nil } }
  }
}
