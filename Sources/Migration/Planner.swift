import Calls
import Rules
import Scanner
import Text

/// Chooses where each change of a draft is written.
struct Planner {
  let scan: Scan
  let finder: NeedsFinder
  let sources: SourceSet
  let uses: Uses
  /// The edits that each migrating event, and each reader of its answer, would want where its
  /// text is written.
  let wanted: [EventKey: Set<SourceEdit>]
  /// The ways of each event that migrate.
  let migratingWays: [EventKey: Set<Int>]
  let shown: ShownURLs
  /// Whether others than those that want it use the text at the place of an edit, as far as it was
  /// asked: many calls may want one edit.
  private let outsiders = Outsiders()

  /// - Parameter drafts: those that migrate in this round.
  init(finder: NeedsFinder, sources: SourceSet, uses: Uses, drafts: [Draft]) {
    self.finder = finder
    let scan = finder.scan
    self.scan = scan
    self.sources = sources
    self.uses = uses
    var wanted: [EventKey: Set<SourceEdit>] = [:]
    var ways: [EventKey: Set<Int>] = [:]
    for draft in drafts {
      for (call, needs) in zip(draft.calls, draft.needs) {
        let key = EventKey(trace: call.trace, event: call.event)
        ways[key, default: []].insert(call.alternative)
        for change in needs.changes {
          let edits = Planner.edits(of: change, scan.scripts[key.trace].trace, sources)
          wanted[key, default: []].formUnion(edits ?? [])
        }
        for reader in needs.readers {
          wanted[reader.key, default: []].formUnion(reader.sourceEdits(in: sources) ?? [])
        }
      }
    }
    self.wanted = wanted
    migratingWays = ways
    shown = ShownURLs(scan, finder.rules, sources)
  }

  /// The edits of a draft, or why there are none.
  func edits(of draft: Draft) throws(Obstacle) -> PlannedEdits {
    var planned = PlannedEdits()
    for (call, needs) in zip(draft.calls, draft.needs) {
      var place = CallPlace(call: call, event: scan.event(of: call))
      if place.event.role == .request { place.open = openParts(of: place, in: draft) }
      try plan(needs, place, draft.keys, &planned)
    }
    try addFallout(&planned)
    addTestAnswers(draft, &planned)
    addShown(&planned)
    planned.edits = joined(Array(Set(planned.edits)).sorted())
    return planned
  }

  /// What of a request is known only at run time in one of its ways: it is set where the request is
  /// made then, whatever the others take.
  private func openParts(of place: CallPlace, in draft: Draft) -> OpenParts {
    let ways = zip(draft.calls, draft.needs).filter { way, _ in
      way.trace == place.call.trace
        && scan.event(of: way).frames.last?.command == place.client.command
    }
    var result = OpenParts()
    for (way, needs) in ways {
      if way.hasOpenVersion { result.kinds.insert(.version) }
      for change in needs.changes where [.accept, .contentType].contains(change.kind) {
        if sourceEdits(of: change, trace: way.trace) == nil { result.kinds.insert(change.kind) }
      }
    }
    for change in ways.flatMap(\.1.changes) where result.kinds.contains(change.kind) {
      if (try? checkComparisons(change, place)) == nil { return OpenParts() }
      let isKnown = result.changes.contains {
        $0.kind == change.kind && $0.replacement == change.replacement
          && (change.kind != .version
            || $0.text.slice($0.range).hasSameContent(as: change.text.slice(change.range)))
      }
      if !isKnown { result.changes.append(change) }
    }
    if result.changes.isEmpty { return OpenParts() }
    result.addsAccept = ways.contains { $0.1.addsAccept }
    return result
  }

  /// Assignments that go in front of one command stand side by side there.
  private func joined(_ edits: [SourceEdit]) -> [SourceEdit] {
    var result: [SourceEdit] = []
    for edit in edits {
      if let last = result.last, last.file == edit.file, last.edit.range == edit.edit.range,
        edit.edit.range.isEmpty, last.edit.replacement.last == UInt8(ascii: " ")
      {
        result[result.count - 1] = SourceEdit(
          file: edit.file, range: edit.edit.range,
          replacement: last.edit.replacement + edit.edit.replacement)
      } else {
        result.append(edit)
      }
    }
    return result
  }

  private func plan(
    _ needs: Needs, _ place: CallPlace, _ own: Set<EventKey>, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    if place.event.role == .double {
      planned.edits += try double(needs, place)
      return
    }
    var inlined: [Change] = []
    var set = place.open.changes
    let isRequest = place.event.role == .request
    let branch = isRequest ? nil : try branch(of: place, needs)
    var branched: [Change] = []
    for change in needs.changes where !place.open.kinds.contains(change.kind) {
      let direct = sourceEdits(of: change, trace: place.call.trace)
      if let branch, direct.map(branch.isShared) != false {
        branched.append(change)
      } else if let direct, !hasOutsider(direct) {
        planned.edits += direct
        noteDefaults(direct, change, place, &planned)
      } else if isRequest, let edits = comparedEdits(direct, change, &planned) {
        planned.edits += edits
      } else if isRequest, [.accept, .contentType, .version].contains(change.kind) {
        set.append(change)
      } else if isRequest, let edits = goEdits(of: change, needs, place, own) {
        planned.edits += edits
      } else if isShared(change, direct, own), let edits = overriding(change, place, own, &planned)
      {
        planned.edits += edits
      } else if let edits = throughArray(change, place, own) {
        planned.edits += edits
      } else if !isOwn(change, own), let edits = given(change, needs, place, own) {
        planned.edits += edits
        planned.give(direct, place)
      } else if change.kind == .removal || change.kind == .field {
        let text = change.text.slice(change.range).description
        throw Obstacle(reason: "`\(text)` cannot be taken out where it stands")
      } else if !isRequest, let edit = try inAssignment(change, needs, place) {
        if !planned.edits.contains(edit) { planned.edits.append(edit) }
      } else {
        inlined.append(change)
      }
    }
    try inline(inlined, place, own, &planned)
    if let branch { planned.edits += try edits(of: branched, in: branch, place, &planned) }
    try planReaders(needs, place, &planned)
    planned.notes.formUnion(needs.notes)
    if isRequest, needs.addsAccept || place.open.addsAccept || !set.isEmpty {
      planned.edits += try settingHeaders(
        set, addsAccept: needs.addsAccept || place.open.addsAccept, place, own)
    } else if needs.addsAccept, let branch {
      planned.edits.append(try acceptEdit(in: branch, place, &planned))
    } else if needs.addsAccept {
      try insertAccept(place, own, &planned)
    }
    if let branch, !planned.settings.isEmpty {
      planned.edits.append(try setting(planned.settings, branch))
      planned.settings = []
    }
  }

  /// The edits by which the call sets what a wrapper takes of the path.
  private func given(
    _ change: Change, _ needs: Needs, _ place: CallPlace, _ own: Set<EventKey>
  ) -> [SourceEdit]? {
    let edit = rebasing(change, place) ?? reassigning(change, needs, place)
    return edit.map { [$0] } ?? overridingPath(change, needs, place, own)
      ?? reassigningSource(change, needs, place).map { [$0] }
  }

  /// Writes changes where the call stands, that are shared where their text is written.
  private func inline(
    _ changes: [Change], _ place: CallPlace, _ own: Set<EventKey>, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    let placed = changes.map { ($0, atExpression($0, place, own)) }
    planned.edits += placed.compactMap(\.1)
    let referred = atReferences(placed.filter { $0.1 == nil }.map(\.0), place, own)
    planned.edits += referred.edits
    let substituted = substituting(referred.rest, place, own)
    planned.edits += substituted.edits
    for group in try grouped(substituted.rest, place, own) {
      planned.edits.append(try inline(group, place))
      for change in group.changes where change.isAtSite {
        planned.give(sourceEdits(of: change, trace: place.call.trace), place)
      }
      noteDefaults(inlined: group, place, &planned)
    }
  }

  private func planReaders(
    _ needs: Needs, _ place: CallPlace, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    for reader in needs.readers {
      let edits = try edits(of: reader)
      planned.edits += edits
      noteSetters(edits, place, &planned)
    }
  }

  /// The name of a field in a variable holds as long as what may set that does not.
  private func noteSetters(
    _ edits: [SourceEdit], _ place: CallPlace, _ planned: inout PlannedEdits
  ) {
    for taken in scan.scripts[place.call.trace].trace.defaults {
      let touches = edits.contains {
        taken.holds($0.file, $0.edit.range)
      }
      if touches, let assumption = taken.assumption { planned.assumptions.insert(assumption) }
    }
  }

  /// The edits of a program that reads the answer.
  private func edits(of reader: ReaderChange) throws(Obstacle) -> [SourceEdit] {
    let edits = reader.sourceEdits(in: sources)
    guard let edits, !hasOutsider(edits) else {
      throw Obstacle(reason: "what reads its answer also reads other answers")
    }
    return edits
  }

  /// Whether an event uses text at the place of one of `edits` and does not want that edit.
  func hasOutsider(_ edits: [SourceEdit]) -> Bool {
    edits.contains { edit in
      if let known = outsiders.known[edit] { return known }
      let answer = uses.outsider(of: edit, wanted) != nil
      outsiders.known[edit] = answer
      return answer
    }
  }

  /// Whether a header's text is used by other calls, or at the place of one of `edits` by something
  /// that is not followed.
  private func isShared(_ change: Change, _ edits: [SourceEdit]?, _ own: Set<EventKey>) -> Bool {
    guard [.accept, .contentType].contains(change.kind) else { return false }
    return !isOwn(change, own)
      || edits?.contains { uses.outsider(of: $0, wanted) == Uses.stranger } ?? false
  }

  /// Whether the word that brings the change belongs to the draft's calls alone.
  private func isOwn(_ change: Change, _ own: Set<EventKey>) -> Bool {
    guard let word = change.argument?.word else { return false }
    return uses.isOnly(own, word: word)
  }

  /// A value that is written at the call holds what `${NAME:-default}` gave, whatever the
  /// environment sets.
  private func noteDefaults(
    inlined group: InlineGroup, _ place: CallPlace, _ planned: inout PlannedEdits
  ) {
    guard suffixed(group) == nil,
      group.changes.contains(where: { [.path, .version].contains($0.kind) })
    else {
      return
    }
    let origins = group.argument.spelledOut(group.changes, in: group.part.range)
    for taken in scan.scripts[place.call.trace].trace.defaults {
      let isIn = origins.contains { origin in
        taken.holds(origin)
      }
      guard isIn else { continue }
      planned.assumptions.insert(
        taken.assumption ?? taken.isLeftOut)
    }
  }

  /// An edit inside `${NAME:-default}` holds as long as the environment does not set the name.
  private func noteDefaults(
    _ edits: [SourceEdit], _ change: Change, _ place: CallPlace, _ planned: inout PlannedEdits
  ) {
    for taken in scan.scripts[place.call.trace].trace.defaults {
      let touches = edits.contains {
        taken.holds($0.file, $0.edit.range)
      }
      guard touches else { continue }
      if let assumption = taken.assumption {
        planned.assumptions.insert(assumption)
      } else if change.kind == .path {
        planned.assumptions.insert(taken.isLeftOut)
      } else {
        planned.notes.insert(
          taken.isFlag
            ? "where the flag `\(taken.variable)` is given, its value has to change likewise"
            : "where the environment sets `\(taken.variable)`, its value has to change likewise")
      }
    }
  }
}

extension TakenDefault {
  /// Whether an argument of the program gives another value, and not the environment.
  fileprivate var isFlag: Bool { variable.hasPrefix("-") }

  /// That nobody gives another value.
  var isLeftOut: String {
    if isFlag { return "the flag `\(variable)` is not given" }
    return Int(variable) == nil
      ? "the environment does not set `\(variable)`" : "the argument `$\(variable)` is not given"
  }

  /// What a fix rests on where a command sets what it does not tell.
  fileprivate var assumption: String? {
    setter.map { "`\($0)`, which does not tell what it sets, leaves `\(variable)` as it is" }
  }
}

/// What was found out about edits in one round.
private final class Outsiders {
  var known: [SourceEdit: Bool] = [:]
}

/// Edits with what they rest on.
struct PlannedEdits {
  var edits: [SourceEdit] = []
  var assumptions: Set<String> = []
  var notes: Set<String> = []
  var variables: Set<String> = []
  /// What the branch of a call sets for the command after it, by the variable.
  var settings: [(name: String, value: [UInt8])] = []

  /// Edits that are not made, as a command sets what the text is, or hands on another one, with
  /// the commands.
  var given: [SourceEdit: Set<Origin>] = [:]

  /// Notes that the call sets what some edits would have changed.
  mutating func give(_ edits: [SourceEdit]?, _ place: CallPlace) {
    for edit in edits ?? [] { given[edit, default: []].insert(place.site.command) }
  }

  /// Notes that a variable that the edits bring in is set.
  mutating func set(_ name: String, _ value: [UInt8]) {
    variables.insert(name)
    if !settings.contains(where: { $0.name == name }) { settings.append((name, value)) }
  }
}

/// What one of the ways of a request does not know before run time, with the changes of the others.
struct OpenParts {
  var kinds: Set<Change.Kind> = []
  var changes: [Change] = []
  var addsAccept = false
}

/// A call with its event.
struct CallPlace {
  let call: DeprecatedCall
  let event: Event
  var open = OpenParts()

  var alternative: Event.Alternative { event.alternatives[call.alternative] }
  /// The command that sends the request.
  var client: Frame { event.frames[event.frames.count - 1] }
  /// The command that hands over the path.
  var site: Frame { event.frames[call.site.frame] }
  /// Whether the path comes through a function of the script.
  var isWrapped: Bool { call.site.frame < event.frames.count - 1 }
  var mediaType: [UInt8] { [UInt8](call.rule.replacement.mediaType.utf8) }
}
