import Calls
import Documents
import GoCalls
import GoSyntax
import Rules
import Scanner
import Text

/// Plans, edits a copy, proves, and withdraws what fails, until all that is left holds.
struct Rounds {
  let scan: Scan
  let workspace: Workspace
  let rules: RuleSet
  let scripts: [FileID]
  let documents: [FileID]
  let packages: [[PackageFiles]]
  /// Files that do not parse: their calls are reported and they are never edited.
  let untouchable: Set<FileID>
  /// Files that were not followed to their end, with the limit that was reached.
  var cuts: [FileID: String] = [:]
  /// Go files that were only read because others of their package were named.
  var siblings: Set<FileID> = []
  /// Variables of settings and makefiles that other files ask for.
  var askedElsewhere: [FileID: Set<String>] = [:]
  /// Who sets variables of which the scripts take a default.
  var overrides: [String: [Override]] = [:]
  var settingsOfBases: [String: [Override]] = [:]
  var linkPrograms: [[UInt8]] = []
  var fieldUsers: [[UInt8]] = []
  var codeRunners: [[UInt8]: [UInt8]] = [:]
  /// The places that give variables the defaults which scripts take of them.
  var mentions: [String: [DefaultMention]] = [:]
  /// What stands in for a client or the server when tests run the scripts.
  var clientDoubles: [ClientDouble] = []
  /// Whether a name that an edit brings in has a meaning already, in a file that was not read.
  var takenNames: TakenNames?
  /// Variables of Go programs that the linker sets, with a file that says so.
  var linked: [String: [UInt8]] = [:]
  /// Who can use what a Go package exports, by the package's folder.
  var importers: [[UInt8]: GoImporters] = [:]
  /// Why the calls of a draft are to stay as they are; absent: they are not.
  var reasonToLeave: (Draft) -> String? = { _ in nil }

  private static let limit = 25

  /// Takes what was found beside the scripts.
  mutating func take(_ found: Discovery) {
    siblings = found.siblings
    importers = found.importers
    askedElsewhere = found.askedElsewhere
    overrides = found.overrides
    settingsOfBases = found.settingsOfBases
    linkPrograms = found.linkPrograms
    fieldUsers = found.fieldUsers
    codeRunners = found.codeRunners
    mentions = found.mentions
    clientDoubles = found.clientDoubles
    linked = found.linked
    takenNames = found.takenNames
  }

  /// The drafts with proved edits or an obstacle. Those of `besides` are left as they are.
  func settled(besides left: Set<Int>) -> [Draft] {
    var finder = NeedsFinder(scan: scan, workspace: workspace, rules: rules)
    finder.overrides = overrides
    finder.settingsOfBases = settingsOfBases
    finder.linkPrograms = linkPrograms
    finder.fieldUsers = fieldUsers
    finder.codeRunners = codeRunners
    finder.mentions = mentions
    finder.clientDoubles = clientDoubles
    finder.linked = linked
    finder.takenNames = takenNames
    var drafts = Migration.drafts(of: scan, finder)
    for index in drafts.indices {
      if let reason = reasonToLeave(drafts[index]) { drafts[index].obstacle = reason }
    }
    for index in left {
      drafts[index].obstacle = drafts[index].obstacle ?? "it is left for now"
    }
    for _ in 0..<Rounds.limit {
      if !round(&drafts, finder) {
        noteFieldStrings(&drafts)
        trustOwnDoubles(&drafts)
        return drafts
      }
    }
    for index in drafts.indices {
      drafts[index].obstacle = drafts[index].obstacle ?? "no set of edits could be proved"
      drafts[index].edits = []
    }
    return drafts
  }

  /// One round; false when nothing was withdrawn.
  private func round(_ drafts: inout [Draft], _ finder: NeedsFinder) -> Bool {
    let planner = Planner(
      finder: finder, sources: workspace.sources,
      uses: Uses(scan, finder, asked: askedElsewhere),
      drafts: drafts.filter { $0.obstacle == nil })
    var hasWithdrawn = false
    for index in drafts.indices where drafts[index].obstacle == nil {
      do throws(Obstacle) {
        let planned = try planner.edits(of: drafts[index])
        if let reason = refusal(of: planned.edits, drafts[index]) {
          throw Obstacle(reason: reason)
        }
        let others = try assumptionsOnImporters(of: planned.edits)
        drafts[index].edits = planned.edits
        drafts[index].assumptions =
          Set(drafts[index].needs.flatMap(\.assumptions)).union(planned.assumptions).union(others)
          .sorted()
        drafts[index].notes = planned.notes.sorted()
        drafts[index].variables = planned.variables
      } catch {
        withdraw(&drafts[index], error.reason)
        hasWithdrawn = true
      }
    }
    if withdrawDeserted(&drafts) { hasWithdrawn = true }
    if withdrawDeserted(doubles: &drafts) { hasWithdrawn = true }
    return hasWithdrawn || !prove(&drafts, finder)
  }

  /// Withdraws the drafts that share what reads their answers with a call that stays.
  private func withdrawDeserted(_ drafts: inout [Draft]) -> Bool {
    let staying = drafts.filter { $0.obstacle != nil }.reduce(into: Set<EventKey>()) {
      $0.formUnion($1.keys)
    }
    var hasWithdrawn = false
    for index in drafts.indices where drafts[index].obstacle == nil {
      if drafts[index].companions.isDisjoint(with: staying) { continue }
      withdraw(&drafts[index], "what reads its answer also reads answers to requests that stay")
      hasWithdrawn = true
    }
    return hasWithdrawn
  }

  /// Why nothing may be edited at the places of a fix.
  private func refusal(of edits: [SourceEdit], _ draft: Draft) -> String? {
    let site = draft.site
    if edits.contains(where: { untouchable.contains($0.file) }) {
      return "the file has a syntax error, and such files are left alone"
    }
    if let test = mediaTypeTest(in: draft, after: edits) { return test }
    if let cut = edits.lazy.compactMap({ cuts[$0.file] }).first ?? cuts[site.command.file] {
      return cut
    }
    if !workspace.isVendored(site.range.file),
      let edit = edits.first(where: { workspace.isVendored($0.file) })
    {
      let path = String(decoding: workspace.path(of: edit.file), as: UTF8.self)
      return "a part of it is written in `\(path)`, which is vendored or generated"
    }
    if let edit = edits.first(where: { siblings.contains($0.file) }) {
      let path = String(decoding: workspace.path(of: edit.file), as: UTF8.self)
      return "a part of it is written in `\(path)`, which is not part of this run"
    }
    let isPrinted =
      !draft.rule.response.renamed.isEmpty && draft.needs.contains(where: \.isPrinted)
    for part in scan.untouchable where !part.isAboutAnswers || isPrinted {
      let isInside =
        site.command.file == part.file && part.range.overlaps(site.command.range)
        || edits.contains { $0.file == part.file && part.range.contains($0.edit.range) }
      if isInside { return part.reason }
    }
    return nil
  }

  /// Withdraws the drafts whose edits would change their document beyond the text of its scripts.
  private func keepDocuments(_ drafts: inout [Draft], _ after: Scan) -> Bool {
    func breaks(_ file: FileID, _ edits: [SourceEdit], _ edited: Document?) -> Bool {
      let own = edits.filter { $0.file == file }.map(\.edit)
      guard !own.isEmpty, let before = scan.documents[file] else { return false }
      guard let edited else { return true }
      return !before.isIntact(in: edited, after: own)
    }
    let all = drafts.flatMap(\.edits)
    let broken = documents.filter { breaks($0, all, after.documents[$0]) }
    guard !broken.isEmpty else { return true }
    var culprits = drafts.indices.filter { index in
      broken.contains { file in breaks(file, drafts[index].edits, alone(file, drafts[index])) }
    }
    if culprits.isEmpty {
      culprits = drafts.indices.filter { index in
        drafts[index].edits.contains { broken.contains($0.file) }
      }
    }
    for index in culprits {
      withdraw(&drafts[index], "the new text cannot be written in this place of the file")
    }
    return false
  }

  /// The document after the edits of one draft.
  private func alone(_ file: FileID, _ draft: Draft) -> Document? {
    guard let sources = workspace.sources.applying(draft.edits) else { return nil }
    return Document(file, path: sources.path(of: file), bytes: sources.bytes(of: file))
  }

  private func withdraw(_ draft: inout Draft, _ reason: String) {
    draft.obstacle = reason
    draft.edits = []
  }

  /// Whether the edits of all drafts hold together; those that do not are withdrawn.
  private func prove(_ drafts: inout [Draft], _ finder: NeedsFinder) -> Bool {
    let edits = Array(Set(drafts.flatMap(\.edits))).sorted()
    guard !edits.isEmpty else { return true }
    guard let sources = workspace.sources.applying(edits) else {
      withdrawOverlaps(&drafts)
      return false
    }
    if !staysValid(sources, edits, &drafts) { return false }
    let copy = Workspace(workspace, sources: sources)
    let after = Scan(
      scripts: scripts, documents: documents, packages: packages, workspace: copy, rules: rules,
      unset: drafts.reduce(into: []) { $0.formUnion($1.variables) })
    guard keepDocuments(&drafts, after) else { return false }
    let failures = Proof(
      before: scan, after: after, finder: finder,
      finderAfter: NeedsFinder(scan: after, workspace: copy, rules: rules),
      migrated: migrated(drafts), readers: readers(drafts)
    ).failures()
    for failure in failures { withdraw(&drafts, failure) }
    return failures.isEmpty
  }

  /// Whether every Go file still parses and leaves nothing unused; the drafts that edit one that
  /// does not are withdrawn.
  private func staysValid(
    _ sources: SourceSet, _ edits: [SourceEdit], _ drafts: inout [Draft]
  ) -> Bool {
    var isValid = true
    for (file, own) in Dictionary(grouping: edits, by: \.file)
    where isGoFile(sources.path(of: file)) {
      let parses = parseGo(sources.bytes(of: file)).issues.isEmpty
      let rest = fallout(of: own.map(\.edit), in: workspace.bytes(of: file))
      if parses, rest?.isEmpty == true { continue }
      let reason = parses ? "something would be left that nothing uses" : "the file would not parse"
      for index in drafts.indices
      where drafts[index].obstacle == nil
        && drafts[index].edits.contains(where: { $0.file == file })
      {
        withdraw(&drafts[index], reason)
        isValid = false
      }
    }
    return isValid
  }

  private func readers(_ drafts: [Draft]) -> [EventKey: [ReaderChange]] {
    let all = drafts.filter { $0.obstacle == nil }.flatMap(\.needs).flatMap(\.readers)
    return Dictionary(grouping: all, by: \.key)
  }

  private func migrated(
    _ drafts: [Draft]
  ) -> [EventKey: [(call: DeprecatedCall, needs: Needs)]] {
    var result: [EventKey: [(call: DeprecatedCall, needs: Needs)]] = [:]
    for draft in drafts where draft.obstacle == nil {
      for (call, needs) in zip(draft.calls, draft.needs) {
        result[EventKey(trace: call.trace, event: call.event), default: []].append((call, needs))
      }
    }
    return result
  }

  /// Withdraws the drafts whose edits touch text of the event that failed, or else its own.
  private func withdraw(_ drafts: inout [Draft], _ failure: Proof.Failure) {
    let event = scan.scripts[failure.key.trace].trace.events[failure.key.event]
    let origins = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.pieces)
      .compactMap(\.origin)
    var found = false
    for index in drafts.indices where drafts[index].obstacle == nil {
      let touches =
        drafts[index].keys.contains(failure.key)
        || drafts[index].readerKeys.contains(failure.key)
        || drafts[index].edits.contains { edit in
          origins.contains { $0.file == edit.file && $0.range.overlaps(edit.edit.range) }
        }
      guard touches else { continue }
      found = true
      withdraw(&drafts[index], failure.reason)
    }
    guard !found else { return }
    for index in drafts.indices
    where drafts[index].calls.contains(where: { $0.trace == failure.key.trace }) {
      if drafts[index].obstacle == nil { withdraw(&drafts[index], failure.reason) }
    }
  }

  private func withdrawOverlaps(_ drafts: inout [Draft]) {
    var taken: [SourceEdit] = []
    for index in drafts.indices where drafts[index].obstacle == nil {
      let all = Set(taken + drafts[index].edits).sorted()
      if workspace.sources.applying(all) == nil {
        let isAlone = workspace.sources.applying(drafts[index].edits) == nil
        withdraw(
          &drafts[index],
          isAlone
            ? "what runs in several ways would have to be written in one"
            : "its edits and those of another call overlap")
      } else {
        taken = all
      }
    }
  }
}
