import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The frame of a call; `isOwn` for a function of the package.
  func frame(_ site: CallSite, _ name: String, isOwn: Bool) -> Frame {
    var arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    for (index, value) in site.arguments.enumerated() {
      for text in shallowTexts(value) {
        arguments.append(Argument(text: text, word: site.word(index)))
      }
    }
    return Frame(
      command: site.origin, words: site.words, arguments: Alternatives(arguments),
      callsFunction: isOwn)
  }

  private func shallowTexts(_ value: Possible, depth: Int = 0) -> [TracedText] {
    guard depth < 5 else { return [] }
    return value.items.flatMap { item -> [TracedText] in
      guard step(at: nil) else { return [] }
      switch item.value {
      case .text(let text): return [text]
      case .structure(let structure):
        return structure.fields.sorted { $0.key < $1.key }.flatMap {
          shallowTexts($0.value, depth: depth + 1)
        }
      case .list(let items): return items.flatMap { shallowTexts($0, depth: depth + 1) }
      default: return []
      }
    }
  }

  /// All texts that a value holds, through pointers.
  func deepTexts(_ value: Possible, _ state: State, depth: Int = 0) -> [TracedText] {
    guard depth < 5 else { return [] }
    return value.items.flatMap { item -> [TracedText] in
      guard step(at: nil) else { return [] }
      switch item.value {
      case .text(let text), .answer(let text, _): return [text]
      case .structure(let structure):
        return structure.fields.sorted { $0.key < $1.key }.flatMap {
          deepTexts($0.value, state, depth: depth + 1)
        }
      case .list(let items), .tuple(let items):
        return items.flatMap { deepTexts($0, state, depth: depth + 1) }
      case .many(let item, _): return deepTexts(item, state, depth: depth + 1)
      case .entries(let entries):
        return entries.flatMap { [$0.key] + deepTexts($0.value, state, depth: depth + 1) }
      case .pointer(let cell):
        guard let target = state.cells[cell]?.value else { return [] }
        return deepTexts(target, state, depth: depth + 1)
      default: return []
      }
    }
  }

  /// Adds an event, and gives its number.
  @discardableResult
  func record(
    _ alternatives: [Event.Alternative], at frame: Frame, _ role: Event.Role = .command
  ) -> Int {
    let number = trace.events.count
    trace.events.append(
      Event(
        number: number, frames: frames + [frame], alternatives: alternatives,
        destination: role == .shown ? .terminal : .captured, role: role))
    if role == .request, !guesses.isEmpty {
      trace.assumptions[number, default: []].formUnion(guesses)
    }
    return number
  }

  /// A function that is not followed takes its arguments.
  ///
  /// - Returns: what it gives, where that is most likely what a function gives that it calls.
  @discardableResult
  func recordUse(
    _ name: String, _ site: CallSite, _ receiver: Possible?, _ state: inout State,
    _ role: Event.Role = .command
  ) -> Possible? {
    let values = (receiver.map { [$0] } ?? []) + site.arguments
    for value in values { sendRequests(in: value, site, &state) }
    var arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    for (index, value) in site.arguments.enumerated() {
      for text in deepTexts(value, state) where isWritten(text) {
        arguments.append(Argument(text: text, word: site.word(index)))
      }
    }
    for text in receiver.map({ deepTexts($0, state) }) ?? [] where isWritten(text) {
      arguments.append(Argument(text: text))
    }
    let hasAnswer = arguments.contains { argument in
      argument.text.holes.contains { $0.kind == .response || $0.kind == .output }
    }
    // The names that the types beside an answer have may be read of it.
    if hasAnswer, role == .command {
      trace.holdsAnswers = true
      for key in site.arguments.flatMap({ typeKeys(of: $0, state) }) {
        arguments.append(Argument(text: key))
      }
    }
    let all = called(site.arguments, by: name, role, &state)
    if role == .command { noteEscape(all, site.unit, state) }
    let results = all.filter { holdsAnswer($0, state) }
    for result in results {
      recordAnswers(
        result, name, site.expression.function.range, site.unit, state)
    }
    let given = results.count == 1 ? results[0] : nil
    if role == .command {
      forgetTexts(site.arguments, &state)
      openPointers(for: name, site.arguments, receiver, &state)
    }
    // What a transport does with the request on its way (a digest, a log) sends nothing else.
    guard arguments.count > 1, transportDepth == 0 || takesApart(name) else { return given }
    record([Event.Alternative(arguments: arguments)], at: frame(site, name, isOwn: false), role)
    return given
  }

  func holdsAnswer(_ value: Possible, _ state: State) -> Bool {
    deepTexts(value, state).contains { text in
      text.holes.contains { $0.kind == .response || $0.kind == .output }
    }
  }

  /// Whether a function looks for parts of a text, such as the path of a request.
  private func takesApart(_ name: String) -> Bool {
    ["strings.", "regexp.", "path."].contains(where: name.hasPrefix)
  }

  /// A function that is not followed may write into the buffers that it is given.
  private func forgetTexts(_ arguments: [Possible], _ state: inout State) {
    for item in arguments.flatMap(\.items) {
      guard case .pointer(let cell) = item.value,
        case .structure(var holder) = state.cells[cell]?.value.items[0].value,
        holder.typeName == Evaluation.holderType
      else { continue }
      holder.fields[Evaluation.heldText] = unknown("text")
      write(Possible(.structure(holder)), to: cell, &state)
    }
  }

  /// Whether a source spells some of the text, or an answer is in it.
  private func isWritten(_ text: TracedText) -> Bool {
    text.pieces.contains { piece in
      if case .hole(let hole) = piece.content {
        return hole.kind == .response || hole.kind == .output
      }
      return piece.origin != nil
    }
  }

  /// Functions that are handed to others are called by them: what they give.
  @discardableResult
  func callBack(_ arguments: [Possible], _ state: inout State) -> [Possible] {
    var results: [Possible] = []
    for case .function(let callable) in arguments.flatMap(\.items).map(\.value) {
      var branch = state
      var values: [Possible] = []
      for parameter in callable.type.parameters.parameters {
        let type = callable.scope.typeRef(parameter.type)
        for index in 0..<max(parameter.names.count, 1) {
          let name = index < parameter.names.count ? parameter.names[index].name : "argument"
          values.append(unknownValue(of: type, name, &branch))
        }
      }
      entered(callable)
      let result = enter(callable, values, spread: false, at: nil, &branch)
      if branch.isDead { continue }
      state = branch
      results.append(result)
    }
    return results
  }

  /// The same; handlers and what a flag calls run at any time, or never.
  private func called(
    _ arguments: [Possible], by name: String, _ role: Event.Role, _ state: inout State
  ) -> [Possible] {
    let isLater =
      role == .double || [".Func", ".BoolFunc", ".AfterFunc"].contains(where: name.hasSuffix)
    guard isLater else { return callBack(arguments, &state) }
    var inner = state
    let results = callBack(arguments, &inner)
    keepGiven(arguments, changing: &state, to: inner)
    return results
  }

  /// The functions in values that go where something else calls them: what they do is seen, and
  /// when they do it is not known.
  ///
  /// - Returns: what they give.
  @discardableResult
  func runGiven(_ values: [Possible], _ state: inout State) -> [Possible] {
    var inner = state
    let all = values.flatMap { functions(in: $0, state) }
    let results = callBack(all, &inner)
    keepGiven(all, changing: &state, to: inner)
    return results
  }

  /// What functions set that run at any time is one of the values from then on, also for those
  /// among them that were seen before.
  private func keepGiven(_ functions: [Possible], changing state: inout State, to inner: State) {
    if state.isDead || inner.isDead { return }
    if writes(inner, over: state) { given.hasEffects = true }
    given.functions += functions.filter { if case .function? = $0.single { true } else { false } }
    state = merged([state, inner], before: state)
  }

  /// Whether a variable from before holds other texts than then, or none.
  private func writes(_ after: State, over before: State) -> Bool {
    after.cells.differing(from: before.cells).contains { cell in
      guard let new = after.cells[cell], let cell = before.cells[cell] else { return false }
      return deepTexts(new.value, after).map(\.bytes) != deepTexts(cell.value, before).map(\.bytes)
    }
  }

  /// Runs once more what was given to run at any time, where some of it sets what others read.
  func runGivenAgain(_ state: State) {
    guard given.hasEffects else { return }
    var inner = state
    inner.isDead = false
    callBack(given.functions, &inner)
  }

  private func functions(in value: Possible, _ state: State, depth: Int = 0) -> [Possible] {
    guard depth < 3 else { return [] }
    return value.items.flatMap { item -> [Possible] in
      switch item.value {
      case .function: return [Possible(item.value)]
      case .entries(let entries):
        return entries.flatMap { functions(in: $0.value, state, depth: depth + 1) }
      case .structure(let structure):
        return structure.fields.sorted { $0.key < $1.key }
          .flatMap { functions(in: $0.value, state, depth: depth + 1) }
      case .pointer(let cell):
        return state.cells[cell].map { functions(in: $0.value, state, depth: depth + 1) } ?? []
      case .list(let items): return items.flatMap { functions(in: $0, state, depth: depth + 1) }
      default: return []
      }
    }
  }

  /// Two values are compared: what is written in one of them is used here.
  func recordComparison(
    _ left: Possible, _ right: Possible, _ origin: Origin, _ state: State
  ) {
    noteComparison(left, right, state)
    let all = [left, right].flatMap { $0.items }.compactMap { item -> TracedText? in
      if case .text(let text) = item.value { return text }
      return nil
    }
    guard all.contains(where: { $0.bytes.contains(UInt8(ascii: "/")) && isWritten($0) }) else {
      recordSelection(all, origin)
      return
    }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8]("==".utf8)))]
    record(
      [Event.Alternative(arguments: arguments + all.map { Argument(text: $0, word: origin) })],
      at: Frame(
        command: origin, words: [origin],
        arguments: Alternatives(arguments + all.map { Argument(text: $0, word: origin) }),
        callsFunction: false), .double)
  }

  /// Base URLs and media types that other packages can read are used there as well.
  func recordExports(_ base: State) {
    for (name, entry) in program.globals.sorted(by: { $0.key < $1.key }) {
      let unit = program.units[entry.unit]
      guard entry.name.first?.isUppercase == true, unit.tree.packageName?.name != "main",
        !unit.isClosed, let cell = globalCell(name, in: base)
      else { continue }
      for item in cell.value.items {
        guard case .text(let text) = item.value, isWritten(text),
          text.bytes.offset(of: [UInt8]("://".utf8)) != nil
            || text.bytes.starts(with: "application/".utf8)
        else { continue }
        let place = unit.origin(entry.spec.range)
        let arguments = [
          Argument(text: TracedText(unwritten: [UInt8]("exported".utf8))), Argument(text: text),
        ]
        record(
          [Event.Alternative(arguments: arguments)],
          at: Frame(
            command: place, words: [], arguments: Alternatives(arguments), callsFunction: false))
      }
    }
  }

  private func globalCell(_ name: String, in base: State) -> State.Cell? {
    var state = base
    return globalCell(name, &state).flatMap { state.cells[$0] }
  }

  /// An answer whose fields are read by name goes where it is not followed.
  func recordAnswers(
    _ value: Possible, _ reader: String, _ range: ByteRange, _ unit: Int, _ state: State
  ) {
    let answers = deepTexts(value, state).filter { text in
      text.holes.contains { $0.kind == .response || $0.kind == .output }
    }
    guard !answers.isEmpty else { return }
    let place = program.units[unit].origin(range)
    let arguments = [Argument(text: TracedText(unwritten: [UInt8](reader.utf8)))]
    let all = arguments + answers.map { Argument(text: $0, word: place) }
    record(
      [Event.Alternative(arguments: all)],
      at: Frame(
        command: place, words: [place], arguments: Alternatives(all), callsFunction: false))
  }

  /// A text leaves the package: as the result of a function that others may call.
  func recordResult(_ result: Possible, _ entry: FunctionEntry, _ state: State) {
    var parts = [result]
    if case .tuple(let values) = result.single { parts = values }
    let name = entry.declaration.name
    for part in parts {
      recordAnswers(part, "the caller of \(name.name)", name.range, entry.unit, state)
    }
    let texts = parts.flatMap(\.items).compactMap { item -> TracedText? in
      if case .text(let text) = item.value, isWritten(text) { return text }
      return nil
    }
    guard !texts.isEmpty else { return }
    let place = program.units[entry.unit].origin(entry.declaration.name.range)
    if isCalledHere {
      trace.givenOut += texts.map { ($0, place) }
      return
    }
    let arguments = [Argument(text: TracedText(unwritten: [UInt8]("return".utf8)))]
    let all = arguments + texts.map { Argument(text: $0, word: place) }
    record(
      [Event.Alternative(arguments: all)],
      at: Frame(
        command: place, words: [place], arguments: Alternatives(all), callsFunction: false))
  }
}
