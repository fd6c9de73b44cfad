import Calls
import Scanner
import Text

/// Changes that one expansion at the call brings.
struct InlineGroup {
  let part: ExpandedPart
  let argument: Argument
  var changes: [Change]
}

extension Planner {
  /// Sorts changes by the expansion that brings them.
  func grouped(
    _ changes: [Change], _ place: CallPlace, _ own: Set<EventKey>
  ) throws(Obstacle) -> [InlineGroup] {
    var groups: [InlineGroup] = []
    for original in changes {
      let change = handedOver(original, place, own) ?? original
      guard let argument = change.argument, let word = argument.word else {
        throw Obstacle(reason: sharedReason(change))
      }
      let range = change.range.moved(by: change.offset)
      let part = argument.parts.filter { $0.range.contains(range) }
        .min { $0.range.count < $1.range.count }
      guard let part, change.isAtSite || uses.isOnly(own, word: word),
        change.isAtSite || !isParameter(part, place) && !isHandedOver(argument, part, place)
      else { throw Obstacle(reason: sharedReason(change)) }
      if let known = groups.firstIndex(where: { $0.part.origin == part.origin }) {
        groups[known].changes.append(change)
      } else {
        groups.append(InlineGroup(part: part, argument: argument, changes: [change]))
      }
    }
    return groups
  }

  /// Whether an expansion is a parameter of the function that sends the request: what one caller
  /// hands over is not written into it.
  private func isParameter(_ part: ExpandedPart, _ place: CallPlace) -> Bool {
    place.isWrapped && !part.variable.isEmpty
      && part.variable.utf8.allSatisfy { "0123456789@*".utf8.contains($0) }
  }

  /// Whether some of the text that the expansion brings (`$(url "$1")`) stands in a command that
  /// calls the function in which the expansion is.
  private func isHandedOver(
    _ argument: Argument, _ part: ExpandedPart, _ place: CallPlace
  ) -> Bool {
    let origins = argument.text.slice(part.range).pieces.compactMap(\.origin)
    return place.event.frames.contains { frame in
      frame.callsFunction
        && frame.words.contains { word in
          origins.contains { word.file == $0.file && word.range.contains($0.range) }
        }
        && !frame.words.contains {
          $0.file == part.origin.file && $0.range.contains(part.origin.range)
        }
    }
  }

  /// The change in the argument that the site hands to its function, where it is the same text.
  func handedOver(
    _ change: Change, _ place: CallPlace, _ own: Set<EventKey>
  ) -> Change? {
    guard place.isWrapped,
      let origin = change.text.slice(change.range).pieces.first?.origin,
      uses.isOnly(own, command: place.site.command, at: origin)
    else { return nil }
    for argument in place.site.arguments.items.flatMap(\.value) {
      let piece = argument.text.pieces.first { piece in
        guard let whole = piece.origin else { return false }
        return whole.file == origin.file && whole.range.contains(origin.range)
      }
      guard let piece, let whole = piece.origin else { continue }
      let start = piece.range.start + origin.range.start - whole.range.start
      let range = ByteRange(start, start + change.range.count)
      guard range.end <= argument.text.count,
        argument.text.slice(range).hasSameContent(as: change.text.slice(change.range))
      else { continue }
      return Change(
        kind: change.kind, text: argument.text, range: range, replacement: change.replacement,
        argument: argument, offset: 0, isAtSite: true)
    }
    return nil
  }

  func sharedReason(_ change: Change) -> String {
    let text = String(decoding: change.text.bytes[change.range], as: UTF8.self)
    let shown = text.replacing("\u{0}", with: "…")
    return "`\(shown)` is also used by something else, or is put together where it cannot be edited"
  }

  /// Writes the value of an expansion, with the changes, in the place of the expansion.
  func inline(_ group: InlineGroup, _ place: CallPlace) throws(Obstacle) -> SourceEdit {
    let isAtSite = group.changes.contains(where: \.isAtSite)
    let all = isAtSite ? place.site.arguments.items[0].value : place.alternative.arguments
    return try inline(group, among: all, place)
  }

  /// The same for an expansion that stands in some of `all`.
  func inline(
    _ group: InlineGroup, among all: [Argument], _ place: CallPlace
  ) throws(Obstacle) -> SourceEdit {
    let origin = group.part.origin
    if let short = suffixed(group) ?? headerWithoutBlank(group) {
      return SourceEdit(file: origin.file, range: origin.range, replacement: short)
    }
    if let text = asAssigned(group, place) {
      return SourceEdit(file: origin.file, range: origin.range, replacement: text)
    }
    let sharing = all.filter { argument in
      argument.parts.contains { $0.origin == origin }
    }
    var pieces: [[UInt8]] = []
    for argument in sharing {
      for part in argument.parts where part.origin == origin {
        let own = group.changes.filter {
          argument.word == $0.argument?.word
            && part.range.contains($0.range.moved(by: $0.offset))
            && argument.text.hasSameContent(as: $0.argument?.text ?? TracedText())
        }
        pieces.append(try respelled(argument, part.range, own, origin.encoding))
      }
    }
    let isQuoted = origin.encoding.layers.last == .doubleQuoted
    let separator = [UInt8]((isQuoted ? "\" \"" : " ").utf8)
    return SourceEdit(
      file: origin.file, range: origin.range,
      replacement: Array(pieces.joined(separator: separator)))
  }

  /// The text that an assignment gives the variable, with the changes, where its values come from
  /// variables that others may have set as well (`project=$OPTARG`): these stand in that text.
  private func asAssigned(_ group: InlineGroup, _ place: CallPlace) -> [UInt8]? {
    let (argument, part) = (group.argument, group.part)
    let isIndirect = argument.text.slice(part.range).holes.contains { hole in
      hole.kind != .variable || argument.holders[hole].map { $0 != hole.name } ?? !isName(hole.name)
    }
    guard isIndirect, isName(part.variable),
      group.changes.allSatisfy({ $0.kind == .path || $0.kind == .version }),
      let text = assignedText(part.variable, group.changes, place.call.trace)
    else { return nil }
    return Encoding(Array(part.origin.encoding.layers.dropLast())).encode(text)
  }

  /// `${BASE%/v1.0}/v2` for a base that ends in the version.
  func suffixed(_ group: InlineGroup) -> [UInt8]? {
    guard group.changes.count == 1, let change = group.changes.first, change.kind == .version,
      !group.part.variable.isEmpty,
      change.range.end + change.offset == group.part.range.end
    else { return nil }
    let old = String(decoding: change.text.bytes[change.range], as: UTF8.self)
    let new = String(decoding: change.replacement, as: UTF8.self)
    let outer = Encoding(Array(group.part.origin.encoding.layers.dropLast()))
    return outer.encode([UInt8]("${\(group.part.variable)%/\(old)}/\(new)".utf8))
  }

  /// `Accept:TYPE` for a whole header, where a blank after the colon has a meaning (a plain value
  /// of YAML): both are one header (RFC 9110 section 5.5).
  private func headerWithoutBlank(_ group: InlineGroup) -> [UInt8]? {
    let range = group.part.range
    guard range == ByteRange(0, group.argument.text.count), group.changes.count == 1,
      let change = group.changes.first, [.accept, .contentType].contains(change.kind)
    else { return nil }
    let own = (change.range.moved(by: change.offset), change.replacement)
    let header = group.argument.text.replacing([own])
    let colon = header.bytes.firstIndex(of: UInt8(ascii: ":"))
    guard header.isKnown, let colon, group.part.origin.encoding.encode(header.bytes) == nil else {
      return nil
    }
    let value = header.bytes[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
    return group.part.origin.encoding.encode(Array(header.bytes[...colon]) + value)
  }

  /// The text of a range as it is written inside `encoding`, after the changes in it.
  private func respelled(
    _ argument: Argument, _ range: ByteRange, _ changes: [Change], _ encoding: Encoding
  ) throws(Obstacle) -> [UInt8] {
    let text = argument.text
    var result: [UInt8] = []
    var position = range.start
    var last: (range: ByteRange, new: [UInt8])?
    for change in changes.sorted(by: { $0.range < $1.range }) {
      let own = change.range.moved(by: change.offset)
      // Two headers may want the same of one value.
      if let last, last.range == own, last.new == change.replacement { continue }
      guard own.start >= position else {
        throw Obstacle(reason: "one value would have to become two")
      }
      last = (own, change.replacement)
      result += try spelled(
        text.slice(ByteRange(position, own.start)), argument, encoding)
      guard let new = encoding.encode(change.replacement) else {
        throw Obstacle(reason: "the new text cannot be written at the call")
      }
      result += new
      position = own.end
    }
    let rest = text.slice(ByteRange(position, range.end))
    return result + (try spelled(rest, argument, encoding))
  }

  private func spelled(
    _ text: TracedText, _ argument: Argument, _ encoding: Encoding
  ) throws(Obstacle) -> [UInt8] {
    var result: [UInt8] = []
    let outer = Encoding(Array(encoding.layers.dropLast()))
    var rest = text.pieces[...]
    while let piece = rest.first {
      let bytes: [UInt8]?
      if case .hole(let hole) = piece.content {
        let isVariable =
          hole.kind == .variable && isName(hole.name) && !Self.changing.contains(hole.name)
        guard let name = argument.holders[hole] ?? (isVariable ? hole.name : nil) else {
          throw Obstacle(reason: "a value set elsewhere cannot be written at the call")
        }
        bytes = outer.encode([UInt8]("${\(name)}".utf8))
      } else if let holder = argument.holder(of: rest) {
        bytes = outer.encode([UInt8]("${\(holder.name)}".utf8))
        rest = rest.dropFirst(holder.count - 1)
      } else {
        bytes = encoding.encode(Array(text.bytes[piece.range]))
      }
      guard let bytes else { throw Obstacle(reason: "the text cannot be written at the call") }
      result += bytes
      rest = rest.dropFirst()
    }
    return result
  }

  func isName(_ name: String) -> Bool {
    let first = name.utf8.first ?? 0
    return name.utf8.allSatisfy { $0 == 95 || $0 >= 48 && $0 <= 57 || isLetter($0) }
      && (first == 95 || isLetter(first))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}

extension Argument {
  /// The variable that holds the first of some pieces, and how many of them; the one that holds
  /// most.
  fileprivate func holder(of pieces: ArraySlice<TracedText.Piece>) -> (name: String, count: Int)? {
    let longest = textHolders.filter { places, _ in
      pieces.prefix(places.count).map(\.origin) == places.map(Optional.some)
    }.max { $0.key.count < $1.key.count }
    return longest.map { ($0.value, $0.key.count) }
  }

  /// The places of the text that the changes replace, and of that between them which no variable
  /// holds: it is written out.
  func spelledOut(_ changes: [Change], in range: ByteRange) -> [Origin] {
    var result = changes.flatMap { $0.text.slice($0.range).pieces }.compactMap(\.origin)
    var position = range.start
    let own = changes.map { $0.range.moved(by: $0.offset) }.sorted { $0.start < $1.start }
    for end in own.map(\.start) + [range.end] where end >= position {
      var rest = text.slice(ByteRange(position, end)).pieces[...]
      while let piece = rest.first {
        let holder = holder(of: rest)
        if holder == nil { result += [piece.origin].compactMap(\.self) }
        rest = rest.dropFirst(holder?.count ?? 1)
      }
      position = own.first { $0.start == end }?.end ?? end
    }
    return result
  }
}
