import Calls
import Documents
import Rules
import Scanner
import Text

extension NeedsFinder {
  /// A default that a call takes says nothing where a file beside the script sets the variable to
  /// something else, or to what an edit of the default would have to change as well.
  func checkDefaults(
    _ call: DeprecatedCall, _ alternative: Event.Alternative, _ needs: Needs
  ) throws(Obstacle) {
    let script = scan.scripts[call.trace]
    try checkArguments(script, alternative)
    try checkLinked(script, alternative)
    if overrides.isEmpty { return }
    try checkHosted(script, alternative)
    // What a script sources before it runs this one is seen there.
    let callers = scan.scripts.filter { $0.trace.ran.contains(script.file) }.flatMap(
      \.trace.sourced)
    let known = script.files + script.trace.otherFiles + callers
    let own = Set(known.map { workspace.path(of: $0) })
    let read = needs.readers.flatMap { reader in
      reader.edits.flatMap { reader.program.text.slice($0.range).pieces }
    }
    let pieces = alternative.arguments.flatMap(\.text.pieces) + read
    let edited = (needs.changes.flatMap { $0.text.slice($0.range).pieces } + read)
      .compactMap(\.origin)
    for taken in script.trace.defaults {
      guard let settings = overrides[taken.variable],
        pieces.compactMap(\.origin).contains(where: { taken.holds($0) })
      else { continue }
      let text = workspace.bytes(of: taken.word.file)[taken.word.range].filter {
        !"\"'".utf8.contains($0)
      }
      let isEdited = edited.contains { taken.holds($0) }
      // What a value is that is put together elsewhere is as unknown as that of any variable.
      let other = settings.first { setting in
        // What the script itself sets is followed; a mapping of its document may be for it as well.
        let isOfDocument = scan.documents[script.file]?.kind == .yaml && setting.isMapped
        if own.contains(setting.path), !isOfDocument { return false }
        let isPutTogether = ["$", "{{", "<%"].contains { setting.value.contains($0) }
        if isEdited, setting.value.elementsEqual(text), isMentioned(taken.variable, setting),
          !mayHaveNewBase(call, needs)
        {
          return false
        }
        return isEdited || setting.value != text && !isPutTogether
      }
      guard let other else { continue }
      let path = String(decoding: other.path, as: UTF8.self)
      throw Obstacle(
        reason: "the default of `\(taken.variable)` is taken, and `\(path)` sets that variable")
    }
  }

  /// Whether a call works with a base of the new version as well, by its Accept, while an edit
  /// takes the old one off its base.
  private func mayHaveNewBase(_ call: DeprecatedCall, _ needs: Needs) -> Bool {
    needs.changes.contains { $0.kind == .version }
      && call.transfer?.headers.contains { header in
        header.isNamed("accept")
          && header.value?.bytes.starts(with: rules.api.mediaTypePrefix.utf8) == true
      } == true
  }

  /// Whether a file that sets a variable to its default counts as a user of that: the default stays
  /// as it is then.
  private func isMentioned(_ variable: String, _ setting: Override) -> Bool {
    mentions[variable]?.contains { $0.path == setting.path && $0.value == setting.value } == true
  }

  /// The same for a variable of a Go program that the linker sets.
  private func checkLinked(
    _ script: EvaluatedScript, _ alternative: Event.Alternative
  ) throws(Obstacle) {
    if linked.isEmpty { return }
    for origin in alternative.arguments.flatMap(\.text.pieces).compactMap(\.origin) {
      guard isGoFile(workspace.path(of: origin.file)),
        let name = variable(setTo: origin), let setter = linked[name]
      else { continue }
      let path = String(decoding: setter, as: UTF8.self)
      throw Obstacle(reason: "`\(name)` is set by the linker, as `\(path)` says")
    }
  }

  /// The name of the variable that a literal is the value of: `var name = "text"`.
  private func variable(setTo literal: Origin) -> String? {
    let bytes = workspace.bytes(of: literal.file)
    let before = bytes[..<literal.range.start].reversed().drop { "\"`".utf8.contains($0) }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let sign = before.drop(while: isBlank)
    guard sign.first == UInt8(ascii: "=") else { return nil }
    var rest = sign.dropFirst().drop(while: isBlank)
    if rest.starts(with: "gnirts ".utf8) { rest = rest.dropFirst(7).drop(while: isBlank) }
    let name = Array(rest.prefix(while: isNameByte).reversed())
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The same for a variable of a pipeline, makefile or image that another place sets as well.
  private func checkHosted(
    _ script: EvaluatedScript, _ alternative: Event.Alternative
  ) throws(Obstacle) {
    guard !script.places.isEmpty, let document = scan.documents[script.file] else { return }
    let pieces = alternative.arguments.flatMap(\.text.pieces).compactMap(\.origin).filter {
      $0.file == script.file
    }
    let path = workspace.path(of: script.file)
    for (name, settings) in overrides.sorted(by: { $0.key < $1.key }) {
      let places = document.places(ofVariables: [name])
      guard pieces.contains(where: { piece in places.contains { $0.overlaps(piece.range) } }),
        let other = settings.first(where: { overrides($0, path, document.kind, places) })
      else { continue }
      let setter = String(decoding: other.path, as: UTF8.self)
      throw Obstacle(reason: "`\(name)` has its value from here, and `\(setter)` sets it as well")
    }
  }

  /// Whether what is set elsewhere may stand in the place of a document's variable.
  private func overrides(
    _ other: Override, _ path: [UInt8], _ kind: DocumentKind, _ places: [ByteRange]
  ) -> Bool {
    if other.isCommand { return true }
    if other.path == path {
      // What the document says itself is followed, where it is understood.
      return kind == .yaml && other.isMapped && !other.value.contains(UInt8(ascii: "$"))
        && !other.value.starts(with: "{{".utf8) && !places.contains { isValue($0, of: other) }
    }
    let isWorkflow = { (path: [UInt8]) in path.contains(".github/workflows/") }
    let otherKind = DocumentKind(path: other.path, bytes: [])
    let isList = otherKind == .yaml && !isWorkflow(other.path)
    let isSettings = otherKind == .shell && isSettings(other.path)
    switch kind {
    case .yaml: return isList && !isWorkflow(path)
    case .dockerfile: return isList || isSettings
    case .makefile: return otherKind == .makefile || isSettings
    // A file that a unit names may have any name.
    case .unit: return otherKind == .unit || otherKind == .other || isSettings
    default: return false
    }
  }

  /// Whether a place is that of the value which is set: only the name stands before it, and
  /// perhaps `value:` on the next line.
  private func isValue(_ place: ByteRange, of setting: Override) -> Bool {
    guard place.start > setting.place, place.start < setting.place + 200 else { return false }
    let words = setting.source[setting.place..<place.start].split {
      !isNameByte($0) && $0 != UInt8(ascii: ".")
    }
    return words.count == 1 || words.count == 2 && words[1].elementsEqual("value".utf8)
  }

  /// `.env`, `.env.production`, `backup.env`
  private func isSettings(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    return name.starts(with: ".env".utf8) || name.suffix(4).elementsEqual(".env".utf8)
  }

  /// The same for a default of an argument (`${1:-2023-01-01}`) where another script of the
  /// repository gives the argument.
  private func checkArguments(
    _ script: EvaluatedScript, _ alternative: Event.Alternative
  ) throws(Obstacle) {
    let pieces = alternative.arguments.flatMap(\.text.pieces)
    for taken in script.trace.defaults {
      guard let number = Int(taken.variable), number > 0,
        pieces.compactMap(\.origin).contains(where: { taken.holds($0) }),
        let caller = scan.scripts.first(where: { gives($0, number, to: script.file) })
      else { continue }
      let path = String(decoding: workspace.path(of: caller.file), as: UTF8.self)
      throw Obstacle(
        reason: "the default of `$\(number)` is taken, and `\(path)` gives that argument")
    }
  }

  /// Whether a script runs another with so many arguments.
  private func gives(_ caller: EvaluatedScript, _ number: Int, to file: FileID) -> Bool {
    caller.file != file
      && caller.trace.events.flatMap(\.alternatives).contains { way in
        guard let program = programWords(of: way).first, program.isKnown,
          let place = way.arguments.firstIndex(where: { $0.text.hasSameContent(as: program) })
        else { return false }
        return way.arguments.count > place + number
          && workspace.load(program.bytes, from: caller.file) == file
      }
  }
}

extension NeedsFinder {
  /// The defaults that other files tell as the values of their variables: who does as they say
  /// gives the scripts that value, so it is no default that is to be edited.
  func mentionedDefaults() -> [(file: FileID, range: ByteRange)] {
    if mentions.isEmpty { return [] }
    return scan.scripts.flatMap { script in
      let own = Set((script.files + script.trace.otherFiles).map(workspace.path))
      return script.trace.defaults.filter { taken in
        let text = workspace.bytes(of: taken.word.file)[taken.word.range].filter {
          !"\"'".utf8.contains($0)
        }
        return mentions[taken.variable]?.contains { mention in
          mention.value == text && !own.contains(mention.path) && !isFollowed(mention)
        } == true
      }.map { ($0.word.file, $0.word.range) }
    }
  }

  /// Whether a place stands in a sample of a page that is followed.
  private func isFollowed(_ mention: DefaultMention) -> Bool {
    mention.isAssignment
      && scan.scripts.contains { script in
        workspace.path(of: script.file) == mention.path
          && script.places.contains { $0.start <= mention.place && mention.place < $0.end }
      }
  }
}
