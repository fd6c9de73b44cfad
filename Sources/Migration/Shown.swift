import Calls
import Rules
import Scanner
import Text

/// The URLs that scripts show (`echo "POST $BASE/restore"`). An edit of a text that they share with
/// a call changes a part of them, and then their other parts follow.
struct ShownURLs {
  /// For each edit, those that it is a part of.
  private var byEdit: [SourceEdit: [Int]] = [:]
  /// The edits of each, nil where a part is written nowhere, and the commands on the way to where
  /// it is shown.
  private var all: [(edits: [SourceEdit?], commands: Set<Origin>)] = []

  init(_ scan: Scan, _ rules: RuleSet, _ sources: SourceSet) {
    // In Go an argument of a call takes the place of what others share.
    for script in scan.scripts where !isGoFile(sources.path(of: script.file)) {
      for event in script.trace.events where event.isShown {
        for text in event.alternatives.flatMap({ event.texts(of: $0) }) {
          add(urlsIn: text, Set(event.frames.map(\.command)), rules, sources)
        }
      }
    }
  }

  private mutating func add(
    urlsIn text: TracedText, _ commands: Set<Origin>, _ rules: RuleSet, _ sources: SourceSet
  ) {
    var start = 0
    for part in text.bytes.split(omittingEmptySubsequences: false, whereSeparator: isEnd) {
      let word = ByteRange(start, start + part.count)
      start += part.count + 1
      guard part.contains(UInt8(ascii: "/")) else { continue }
      let url = text.slice(word)
      guard let match = rules.match(url.bytes, hole: TracedText.holeByte), !match.isAmbiguous,
        let replacements = match.replacements
      else { continue }
      let edits = replacements.map { replacement in
        let range =
          replacement.bytes.isEmpty ? url.removal(of: replacement.range) : replacement.range
        return url.edits(replacing: range, with: replacement.bytes, in: sources)
      }
      for edit in edits.compactMap(\.self).joined() { byEdit[edit, default: []].append(all.count) }
      all.append((edits.flatMap { $0.map { $0.map { $0 } } ?? [nil] }, commands))
    }
  }

  /// What ends a URL in a text: blanks, quotes, brackets, and what steers a terminal.
  private func isEnd(_ byte: UInt8) -> Bool {
    byte != TracedText.holeByte && byte <= 0x20 || byte == 0x7F || "\"'`<>()[]".utf8.contains(byte)
  }

  /// The edits without which a shown URL would be half new, and whether some cannot be made.
  ///
  /// - Parameter given: edits in place of which a command sets what the text is while it runs.
  func missing(
    beside edits: [SourceEdit], given: [SourceEdit: Set<Origin>]
  ) -> (edits: [SourceEdit], isWhole: Bool) {
    let own = Set(edits)
    var more: Set<SourceEdit> = []
    var isWhole = true
    for index in Set(edits.flatMap { byEdit[$0] ?? [] }) {
      for edit in all[index].edits {
        guard let edit else {
          isWhole = false
          continue
        }
        if let commands = given[edit], !commands.isDisjoint(with: all[index].commands) { continue }
        if !own.contains(edit) { more.insert(edit) }
      }
    }
    return (more.sorted(), isWhole)
  }
}

extension Planner {
  /// Lets the shown URLs follow that the edits change a part of.
  func addShown(_ planned: inout PlannedEdits) {
    let missing = shown.missing(beside: planned.edits, given: planned.given)
    let isFree = !hasOutsider(missing.edits)
    if isFree { planned.edits += missing.edits }
    guard isFree, missing.isWhole else {
      planned.assumptions.insert("it does not matter that a URL which is shown changes in part")
      return
    }
  }
}
