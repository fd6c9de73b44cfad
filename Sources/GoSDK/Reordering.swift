import GoSyntax
import Text

/// Arguments and parameters that change places.
extension Rewriter {
  /// Puts the arguments of a call into the order of the replacing method. A mock's expectations
  /// are evaluated in any order: they have no effects.
  mutating func reorder(
    _ call: CallExpression, _ method: SDKMethod, _ first: Int, _ use: Use, isExpectation: Bool
  ) throws(Obstacle) {
    let operation = rules.operations[method.operation]
    guard method.form == .positional, operation.isReordered else { return }
    let count = operation.order.count
    guard call.arguments.count == first + count, call.ellipsis == nil else {
      throw Obstacle(reason: "the arguments of the call are not written one by one")
    }
    let arguments = Array(call.arguments[first..<first + count])
    let text = bytes(use.place)
    let moved = operation.order.indices.filter { operation.order[$0] != $0 }
    let impure = moved.filter { !isPure(arguments[$0]) }
    if impure.count > 1, !isExpectation {
      // What gives one value after the other would give each to another parameter.
      let sources = impure.map { Array(text[source(of: arguments[$0]).range]).words }
      if Set(sources).count < sources.count {
        throw Obstacle(
          reason: "the arguments come one after the other from `\(sources[0])`, and change places: "
            + "they need variables before the call")
      }
      let names = impure.map { "`\(String(decoding: text[arguments[$0].range], as: UTF8.self))`" }
      assumptions.insert(
        "\(names.joined(separator: " and ")) may be evaluated in the other order")
    }
    let slots = ArgumentSlots(call, arguments.map(\.range), text, source(use.place).tree.comments)
    try move(slots, operation.order, use.place)
  }

  /// The function of a call.
  private func source(of argument: Expression) -> Expression {
    switch argument {
    case .call(let call): call.function
    case .parenthesized(_, let inner): source(of: inner)
    default: argument
    }
  }

  /// Puts the parameters of a function that is like a method into the order of the replacing one.
  mutating func reorder(
    _ type: FunctionType, _ method: SDKMethod, _ use: Use
  ) throws(Obstacle) {
    let operation = rules.operations[method.operation]
    guard method.form == .positional, operation.isReordered else { return }
    let written = type.parameters.parameters.flatMap { parameter in
      parameter.names.isEmpty
        ? [parameter.range] : parameter.names.map(\.range)
    }
    guard written.count == 1 + operation.order.count else {
      throw Obstacle(reason: "the parameters of `\(method.form)` are not those of the SDK")
    }
    for (place, new) in operation.order.enumerated() where place != new {
      drafts[use.place, default: DraftEdits()].moves.append(
        .init(from: written[1 + place], to: written[1 + new]))
    }
  }

  private mutating func move(
    _ slots: ArgumentSlots, _ order: [Int], _ place: SourcePlace
  ) throws(Obstacle) {
    for (old, new) in order.enumerated() where old != new {
      var draft = drafts[place] ?? DraftEdits()
      draft.moves.append(.init(from: slots.heads[old], to: slots.heads[new]))
      if !(slots.trails[old].isEmpty && slots.trails[new].isEmpty) {
        let isSame = slots.endsLine[new] || !slots.hasLineComment[old]
        draft.moves.append(
          .init(
            from: slots.trails[old], to: slots.trails[new], form: isSame ? .same : .blockComment))
      }
      drafts[place] = draft
    }
  }

  /// Whether evaluating it twice, or in another order, makes no difference.
  func isPure(_ expression: Expression) -> Bool {
    switch expression {
    case .identifier, .literal, .function: true
    case .parenthesized(_, let inner), .star(_, let inner): isPure(inner)
    case .selector(let selector): isPure(selector.base)
    case .index(let index): isPure(index.base) && index.arguments.allSatisfy(isPure)
    case .slice(let slice):
      isPure(slice.base)
        && [slice.low, slice.high, slice.limit].compactMap { $0 }.allSatisfy(isPure)
    case .assertion(let assertion): isPure(assertion.base)
    case .unary(let unary): unary.operator != .arrow && isPure(unary.operand)
    case .binary(let binary):
      isPure(binary.first) && binary.rest.allSatisfy { isPure($0.operand) }
    case .composite(let literal):
      literal.elements.allSatisfy { isPure($0.value) && $0.key.map(isPure) != false }
    case .call(let call): isPure(call)
    case .bad: false
    case .arrayType, .structType, .functionType, .interfaceType, .mapType, .channelType: true
    }
  }

  /// Conversions, and functions that only compute: those of the language and of Go's packages for
  /// text, and getters without arguments.
  private func isPure(_ call: CallExpression) -> Bool {
    guard call.arguments.allSatisfy(isPure) else { return false }
    switch call.function {
    case .identifier(let name): return ["string", "len", "min", "max"].contains(name.name)
    case .selector(let selector):
      if case .identifier(let base) = selector.base,
        ["strings", "strconv", "path", "url"].contains(base.name)
          || base.name == "fmt" && selector.name.name.hasPrefix("Sprint")
          || base.name == "os" && selector.name.name == "Getenv"
          || rules.functions[selector.name.name]?.hasPrefix("*") == true
      {
        return true
      }
      return call.arguments.isEmpty && selector.name.name.hasPrefix("Get")
        && isPure(selector.base)
    default: return false
    }
  }
}

/// Where the arguments of a call stand, each with the comments that belong to it.
struct ArgumentSlots {
  /// From the comments before an argument through those before its comma.
  private(set) var heads: [ByteRange] = []
  /// The comments after its comma on the same line, with the blanks before them.
  private(set) var trails: [ByteRange] = []
  /// Whether a line ends after the trail.
  private(set) var endsLine: [Bool] = []
  /// Whether the trail ends in a `//` comment.
  private(set) var hasLineComment: [Bool] = []

  init(
    _ call: CallExpression, _ arguments: [ByteRange], _ bytes: [UInt8], _ comments: [ByteRange]
  ) {
    let inside = comments.filter { call.parentheses.contains($0) }
    for argument in arguments {
      let next = call.arguments.map(\.range).first { $0.start >= argument.end }
      let previous = call.arguments.map(\.range).last { $0.end <= argument.start }
      let before = ByteRange(previous?.end ?? call.parentheses.start + 1, argument.start)
      let after = ByteRange(argument.end, next?.start ?? call.parentheses.end - 1)
      let comma = Self.comma(in: after, bytes, inside)
      let start = Self.headStart(before, bytes, inside)
      let own = inside.filter { after.contains($0) && $0.end <= (comma ?? after.end) }
      heads.append(ByteRange(start, own.last?.end ?? argument.end))
      add(trailAfter: comma, after, bytes, inside)
    }
  }

  private mutating func add(
    trailAfter comma: Int?, _ after: ByteRange, _ bytes: [UInt8], _ comments: [ByteRange]
  ) {
    let start = comma.map { $0 + 1 } ?? after.end
    let line = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let own = comments.filter { $0.start >= start && $0.start < line && after.contains($0) }
    // Comments before the next argument on the same line are its own.
    let isLast = own.last.map { $0.end >= line - 1 } ?? false
    let end = isLast ? own.last?.end ?? start : start
    trails.append(comma == nil ? ByteRange(after.end, after.end) : ByteRange(start, end))
    let rest = bytes[end..<line].allSatisfy { [UInt8](" \t\r".utf8).contains($0) }
    endsLine.append(comma != nil && rest)
    hasLineComment.append(isLast && own.last.map { bytes[$0].starts(with: "//".utf8) } == true)
  }

  private static func comma(
    in range: ByteRange, _ bytes: [UInt8], _ comments: [ByteRange]
  ) -> Int? {
    (range.start..<range.end).first { offset in
      bytes[offset] == UInt8(ascii: ",") && !comments.contains { $0.contains(offset) }
    }
  }

  /// Where the comments begin that stand before an argument: after the comma, and after what
  /// follows the comma on the same line if the argument is on another.
  private static func headStart(
    _ before: ByteRange, _ bytes: [UInt8], _ comments: [ByteRange]
  ) -> Int {
    let comma = comma(in: before, bytes, comments)
    var start = comma.map { $0 + 1 } ?? before.start
    if let line = bytes[start..<before.end].firstIndex(of: UInt8(ascii: "\n")) { start = line }
    return comments.first { $0.start >= start && $0.end <= before.end }?.start ?? before.end
  }
}
