import Calls
import Rules
import Scanner
import Text

/// `HDR=(-H "Accept: ...")` and `curl "${HDR[@]}"`, where other requests use the array as well: the
/// call takes it as `"${HDR[@]/vnd.atlas.2023-01-01/vnd.atlas.2024-11-13}"`, a wrapper with what
/// its caller sets. What `set --` gave is taken in the same way: `"${@/OLD/NEW}"`.
extension Planner {
  /// The edits that change a header in an array where the client takes it.
  func throughArray(
    _ change: Change, _ place: CallPlace, _ own: Set<EventKey>
  ) -> [SourceEdit]? {
    guard [.accept, .contentType].contains(change.kind), place.event.role == .command,
      let argument = change.argument, let word = argument.word,
      let words = words(of: change, place)
    else { return nil }
    let isOnly = uses.isOnly(own.union(wanted.keys), word: word)
    if isOnly, let part = argumentsPart(change) {
      return expansion((part, "@"), words.old, words.new).map { [$0] }
    }
    guard let part = arrayPart(change) else { return nil }
    if isOnly { return expansion(part, words.old, words.new).map { [$0] } }
    let name = unusedName(words.variable)
    guard place.isWrapped,
      let edit = expansion(part, words.old, words.head + "${\(name):-\(words.kept)}"),
      let prefix = assignment(to: name, [UInt8](words.set.utf8), place)
    else { return nil }
    return [edit, prefix]
  }

  /// The expansion `${NAME[@]}` that brings a change.
  func arrayPart(_ change: Change) -> (part: ExpandedPart, name: String)? {
    guard let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    for part in argument.parts where part.range.contains(range) {
      let text = sources.bytes(of: part.origin.file)[part.origin.range]
      guard text.starts(with: "${".utf8), text.suffix(4).elementsEqual("[@]}".utf8) else {
        continue
      }
      let name = String(decoding: text.dropFirst(2).dropLast(4), as: UTF8.self)
      if isName(name) { return (part, name) }
    }
    return nil
  }

  /// The expansion `$@` of the script's own arguments that brings a change.
  private func argumentsPart(_ change: Change) -> ExpandedPart? {
    guard let argument = change.argument else { return nil }
    let range = change.range.moved(by: change.offset)
    return argument.parts.first { part in
      let text = sources.bytes(of: part.origin.file)[part.origin.range]
      return part.range.contains(range) && isBash(part.origin.file)
        && ["$@", "${@}"].contains { text.elementsEqual($0.utf8) }
    }
  }

  /// `${NAME[@]/OLD/NEW}` in place of the array; every shell that has arrays knows this.
  private func expansion(
    _ array: (part: ExpandedPart, name: String), _ old: String, _ new: String
  ) -> SourceEdit? {
    let origin = array.part.origin
    guard origin.encoding.layers.last == .doubleQuoted else { return nil }
    let pattern = old.replacing("/", with: "\\/")
    let all = array.name == "@" ? "@" : "\(array.name)[@]"
    let text = "${\(all)/\(pattern)/\(new)}"
    return Encoding(Array(origin.encoding.layers.dropLast())).encode([UInt8](text.utf8)).map {
      SourceEdit(file: origin.file, range: origin.range, replacement: $0)
    }
  }

  /// What is replaced in an element, and by what.
  struct Words {
    let old: String
    let new: String
    /// What stands before the variable in a wrapper, what it is without and with the caller.
    var head = ""
    let kept: String
    let set: String
    let variable: String
  }

  /// The name and date of a media type, where it has one, or else the whole header.
  func words(of change: Change, _ place: CallPlace) -> Words? {
    guard let colon = change.text.bytes.firstIndex(of: UInt8(ascii: ":")), change.text.isKnown,
      change.text.bytes.allSatisfy(isPlainInHeader)
    else { return nil }
    let header = change.text.description
    let name = String(decoding: change.text.bytes[...colon], as: UTF8.self)
    let value = header.dropFirst(name.count).drop { $0 == " " }
    let prefix = String(finder.rules.api.mediaTypePrefix)
    let type = String(decoding: place.mediaType, as: UTF8.self)
    if value.hasPrefix(prefix), type.hasPrefix(prefix) {
      let (old, new) = (value.dropFirst(prefix.count), type.dropFirst(prefix.count))
      let (own, wanted) = (old.prefix { $0 != "+" }, new.prefix { $0 != "+" })
      if old.dropFirst(own.count) == new.dropFirst(wanted.count), !own.isEmpty {
        // An element that is not known, a name or a body, may hold a date, but not this.
        let stem = String(prefix.split(separator: "/").last ?? "")
        return Words(
          old: stem + own, new: stem + wanted, head: stem, kept: String(own), set: String(wanted),
          variable: "ATLAS_ACCEPT_VERSION")
      }
    }
    return Words(
      old: header, new: name + " " + type, head: name + " ", kept: String(value), set: type,
      variable: "ATLAS_ACCEPT")
  }

  /// Whether a byte means itself in a pattern and in what replaces it.
  private func isPlainInHeader(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: " /:-_.+;=,".utf8.contains(byte)
    }
  }
}
