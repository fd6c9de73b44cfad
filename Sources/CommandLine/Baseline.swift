import JSON
import Migration
import Reports
import Rules
import Text

/// The calls that a team knows of, as `--write-baseline` wrote them.
struct Baseline {
  /// One call.
  struct Entry: Hashable {
    let fingerprint: String
    let rule: String
    /// From the root of the repository.
    let file: [UInt8]
  }
  var entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }

  /// The calls of a report.
  init(_ report: Report) {
    let place = report.edition.place
    entries = report.calls.map { call in
      let path = place.repositoryPath(of: report.outcome.sources.path(of: call.file))
      return Entry(fingerprint: call.fingerprint, rule: call.rule, file: path)
    }
  }

  /// Reads a file of this form.
  ///
  /// - Parameter name: what the messages call it.
  init(_ bytes: [UInt8], name: String) throws(UsageError) {
    let file = JSONFile(bytes: bytes, name: name)
    let value = try file.value()
    guard let calls = value.member("calls"), case .array(let items) = calls.value.kind else {
      throw file.error(at: value.range, "this is no baseline: it has no array `calls`")
    }
    entries = []
    for item in items {
      guard let print = item.member("fingerprint")?.value.string,
        let rule = item.member("rule")?.value.string, let path = item.member("file")?.value.string
      else { throw file.error(at: item.range, "a call needs `fingerprint`, `rule` and `file`") }
      entries.append(Entry(fingerprint: text(print), rule: text(rule), file: path))
    }
  }

  /// The file, sorted so that changes to it are easy to review.
  var bytes: [UInt8] {
    var writer = JSONWriter(.pretty)
    let sorted = entries.sorted {
      $0.file != $1.file
        ? $0.file.lexicographicallyPrecedes($1.file)
        : ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint)
    }
    writer.object { writer in
      writer.member("tool", "tenant2flex")
      writer.key("calls")
      writer.array { writer in
        for entry in sorted {
          writer.element()
          writer.object { writer in
            writer.member("fingerprint", entry.fingerprint)
            writer.member("rule", entry.rule)
            writer.member("file", entry.file)
          }
        }
      }
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}

extension Tool {
  /// Marks the calls that the baseline knows, and writes a new one if that is wanted.
  func judge(
    _ outcome: inout Outcome, _ settings: Settings, _ reply: inout Reply
  ) throws(UsageError) {
    let old = try settings.baseline.map { file throws(UsageError) in try baseline(file) }
    let all = Baseline(report(outcome, .check, settings))
    if let old, let file = settings.baseline {
      let prints = Set(all.entries.map(\.fingerprint))
      let stale = old.entries.filter {
        !prints.contains($0.fingerprint) && isScanned($0, settings)
      }
      if settings.newBaseline != settings.baseline {
        for entry in stale { reply.complain(complaint(entry, file)) }
      }
    }
    let known = Set((old ?? all).entries.map(\.fingerprint))
    if let file = settings.newBaseline {
      let kept = all.entries.filter { known.contains($0.fingerprint) }
      let unseen = old?.entries.filter { !isScanned($0, settings) } ?? []
      put(Baseline(entries: kept + unseen).bytes, in: file, &reply)
    }
    guard settings.baseline != nil || settings.newBaseline != nil else { return }
    for index in outcome.findings.indices
    where outcome.findings[index].counts && known.contains(outcome.findings[index].fingerprint) {
      outcome.findings[index].suppression = Suppression(kind: .baseline)
    }
  }

  private func baseline(_ file: [UInt8]) throws(UsageError) -> Baseline {
    switch engine.read(file) {
    case .bytes(let bytes): return try Baseline(bytes, name: shown(file))
    case .refused(let reason):
      throw UsageError(
        "cannot read the baseline `\(shown(file))`: \(reason)",
        "`--write-baseline \(shown(file))` makes one")
    }
  }

  /// Whether an entry speaks of a file that this run looks at.
  private func isScanned(_ entry: Baseline.Entry, _ settings: Settings) -> Bool {
    if settings.request.changed?.contains(entry.file) == false { return false }
    guard settings.request.rules.rule(entry.rule) != nil || settings.rules.rule(entry.rule) == nil
    else { return false }
    let place = engine.place()
    return settings.request.paths.contains { path in
      let root = place.repositoryPath(of: path)
      return root == [UInt8(ascii: ".")] || root.isEmpty || root == entry.file
        || entry.file.starts(with: root + [UInt8(ascii: "/")])
    }
  }

  private func complaint(_ entry: Baseline.Entry, _ file: [UInt8]) -> String {
    "\(shown(file)): the entry \(entry.fingerprint) (\(entry.rule) in \(shown(entry.file))) is "
      + "stale: there is no such call; `--baseline` together with `--write-baseline` drops it"
  }
}
