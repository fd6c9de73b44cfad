import Migration
import Reports
import Text

extension Tool {
  /// `tenant2flex check`.
  func check(_ invocation: Invocation) throws(UsageError) -> Reply {
    let invocation = try configured(invocation)
    if invocation.has("show-config") { return settingsTable(invocation) }
    let settings = try settings(invocation)
    if invocation.has("list-files") { return try listFiles(settings) }
    var outcome = try scan(settings).outcome
    var reply = Reply(output: [], status: .after(outcome.problems))
    try judge(&outcome, settings, &reply)
    let report = report(outcome, .check, settings)
    if !report.calls.isEmpty { reply.count(.findings, settings) }
    publish(report, as: settings.format ?? .text, settings, &reply)
    complain(about: outcome, &reply)
    return reply
  }

  /// `tenant2flex migrate`.
  func migrate(_ invocation: Invocation) throws(UsageError) -> Reply {
    let invocation = try configured(invocation)
    if invocation.has("show-config") { return settingsTable(invocation) }
    let settings = try settings(invocation)
    if invocation.has("list-files") { return try listFiles(settings) }
    let (outcome, remarks) = try scan(settings)
    if invocation.has("dry-run") { return plan(outcome, settings) }
    return settings.request.standardInput == nil
      ? migrateFiles(outcome, remarks, settings) : try migrateStandardInput(outcome, settings)
  }

  private func plan(_ outcome: Outcome, _ settings: Settings) -> Reply {
    let report = report(outcome, .plan, settings)
    var reply = Reply(output: [], status: .after(outcome.problems))
    if !report.calls.isEmpty { reply.count(.findings, settings) }
    publish(report, as: settings.format ?? .diff, settings, &reply)
    if settings.format == nil { accompany(report, settings, &reply) }
    complain(about: outcome, &reply)
    return reply
  }

  private func migrateFiles(
    _ outcome: Outcome, _ remarks: [String], _ settings: Settings
  ) -> Reply {
    var outcome = outcome
    var remarks = remarks
    if !outcome.edits(of: settings.applied).isEmpty {
      let written = engine.write(outcome, settings.applied)
      outcome.problems += written.problems
      remarks += written.remarks
    }
    let report = report(outcome, .migrated, settings)
    var reply = Reply(output: [], status: .after(outcome.problems))
    if !report.left.isEmpty { reply.count(.findings, settings) }
    publish(report, as: settings.format ?? .text, settings, &reply)
    complain(about: outcome, &reply)
    for remark in remarks { reply.complain(remark) }
    return reply
  }

  /// The migrated text is the result; a report in another form replaces it only on request.
  private func migrateStandardInput(
    _ outcome: Outcome, _ settings: Settings
  ) throws(UsageError) -> Reply {
    guard let input = settings.request.standardInput else { return Reply(output: []) }
    let edits = outcome.edits(of: settings.applied)
    guard let changed = outcome.sources.applying(edits) else {
      preconditionFailure("the edits of a run must not overlap")
    }
    let file = changed.files.first { $0.path == input.path }
    let report = report(outcome, .migrated, settings)
    var reply = Reply(output: [], status: .after(outcome.problems))
    if !report.left.isEmpty { reply.count(.findings, settings) }
    put(file?.bytes ?? input.bytes, in: settings.outputFile, &reply)
    publishMore(report, settings, &reply)
    accompany(report, settings, &reply)
    complain(about: outcome, &reply)
    return reply
  }

  private func listFiles(_ settings: Settings) throws(UsageError) -> Reply {
    switch engine.files(settings.request) {
    case .refused(let messages): throw UsageError(messages)
    case .found(let paths, let problems):
      var reply = Reply(output: [], status: .after(problems))
      for path in paths where isWanted(path, settings) {
        reply.output += path + [UInt8(ascii: "\n")]
      }
      let none = Outcome(
        sources: SourceSet(), findings: [], ledger: Ledger(), problems: problems, filesScanned: 0)
      complain(about: none, &reply)
      return reply
    }
  }

  private func isWanted(_ path: [UInt8], _ settings: Settings) -> Bool {
    settings.request.changed?.contains(engine.place().repositoryPath(of: path)) ?? true
  }

  private func scan(
    _ settings: Settings
  ) throws(UsageError) -> (outcome: Outcome, remarks: [String]) {
    var request = settings.request
    if settings.detail != .quiet { request.progress = progress }
    defer { request.progress?.end() }
    switch engine.scan(request) {
    case .found(let outcome, let remarks): return (outcome, remarks)
    case .refused(let messages): throw UsageError(messages)
    }
  }

  func report(
    _ outcome: Outcome, _ purpose: Report.Purpose, _ settings: Settings
  ) -> Report {
    let edition = Edition(
      version: version, asOf: settings.request.asOf, rules: settings.rules,
      place: engine.place())
    return Report(
      outcome: outcome, purpose: purpose, applied: settings.applied, edition: edition)
  }

  // MARK: Where reports go

  private func publish(
    _ report: Report, as format: Format, _ settings: Settings, _ reply: inout Reply
  ) {
    let isFile = settings.outputFile != nil
    let style = TextStyle(
      isColoured: !isFile && colours(settings.colour, on: output),
      isTerminal: !isFile && output.isTerminal, detail: settings.detail)
    put(report.rendered(as: format, style: style), in: settings.outputFile, &reply)
    if format == .github { summarize(report, &reply) }
    publishMore(report, settings, &reply)
  }

  /// The summary of a job: what a step adds to this file is shown on the page of the workflow run.
  private func summarize(_ report: Report, _ reply: inout Reply) {
    guard let file = environment["GITHUB_STEP_SUMMARY"], !file.isEmpty else { return }
    let bytes = report.rendered(as: .markdown, style: TextStyle()) + [UInt8(ascii: "\n")]
    if let reason = engine.append(Array(file.utf8), bytes) {
      reply.complain("cannot write the job summary `\(shown(Array(file.utf8)))`: \(reason)")
    }
  }

  private func publishMore(_ report: Report, _ settings: Settings, _ reply: inout Reply) {
    for (format, file) in settings.reports {
      let style = TextStyle(detail: settings.detail)
      put(report.rendered(as: format, style: style), in: file, &reply)
    }
  }

  func put(_ bytes: [UInt8], in file: [UInt8]?, _ reply: inout Reply) {
    guard let file else {
      reply.output += bytes
      return
    }
    if let reason = engine.save(file, bytes) {
      reply.complain("cannot write `\(shown(file))`: \(reason)")
      reply.status = .worst([reply.status, .write])
    }
  }

  /// The text report beside a result that programs read.
  private func accompany(_ report: Report, _ settings: Settings, _ reply: inout Reply) {
    if settings.detail == .quiet { return }
    let style = TextStyle(
      isColoured: colours(settings.colour, on: errors), isTerminal: errors.isTerminal,
      detail: settings.detail)
    reply.errors += report.rendered(as: .text, style: style)
  }

  private func complain(about outcome: Outcome, _ reply: inout Reply) {
    for problem in outcome.problems { reply.complain(line(for: problem, in: outcome.sources)) }
  }
}

extension Reply {
  /// Counts findings in the status, unless they are not to.
  fileprivate mutating func count(_ status: ExitStatus, _ settings: Settings) {
    if !settings.exitsZero { self.status = .worst([self.status, status]) }
  }
}
