import Calls
import Scanner
import Text

/// `for what in snapshots restores; do echo "== $what"; curl .../$what; done`: one value of the
/// variable has to change in the request, and must not change where it is shown. The call takes it
/// through `${what/%restores/restoreJobs}`.
extension Planner {
  /// The edits that replace a part of a variable's value where the client takes it; the changes
  /// that are left over have no such place.
  func substituting(
    _ changes: [Change], _ place: CallPlace, _ own: Set<EventKey>
  ) -> (edits: [SourceEdit], rest: [Change]) {
    var rest: [Change] = []
    var groups: [(part: ExpandedPart, changes: [Change])] = []
    for original in changes {
      let change = handedOver(original, place, own) ?? original
      guard change.kind == .path, !takesOtherPaths(place, own),
        let word = change.argument?.word,
        change.isAtSite
          ? !uses.isOnly(own, command: place.site.command) : !uses.isOnly(own, word: word),
        let part = variablePart(change)
      else {
        rest.append(original)
        continue
      }
      if let known = groups.firstIndex(where: { $0.part.origin == part.origin }) {
        groups[known].changes.append(change)
      } else {
        groups.append((part, [change]))
      }
    }
    var edits: [SourceEdit] = []
    for group in groups {
      if let edit = substitution(group.changes, in: group.part) {
        edits.append(edit)
      } else {
        rest += group.changes
      }
    }
    return (edits, rest)
  }

  /// Whether the command that sends the request is a function's, and is given other paths as well.
  private func takesOtherPaths(_ place: CallPlace, _ own: Set<EventKey>) -> Bool {
    place.isWrapped
      && !uses.isOnly(Set(migratingWays.keys).union(own), command: place.client.command)
  }

  private func substitution(_ changes: [Change], in part: ExpandedPart) -> SourceEdit? {
    let sorted = changes.sorted { $0.range.start < $1.range.start }
    guard let first = sorted.first, let last = sorted.last, isBash(part.origin.file) else {
      return nil
    }
    let range = ByteRange(first.range.start, last.range.end)
    let old = first.text.slice(range)
    let new = old.replacing(
      sorted.map { ($0.range.moved(by: -range.start), $0.replacement) })
    guard old.isKnown, !old.isEmpty, (old.bytes + new.bytes).allSatisfy(isPlain) else { return nil }
    let place = range.moved(by: first.offset)
    let anchor =
      place.end == part.range.end ? "%" : place.start == part.range.start ? "#" : ""
    let pattern = old.description.replacing("/", with: "\\/")
    let expansion = "${\(part.variable)/\(anchor)\(pattern)/\(new.description)}"
    guard [.doubleQuoted, .unquoted].contains(part.origin.encoding.layers.last) else { return nil }
    let outer = Encoding(Array(part.origin.encoding.layers.dropLast()))
    return outer.encode([UInt8](expansion.utf8)).map {
      SourceEdit(file: part.origin.file, range: part.origin.range, replacement: $0)
    }
  }

  /// Whether a byte means itself in a pattern and in what replaces it.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether a shell runs a file that knows `${name/pattern/text}`: its first line names one, or
  /// those of all scripts that source it do.
  func isBash(_ file: FileID) -> Bool {
    if let own = namesBash(file) { return own }
    let users = scan.scripts.filter { $0.file != file && $0.trace.sourced.contains(file) }
    return !users.isEmpty && users.allSatisfy { namesBash($0.file) == true }
  }

  /// Whether a file's first line names such a shell; nil where it names none at all.
  private func namesBash(_ file: FileID) -> Bool? {
    let line = sources.bytes(of: file).prefix { $0 != UInt8(ascii: "\n") }
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("#!") else { return nil }
    return ["bash", "zsh", "ksh"].contains { text.contains($0) }
  }
}
