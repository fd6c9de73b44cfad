import Calls
import GoSyntax
import Text

/// A call in the source with its evaluated arguments.
struct CallSite {
  let expression: CallExpression
  let unit: Int
  let origin: Origin
  let arguments: [Possible]
  let words: [Origin]
  /// What the method `String` gives of arguments that have one, by their places.
  var strings: [Int: Possible] = [:]

  func argument(_ index: Int) -> Possible? {
    index < arguments.count ? arguments[index] : nil
  }

  func word(_ index: Int) -> Origin? { index < words.count ? words[index] : nil }
}

extension Evaluation {
  /// The value of a call.
  func called(_ call: CallExpression, _ scope: Scope, _ state: inout State) -> Possible {
    if let converted = conversion(call, scope, &state) { return converted }
    if case .identifier(let name) = call.function, scope.cell(name.name) == nil,
      program.functions[program.key(name.name, scope.unit)] == nil,
      program.globals[program.key(name.name, scope.unit)] == nil,
      let result = builtin(name.name, call, scope, &state)
    {
      return result
    }
    let target = self.target(call.function, scope, &state)
    var arguments: [Possible] = []
    for argument in call.arguments { arguments.append(value(argument, scope, &state)) }
    arguments = spreadTuple(arguments)
    let unit = program.units[scope.unit]
    var site = CallSite(
      expression: call, unit: scope.unit, origin: unit.origin(call.range), arguments: arguments,
      words: call.arguments.map { unit.origin($0.range) })
    if case .library(let name, nil)? = target.single, name.hasPrefix("fmt.") {
      site.strings = strings(of: site, scope, &state)
    }
    var inner = state
    let result = target.flatMap { function -> Possible in
      self.result(of: function, site, &inner)
    }
    state = inner
    return result ?? lost("result", arguments.flatMap(\.items), state)
  }

  /// The arguments of `f(g())`, where `g` gives several values.
  private func spreadTuple(_ arguments: [Possible]) -> [Possible] {
    guard arguments.count == 1 else { return arguments }
    let counts = arguments[0].items.map { item in
      if case .tuple(let parts) = item.value { parts.count } else { 0 }
    }
    guard let count = counts.max(), count > 0 else { return arguments }
    return (0..<count).map { component($0, of: arguments[0], "value") }
  }

  /// What is called: a function, or a method of a value.
  private func target(
    _ function: Expression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    guard case .selector(let selector) = function, package(selector.base, scope) == nil else {
      return value(function, scope, &state)
    }
    let name = selector.name.name
    let taken = trace.takenAnswers
    let base = receiver(selector.base, scope, &state)
    // `resp.Body.Close()`
    if name == "Close" { trace.takenAnswers = taken }
    if let own = namedMethod(name, base, written: selector.base, scope, &state)
      ?? nilMethod(name, base, written: selector.base, scope, &state)
    {
      return Possible(.function(own))
    }
    let spelling = program.units[scope.unit].spelling(selector.range)
    var inner = state
    let result = base.flatMap { value -> Possible in
      self.method(name, of: value, spelling, &inner)
    }
    state = inner
    return result ?? Possible(.library(spelling, receiver: base))
  }

  /// The value before the period; the address of a variable, so that methods can change it.
  private func receiver(
    _ base: Expression, _ scope: Scope, _ state: inout State
  ) -> Possible {
    receiver(base, value(base, scope, &state), scope, &state)
  }

  /// The same for an expression whose value is known.
  func receiver(
    _ base: Expression, _ plain: Possible, _ scope: Scope, _ state: inout State
  ) -> Possible {
    guard case .structure = plain.items[0].value else { return plain }
    let cell = cell(of: base, scope, &state) ?? fieldCell(base, scope, &state)
    return cell.map { Possible(.pointer($0)) } ?? elementPointer(base, scope, &state) ?? plain
  }

  private func method(
    _ name: String, of base: Value, _ spelling: String, _ state: inout State
  ) -> Possible {
    var target = base
    if case .pointer(let cell) = base { target = read(cell, state).items[0].value }
    switch target {
    case .structure(let structure):
      if let field = structure.fields[name], case .function = field.items[0].value { return field }
      if let own = method(name, of: Possible(base), structure, state) {
        if let guess = structure.guess { guesses.insert(guess) }
        return Possible(.function(own))
      }
      if structure.typeName.map({ program.types[$0] != nil }) ?? true,
        let inner = promoted(by: base, structure, &state)
      {
        return method(name, of: inner, spelling, &state)
      }
      let type = structure.typeName ?? "struct"
      if !isLibraryType(type), structure.isPartlyUnknown, program.types[type] != nil {
        return Possible(.library(spelling, receiver: Possible(base)))
      }
      return Possible(.library("\(type).\(name)", receiver: Possible(base)))
    case .entries: return Possible(.library("map.\(name)", receiver: Possible(base)))
    case .library(let library, _):
      return Possible(.library("\(library).\(name)", receiver: Possible(base)))
    case .text:
      if let own = basicMethod(name, base) { return Possible(.function(own)) }
      return Possible(.library(spelling, receiver: Possible(base)))
    case .unknown:
      openMethods.insert(name)
      return Possible(.library(spelling, receiver: Possible(base)))
    default: return Possible(.library(spelling, receiver: Possible(base)))
    }
  }

  /// A method of a text or a number: these carry no type, but only one type of the package that is
  /// one, and no type of the standard library, has a method of this name.
  private func basicMethod(_ name: String, _ value: Value) -> Callable? {
    guard !Evaluation.methodsOfTexts.contains(name) else { return nil }
    let types = program.methods.filter { $0.value[name] != nil }.keys.filter { type in
      guard let declared = program.types[type],
        case .identifier = underlying(declared).type.expression
      else { return false }
      return true
    }
    guard types.count == 1, let entry = program.methods[types[0]]?[name],
      let receiver = entry.declaration.receiver?.parameters.first,
      case .identifier = receiver.type
    else { return nil }
    var result = callable(entry)
    result.receiver = (receiver.names.first?.name, Possible(value))
    return result
  }

  /// Those of `time.Duration`, `json.Number`, `http.Dir`, `net.IP` and the like.
  private static let methodsOfTexts: Set<String> = [
    "String", "GoString", "Error", "Abs", "Hours", "Microseconds", "Milliseconds", "Minutes",
    "Nanoseconds", "Round", "Seconds", "Truncate", "Float64", "Int64", "Open", "Format", "Level",
    "MarshalJSON", "MarshalText", "Perm", "IsDir", "IsRegular", "Type",
  ]

  private func isLibraryType(_ name: String) -> Bool {
    name.contains(".") || name == Evaluation.holderType
  }

  private func result(of function: Value, _ site: CallSite, _ state: inout State) -> Possible {
    switch function {
    case .function(let callable):
      let isSpread = site.expression.ellipsis != nil
      let names = callable.type.parameters.parameters
      if !isSpread, names.last?.ellipsis != nil {
        let fixed = names.dropLast().map { max($0.names.count, 1) }.reduce(0, +)
        for (index, argument) in site.arguments.enumerated().dropFirst(fixed) {
          noteElement(argument, index, site, state)
        }
      }
      return enter(
        callable, site.arguments, spread: isSpread, at: frame(site, callable.name, isOwn: true),
        &state)
    case .library(let name, let receiver):
      return yielded(name, site, &state) ?? library(name, receiver, site, &state)
    case .unknown(let hole):
      // What others give to be called (`yield`) takes its arguments out of sight.
      noteEscape(site.arguments, site.unit, state)
      recordUse(hole.name, site, nil, &state)
      return unknown(hole.name)
    case .pointer(let cell):
      guard case .structure(let named) = state.cells[cell]?.value.single,
        named.fields["func"] != nil
      else {
        recordUse("function", site, nil, &state)
        return unknown("result")
      }
      return result(of: .structure(named), site, &state)
    case .structure(let named):
      if let function = named.fields["func"]?.single { return result(of: function, site, &state) }
      recordUse("function", site, nil, &state)
      return unknown("result")
    default:
      recordUse("function", site, nil, &state)
      return unknown("result")
    }
  }

  /// `T(x)`: the text stays the same.
  private func conversion(
    _ call: CallExpression, _ scope: Scope, _ state: inout State
  ) -> Possible? {
    guard call.arguments.count == 1, isType(call.function, scope) else { return nil }
    let value = value(call.arguments[0], scope, &state)
    let type = scope.typeRef(call.function)
    if case .selector = call.function.withoutParentheses { give(value, to: call, scope, &state) }
    if case .star(_, let target) = call.function.withoutParentheses {
      var inner = state
      let result = value.map { pointed($0, to: type.inside(target), &inner) }
      state = inner
      return result
    }
    return value.map { converted($0, to: type) }
  }

  /// `(*T)(p)`: what the pointer points at is seen as a `T`; what it is set to later is not
  /// followed.
  private func pointed(_ value: Value, to type: TypeRef, _ state: inout State) -> Value {
    guard case .pointer(let cell) = value,
      case .structure(var structure) = converted(read(cell, state).items[0].value, to: type),
      let name = structure.typeName, program.types[name] != nil || isLocal(name)
    else { return value }
    structure.isPartlyUnknown = true
    return .pointer(newCell(Possible(.structure(structure)), type, &state))
  }

  /// Whether a name is that of a type which a function declares.
  private func isLocal(_ name: String) -> Bool { name.contains("@") }

  /// A struct, or what a pointer points at, as one of another type; all else stays what it is.
  func converted(_ value: Value, to type: TypeRef) -> Value {
    let under = underlying(type)
    if case .function = value, let name = under.name, program.methods[name] != nil {
      // A function as a value of a type with methods (`http.HandlerFunc` is one).
      return .structure(
        Value.Structure(typeName: name, type: under.type, fields: ["func": Possible(value)]))
    }
    let value = typed(untyped(value), under)
    guard case .structure(var structure) = value, structure.type != nil,
      case .structType = under.type.expression
    else { return value }
    structure.typeName = under.name
    structure.type = under.type
    return .structure(structure)
  }

  private func isType(_ expression: Expression, _ scope: Scope) -> Bool {
    switch expression {
    case .identifier(let name):
      if scope.cell(name.name) != nil { return false }
      return scope.type(name.name) != nil
        || program.types[program.key(name.name, scope.unit)] != nil
        || Evaluation.basicTypes.contains(name.name)
    case .parenthesized(_, let inner): return isType(inner, scope)
    case .star, .arrayType, .mapType, .functionType, .interfaceType, .channelType, .structType:
      if case .star(_, let inner) = expression { return isType(inner, scope) }
      return true
    case .selector(let selector):
      guard let package = package(selector.base, scope) else { return false }
      if let key = program.key(expression, scope.unit), program.types[key] != nil { return true }
      return Evaluation.libraryTypes.contains("\(package.path).\(selector.name.name)")
    default: return false
    }
  }

  private static let basicTypes: Set<String> = [
    "string", "int", "int64", "int32", "uint", "uint64", "float64", "byte", "rune", "bool", "any",
    "error",
  ]

  private static let libraryTypes: Set<String> = [
    "encoding/json.RawMessage", "net/http.Header", "time.Duration", "net/http.HandlerFunc",
    "encoding/json.Number", "net/url.Values", "expvar.Func",
  ]

  private func builtin(
    _ name: String, _ call: CallExpression, _ scope: Scope, _ state: inout State
  ) -> Possible? {
    switch name {
    case "append":
      let values = call.arguments.map { value($0, scope, &state) }
      guard let first = values.first else { return nil }
      return appended(first, Array(values.dropFirst()), spread: call.ellipsis != nil, state)
    case "make", "new":
      guard let type = call.arguments.first else { return nil }
      let ref = scope.typeRef(type)
      for size in call.arguments.dropFirst() { _ = value(size, scope, &state) }
      if name == "new" { return Possible(.pointer(newCell(zero(ref, &state), ref, &state))) }
      let under = underlying(ref)
      if case .arrayType(let array) = under.type.expression {
        let count = call.arguments.count > 1 ? self.count(call.arguments[1], scope, &state) : 0
        return elements(under.type.inside(array.element), count: count, &state)
      }
      if case .channelType = under.type.expression { return unknown("channel") }
      return Possible(.pointer(newCell(Possible(.entries([])), nil, &state)))
    case "copy":
      copy(call, scope, &state)
      return unknown(name)
    case "len", "cap", "min", "max", "delete", "close", "clear", "panic", "print",
      "println", "recover":
      let values = call.arguments.map { value($0, scope, &state) }
      if name == "panic" { state.isDead = true }
      let origin = program.units[scope.unit].origin(call.range)
      if name != "delete" { keepWords(values.flatMap(plainTexts), origin) }
      if name == "delete" {
        deleteElement(values, origin, state)
      }
      return unknown(name)
    default: return nil
    }
  }

  private func appended(
    _ list: Possible, _ items: [Possible], spread: Bool, _ state: State
  ) -> Possible {
    if spread, let bytes = items.first,
      bytes.items.contains(where: { if case .answer = $0.value { true } else { false } })
    {
      return bytes
    }
    let result = list.flatMap { value -> Possible in
      switch value {
      case .list(let old):
        var all = old + items
        if spread, case .list(let more) = items.first?.single { all = old + more }
        return all.count <= Evaluation.elementLimit
          ? Possible(.list(all)) : self.lost("long list", all.flatMap(\.items), state)
      case .null: return Possible(.list(items))
      case .text(let text):
        guard let more = items.first else { return Possible(.text(text)) }
        return sum(Possible(.text(text)), more, state)
      case .many(let old, let hole):
        choices += 1
        var parts = old.under(choice: choices, branch: 0)
        for (index, item) in items.enumerated() {
          parts += item.under(choice: choices, branch: index + 1)
        }
        return Possible(
          .many(Possible(items: distinct(parts)) ?? lost("element", parts, state), hole))
      default: return Possible(value)
      }
    }
    return result ?? lost("list", list.items + items.flatMap(\.items), state)
  }
}
