import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The value of `base.name` that is not called.
  func selected(
    _ selector: SelectorExpression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    let name = selector.name.name
    if let path = package(selector.base, scope) {
      let key = program.units[scope.unit].importPrefixes[path.name].map { $0 + name }
      if let key, let own = packageMember(key, scope, &state) { return own }
      return constant("\(path.path).\(name)")
    }
    if let method = methodExpression(selector, scope) { return Possible(.function(method)) }
    let base = value(selector.base, scope, &state)
    if let bound = boundMethod(name, of: base, written: selector.base, scope, &state) {
      return Possible(.function(bound))
    }
    let result = field(name, of: base, &state)
    if name == "Body" { noteTaken(result) }
    return result
  }

  /// `base.method` that is not called: it keeps the address of what it belongs to.
  private func boundMethod(
    _ name: String, of base: Possible, written: Expression, _ scope: Scope, _ state: inout State
  ) -> Callable? {
    var target = base.single
    if case .pointer(let cell) = target { target = read(cell, state).items[0].value }
    guard case .structure(let structure) = target, structure.fields[name] == nil,
      let type = structure.typeName, program.methods[type]?[name] != nil
    else { return nil }
    return method(name, of: receiver(written, base, scope, &state), structure, state)
  }

  /// Notes that the content of an answer is used.
  func noteTaken(_ body: Possible) {
    trace.takenAnswers.formUnion(numbers(of: body))
  }

  /// The events that an answer is that of.
  func numbers(of body: Possible) -> [Int] {
    body.items.flatMap { item -> [Int] in
      guard case .answer(let text, _) = item.value else { return [] }
      return text.holes.filter { $0.kind == .response }.map(\.number)
    }
  }

  /// The import that an expression names.
  func package(_ expression: Expression, _ scope: Scope) -> (name: String, path: String)? {
    guard case .identifier(let name) = expression, scope.cell(name.name) == nil,
      let path = program.units[scope.unit].imports[name.name]
    else { return nil }
    return (name.name, path)
  }

  /// What a package of those that are evaluated together declares, by the name that tables have.
  private func packageMember(
    _ key: String, _ scope: Scope, _ state: inout State
  ) -> Possible? {
    if let cell = globalCell(key, &state) { return read(cell, state) }
    return program.functions[key]?.first.map { Possible(.function(callable($0))) }
  }

  /// The cell of a variable of such a package, as another one names it.
  func importedCell(
    _ expression: Expression, _ scope: Scope, _ state: inout State
  ) -> Int? {
    guard case .selector(let selector) = expression, package(selector.base, scope) != nil else {
      return nil
    }
    return program.key(expression, scope.unit).flatMap { globalCell($0, &state) }
  }

  /// A constant or variable of another package.
  private func constant(_ name: String) -> Possible {
    let methods = "net/http.Method"
    if name.hasPrefix(methods) {
      let method = String(name.dropFirst(methods.count)).uppercased()
      return Possible(.text(TracedText(unwritten: [UInt8](method.utf8))))
    }
    return Possible(.library(name, receiver: nil))
  }

  /// The field, or the method, of a value.
  func field(_ name: String, of base: Possible, _ state: inout State) -> Possible {
    // Only where it is needed: an edit that reads a known field leaves the numbers of others.
    var made: Hole?
    var inner = state
    let result = withoutNil(base).flatMap { value -> Possible in
      if let known = self.field(name, of: value, &inner) { return known }
      let hole = made ?? self.hole(name)
      made = hole
      return Possible(.unknown(hole))
    }
    state = inner
    guard let result else { return unknown(name) }
    return result.items.count > 1 ? Possible(items: distinct(result.items)) ?? result : result
  }

  /// What a pointer points at where it points at anything: nothing comes after a use of nil.
  private func withoutNil(_ base: Possible) -> Possible {
    let living = base.items.filter { if case .null = $0.value { false } else { true } }
    return living.count == base.items.count ? base : Possible(items: living) ?? base
  }

  private func field(_ name: String, of value: Value, _ state: inout State) -> Possible? {
    switch value {
    case .pointer(let cell):
      // A pointer may come to point at itself, on a way that is not taken.
      guard pointers < Evaluation.pointerLimit else { return nil }
      pointers += 1
      defer { pointers -= 1 }
      return field(name, of: read(cell, state), &state)
    case .structure(let structure):
      if let box = box(name, in: structure) { return read(box, state) }
      if let field = structure.fields[name] { return field }
      if name == "Path", structure.typeName == "net/url.URL",
        structure.fields[Evaluation.heldText] != nil
      {
        return path(of: structure, state)
      }
      if let method = method(name, of: Possible(value), structure, state) {
        return Possible(.function(method))
      }
      return unset(name, structure, &state)
    case .library(let library, _): return Possible(.library("\(library).\(name)", receiver: nil))
    case .unknown(let hole) where hole.name == "URL" && name == "Path":
      return Possible(.unknown(self.hole("Path")))
    default: return nil
    }
  }

  /// A field that was not set: its zero value, or for an unknown struct what it is ever given.
  private func unset(
    _ name: String, _ structure: Value.Structure, _ state: inout State
  ) -> Possible? {
    let declared = structure.type.flatMap { field(named: name, of: $0) }
    if let declared, let outer = declared.path.first, let embedded = structure.fields[outer] {
      return field(name, of: embedded, &state)
    }
    if declared == nil, let outer = promoting(structure), let embedded = structure.fields[outer] {
      return field(name, of: embedded, &state)
    }
    guard structure.isPartlyUnknown else { return declared.map { zero($0.type, &state) } }
    if !structure.isRead, let type = structure.typeName, let known = fields["\(type).\(name)"] {
      let texts = known.compactMap { value -> TracedText? in
        if case .text(let text) = value { return text }
        return nil
      }
      if !texts.isEmpty, texts.count == known.count {
        let isURL = declared.map { underlying($0.type.inside($0.type.expression.withoutStar)) }
        choices += 1
        return Possible(
          items: texts.enumerated().compactMap { branch, text in
            let value = isURL?.name == "net/url.URL" ? url(text) : .text(text)
            return Possible(value).under(choice: choices, branch: branch).first
          })
      }
    }
    let value = declared.map { unknownValue(of: $0.type, name, &state) }
    if case .unknown(let hole)? = value?.single, let type = structure.type,
      decoded.contains(Underlying(name: structure.typeName, type: type).key)
    {
      answerHoles.insert(hole)
    }
    return value
  }

  /// The method of a value, bound to it.
  func method(
    _ name: String, of value: Possible, _ structure: Value.Structure, _ state: State
  ) -> Callable? {
    var seen: Set<Int> = []
    return method(name, of: value, structure, state, &seen)
  }

  /// The same; `seen` are the cells that were looked into: an embedded pointer may lead back.
  private func method(
    _ name: String, of value: Possible, _ structure: Value.Structure, _ state: State,
    _ seen: inout Set<Int>
  ) -> Callable? {
    guard seen.count < Evaluation.fieldLimit else { return nil }
    if let type = structure.typeName, let entry = program.methods[type]?[name] {
      var result = callable(entry)
      let receiver = entry.declaration.receiver?.parameters.first
      // A method that has no pointer changes a copy.
      let isPointer = if case .star? = receiver?.type { true } else { false }
      result.receiver = (
        receiver?.names.first?.name, isPointer ? value : Possible(.structure(structure))
      )
      result.typeNames = receiverTypes(entry, structure)
      return result
    }
    guard let ref = structure.type else { return nil }
    for field in fields(of: ref) where field.isEmbedded && field.path.isEmpty {
      let embedded = structure.fields[field.name] ?? Possible(.null)
      for item in embedded.items {
        var target = item.value
        if case .pointer(let cell) = target {
          guard seen.insert(cell).inserted else { continue }
          target = read(cell, state).items[0].value
        }
        guard case .structure(let inner) = target else { continue }
        let found = method(name, of: Possible(item.value), inner, state, &seen)
        if let found { return found }
      }
    }
    return nil
  }
}
