import Calls
import Documents
import GoSyntax
import Languages
import Rules
import Scanner
import ShellSyntax
import Text

extension RunBuilder {
  /// Gives every occurrence of a marker in a file its fate; what is left over becomes a mention or
  /// a call for a person to look at.
  func account(
    _ file: FileID, _ drafts: [Draft], _ sources: [DataSource], _ findings: inout [Finding],
    _ ledger: inout Ledger
  ) {
    let bytes = workspace.bytes(of: file)
    let (isScript, isGo) = (scriptFiles.contains(file), goFiles.contains(file))
    let places = search.places(in: bytes, isGo: isGo)
    // Of the files of a Go package most hold nothing.
    if places.isEmpty, isGo || isScript && !hasParts(bytes) { return }
    var page = Page(file: file, bytes: bytes, isData: isData(file))
    page.covered = coverage(of: file, drafts)
    for place in sources.flatMap(\.places) where place.file == file {
      page.covered.append((place.range, isVendored(file) ? .note : .manual))
    }
    if isScript {
      page.comments = parseShell(page.bytes).comments
    } else if isGo {
      page.comments = parseGo(page.bytes).comments
    } else {
      if isCollection(file) { readCollection(&page, &findings) }
      read(&page, &findings)
      page.comments += documents[file]?.commentsWithScripts ?? []
    }
    // A value may be written at the calls, and stay where it is for others.
    let edits = findings.flatMap(\.edits).filter { $0.file == file }.map(\.edit.range)
    for place in places {
      if let level = page.covered.first(where: { $0.range.overlaps(place.range) })?.level,
        level == .manual || level == .note || edits.contains(where: { touches($0, place.range) })
      {
        let fate: Ledger.Fate =
          level == .safe ? .migrated : level == .note ? .mention : .reported
        ledger.entries.append(.init(file: file, range: place.range, fate: fate, reason: ""))
      } else if let name = place.name {
        self.place(name, place.range, &page, &findings, &ledger)
      } else {
        self.place(place.range, page, &findings, &ledger)
      }
    }
    readPathEnds(page, &findings)
  }

  /// Whether a path ends there whose beginning stands elsewhere, or a value is a part of one.
  private func hasParts(_ bytes: [UInt8]) -> Bool {
    !pathEnds(in: bytes, rules).isEmpty || !openPaths(in: bytes, rules).isEmpty
  }

  private func touches(_ edit: ByteRange, _ place: ByteRange) -> Bool {
    edit.overlaps(place) || place.contains(edit)
  }

  private func coverage(of file: FileID, _ drafts: [Draft]) -> [(range: ByteRange, level: Level)] {
    drafts.flatMap { draft in
      let level = isVendored(draft.site.range.file) ? Level.note : draft.level
      return draft.calls.flatMap { call in
        call.url.pieces.compactMap { piece -> (range: ByteRange, level: Level)? in
          guard let origin = piece.origin, origin.file == file else { return nil }
          return (origin.range, level)
        }
      }
    }
  }

  /// Whether a word begins as `NAME=` does.
  private func isAssignment(_ word: String) -> Bool {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")), equals > word.startIndex else {
      return false
    }
    return word[..<equals].utf8.allSatisfy {
      (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
  }

  /// Decides about an occurrence of a path's marker that belongs to no call that was followed.
  private func place(
    _ range: ByteRange, _ page: Page, _ findings: inout [Finding], _ ledger: inout Ledger
  ) {
    let file = page.file
    let mention =
      pathMentions(in: page.bytes, at: [range.start], rules: rules).first
      ?? escapedMention(at: range, page)
    let isText = isText(range, page)
    guard let mention else {
      let rule =
        begunPath(range, page) ?? fragment(range, page) ?? unread(range, page)
        ?? openPath(range, page) ?? escapedPath(range, page)
      let known =
        isText
        ? handedOnInSample(range, page) ?? exportedInSample(range, page)
        : rule ?? handedOn(range, page)
      if let rule = known {
        ledger.entries.append(.init(file: file, range: range, fate: .reported, reason: ""))
        findings.append(unfollowed(rule, file, range))
        return
      }
      let fate: Ledger.Fate = isText ? .mention : .notUnderstood
      let reason =
        fate == .mention
        ? ""
        : (["no deprecated path is written here"] + limits.notes(on: file)).joined(separator: "; ")
      ledger.entries.append(.init(file: file, range: range, fate: fate, reason: reason))
      return
    }
    let isCommand =
      page.isData
      && (isCommandInJSON(range, page) || isURLInJSON(mention.range, page)
        || isURLInXML(mention.range, page))
    let isShown = isPrinted(range, file) && !isMakeCommand(range, page)
    let isExported = exportedInSample(range, page) != nil
    let isMention = !isCommand && !isExported && (isText || isShown || page.isData)
    ledger.entries.append(
      .init(file: file, range: range, fate: isMention ? .mention : .reported, reason: ""))
    guard isMention else {
      findings.append(written(mention, page))
      return
    }
    let path = mention.rule.deprecated
    findings.append(
      self.mention(
        of: mention.rule, page, mention.range,
        "names \(path.method) \(path.path.text)", edits: edits(of: mention, page)))
  }

  /// A path that nothing is known about but its text.
  private func written(_ mention: PathMention, _ page: Page) -> Finding {
    let level: Level = isVendored(page.file) ? .note : .manual
    if mention.isAmbiguous, mention.replacements == nil {
      return Finding(
        rule: mention.rule.id, kind: .call, level: level, severity: severity(level),
        file: page.file, range: mention.range, message: messageOfAny(mention.rule),
        notes: ["not edited: the operation is known only at run time"] + notesOfAny()
          + limits.notes(on: page.file))
    }
    let new = mention.rule.replacement
    let text = Array(page.bytes[mention.range])
    let edits = mention.replacements?.map { Edit(range: $0.range, replacement: $0.bytes) }
    let url = edits.flatMap { apply($0, to: text) }.map { String(decoding: $0, as: UTF8.self) }
    let replacement = RequestSummary(
      method: new.method, url: url ?? new.path.text,
      headers: [.init(name: "Accept", value: new.mediaType)],
      body: sampleBody(of: mention.rule, mention.rule.body.keep))
    let path = mention.rule.deprecated.path.text
    return Finding(
      rule: mention.rule.id, kind: .call, level: level, severity: severity(level),
      file: page.file, range: mention.range,
      message: "\(path) is written here in a form that is not followed",
      replacement: replacement,
      notes: ["not edited: the code around it cannot be followed"] + limits.notes(on: page.file))
  }

  /// Whether a place is text for people: a comment, or prose.
  func isText(_ range: ByteRange, _ page: Page) -> Bool {
    if page.comments.contains(where: { $0.contains(range) }) { return true }
    if documents[page.file]?.kind == .prose, isRead(page.file) { return false }
    return found.prose.contains(page.file) && !isCommand(range, page) && !isListOfPaths(page)
  }

  /// Whether a file holds nothing but URLs or paths, each on a line of its own: a program reads it.
  private func isListOfPaths(_ page: Page) -> Bool {
    guard documents[page.file]?.kind == .prose else { return false }
    let lines = page.bytes.split(separator: 0x0A).map { line in
      String(decoding: line, as: UTF8.self).split { " \t\r".contains($0) }
    }
    return lines.allSatisfy { words in
      guard let first = words.first, !first.hasPrefix("#") else { return true }
      return words.count == 1 && first.contains("/")
    }
  }

  /// Whether a place of a page belongs to a command: it stands in a sample that is shell text, or a
  /// client comes before it on its line and a URL, not just a path, is written.
  private func isCommand(_ range: ByteRange, _ page: Page) -> Bool {
    if page.commands.contains(where: { $0.contains(range) }) { return true }
    let bytes = page.bytes
    let isPart = { (byte: UInt8) in !" \t\r\n\"'`".utf8.contains(byte) }
    let start = bytes[..<range.start].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    let word = String(decoding: bytes[start..<range.start], as: UTF8.self)
    if isAssignment(word) { return true }
    let isURL = word.contains("://") || word.first.map { "${<".contains($0) } == true
    return isURL && clients(before: range, bytes).contains { ["curl", "wget", "xh"].contains($0) }
  }

  /// The first rule whose path may begin at an occurrence, where a command uses the text, a string
  /// of another language holds it, a client stands before it, or the script could not be followed
  /// to its end.
  private func begunPath(_ range: ByteRange, _ page: Page) -> Rule? {
    let isUsed =
      unfollowed.contains(page.file) || isOnlySet(range, page.file)
      || page.strings.contains { $0.contains(range) }
      || used[page.file]?.contains(where: { $0.overlaps(range) }) == true
      || followsClient(range, page.bytes) && !isPrinted(range, page.file)
    return isUsed && !page.isData || page.isData && isBaseInJSON(range, page)
      ? firstRule(ofPathBegunIn: page.bytes, at: range, rules: rules) : nil
  }

  /// Whether a script sets a variable to the text and nothing that is followed uses it: others may.
  private func isOnlySet(_ range: ByteRange, _ file: FileID) -> Bool {
    guard found.scripts.contains(file) else { return false }
    return ![used[file], printed[file]].contains { places in
      places?.contains { $0.overlaps(range) } == true
    }
  }

  /// The first rule of whose path a word of a file is the end, or a part that only an operation may
  /// follow, where the file names the API elsewhere, or for a whole operation another file does:
  /// the rest of the path is put before it. In Go the word is the beginning of a string.
  private func fragment(_ range: ByteRange, _ page: Page) -> Rule? {
    let bytes = page.bytes
    let isGo = goFiles.contains(page.file)
    guard !page.isData, !found.scripts.contains(page.file), !isFolder(range, page),
      isGo || !isFolderKey(range, page)
    else { return nil }
    if !isGo, let rule = firstRule(ofPathBegunIn: bytes, at: range, rules: rules) { return rule }
    let isBoundary = { (byte: UInt8) in " \t\r\n\"'`,;()[]".utf8.contains(byte) }
    var start = range.start
    if start > 0, bytes[start - 1] == UInt8(ascii: "/") { start -= 1 }
    guard start > 0 ? isBoundary(bytes[start - 1]) : !isGo else { return nil }
    if isGo, !"\"`".utf8.contains(bytes[start - 1]) { return nil }
    var word = bytes[range.start...].prefix { !isBoundary($0) }
    while isUnopened(word) { word = word.dropLast() }
    let isWhole = word.count > range.count + 1
    let isElsewhere = { self.callsWorkflow(page) || self.isAPINamed }
    guard namesAPI(bytes) || isWhole && !isGo && isElsewhere() else { return nil }
    return rules.rule(ofPathEndingIn: Array(word))
  }

  /// The first rule, where a file that is no script names the API and holds a part of a path whose
  /// ends cannot be told (`$(CLUSTER)/backup/tenant/$(1)`).
  private func unread(_ range: ByteRange, _ page: Page) -> Rule? {
    let isGo = goFiles.contains(page.file)
    let before = page.bytes[..<range.start].suffix(2).map(\.self)
    guard !isGo, !found.scripts.contains(page.file), before.count == 2, before[1] == 0x2F,
      ")}".utf8.contains(before[0]) || page.isData, namesAPI(page.bytes),
      !page.isData || isCommandInJSON(range, page)
    else { return nil }
    return firstRule(ofPathBegunIn: page.bytes, at: range, rules: rules) ?? rules.rules.first
  }

  /// The rule of a path whose beginning is a value, or any text for a pattern, where some file
  /// names the API: `"$CLUSTER_URL/backup/tenant/snapshots"`, `*/backup/tenant/snapshots)`.
  private func openPath(_ range: ByteRange, _ page: Page) -> Rule? {
    let slash = UInt8(ascii: "/")
    let before = page.bytes[..<range.start]
    guard !page.isData, before.last == slash, !isPrinted(range, page.file),
      !isFolder(range, page),
      followsClient(range, page.bytes) || isAPINamed
    else { return nil }
    let text = before.dropLast()
    let name = text.reversed().prefix { isNameByte($0) }.count
    let isValue =
      text.last.map { "})%*".utf8.contains($0) } == true
      || name > 0 && text.dropLast(name).last == UInt8(ascii: "$")
    guard isValue else { return nil }
    let tail = page.bytes[range.start...].prefix { isNameByte($0) || $0 == slash }
    return rules.rule(ofPathEndingIn: Array(tail))
  }

  /// Reports the parts of paths that no finding covers.
  private func readPathEnds(_ page: Page, _ findings: inout [Finding]) {
    let evaluated = used[page.file] ?? []
    let places =
      pathEnds(in: page.bytes, rules)
      + openPaths(in: page.bytes, rules).filter { place in
        !evaluated.contains { $0.overlaps(place.range) }
      }
    guard !places.isEmpty, !page.isData, !goFiles.contains(page.file), isAPINamed else { return }
    let known = findings.filter { $0.file == page.file && $0.kind == .call }.map(\.range)
    for place in places
    where !isText(place.range, page) && !isPrinted(place.range, page.file)
      && folders[page.file]?.contains(where: { $0.overlaps(place.range) }) != true
      && !(known + page.covered.map(\.range)).contains(where: { $0.overlaps(place.range) })
    {
      findings.append(unfollowed(place.rule, page.file, place.range))
    }
  }

  /// Whether a place stands in a string of JSON that is a command: `"show": "curl ..."`,
  /// `["curl", "-s", "..."]`.
  private func isCommandInJSON(_ range: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    let descriptions = ["\"openapi\"", "\"swagger\""].map { [UInt8]($0.utf8) }
    guard !Markers(descriptions).occur(in: bytes) else { return false }
    let isClient = { (name: String) in name == "atlas" || HTTPClient(named: name) != nil }
    var start = range.start
    while start > 0 {
      start -= 1
      let isQuote = bytes[start] == UInt8(ascii: "\"")
      if isQuote, start == 0 || bytes[start - 1] != UInt8(ascii: "\\") { break }
    }
    let words = bytes[start..<range.start].split { " \"'`$();|&\\<>".utf8.contains($0) }
    if words.contains(where: { isClient(String(decoding: $0, as: UTF8.self)) }) { return true }
    let before = bytes[..<start].reversed().prefix { !"[]{}".utf8.contains($0) }.reversed()
    return before.split { !isNameByte($0) }.first.map {
      isClient(String(decoding: $0, as: UTF8.self))
    } ?? false
  }

  /// Whether a place stands in a `$(shell ...)` of a makefile, whatever is done with its output.
  private func isMakeCommand(_ range: ByteRange, _ page: Page) -> Bool {
    guard documents[page.file]?.kind == .makefile else { return false }
    let line = page.bytes[..<range.start].lastIndex(of: UInt8(ascii: "\n")) ?? 0
    let calls = ["$(shell ", "${shell "].map { [UInt8]($0.utf8) }
    return Markers(calls).occur(in: Array(page.bytes[line..<range.start]))
  }

  /// Whether a workflow uses another one of the repository, which may take a path from it.
  private func callsWorkflow(_ page: Page) -> Bool {
    documents[page.file]?.kind == .yaml && page.bytes.contains("uses: ./")
  }

  /// Whether some file names the API.
  var isAPINamed: Bool { found.namesAPI || fellows.contains(where: namesAPI) }

  func namesAPI(_ bytes: [UInt8]) -> Bool {
    let names =
      ["mongodb", "MongoDB", rules.api.mediaTypePrefix] + (rules.api.base.last.map { [$0] } ?? [])
    return Markers(names.map { [UInt8]($0.utf8) }).occur(in: bytes)
  }

  /// The files of the run that may call something.
  private var fellows: some Sequence<[UInt8]> {
    let pages = Set(found.prose)
    let files = found.scripts + found.documents.filter { !pages.contains($0) } + found.others
    return (files + found.packages.flatMap { $0 }).lazy.map { workspace.bytes(of: $0) }
  }

  /// Whether a client is named before a place of its line, as in a script that another one writes.
  /// Continued lines count as one.
  private func followsClient(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    !clients(before: range, bytes).isEmpty
  }

  private func clients(before range: ByteRange, _ bytes: [UInt8]) -> [String] {
    var start = range.start
    while start > 0 {
      let isContinued = start > 1 && bytes[start - 2] == UInt8(ascii: "\\")
      if bytes[start - 1] == UInt8(ascii: "\n"), !isContinued { break }
      start -= 1
    }
    let words = bytes[start..<range.start].split { " @\t\r\n\"'`$();|&\\<>".utf8.contains($0) }
    return words.map { String(decoding: $0, as: UTF8.self) }.filter { name in
      name == "atlas" || HTTPClient(named: name) != nil
    }
  }

  func unfollowed(_ rule: Rule, _ file: FileID, _ range: ByteRange) -> Finding {
    let level: Level = isVendored(file) ? .note : .manual
    return Finding(
      rule: rule.id, kind: .call, level: level,
      severity: severity(level), file: file, range: range,
      message: "a retired path begins here, and what is called with it cannot be followed",
      notes: ["not edited: the operation is not known"] + notesOfAny() + limits.notes(on: file))
  }

  /// Whether a file holds data or logs, which call nothing. A collection of Postman does.
  private func isData(_ file: FileID) -> Bool {
    if isCollection(file) || isRead(file) { return false }
    if isDescription(file) { return true }
    // Terraform's own configuration.
    if workspace.path(of: file).suffix(8).elementsEqual(".tf.json".utf8) { return false }
    let name = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last ?? []
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let suffix = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return ["json", "csv", "log", "lock", "xml", "html", "ndjson", "snap", "har", "svg", "tsv"]
      .contains(suffix)
  }

  /// Whether a YAML file describes an API (OpenAPI Specification, "OpenAPI Object").
  private func isDescription(_ file: FileID) -> Bool {
    let bytes = workspace.bytes(of: file)
    guard DocumentKind(path: workspace.path(of: file), bytes: bytes) == .yaml else { return false }
    return descriptionKeys.contains { bytes.starts(with: $0.utf8) }
      || laterDescriptionKeys.occur(in: bytes)
  }

  func isCollection(_ file: FileID) -> Bool {
    guard workspace.path(of: file).suffix(5).elementsEqual(".json".utf8) else { return false }
    let marks = ["schema.getpostman.com", "\"_postman_id\""]
    return Markers(marks.map { [UInt8]($0.utf8) }).occur(in: workspace.bytes(of: file))
  }

  /// Whether a text only goes to the terminal.
  func isPrinted(_ range: ByteRange, _ file: FileID) -> Bool {
    printed[file]?.contains { $0.overlaps(range) } == true
      && handedOn[file]?.contains { $0.overlaps(range) } != true
      && lost[file]?.contains { $0.overlaps(range) } != true
  }
}

/// A file while its occurrences are accounted for.
struct Page {
  let file: FileID
  let bytes: [UInt8]
  /// Whether it holds data or logs, which call nothing.
  let isData: Bool
  /// Text for people: comments, and strings that are only shown.
  var comments: [ByteRange] = []
  /// The strings of a language that is not parsed in full.
  var strings: [ByteRange] = []
  /// The samples of a page that are commands and could not be read as such.
  var commands: [ByteRange] = []
  /// The rules of which a name without a call has a finding.
  var namedSources: Set<String> = []
  /// What belongs to findings, with their levels.
  var covered: [(range: ByteRange, level: Level)] = []

  init(file: FileID, bytes: [UInt8], isData: Bool) {
    self.file = file
    self.bytes = bytes
    self.isData = isData
  }
}

/// The fields that say so, as they begin the first line or a later one.
private let descriptionKeys = ["openapi:", "swagger:", "\"openapi\":", "\"swagger\":"]
private let laterDescriptionKeys = Markers(descriptionKeys.map { [0x0A] + [UInt8]($0.utf8) })
