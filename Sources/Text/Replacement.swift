extension TracedText {
  /// The source edits that make the decoded bytes of `range` read `replacement`; nil if some of
  /// them were written nowhere, or are a part of an escape that cannot be split.
  ///
  /// A range over several pieces becomes one edit where only quotes stand between the pieces
  /// (`'a'"$b"'c'`) or an expansion brings what is between; otherwise the first piece takes the new
  /// text and the others are emptied.
  package func edits(
    replacing range: ByteRange, with replacement: [UInt8], in sources: SourceSet
  ) -> [SourceEdit]? {
    let plain =
      range.isEmpty
      ? insertion(of: replacement, at: range.start)
      : covering(range, with: replacement, in: sources)
    return plain?.map { keepingNames($0, in: sources) }
  }

  private func covering(
    _ range: ByteRange, with replacement: [UInt8], in sources: SourceSet
  ) -> [SourceEdit]? {
    var parts: [Origin] = []
    var holes: Set<Origin> = []
    for index in pieceIndices(overlapping: range) {
      let piece = pieces[index]
      let part = ByteRange(
        max(range.start, piece.range.start), min(range.end, piece.range.end))
      guard piece.content == .exact || part == piece.range, let origin = piece.origin(of: part)
      else { return nil }
      if parts.last != origin { parts.append(origin) }
      if case .hole = piece.content { holes.insert(origin) }
    }
    let places = joined(parts, in: sources)
    // A run-time value on its own may be brought from a place that has other readers.
    let isAlone = places.indices.contains {
      holes.contains(places[$0]) && places.count > 1 && !hasNeighbour(places, $0, in: sources)
    }
    guard !isAlone else { return nil }
    return TracedText.edits(of: places, replacement: replacement)
  }

  /// Whether only quotes stand between a part and the one before or after it.
  private func hasNeighbour(_ parts: [Origin], _ index: Int, in sources: SourceSet) -> Bool {
    [index - 1, index].contains { left in
      guard left >= 0, left + 1 < parts.count else { return false }
      let (first, second) = (parts[left], parts[left + 1])
      guard first.file == second.file, first.range.end <= second.range.start else { return false }
      let bytes = sources.bytes(of: first.file)
      let gap = bytes[first.range.end..<second.range.start]
      // The quotes of a raw string of Go.
      let isRaw = [first, second].contains { $0.encoding.layers.last == .goRawString }
      if isRaw, gap.allSatisfy({ $0 == UInt8(ascii: "`") }) { return true }
      return isBetweenPieces(gap, of: bytes)
    }
  }

  /// A name without braces right before an edit gets them where it would run on into what then
  /// follows: `$a/b` becomes `${a}b` and not `$ab`.
  private func keepingNames(_ edit: SourceEdit, in sources: SourceSet) -> SourceEdit {
    let bytes = sources.bytes(of: edit.file)
    let (place, text) = (edit.edit.range, edit.edit.replacement)
    let next = text.first ?? (place.end < bytes.count ? bytes[place.end] : nil)
    guard let next, isNameByte(next) else { return edit }
    let hole = pieces.lazy.compactMap { piece -> Origin? in
      guard case .hole = piece.content else { return nil }
      return piece.origin
    }.first {
      $0.file == edit.file && $0.range.end == place.start && isBareName(bytes[$0.range])
    }
    guard let hole else { return edit }
    let name = [UInt8]("${".utf8) + bytes[hole.range].dropFirst() + [UInt8(ascii: "}")]
    let range = ByteRange(hole.range.start, place.end)
    return SourceEdit(file: edit.file, range: range, replacement: name + text)
  }

  /// Whether a source text is `$name`.
  private func isBareName(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: "$") && text.count > 1 && text.dropFirst().allSatisfy(isNameByte)
      && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[text.startIndex + 1])
  }

  private static func edits(of parts: [Origin], replacement: [UInt8]) -> [SourceEdit]? {
    guard let first = parts.first, let encoded = first.encoding.encode(replacement) else {
      return nil
    }
    var edits = [SourceEdit(file: first.file, range: first.range, replacement: encoded)]
    for part in parts.dropFirst() {
      edits.append(SourceEdit(file: part.file, range: part.range, replacement: []))
    }
    return edits
  }

  /// An insertion goes to the end of the piece before the place, or else before the piece after.
  private func insertion(of text: [UInt8], at place: Int) -> [SourceEdit]? {
    let before = pieces.last { $0.range.end == place && $0.origin != nil }
    let around = pieces.first {
      $0.range.start < place && place < $0.range.end && $0.content == .exact
    }
    let after = pieces.first { $0.range.start == place && $0.origin != nil }
    if let piece = around ?? before, let origin = piece.origin {
      let offset =
        piece.content == .exact ? origin.range.start + place - piece.range.start : origin.range.end
      return TracedText.insertion(of: text, at: offset, origin)
    }
    guard let origin = after?.origin else { return nil }
    return TracedText.insertion(of: text, at: origin.range.start, origin)
  }

  private static func insertion(of text: [UInt8], at offset: Int, _ origin: Origin) -> [SourceEdit]?
  {
    guard let encoded = origin.encoding.encode(text) else { return nil }
    let range = ByteRange(offset, offset)
    return [SourceEdit(file: origin.file, range: range, replacement: encoded)]
  }

  /// Merges neighbours: adjacent parts of one encoding, and parts of one word with only quotes
  /// between them when the outer two have the same encoding.
  private func joined(_ parts: [Origin], in sources: SourceSet) -> [Origin] {
    if parts.count > 1, let whole = oneWord(parts, in: sources) { return [whole] }
    var result: [Origin] = []
    for part in parts {
      if let last = result.last, last.file == part.file, last.encoding == part.encoding,
        last.range.end == part.range.start
      {
        let range = ByteRange(last.range.start, part.range.end)
        result[result.count - 1] = Origin(file: last.file, range: range, encoding: last.encoding)
      } else {
        result.append(part)
      }
    }
    return result
  }

  /// Quotes, or what `<<-` or the indentation of a block takes off at the start of a line.
  private func isBetweenPieces(_ gap: ArraySlice<UInt8>, of bytes: [UInt8]) -> Bool {
    if gap.allSatisfy({ $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }) { return true }
    let startsLine = gap.startIndex > 0 && bytes[gap.startIndex - 1] == UInt8(ascii: "\n")
    return startsLine && gap.allSatisfy { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
  }

  /// The whole of the source that `parts` stand for, if only quotes and expansions stand between
  /// the first and the last. Parts that an expansion brings from elsewhere are passed over.
  private func oneWord(_ parts: [Origin], in sources: SourceSet) -> Origin? {
    guard let first = parts.first, let last = parts.last, first.file == last.file,
      first.encoding == last.encoding, first.range.end <= last.range.start
    else { return nil }
    let bytes = sources.bytes(of: first.file)
    var end = first.range.end
    var isExpanded = false
    for part in parts.dropFirst() {
      let isAhead =
        part.file == first.file && part.range.start >= end && part.range.end <= last.range.end
      guard isAhead else {
        isExpanded = true
        continue
      }
      let gap = bytes[end..<part.range.start]
      guard
        isConversion(gap)
          || (isExpanded ? isExpansion(gap) : isBetweenPieces(gap, of: bytes))
      else { return nil }
      isExpanded = false
      end = part.range.end
    }
    guard end == last.range.end else { return nil }
    let range = ByteRange(first.range.start, end)
    return Origin(file: first.file, range: range, encoding: first.encoding)
  }

  /// A conversion of a format, for which a word stands: `%s`.
  private func isConversion(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.count == 2 && gap.first == UInt8(ascii: "%") && gap.last.map("sdib".utf8.contains) == true
  }

  /// Nothing but `$name`, `${name}`, `$(command)` and expressions of templates, perhaps with quotes
  /// around them.
  private func isExpansion(_ gap: ArraySlice<UInt8>) -> Bool {
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
    var rest = gap.drop(while: isQuote)
    if rest.isEmpty { return false }
    while !rest.isEmpty {
      guard let length = expansionLength(rest) else { return false }
      rest = rest.dropFirst(length).drop(while: isQuote)
    }
    return true
  }

}

/// How many bytes the expansion takes that a text begins with: `$name`, `${name}`, `$(command)`,
/// `${{ expression }}`, `{{ expression }}`; nil where it begins with none.
package func expansionLength(_ text: ArraySlice<UInt8>) -> Int? {
  if ["{{", "${{"].contains(where: { text.starts(with: $0.utf8) }) {
    var end = text.startIndex
    while end + 1 < text.endIndex {
      if text[end] == UInt8(ascii: "}"), text[end + 1] == UInt8(ascii: "}") {
        return end + 2 - text.startIndex
      }
      end += 1
    }
    return nil
  }
  guard text.first == UInt8(ascii: "$") else { return nil }
  return TracedText.lengthOfExpansion(text.dropFirst()).map { $0 + 1 }
}

extension TracedText {
  /// How many bytes after a dollar belong to its expansion.
  fileprivate static func lengthOfExpansion(_ text: ArraySlice<UInt8>) -> Int? {
    let isName = { (byte: UInt8) in
      byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
    switch text.first {
    case UInt8(ascii: "{"):
      let inner = text.dropFirst().prefix(while: isName)
      return text.dropFirst(inner.count + 1).first == UInt8(ascii: "}") ? inner.count + 2 : nil
    case UInt8(ascii: "("):
      var depth = 0
      for (length, byte) in text.enumerated() {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        if depth == 0 { return length + 1 }
      }
      return nil
    default:
      let name = text.prefix(while: isName)
      return name.isEmpty ? nil : name.count
    }
  }
}
