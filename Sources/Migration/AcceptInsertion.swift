import Calls
import Scanner
import Text

/// How a client writes a header among its arguments.
struct HeaderSpelling {
  let client: HTTPClient

  /// The header as the client takes it.
  func header(_ name: String, _ value: [UInt8]) -> [UInt8] {
    [UInt8]((client == .httpie ? "\(name):" : "\(name): ").utf8) + value
  }

  /// What stands before a header in its own word, or in the word before.
  var lead: String {
    switch client {
    case .curl: "-H "
    case .wget: "--header="
    case .httpie: ""
    }
  }

  /// The header with what makes it an option, in double quotes where it needs some.
  func option(_ header: [UInt8], isLong: Bool) -> [UInt8] {
    let flag = client == .curl && isLong ? "--header " : lead
    return [UInt8](flag.utf8) + quoted(header, isSingle: false)
  }

  /// The header in quotes where it needs them.
  func quoted(_ header: [UInt8], isSingle: Bool) -> [UInt8] {
    if Layer.unquoted.encode(header) == header { return header }
    let quote = [UInt8]((isSingle ? "'" : "\"").utf8)
    return quote + header + quote
  }
}

extension Planner {
  /// Adds an Accept header where there is none.
  func insertAccept(
    _ place: CallPlace, _ own: Set<EventKey>, _ planned: inout PlannedEdits
  ) throws(Obstacle) {
    let spelling = HeaderSpelling(client: place.call.client)
    let header = spelling.header("Accept", place.mediaType)
    if isGo(place.client.command.file) {
      planned.edits.append(try goArguments(header, place, own))
      return
    }
    if uses.isOnly(own.union(wanted.keys), command: place.client.command) {
      if let words = wordList(of: place) {
        planned.edits.append(try written(insertion(of: header, in: words, place)))
        return
      }
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
    let name = unusedName("ATLAS_ACCEPT")
    planned.variables.insert(name)
    planned.edits.append(try written(optionalHeader(name, place)))
    planned.edits.append(try written(assignment(to: name, place.mediaType, place)))
  }

  /// `${ATLAS_ACCEPT:+-H "Accept: $ATLAS_ACCEPT"}` among the words of the client.
  func optionalHeader(_ name: String, _ place: CallPlace) -> SourceEdit? {
    let spelling = HeaderSpelling(client: place.call.client)
    let option = spelling.option(spelling.header("Accept", [UInt8]("$\(name)".utf8)), isLong: false)
    let optional = [UInt8]("${\(name):+".utf8) + option + [UInt8(ascii: "}")]
    return wordInsertion(optional, in: place.client, place)
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
    let spelling = HeaderSpelling(client: place.call.client)
    let isLong = usesLongOptions(frame)
    let short = header.filter { $0 != UInt8(ascii: " ") }
    return [header, short].lazy.compactMap { header in
      insertionBesideHeaders(header, frame, place)
        ?? wordInsertion(spelling.option(header, isLong: isLong), in: frame, place)
    }.first
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
    let spelling = HeaderSpelling(client: place.call.client)
    let lead =
      flagWord == valueWord
      ? [UInt8](spelling.lead.utf8) : Array(bytes[flagWord.range]) + [UInt8(ascii: " ")]
    let value = spelling.quoted(header, isSingle: bytes[valueWord.range].last == UInt8(ascii: "'"))
    guard let encoded = valueWord.encoding.encode(value) else { return nil }
    let text = gap(before, flagWord) + lead + encoded
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

  /// A new word before the word that brings the URL, or after the command's name; with HTTPie
  /// behind the URL.
  private func wordInsertion(
    _ text: [UInt8], in frame: Frame, _ place: CallPlace
  ) -> SourceEdit? {
    if place.call.client == .httpie { return insertionBehindURL(text, frame, place) }
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
    let name =
      (takesWordsFromEnd(frame, place) ? frame.words.last : nil) ?? frame.words.first
      ?? frame.command
    guard let encoded = name.encoding.encode([UInt8(ascii: " ")] + text) else { return nil }
    let end = ByteRange(name.range.end, name.range.end)
    return SourceEdit(file: name.file, range: end, replacement: encoded)
  }

  /// Whether a wrapper reads its first words by their numbers and hands on those behind them:
  /// `url=$1; shift; curl "$BASE$url" "$@"`. One that takes the URL from the end does not.
  private func takesWordsFromEnd(_ frame: Frame, _ place: CallPlace) -> Bool {
    guard frame.command != place.client.command, frame.words.allSatisfy({ isHome($0, frame) })
    else { return false }
    let text = sources.bytes(of: place.client.command.file)
    return !["@: -1", "*: -1", "@:$#", "*:$#", "{!#}", "${@:(-1)}"].contains { text.contains($0) }
  }

  /// A new item right behind the word that brings the URL.
  private func insertionBehindURL(
    _ text: [UInt8], _ frame: Frame, _ place: CallPlace
  ) -> SourceEdit? {
    let own = frame.arguments.items.lazy.flatMap(\.value).first { argument in
      guard argument.isWholeWord, let word = argument.word else { return false }
      return argument.text.hasSameContent(as: place.call.url) && isHome(word, frame)
    }
    guard let word = own?.word, let encoded = word.encoding.encode([UInt8(ascii: " ")] + text)
    else { return nil }
    let end = ByteRange(word.range.end, word.range.end)
    return SourceEdit(file: word.file, range: end, replacement: encoded)
  }
}
