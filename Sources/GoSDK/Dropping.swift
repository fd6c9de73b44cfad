import GoSyntax
import Text

/// What goes away with a field that the replacing model has not.
extension Rewriter {
  /// `x.Field = value`.
  mutating func drop(_ statement: AssignmentStatement, _ use: Use) throws(Obstacle) {
    try drop(statement: statement.range, statement.right, use)
  }

  /// A statement that only hands over `values`.
  mutating func drop(
    statement range: ByteRange, _ values: [Expression], _ use: Use
  ) throws(Obstacle) {
    guard let lines = wholeLines(range, use.place) else {
      throw Obstacle(reason: "what sets a field that the Flex request has not shares its line")
    }
    try drop(lines, values, use)
  }

  /// An element of a literal, with its comma and, if it has them to itself, its lines.
  mutating func drop(
    element index: Int, of literal: CompositeLiteral, _ use: Use
  ) throws(Obstacle) {
    let elements = literal.elements
    let range = elements[index].range
    let text = bytes(use.place)
    var end = range.end
    let next = index + 1 < elements.count ? elements[index + 1].range.start : literal.braces.end - 1
    let comma = text[end..<next].firstIndex(of: UInt8(ascii: ","))
    if let comma { end = comma + 1 }
    if let lines = wholeLines(ByteRange(range.start, end), use.place) {
      return try drop(lines, [elements[index].value], use)
    }
    if index + 1 < elements.count {
      return try drop(ByteRange(range.start, next), [elements[index].value], use)
    }
    // The last element takes the comma before it along, and what went away before that.
    let kept = elements[..<index].last { !isGone($0.range, use.place) }
    let start = kept?.range.end ?? literal.braces.start + 1
    try drop(ByteRange(start, range.end), [elements[index].value], use)
  }

  /// Removes `range`, in which `values` are no longer used.
  mutating func drop(
    _ range: ByteRange, _ values: [Expression], _ use: Use
  ) throws(Obstacle) {
    for value in values where !isPure(value) {
      let text = String(decoding: bytes(use.place)[value.range], as: UTF8.self)
      throw Obstacle(
        reason: "`\(text)` would no longer be called, and what else it does is not known")
    }
    drafts[use.place, default: DraftEdits()].removals.append(range)
  }

  /// The lines of a range, with a comment after it, if nothing else stands on them.
  func wholeLines(_ range: ByteRange, _ place: SourcePlace) -> ByteRange? {
    let text = bytes(place)
    var start = range.start
    while start > 0, text[start - 1] == UInt8(ascii: " ") || text[start - 1] == UInt8(ascii: "\t") {
      start -= 1
    }
    guard start == 0 || text[start - 1] == UInt8(ascii: "\n") else { return nil }
    var end = range.end
    if let comment = source(place).tree.comments.first(where: { $0.start >= end }),
      !text[end..<comment.start].contains(UInt8(ascii: "\n")),
      text[end..<comment.start].allSatisfy({ [UInt8](" \t".utf8).contains($0) })
    {
      end = comment.end
    }
    while end < text.count, [UInt8](" \t\r".utf8).contains(text[end]) { end += 1 }
    guard end < text.count else { return ByteRange(start, end) }
    return text[end] == UInt8(ascii: "\n") ? ByteRange(start, end + 1) : nil
  }

  /// Takes away what nothing uses any more: Go compiles no unused variables and imports.
  mutating func tidy() throws(Obstacle) {
    var done: Set<Int> = []
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in inference.variables.indices where !done.contains(index) {
        guard isUnused(inference.variables[index]) else { continue }
        done.insert(index)
        hasChanged = true
        try remove(inference.variables[index])
      }
    }
    for (place, uses) in inference.importUses {
      for (name, ranges) in uses where !ranges.isEmpty && ranges.allSatisfy({ isGone($0, place) }) {
        try removeImport(name, place)
      }
    }
  }

  func isGone(_ range: ByteRange, _ place: SourcePlace) -> Bool {
    drafts[place]?.removals.contains { $0.contains(range) } == true
  }

  private func isUnused(_ variable: Variable) -> Bool {
    if case .free = variable.origin { return false }
    return !variable.uses.isEmpty && variable.uses.allSatisfy { isGone($0, variable.place) }
      && !isGone(variable.name.range, variable.place)
  }

  private mutating func remove(_ variable: Variable) throws(Obstacle) {
    let reason = "`\(variable.name.name)` would no longer be used"
    guard variable.assignments.isEmpty else { throw Obstacle(reason: reason) }
    switch variable.origin {
    case .free: return
    case .definition(let statement):
      if statement.right.allSatisfy(isPure), let lines = wholeLines(statement.range, variable.place)
      {
        drafts[variable.place, default: DraftEdits()].removals.append(lines)
        return
      }
      let range = ByteRange(statement.range.start, statement.operatorRange.end)
      replace(range, with: "_ =", in: variable.place)
    case .sharedDefinition(let others):
      guard others > 0 else { throw Obstacle(reason: reason) }
      replace(variable.name.range, with: "_", in: variable.place)
    case .declaration: throw Obstacle(reason: reason)
    }
  }

  private mutating func removeImport(_ name: String, _ place: SourcePlace) throws(Obstacle) {
    let source = source(place)
    let spec = source.tree.imports.first { spec in
      let path = importPath(spec, source.bytes)
      return spec.name?.name == name || spec.name == nil && path.hasSuffix(name)
    }
    guard let spec, let lines = wholeLines(spec.range, place) else {
      throw Obstacle(reason: "the import `\(name)` would no longer be used")
    }
    drafts[place, default: DraftEdits()].removals.append(lines)
  }
}
