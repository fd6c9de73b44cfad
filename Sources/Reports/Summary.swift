import Migration

/// The numbers of a report; every format takes them from here.
struct Totals: Hashable {
  let calls: Int
  let files: Int
  let safe: Int
  let unsafe: Int
  let manual: Int
  let notes: Int
  let suppressed: Int
  let rewritten: Int
  let left: Int
  let notUnderstood: Int
}

extension Report {
  var totals: Totals {
    let levels = Dictionary(grouping: calls, by: \.level).mapValues(\.count)
    return Totals(
      calls: calls.count, files: Set(calls.map(\.file)).count,
      safe: levels[.safe] ?? 0, unsafe: levels[.unsafe] ?? 0, manual: levels[.manual] ?? 0,
      notes: outcome.findings.count { $0.suppression == nil && !$0.counts },
      suppressed: outcome.findings.count { $0.suppression != nil }, rewritten: rewritten.count,
      left: left.count,
      notUnderstood: outcome.ledger.entries.count { $0.fate == .notUnderstood })
  }

  /// The closing lines of the text report.
  func summary(_ style: TextStyle) -> String {
    let totals = self.totals
    let scanned = "\(counted(outcome.filesScanned, "file")) scanned"
    let rest = also(totals)
    guard totals.calls > 0 else {
      let none = totals.suppressed > 0 ? "No other deprecated calls" : "No deprecated calls"
      return style.paint(none, .bold) + " (\(scanned)\(rest))\n"
    }
    let levels = [
      (totals.safe, "safe"), (totals.unsafe, "unsafe"), (totals.manual, "manual"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let found = "\(counted(totals.calls, "deprecated call")) in \(counted(totals.files, "file"))"
    return style.paint(found, .bold) + ": \(levels) (\(scanned)\(rest))\n" + whatToDo(totals)
  }

  private func also(_ totals: Totals) -> String {
    var words = ""
    if totals.notes > 0 { words += "; \(counted(totals.notes, "note"))" }
    if totals.suppressed > 0 { words += "; \(totals.suppressed) suppressed" }
    if totals.notUnderstood > 0 { words += "; \(totals.notUnderstood) not understood" }
    let failed = outcome.problems.count
    return failed > 0 ? words + "; \(counted(failed, "error"))" : words
  }

  private func whatToDo(_ totals: Totals) -> String {
    if purpose == .migrated {
      let failed = outcome.problems.count { $0.stage == .write }
      let unwritten = failed > 0 ? ", \(counted(failed, "file")) not written" : ""
      return "\(totals.rewritten) migrated, \(totals.left) left\(unwritten).\n" + unsafeHint(totals)
    }
    return "`tenant2flex migrate\(flags)` rewrites \(totals.rewritten), and leaves "
      + "\(totals.left).\n" + unsafeHint(totals) + moreHint
  }

  /// Where a person reads on about the first of the calls.
  private var moreHint: String {
    guard let rule = calls.first?.rule else { return "" }
    return "`tenant2flex explain \(visible(rule))` says more about a rule.\n"
  }

  private var flags: String { applied.contains(.unsafe) ? " --unsafe-fixes" : "" }

  private func unsafeHint(_ totals: Totals) -> String {
    guard totals.unsafe > 0, !applied.contains(.unsafe) else { return "" }
    return "`tenant2flex migrate --unsafe-fixes` rewrites \(totals.unsafe) more, under the "
      + "assumptions shown.\n"
  }
}

/// `1 file`, `2 files`.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
