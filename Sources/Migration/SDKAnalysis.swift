import GoSDK
import GoSyntax
import Rules
import Text

/// Calls of the Go SDK as findings.
struct SDKAnalysis {
  private(set) var result = Analysis()
  private let sdk: SDKRules
  private let rules: RuleSet
  private let asOf: Day

  init(
    _ modules: [GoModule], _ sdk: SDKRules, _ rules: RuleSet, target: SDKVersion?, asOf: Day
  ) {
    self.sdk = sdk
    self.rules = rules
    self.asOf = asOf
    for module in modules {
      let plan = migrateSDKCalls(of: module, rules: sdk, target: target)
      let test = linkTest(in: module, rules)
      for var group in plan.groups {
        if let test, !group.edits.isEmpty {
          group.obstacles.append(test)
          group.edits = []
        }
        add(group)
      }
      for name in plan.otherNames {
        let reason = "the name does not denote the SDK here"
        let entry = Ledger.Entry(
          file: name.place.file, range: name.place.range,
          fate: name.isComment ? .mention : .notUnderstood, reason: name.isComment ? "" : reason)
        result.entries.append(entry)
      }
      for source in module.packages.flatMap(\.sources) {
        guard let issue = source.tree.issues.first else { continue }
        result.problems.append(
          Problem(stage: .parse, path: source.path, range: issue.range, message: issue.message))
      }
    }
  }

  private mutating func add(_ group: SDKGroup) {
    let level = group.level
    if group.isShown, !group.edits.isEmpty { result.shown.append(group.edits) }
    for call in group.calls where rules.rule(call.rule) != nil {
      result.findings.append(finding(call, group, level))
    }
    for name in group.names {
      result.entries.append(
        .init(
          file: name.file, range: name.range, fate: level == .safe ? .migrated : .reported,
          reason: ""))
    }
  }

  private func finding(_ call: SDKCall, _ group: SDKGroup, _ level: Level) -> Finding {
    let rule = rules.rule(call.rule)
    let verb = asOf < rules.sunset ? "is retired on" : "was retired on"
    let subject = call.isCall ? call.before : "`\(call.before)`"
    var message = "\(subject) \(verb) \(rules.sunset)"
    if !call.after.isEmpty { message += "; \(call.after) replaces it" }
    var notes = group.obstacles.map { "not edited: \($0)" } + group.notes
    if call.isCall { notes += (rule?.notes ?? []).filter { $0.query == nil }.map(\.text) }
    return Finding(
      rule: call.rule, kind: .call, level: level,
      severity: level == .note ? .note : asOf < rules.sunset ? .warning : .error, file: call.file,
      range: call.range, message: message, request: rule.map { summary($0.deprecated) },
      replacement: rule.map { summary($0.replacement) },
      edits: level == .manual || level == .note ? [] : group.edits, notes: notes,
      assumptions: level == .unsafe ? group.assumptions : [])
  }

  private func summary(_ operation: Rule.Deprecated) -> RequestSummary {
    RequestSummary(method: operation.method, url: operation.path.text, headers: [], body: nil)
  }

  private func summary(_ operation: Rule.Replacement) -> RequestSummary {
    RequestSummary(method: operation.method, url: operation.path.text, headers: [], body: nil)
  }
}

extension SDKGroup {
  /// How far its edits can be trusted.
  fileprivate var level: Level {
    if isForeign { return .note }
    if !obstacles.isEmpty { return .manual }
    return assumptions.isEmpty ? .safe : .unsafe
  }
}
