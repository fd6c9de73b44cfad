import Rules
import Scanner
import Text

/// A finding in the making: all calls of one site and rule.
struct Draft {
  let rule: Rule
  let site: CallSite
  var calls: [DeprecatedCall]
  /// What each call needs, in the order of `calls`.
  var needs: [Needs] = []
  /// Why there is no fix; absent while there may be one.
  var obstacle: String?
  /// The edits that give every call what it needs.
  var edits: [SourceEdit] = []
  var assumptions: [String] = []
  var notes: [String] = []
  /// The variables that the edits bring in.
  var variables: Set<String> = []

  /// The events that it migrates.
  var keys: Set<EventKey> {
    Set(calls.map { EventKey(trace: $0.trace, event: $0.event) })
  }

  /// The calls that must migrate with it.
  var companions: Set<EventKey> { needs.reduce(into: []) { $0.formUnion($1.companions) } }

  /// The events whose programs it changes.
  var readerKeys: Set<EventKey> { Set(needs.flatMap(\.readers).map(\.key)) }
}

/// Groups calls by site and rule, ordered by place.
func drafts(of scan: Scan, _ finder: NeedsFinder) -> [Draft] {
  var byPlace: [String: Draft] = [:]
  for call in scan.calls {
    let command = call.site.command
    let key = "\(command.file.index) \(command.range.start) \(command.range.end) \(call.rule.id)"
    var draft = byPlace[key] ?? Draft(rule: call.rule, site: call.site, calls: [])
    draft.calls.append(call)
    do {
      draft.needs.append(try finder.needs(of: call))
    } catch {
      draft.needs.append(finder.bodyNeeds(of: call))
      draft.obstacle = draft.obstacle ?? error.reason
    }
    byPlace[key] = draft
  }
  return byPlace.values.sorted {
    ($0.site.range.file, $0.site.range.range, $0.rule.id)
      < ($1.site.range.file, $1.site.range.range, $1.rule.id)
  }
}
