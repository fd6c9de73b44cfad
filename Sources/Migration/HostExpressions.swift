import Calls
import Scanner
import Text

/// Values that a host puts into a script before the shell sees it: `{{accept}}` of a justfile,
/// `$(ACCEPT)` of a makefile, `${{ env.ACCEPT }}` of a workflow.
extension Planner {
  /// Writes the value of an expression, with the change, in the place of the expression, where the
  /// command sends no other request.
  func atExpression(_ change: Change, _ place: CallPlace, _ own: Set<EventKey>) -> SourceEdit? {
    let range = change.range.moved(by: change.offset)
    // What the shell expands is followed as such.
    guard change.argument?.parts.contains(where: { $0.range.contains(range) }) == false,
      !place.isWrapped, uses.isOnly(own.union(wanted.keys), command: place.client.command),
      let site = site(of: change, place)
    else { return nil }
    let text = change.text.slice(site.value).replacing([
      (change.range.moved(by: -site.value.start), change.replacement)
    ])
    guard text.isKnown, let written = site.origin.encoding.encode(text.bytes) else { return nil }
    return SourceEdit(file: site.origin.file, range: site.origin.range, replacement: written)
  }

  /// Where an expression stands, and the bytes of the text that are its value.
  private typealias Site = (origin: Origin, value: ByteRange)

  /// The expression that brings the text of a change: between pieces that the command spells out.
  private func site(of change: Change, _ place: CallPlace) -> Site? {
    let pieces = change.text.pieces
    let changed = change.text.pieceIndices(overlapping: change.range)
    guard let first = changed.first, let last = changed.last else { return nil }
    let isOwn = { (piece: TracedText.Piece) in self.isInCommand(piece.origin, place) }
    guard let before = pieces[..<first].last(where: isOwn) else {
      return pieces.contains(where: isOwn) ? nil : siteOfWord(change, place)
    }
    let after = pieces[(last + 1)...].first(where: isOwn)
    guard let origin = before.origin,
      let range = expression(at: origin.range.end, in: origin.file, place),
      after.map({ $0.origin?.range.start == range.end }) ?? true
    else { return nil }
    let value = ByteRange(before.range.end, after?.range.start ?? change.text.count)
    return (Origin(file: origin.file, range: range, encoding: origin.encoding), value)
  }

  /// The same for a word that is nothing but an expression, in quotes, after an option.
  private func siteOfWord(_ change: Change, _ place: CallPlace) -> Site? {
    let arguments = place.alternative.arguments
    let index = arguments.firstIndex { $0.text.hasSameContent(as: change.text) }
    guard let index, index > 0, change.offset == 0,
      let option = arguments[index - 1].text.pieces.last?.origin, isInCommand(option, place)
    else { return nil }
    let bytes = sources.bytes(of: option.file)
    var start = option.range.end
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start > option.range.end, start < bytes.count else { return nil }
    let quotes: [UInt8: Layer] = [0x22: .doubleQuoted, 0x27: .singleQuoted]
    guard let layer = quotes[bytes[start]],
      let range = expression(at: start + 1, in: option.file, place),
      range.end < bytes.count, bytes[range.end] == bytes[start]
    else { return nil }
    let encoding = Encoding(option.encoding.layers.dropLast() + [layer])
    let value = ByteRange(0, change.text.count)
    return (Origin(file: option.file, range: range, encoding: encoding), value)
  }

  /// The range of an expression that begins at an offset, in the command.
  private func expression(at start: Int, in file: FileID, _ place: CallPlace) -> ByteRange? {
    guard start < place.client.command.range.end,
      let length = expansionLength(sources.bytes(of: file)[start...])
    else { return nil }
    let range = ByteRange(start, start + length)
    return place.client.command.range.contains(range) ? range : nil
  }

  /// Whether a piece of text is written in the command that sends the request.
  private func isInCommand(_ origin: Origin?, _ place: CallPlace) -> Bool {
    let command = place.client.command
    guard let origin else { return false }
    return origin.file == command.file && command.range.contains(origin.range)
  }
}
