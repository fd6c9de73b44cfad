import Calls
import GoSyntax
import Text

/// Values that something else may replace at run time: the defaults of flags, fields that settings
/// are read into, and what a pointer points at that goes where it is not followed. What was there
/// is one of the values then.
extension Evaluation {
  /// Whether the values that the program starts with are kept: one choice for all of them, as they
  /// would be too many otherwise.
  private static let keeping = 0

  /// What is put in the place of a value.
  private struct Opening {
    /// Whether fields count that only the package can set: a method of it reads the text.
    var isWhole = false
    var seen: Set<Int> = []
    var depth = 0
  }

  /// A value, or another one that is known at run time only.
  func kept(_ value: Possible, or other: Possible) -> Possible {
    let old = value.items.filter { !isNothing($0.value) }
    let all =
      Possible(within: old, else: other).under(choice: Evaluation.keeping, branch: 0)
      + (old.isEmpty ? [] : other.under(choice: Evaluation.keeping, branch: 1))
    return Possible(items: distinct(all.isEmpty ? other.items : all)) ?? other
  }

  /// What a variable has before anything gives it a value, and what is not known anyway.
  private func isNothing(_ value: Value) -> Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .null, .boolean, .unknown: true
    default: false
    }
  }

  /// A function that is not followed is given some values: it may write where pointers among them
  /// lead, and those in what a value of another package holds whose method it is.
  func openPointers(
    for name: String, _ arguments: [Possible], _ receiver: Possible?, _ state: inout State
  ) {
    guard mayWrite(name, isMethod: receiver != nil) else { return }
    var opening = Opening()
    let isOfMaps = name.hasPrefix("maps.")
    let given = arguments.flatMap(\.items).filter { isOfMaps || !isMap($0.value, state) }
    let holders = (receiver?.items ?? []).filter { !isOwn($0.value, state) }
    for item in given + holders { openPointers(in: Possible(item.value), &opening, &state) }
  }

  private func isMap(_ value: Value, _ state: State) -> Bool {
    guard case .pointer(let cell) = value, let target = state.cells[cell]?.value else {
      return false
    }
    return target.items.contains { if case .entries = $0.value { true } else { false } }
  }

  private func isOwn(_ value: Value, _ state: State) -> Bool {
    var target = value
    if case .pointer(let cell) = value, let content = state.cells[cell]?.value.items.first {
      target = content.value
    }
    if case .structure(let structure) = target { return isOwn(structure) }
    return false
  }

  /// Whether a function may write where its arguments point at. Of the standard library that is
  /// known; a function of another module may do anything, but for what its name says.
  private func mayWrite(_ name: String, isMethod: Bool) -> Bool {
    let method = name.split(separator: ".").last.map(String.init) ?? name
    let parts = name.split(separator: "/")
    let isStandard = !isMethod && (parts.count == 1 || !parts[0].contains("."))
    if isStandard {
      return ["maps.", "reflect.", "flag.", "unsafe.", "sync/atomic."].contains {
        name.hasPrefix($0)
      } || Evaluation.writers.contains { method.hasPrefix($0) }
    }
    return !Evaluation.readers.contains { method.hasPrefix($0) }
  }

  /// How the names of functions begin that write where they are told.
  private static let writers = ["Sscan", "Scan", "Fscan", "Unmarshal", "Decode", "Read", "As"]
  /// The same for functions that do not.
  private static let readers = [
    "Handle", "Serve", "ListenAndServe", "Equal", "NoError", "Marshal", "Encode", "Print", "Log",
    "Error", "Close", "Write",
  ]

  private func openPointers(
    in value: Possible, _ opening: inout Opening, _ state: inout State
  ) {
    guard opening.depth < Evaluation.typeLimit else { return }
    opening.depth += 1
    defer { opening.depth -= 1 }
    for item in value.items {
      switch item.value {
      case .pointer(let cell): open(cell, &opening, &state)
      case .list(let items):
        for item in items { openPointers(in: item, &opening, &state) }
      case .many(let item, _): openPointers(in: item, &opening, &state)
      case .structure(let structure):
        for (name, field) in structure.fields.sorted(by: { $0.key < $1.key })
        where isOpen(name, of: structure, opening) {
          openPointers(in: field, &opening, &state)
        }
      default: break
      }
    }
  }

  /// Whether something else can set a field: it is exported, or embedded.
  private func isOpen(
    _ field: String, of structure: Value.Structure, _ opening: Opening
  ) -> Bool {
    opening.isWhole || field.unicodeScalars.first?.properties.isUppercase == true
      || structure.type.map { fields(of: $0) }?.contains {
        $0.isEmbedded && $0.path.isEmpty && $0.name == field
      } == true
  }

  private func open(_ cell: Int, _ opening: inout Opening, _ state: inout State) {
    guard opening.seen.insert(cell).inserted, !requestHeaders.contains(cell),
      let old = state.cells[cell]?.value
    else { return }
    let new = opened(old, cellTypes[cell], &opening, &state)
    if let new { write(new, to: cell, &state) }
  }

  /// What a variable may hold after something was written into it; nil for the same as before.
  private func opened(
    _ value: Possible, _ type: TypeRef?, _ opening: inout Opening, _ state: inout State
  ) -> Possible? {
    guard opening.depth < Evaluation.typeLimit else { return nil }
    opening.depth += 1
    defer { opening.depth -= 1 }
    var items: [Possible.Item] = []
    for item in value.items {
      switch item.value {
      case .structure(let structure):
        guard let open = opened(structure, &opening, &state) else { return nil }
        items.append(.init(when: item.when, value: .structure(open)))
      case .pointer(let cell):
        open(cell, &opening, &state)
        items.append(item)
      case .list(let list):
        openPointers(in: Possible(item.value), &opening, &state)
        items.append(.init(when: item.when, value: more(list)))
      case .entries:
        openPointers(in: Possible(item.value), &opening, &state)
        trace.noteLost(deepTexts(Possible(item.value), state))
        return unknown("value")
      case .null where !isSeries(type): return nil
      case .text, .boolean, .null, .unknown:
        let other = type.map { unknownValue(of: $0, "value", &state) } ?? unknown("value")
        items += kept(Possible(item.value), or: other).items.compactMap { inner in
          item.when.and(inner.when).map { .init(when: $0, value: inner.value) }
        }
      default: items.append(item)
      }
    }
    return Possible(items: distinct(items)) ?? lost("value", items, state)
  }

  /// Whether a type is that of a slice or a map, or not known.
  private func isSeries(_ type: TypeRef?) -> Bool {
    switch type.map({ underlying($0).type.expression }) {
    case .star, .functionType, .interfaceType: false
    default: true
    }
  }

  /// A list that may have other elements, or more.
  private func more(_ list: [Possible]) -> Value {
    let hole = self.hole("element")
    let all = list.flatMap(\.items) + [.init(when: Guard(), value: .unknown(hole))]
    let item = Possible(items: distinct(all))
    if item == nil { trace.noteLost(list.flatMap(plainTexts)) }
    return .many(item ?? Possible(.unknown(hole)), hole)
  }

  /// A struct with fields that may have been set; nil for one of another package.
  private func opened(
    _ structure: Value.Structure, _ opening: inout Opening, _ state: inout State
  ) -> Value.Structure? {
    if let content = structure.fields[Evaluation.heldText], isTypedText(.structure(structure)) {
      var result = structure
      result.fields[Evaluation.heldText] = kept(content, or: unknown("value"))
      return result
    }
    guard let type = structure.type, isOwn(structure) else {
      openPointers(in: Possible(.structure(structure)), &opening, &state)
      return nil
    }
    var result = structure
    result.isPartlyUnknown = true
    result.isRead = true
    let outer = opening.isWhole
    opening.isWhole = outer || readsItself(structure.typeName)
    defer { opening.isWhole = outer }
    for field in fields(of: type) where field.path.isEmpty {
      guard isOpen(field.name, of: structure, opening) else {
        if !structure.isPartlyUnknown { keepZero(field, in: &result, &state) }
        continue
      }
      remember(unknown(field.name), structure.typeName, field.name, state)
      guard let old = structure.fields[field.name] else { continue }
      if let box = box(field.name, in: structure) {
        open(box, &opening, &state)
      } else {
        result.fields[field.name] = opened(old, field.type, &opening, &state) ?? old
      }
    }
    return result
  }

  /// A field that nothing else can set stays what it is, also where it was not set.
  private func keepZero(
    _ field: StructField, in structure: inout Value.Structure, _ state: inout State
  ) {
    guard structure.fields[field.name] == nil else { return }
    if case .identifier = underlying(field.type).type.expression {
      structure.fields[field.name] = zero(field.type, &state)
    }
  }

  private func isOwn(_ structure: Value.Structure) -> Bool {
    structure.typeName.map { program.types[$0] != nil || $0.contains("@") } ?? true
  }

  /// Whether a type has a method that takes a text in, for decoders and flags.
  private func readsItself(_ type: String?) -> Bool {
    guard let methods = type.flatMap({ program.methods[$0] }) else { return false }
    return methods.keys.contains { Evaluation.readingMethods.contains($0) }
  }

  private static let readingMethods: Set<String> = [
    "Set", "Scan", "UnmarshalText", "UnmarshalJSON", "UnmarshalYAML", "UnmarshalXML",
    "UnmarshalTOML", "UnmarshalBinary", "UnmarshalFlag", "UnmarshalEnvironmentValue",
    "UnmarshalParam", "GobDecode", "Decode", "EnvDecode", "SetValue", "ReadFrom",
  ]

  // MARK: Settings

  /// What a variable holds after a text was read into it that gives `new`: fields that the text
  /// does not name keep what they had.
  func overlaid(
    _ old: Possible, by new: Possible, _ type: TypeRef?, _ state: inout State, depth: Int = 0
  ) -> Possible {
    guard depth < Evaluation.typeLimit, let value = new.single else { return new }
    var opening = Opening()
    switch (old.single, value) {
    case (.structure(let before)?, .structure(let after)):
      guard before.type != nil, before.typeName == after.typeName else { return new }
      if readsItself(before.typeName) {
        return opened(before, &opening, &state).map { Possible(.structure($0)) } ?? new
      }
      return Possible(.structure(overlaid(before, by: after, &state, depth: depth)))
    case (.pointer(let cell)?, .pointer(let other)):
      let content = overlaid(
        read(cell, state), by: read(other, state), nil, &state, depth: depth + 1)
      write(content, to: cell, &state)
      return old
    case (.pointer(let cell)?, .many(let item, let hole)):
      guard case .entries(let entries) = read(cell, state).single else { return new }
      let all = entries.flatMap {
        overlaid($0.value, by: item, nil, &state, depth: depth + 1).items
      }
      let either = Possible(items: distinct(all + item.items)) ?? item
      write(Possible(.many(either, hole)), to: cell, &state)
      return Possible(.many(either, hole))
    case (.list(let items)?, .many(let item, let hole)):
      let all = items.flatMap { overlaid($0, by: item, nil, &state, depth: depth + 1).items }
      return Possible(.many(Possible(items: distinct(all + item.items)) ?? item, hole))
    case (_, .unknown): return opened(old, type, &opening, &state) ?? new
    default: return new
    }
  }

  private func overlaid(
    _ before: Value.Structure, by after: Value.Structure, _ state: inout State, depth: Int
  ) -> Value.Structure {
    var result = after
    guard let type = before.type else { return result }
    for field in fields(of: type) where field.path.isEmpty {
      let isRead = isInline(field) || jsonTag(of: field) != nil
      guard let old = before.fields[field.name] else {
        if isRead {
          remember(unknown(field.name), before.typeName, field.name, state)
        } else if !before.isPartlyUnknown {
          keepZero(field, in: &result, &state)
        }
        continue
      }
      result.places[field.name] = before.places[field.name]
      if !isRead {
        result.fields[field.name] = old
      } else if let box = box(field.name, in: before) {
        let new = after.fields[field.name] ?? unknown(field.name)
        write(
          overlaid(read(box, state), by: new, field.type, &state, depth: depth + 1), to: box,
          &state)
        result.fields[field.name] = old
      } else {
        remember(unknown(field.name), before.typeName, field.name, state)
        let new = after.fields[field.name] ?? unknown(field.name)
        result.fields[field.name] = overlaid(old, by: new, field.type, &state, depth: depth + 1)
      }
    }
    return result
  }
}

extension Alternatives {
  /// Some items, or another value where there are none.
  fileprivate init(within items: [Item], else other: Alternatives) {
    self = Alternatives(items: items) ?? other
  }
}
