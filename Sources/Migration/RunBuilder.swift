import Calls
import Documents
import Files
import GoSDK
import GoSyntax
import Rules
import Scanner
import ShellCalls
import ShellSyntax
import Text

/// Puts the outcome of a run together.
struct RunBuilder {
  let found: Discovery
  let workspace: Workspace
  let rules: RuleSet
  let asOf: Day
  /// What analysers of other sources found.
  let others: [Analysis]
  /// Whether paths and names in comments and prose are rewritten as well.
  var rewritesMentions = false
  /// Every rule that exists; absent: the rules of the run.
  var knownRules: RuleSet?
  /// The files whose findings are wanted; absent: all.
  var scope: ((_ path: [UInt8]) -> Bool)?
  /// A path as fingerprints know it.
  var fingerprintPath: (_ path: [UInt8]) -> [UInt8] = { $0 }
  /// The release of the Go SDK to move to; nil for the smallest that works.
  var goSDK: SDKVersion?
  /// Told the findings so far.
  var onFindings: ((_ count: Int) -> Void)?
  /// The places of texts that are only printed, by file.
  var printed: [FileID: [ByteRange]] = [:]
  /// The places of texts that programs are given of which nothing is known, by file.
  var handedOn: [FileID: [ByteRange]] = [:]
  /// The places of texts in Go that are not followed everywhere, by file.
  var lost: [FileID: [ByteRange]] = [:]
  /// The places of texts that other commands use, by file.
  var used: [FileID: [ByteRange]] = [:]
  /// What programs take that work on files and folders.
  var folders: [FileID: [ByteRange]] = [:]
  /// The same without what they write or copy: the words that name files.
  var fileNames: [FileID: [ByteRange]] = [:]
  /// The last components of the words that commands of the scripts are given: files that they read.
  var namesGiven: Set<[UInt8]> = []
  var documents: [FileID: Document] = [:]
  /// The places of texts of the Atlas CLI's commands whose operation is known, by file.
  var answered: [FileID: [ByteRange]] = [:]
  /// The scripts that could not be followed to their end.
  var unfollowed: Set<FileID> = []
  /// The shell scripts and the Go files that were evaluated.
  let scriptFiles: Set<FileID>
  let goFiles: Set<FileID>
  /// The first syntax error of each Go file that has one.
  private var goIssues: [FileID: GoIssue] = [:]
  /// Which limits were reached.
  var limits = Limits()
  /// Finds what the ledger counts.
  let search: MarkerSearch

  init(
    found: Discovery, workspace: Workspace, rules: RuleSet, asOf: Day,
    others: [Analysis], rewritesMentions: Bool
  ) {
    self.found = found
    scriptFiles = Set(found.scripts)
    goFiles = Set(found.packages.joined())
    self.workspace = workspace
    self.rules = rules
    self.asOf = asOf
    self.others = others
    self.rewritesMentions = rewritesMentions
    // What is searched in no file need not be made ready, nor the rules be read for it.
    search = found.isEmpty ? MarkerSearch() : MarkerSearch(rules: rules)
  }

  mutating func outcome() -> Outcome {
    if workspace.sources.files.isEmpty, others.allSatisfy(\.isEmpty) {
      return Outcome(
        sources: workspace.sources, findings: [], ledger: Ledger(), problems: problems(),
        filesScanned: found.filesVisited)
    }
    let scan = Scan(
      scripts: found.scripts, documents: found.documents, packages: found.followedPackages,
      workspace: workspace, rules: rules, traces: found.traces)
    let first = scan.calls.count + others.flatMap(\.findings).count
    if let onFindings { workspace.heartbeat = { onFindings(first) } }
    documents = scan.documents
    notePlaces(scan)
    unfollowed = Set(scan.scripts.filter { !$0.trace.limits.isEmpty }.flatMap(\.files))
    let all = found.scripts + found.packages.flatMap { $0 } + found.documents + found.others
    let files = all.filter(isWanted)
    var suppressions = Suppressions(
      Array(Set(files + others.flatMap(\.findings).map(\.file).filter(isWanted))).sorted(),
      scripts: Set(found.scripts), workspace: workspace, rules: rules,
      known: (knownRules ?? rules).rules.map(\.id), asOf: asOf)
    var rounds = Rounds(
      scan: scan, workspace: workspace, rules: rules, scripts: found.scripts,
      documents: found.documents, packages: found.followedPackages, untouchable: brokenScripts())
    limits = Limits(scan, workspace)
    rounds.cuts = limits.cuts
    rounds.take(found)
    let (builder, comments) = (self, suppressions)
    rounds.reasonToLeave = { builder.reasonToLeave($0, comments) }
    let drafts = rounds.levelled()
    var findings = drafts.filter(isReported).map(finding(of:))
    var ledger = Ledger()
    let sources = dataSources().filter { isWanted($0.file) }
    findings += sources.map(finding(of:))
    for file in files {
      account(file, drafts, sources, &findings, &ledger)
    }
    let (calls, tied) = findingsOfOthers(rounds, drafts, besides: findings)
    findings += calls.filter { isWanted($0.file) }
    ledger.entries += others.flatMap(\.entries).filter { isWanted($0.file) }.map { entry in
      let isTied = tied.contains { $0.file == entry.file && $0.edit.range.contains(entry.range) }
      return entry.fate == .migrated && isTied
        ? .init(file: entry.file, range: entry.range, fate: .reported, reason: entry.reason) : entry
    }
    withdrawOverlappingMentions(&findings)
    suppressions.withdrawGroups(of: &findings, &ledger)
    suppressions.apply(to: &findings)
    ledger.suppress(drafts, findings)
    findings += suppressions.notes
    let order = pathOrder
    ledger.entries.sort { (order[$0.file] ?? 0, $0.range) < (order[$1.file] ?? 0, $1.range) }
    return Outcome(
      sources: workspace.sources, findings: numbered(findings), ledger: ledger,
      problems: problems() + unseen(in: ledger) + others.flatMap(\.problems),
      filesScanned: found.filesVisited)
  }

  /// What other analysers found, and the edits of it that are no safe ones any more.
  private func findingsOfOthers(
    _ rounds: Rounds, _ drafts: [Draft], besides findings: [Finding]
  ) -> ([Finding], Set<SourceEdit>) {
    let readers = ProgramReaders(
      workspace: workspace, rules: rules, shown: others.flatMap(\.shown))
    let (open, withdrawn) = readers.withdrawn(others.flatMap(\.findings))
    let (calls, tied) = rounds.tied(open, to: drafts, besides: findings)
    return (calls, tied.union(withdrawn))
  }

  /// Notes what the commands of the scripts do with the texts that they take.
  private mutating func notePlaces(_ scan: Scan) {
    let captured = capturedScripts(in: scan, workspace)
    let isShown = { (event: Event, file: FileID) in event.isShown && !captured.contains(file) }
    printed = places(scan, of: isShown)
    for script in scan.scripts where goFiles.contains(script.file) {
      for origin in script.trace.lostTexts.flatMap(\.pieces).compactMap(\.origin) {
        lost[origin.file, default: []].append(origin.range)
      }
    }
    handedOn = places(scan) { event, file in
      event.role == .command && !isShown(event, file) && !goFiles.contains(file)
        && event.name.map { !Trace.standardPrograms.contains($0) && isCommandName($0) } != false
    }
    namesGiven = namesGiven(in: scan)
    used = places(scan) { !isShown($0, $1) && !$0.onlyPassesOn && !$0.onlyTestsEmptiness }
    let isFiling = { (event: Event, _: FileID) in
      event.name.map(Readers.filing.contains) == true
    }
    folders = places(scan, of: isFiling)
    fileNames = places(scan, of: isFiling) { event in
      event.alternatives.flatMap { way in
        way.arguments.prefix(event.isKeptFile ? 1 : way.arguments.count).map(\.text)
      }
    }
    answered = places(scan) { event, _ in event.asksAtlas }
  }

  /// The place of each file in the order of paths.
  private var pathOrder: [FileID: Int] {
    let files = workspace.sources.files.indices.map(FileID.init).sorted {
      workspace.path(of: $0).lexicographicallyPrecedes(workspace.path(of: $1))
    }
    return Dictionary(uniqueKeysWithValues: files.enumerated().map { ($1, $0) })
  }

  /// A mention whose text a call's fix edits as well is left to that fix.
  private func withdrawOverlappingMentions(_ findings: inout [Finding]) {
    guard rewritesMentions else { return }
    var taken: [FileID: [ByteRange]] = [:]
    for edit in findings.filter({ $0.kind == .call }).flatMap(\.edits) {
      taken[edit.file, default: []].append(edit.edit.range)
    }
    for index in findings.indices where findings[index].kind == .mention {
      let file = findings[index].file
      let touches = findings[index].edits.contains { edit in
        (taken[file] ?? []).contains { $0.overlaps(edit.edit.range) || $0 == edit.edit.range }
      }
      if touches { findings[index].edits = [] }
      taken[file, default: []] += findings[index].edits.map(\.edit.range)
    }
  }

  private func isWanted(_ file: FileID) -> Bool {
    !found.siblings.contains(file) && scope?(workspace.path(of: file)) ?? true
  }

  /// Whether a draft belongs to the files of the run: it stands in one, or one holds its path for
  /// a file that was only read beside it.
  private func isReported(_ draft: Draft) -> Bool {
    let place = draft.site.range.file
    guard found.siblings.contains(place) else { return isWanted(place) }
    return draft.calls.contains { call in
      call.path.segments.compactMap { $0 }.flatMap { call.url.slice($0).pieces }.contains { piece in
        if case .hole = piece.content { return false }
        return piece.origin.map { isWanted($0.file) } == true
      }
    }
  }

  /// Why a call is not to be edited in this run.
  private func reasonToLeave(_ draft: Draft, _ suppressions: Suppressions) -> String? {
    let place = draft.site.range
    if found.siblings.contains(place.file) {
      let path = String(decoding: workspace.path(of: place.file), as: UTF8.self)
      return "its request is put together in `\(path)`, which is not part of this run"
    }
    if !isWanted(place.file) { return "its file is not part of this run" }
    let known = suppressions.suppression(of: draft.rule.id, in: place.file, at: place.range)
    return known == nil ? nil : "a comment suppresses it"
  }

  /// The source text of a finding that has no request, with blanks taken together.
  private func written(_ finding: Finding) -> String {
    let bytes = workspace.bytes(of: finding.file)[finding.range]
    return bytes.split { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private func places(
    _ scan: Scan, of isWanted: (Event, FileID) -> Bool,
    texts: (Event) -> [TracedText] = { event in event.alternatives.flatMap(event.texts) }
  ) -> [FileID: [ByteRange]] {
    var result: [FileID: [ByteRange]] = [:]
    for script in scan.scripts {
      for event in script.trace.events where isWanted(event, script.file) {
        for text in texts(event) {
          for origin in text.pieces.compactMap(\.origin) {
            result[origin.file, default: []].append(origin.range)
          }
        }
      }
    }
    return result
  }

  /// The scripts with a syntax error.
  private mutating func brokenScripts() -> Set<FileID> {
    Set(
      workspace.sources.files.indices.map(FileID.init).filter { file in
        let (path, bytes) = (workspace.path(of: file), workspace.bytes(of: file))
        if isGoFile(path) {
          goIssues[file] = parseGo(bytes).issues.first
          return goIssues[file] != nil
        }
        return DocumentKind(path: path, bytes: bytes) == .shell
          && !parseShell(bytes, isZsh: isZshScript(bytes, path: path)).issues.isEmpty
      })
  }

  /// What kept files from being read or understood.
  private func problems() -> [Problem] {
    let files = workspace.problems.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    var result = files.map {
      Problem(stage: .read, path: $0.path, range: nil, message: $0.explanation)
    }
    for file in found.scripts {
      let (path, bytes) = (workspace.path(of: file), workspace.bytes(of: file))
      let isZsh = isZshScript(bytes, path: path)
      for issue in parseShell(bytes, isZsh: isZsh).issues.prefix(1) {
        result.append(
          Problem(
            stage: .parse, path: path, range: issue.range, message: issue.message))
      }
    }
    result += goProblems()
    for (file, document) in documents.sorted(by: { $0.key < $1.key }) {
      guard let message = document.problem else { continue }
      result.append(
        Problem(
          stage: .parse, path: workspace.path(of: file),
          range: ByteRange(document.problemOffset, document.problemOffset), message: message))
    }
    return result
  }

  /// Places that are not understood because following their file ended at a limit.
  private func unseen(in ledger: Ledger) -> [Problem] {
    ledger.entries.compactMap { entry in
      guard entry.fate == .notUnderstood, let limit = limits.notes(on: entry.file).first else {
        return nil
      }
      return Problem(
        stage: .parse, path: workspace.path(of: entry.file), range: entry.range,
        message: "a retired path or name stands here, and \(limit)")
    }
  }

  private func goProblems() -> [Problem] {
    found.packages.flatMap { $0 }.compactMap { file in
      goIssues[file].map {
        Problem(
          stage: .parse, path: workspace.path(of: file), range: $0.range, message: $0.message)
      }
    }
  }

  private func finding(of draft: Draft) -> Finding {
    let isVendored = isVendored(draft.site.range.file)
    let level = isVendored ? Level.note : draft.level
    return Finding(
      rule: draft.rule.id, kind: .call, level: level, severity: severity(level),
      file: draft.site.range.file, range: draft.site.range.range,
      message: message(draft), request: summary(draft, isAfter: false),
      replacement: summary(draft, isAfter: true),
      edits: isVendored ? [] : draft.edits, notes: notes(draft, isVendored),
      assumptions: draft.assumptions)
  }

  func isVendored(_ file: FileID) -> Bool { workspace.isVendored(file) }

  func severity(_ level: Level) -> Severity {
    if level == .note { return .note }
    return asOf < rules.sunset ? .warning : .error
  }

  private func message(_ draft: Draft) -> String {
    let first = draft.calls.first
    if let first, first.isAmbiguous, first.atlas == nil { return messageOfAny(draft.rule) }
    return message(draft.rule, first?.atlas?.match)
  }

  /// The same where only the run tells which of the operations it is.
  func messageOfAny(_ rule: Rule) -> String {
    let (old, new) = (rules.rules.map(\.deprecated.path), rules.rules.map(\.replacement.path))
    let verb = asOf < rules.sunset ? "is retired on" : "was retired on"
    return "what begins with \(shared(old)) \(verb) \(rules.sunset); use what begins with "
      + "\(shared(new)), of the same operation"
  }

  /// What some paths begin with: `.../clusters/{clusterName}/backup/tenant/`.
  private func shared(_ paths: [PathTemplate]) -> String {
    let all = paths.map { tail($0).split(separator: "/", omittingEmptySubsequences: false) }
    guard let first = all.first else { return "" }
    let count = first.indices.first { place in
      all.contains { place >= $0.count || $0[place] != first[place] }
    }
    return first[..<(count ?? first.count)].map { $0 + "/" }.joined()
  }

  /// What is retired and what replaces it.
  func message(_ rule: Rule, _ command: CommandMatch? = nil) -> String {
    var old = "\(rule.deprecated.method) \(tail(rule.deprecated.path))"
    var new = "\(rule.replacement.method) \(tail(rule.replacement.path))"
    if let match = command {
      old = "`atlas api \(match.commandLine.group) \(match.operation ?? "...")`"
      new = "`atlas api \(match.commandLine.replacementGroup) \(match.replacement ?? "...")`"
    }
    let verb = asOf < rules.sunset ? "is retired on" : "was retired on"
    return "\(old) \(verb) \(rules.sunset); use \(new)"
  }

  /// A path without the API and the project: `.../clusters/{clusterName}/backup/tenant/download`.
  private func tail(_ path: PathTemplate) -> String {
    let parts = path.text.split(separator: "/")
    let first = parts.firstIndex { $0.hasPrefix("{") }.map { $0 + 1 } ?? 0
    return first < parts.count ? ".../" + parts[first...].joined(separator: "/") : path.text
  }

  private func notes(_ draft: Draft, _ isVendored: Bool) -> [String] {
    var result = draft.notes
    if let obstacle = draft.obstacle { result.insert("not edited: \(obstacle)", at: 0) }
    if isVendored { result.insert("vendored or generated files are not edited", at: 0) }
    let query = draft.calls.first.map { $0.url.slice($0.path.rest).description } ?? ""
    for note in draft.rule.notes
    where draft.calls.first?.isAmbiguous != true && note.harmless == nil {
      if let name = note.query, !query.contains(name) { continue }
      result.append(note.text)
    }
    if let first = draft.calls.first, first.isAmbiguous, first.atlas == nil {
      result += notesOfAny()
    }
    return result
  }

  /// What to write instead where only the run tells which of the operations it is.
  func notesOfAny() -> [String] {
    let paths = rules.rules.map { rule in
      (old: words(rule.deprecated.path), new: words(rule.replacement.path), body: rule.body)
    }
    var changed: [String] = []
    for path in paths where path.old != path.new {
      let text = "`\(path.old)` is `\(path.new)`"
      if !changed.contains(text) { changed.append(text) }
    }
    let bodies = paths.filter(\.body.isRequired).map { path -> String in
      let fields = path.body.keep.map { "`\($0)`" }.joined(separator: ", ")
      return "the body for `\(path.new)` has only \(fields)"
    }
    return changed.isEmpty ? [] : [changed.joined(separator: ", ")] + bodies
  }

  /// The last words of a path that stand side by side: `backup/tenant/snapshots`.
  private func words(_ path: PathTemplate) -> String {
    path.text.split(separator: "/").split { $0.hasPrefix("{") }.last?.joined(separator: "/") ?? ""
  }

  /// Orders the findings and numbers equal requests of one file in their fingerprints.
  private func numbered(_ findings: [Finding]) -> [Finding] {
    let order = Dictionary(
      uniqueKeysWithValues: workspace.sources.files.enumerated().map {
        (FileID(index: $0), $1.path)
      })
    var result = findings.sorted { left, right in
      let (a, b) = (order[left.file] ?? [], order[right.file] ?? [])
      if a != b { return a.lexicographicallyPrecedes(b) }
      return (left.range, left.rule) < (right.range, right.rule)
    }
    var counts: [String: Int] = [:]
    for index in result.indices {
      let finding = result[index]
      let path = fingerprintPath(workspace.path(of: finding.file))
      let request = finding.request.map { "\($0.method) \($0.url)" } ?? written(finding)
      let key = "\(finding.rule)\u{0}\(String(decoding: path, as: UTF8.self))\u{0}\(request)"
      counts[key, default: 0] += 1
      result[index].fingerprint = fingerprint(
        rule: finding.rule, path: path, request: request, occurrence: counts[key] ?? 1)
    }
    return result
  }
}

extension Draft {
  /// How far its edits can be trusted.
  var level: Level {
    if obstacle != nil { return .manual }
    return assumptions.isEmpty ? .safe : .unsafe
  }
}

/// Whether an event's name is that of a program, and not of a construct (`${`, `case`, `several
/// values`).
private func isCommandName(_ name: String) -> Bool {
  name.utf8.allSatisfy { isNameByte($0) || "-.+/".utf8.contains($0) }
    && !["case", "name", "settings", "image", "coproc"].contains(name)
}
