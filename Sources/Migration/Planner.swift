import Rules
import Scanner
import ShellCalls
import Text

/// Chooses where each change of a draft is written.
struct Planner {
  let scan: Scan
  let sources: SourceSet
  let uses: Uses
  /// The events that migrate in this round.
  let migrating: Set<EventKey>
  /// The events whose programs are changed to read renamed fields.
  let readerKeys: Set<EventKey>

  /// The edits of a draft, or why there are none.
  func edits(of draft: Draft) throws(Obstacle) -> PlannedEdits {
    var planned = PlannedEdits()
    for (call, needs) in zip(draft.calls, draft.needs) {
      let place = CallPlace(call: call, event: scan.event(of: call))
      try plan(needs, place, &planned)
    }
    planned.edits = Array(Set(planned.edits)).sorted()
    return planned
  }

  private func plan(
    _ needs: Needs, _ place: CallPlace, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    var inlined: [Change] = []
    for change in needs.changes {
      let direct = change.text.edits(
        replacing: change.range, with: change.replacement, in: sources)
      if let direct, uses.outsider(of: direct, migrating) == nil {
        planned.edits += direct
        noteDefaults(direct, change, place, &planned)
      } else if change.kind == .accept, !isOwn(change, place),
        let edits = overriding(change, place, &planned)
      {
        planned.edits += edits
      } else {
        inlined.append(change)
      }
    }
    for group in try grouped(inlined, place) {
      planned.edits.append(try inline(group, place))
    }
    for reader in needs.readers { planned.edits += try edits(of: reader) }
    planned.notes.formUnion(needs.notes)
    if needs.addsAccept { try insertAccept(place, &planned) }
  }

  /// The edits of a program that reads the answer.
  private func edits(of reader: ReaderChange) throws(Obstacle) -> [SourceEdit] {
    var result: [SourceEdit] = []
    for edit in reader.edits {
      let own = reader.program.text.edits(
        replacing: edit.range, with: edit.replacement, in: sources)
      guard let own, uses.outsider(of: own, migrating.union(readerKeys)) == nil else {
        throw Obstacle(reason: "the jq program that reads its answer also reads other answers")
      }
      result += own
    }
    return result
  }

  /// Whether the word that brings the change belongs to migrating calls alone.
  private func isOwn(_ change: Change, _ place: CallPlace) -> Bool {
    guard let word = change.argument?.word else { return false }
    return uses.isOnly(migrating, word: word)
  }

  /// An edit inside `${NAME:-default}` holds as long as the environment does not set the name.
  private func noteDefaults(
    _ edits: [SourceEdit], _ change: Change, _ place: CallPlace, _ planned: inout PlannedEdits
  ) {
    for taken in scan.scripts[place.call.trace].trace.defaults {
      let touches = edits.contains {
        $0.file == taken.word.file && taken.word.range.contains($0.edit.range)
      }
      guard touches else { continue }
      if change.kind == .path {
        planned.assumptions.insert("the environment does not set `\(taken.variable)`")
      } else {
        planned.notes.insert(
          "where the environment sets `\(taken.variable)`, its value has to change likewise")
      }
    }
  }
}

/// Edits with what they rest on.
struct PlannedEdits {
  var edits: [SourceEdit] = []
  var assumptions: Set<String> = []
  var notes: Set<String> = []
  var variables: Set<String> = []
}

/// A call with its event.
struct CallPlace {
  let call: DeprecatedCall
  let event: Event

  var alternative: Event.Alternative { event.alternatives[call.alternative] }
  /// The command that sends the request.
  var client: Frame { event.frames[event.frames.count - 1] }
  /// The command that hands over the path.
  var site: Frame { event.frames[call.site.frame] }
  /// Whether the path comes through a function of the script.
  var isWrapped: Bool { call.site.frame < event.frames.count - 1 }
  var mediaType: [UInt8] { [UInt8](call.rule.replacement.mediaType.utf8) }
}
