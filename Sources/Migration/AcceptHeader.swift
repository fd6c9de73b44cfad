import Calls
import Documents
import Scanner
import Text

extension Planner {
  /// Lets a wrapper that others share take another Accept from the call:
  /// `${ATLAS_ACCEPT:-what it sent before}` in the wrapper, `ATLAS_ACCEPT=...` before the call.
  /// What the call itself hands over as an argument changes there.
  func overriding(
    _ change: Change, _ place: CallPlace, _ own: Set<EventKey>, _ planned: inout PlannedEdits
  ) -> [SourceEdit]? {
    if handedOver(change, place, own) != nil { return nil }
    if let edit = addingArgument(change, place) { return [edit] }
    if let edits = assigning(change, place) ?? assigningSource(of: change, place) { return edits }
    guard change.kind == .accept, arrayPart(change) == nil || isWrittenInside(change, place) else {
      return nil
    }
    let name = unusedName("ATLAS_ACCEPT")
    guard place.isWrapped, !runsUnknown(place), let edit = optionalValue(change, name),
      let prefix = assignment(to: name, place.mediaType, place)
    else { return overridingPiece(change, place) }
    return [edit, prefix]
  }

  /// `${ATLAS_ACCEPT:-what it was}` in place of a header's value.
  func optionalValue(_ change: Change, _ name: String) -> SourceEdit? {
    wholeValue(change).flatMap { optionalText($0, of: change.text, name) }
  }

  /// `${NAME:-what it was}` in place of a part of a text.
  func optionalText(_ range: ByteRange, of text: TracedText, _ name: String) -> SourceEdit? {
    guard let origin = text.span(of: range),
      sources.bytes(of: origin.file)[origin.range].count == range.count
    else { return nil }
    let old = String(decoding: sources.bytes(of: origin.file)[origin.range], as: UTF8.self)
    let expansion = "${\(name):-\(old)}"
    let written: String
    switch origin.encoding.layers.last {
    case .doubleQuoted, .unquoted, .hereDocument: written = expansion
    case .singleQuoted: written = "'\"\(expansion)\"'"
    default: return nil
    }
    let outer = Encoding(Array(origin.encoding.layers.dropLast()))
    return outer.encode([UInt8](written.utf8)).map {
      SourceEdit(file: origin.file, range: origin.range, replacement: $0)
    }
  }

  /// `ACCEPT=... call` where the wrapper takes the value from a variable; one that is read-only
  /// gives way to another in the wrapper: `${ATLAS_ACCEPT:-$ACCEPT}`.
  private func assigning(
    _ change: Change, _ place: CallPlace
  ) -> [SourceEdit]? {
    guard place.isWrapped, let part = variablePart(change) ?? defaultPart(change),
      !isSetInside(part.variable, place), let value = newValue([change], part)
    else { return nil }
    let isReadOnly = scan.scripts[place.call.trace].trace.readOnly.contains(part.variable)
    let isDate = value.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
    let name =
      isReadOnly ? unusedName(isDate ? "ATLAS_API_VERSION" : "ATLAS_ACCEPT") : part.variable
    guard let assignment = assignment(to: name, value, place) else { return nil }
    guard isReadOnly else { return [assignment] }
    return optionalVariable(part, name).map { [$0, assignment] }
  }

  /// Whether what is called sets a variable: what stands in front of the call is lost.
  func isSetInside(_ name: String, _ place: CallPlace) -> Bool {
    let trace = scan.scripts[place.call.trace].trace
    return trace.assignments.contains { assigned in
      guard assigned.number <= place.event.number, let word = assigned.value.word else {
        return false
      }
      return assignedName(word) == name && (isInside(word, place) || isInScript(word, place))
    }
  }

  /// Whether the text of a change is written in a function or script that the call runs.
  func isWrittenInside(_ change: Change, _ place: CallPlace) -> Bool {
    let origin = change.text.slice(change.range).pieces.first?.origin
    return origin.map { isInside($0, place) || isInScript($0, place) } ?? false
  }

  /// Whether a place is in a script that the call runs as a program of its own.
  private func isInScript(_ origin: Origin, _ place: CallPlace) -> Bool {
    let inner = place.event.frames.dropFirst(place.call.site.frame + 1).map(\.command.file)
    return origin.file != place.site.command.file && inner.contains(origin.file)
      && scan.scripts[place.call.trace].trace.ran.contains(origin.file)
  }

  /// Whether a place is in a function that the call runs.
  func isInside(_ origin: Origin, _ place: CallPlace) -> Bool {
    let inner = place.event.frames.dropFirst(place.call.site.frame + 1).map(\.command)
    return scan.scripts[place.call.trace].trace.called.contains { function in
      let holds = { (part: Origin) in
        function.file == part.file && function.range.contains(part.range)
      }
      return holds(origin) && inner.contains(where: holds) && !holds(place.site.command)
    }
  }

  /// The same where the value comes to the client by way of an array or another variable: the
  /// last variable is set that holds it and that what is called does not set itself.
  private func assigningSource(of change: Change, _ place: CallPlace) -> [SourceEdit]? {
    guard place.isWrapped, let source = lastSource(of: change, place),
      let origin = origin(of: change),
      let range = self.place(of: change, origin, in: source.text),
      let text = quoted(source.text.replacing([(range, change.replacement)]))
    else { return nil }
    return assignment(to: source.name, text, place).map { [$0] }
  }

  /// The last variable that holds the text of a change, which what is called names and does not set
  /// itself, with its value.
  func lastSource(of change: Change, _ place: CallPlace) -> (name: String, text: TracedText)? {
    let trace = scan.scripts[place.call.trace].trace
    guard let origin = origin(of: change) else { return nil }
    for assigned in trace.assignments.reversed() where assigned.number <= place.event.number {
      guard let word = assigned.value.word, let name = assignedName(word), !isLonger(word),
        isNamedInside(name, place), !trace.readOnly.contains(name), !isSetInside(name, place),
        self.place(of: change, origin, in: assigned.value.text) != nil
      else { continue }
      return (name, assigned.value.text)
    }
    return nil
  }

  /// Where the text of a change is written.
  func origin(of change: Change) -> Origin? {
    change.text.slice(change.range).pieces.first?.origin
  }

  /// Whether a function or script that the call runs names a variable.
  private func isNamedInside(_ name: String, _ place: CallPlace) -> Bool {
    let marks = Markers(["$\(name)", "${\(name)"].map { [UInt8]($0.utf8) })
    let file = place.client.command.file
    let bytes = sources.bytes(of: file)
    return marks.allOccurrences(in: bytes).contains { found in
      let end = found.offset + name.utf8.count + (found.marker == 0 ? 1 : 2)
      guard end == bytes.count || !isNameByte(bytes[end]) else { return false }
      let range = ByteRange(found.offset, found.offset + 1)
      let origin = Origin(file: file, range: range, encoding: place.client.command.encoding)
      return isInside(origin, place) || isInScript(origin, place)
    }
  }

  /// The name in `name=value` and `name+=value`.
  private func assignedName(_ word: Origin) -> String? {
    let text = sources.bytes(of: word.file)[word.range]
    let name = String(decoding: text.prefix(while: isNameByte), as: UTF8.self)
    return isName(name) ? name : nil
  }

  /// Whether an assignment adds to what the variable holds.
  private func isLonger(_ word: Origin) -> Bool {
    let text = sources.bytes(of: word.file)[word.range]
    return text.drop(while: isNameByte).first == UInt8(ascii: "+")
  }

  /// `${ATLAS_ACCEPT:-$ACCEPT}` in place of an expansion.
  func optionalVariable(_ part: ExpandedPart, _ name: String) -> SourceEdit? {
    let outer = Encoding(Array(part.origin.encoding.layers.dropLast()))
    let expansion = [UInt8]("${\(name):-$\(part.variable)}".utf8)
    guard let layer = part.origin.encoding.layers.last,
      [.doubleQuoted, .unquoted, .hereDocument].contains(layer),
      let encoded = outer.encode(expansion)
    else { return nil }
    return SourceEdit(file: part.origin.file, range: part.origin.range, replacement: encoded)
  }

  /// What a variable has to hold for changes of the part that it brings, in quotes where needed.
  func newValue(_ changes: [Change], _ part: ExpandedPart) -> [UInt8]? {
    guard let argument = changes.first?.argument else { return nil }
    let own = changes.map { ($0.range.moved(by: $0.offset - part.range.start), $0.replacement) }
    return quoted(argument.text.slice(part.range).replacing(own))
  }

  /// A known value as it is written after `name=`.
  func quoted(_ value: TracedText) -> [UInt8]? {
    guard value.isKnown, let text = Layer.doubleQuoted.encode(value.bytes) else { return nil }
    let isBare = Layer.unquoted.encode(value.bytes) == value.bytes
    let quote = [UInt8]((isBare ? "" : "\"").utf8)
    return quote + text + quote
  }

  /// `BASE="${BASE%/v1.0}/v2" call` where the wrapper takes the base from a variable that other
  /// calls need as it is.
  func rebasing(_ change: Change, _ place: CallPlace) -> SourceEdit? {
    guard change.kind == .version, place.isWrapped, let part = variablePart(change),
      change.range.end + change.offset == part.range.end, !isSetInside(part.variable, place),
      !scan.scripts[place.call.trace].trace.readOnly.contains(part.variable)
    else { return nil }
    let old = String(decoding: change.text.bytes[change.range], as: UTF8.self)
    let new = String(decoding: change.replacement, as: UTF8.self)
    let value = [UInt8]("\"${\(part.variable)%/\(old)}/\(new)\"".utf8)
    return assignment(to: part.variable, value, place)
  }

  /// The expansion of a variable, in the words of the client, that brings the text of a change.
  func variablePart(_ change: Change) -> ExpandedPart? {
    guard let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    let part = argument.parts.first { !$0.variable.isEmpty && $0.range.contains(range) }
    return part.flatMap { isName($0.variable) ? $0 : nil }
  }

  /// The expansion `${NAME:-default}` that brings the text of a change, as one of the variable.
  func defaultPart(_ change: Change) -> ExpandedPart? {
    guard let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    for part in argument.parts where part.range.contains(range) {
      let text = sources.bytes(of: part.origin.file)[part.origin.range]
      guard text.starts(with: "${".utf8) else { continue }
      let name = text.dropFirst(2).prefix(while: isNameByte)
      let variable = String(decoding: name, as: UTF8.self)
      guard isName(variable), text[name.endIndex...].starts(with: ":-".utf8) else { continue }
      return ExpandedPart(range: part.range, origin: part.origin, variable: variable)
    }
    return nil
  }

  /// `NAME=value ` in front of the command that hands over the path, where a shell runs it.
  func assignment(
    to name: String, _ value: [UInt8], _ place: CallPlace
  ) -> SourceEdit? {
    let command = place.site.command
    let isRunDirectly = scan.documents[command.file]?.scripts.contains { script in
      (script.isRunDirectly || script.words != nil)
        && script.range?.overlaps(command.range) == true
    }
    if isRunDirectly == true { return nil }
    let text = [UInt8]("\(name)=".utf8) + value + [UInt8(ascii: " ")]
    let start = ByteRange(command.range.start, command.range.start)
    return command.encoding.encode(text).map {
      SourceEdit(file: command.file, range: start, replacement: $0)
    }
  }

  /// The header's whole value around a change of a part of it.
  private func wholeValue(_ change: Change) -> ByteRange? {
    guard let colon = change.text.bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var start = colon + 1
    while start < change.text.count, change.text.bytes[start] == UInt8(ascii: " ") { start += 1 }
    let range = ByteRange(start, change.text.count)
    return range.contains(change.range) ? range : nil
  }

  /// A variable name that no file uses: the wanted one, or one that begins with it.
  func unusedName(_ wanted: String) -> String {
    var name = wanted
    while isUsed(name) { name += "_OVERRIDE" }
    return name
  }

  private func isUsed(_ name: String) -> Bool {
    let markers = Markers([[UInt8](name.utf8)])
    return sources.files.contains { markers.occur(in: $0.bytes) }
      || finder.takenNames?.isTaken(name) == true
  }
}

extension [UInt8] {
  /// Whether `text` stands in these bytes.
  func contains(_ text: String) -> Bool {
    let needle = [UInt8](text.utf8)
    guard let first = needle.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: needle) { return true }
      rest.removeFirst()
    }
    return false
  }
}
