import GoSyntax
package import Rules
import Scanner
import ShellSyntax
import Text

/// Why a finding is known and left as it is.
package struct Suppression: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// A comment beside the call.
    case comment
    /// An entry of a baseline file.
    case baseline
  }
  package let kind: Kind
  /// In the words of whoever suppressed it; may be empty.
  package let reason: String
  /// The last day on which it holds; absent: for ever.
  package let until: Day?
  package init(kind: Kind, reason: String = "", until: Day? = nil) {
    self.kind = kind
    self.reason = reason
    self.until = until
  }
}

/// The comments of a run that suppress findings, and what became of each.
struct Suppressions {
  private struct Item {
    let directive: Directive
    /// The bytes that it speaks of; absent if no statement is there.
    let target: ByteRange?
    var isUsed = false
  }
  private var items: [Item] = []
  private let asOf: Day
  private let rules: RuleSet
  /// Every rule that exists, also those that are not used in this run.
  private let known: [String]

  /// Reads the comments of `files`; those of `scripts` as shell.
  init(
    _ files: [FileID], scripts: Set<FileID>, workspace: Workspace, rules: RuleSet,
    known: [String], asOf: Day
  ) {
    self.asOf = asOf
    self.rules = rules
    self.known = known
    let word = Markers([Directive.word])
    for file in files {
      let bytes = workspace.bytes(of: file)
      guard word.occur(in: bytes) else { continue }
      let isGo = workspace.path(of: file).suffix(3).elementsEqual(".go".utf8)
      items +=
        scripts.contains(file)
        ? Suppressions.shell(file, bytes)
        : isGo ? Suppressions.go(file, bytes) : Suppressions.plain(file, bytes)
    }
  }

  private static func shell(_ file: FileID, _ bytes: [UInt8]) -> [Item] {
    let program = parseShell(bytes)
    let found = program.comments.compactMap { Directive(file: file, range: $0, bytes: bytes) }
    return items(
      found, Extents(bytes, statements: extents(of: program), comments: program.comments))
  }

  private static func go(_ file: FileID, _ bytes: [UInt8]) -> [Item] {
    let tree = parseGo(bytes)
    let found = tree.comments.compactMap { Directive(file: file, range: $0, bytes: bytes) }
    return items(found, Extents(bytes, statements: extents(of: tree), comments: tree.comments))
  }

  private static func plain(_ file: FileID, _ bytes: [UInt8]) -> [Item] {
    let found = directives(inPlain: bytes, file)
    return items(
      found, Extents(bytes, statements: extents(ofPlain: bytes), comments: found.map(\.range)))
  }

  private static func items(_ directives: [Directive], _ extents: Extents) -> [Item] {
    directives.map { Item(directive: $0, target: extents.target(of: $0.range)) }
  }

  /// What suppresses a finding of `rule` at `range`; absent if nothing does.
  func suppression(of rule: String, in file: FileID, at range: ByteRange) -> Suppression? {
    items.first { holds($0, rule, file, range) }.map {
      Suppression(kind: .comment, reason: $0.directive.reason, until: $0.directive.until)
    }
  }

  private func holds(_ item: Item, _ rule: String, _ file: FileID, _ range: ByteRange) -> Bool {
    !isExpired(item.directive) && names(item, rule, file, range)
  }

  private func names(_ item: Item, _ rule: String, _ file: FileID, _ range: ByteRange) -> Bool {
    guard item.directive.fault == nil, item.directive.file == file, let target = item.target
    else { return false }
    return item.directive.rules.contains(rule) && target.overlaps(range)
  }

  private func isExpired(_ directive: Directive) -> Bool {
    directive.until.map { $0 < asOf } ?? false
  }

  /// Leaves the calls that can only be edited together with one that is suppressed.
  func withdrawGroups(of findings: inout [Finding], _ ledger: inout Ledger) {
    let kept = findings.filter { finding in
      suppression(of: finding.rule, in: finding.file, at: finding.range) != nil
    }
    let edits = Set(kept.flatMap(\.edits))
    guard !edits.isEmpty else { return }
    for index in findings.indices where !edits.isDisjoint(with: findings[index].edits) {
      let own = findings[index]
      findings[index].level = .manual
      findings[index].edits = []
      if suppression(of: own.rule, in: own.file, at: own.range) == nil {
        let reason = "a comment suppresses a call that can only be edited together with this one"
        findings[index].notes.insert("not edited: \(reason)", at: 0)
      }
      for place in ledger.entries.indices {
        let entry = ledger.entries[place]
        guard entry.fate == .migrated,
          own.edits.contains(where: { $0.file == entry.file && $0.edit.range.overlaps(entry.range) }
          )
        else { continue }
        ledger.entries[place] = Ledger.Entry(
          file: entry.file, range: entry.range, fate: .reported, reason: entry.reason)
      }
    }
  }

  /// Marks the findings that are suppressed.
  mutating func apply(to findings: inout [Finding]) {
    for index in findings.indices {
      let finding = findings[index]
      findings[index].suppression = suppression(
        of: finding.rule, in: finding.file, at: finding.range)
      if findings[index].suppression != nil { findings[index].edits = [] }
      for place in items.indices
      where names(items[place], finding.rule, finding.file, finding.range) {
        items[place].isUsed = true
      }
    }
  }

  /// A note for each comment that suppresses nothing, has expired or is not in form.
  var notes: [Finding] {
    items.compactMap { item in
      guard let (rule, message) = complaint(item) else { return nil }
      return Finding(
        rule: rule, kind: .suppression, level: .note, severity: .note,
        file: item.directive.file, range: item.directive.range, message: message)
    }
  }

  private func complaint(_ item: Item) -> (String, String)? {
    let directive = item.directive
    if let fault = directive.fault { return ("invalid-suppression", fault) }
    for name in directive.rules where !known.contains(name) {
      let hint = closest(to: name, in: known).map { "; did you mean `\($0)`?" } ?? ""
      return ("invalid-suppression", "there is no rule `\(name)`" + hint)
    }
    if let until = directive.until, until < asOf {
      let state = item.isUsed ? "the call is reported again" : "nothing is left to suppress"
      return ("expired-suppression", "it held until \(until): \(state)")
    }
    let isDecidable = directive.rules.allSatisfy { rules.rule($0) != nil }
    guard !item.isUsed, isDecidable else { return nil }
    return ("unused-suppression", "nothing is left to suppress here: remove the comment")
  }
}

extension Ledger {
  /// Counts the occurrences that only suppressed findings use as suppressed.
  mutating func suppress(_ drafts: [Draft], _ findings: [Finding]) {
    let known = findings.filter { $0.suppression != nil }
    guard !known.isEmpty else { return }
    let isKnown = { (draft: Draft) in
      known.contains {
        $0.rule == draft.rule.id && $0.file == draft.site.range.file
          && $0.range == draft.site.range.range
      }
    }
    let used = Ledger.origins(drafts.filter { !isKnown($0) })
    let left =
      Ledger.origins(drafts.filter(isKnown))
      + known.map { Origin(file: $0.file, range: $0.range, encoding: Encoding()) }
    for index in entries.indices {
      let entry = entries[index]
      let uses = { (origin: Origin) in
        origin.file == entry.file && origin.range.overlaps(entry.range)
      }
      guard left.contains(where: uses), !used.contains(where: uses) else { continue }
      entries[index] = Entry(
        file: entry.file, range: entry.range, fate: .suppressed, reason: entry.reason)
    }
  }

  private static func origins(_ drafts: [Draft]) -> [Origin] {
    drafts.flatMap(\.calls).flatMap { $0.url.pieces.compactMap(\.origin) }
  }
}
