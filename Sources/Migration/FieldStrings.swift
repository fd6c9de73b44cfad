import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// Where a Go program holds an answer as a value of any type, or as text, any string of it may be
/// the name by which a field is read, however far that string has come.
extension Rounds {
  /// Adds what fixes rest on: strings that name a field which has another name in the new answer,
  /// and that no fix changes, do not read it.
  func noteFieldStrings(_ drafts: inout [Draft]) {
    let edits = Dictionary(grouping: drafts.flatMap(\.edits), by: \.file)
    for index in drafts.indices
    where drafts[index].obstacle == nil && !isDouble(drafts[index]) {
      let fields = drafts[index].rule.response.renamed.keys.sorted()
      guard !fields.isEmpty else { continue }
      for number in Set(drafts[index].calls.map(\.trace)).sorted() {
        let script = scan.scripts[number]
        guard script.trace.holdsAnswers else { continue }
        for file in script.files where isGoFile(workspace.path(of: file)) {
          let known = script.trace.unreadKeys.compactMap(\.word).filter { $0.file == file }
          for place in places(of: fields, in: file, isFilled: script.trace.givesKeys)
          where !(edits[file] ?? []).contains(where: { $0.edit.range.overlaps(place) })
            && !known.contains(where: { $0.range.contains(place) })
          {
            drafts[index].assumptions.append(assumption(place, file))
          }
        }
      }
    }
  }

  private func assumption(_ place: ByteRange, _ file: FileID) -> String {
    let bytes = workspace.bytes(of: file)
    let path = String(decoding: workspace.path(of: file), as: UTF8.self)
    let line = LineTable(bytes).line(at: place.start)
    let name = String(decoding: bytes[place], as: UTF8.self)
    return "`\(name)` in the string at \(path):\(line) does not name a field of its answer"
  }

  /// The places of names as words in the strings of a file, but for tags and what is only shown.
  private func places(
    of names: [String], in file: FileID, isFilled: Bool
  ) -> [ByteRange] {
    let bytes = workspace.bytes(of: file)
    let markers = Markers(names.map { [UInt8]($0.utf8) })
    guard markers.occur(in: bytes) else { return [] }
    let literals = readLiterals(parseGo(bytes))
    return markers.allOccurrences(in: bytes).compactMap { found in
      let place = ByteRange(found.offset, found.offset + names[found.marker].utf8.count)
      guard literals.contains(where: { $0.contains(place) }) else { return nil }
      let (before, after) = (bytes[place.start - 1], bytes[place.end])
      // `{clusterName}` and `-clusterName` stand for values, or are names of options; but the
      // first may be filled in by the names of an answer.
      let isPlaceholder = (isFilled ? "-" : "{<$%:-").utf8.contains(before)
      return isPlaceholder || isNameByte(before) || isNameByte(after) ? nil : place
    }
  }

  /// The strings of a file that may come to something which reads.
  private func readLiterals(_ file: GoFile) -> [ByteRange] {
    var result: [ByteRange] = []
    var ignored: Set<ByteRange> = []
    file.walk { node in
      switch node {
      case .field(let field): if let tag = field.tag { ignored.insert(tag.range) }
      case .expression(.call(let call)):
        for case .literal(let literal) in shown(by: call) { ignored.insert(literal.range) }
      case .expression(.literal(let literal)):
        let isString = literal.kind == .string || literal.kind == .rawString
        if isString, !ignored.contains(literal.range) { result.append(literal.range) }
      default: break
      }
      return true
    }
    return result
  }

  /// What a call is given for people, or as the name of an option; not the default of an option,
  /// which comes before its description.
  private func shown(by call: CallExpression) -> [Expression] {
    guard case .selector(let selector) = call.function else { return [] }
    if selector.name.name.hasPrefix("String"), call.arguments.count > 2 {
      return call.arguments.dropLast(2) + call.arguments.suffix(1)
    }
    return onlyShows(selector) ? call.arguments : []
  }

  /// Whether what a function is given is for people, or the name of an option.
  private func onlyShows(_ selector: SelectorExpression) -> Bool {
    guard case .identifier(let base) = selector.base else { return false }
    switch base.name {
    case "fmt":
      return !["Sprint", "Append", "Sscan", "Fscan"].contains(where: selector.name.name.hasPrefix)
    case "log", "slog", "errors", "flag", "pflag", "t": return true
    default: return false
    }
  }
}
