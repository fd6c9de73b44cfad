import GoSyntax
import Text

/// Plans the migration of a module's uses of the SDK.
///
/// - Parameter target: the release to move to; nil for the smallest that works.
package func migrateSDKCalls(
  of module: GoModule, rules: SDKRules, target: SDKVersion?
) -> SDKPlan {
  let names = SDKNames(rules)
  let inference = Inference(module, names: names)
  let planner = Planner(inference: inference, names: names, wanted: target)
  return SDKPlan(groups: planner.groups())
}

/// Makes one group of all uses that can only move together.
struct Planner {
  let inference: Inference
  let names: SDKNames
  let wanted: SDKVersion?

  func groups() -> [SDKGroup] {
    var byGroup: [Int: [Use]] = [:]
    for use in inference.uses where isDeprecated(use) {
      byGroup[inference.cells.group(use.cell), default: []].append(use)
    }
    return byGroup.values.map(group).sorted { left, right in
      guard let left = left.names.first, let right = right.names.first else { return false }
      return (left.file, left.range) < (right.file, right.range)
    }
  }

  private func isDeprecated(_ use: Use) -> Bool {
    if case .call(_, let method, _) = use.kind { return method.isDeprecated }
    return true
  }

  private func group(_ uses: [Use]) -> SDKGroup {
    let versions = Set(uses.map(\.version)).sorted()
    let version = versions[0]
    let target = wanted ?? names.rules.target(from: version)
    let root = inference.cells.group(uses[0].cell)
    func own(_ texts: [(cell: Int, text: String)]) -> [String] {
      Set(texts.filter { inference.cells.group($0.cell) == root }.map(\.text)).sorted()
    }
    var group = SDKGroup(
      calls: [], names: [], version: version, target: target, edits: [],
      obstacles: own(inference.cells.obstacles), assumptions: own(inference.cells.assumptions),
      notes: own(inference.cells.notes))
    if versions.count > 1 {
      group.obstacles.append("values of two releases of the SDK meet here")
    }
    group.names = uses.compactMap(name).sorted { ($0.file, $0.range) < ($1.file, $1.range) }
    group.calls = calls(uses, target)
    rewrite(uses, &group)
    if !group.obstacles.isEmpty { group.edits = [] }
    return group
  }

  private func rewrite(_ uses: [Use], _ group: inout SDKGroup) {
    var rewriter = Rewriter(inference, target: group.target)
    for use in uses {
      do {
        try rewriter.rewrite(use)
      } catch {
        if !group.obstacles.contains(error.reason) { group.obstacles.append(error.reason) }
      }
    }
    guard group.obstacles.isEmpty else { return }
    do {
      try rewriter.tidy()
    } catch {
      group.obstacles.append(error.reason)
    }
    group.assumptions = Set(group.assumptions).union(rewriter.assumptions).sorted()
    group.notes = Set(group.notes).union(rewriter.notes).sorted()
    for (place, draft) in rewriter.drafts {
      let source = rewriter.source(place)
      guard let edits = draft.composed(source.bytes) else {
        group.obstacles.append("the edits of a call and those inside it get in each other's way")
        continue
      }
      group.edits += edits.map {
        SourceEdit(file: source.file, range: $0.range, replacement: $0.replacement)
      }
    }
    group.edits.sort()
  }

  private func source(_ use: Use) -> GoSource {
    inference.module.packages[use.place.package].sources[use.place.source]
  }

  /// Where a use writes a deprecated name.
  private func name(_ use: Use) -> Origin? {
    let range: ByteRange
    switch use.kind {
    case .type(let name, _), .service(let name, _), .method(let name, _), .mock(let name, _),
      .constructor(let name, _, _, _):
      range = name.range
    case .methodText(let literal, _): range = literal.range
    case .documentedField(let written, _): range = written
    case .call, .expectation, .parameters, .literal, .field, .accessor: return nil
    }
    return Origin(file: source(use).file, range: range, encoding: Encoding())
  }

  private func calls(_ uses: [Use], _ target: SDKVersion) -> [SDKCall] {
    var result: [SDKCall] = []
    for use in uses {
      guard case .call(let call, let method, let first) = use.kind,
        method.form != .execute
      else { continue }
      result.append(self.call(call, method, first, use, target))
    }
    if result.isEmpty, let place = uses.compactMap(name).min(by: { $0.range < $1.range }) {
      let rule = uses.compactMap(rule).first ?? names.rules.operations[0].rule
      let text = String(decoding: source(uses[0]).bytes[place.range], as: UTF8.self)
      result = [
        SDKCall(
          rule: rule, file: place.file, range: place.range, before: text, after: "", isCall: false)
      ]
    }
    return result.sorted { ($0.file, $0.range) < ($1.file, $1.range) }
  }

  private func call(
    _ call: CallExpression, _ method: SDKMethod, _ first: Int, _ use: Use, _ target: SDKVersion
  ) -> SDKCall {
    let operation = names.rules.operations[method.operation]
    let bytes = source(use).bytes
    let texts = call.arguments.dropFirst(first).map { bytes[$0.range].shortText }
    let new = names.replacement(of: method, at: target)
    var range = call.function.range
    var old = operation.deprecated.methods.name(at: use.version) + method.form.rawValue
    if case .selector(let selector) = call.function {
      range = selector.name.range
      old = selector.name.name
      if case .selector(let service) = selector.base {
        range = ByteRange(service.name.range.start, range.end)
      }
    }
    var arguments = texts
    if method.form == .positional, texts.count == operation.order.count {
      for (place, to) in operation.order.enumerated() { arguments[to] = texts[place] }
    }
    let service = names.rules.services[operation.service]
    func shown(_ service: String, _ name: String, _ arguments: [String]) -> String {
      "\(service).\(name)(\((["ctx"] + arguments).joined(separator: ", ")))"
    }
    return SDKCall(
      rule: operation.rule, file: source(use).file, range: range,
      before: shown(service.deprecated.name(at: use.version), old, texts),
      after: shown(service.replacement.name(at: target), new, arguments), isCall: true)
  }

  /// The rule of the first operation that has to do with a use.
  private func rule(_ use: Use) -> String? {
    let operations = names.rules.operations
    switch use.kind {
    case .method(_, let method), .methodText(_, let method), .call(_, let method, _),
      .expectation(_, let method, _), .parameters(_, let method):
      return operations[method.operation].rule
    case .service(_, let index), .documentedField(_, let index):
      return operations.first { $0.service == index }?.rule
    case .type(_, let meaning), .mock(_, let meaning), .literal(_, let meaning),
      .field(_, let meaning, _), .accessor(_, _, _, let meaning):
      return rule(meaning)
    case .constructor(_, _, let model, _): return rule(.model(model))
    }
  }

  private func rule(_ meaning: Meaning) -> String? {
    let operations = names.rules.operations
    switch meaning {
    case .client: return nil
    case .service(let index), .serviceStruct(let index), .expecter(let index):
      return operations.first { $0.service == index }?.rule
    case .request(let operation), .parameters(let operation): return operations[operation].rule
    case .expectation(let method): return operations[method.operation].rule
    case .model(let model):
      return operations.last { operation in
        operation.deprecated.results.contains { $0.name == model }
      }?.rule
    }
  }
}

extension ArraySlice<UInt8> {
  /// The text on one line, cut where it is long.
  fileprivate var shortText: String {
    let words = String(decoding: self, as: UTF8.self).split { " \t\r\n".contains($0) }
    let text = words.joined(separator: " ")
    return text.count > 60 ? String(text.prefix(57)) + "..." : text
  }
}
