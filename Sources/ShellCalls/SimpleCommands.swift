import Calls
import ShellSyntax
import Text

/// A command that is about to run: its arguments in one of the ways they may be.
struct Invocation {
  let origin: Origin?
  let words: [Origin]
  var arguments: Alternatives<[Argument]>
  /// The values of variables that are set for the command alone.
  var environment: [TracedText] = []
  /// Those of them that a wrapper sets (`env A=b`), with their names.
  var settings: [Wrappers.Setting] = []
  /// Whether it runs in a container, with no variables but those settings.
  var isContained = false
  /// Whether a wrapper takes the exported variables away.
  var isCleared = false

  /// As many of the first words as all ways agree on, `count` at most.
  func wordsInAllWays(_ count: Int) -> [Argument] {
    let ways = arguments.items.map(\.value)
    let first = ways[0].prefix(count)
    let agreed = first.indices.first { index in
      ways.contains { $0.count <= index || !$0[index].text.hasSameContent(as: first[index].text) }
    }
    return Array(first.prefix(upTo: agreed ?? first.endIndex))
  }

  /// The program's name if all ways agree on it.
  var name: String? {
    let names = Set(arguments.items.map { $0.value.first.map { baseName($0.text) } ?? nil })
    return names.count == 1 ? names.first ?? nil : nil
  }
}

extension Evaluation {
  /// A simple command: assignments, then a builtin, a function, or a program.
  func run(
    _ command: SimpleCommand, at range: ByteRange, _ document: TracedText, _ state: inout State
  ) -> Output {
    if command.words.isEmpty && command.declarations.isEmpty {
      for assignment in command.assignments { assign(assignment, document, &state) }
      state.end(with: .presumedSuccess)
      return Output(TracedText())
    }
    let origin = place(ofCommand: range, in: document)
    let arguments = self.arguments(command.words, of: origin, document, &state)
    let words = command.words.compactMap { place(ofWord: $0.range, of: origin, in: document) }
    var invocation = Invocation(origin: origin, words: words, arguments: arguments)
    if isDeclaration(invocation.name) {
      declare(command, invocation, document, &state)
      state.end(with: .presumedSuccess)
      return command.declarations.isEmpty ? printed(by: invocation, state) : Output(TracedText())
    }
    let saved = (state.variables, state.exported)
    for assignment in command.assignments {
      assign(assignment, document, &state)
      state.exported[assignment.name] = true
      let value = state.variables[assignment.name]?.content.items.first?.value?.scalar
      if let value { invocation.environment.append(value) }
    }
    let isFunction = invocation.name.map { state.functions[$0] != nil } == true
    let output = dispatch(invocation, &state)
    let kept = state
    for name in command.assignments.map(\.name) {
      state.changeAllWays { way in
        way.variables[name] = saved.0[name]
        way.exported[name] = saved.1[name]
      }
    }
    if isFunction, mayKeepPrefixes, !command.assignments.isEmpty {
      state = merged([state, kept], before: state)
    }
    return output
  }

  /// The arguments that words give, each word's fields in order.
  func arguments(
    _ words: [Word], of command: Origin?, _ document: TracedText, _ state: inout State
  ) -> Alternatives<[Argument]> {
    let values = words.map { word in
      let origin = place(ofWord: word.range, of: command, in: document)
      return expand(word, document, &state).map { fields in
        fields.map {
          self.argument($0, word: origin, isWholeWord: fields.count == 1, state)
        }
      }
    }
    if let all = combined(values) { return all }
    var result = Alternatives<[Argument]>([])
    for (word, more) in zip(words, values) {
      guard let next = result.combined(with: more, { $0 + $1 }) else {
        let origin = place(ofWord: word.range, of: command, in: document)
        giveUp(.value, "too many combinations of values", at: origin)
        // What they are put together from is used all the same.
        let place = Invocation(origin: origin, words: [], arguments: Alternatives([]))
        recordUse([more.map { self.joined($0.map(\.text)) }], named: "several values", place)
        result =
          result.combined(with: Alternatives([lostArgument(more, origin)])) { $0 + $1 } ?? result
        continue
      }
      result = next
    }
    return result
  }

  private func argument(
    _ field: Field, word: Origin?, isWholeWord: Bool, _ state: State
  ) -> Argument {
    var result = Argument(
      text: bounded(field.text), word: word, isWholeWord: isWholeWord, parts: field.parts)
    result.holders = holders(of: result.text, state)
    result.textHolders = textHolders(of: result.text, state)
    return result
  }

  private func lostArgument(
    _ fields: Alternatives<[Argument]>, _ origin: Origin?
  ) -> Argument {
    let texts = fields.items.flatMap { $0.value.map(\.text) }
    return Argument(text: lost("several values", texts), word: origin)
  }

  private func isDeclaration(_ name: String?) -> Bool {
    switch name {
    case "local", "export", "declare", "typeset", "readonly": true
    default: false
    }
  }

  /// `local a=1 b`, `export A`, `declare -A map=(...)`.
  private func declare(
    _ command: SimpleCommand, _ invocation: Invocation, _ document: TracedText,
    _ state: inout State
  ) {
    let names = invocation.arguments.items[0].value.dropFirst().map {
      String(decoding: $0.text.bytes, as: UTF8.self)
    }
    let options = names.filter { $0.hasPrefix("-") && !$0.hasPrefix("--") }
    if asksOnly(options) {
      return noteExported(names, options, invocation, &state)
    }
    // `declare -g` in a function is about the variable outside of it.
    let isLocal =
      invocation.name != "export" && invocation.name != "readonly" && depth > 0
      && !(invocation.name != "local" && options.contains { $0.contains("g") })
    if invocation.name != "local",
      invocation.arguments.items.flatMap({ $0.value.dropFirst() }).contains(where: {
        hasOpenName($0.text)
      })
    {
      loseVariables(by: invocation, &state)
    }
    noteExported(names + command.declarations.map(\.name), options, invocation, &state)
    if invocation.name == "readonly" || options.contains(where: { $0.contains("r") }) {
      trace.readOnly.formUnion(names)
      trace.readOnly.formUnion(command.declarations.map(\.name))
    }
    let isReference =
      invocation.name != "export" && options.contains { $0.contains("n") }
    for name in names where isLocal && !name.hasPrefix("-") {
      makeLocal(name, &state)
      if state.variables[name]?.reference != nil { state.variables[name] = nil }
      assign(name, Alternatives(Content(TracedText())), &state)
    }
    for word in invocation.arguments.items[0].value.dropFirst() {
      assignComputed(word, invocation, isLocal: isLocal, &state)
    }
    makeArrays(names, options, isLocal, &state)
    for assignment in command.declarations {
      if isLocal { makeLocal(assignment.name, &state) }
      if state.variables[assignment.name]?.reference != nil {
        state.variables[assignment.name] = nil
      }
      assign(assignment, document, &state)
      if isReference { refer(assignment.name, &state) }
    }
    if invocation.name != "export", options.contains(where: { $0.contains("i") }) {
      countOut(names + command.declarations.map(\.name), &state)
    }
    if invocation.name == "export" {
      recordUse(
        exported(names + command.declarations.map(\.name), state), named: "export", invocation)
    }
  }

  /// Whether a declaration is about functions or prints what is there: `export -f get`,
  /// `declare -F "cmd_$1"`, `declare -p NAME`. `-F` makes a fraction in zsh and ksh.
  private func asksOnly(_ options: [String]) -> Bool {
    let letters = Set(options.joined())
    return letters.contains("f") || letters.contains("p")
      || letters.contains("F") && !isZsh && !isKsh
  }

  /// `declare "$name=value"`
  private func assignComputed(
    _ argument: Argument, _ invocation: Invocation, isLocal: Bool, _ state: inout State
  ) {
    let word = argument.text
    let name = String(decoding: word.bytes.prefix(while: isNameByte), as: UTF8.self)
    let start = name.utf8.count
    guard start > 0, start < word.count, word.bytes[start] == UInt8(ascii: "=") else { return }
    if isLocal { makeLocal(name, &state) }
    noteName(Argument(text: word.slice(ByteRange(0, start)), word: argument.word), invocation)
    let value = word.slice(ByteRange(start + 1, word.count))
    assign(name, Alternatives(Content(value)), &state)
  }

  /// `declare -A NAME`, `local -a NAME`: an array without elements, but for one that is there.
  private func makeArrays(
    _ names: [String], _ options: [String], _ isLocal: Bool, _ state: inout State
  ) {
    let letters = Set(options.joined())
    guard !letters.isDisjoint(with: "aA"), letters.isDisjoint(with: "pfF") else { return }
    let array = Content(array: [], keys: letters.contains("A") ? [] : nil)
    for name in names where !name.hasPrefix("-") && (isLocal || state.variables[name] == nil) {
      assign(name, Alternatives(array), &state)
    }
  }

  /// `declare -i NAME=EXPRESSION`
  private func countOut(_ names: [String], _ state: inout State) {
    for name in names {
      state.variables[name]?.isInteger = true
      if let content = state.variables[name]?.content { assign(name, content, &state) }
    }
  }

  /// `declare -n NAME=OTHER`: from here on the name stands for the other.
  private func refer(_ name: String, _ state: inout State) {
    guard let content = state.variables[name]?.content.single, let target = content?.scalar,
      target.isKnown, !target.isEmpty
    else { return }
    let other = String(decoding: target.bytes, as: UTF8.self)
    if target.pieces.count > 1 { trace.noteLost([target]) }
    if state.target(of: other) != name { state.variables[name]?.reference = other }
  }

  /// `export A`, `declare -x A`, `export -f FUNCTION`, `export -n A`.
  private func noteExported(
    _ names: [String], _ options: [String], _ invocation: Invocation, _ state: inout State
  ) {
    let letters = Set(options.joined().unicodeScalars)
    guard invocation.name == "export" || letters.contains("x") else { return }
    if letters.contains("f") {
      state.exportedFunctions.formUnion(names)
      trace.exportedFunctions.formUnion(names)
    } else if invocation.name == "export", letters.contains("n") {
      for name in names { state.exported[name] = nil }
    } else {
      for name in names { state.exported[name] = true }
    }
  }

  private func exported(_ names: [String], _ state: State) -> [Output] {
    names.compactMap { name in
      state.variables[name]?.content.map { $0?.scalar ?? TracedText() }
    }
  }

  /// One assignment.
  func assign(_ assignment: Assignment, _ document: TracedText, _ state: inout State) {
    // `eval "n_$what=..."`: the text of a name stays as it is.
    let name = document.slice(
      ByteRange(assignment.range.start, assignment.range.start + assignment.name.utf8.count))
    if name.pieces.count > 1 { trace.noteLost([name]) }
    let old = state.variable(assignment.name)?.content
    switch assignment.value {
    case .word(let word):
      let fields = expand(word.parts, .unquoted, false, document, &state).map(wholeField)
      let value = fields.map { self.bounded($0.text) }
      note(fields, of: assignment, document, state)
      if let index = assignment.index {
        let keys = text(of: index, document, &state)
        noteUse(of: keys, in: index, as: "[]", document, state)
        let key = keys.single ?? unknown("index")
        assign(assignment.name, element(key, of: old, value), &state)
      } else if assignment.isAppend, state.variable(assignment.name)?.isInteger == true {
        assign(assignment.name, Alternatives(Content(unknown(assignment.name))), &state)
      } else if assignment.isAppend, let old {
        let longer = old.combined(with: value) { content, more -> Content? in
          Content(self.bounded((content?.scalar ?? TracedText()) + more))
        }
        assign(
          assignment.name,
          longer ?? Alternatives(Content(lost("value", texts(old) + value.items.map(\.value)))),
          &state)
      } else {
        assign(assignment.name, value.map { Content($0) }, &state)
      }
    case .array(_, let elements):
      let value = array(elements, document, &state)
      guard assignment.isAppend, let old else {
        assign(assignment.name, value.map { $0 }, &state)
        return
      }
      let longer = old.combined(with: value) { content, more -> Content? in
        self.work += 1 + (content?.elements.count ?? 0)
        return Content(array: self.bounded((content?.elements ?? []) + more.elements))
      }
      let many = {
        Content(array: [self.lost("array", self.texts(old) + value.items.flatMap(\.value.elements))]
        )
      }
      assign(assignment.name, longer ?? Alternatives(many()), &state)
    }
  }

  /// Keeps what an assignment gives, within limits: an edit may be written there.
  private func note(
    _ fields: Alternatives<Field>, of assignment: Assignment, _ document: TracedText,
    _ state: State
  ) {
    guard !isSilent, trace.assignments.count < Evaluation.elementLimit,
      let place = document.span(of: assignment.range)
    else { return }
    for field in fields.items.map(\.value)
    where field.text.count <= 1 << 12 && field.text.pieces.count <= 64 {
      let value = argument(field, word: place, isWholeWord: true, state)
      trace.assignments.append(AssignedText(number: trace.events.count, value: value))
    }
  }

  private func array(
    _ elements: [Assignment.Element], _ document: TracedText, _ state: inout State
  ) -> Alternatives<Content> {
    var result = Alternatives(Content(array: []))
    for element in elements {
      let key = element.key.map { text(of: $0, document, &state).single ?? unknown("index") }
      let more = expand(element.value, document, &state)
      work += 1
      if key == nil, result.items.count == 1, let fields = more.single,
        result.items[0].value.elements.count + fields.count <= Evaluation.elementLimit
      {
        result.modifySingle { $0.elements += fields.map(\.text) }
        continue
      }
      let next = result.combined(with: more) { content, fields -> Content in
        var longer = content
        longer.elements = self.bounded(content.elements + fields.map(\.text))
        if let key { longer.keys = (content.keys ?? []) + [key] }
        return longer
      }
      let all = [
        result.items.flatMap(\.value.elements), more.items.flatMap { $0.value.map(\.text) },
      ]
      result = next ?? Alternatives(Content(array: [lost("array", all.joined())]))
    }
    return result
  }

  /// All texts of contents.
  private func texts(_ contents: Alternatives<Content?>) -> [TracedText] {
    contents.items.flatMap { $0.value?.elements ?? [] }
  }

  /// The array after one element was set.
  private func element(
    _ key: TracedText, of old: Alternatives<Content?>?, _ value: Output
  ) -> Alternatives<Content?> {
    let base = old ?? Alternatives(Content(array: [], keys: []))
    return base.combined(with: value) { content, text -> Content? in
      var array = content ?? Content(array: [], keys: [])
      self.work += 1 + array.elements.count
      guard array.elements.count < Evaluation.elementLimit else {
        return Content(array: [self.lost("long list", array.elements + [text])])
      }
      let number = Int(String(decoding: key.bytes, as: UTF8.self)).map {
        $0 &- (self.isZsh ? 1 : 0)
      }
      if array.keys == nil, let number, number >= 0, number <= array.elements.count {
        if number == array.elements.count { array.elements.append(text) }
        array.elements[number] = text
      } else {
        array.keys = (array.keys ?? []) + [key]
        array.elements.append(text)
      }
      array.isArray = true
      return array
    } ?? Alternatives(Content(array: [lost("array", texts(base) + value.items.map(\.value))]))
  }
}
