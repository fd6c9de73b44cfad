import Calls
import GoSyntax
import Text

/// A type that other requests use as well keeps its fields; the one request that must not send
/// one of them gets its body from a map of those that stay.
extension Evaluation {
  /// Notes how fields can go from a struct that is turned into JSON, at the literal that gives it.
  func noteReduction(_ value: Possible, _ text: TracedText, _ state: State) {
    var target = value.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    guard case .structure(let structure) = target, let type = structure.type,
      let place = structure.places.values.first,
      let unit = program.units.firstIndex(where: { $0.file == place.file }),
      let literal = literal(around: place.range, in: unit),
      structure.places.values.allSatisfy({ literal.range.contains($0.range) }),
      let reduction = reduction(of: literal, fields(of: type), unit)
    else { return }
    reducible.append((text, program.units[unit].origin(literal.range), reduction))
  }

  /// The reduction of the literal that gives a body; nil where several give the same text.
  func reduction(ofBody body: TracedText) -> BodyReduction? {
    let found = reducible.filter { known in
      body.hasSameContent(as: known.text)
        || body.hasSameContent(as: known.text + TracedText(unwritten: [10]))
    }
    // Of several literals that say the same, the body comes from the one whose text it is.
    let origins = body.pieces.map(\.origin)
    let own = found.filter { origins.starts(with: $0.text.pieces.map(\.origin)) }
    let all = own.isEmpty ? found : own
    guard let first = all.first, all.allSatisfy({ $0.place == first.place }) else { return nil }
    return first.reduction
  }

  private func literal(around range: ByteRange, in unit: Int) -> CompositeLiteral? {
    var result: CompositeLiteral?
    program.units[unit].tree.walk { node in
      if case .declaration(let other) = node { return other.range.contains(range) }
      if case .expression(.composite(let literal)) = node, literal.braces.contains(range),
        literal.type != nil
      {
        result = literal
      }
      return true
    }
    return result
  }

  /// The edits that make a literal of a struct one of a map of strings.
  private func reduction(
    of literal: CompositeLiteral, _ fields: [StructField], _ unit: Int
  ) -> BodyReduction? {
    let source = program.units[unit]
    guard let type = literal.type, let whole = untypedUse(of: literal, in: unit) else { return nil }
    var conversion = [
      SourceEdit(
        file: source.file, range: ByteRange(whole.start, type.range.end),
        replacement: [UInt8]("map[string]string".utf8))
    ]
    var removals: [String: SourceEdit] = [:]
    for element in literal.elements {
      guard case .identifier(let key) = element.key,
        let field = fields.first(where: { $0.name == key.name && $0.path.isEmpty }),
        let tag = jsonTag(of: field), !tag.omitsEmpty, tag.key.isKnown,
        underlying(field.type).type.expression.lastName == "string",
        field.type.expression.lastName == "string"
      else { return nil }
      let name = tag.key.description
      conversion.append(
        SourceEdit(
          file: source.file, range: key.range, replacement: [UInt8]("\"\(name)\"".utf8)))
      let place = removable(element.range, in: literal, unit)
      removals[name] = SourceEdit(file: place.file, range: place.range, replacement: [])
    }
    return BodyReduction(conversion: conversion, removals: removals)
  }

  /// The literal with the `&` before it, where its value goes only where one of any type may: into
  /// `json.Marshal`, `Encode`, or a parameter of the type `any`.
  private func untypedUse(of literal: CompositeLiteral, in unit: Int) -> ByteRange? {
    var result: ByteRange?
    var variable: (name: Identifier, range: ByteRange)?
    program.units[unit].tree.walk { node in
      switch node {
      case .declaration(let other): return other.range.contains(literal.range)
      case .expression(.call(let call)):
        let index = call.arguments.firstIndex { isLiteral($0, literal) }
        if let index, takesAny(call, index, unit) { result = call.arguments[index].range }
      case .statement(.assignment(let assignment)):
        guard assignment.operator == .define, assignment.left.count == 1,
          let right = assignment.right.first,
          isLiteral(right, literal),
          case .identifier(let name) = assignment.left[0]
        else { return true }
        variable = (name, right.range)
      default: break
      }
      return true
    }
    guard let variable else { return result }
    return isUntyped(variable.name.name, variable.name.range, unit) ? variable.range : nil
  }

  private func isLiteral(_ expression: Expression, _ literal: CompositeLiteral) -> Bool {
    if expression.range == literal.range { return true }
    guard case .unary(let unary) = expression, unary.operator == .and else { return false }
    return unary.operand.range == literal.range
  }

  /// Whether every use of a variable in its function hands it to something that takes any type.
  private func isUntyped(_ name: String, _ declaration: ByteRange, _ unit: Int) -> Bool {
    let around = program.all.first {
      $0.unit == unit && $0.declaration.range.contains(declaration)
    }
    guard let body = around?.declaration.body else { return false }
    var (uses, free) = (0, 0)
    Node.block(body).walk { node in
      switch node {
      case .expression(.identifier(let identifier)):
        if identifier.name == name, identifier.range != declaration { uses += 1 }
      case .expression(.call(let call)):
        for (index, argument) in call.arguments.enumerated() {
          var plain = argument
          if case .unary(let unary) = argument, unary.operator == .and { plain = unary.operand }
          guard case .identifier(let identifier) = plain, identifier.name == name else { continue }
          if takesAny(call, index, unit) { free += 1 }
        }
      default: break
      }
      return true
    }
    return uses == free && uses > 0
  }

  /// Whether a parameter of a call takes a value of any type.
  private func takesAny(_ call: CallExpression, _ index: Int, _ unit: Int) -> Bool {
    var function = call.function.withoutParentheses
    // `call[Job]("POST", path, body)`
    if case .index(let instance) = function { function = instance.base }
    switch function {
    case .identifier(let name):
      guard let entry = program.function(name.name, from: unit) else { return false }
      return isAny(parameter: index, of: entry)
    case .selector(let selector):
      if case .identifier(let base) = selector.base,
        program.units[unit].imports[base.name] == "encoding/json"
      {
        return selector.name.name.hasPrefix("Marshal")
      }
      let methods = program.methods.values.compactMap { $0[selector.name.name] }
      if methods.isEmpty { return selector.name.name == "Encode" && call.arguments.count == 1 }
      return methods.allSatisfy { isAny(parameter: index, of: $0) }
    default: return false
    }
  }

  private func isAny(parameter index: Int, of entry: FunctionEntry) -> Bool {
    var position = 0
    for parameter in entry.declaration.type.parameters.parameters {
      position += max(parameter.names.count, 1)
      guard index < position else { continue }
      switch parameter.type {
      case .identifier(let name): return name.name == "any"
      case .interfaceType(let type):
        return program.units[entry.unit].spelling(type.range).hasSuffix("{}")
      default: return false
      }
    }
    return false
  }
}
