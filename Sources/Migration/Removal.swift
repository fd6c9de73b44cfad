import Text

extension Change {
  /// The edits where the text is written; nil if that is nowhere, or not a place of its own.
  func edits(in sources: SourceSet) -> [SourceEdit]? {
    switch kind {
    case .removal: return removal(in: sources).map { [$0] }
    case .field: return fieldRemoval(in: sources)
    default: return text.edits(replacing: range, with: replacement, in: sources)
    }
  }

  /// Takes out the words that stand for the pieces of the range.
  private func fieldRemoval(in sources: SourceSet) -> [SourceEdit]? {
    var edits: [SourceEdit] = []
    for index in text.pieceIndices(overlapping: range) {
      guard let origin = text.pieces[index].origin else { return nil }
      if origin.range.isEmpty { continue }
      guard let edit = removal(of: origin, in: sources) else { return nil }
      if edits.last != edit { edits.append(edit) }
    }
    return edits
  }

  /// Takes a whole word out, with the blanks and continued lines in front of it.
  private func removal(in sources: SourceSet) -> SourceEdit? {
    guard text.pieces.count == 1, let piece = text.pieces.first, piece.content == .exact,
      let origin = piece.origin, origin.encoding.layers.last == .unquoted
    else { return nil }
    return removal(of: origin, in: sources)
  }

  private func removal(of origin: Origin, in sources: SourceSet) -> SourceEdit? {
    let bytes = sources.bytes(of: origin.file)
    let next = origin.range.end < bytes.count ? bytes[origin.range.end] : 0x0A
    guard [UInt8](" \t\r\n;|&)`\"'\\<>".utf8).contains(next) else { return nil }
    var start = gapStart(before: origin.range.start, bytes)
    // A line of its own in an array goes away with its end.
    if next == 0x0A || next == 0x0D, start > 0, bytes[start - 1] == 0x0A {
      start -= bytes[..<start].ends(with: [0x0D, 0x0A]) ? 2 : 1
    }
    guard start < origin.range.start else { return nil }
    let range = ByteRange(start, origin.range.end)
    return SourceEdit(file: origin.file, range: range, replacement: [])
  }

  /// Where the blanks in front of a word begin.
  private func gapStart(before end: Int, _ bytes: [UInt8]) -> Int {
    var start = end
    while start > 0 {
      if [UInt8](" \t".utf8).contains(bytes[start - 1]) {
        start -= 1
      } else if bytes[..<start].ends(with: [0x5C, 0x0A]) {
        start -= 2
      } else if bytes[..<start].ends(with: [0x5C, 0x0D, 0x0A]) {
        start -= 3
      } else {
        return start
      }
    }
    return start
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
