import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// `source FILE [ARGUMENT...]`: runs a file of the repository in this shell; where the name has
  /// several values, each of the files that are there, and perhaps one that is not.
  func source(_ invocation: Invocation, _ state: inout State) -> Output {
    var ways: [(files: [FileID], words: [Argument])] = []
    var unresolved: [[Argument]] = []
    for item in invocation.arguments.items {
      let files = sourced(by: item.value, state)
      let some = files.isEmpty ? filesOfFolder(item.value) : []
      guard !files.isEmpty || !some.isEmpty else {
        if let text = streamed(item.value, state) {
          if setsOpenNames(text) { loseVariables(by: invocation, &state) }
          return run(text: text, &state)
        }
        unresolved.append(item.value)
        continue
      }
      noteGuess(item.value[1].text, among: some)
      for files in files.isEmpty ? some.map({ [$0] }) : [files]
      where !ways.contains(where: { $0.files == files }) {
        ways.append((files, item.value))
      }
    }
    unresolved.removeAll { isOther($0, of: ways.flatMap(\.files)) }
    for words in unresolved { noteUnknown(words) }
    if ways.isEmpty { return runUnknown(invocation, &state) }
    if ways.count == 1, unresolved.isEmpty { return run(ways[0].files, ways[0].words, &state) }
    var runs = ways.map { files, words in
      { (state: inout State) in self.run(files, words, &state) }
    }
    if !unresolved.isEmpty {
      runs.append { (state: inout State) in self.runUnknown(invocation, &state) }
    }
    return branches(runs, mayDoNothing: false, &state)
  }

  /// Whether a path is another place of a library that was found, in which it is installed, or is
  /// of no file of a folder of which an argument names one.
  private func isOther(_ words: [Argument], of files: [FileID]) -> Bool {
    guard words.count > 1, !files.isEmpty, let first = words[1].text.bytes.first,
      first != TracedText.holeByte
    else { return false }
    let path = words[1].text
    let isOpen = !path.isKnown || path.pieces.contains { isDefault(path.slice($0.range)) }
    if isOpen { return first != UInt8(ascii: "/") }
    return files.contains { file in
      let name = split(TracedText(unwritten: loader.path(of: file))).name
      return split(path).name.hasSameContent(as: name)
        && Evaluation.definitions.occur(in: loader.bytes(of: file))
    }
  }

  /// How a library spells that it defines a function; settings do not.
  private static let definitions = Markers(["()", "function "].map { [UInt8]($0.utf8) })

  /// A file that is none of the repository's: it may set any variable.
  private func runUnknown(_ invocation: Invocation, _ state: inout State) -> Output {
    state.decisions = []
    ranUnknownText = true
    for item in invocation.arguments.items where item.value.count > 1 {
      state.sourcedUnseen.insert(split(item.value[1].text).name.description)
    }
    return output(of: record(invocation, state), named: "source")
  }

  /// What `source <(...)` and `source /dev/stdin` read.
  private func streamed(_ words: [Argument], _ state: State) -> TracedText? {
    guard words.count > 1, words[1].text.bytes.starts(with: "/dev/".utf8) else { return nil }
    let isInput = words[1].text.description == "/dev/stdin"
    let content = isInput ? state.input : read(Output(words[1].text), state)
    return content?.single ?? unknown("text")
  }

  /// Runs files one after the other.
  private func run(_ files: [FileID], _ words: [Argument], _ state: inout State) -> Output {
    var output = Output(TracedText())
    for file in files where !state.isDead {
      let more = after(output) { run(file, words, &state) }
      output = concatenated(output, more)
    }
    return output
  }

  /// Notes a file of whose name a default is only a part (`env/${1:-prod}.sh`): it is one of
  /// several; and the only one there that has an open name: others may not be kept there.
  ///
  /// - Parameter files: those with that open name, where the path itself names none.
  private func noteGuess(_ path: TracedText, among files: [FileID]) {
    let name = split(path).name
    let defaults = name.pieces.filter { isDefault(name.slice($0.range)) }
    let isGuess =
      files.isEmpty
      ? !defaults.isEmpty && defaults.count < name.pieces.count : files.count == 1
    if isGuess, !isSilent { trace.guessedSources.append(path) }
  }

  /// Notes a file that is none of the repository's by its path, and that the script did not write.
  private func noteUnknown(_ words: [Argument]) {
    guard !isSilent, words.count > 1, trace.unknownSources.count < Evaluation.elementLimit else {
      return
    }
    trace.unknownSources.append(words[1].text)
  }

  /// The file of the repository that `source` names; the files where a loop over `lib/*.sh` gives
  /// the name.
  private func sourced(by words: [Argument], _ state: State) -> [FileID] {
    guard words.count > 1, let script = scripts.last else { return [] }
    let path = words[1].text
    var named = file(at: path, state).map { [$0] }
    if named == nil, let file = file(belowVariable: path) {
      noteUnknown(words)
      ranUnknownText = true
      named = [file]
    }
    let files = named ?? (path.isKnown ? files(matching: path.bytes, from: script) : [])
    guard !files.contains(where: scripts.contains) else { return [] }
    guard files.isEmpty || scripts.count < Evaluation.sourceLimit else {
      trace.cutOff(
        "scripts that source one another more than \(Evaluation.sourceLimit) deep",
        at: words[1].word)
      return []
    }
    return files
  }

  /// The files of the repository of which a word names one, where the folder is known and a part of
  /// the name is not: `commands/$1.sh`.
  private func filesOfFolder(_ words: [Argument]) -> [FileID] {
    guard words.count > 1, scripts.count < Evaluation.sourceLimit else { return [] }
    return files(withOpenName: words[1].text).filter { !scripts.contains($0) }
  }

  /// The same for any path; the folder may be one of several as well: `commands/$1/$2.sh`.
  func files(withOpenName path: TracedText) -> [FileID] {
    guard let script = scripts.last else { return [] }
    let (folder, name) = split(withoutDefaults(path))
    let isNamed = name.isKnown ? !name.isEmpty : !NamePattern(name).isAny
    guard !folder.isEmpty, isNamed, !(folder.isKnown && name.isKnown),
      !(folder.bytes + name.bytes).contains(where: Glob.isSpecial)
    else { return [] }
    if folder.isKnown { return files(matching: folder.bytes + pattern(name), from: script) }
    let (base, open) = split(folder.slice(ByteRange(0, folder.count - 1)))
    guard !base.isEmpty, base.isKnown, !open.isKnown else { return [] }
    let folders = loader.folders(in: base.bytes.dropLast(), from: script).filter {
      Glob(pattern(open)).matches($0)
    }
    guard folders.count <= Evaluation.roundLimit else { return [] }
    let files = folders.flatMap { own -> [FileID] in
      let path = base.bytes + own + [UInt8(ascii: "/")] + pattern(name)
      let known = name.isKnown ? loader.load(path, from: script).map { [$0] } : nil
      return known ?? (name.isKnown ? [] : self.files(matching: path, from: script))
    }
    return files.count <= Evaluation.roundLimit ? files : []
  }

  /// The path with a hole where a default stands (`commands/${1:-help}.sh`) of which there is no
  /// file: it is one of several values.
  private func withoutDefaults(_ path: TracedText) -> TracedText {
    path.pieces.reduce(TracedText()) { result, piece in
      let part = path.slice(piece.range)
      let isName = isDefault(part) && !part.bytes.contains(UInt8(ascii: "/"))
      return result + (isName ? unknown("default") : part)
    }
  }

  private func pattern(_ name: TracedText) -> [UInt8] {
    name.bytes.map { $0 == TracedText.holeByte ? UInt8(ascii: "*") : $0 }
  }

  /// The files of the repository that a pattern in the last part of a path names.
  func files(matching path: [UInt8], from script: FileID) -> [FileID] {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let (folder, pattern) = (Array(path[..<start]), Array(path[start...]))
    guard pattern.contains(where: Glob.isSpecial), !folder.contains(where: Glob.isSpecial) else {
      return []
    }
    let dot = UInt8(ascii: ".")
    let names = loader.names(in: folder.isEmpty ? [dot] : folder.dropLast(), from: script).filter {
      ($0.first != dot || pattern.first == dot) && Glob(pattern).matches($0)
    }
    guard names.count <= Evaluation.roundLimit else { return [] }
    return names.compactMap { loader.load(folder + $0, from: script) }
  }

  /// How many scripts may source one another.
  static let sourceLimit = 20

  private func run(_ file: FileID, _ words: [Argument], _ state: inout State) -> Output {
    trace.sourced.append(file)
    scripts.append(file)
    let outer = (frames, state.positional, state.argumentsVersion)
    if words.count > 2 { setArguments(Alternatives(words[2...].map(\.text)), &state) }
    let document = TracedText(file: file, bytes: loader.bytes(of: file))
    let output = run(parseShell(document.bytes, isZsh: isZsh).statements, document, &state)
    frames = outer.0
    if words.count > 2 { (state.positional, state.argumentsVersion) = (outer.1, outer.2) }
    scripts.removeLast()
    state.isDead = false
    return output
  }
}
