import Calls
import Documents
import Scanner
import Text

/// `CURL = curl -H "Accept: ..."` of a makefile, which other recipes use as well: the command takes
/// it as `$(subst vnd.atlas.2023-01-01,vnd.atlas.2024-11-13,$(CURL))`, and a shared beginning of
/// the path as `$(subst /clusters/,/flexClusters/,$(BASE))`.
extension Planner {
  /// The edits that change text where the recipe takes the variable that brings it, in a command
  /// that sends no other request; the changes that are left over have no such place.
  func atReferences(
    _ changes: [Change], _ place: CallPlace, _ own: Set<EventKey>
  ) -> (edits: [SourceEdit], rest: [Change]) {
    guard !place.isWrapped, let document = scan.documents[place.client.command.file],
      document.kind == .makefile, isForGNU(sources.bytes(of: place.client.command.file)),
      uses.isOnly(own.union(wanted.keys), command: place.client.command)
    else { return ([], changes) }
    var rest: [Change] = []
    var texts: [ByteRange: String] = [:]
    var done: Set<[String]> = []
    let bytes = sources.bytes(of: place.client.command.file)
    for change in changes {
      guard let origin = change.text.slice(change.range).pieces.first?.origin,
        let words = substituted(change, place),
        !(words.old + words.new).contains(where: { ",#()$\\".contains($0) }),
        let reference = reference(to: origin, document, place)
      else {
        rest.append(change)
        continue
      }
      let text = texts[reference] ?? String(decoding: bytes[reference], as: UTF8.self)
      let isNew = done.insert(["\(reference.start)", words.old, words.new]).inserted
      texts[reference] = isNew ? "$(subst \(words.old),\(words.new),\(text))" : text
    }
    let edits = texts.sorted { $0.key < $1.key }.map { reference, text in
      SourceEdit(
        file: place.client.command.file, range: reference, replacement: [UInt8](text.utf8))
    }
    return (edits, rest)
  }

  /// Whether a makefile has nothing that only other makes know, which have no functions.
  private func isForGNU(_ bytes: [UInt8]) -> Bool {
    !bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      [".POSIX", ".include", ".if", ".for ", ".endif"].contains { line.starts(with: $0.utf8) }
    }
  }

  /// What is replaced in the value of a variable, and by what.
  private func substituted(_ change: Change, _ place: CallPlace) -> (old: String, new: String)? {
    switch change.kind {
    case .accept, .contentType: return words(of: change, place).map { ($0.old, $0.new) }
    case .path, .version:
      let touched = change.text.pieceIndices(overlapping: change.range)
      guard touched.count == 1 else { return nil }
      let piece = change.text.pieces[touched.lowerBound].range
      let isSlash = { (place: Int) in
        piece.contains(place) && change.text.bytes[place] == UInt8(ascii: "/")
      }
      var start = isSlash(change.range.start - 1) ? change.range.start - 1 : change.range.start
      // A cluster may have the name of a segment that goes away.
      if change.replacement.isEmpty {
        start = (piece.start..<start).last(where: isSlash) ?? start
      }
      let end = isSlash(change.range.end) ? change.range.end + 1 : change.range.end
      let whole = change.text.slice(ByteRange(start, end))
      let new = whole.replacing([(change.range.moved(by: -start), change.replacement)])
      return (whole.description, new.description)
    default: return nil
    }
  }

  /// Where the command names the variable that brings the text of a place: `$(NAME)` right before
  /// what the recipe itself writes of the command, or in it; nil where it does more than once.
  private func reference(
    to origin: Origin, _ document: Document, _ place: CallPlace
  ) -> ByteRange? {
    let command = place.client.command
    let bytes = sources.bytes(of: command.file)
    let names = document.names(ofVariablesWith: origin.range)
    let forms = names.flatMap { ["$(\($0))", "${\($0)}"] }.map { [UInt8]($0.utf8) }
    guard origin.file == command.file, !forms.isEmpty else { return nil }
    let found = Markers(forms).allOccurrences(in: bytes).map { found in
      ByteRange(found.offset, found.offset + forms[found.marker].count)
    }.filter { $0.end == command.range.start || command.range.contains($0) }
    guard found.count == 1, found[0].start > 0,
      bytes[found[0].start - 1] != UInt8(ascii: "$"), bytes[found[0].start - 1] != UInt8(ascii: ",")
    else { return nil }
    return found[0]
  }
}
