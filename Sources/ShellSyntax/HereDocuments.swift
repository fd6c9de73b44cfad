import Text

/// A here-document whose operator was read and whose body comes after the next line end.
struct PendingDocument {
  /// Where its redirection starts.
  let start: Int
  let delimiter: [UInt8]
  let isQuoted: Bool
  let isStripped: Bool
}

/// A here-document whose body was read.
struct FoundDocument {
  /// Where its redirection starts.
  let start: Int
  let document: HereDocument
}

// Here-documents (POSIX 2.7.4).
extension Parser {
  mutating func expectDocument(_ start: Int, _ target: Word, isStripped: Bool) {
    var delimiter: [UInt8] = []
    var isQuoted = false
    for part in target.parts { append(part, to: &delimiter, &isQuoted) }
    pending.append(
      PendingDocument(
        start: start, delimiter: delimiter, isQuoted: isQuoted, isStripped: isStripped))
  }

  /// Quotes are removed from a delimiter, and nothing in it expands.
  private func append(_ part: WordPart, to delimiter: inout [UInt8], _ isQuoted: inout Bool) {
    switch part {
    case .continuation: return
    case .escaped(let range):
      delimiter.append(contentsOf: bytes[range].dropFirst())
    case .singleQuoted(let range):
      delimiter.append(contentsOf: bytes[range].dropFirst().dropLast())
    case .ansiQuoted(let range):
      delimiter.append(contentsOf: bytes[range].dropFirst(2).dropLast())
    case .doubleQuoted(_, let parts):
      for part in parts { append(part, to: &delimiter, &isQuoted) }
    default:
      delimiter.append(contentsOf: bytes[part.range])
      return
    }
    isQuoted = true
  }

  /// Reads the bodies that are due; the line end before them is passed.
  mutating func readDocuments() {
    let due = pending
    pending = []
    for document in due {
      let body = readBody(of: document)
      let parts = documentParts(body, document)
      let found = HereDocument(range: body, isQuoted: document.isQuoted, parts: parts)
      documents.append(FoundDocument(start: document.start, document: found))
    }
  }

  /// Passes the lines of a body and the line of its delimiter, if there is one.
  private mutating func readBody(of document: PendingDocument) -> ByteRange {
    let start = at
    var isJoined = false
    while at < end {
      let line = at
      var stop = line
      while stop < end, bytes[stop] != Byte.newline { stop += 1 }
      let next = min(stop + 1, end)
      if stop > line, stop < end, bytes[stop - 1] == Byte.carriageReturn { stop -= 1 }
      if !isJoined, let after = delimiterEnd(document, line, stop) {
        at = after == stop ? next : after
        return ByteRange(start, line)
      }
      isJoined = !document.isQuoted && next - 1 == stop && endsInContinuation(line, stop)
      at = next
    }
    return ByteRange(start, end)
  }

  /// The end of the delimiter on the line, if that is what the line is. In a substitution bash
  /// takes `EOF)` as well (make_here_document, "Backwards compatibility").
  private func delimiterEnd(_ document: PendingDocument, _ line: Int, _ stop: Int) -> Int? {
    var place = line
    if document.isStripped {
      while place < stop, bytes[place] == Byte.tab { place += 1 }
    }
    let after = place + document.delimiter.count
    guard after <= stop, after == stop || isInSubstitution,
      bytes[place..<after].elementsEqual(document.delimiter)
    else { return nil }
    return after == stop || bytes[after..<stop].contains(Byte.closeParenthesis) ? after : nil
  }

  private func endsInContinuation(_ line: Int, _ stop: Int) -> Bool {
    var place = stop
    while place > line, bytes[place - 1] == Byte.backslash { place -= 1 }
    return (stop - place) % 2 == 1
  }

  private mutating func documentParts(
    _ body: ByteRange, _ document: PendingDocument
  ) -> [WordPart] {
    if document.isQuoted { return quotedParts(body, isStripped: document.isStripped) }
    let outer = (at: at, end: end, awaited: awaited, isInDocument: isInDocument)
    at = body.start
    end = body.end
    isInDocument = true
    wordDepth += 1
    let parts = parseParts(
      Frame(document.isStripped ? .strippedDocument : .document, isQuoted: true))
    wordDepth -= 1
    pending = []
    (at, end, awaited, isInDocument) = outer
    return parts
  }

  private func quotedParts(_ body: ByteRange, isStripped: Bool) -> [WordPart] {
    guard isStripped else { return body.isEmpty ? [] : [.literal(body)] }
    var parts: [WordPart] = []
    var place = body.start
    while place < body.end {
      while place < body.end, bytes[place] == Byte.tab { place += 1 }
      let start = place
      while place < body.end, bytes[place] != Byte.newline { place += 1 }
      place = min(place + 1, body.end)
      if start < place { parts.append(.literal(ByteRange(start, place))) }
    }
    return parts
  }
}
