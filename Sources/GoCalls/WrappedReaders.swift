import Calls
import GoSyntax
import Text

/// Structs around what they read from, or pass on.
extension Evaluation {
  /// What is read from a value: where a struct of the package, or one without a name, holds an
  /// answer, that answer, as such a struct counts, limits or logs what is read through it.
  func readable(_ content: Possible, _ state: State) -> Possible {
    let result = content.flatMap { value -> Possible in
      guard self.isWrapper(value, state) else { return Possible(value) }
      var seen: Set<Int> = []
      let inside = self.answers(in: value, state, &seen)
      return Possible(items: self.distinctAnswers(inside)) ?? Possible(value)
    }
    return result ?? content
  }

  private func isWrapper(_ value: Value, _ state: State) -> Bool {
    switch value {
    case .pointer(let cell):
      guard case .structure(let structure) = state.cells[cell]?.value.items[0].value else {
        return false
      }
      return isWrapper(.structure(structure), state)
    case .structure(let structure):
      return structure.fields[Evaluation.heldText] == nil
    default: return false
    }
  }

  private func answers(in value: Value, _ state: State, _ seen: inout Set<Int>) -> [Value] {
    switch value {
    case .answer: return [value]
    case .pointer(let cell):
      guard seen.count < Evaluation.pointerLimit, seen.insert(cell).inserted,
        let target = state.cells[cell]?.value
      else { return [] }
      var result: [Value] = []
      for item in target.items { result += answers(in: item.value, state, &seen) }
      return result
    case .structure(let structure):
      var result: [Value] = []
      for (_, field) in structure.fields.sorted(by: { $0.key < $1.key }) {
        for item in field.items { result += answers(in: item.value, state, &seen) }
      }
      return result
    default: return []
    }
  }

  private func distinctAnswers(_ values: [Value]) -> [Possible.Item] {
    var known: Set<[UInt8]> = []
    var result: [Possible.Item] = []
    for value in values {
      guard case .answer(let text, let path) = value else { continue }
      let numbers = text.holes.flatMap { [UInt8]("\($0.kind) \($0.number) ".utf8) }
      guard known.insert(numbers + text.bytes + path.bytes).inserted else { continue }
      result.append(.init(when: Guard(), value: value))
    }
    return result
  }

  /// The one embedded value of another package's type in a struct: what is no field or method of
  /// the struct itself is one of its.
  func promoting(_ structure: Value.Structure) -> String? {
    guard let type = structure.type else { return nil }
    let foreign = fields(of: type).filter {
      $0.isEmbedded && $0.path.isEmpty && isOfAnotherPackage($0.type)
    }
    return foreign.count == 1 ? foreign[0].name : nil
  }

  private func isOfAnotherPackage(_ type: TypeRef) -> Bool {
    let target = underlying(type.inside(type.expression.withoutStar))
    if case .selector = target.type.expression { return true }
    return false
  }

  /// What a struct has embedded of another package, so that methods can change it.
  func promoted(by base: Value, _ structure: Value.Structure, _ state: inout State) -> Value? {
    guard let name = promoting(structure), let type = structure.type,
      let field = fields(of: type).first(where: { $0.name == name && $0.path.isEmpty })
    else { return nil }
    let content = structure.fields[name] ?? initial(field, of: structure, &state)
    guard case .structure = content.single, case .pointer(let owner) = base else {
      return content.items[0].value
    }
    let cell = newCell(content, field.type, &state)
    boxes.insert(cell)
    var changed = structure
    changed.fields[name] = Possible(.pointer(cell))
    write(Possible(.structure(changed)), to: owner, &state)
    return .pointer(cell)
  }
}
