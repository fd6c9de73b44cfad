import GoSyntax
import Text

/// Why something cannot be rewritten.
struct Obstacle: Error {
  let reason: String
}

/// The edits of one group, still unordered.
struct Rewriter {
  let inference: Inference
  let names: SDKNames
  /// The release whose names are written.
  let target: SDKVersion
  /// The edits by file.
  var drafts: [SourcePlace: DraftEdits] = [:]
  var assumptions: Set<String> = []
  var notes: Set<String> = []

  init(_ inference: Inference, target: SDKVersion) {
    self.inference = inference
    names = inference.names
    self.target = target
  }

  var rules: SDKRules { names.rules }

  /// The bytes of a file.
  func bytes(_ place: SourcePlace) -> [UInt8] { source(place).bytes }
  func source(_ place: SourcePlace) -> GoSource {
    inference.module.packages[place.package].sources[place.source]
  }

  mutating func replace(_ range: ByteRange, with text: String, in place: SourcePlace) {
    drafts[place, default: DraftEdits()].edits.append(
      Edit(range: range, replacement: [UInt8](text.utf8)))
  }

  /// Adds the edits of one use.
  mutating func rewrite(_ use: Use) throws(Obstacle) {
    switch use.kind {
    case .type(let name, let meaning):
      replace(name.range, with: try self.name(of: meaning, use), in: use.place)
    case .service(let name, let index):
      replace(name.range, with: names.service(index, target), in: use.place)
    case .documentedField(let range, let index):
      replace(range, with: names.service(index, target), in: use.place)
    case .mock(let name, let meaning):
      replace(name.range, with: "New" + (try self.name(of: meaning, use)), in: use.place)
    case .method(let name, let method):
      replace(name.range, with: names.replacement(of: method, at: target), in: use.place)
    case .methodText(let literal, let method):
      let inner = ByteRange(literal.range.start + 1, literal.range.end - 1)
      replace(inner, with: names.replacement(of: method, at: target), in: use.place)
    case .call(let call, let method, let first):
      try reorder(call, method, first, use, isExpectation: false)
    case .expectation(let call, let method, let first):
      try reorder(call, method, first, use, isExpectation: true)
    case .parameters(let type, let method): try reorder(type, method, use)
    case .constructor(let name, let call, let model, let hasDefaults):
      try rewrite(constructor: name, call, model, hasDefaults, use)
    case .literal(let literal, let meaning): try rewrite(literal, meaning, use)
    case .field(let selector, let meaning, let access):
      try rewrite(selector, meaning, access, use)
    case .accessor(let selector, let accessor, let call, let meaning):
      try rewrite(selector, accessor, call, meaning, use)
    case .promise(let accessor, let meaning): try check(promise: accessor, meaning, use)
    }
  }

  /// The replacing name of a type.
  func name(of meaning: Meaning, _ use: Use) throws(Obstacle) -> String {
    if case .model(let model) = meaning { return try replacement(of: model, use) }
    guard let name = names.replacement(of: meaning, at: target) else {
      preconditionFailure("every type but models has one replacement")
    }
    return name
  }

  /// The model that a deprecated one becomes here.
  func replacement(of model: String, _ use: Use) throws(Obstacle) -> String {
    guard let replacement = rules.replacements[model] else {
      preconditionFailure("a deprecated model has a replacement")
    }
    if replacement.bodies.isEmpty { return replacement.answer }
    let roles = inference.cells.roles(of: use.cell)
    let found = Set(roles.map { names.replacement(for: $0, replacement) })
    if found.count == 1, let only = found.first { return only }
    let choices = Set(replacement.bodies.values).sorted().map { "`\($0)` for a request" }
    let all = (["`\(replacement.answer)` for an answer"] + choices).joined(separator: ", ")
    if found.isEmpty {
      throw Obstacle(reason: "which type replaces `\(model)` here is not known: \(all)")
    }
    throw Obstacle(reason: mixed(model, found))
  }
}

/// Why values of a model cannot be of one type.
func mixed(_ model: String, _ found: Set<String>) -> String {
  let both = found.sorted().map { "`\($0)`" }.joined(separator: " and ")
  return "one `\(model)` stands for \(both) here: they need variables apart"
}

extension SDKNames {
  /// The model for one use of a deprecated one.
  func replacement(for role: Role, _ replacement: SDKRules.Replacement) -> String {
    switch role {
    case .answer: replacement.answer
    case .body(let rule): replacement.bodies[rule] ?? replacement.answer
    }
  }
}

/// The edits of one file, of which later ones may cover or move earlier ones.
struct DraftEdits: Sendable {
  var edits: [Edit] = []
  /// Texts that change places: what stands at `from` comes to stand at `to`, perhaps changed.
  var moves: [Move] = []
  /// What goes away with everything in it.
  var removals: [ByteRange] = []

  /// A text that replaces another.
  struct Move: Hashable, Sendable {
    let from: ByteRange
    let to: ByteRange
    var form = Form.same

    /// What becomes of the text on its way.
    enum Form: Hashable, Sendable { case same, blockComment }
  }

  /// The edits in order; nil if they get into each other's way.
  func composed(_ bytes: [UInt8]) -> [Edit]? {
    var result = Array(Set(edits)).filter { edit in
      !removals.contains { $0.contains(edit.range) }
    }
    let kept = moves.filter { move in !removals.contains { $0.contains(move.to) } }
    for (_, group) in grouped(kept) {
      let texts = group.map { move -> (Move, [UInt8])? in
        text(of: move.from, result, bytes).map { (move, move.form.applied(to: $0)) }
      }
      guard !texts.contains(where: { $0 == nil }) else { return nil }
      result.removeAll { edit in group.contains { $0.to.contains(edit.range) } }
      for case (let move, let text)? in texts {
        result.append(Edit(range: move.to, replacement: text))
      }
    }
    result += outermost(removals).map { Edit(range: $0, replacement: []) }
    guard apply(result, to: bytes) != nil else { return nil }
    return result.sorted()
  }

  private func outermost(_ ranges: [ByteRange]) -> [ByteRange] {
    Set(ranges).filter { range in
      !ranges.contains { $0 != range && $0.contains(range) }
    }.sorted()
  }

  /// The text of a range after the edits in it, also those of moves; for comparison only.
  func text(within range: ByteRange, _ bytes: [UInt8]) -> [UInt8] {
    let inner = DraftEdits(
      edits: edits.filter { range.contains($0.range) },
      moves: moves.filter { range.contains($0.to) && range != $0.to && range.contains($0.from) },
      removals: removals.filter { range.contains($0) })
    let composed = inner.composed(bytes) ?? []
    let moved = composed.map {
      Edit(range: $0.range.moved(by: -range.start), replacement: $0.replacement)
    }
    return apply(moved, to: Array(bytes[range])) ?? []
  }

  /// Moves that exchange the same places, inner ones first. Texts that come to stand behind others
  /// come last: they do not go where those go.
  private func grouped(_ moves: [Move]) -> [(width: Int, moves: [Move])] {
    let groups = exchanges(moves)
    let isBehind = groups.map { $0.moves.contains { $0.to.isEmpty } }
    return zip(groups, isBehind).filter { !$1 }.map(\.0)
      + zip(groups, isBehind).filter(\.1).map(\.0)
  }

  private func exchanges(_ moves: [Move]) -> [(width: Int, moves: [Move])] {
    Set(moves).sorted { ($0.width, $0.to) < ($1.width, $1.to) }.reduce(into: []) { result, move in
      let partner = result.firstIndex { group in
        group.moves.contains { $0.to == move.from || $0.from == move.to }
      }
      if let partner {
        result[partner].moves.append(move)
      } else {
        result.append((move.width, [move]))
      }
    }
  }

  /// The text of a range after the edits in it.
  private func text(of range: ByteRange, _ edits: [Edit], _ bytes: [UInt8]) -> [UInt8]? {
    let inner = edits.filter { range.contains($0.range) }.map {
      Edit(range: $0.range.moved(by: -range.start), replacement: $0.replacement)
    }
    return apply(inner, to: Array(bytes[range]))
  }
}

extension DraftEdits.Move {
  /// How far it reaches, so that inner moves come first.
  var width: Int { max(from.count, to.count) }
}

extension DraftEdits.Move.Form {
  func applied(to text: [UInt8]) -> [UInt8] {
    guard self == .blockComment else { return text }
    let trimmed = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard trimmed.starts(with: "//".utf8) else { return text }
    let words = trimmed.dropFirst(2).drop { $0 == UInt8(ascii: " ") }
    return [UInt8](" /* ".utf8) + words + [UInt8](" */".utf8)
  }
}
