import Calls
import Documents
import Scanner
import Text

/// Names an event of a scan.
struct EventKey: Hashable {
  let trace: Int
  let event: Int
}

/// Which commands use the text at a place.
struct Uses {
  /// Stands for what is not followed.
  static let stranger = EventKey(trace: -1, event: -1)

  private struct Use {
    let range: ByteRange
    let key: EventKey
  }
  /// By place, once all are known.
  private var byFile: [FileID: [Use]] = [:]
  /// For each use of a file the furthest end of it and of those before: where a search backwards
  /// stops.
  private var reach: [FileID: [Int]] = [:]
  private var byWord: [Origin: Set<EventKey>] = [:]
  private var byCommand: [Origin: Set<EventKey>] = [:]

  /// - Parameter asked: the variables of files that others ask for.
  init(_ scan: Scan, _ finder: NeedsFinder, asked: [FileID: Set<String>] = [:]) {
    let captured = capturedScripts(in: scan, finder.workspace)
    for (index, script) in scan.scripts.enumerated() {
      let exportsToNobody = script.trace.exportsToNobody
      for event in script.trace.events {
        let key = EventKey(trace: index, event: event.number)
        // What a document's scripts write for later ones is followed there.
        if event.isKeptFile, scan.documents[script.file] != nil { continue }
        let isBenign =
          event.onlyPrints && !captured.contains(script.file) || event.onlyPassesOn
          || event.name == "export" && exportsToNobody
        add(event, key, isBenign: isBenign)
        for body in finder.bodyFiles(of: event) { add(body, key) }
      }
    }
    // What a document does with a variable of its own outside its scripts is not known.
    let nobody = Uses.stranger
    for (file, document) in scan.documents {
      for range in document.valuesUsedElsewhere(in: finder.workspace.bytes(of: file)) {
        byFile[file, default: []].append(Use(range: range, key: nobody))
      }
    }
    for (file, names) in asked {
      let document = scan.documents[file].flatMap { $0.kind == .yaml ? $0 : nil }
      let lines = settingLines(in: finder.workspace.bytes(of: file))
      let places =
        document?.places(ofVariables: names)
        ?? lines.filter { names.contains($0.name) }.map(\.value)
      byFile[file, default: []] += places.map { Use(range: $0, key: nobody) }
    }
    for (file, range) in UnknownSources(scan, finder).places() + finder.mentionedDefaults() {
      byFile[file, default: []].append(Use(range: range, key: nobody))
    }
    let foreign = foreignData(in: scan, finder.workspace)
    for file in foreign + SharedLibraries(scan, finder.workspace).files {
      let count = finder.workspace.bytes(of: file).count
      byFile[file, default: []].append(Use(range: ByteRange(0, count), key: nobody))
    }
    for shared in SharedFunctions(scan, finder.workspace).texts {
      byFile[shared.file, default: []] += shared.ranges.map { Use(range: $0, key: nobody) }
      for text in shared.values { add(text, nobody) }
    }
    for script in scan.scripts {
      guard let document = scan.documents[script.file] else { continue }
      addAssignments(script, document, finder.workspace.bytes(of: script.file), nobody)
    }
    for script in scan.scripts {
      for text in script.trace.lostTexts { add(text, nobody) }
    }
    order()
  }

  /// Puts the uses of each file in order.
  private mutating func order() {
    for (file, uses) in byFile {
      let ordered = uses.sorted { $0.range < $1.range }
      var furthest = 0
      reach[file] = ordered.map { use in
        furthest = max(furthest, use.range.end)
        return furthest
      }
      byFile[file] = ordered
    }
  }

  /// Variables of a document's script that the document asks for outside its scripts.
  private mutating func addAssignments(
    _ script: EvaluatedScript, _ document: Document, _ bytes: [UInt8], _ nobody: EventKey
  ) {
    for assignment in script.trace.assignments {
      guard let word = assignment.value.word, word.file == script.file else { continue }
      let name = bytes[word.range].prefix(while: isNameByte)
      guard !name.isEmpty,
        document.asksElsewhere(for: String(decoding: name, as: UTF8.self), in: bytes)
      else { continue }
      add(assignment.value.text, nobody)
    }
  }

  private mutating func add(_ event: Event, _ key: EventKey, isBenign: Bool) {
    for frame in event.frames { byCommand[frame.command, default: []].insert(key) }
    for alternative in event.alternatives {
      for argument in alternative.arguments {
        if let word = argument.word { byWord[word, default: []].insert(key) }
      }
      for text in event.texts(of: alternative) {
        if !isBenign {
          add(text, key)
        } else if event.onlyPrints || event.destination == .terminal {
          addWords(of: text, key)
        }
      }
    }
  }

  /// What is shown may follow an edit as a part of a path, a URL or a header. A word on its own
  /// ("restores", "2023-01-01") stays what it is.
  private mutating func addWords(of text: TracedText, _ key: EventKey) {
    for piece in text.pieces {
      if case .hole = piece.content { continue }
      let bytes = text.bytes[piece.range]
      let before = piece.range.start > 0 ? text.bytes[piece.range.start - 1] : nil
      let after = piece.range.end < text.count ? text.bytes[piece.range.end] : nil
      let isWord = bytes.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
      let isDate = bytes.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
      let inPath = [before, after].contains(UInt8(ascii: "/"))
      let inMediaType = before == UInt8(ascii: ".") || after == UInt8(ascii: "+")
      guard let origin = piece.origin, isWord && !inPath || isDate && !inMediaType else { continue }
      byFile[origin.file, default: []].append(Use(range: origin.range, key: key))
    }
  }

  private mutating func add(_ text: TracedText, _ key: EventKey) {
    for piece in text.pieces {
      guard let origin = piece.origin else { continue }
      byFile[origin.file, default: []].append(Use(range: origin.range, key: key))
    }
  }

  /// An event that uses text at the place of `edit` and does not want that edit.
  func outsider(of edit: SourceEdit, _ wanted: [EventKey: Set<SourceEdit>]) -> EventKey? {
    let place = edit.edit.range
    let uses = byFile[edit.file] ?? []
    let reach = reach[edit.file] ?? []
    // Past the last use that begins before the place does end.
    var (index, high) = (0, uses.count)
    while index < high {
      let middle = (index + high) / 2
      if uses[middle].range.start <= place.end { index = middle + 1 } else { high = middle }
    }
    while index > 0, reach[index - 1] >= place.start {
      index -= 1
      let use = uses[index]
      let touches =
        place.isEmpty
        ? use.range.start <= place.start && place.end <= use.range.end
        : use.range.overlaps(place)
      if touches, wanted[use.key]?.contains(edit) != true { return use.key }
    }
    return nil
  }

  /// Whether only events of `migrating` come from the command or word at this place.
  func isOnly(_ migrating: Set<EventKey>, word: Origin) -> Bool {
    (byWord[word] ?? []).isSubset(of: migrating)
  }
  func isOnly(_ migrating: Set<EventKey>, command: Origin) -> Bool {
    (byCommand[command] ?? []).isSubset(of: migrating)
  }

  /// Whether no other event that comes from the command takes text of a place.
  func isOnly(_ migrating: Set<EventKey>, command: Origin, at place: Origin) -> Bool {
    let others = (byCommand[command] ?? []).subtracting(migrating)
    if others.isEmpty { return true }
    return !(byFile[place.file] ?? []).contains {
      others.contains($0.key) && $0.range.overlaps(place.range)
    }
  }
}

/// The scripts whose output another one captures: what they print is no message.
func capturedScripts(in scan: Scan, _ workspace: Workspace) -> Set<FileID> {
  var names: Set<ArraySlice<UInt8>> = []
  for event in scan.scripts.flatMap(\.trace.events)
  where event.destination == .captured && event.name.map(runningNothing.contains) != true {
    for argument in event.alternatives.flatMap({ $0.arguments.prefix(3) }) {
      if let last = argument.text.bytes.split(separator: UInt8(ascii: "/")).last {
        names.insert(last)
      }
    }
  }
  let files = scan.scripts.map(\.file).filter { file in
    workspace.path(of: file).split(separator: UInt8(ascii: "/")).last.map(names.contains) ?? false
  }
  return Set(files)
}

/// Programs that look at a path, or at the file there, and run nothing.
private let runningNothing: Set<String> = [
  "dirname", "basename", "realpath", "readlink", "cd", "ls", "stat", "test", "[", "echo", "printf",
  "cat", "head", "tail", "grep", "sed", "wc", "sha256sum", "md5sum", "git",
]

/// The files of data that a file names which is not followed there.
private func foreignData(in scan: Scan, _ workspace: Workspace) -> [FileID] {
  var readers: [FileID: Set<FileID>] = [:]
  for script in scan.scripts where script.files.count == 1 {
    for file in dataFiles(of: script.trace, in: script.file, workspace) {
      readers[file, default: []].formUnion([script.file] + script.trace.otherFiles)
    }
  }
  let own = Set(scan.scripts.flatMap { $0.files + $0.trace.otherFiles })
  return readers.keys.sorted().filter { file in
    guard !own.contains(file), let users = readers[file] else { return false }
    let path = workspace.path(of: file)
    let name = Array(path.split(separator: UInt8(ascii: "/")).last ?? path[...])
    return workspace.sources.files.indices.contains { index in
      let other = FileID(index: index)
      return other != file && !users.contains(other)
        && scan.documents[other]?.kind.isPage != true
        && isNamed(name, in: workspace.sources.files[index].bytes)
    }
  }
}

extension Event {
  /// Whether it stands for a file that the script leaves to others.
  var isKeptFile: Bool { name == "> file" }

  /// Whether it only shows text to a person.
  var onlyPrints: Bool {
    guard role != .shown, let name else { return role == .shown }
    return tellers.contains(name) || destination != .captured && ["echo", "printf"].contains(name)
  }

  /// Whether its texts are for a person: printed, or shown by `cat`.
  var isShown: Bool { onlyPrints || (destination != .captured && name == "cat") }

  /// Whether its output is its input or files and goes on as a value that is followed.
  var onlyPassesOn: Bool {
    if role == .pure { return true }
    guard let name else { return false }
    if name == "cat" || name == "tee" { return true }
    return name == "jq" && buildsJSON
  }

  /// Whether it is a command of the Atlas CLI of which all is known that tells its operation.
  var asksAtlas: Bool {
    guard name == "atlas" else { return false }
    return alternatives.allSatisfy { alternative in
      let words = alternative.arguments.dropFirst().map(\.text)
      let invocation = AtlasInvocation.parse(words)
      let isKnown = invocation.operands.prefix(3).allSatisfy(\.text.isKnown)
      return isKnown && (invocation.callsAPI || invocation.unknownArguments.isEmpty)
    }
  }

  /// Whether it tests for emptiness, or for a word that stands for nothing (`[ "$url" != null ]`),
  /// which no edit changes.
  var onlyTestsEmptiness: Bool {
    guard let name, ["[", "[[", "test"].contains(name) else { return false }
    return alternatives.allSatisfy { alternative in
      let words = alternative.arguments.dropFirst().map(\.text.description)
      let operands = words.filter { !["!", "]", "]]", "(", ")"].contains($0) }
      return operands.split { ["&&", "||", "-a", "-o"].contains($0) }.allSatisfy { test in
        let words = Array(test)
        switch words.count {
        case 1: return true
        case 2: return ["-z", "-n"].contains(words[0])
        case 3:
          return ["=", "==", "!="].contains(words[1])
            && (wordsForNothing.contains(words[0]) || wordsForNothing.contains(words[2]))
        default: return false
        }
      }
    }
  }

  /// All texts that the command takes.
  func texts(of alternative: Alternative) -> [TracedText] {
    if onlyTestsEmptiness { return [] }
    var result = alternative.arguments.map(\.text) + alternative.environment + files.map(\.content)
    if let input = alternative.input, !refusesInput(alternative) { result.append(input) }
    return result
  }

  /// Whether jq ends at the first word of what it is given, which is no JSON
  /// (`echo "would GET $url"` in a wrapper whose output goes to jq): the rest plays no part.
  func refusesInput(_ way: Alternative) -> Bool {
    guard name == "jq", let input = way.input, input.beginsWithoutJSON,
      // `[ "$KEY" ] || echo "no key"`: the answer comes where that is not printed.
      !input.holes.contains(where: { $0.kind == .response || $0.kind == .output })
    else { return false }
    let words = way.arguments.dropFirst().map(\.text)
    return !JQInvocation.parse(words).options.contains(.rawInput)
  }

  /// `jq -n`: it reads nothing and its output is followed.
  var buildsJSON: Bool {
    alternatives.allSatisfy { alternative in
      alternative.arguments.contains { argument in
        let word = argument.text.description
        return word == "--null-input"
          || (word.hasPrefix("-") && !word.hasPrefix("--") && word.contains("n"))
      }
    }
  }
}

extension TracedText {
  /// Whether its first word is known and is no JSON: `GET`, `[dry-run]`, `+`.
  fileprivate var beginsWithoutJSON: Bool {
    let isBlank = { (byte: UInt8) in " \t\r\n".utf8.contains(byte) }
    let word = bytes.drop(while: isBlank).prefix { !isBlank($0) && $0 != TracedText.holeByte }
    let end = word.endIndex
    guard let first = word.first, end < bytes.count, isBlank(bytes[end]) else { return false }
    if (0x61...0x7A).contains(first | 0x20) {
      return !["true", "false", "null", "nan", "NaN"].contains { word.elementsEqual($0.utf8) }
    }
    let second = word.dropFirst().first.map { (0x61...0x7A).contains($0 | 0x20) } == true
    return first == UInt8(ascii: "+")
      || first == UInt8(ascii: "[") && second
        && !["t", "f", "n", "N"].contains { word.dropFirst().starts(with: $0.utf8) }
  }
}

/// What stands for no value, in JSON and in other texts.
private let wordsForNothing: Set<String> = ["", "null", "None", "nil", "none", "undefined", "-"]

/// Programs that tell a person what they are given, elsewhere than on their standard output.
private let tellers: Set<String> = ["logger", "notify-send", "wall"]
