import Calls
import Rules
import Scanner
import Text

extension NeedsFinder {
  /// The changes of a command of the Atlas CLI, or what stands in the way.
  func needs(of call: DeprecatedCall, _ atlas: AtlasCall) throws(Obstacle) -> Needs {
    let event = scan.event(of: call)
    let alternative = event.alternatives[call.alternative]
    guard let replacement = atlas.match.replacement, !call.isAmbiguous else {
      throw Obstacle(reason: "the operation is known only at run time")
    }
    let commandLine = atlas.match.commandLine
    var needs = Needs()
    for (place, name) in [(1, commandLine.replacementGroup), (2, replacement)] {
      guard let operand = atlas.invocation.operand(place) else { continue }
      let whole = ByteRange(0, operand.text.count)
      needs.changes.append(
        change(.path, operand.argument, whole, [UInt8](name.utf8), alternative))
    }
    addFlags(call, atlas, alternative, to: &needs)
    addUnknownWords(atlas, alternative, to: &needs)
    try addBody(call, atlas, event, alternative, to: &needs)
    try addTemplate(call, atlas, alternative, to: &needs)
    try addReaders(call, to: &needs)
    return needs
  }

  /// A change of a part of an argument; `argument` counts after the program.
  private func change(
    _ kind: Change.Kind, _ argument: Int, _ range: ByteRange, _ replacement: [UInt8],
    _ alternative: Event.Alternative
  ) -> Change {
    let argument = alternative.arguments[argument + 1]
    return Change(
      kind: kind, text: argument.text, range: range, replacement: replacement, argument: argument,
      offset: 0)
  }

  private func addFlags(
    _ call: DeprecatedCall, _ atlas: AtlasCall, _ alternative: Event.Alternative,
    to needs: inout Needs
  ) {
    for flag in atlas.invocation.flags {
      if atlas.match.commandLine.droppedFlags.contains(flag.name) {
        let whole = ByteRange(0, alternative.arguments[flag.argument + 1].text.count)
        needs.changes.append(change(.removal, flag.argument, whole, [], alternative))
        needs.notes.append("the Flex command has no `--\(flag.name)`, which is taken out")
      } else if flag.name == "version" {
        addVersion(flag, call.rule, alternative, to: &needs)
      } else if let new = call.rule.parameters[flag.name], new != flag.name {
        needs.changes.append(
          change(.path, flag.argument, flag.nameRange, [UInt8](new.utf8), alternative))
      }
    }
  }

  /// `--version DAY`. The CLI warns of a day that it does not know, and takes its own.
  private func addVersion(
    _ flag: AtlasInvocation.Flag, _ rule: Rule, _ alternative: Event.Alternative,
    to needs: inout Needs
  ) {
    guard let value = flag.value, let argument = flag.valueArgument, let range = flag.valueRange,
      let day = rules.api.day(ofMediaType: [UInt8](rule.replacement.mediaType.utf8))?.description
    else { return }
    if value.bytes == [UInt8](day.utf8) { return }
    guard value.isKnown else {
      needs.assumptions.append(
        "the value of `--version`, which is known only at run time, is or becomes \(day)")
      return
    }
    needs.changes.append(change(.path, argument, range, [UInt8](day.utf8), alternative))
  }

  /// Words that are known only at run time may be flags.
  private func addUnknownWords(
    _ atlas: AtlasCall, _ alternative: Event.Alternative, to needs: inout Needs
  ) {
    for index in atlas.invocation.unknownArguments {
      let word = alternative.arguments[index + 1].text.description
      needs.assumptions.append("`\(word)` holds no flag that has another name then")
    }
  }

  /// What the body must lose.
  private func addBody(
    _ call: DeprecatedCall, _ atlas: AtlasCall, _ event: Event, _ alternative: Event.Alternative,
    to needs: inout Needs
  ) throws(Obstacle) {
    guard call.rule.body.isRequired else { return }
    guard let body = body(of: atlas.invocation, event, alternative), !isOpaque(body) else {
      try assumeFewFields(call, to: &needs)
      return
    }
    try reduce(BodyText(text: body, argument: nil, offset: 0), call, to: &needs)
  }

  /// The text of the body: on the standard input or in a file that is known.
  func body(
    of invocation: AtlasInvocation, _ event: Event, _ alternative: Event.Alternative
  ) -> TracedText? {
    switch invocation.body {
    case .standardInput: alternative.input
    case .file(let path): file(path, event)
    case .unknown: nil
    }
  }

  /// A template that prints the answer reads fields by their names.
  private func addTemplate(
    _ call: DeprecatedCall, _ atlas: AtlasCall, _ alternative: Event.Alternative,
    to needs: inout Needs
  ) throws(Obstacle) {
    let renamed = call.rule.response.renamed.sorted { $0.key < $1.key }
    guard !renamed.isEmpty else { return }
    switch atlas.invocation.output {
    case .json: return
    case .other(let form):
      let fields = renamed.map { "`\($0.key)`" }.joined(separator: ", ")
      needs.assumptions.append("the output form `\(form.description)` does not read \(fields)")
    case .template(let argument, let range, let text):
      let fields = renamed.map { ([UInt8]($0.key.utf8), [UInt8]($0.value.utf8)) }
      guard let edits = GoTemplate(text.bytes).renaming(fields) else {
        throw Obstacle(reason: "its template names a field that has another name then in a string")
      }
      for edit in edits {
        needs.changes.append(
          change(
            .path, argument, edit.range.moved(by: range.start), edit.replacement, alternative))
      }
      if !text.isKnown {
        needs.assumptions.append("the part of the template known only at run time reads no field")
      }
    }
  }
}
