import Calls
import GoSyntax
import Rules
import Scanner
import Text

/// Where the strings of a Go program name fields of an answer.
struct FieldNames {
  let names: [String]
  /// Whether `{name}` may be filled in by the names of an answer.
  let isFilled: Bool

  init(_ names: [String], isFilled: Bool = false) {
    self.names = names
    self.isFilled = isFilled
  }

  /// The places of names as words in the strings of a file, but for tags and what is only shown.
  func places(in bytes: [UInt8]) -> [ByteRange] {
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
      case .expression(.index(let index)):
        // `mux.Vars(r)["name"]`
        guard case .call(let call) = index.base, call.function.endsIn("Vars") else { break }
        for case .literal(let literal) in index.arguments { ignored.insert(literal.range) }
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
    return onlyShows(selector) || asksElsewhere(selector) ? call.arguments : []
  }

  /// Whether a function is asked for a parameter of a request that a server gets, for a setting or
  /// for a variable of the environment.
  private func asksElsewhere(_ selector: SelectorExpression) -> Bool {
    switch selector.name.name {
    case "Param", "URLParam", "PathValue", "QueryParam", "FormValue", "PostFormValue", "Getenv",
      "LookupEnv", "WithField", "WithValues", "BindPFlag":
      return true
    case "Get":
      if case .call(let call) = selector.base { return call.function.endsIn("Query") }
      return selector.base.endsIn("Header") || selector.base.endsIn("Form")
    case "GetString", "SetDefault":
      if case .call(let call) = selector.base {
        return call.function.endsIn("Flags") || call.function.endsIn("PersistentFlags")
      }
      return selector.base.endsIn("viper")
    default: return false
    }
  }

  /// Whether what a function is given is for people, or the name of an option.
  private func onlyShows(_ selector: SelectorExpression) -> Bool {
    guard case .identifier(let base) = selector.base else { return false }
    switch base.name {
    case "fmt":
      return !["Sprint", "Append", "Sscan", "Fscan"].contains(where: selector.name.name.hasPrefix)
    case "log", "slog", "zap", "errors", "flag", "pflag", "t": return true
    default: return false
    }
  }

  /// The places of names as keys in the tags of structs, and as words in strings.
  func placesWithTags(in bytes: [UInt8]) -> [ByteRange] {
    let markers = Markers(names.map { [UInt8]("json:\"\($0)".utf8) })
    guard markers.occur(in: bytes) else { return places(in: bytes) }
    var tags: [ByteRange] = []
    parseGo(bytes).walk { node in
      if case .field(let field) = node, let tag = field.tag { tags.append(tag.range) }
      return true
    }
    let keys = markers.allOccurrences(in: bytes).compactMap { found -> ByteRange? in
      let end = found.offset + 6 + names[found.marker].utf8.count
      let place = ByteRange(found.offset + 6, end)
      guard tags.contains(where: { $0.contains(place) }), !isNameByte(bytes[end]) else {
        return nil
      }
      return place
    }
    return (places(in: bytes) + keys).sorted { $0.start < $1.start }
  }
}

extension Expression {
  /// Whether it is a name, or a selector that ends in it.
  fileprivate func endsIn(_ word: String) -> Bool {
    switch self {
    case .identifier(let name): name.name == word
    case .selector(let selector): selector.name.name == word
    default: false
    }
  }
}

extension NeedsFinder {
  /// Why an answer that is lost to sight stands in the way: something in the program names a field
  /// that has another name then, and nothing else explains what it reads.
  func lostReader(of call: DeprecatedCall, _ readers: Readers) -> String? {
    let script = scan.scripts[call.trace]
    let isLost = readers.isUnread && script.trace.takenAnswers.contains(call.event)
    guard isLost || !readers.strangers.isEmpty, isGoFile(workspace.path(of: script.file)) else {
      return nil
    }
    let names = FieldNames(call.rule.response.renamed.keys.sorted())
    let isKept = readers.strangers.contains { name in
      ["Copy", "Write", "Save", "Create"].contains(where: name.contains)
    }
    let explained = explainedPlaces(script.trace, isKept ? [] : Self.outside)
    for file in script.files where isGoFile(workspace.path(of: file)) {
      let bytes = workspace.bytes(of: file)
      let place = names.placesWithTags(in: bytes).first { place in
        !explained.contains { $0.file == file && $0.range.overlaps(place) }
      }
      guard let place else { continue }
      let path = String(decoding: workspace.path(of: file), as: UTF8.self)
      let line = LineTable(bytes).line(at: place.start)
      let name = String(decoding: bytes[place], as: UTF8.self)
      let stranger = readers.strangers.first.map { "`\($0)` is given its answer" }
      return (stranger ?? "what reads its answer is not followed")
        + ", and `\(name)` at \(path):\(line) may be the name of a field that is read then"
    }
    return nil
  }

  /// Where the texts are written that are sent, or by which something else is read.
  private func explainedPlaces(_ trace: Trace, _ outside: Set<String>) -> [Origin] {
    trace.events.flatMap { event -> [Origin] in
      guard event.role == .request || event.role == .reader && readsKnown(event, outside)
      else { return [] }
      return event.alternatives.flatMap(\.arguments).flatMap(\.text.pieces).compactMap(\.origin)
    }
  }

  /// Whether an event reads the answer of a request, text that is known, or something from outside.
  private func readsKnown(_ event: Event, _ outside: Set<String>) -> Bool {
    event.alternatives.allSatisfy { way in
      guard let input = way.input, !input.isEmpty else { return false }
      return input.holes.allSatisfy { hole in
        switch hole.kind {
        case .response, .output: true
        default: outside.contains(hole.name)
        }
      }
    }
  }

  /// The functions whose results come from outside of the program.
  private static let outside: Set<String> = [
    "ReadFile", "Open", "OpenFile", "Getenv", "Args", "Stdin",
  ]
}

extension ReaderSearch {
  /// Whether a transport of the program reads a field that is renamed of answers on their way.
  var isReadOnTheWay: Bool {
    guard trace.takenAnswers.contains(where: { $0 < 0 }) else { return false }
    var parts: Set<Int> = []
    for event in trace.events {
      let isOnTheWay = event.alternatives.flatMap { event.texts(of: $0) }.flatMap(\.holes).contains
      {
        $0.kind == .response ? $0.number < 0 : $0.kind == .output && parts.contains($0.number)
      }
      guard isOnTheWay else { continue }
      if namesField(event) { return true }
      parts.insert(event.number)
    }
    return false
  }
}
