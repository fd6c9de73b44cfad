import GoSyntax
import Text

/// Plans the migration of a module's uses of the SDK, and proves it.
///
/// - Parameter target: the release to move to; nil for the smallest that works.
package func migrateSDKCalls(
  of module: GoModule, rules: SDKRules, target: SDKVersion?
) -> SDKPlan {
  let names = SDKNames(rules)
  let inference = Inference(module, names: names)
  let planner = Planner(inference: inference, names: names, wanted: target)
  var groups = planner.groups()
  holdBack(&groups, module, names)
  noteExports(&groups, module)
  VersionMoves(inference: inference, rules: rules).add(to: &groups)
  align(&groups, module)
  SDKProof(before: inference, names: names).withdrawFailures(from: &groups)
  return SDKPlan(groups: groups, otherNames: planner.otherNames(groups))
}

/// Keeps columns aligned. All groups of a file are seen together; what aligns goes with each group
/// that edits a line of the file, so that groups stay independent.
private func align(_ groups: inout [SDKGroup], _ module: GoModule) {
  for source in module.packages.flatMap(\.sources) {
    let own = Array(Set(groups.flatMap(\.edits).filter { $0.file == source.file }.map(\.edit)))
    guard !own.isEmpty else { continue }
    let all = aligned(
      (own + unfolded(own.sorted(), source.tree, source.bytes)).sorted(), source.tree, source.bytes)
    let changed = Dictionary(
      all.filter { !own.contains($0) }.map { ($0.range, $0) },
      uniquingKeysWith: { first, _ in first })
    guard !changed.isEmpty else { continue }
    for index in groups.indices
    where groups[index].edits.contains(where: { $0.file == source.file }) {
      let kept = groups[index].edits.filter { edit in
        edit.file != source.file || changed[edit.edit.range] == nil
      }
      let added = changed.values.filter { edit in
        groups[index].edits.contains { $0.file == source.file && $0.edit.range == edit.range }
          || !own.contains { $0.range == edit.range }
      }
      groups[index].edits =
        (kept
        + added.map {
          SourceEdit(file: source.file, range: $0.range, replacement: $0.replacement)
        }).sorted()
    }
  }
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
    let target = max(wanted ?? version, names.rules.target(from: version))
    let root = inference.cells.group(uses[0].cell)
    func own(_ texts: [(cell: Int, text: String)]) -> [String] {
      Set(texts.filter { inference.cells.group($0.cell) == root }.map(\.text)).sorted()
    }
    var group = SDKGroup(
      calls: [], names: [], version: version, target: target, edits: [],
      obstacles: own(inference.cells.obstacles), assumptions: own(inference.cells.assumptions),
      notes: own(inference.cells.notes))
    group.isShown = inference.cells.shown.contains { inference.cells.group($0) == root }
    if versions.count > 1 {
      group.obstacles.append("values of two releases of the SDK meet here")
    }
    checkRoles(root, &group)
    group.names = uses.compactMap(name).sorted { ($0.file, $0.range) < ($1.file, $1.range) }
    group.calls = calls(uses, target)
    checkSources(uses, &group)
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
    group.expected = uses.compactMap { expected($0, rewriter) }
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

  /// Values that stand for two types afterwards, such as an answer that is sent as a body, also
  /// where nothing names their type.
  private func checkRoles(_ root: Int, _ group: inout SDKGroup) {
    for roles in inference.cells.mixedRoles(ofGroup: root) {
      for (model, replacement) in names.rules.replacements.sorted(by: { $0.key < $1.key }) {
        guard !replacement.bodies.isEmpty else { continue }
        let found = Set(roles.map { names.replacement(for: $0, replacement) })
        if found.count > 1 { group.obstacles.append(mixed(model, found)) }
      }
    }
    group.obstacles = Set(group.obstacles).sorted()
  }

  /// Files that are not edited: those that do not parse, and those that a program writes.
  private func checkSources(_ uses: [Use], _ group: inout SDKGroup) {
    let sources = Set(uses.map(\.place)).sorted().map { place in
      inference.module.packages[place.package].sources[place.source]
    }
    let generated = sources.filter(\.isGenerated)
    group.isForeign = generated.count == sources.count
    for source in generated where !group.isForeign {
      let path = String(decoding: source.path, as: UTF8.self)
      group.obstacles.append("`\(path)` is generated: it has to be generated again")
    }
    for source in sources where !source.tree.issues.isEmpty {
      let path = String(decoding: source.path, as: UTF8.self)
      group.obstacles.append("`\(path)` has a syntax error, and such files are left alone")
    }
    for operation in Set(uses.compactMap(documented)).sorted() {
      let name = names.rules.operations[operation].deprecated.documented
      group.assumptions.append(
        "`\(name)` is the operation of that name in the documentation: no release of the SDK has "
          + "it")
    }
  }

  /// The operation of a name that only the documentation has.
  private func documented(_ use: Use) -> Int? {
    switch use.kind {
    case .method(_, let method): return method.isDocumented ? method.operation : nil
    case .type(let name, .parameters(let operation)), .type(let name, .request(let operation)):
      let own = names.rules.operations[operation].deprecated.documented
      return name.name.hasPrefix(own) ? operation : nil
    default: return nil
    }
  }

  /// What a call must be after the edits.
  private func expected(_ use: Use, _ rewriter: Rewriter) -> ExpectedCall? {
    guard case .call(let call, let method, let first) = use.kind else { return nil }
    let draft = rewriter.drafts[use.place] ?? DraftEdits()
    let bytes = source(use).bytes
    var arguments = call.arguments.dropFirst(first).map { argument in
      draft.text(within: argument.range, bytes).words
    }
    let order = names.rules.operations[method.operation].order
    if method.form == .positional, arguments.count == order.count {
      let old = arguments
      for (place, to) in order.enumerated() { arguments[to] = old[place] }
    }
    return ExpectedCall(
      file: source(use).file, offset: call.parentheses.start, operation: method.operation,
      form: method.form, arguments: arguments)
  }

  /// Deprecated names that no group has.
  func otherNames(_ groups: [SDKGroup]) -> [SDKMention] {
    let known = Set(groups.flatMap(\.names).map { Place($0.file, $0.range) })
    var result: [SDKMention] = []
    for source in inference.module.packages.flatMap(\.sources) {
      let services = names.rules.services.flatMap(\.deprecated).map { [UInt8]($0.name.utf8) }
      let found = Markers(services)
      for occurrence in found.allOccurrences(in: source.bytes) {
        let count = services[occurrence.marker].count
        let range = ByteRange(occurrence.offset, occurrence.offset + count)
        if known.contains(where: { $0.file == source.file && $0.range.overlaps(range) }) {
          continue
        }
        result.append(
          SDKMention(
            place: Origin(file: source.file, range: range, encoding: Encoding()),
            isComment: source.tree.comments.contains { $0.contains(range) }))
      }
    }
    return result
  }

  private struct Place: Hashable {
    let file: FileID
    let range: ByteRange
    init(_ file: FileID, _ range: ByteRange) {
      self.file = file
      self.range = range
    }
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
    case .call, .expectation, .parameters, .literal, .field, .accessor, .promise: return nil
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
    let places = uses.compactMap(name)
    if result.isEmpty,
      let place = places.min(by: { ($0.file, $0.range) < ($1.file, $1.range) })
    {
      let rule = uses.compactMap(rule).first ?? names.rules.operations[0].rule
      let all = inference.module.packages.flatMap(\.sources)
      let bytes = all.first { $0.file == place.file }?.bytes ?? []
      let text = String(decoding: bytes[place.range], as: UTF8.self)
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
      .field(_, let meaning, _), .accessor(_, _, _, let meaning), .promise(_, let meaning):
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

extension GoSource {
  /// Whether a program wrote it (go help generate).
  var isGenerated: Bool {
    let start = tree.packageName?.range.start ?? 0
    return tree.comments.prefix { $0.start < start }.contains { comment in
      let text = String(decoding: bytes[comment], as: UTF8.self)
      return text.hasPrefix("// Code generated ") && text.hasSuffix(" DO NOT EDIT.")
    }
  }
}

extension [UInt8] {
  /// The words of the text, with one blank between them.
  var words: String {
    String(decoding: self, as: UTF8.self).split { " \t\r\n".contains($0) }.joined(separator: " ")
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
