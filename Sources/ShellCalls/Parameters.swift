import Calls
import ShellSyntax
import Text

/// What a parameter holds at an expansion.
enum Held: Sendable {
  /// Nothing that the script sets: the environment decides.
  case environment
  /// Certainly nothing.
  case unset
  case text(TracedText)
  /// Elements that `@` keeps apart and `*` joins.
  case list([TracedText], joins: Bool)
}

extension Evaluation {
  /// `$name` and `${...}` (POSIX 2.6.2; bash(1), Parameter Expansion).
  func expand(
    _ expansion: ParameterExpansion, _ layer: Layer, _ isQuoted: Bool, _ document: TracedText,
    _ state: inout State
  ) -> Fragments {
    let context = ExpansionContext(
      expansion: expansion, layer: layer, isQuoted: isQuoted, document: document,
      joint: state.separators.joint, isZsh: isZsh)
    if isZsh, let command = linesOf(expansion, document) {
      let lines: Fragments = expand(command, false, document, &state)
      let isOpen = lines.items.flatMap(\.value).allSatisfy { !$0.ownText.holes.isEmpty }
      if isOpen { return lines }
    }
    if expansion.operation == nil, let rest = expansion.argument {
      return expand(unread: rest, context, &state)
    }
    let held = held(context, &state)
    var results: [Alternatives<[Fragment]>.Item] = []
    for item in held.items {
      for inner in fragments(item.value, context, &state).items {
        guard let both = item.when.and(inner.when) else { continue }
        results.append(.init(when: both, value: inner.value))
      }
    }
    return Fragments(items: results)
      ?? Fragments(
        context.fragments(lost("several values", results.flatMap(\.value).map(\.ownText))))
  }

  /// An expansion of a form that is not known, as those of zsh with flags (`${(f)"$(cmd)"}`): its
  /// commands run, and what it is made of stays what it is.
  private func expand(
    unread rest: Word, _ context: ExpansionContext, _ state: inout State
  ) -> Fragments {
    let texts = text(of: rest, context.document, &state).items.map(\.value)
    var bytes = Array(context.document.bytes[rest.range])
    // What stands in commands is used there.
    for command in commands(in: rest.parts) {
      for offset in command.start..<command.end { bytes[offset - rest.range.start] = 0x20 }
    }
    let named = String(decoding: bytes, as: UTF8.self)
      .split { !($0.isASCII && $0.isLetter || $0.isNumber || $0 == "_") }
    let held = named.compactMap { state.variable(String($0)) }
      .flatMap { $0.content.items.compactMap(\.value).flatMap(\.elements) }
    let range = context.expansion.range
    let words = TracedText(unwritten: bytes)
    for text in texts + held {
      recordSearch(of: Output(text), for: [words], "${") { (range, context.document, state) }
      recordPlace(of: text) { (range, context.document, state) }
    }
    return Fragments(context.fragments(lost("value", texts + held)))
  }

  /// The places of the commands that are substituted in the parts of a word.
  private func commands(in parts: [WordPart]) -> [ByteRange] {
    parts.flatMap { part -> [ByteRange] in
      switch part {
      case .command(let substitution): [substitution.range]
      case .doubleQuoted(_, let inner): commands(in: inner)
      default: []
      }
    }
  }

  /// The command whose lines become elements: `${(f)"$(cmd)"}` (zshexpn(1), Parameter Expansion
  /// Flags).
  private func linesOf(_ expansion: ParameterExpansion, _ document: TracedText)
    -> CommandSubstitution?
  {
    guard expansion.operation == nil, expansion.name.isEmpty, let rest = expansion.argument,
      rest.parts.count == 2, case .literal(let flags) = rest.parts[0],
      ["(f)", "(@f)", "(f@)"].contains(String(decoding: document.bytes[flags], as: UTF8.self))
    else { return nil }
    var part = rest.parts[1]
    if case .doubleQuoted(_, let inner) = part, inner.count == 1 { part = inner[0] }
    guard case .command(let substitution) = part else { return nil }
    return substitution
  }

  /// What the parameter holds, before any operation.
  private func held(_ context: ExpansionContext, _ state: inout State) -> Alternatives<Held> {
    let expansion = context.expansion
    if expansion.isIndirect { return indirect(context, &state) }
    if let special = special(expansion, context, state) { return special }
    let nothing: Held = unset.contains(expansion.name) ? .unset : .environment
    guard let variable = state.variable(expansion.name) else {
      // No environment holds an array: its element is not what `$name` gives.
      let isElement = expansion.index.map { index in
        !["@", "*"].contains { context.document.bytes[index.range].elementsEqual($0.utf8) }
      }
      return Alternatives(isElement == true ? .text(unknown("element")) : nothing)
    }
    guard let word = expansion.index else {
      return variable.content.map { content in
        guard let content else { return nothing }
        return self.isZsh && content.isArray
          ? .list(content.elements, joins: true) : .text(content.scalar)
      }
    }
    let index = text(of: word, context.document, &state)
    noteUse(of: index, in: word, as: "[]", context.document, state)
    if let any = anyElement(of: variable, named: expansion.name, index, state) { return any }
    let place = "\(expansion.name) \(variable.version)"
    return variable.content.combined(with: index) { ($0, $1) }?.flatMap { content, index in
      content.map { self.elements(index, of: $0, place) } ?? Alternatives(.environment)
    }
      ?? Alternatives(
        .text(lost("element", variable.content.items.flatMap { $0.value?.elements ?? [] })))
  }

  /// The elements of a short array whose index is known only at run time. Expansions with the same
  /// index give the same element.
  private func anyElement(
    of variable: Variable, named name: String, _ index: Output, _ state: State
  ) -> Alternatives<Held>? {
    guard let content = variable.content.single ?? nil, content.isArray,
      let key = index.items.first(where: { !$0.value.isKnown })?.value ?? index.single,
      (1...Evaluation.roundLimit).contains(content.elements.count),
      content.keys?.allSatisfy(\.isKnown) ?? true
    else { return nil }
    let text = key.description
    let isName = content.keys == nil && key.isKnown && text.utf8.allSatisfy(isNameByte)
    guard !key.isKnown || isDefault(key) || isName && Int(text) == nil else { return nil }
    let version = isName ? state.variable(text)?.version ?? 0 : 0
    let numbers = key.holes.map { "\($0.kind)\($0.number)" }.joined()
    let choice = choice(of: "\(name) \(variable.version) \(text) \(numbers) \(version)")
    if content.elements.count == 1 { return Alternatives(.text(content.elements[0])) }
    let items = content.elements.enumerated().compactMap { branch, element in
      Guard().adding(choice: choice, branch: branch).map {
        Alternatives<Held>.Item(when: $0, value: .text(element))
      }
    }
    return Alternatives(items: items)
  }

  /// What stands under an index; one of several elements where keys are known only at run time.
  /// `place` names the array as it is.
  private func elements(
    _ index: TracedText, of content: Content, _ place: String
  ) -> Alternatives<Held> {
    guard let keys = content.keys, index.bytes != [UInt8(ascii: "@")],
      index.bytes != [UInt8(ascii: "*")]
    else { return Alternatives(element(index, of: content)) }
    let pattern = NamePattern(literal: index)
    var found: [TracedText] = []
    for (key, element) in zip(keys, content.elements).reversed() {
      let isSame = key.hasSameContent(as: index)
      if isSame || !(key.isKnown && index.isKnown) && NamePattern(literal: key).meets(pattern) {
        found.append(element)
      }
      if isSame { break }
    }
    let isSpelledOut = keys.contains { $0.hasSameContent(as: index) }
    if index.isKnown, !isSpelledOut, !found.isEmpty, !isSilent { noteKey(index) }
    if found.count < 2 { return Alternatives(found.first.map { .text($0) } ?? .unset) }
    let choice = choice(of: "\(place) [\(key(index))]")
    let items = found.enumerated().compactMap { branch, element in
      Guard().adding(choice: choice, branch: branch).map {
        Alternatives<Held>.Item(when: $0, value: .text(element))
      }
    }
    return Alternatives(items: items) ?? Alternatives(.text(lost("element", found)))
  }

  /// `${job[status]}`, where the keys come from elsewhere: they may be names of an answer's fields.
  private func noteKey(_ key: TracedText) {
    guard trace.unreadKeys.count < Evaluation.elementLimit else { return }
    trace.unreadKeys.append(Argument(text: key))
  }

  private func element(_ index: TracedText, of content: Content) -> Held {
    if index.bytes == [UInt8(ascii: "@")] { return .list(content.elements, joins: false) }
    if index.bytes == [UInt8(ascii: "*")] { return .list(content.elements, joins: true) }
    if let sample = content.sample { return .text(sample) }
    guard let number = Int(String(decoding: index.bytes, as: UTF8.self)) else {
      return .text(lost("element", content.elements))
    }
    let place = number < 0 ? content.elements.count + number : number - (isZsh ? 1 : 0)
    return content.elements.indices.contains(place) ? .text(content.elements[place]) : .unset
  }

  /// `${!name}`: the value of the variable whose name the variable holds.
  private func indirect(_ context: ExpansionContext, _ state: inout State) -> Alternatives<Held> {
    if let reference = state.variables[context.expansion.name]?.reference {
      return Alternatives(.text(TracedText(unwritten: [UInt8](reference.utf8))))
    }
    let current = state
    guard let names = names(heldBy: context.expansion.name, state) else {
      return Alternatives(.text(anyValue(state)))
    }
    return names.flatMap { name -> Alternatives<Held> in
      guard let name, name.isKnown, !self.isDefault(name),
        let target = current.variables[String(decoding: name.bytes, as: UTF8.self)]
      else { return Alternatives(.text(self.anyValue(current))) }
      return target.content.map { $0.map { .text($0.scalar) } ?? .environment }
    } ?? Alternatives(.text(anyValue(state)))
  }

  /// What a variable or an argument holds.
  private func names(heldBy name: String, _ state: State) -> Alternatives<TracedText?>? {
    guard let number = Int(name) else { return state.variables[name]?.content.map { $0?.scalar } }
    return state.positional?.map { all in
      guard case .text(let text) = self.argument("\(number)", of: all) else { return nil }
      return text
    }
  }

  /// The value of one of all variables.
  private func anyValue(_ state: State) -> TracedText {
    let values = state.variables.sortedEntries.flatMap { _, variable in
      variable.content.items.flatMap { $0.value?.elements ?? [] }
    }
    let answers = values.filter { $0.holes.contains { $0.kind == .response || $0.kind == .output } }
    return lost("indirect value", answers)
  }

  /// The parameters that are not variables.
  private func special(
    _ expansion: ParameterExpansion, _ context: ExpansionContext, _ state: State
  ) -> Alternatives<Held>? {
    let name = expansion.name
    if name == "0", let name = state.programName { return Alternatives(.text(name)) }
    if name == "0" || name == "BASH_SOURCE" {
      return Alternatives(.text(scriptPath(context, expansion)))
    }
    if name == "PWD", state.variables["PWD"] == nil, let folder = state.directory {
      return Alternatives(.text(folder))
    }
    if name == "?", state.status == .failure {
      return Alternatives(.text(TracedText(Evaluation.failedStatus, origin: context.origin)))
    }
    guard name == "@" || name == "*" || name == "#" || Int(name) != nil else { return nil }
    guard let all = state.positional else {
      let isList = name == "@" || name == "*"
      let hole = TracedText(Hole(kind: .variable, name: name), origin: context.origin)
      return Alternatives(isList ? .text(hole) : .environment)
    }
    return all.map { self.argument(name, of: $0) }
  }

  /// The path of the running script, or for `BASH_SOURCE` of the file that holds the expansion.
  private func scriptPath(
    _ context: ExpansionContext, _ expansion: ParameterExpansion
  ) -> TracedText {
    let own = context.origin?.file ?? FileID(index: 0)
    let file = expansion.name == "0" ? (scripts.first ?? own) : own
    return TracedText(unwritten: loader.path(of: file))
  }
}

/// One expansion with where it stands.
struct ExpansionContext {
  let expansion: ParameterExpansion
  let layer: Layer
  let isQuoted: Bool
  let document: TracedText
  /// What stands between elements that `*` joins.
  let joint: [UInt8]
  /// Whether values are not split: only commands' output is.
  let isZsh: Bool

  /// Where the expansion is written.
  var origin: Origin? {
    document.span(of: expansion.range).map {
      Origin(file: $0.file, range: $0.range, encoding: $0.encoding.inside(layer))
    }
  }

  /// Whether it expands `$@` or `$*`, whose elements count from 1.
  var isPositional: Bool { expansion.name == "@" || expansion.name == "*" }

  /// The name for a plain `$name` or `${name}`, empty otherwise.
  var plainName: String {
    let isPlain =
      expansion.operation == nil && !expansion.isLength && !expansion.isIndirect
      && expansion.index == nil
    return isPlain ? expansion.name : ""
  }

  /// The text as the one fragment that the expansion gives.
  func fragments(_ text: TracedText) -> [Fragment] {
    let place = Fragment.Expansion(origin: origin, variable: plainName)
    if isZsh && !isQuoted && text.isEmpty { return [] }
    return [.text(text, expansion: place, isQuoted: isQuoted || isZsh)]
  }

  /// A list as fragments: kept apart, or joined.
  func fragments(_ elements: [TracedText], joins: Bool) -> [Fragment] {
    if joins && isQuoted {
      var whole = TracedText()
      for (index, element) in elements.enumerated() {
        if index > 0 { whole.append(TracedText(unwritten: joint)) }
        whole.append(element)
      }
      return fragments(whole)
    }
    var result: [Fragment] = []
    for (index, element) in elements.enumerated() {
      if index > 0 { result.append(.fieldBreak) }
      result += fragments(element)
    }
    return result
  }

  /// The hole for a value that the environment decides.
  var hole: TracedText { TracedText(Hole(kind: .variable, name: expansion.name), origin: origin) }
}
