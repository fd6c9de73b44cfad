import Calls
import JSON
import Rules
import Scanner
import Text

/// Works out what a call needs to become its replacement.
struct NeedsFinder {
  let scan: Scan
  let workspace: Workspace
  let rules: RuleSet
  /// The deprecated calls by their events.
  let calls: [EventKey: [DeprecatedCall]]
  /// Who sets variables of which the scripts take a default.
  var overrides: [String: [Override]] = [:]
  /// Who sets the variables with which the URLs of calls begin.
  var settingsOfBases: [String: [Override]] = [:]
  /// The places that give variables the defaults which scripts take of them.
  var mentions: [String: [DefaultMention]] = [:]
  /// What stands in for a client or the server when tests run the scripts.
  var clientDoubles: [ClientDouble] = []
  /// What is looked for once, and asked by many calls.
  let jsonReaders = JSONReaders()
  let searches = Searches()
  let linkUsers = LinkUsers()
  /// Programs of other languages that may request a link, with their paths.
  var linkPrograms: [[UInt8]] = []
  /// Files that name a renamed field and are not followed.
  var fieldUsers: [[UInt8]] = []
  /// Programs of other languages that name a script, by its name.
  var codeRunners: [[UInt8]: [UInt8]] = [:]
  let eventFacts = AllEventFacts()
  /// Whether a name that an edit brings in has a meaning already, in a file that was not read.
  var takenNames: TakenNames?
  /// Variables of Go programs that the linker sets, with a file that says so.
  var linked: [String: [UInt8]] = [:]

  init(scan: Scan, workspace: Workspace, rules: RuleSet) {
    self.scan = scan
    self.workspace = workspace
    self.rules = rules
    calls = Dictionary(grouping: scan.calls) { EventKey(trace: $0.trace, event: $0.event) }
  }

  /// The changes of one call, or what stands in the way.
  func needs(of call: DeprecatedCall) throws(Obstacle) -> Needs {
    if let atlas = call.atlas {
      var needs = try needs(of: call, atlas)
      needs.assumptions += doublesOfClient(of: call)
      return needs
    }
    guard let transfer = call.transfer else {
      if scan.event(of: call).role == .double { return try needs(ofDouble: call) }
      throw Obstacle(reason: unfollowed(call))
    }
    let event = scan.event(of: call)
    let alternative = event.alternatives[call.alternative]
    let key = EventKey(trace: call.trace, event: call.event)
    let matching = (calls[key] ?? []).filter { $0.alternative == call.alternative }
    guard transfer.urls.count <= matching.count else {
      throw Obstacle(
        reason: "one \(call.program) sends this and another request, with the same headers")
    }
    try checkModel(call, transfer, event, alternative)
    var needs = Needs()
    try addPath(call, alternative, to: &needs)
    try addHeaders(call, transfer, alternative, to: &needs)
    try addReadsOfTransfer(call, transfer, event, to: &needs)
    try addBody(call, transfer, event, alternative, to: &needs)
    try addReaders(call, to: &needs)
    try checkDefaults(call, alternative, needs)
    needs.assumptions += doublesOfClient(of: call) + parameters(of: call)
    let trace = scan.scripts[call.trace].trace
    needs.assumptions += (trace.assumptions[call.event] ?? []).sorted()
    needs.notes += (trace.notes[call.event] ?? []).sorted()
    return needs
  }

  /// What the body of a call needs that is left to a person; nothing where that is not known.
  func bodyNeeds(of call: DeprecatedCall) -> Needs {
    var needs = Needs()
    guard call.atlas == nil, let transfer = call.transfer else { return needs }
    let event = scan.event(of: call)
    try? addBody(call, transfer, event, event.alternatives[call.alternative], to: &needs)
    return needs
  }

  /// Why it is not known what is sent.
  private func unfollowed(_ call: DeprecatedCall) -> String {
    let isGo = scan.scripts[call.trace].files.contains { isGoFile(workspace.path(of: $0)) }
    guard isGo else { return "the arguments of `\(call.program)` are not understood" }
    return call.program == "return"
      ? "a function gives this path, and what is sent with it is not seen here"
      : "what `\(call.program)` does with the path is not followed: it is not of this package"
  }

  /// What another client than curl does is only known where all its words are.
  private func checkModel(
    _ call: DeprecatedCall, _ transfer: CurlTransfer, _ event: Event,
    _ alternative: Event.Alternative
  ) throws(Obstacle) {
    if event.client != .curl, let invocation = event.invocation(alternative) {
      let unknown = invocation.problems.first { $0.kind != .unknownWords }
      if let unknown {
        throw Obstacle(reason: "`\(unknown.option)` of `\(call.program)` is not modelled")
      }
    }
    guard case .remoteName = transfer.outputs[call.urlIndex], let replacements = call.replacements
    else { return }
    let last = call.url.bytes[call.pathRange].lastIndex(of: UInt8(ascii: "/")) ?? 0
    if replacements.contains(where: { $0.range.end > last }) {
      throw Obstacle(
        reason: "the answer is kept in a file that is named after the last part of the path, "
          + "which changes")
    }
  }

  func addPath(
    _ call: DeprecatedCall, _ alternative: Event.Alternative, to needs: inout Needs
  ) throws(Obstacle) {
    guard let replacements = call.replacements, !call.isAmbiguous else {
      throw Obstacle(reason: "a part of the path that must change is known only at run time")
    }
    let argument = alternative.arguments[call.urlArgument]
    let offset = argument.text.count - call.url.count
    for replacement in replacements {
      var isVersion = false
      if case .text(let range) = call.path.version { isVersion = range == replacement.range }
      let isRemoval = replacement.bytes.isEmpty && scan.event(of: call).role == .command
      needs.changes.append(
        Change(
          kind: isVersion ? .version : .path, text: call.url,
          range: isRemoval ? call.url.removal(of: replacement.range) : replacement.range,
          replacement: replacement.bytes, argument: argument, offset: offset))
    }
    try addDefaultOperation(call, to: &needs)
  }

  /// A part of the operation's path that is only a default (`${1:-snapshots}`) may be another at
  /// run time, which would need another edit.
  private func addDefaultOperation(
    _ call: DeprecatedCall, to needs: inout Needs
  ) throws(Obstacle) {
    for path in scan.scripts[call.trace].trace.guessedSources {
      needs.assumptions.append(
        "`\(path.description)` is the file that is sourced: a default is a part of its name")
    }
    for (name, files) in scan.scripts[call.trace].trace.standIns.sorted(by: { $0.key < $1.key }) {
      let list = files.sorted().map { "`\($0)`" }.joined(separator: " or ")
      needs.assumptions.append(
        "`\(name)` is the function here, not one that \(list) defines when it is sourced instead")
    }
    needs.assumptions += librariesNamedByVariable(call)
    let defaults = scan.scripts[call.trace].trace.defaults
    let start = (call.replacements ?? []).map(\.range.start).min() ?? 0
    for (segment, place) in zip(call.rule.deprecated.path.segments, call.path.segments) {
      // What stands before all changes may be another base: `${API:-https://.../v2/groups/$GROUP}`.
      guard case .literal = segment, let place, place.end > start else { continue }
      for origin in call.url.slice(place).pieces.compactMap(\.origin) {
        guard let taken = defaults.first(where: { $0.holds(origin) }) else { continue }
        let dollar = Int(taken.variable) == nil ? "" : "$"
        if isOperation(segment, taken.word) {
          throw Obstacle(
            reason: "the operation is only a default, of `\(dollar)\(taken.variable)`; another one "
              + "needs another path")
        }
        let words = "`\(dollar)\(taken.variable)` keeps its default, which is a part of the path"
        if !needs.assumptions.contains(words) { needs.assumptions.append(words) }
      }
    }
  }

  /// Whether a default is just the word that tells operations apart (`${1:-snapshots}`).
  private func isOperation(_ segment: PathTemplate.Segment, _ word: Origin) -> Bool {
    guard case .literal(let name) = segment,
      rules.rules.contains(where: { $0.deprecated.path.segments.last == segment })
    else { return false }
    let text = workspace.bytes(of: word.file)[word.range].filter { !"\"'".utf8.contains($0) }
    return text.elementsEqual(name.utf8)
  }

  /// What reads the answer.
  func addReaders(_ call: DeprecatedCall, to needs: inout Needs) throws(Obstacle) {
    let script = scan.scripts[call.trace]
    let facts = eventFacts.of(script.trace, call.trace)
    var search = ReaderSearch(call, script.trace, rules.api.envelope, calls, facts) { path in
      workspace.load(path, from: script.file).map { workspace.bytes(of: $0) }
        ?? program(inFolder: path, script.file)
    }
    let readers = search.search()
    let others = [
      readers.obstacle, fieldInData(of: call, readers), strangeReader(of: call, readers.derived),
      readerBeside(call),
      taker(of: call), runner(of: call, readers),
      program(reading: call, readers.derived), distantReader(of: call, readers.derived),
      linkRequest(of: call), linkTest(of: call), lostReader(of: call, readers),
      laterStep(of: call, readers),
      folderReader(of: call, readers.derived),
      readerOfVariable(of: call, readers.derived),
      readerOfKept(call, isShown: readers.isShown), uncalledReader(of: call),
      recipeReader(of: call, isShown: readers.isShown), openName(of: call, readers),
    ]
    if let reason = others.lazy.compactMap({ $0 }).first { throw Obstacle(reason: reason) }
    let alone = readersAlone(readers.changes, of: script)
    needs.readers = readers.changes + alone.changes
    needs.isPrinted =
      readers.isShown
      || readers.derived.union([call.event]).contains {
        script.trace.events[$0].destination == .terminal
      }
    needs.assumptions += alone.assumptions
    let numbers = readers.derived.union([call.event])
    if !readers.changes.isEmpty, !script.trace.appended.isDisjoint(with: numbers) {
      needs.assumptions.append("the file to which its answer is added holds no older answers")
    }
    if !readers.changes.isEmpty, let name = olderFile(of: call, readers.derived) {
      needs.assumptions.append("`\(name)`, which may be of an earlier run, holds no older answer")
    }
    if !readers.changes.isEmpty { needs.companions = readers.companions }
    needs.assumptions += readers.assumptions.sorted()
    needs.assumptions += openReaders(of: call, isPrinted: needs.isPrinted)
    needs.assumptions += openPrograms(reading: call, isPrinted: needs.isPrinted)
    needs.assumptions += fieldUsers(of: call, readers)
    needs.assumptions += openFields(of: call, readers.derived)
    needs.assumptions += [headerLines(of: call)].compactMap(\.self)
    needs.notes += readers.notes.sorted()
  }

  private func addHeaders(
    _ call: DeprecatedCall, _ transfer: CurlTransfer, _ alternative: Event.Alternative,
    to needs: inout Needs
  ) throws(Obstacle) {
    let headers = transfer.headers.filter { !$0.isImplied }
    let accepts = headers.filter { $0.isNamed("accept") }
    guard accepts.count <= 1 else {
      throw Obstacle(reason: "it sends several Accept headers")
    }
    if let accept = accepts.first {
      guard accept.kind == .sent else {
        throw Obstacle(reason: "its Accept header is written in a form that is not followed")
      }
      try addValue(accept, .accept, call, alternative, to: &needs)
    } else {
      needs.addsAccept = true
      if scan.scripts[call.trace].trace.openClients.contains(call.event), !isOld(call) {
        needs.assumptions.append("the client, which is made elsewhere, sets no Accept header")
      }
      let script = scan.scripts[call.trace]
      let trace = isGoFile(workspace.path(of: script.file)) ? Trace() : script.trace
      try checkHidden(headers, scan.event(of: call), alternative, trace, &needs)
    }
    try addVersionAssumption(call, accepts.first, to: &needs)
    for header in headers where header.isNamed("content-type") {
      guard let value = header.value, rules.api.isVersioned(withoutParameters(value.bytes)) else {
        continue
      }
      try addValue(header, .contentType, call, alternative, to: &needs)
    }
  }

  /// Whether a URL names an older version of the API, which knows no media types.
  func isOld(_ call: DeprecatedCall) -> Bool {
    guard case .text(let range) = call.path.version else { return false }
    return !call.url.bytes[range].elementsEqual(rules.api.version.utf8)
  }

  /// A command that is given text with an Accept header, of which it may make one:
  /// `jq 'to_entries[] | "\(.key): \(.value)"' <<<'{"Accept": "application/vnd..."}'`.
  private func readerOfAccept(_ trace: Trace) -> String? {
    trace.events.first { event in
      event.client == nil && !event.onlyPrints && event.role != .shown
        && event.alternatives.flatMap { event.texts(of: $0) }.contains { text in
          let known = String(decoding: text.bytes, as: UTF8.self).lowercased()
          return known.contains("accept") && known.contains("application/vnd.")
        }
    }?.name
  }

  /// Headers that may hide an Accept.
  private func checkHidden(
    _ headers: [CurlHeader], _ event: Event, _ alternative: Event.Alternative,
    _ trace: Trace, _ needs: inout Needs
  ) throws(Obstacle) {
    let isAccept = headers.contains { header in
      header.kind == .unknown
        && header.option.value?.holes.contains { $0.name.lowercased().contains("accept") } == true
    }
    if isAccept { throw Obstacle(reason: "its Accept header is known only at run time") }
    if headers.contains(where: { $0.kind == .unknown }), let name = readerOfAccept(trace) {
      throw Obstacle(
        reason: "its headers are known only at run time, and `\(name)` reads an Accept header")
    }
    if headers.contains(where: { $0.kind == .unknown || $0.kind == .file }) {
      needs.assumptions.append("the header that is known only at run time is not Accept")
    }
    if let problem = event.invocation(alternative)?.problems.first {
      guard problem.kind == .unknownWords || problem.kind == .notFollowed else { return }
      needs.assumptions.append("the options that are known only at run time set no Accept header")
    }
  }

  /// Without a version in sight, an Accept with a date tells that it is a versioned API.
  private func addVersionAssumption(
    _ call: DeprecatedCall, _ accept: CurlHeader?, to needs: inout Needs
  ) throws(Obstacle) {
    guard call.hasOpenVersion else { return }
    let isTold = try isBaseTold(call)
    // A default that is right says what the others are as well.
    let others = scan.calls.filter {
      $0.trace == call.trace && $0.event == call.event && !$0.hasOpenVersion
    }
    if others.contains(where: { !isOld($0) }) { return }
    if let value = accept?.value, value.bytes.starts(with: rules.api.mediaTypePrefix.utf8) {
      return
    }
    if isTold { return }
    if others.isEmpty, asksForNoVersion(call) {
      throw Obstacle(
        reason: "it asks for no version of the API, so that its base URL, which is known only at "
          + "run time, ends in an older one (/\(rules.api.legacyVersions[0])) today; it has to end "
          + "in /\(rules.api.version)")
    }
    needs.assumptions.append(
      "the base URL, which is known only at run time, ends in /\(rules.api.version)"
        + (others.isEmpty ? "" : ", or as its default does"))
  }

  /// Whether all headers of a command are known, and none names a version: the new API refuses it.
  private func asksForNoVersion(_ call: DeprecatedCall) -> Bool {
    let event = scan.event(of: call)
    guard event.role == .command, let transfer = call.transfer, !rules.api.legacyVersions.isEmpty,
      event.invocation(event.alternatives[call.alternative])?.problems.isEmpty == true
    else { return false }
    return transfer.headers.allSatisfy { header in
      guard ![.unknown, .file].contains(header.kind) else { return false }
      return !header.isNamed("accept") || header.value?.isKnown == true
    }
  }

  /// Whether files of the repository set the variable with which the URL begins, and all of them to
  /// a base of the new version; one of an older version stands in the way.
  private func isBaseTold(_ call: DeprecatedCall) throws(Obstacle) -> Bool {
    guard call.url.bytes.first == TracedText.holeByte, let base = call.url.holes.first,
      base.kind == .variable, let all = settingsOfBases[base.name]
    else { return false }
    let script = scan.scripts[call.trace]
    let own = Set((script.files + script.trace.otherFiles).map { workspace.path(of: $0) })
    // What the script sources is followed, and edited with it.
    let settings = all.filter { !own.contains($0.path) }
    if settings.isEmpty { return false }
    let versions = settings.map { setting in
      String(
        decoding: setting.value.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    let old = versions.firstIndex(where: rules.api.legacyVersions.contains)
    if let old {
      let path = String(decoding: settings[old].path, as: UTF8.self)
      throw Obstacle(
        reason: "`\(path)` sets `\(base.name)`, with which its URL begins, to a base that ends in "
          + "/\(versions[old]); it has to end in /\(rules.api.version)")
    }
    return versions.allSatisfy { $0 == rules.api.version }
  }

  private func addValue(
    _ header: CurlHeader, _ kind: Change.Kind, _ call: DeprecatedCall,
    _ alternative: Event.Alternative, to needs: inout Needs
  ) throws(Obstacle) {
    guard let text = header.option.value, var range = header.valueRange,
      let index = header.option.valueArgument, let within = header.option.valueRange
    else { throw Obstacle(reason: "its headers are written in a form that is not followed") }
    let wanted = [UInt8](call.rule.replacement.mediaType.utf8)
    if kind == .contentType {
      let type = withoutParameters(Array(text.bytes[range]))
      range = ByteRange(range.start, range.start + type.count)
    }
    if text.bytes[range].elementsEqual(wanted) { return }
    let (part, replacement) = smallest(text, range, wanted)
    needs.changes.append(
      Change(
        kind: kind, text: text, range: part, replacement: replacement,
        argument: alternative.arguments[index + 1], offset: within.start))
  }

  /// Leaves the known text out that both begin or end with, when the rest is one piece.
  private func smallest(
    _ text: TracedText, _ range: ByteRange, _ wanted: [UInt8]
  ) -> (ByteRange, [UInt8]) {
    let old = Array(text.bytes[range])
    guard text.pieceIndices(overlapping: range).count > 1 else { return (range, wanted) }
    var start = 0
    while start < min(old.count, wanted.count), old[start] == wanted[start] { start += 1 }
    var end = 0
    while end < min(old.count, wanted.count) - start,
      old[old.count - 1 - end] == wanted[wanted.count - 1 - end]
    { end += 1 }
    let part = ByteRange(range.start + start, range.end - end)
    guard text.pieceIndices(overlapping: part).count == 1 else { return (range, wanted) }
    return (part, Array(wanted[start..<(wanted.count - end)]))
  }
}

/// A media type without its parameters (RFC 9110 section 8.3.1).
func withoutParameters(_ value: [UInt8]) -> ArraySlice<UInt8> {
  var type = value.prefix { $0 != UInt8(ascii: ";") }
  while type.last == UInt8(ascii: " ") { type.removeLast() }
  return type
}

extension DeprecatedCall {
  /// Whether the version of the API is not in sight.
  var hasOpenVersion: Bool { path.version == .unknown || path.version == .absent }
}
