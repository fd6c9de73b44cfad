import Calls
import Scanner
import Text

extension Planner {
  /// Lets a wrapper that others share take another Accept from the call:
  /// `${ATLAS_ACCEPT:-what it sent before}` in the wrapper, `ATLAS_ACCEPT=...` before the call.
  func overriding(
    _ change: Change, _ place: CallPlace, _ planned: inout PlannedEdits
  ) -> [SourceEdit]? {
    if let edits = assigning(change, place, planned) { return edits }
    guard place.isWrapped, let value = wholeValue(change), let origin = change.text.span(of: value),
      sources.bytes(of: origin.file)[origin.range].count == value.count
    else { return nil }
    let name = overrideName(planned)
    let old = String(decoding: sources.bytes(of: origin.file)[origin.range], as: UTF8.self)
    let expansion = "${\(name):-\(old)}"
    let text: String
    switch origin.encoding.layers.last {
    case .doubleQuoted, .unquoted, .hereDocument: text = expansion
    case .singleQuoted: text = "'\"\(expansion)\"'"
    default: return nil
    }
    let outer = Encoding(Array(origin.encoding.layers.dropLast()))
    guard let encoded = outer.encode([UInt8](text.utf8)),
      let prefix = assignment(to: name, place.mediaType, place)
    else {
      return nil
    }
    return [SourceEdit(file: origin.file, range: origin.range, replacement: encoded), prefix]
  }

  /// `ACCEPT=... call` where the wrapper takes the value from a variable; one that is read-only
  /// gives way to another in the wrapper: `${ATLAS_ACCEPT:-$ACCEPT}`.
  private func assigning(
    _ change: Change, _ place: CallPlace, _ planned: PlannedEdits
  ) -> [SourceEdit]? {
    guard let part = variablePart(change, place), let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    let own = ByteRange(range.start - part.range.start, range.end - part.range.start)
    let value = argument.text.slice(part.range).replacing([(own, change.replacement)])
    guard value.isKnown, let text = Layer.doubleQuoted.encode(value.bytes) else { return nil }
    let isBare = Layer.unquoted.encode(value.bytes) == value.bytes
    let quote = [UInt8]((isBare ? "" : "\"").utf8)
    let isReadOnly = scan.scripts[place.call.trace].trace.readOnly.contains(part.variable)
    let name = isReadOnly ? overrideName(planned) : part.variable
    let assignment = assignment(to: name, quote + text + quote, place)
    guard isReadOnly else { return assignment.map { [$0] } }
    let outer = Encoding(Array(part.origin.encoding.layers.dropLast()))
    let expansion = [UInt8]("${\(name):-$\(part.variable)}".utf8)
    guard part.origin.encoding.layers.last == .doubleQuoted, let assignment,
      let encoded = outer.encode(expansion)
    else { return nil }
    return [
      SourceEdit(file: part.origin.file, range: part.origin.range, replacement: encoded),
      assignment,
    ]
  }

  /// `BASE="${BASE%/v1.0}/v2" call` where the wrapper takes the base from a variable that other
  /// calls need as it is.
  func rebasing(_ change: Change, _ place: CallPlace) -> SourceEdit? {
    guard change.kind == .version, let part = variablePart(change, place),
      change.range.end + change.offset == part.range.end,
      !scan.scripts[place.call.trace].trace.readOnly.contains(part.variable)
    else { return nil }
    let old = String(decoding: change.text.bytes[change.range], as: UTF8.self)
    let new = String(decoding: change.replacement, as: UTF8.self)
    let value = [UInt8]("\"${\(part.variable)%/\(old)}/\(new)\"".utf8)
    return assignment(to: part.variable, value, place)
  }

  /// The expansion of a variable, in the wrapper, that brings the text of a change.
  private func variablePart(_ change: Change, _ place: CallPlace) -> ExpandedPart? {
    guard place.isWrapped, let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    let part = argument.parts.first { !$0.variable.isEmpty && $0.range.contains(range) }
    return part.flatMap { isName($0.variable) ? $0 : nil }
  }

  /// `NAME=value ` in front of the command that hands over the path.
  private func assignment(
    to name: String, _ value: [UInt8], _ place: CallPlace
  ) -> SourceEdit? {
    let command = place.site.command
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

  /// A variable name that no file uses.
  private func overrideName(_ planned: PlannedEdits) -> String {
    var name = "ATLAS_ACCEPT"
    while sources.files.contains(where: { $0.bytes.contains(name) }) { name += "_OVERRIDE" }
    return name
  }

  /// Adds an Accept header where there is none.
  func insertAccept(
    _ place: CallPlace, _ own: Set<EventKey>, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    let header = [UInt8]("Accept: ".utf8) + place.mediaType
    if isGo(place.client.command.file) {
      planned.edits.append(try goArguments(header, place, own))
      return
    }
    if uses.isOnly(own.union(wanted.keys), command: place.client.command) {
      planned.edits.append(try written(insertion(of: header, in: place.client, place)))
      return
    }
    guard place.isWrapped else {
      throw Obstacle(reason: "the same command sends other requests, which need another Accept")
    }
    if passesWordsOn(place) {
      planned.edits.append(try written(insertion(of: header, in: place.site, place)))
      return
    }
    let name = overrideName(planned)
    planned.variables.insert(name)
    let optional = [UInt8]("${\(name):+-H \"Accept: $\(name)\"}".utf8)
    planned.edits.append(try written(wordInsertion(optional, in: place.client, place)))
    planned.edits.append(try written(assignment(to: name, place.mediaType, place)))
  }

  private func written(_ edit: SourceEdit?) throws(Obstacle) -> SourceEdit {
    guard let edit else {
      throw Obstacle(reason: "an Accept header cannot be written in this place of the file")
    }
    return edit
  }

  /// Whether the site's words reach curl as they are (`"$@"`): another of them is an option.
  private func passesWordsOn(_ place: CallPlace) -> Bool {
    let inSite = place.site.arguments.items.flatMap(\.value).dropFirst()
    let options = inSite.filter { $0.text.bytes.first == UInt8(ascii: "-") }
    return options.contains { option in
      place.alternative.arguments.contains { $0.text.hasSameContent(as: option.text) }
    }
      || place.client.words.contains { word in
        let text = sources.bytes(of: word.file)[word.range]
        return text.elementsEqual("\"$@\"".utf8) || text.elementsEqual("\"${@}\"".utf8)
      }
  }

  /// The header as an option of the command, beside its other headers and in their spelling, or
  /// before its URL.
  ///
  /// Where a blank after the colon has a meaning (a plain value of YAML) the header goes without
  /// it: both are one header (RFC 9110 section 5.5).
  private func insertion(
    of header: [UInt8], in frame: Frame, _ place: CallPlace
  ) -> SourceEdit? {
    if let edit = insertionBesideHeaders(header, frame, place) { return edit }
    let flag = usesLongOptions(frame) ? "--header" : "-H"
    let option = [UInt8]("\(flag) \"".utf8) + header + [UInt8(ascii: "\"")]
    if let edit = wordInsertion(option, in: frame, place) { return edit }
    let short = withoutBlanks(header)
    return insertionBesideHeaders(short, frame, place)
      ?? wordInsertion([UInt8]("\(flag) ".utf8) + short, in: frame, place)
  }

  /// The header without the blank after its colon.
  private func withoutBlanks(_ header: [UInt8]) -> [UInt8] {
    header.filter { $0 != UInt8(ascii: " ") }
  }

  private func insertionBesideHeaders(
    _ header: [UInt8], _ frame: Frame, _ place: CallPlace
  ) -> SourceEdit? {
    guard let transfer = place.call.transfer else { return nil }
    let arguments = place.alternative.arguments
    let last = transfer.options(named: "header").last { option in
      guard let value = option.valueArgument else { return false }
      return isIn(frame, arguments[option.flagArgument + 1]) && isIn(frame, arguments[value + 1])
    }
    guard let last, let valueIndex = last.valueArgument,
      let flagWord = arguments[last.flagArgument + 1].word,
      let valueWord = arguments[valueIndex + 1].word,
      let before = frame.words.last(where: { $0.range.end <= flagWord.range.start })
    else { return nil }
    let bytes = sources.bytes(of: flagWord.file)
    let flag =
      flagWord == valueWord
      ? [UInt8]("-H".utf8) : Array(bytes[flagWord.range])
    let needsQuotes = header.contains(UInt8(ascii: " "))
    let used = bytes[valueWord.range].last == UInt8(ascii: "'") ? "'" : "\""
    let quote = needsQuotes ? used : ""
    let value = [UInt8](" \(quote)".utf8) + header + [UInt8](quote.utf8)
    guard let encoded = valueWord.encoding.encode(value) else { return nil }
    let text = gap(before, flagWord) + flag + encoded
    let end = ByteRange(valueWord.range.end, valueWord.range.end)
    return SourceEdit(file: valueWord.file, range: end, replacement: text)
  }

  /// Whether a word is written in the command itself, and not in text that it is made of.
  private func isHome(_ word: Origin, _ frame: Frame) -> Bool {
    word.file == frame.command.file && frame.command.range.contains(word.range)
  }

  /// What stands between two words, where it is nothing but blanks and continued lines.
  private func gap(_ before: Origin, _ word: Origin) -> [UInt8] {
    let blank = word.encoding.encode([UInt8(ascii: " ")]) ?? [UInt8(ascii: " ")]
    let isNeighbour = before.file == word.file && before.encoding == word.encoding
    guard isNeighbour, before.range.end < word.range.start else { return blank }
    let gap = Array(sources.bytes(of: word.file)[ByteRange(before.range.end, word.range.start)])
    let isBlank = gap.allSatisfy { [UInt8](" \t\\\r\n".utf8).contains($0) }
    return isBlank ? gap : blank
  }

  private func isIn(_ frame: Frame, _ argument: Argument) -> Bool {
    argument.isWholeWord && argument.word.map { frame.words.contains($0) } == true
  }

  private func usesLongOptions(_ frame: Frame) -> Bool {
    let words = frame.words.map { sources.bytes(of: $0.file)[$0.range] }
    let hasLong = words.contains { word in
      ["--request", "--user", "--header", "--data", "--url"].contains {
        word.starts(with: $0.utf8)
      }
    }
    let hasShort = words.contains { word in
      ["-X", "-u", "-H", "-d"].contains { word.starts(with: $0.utf8) }
    }
    return hasLong && !hasShort
  }

  /// A new word before the word that brings the URL, or after the command's name.
  private func wordInsertion(
    _ text: [UInt8], in frame: Frame, _ place: CallPlace
  ) -> SourceEdit? {
    let url = place.alternative.arguments[place.call.urlArgument].word
    let option = place.call.transfer?.urls[place.call.urlIndex]
    let flag = option.map { place.alternative.arguments[$0.flagArgument + 1].word } ?? url
    if let word = flag ?? url, let index = frame.words.firstIndex(of: word), index > 0,
      let encoded = word.encoding.encode(text), isHome(word, frame)
    {
      let gap = gap(frame.words[index - 1], word)
      let start = ByteRange(word.range.start, word.range.start)
      return SourceEdit(file: word.file, range: start, replacement: encoded + gap)
    }
    let name = frame.words.first ?? frame.command
    guard let encoded = name.encoding.encode([UInt8(ascii: " ")] + text) else { return nil }
    let end = ByteRange(name.range.end, name.range.end)
    return SourceEdit(file: name.file, range: end, replacement: encoded)
  }
}

extension [UInt8] {
  /// Whether `text` stands in these bytes.
  func contains(_ text: String) -> Bool {
    let needle = [UInt8](text.utf8)
    guard needle.count <= count else { return false }
    return indices.dropLast(needle.count - 1).contains { self[$0...].starts(with: needle) }
  }
}
