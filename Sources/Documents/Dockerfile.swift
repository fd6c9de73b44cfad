import Text

extension Document {
  /// Reads a Dockerfile (docs.docker.com, Dockerfile reference).
  mutating func readDockerfile(_ whole: TracedText) {
    var reader = DockerfileReader(whole)
    reader.read()
    comments = reader.comments
    groups = reader.stages.filter { !$0.isEmpty }.map { ScriptGroup($0) }
    parts = reader.instructions
    variables = reader.variables
  }
}

/// Splits a Dockerfile into instructions.
struct DockerfileReader {
  let whole: TracedText
  private let table: LineTable
  private var line = 1
  private var escape = UInt8(ascii: "\\")
  /// Assignments of `ARG` and `ENV`, of the whole file and of the stage.
  private var globals: [TracedText] = []
  private var settings: [TracedText] = []
  /// What the stages with a name set.
  private var settingsOfStages: [String: [TracedText]] = [:]
  private var stageName: String?
  /// The names that `ARG` declares.
  private var arguments: Set<String> = []
  /// What `ENV` and `ARG` say; who builds or runs the image may say otherwise.
  private(set) var variables: [DocumentVariable] = []
  private var runsShell = true
  private(set) var stages: [[EmbeddedScript]] = [[]]
  private(set) var comments: [ByteRange] = []
  private(set) var instructions: [Document.Part] = []

  init(_ whole: TracedText) {
    self.whole = whole
    table = LineTable(afterMarkOf: whole.bytes)
  }

  private struct Instruction {
    let name: String
    /// The line of its name.
    let line: Int
    var text: TracedText
  }

  mutating func read() {
    readDirectives()
    while line <= table.count {
      guard let instruction = nextInstruction() else { continue }
      let range = ByteRange(0, 0)
      instructions.append(
        Document.Part(range: range, value: [UInt8](instruction.name.utf8)))
      handle(instruction)
    }
  }

  /// `# escape=` before the first instruction.
  private mutating func readDirectives() {
    let first = table.content(ofLine: 1)
    let text = trimmed(whole.bytes[first]).replacing(" ", with: "").lowercased()
    if text == "#escape=`" { escape = UInt8(ascii: "`") }
  }

  /// The next instruction with its continuation lines; nil for an empty line or a comment.
  private mutating func nextInstruction() -> Instruction? {
    let start = line
    var text = TracedText()
    while line <= table.count {
      let range = table.content(ofLine: line)
      let content = whole.bytes[range]
      line += 1
      let isComment = content.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
      if isComment {
        comments.append(range)
        if text.isEmpty { return nil }
        continue
      }
      if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        if text.isEmpty { return nil }
        continue
      }
      let kept = content.reversed().drop { $0 == 0x20 || $0 == 0x09 }.count
      let isContinued = kept > 0 && content[range.start + kept - 1] == escape
      let end = isContinued ? range.start + kept - 1 : range.end
      text.append(whole.slice(ByteRange(range.start, end)).inside(.oneLine))
      if !isContinued { break }
    }
    let blanks = text.bytes.prefix {
      $0 == 0x20 || $0 == 0x09 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF
    }
    let word = text.bytes.dropFirst(blanks.count).prefix { $0.isWordByte }
    let rest = text.bytes.dropFirst(blanks.count + word.count).prefix { $0 == 0x20 || $0 == 0x09 }
    let name = String(decoding: word, as: UTF8.self).uppercased()
    let place = blanks.count + word.count + rest.count
    return Instruction(name: name, line: start, text: text.slice(ByteRange(place, text.count)))
  }

  private mutating func handle(_ instruction: Instruction) {
    switch instruction.name {
    case "FROM":
      beginStage(instruction.text)
      stages.append([])
    case "ARG":
      arguments.formUnion(instruction.text.bytes.split(separator: 0x20).map(Self.nameBeforeEquals))
      variables += Self.assigned(in: instruction.text)
      add(argument(instruction.text))
    case "ENV":
      arguments.remove(Self.nameBeforeEquals(instruction.text.bytes[...]))
      variables += Self.assigned(in: instruction.text)
      add(environment(instruction.text))
    case "SHELL":
      let words = jsonList(instruction.text) ?? []
      runsShell = words.first.map { Shell.isNamed(in: $0.description) } ?? false
    case "RUN", "CMD", "ENTRYPOINT": addScript(withoutFlags(instruction.text), instruction)
    case "HEALTHCHECK":
      let text = withoutFlags(instruction.text)
      if text.bytes.starts(with: "CMD ".utf8) {
        addScript(text.slice(ByteRange(4, text.count)), instruction)
      }
    case "COPY", "ADD": addFile(withoutFlags(instruction.text), instruction)
    default: break
    }
  }

  /// `FROM image AS name`: a stage that is made from another one has its environment.
  private mutating func beginStage(_ text: TracedText) {
    if let stageName { settingsOfStages[stageName] = settings }
    let words = withoutFlags(text).bytes.split { $0 == 0x20 || $0 == 0x09 }
      .map { String(decoding: $0, as: UTF8.self).lowercased() }
    settings = words.first.flatMap { settingsOfStages[$0] } ?? globals
    stageName = words.count == 3 && words[1] == "as" ? words[2] : nil
    runsShell = true
  }

  /// A here-document that becomes a file; a shell script in it is read. Without quotes around its
  /// name the builder puts values in.
  private mutating func addFile(_ text: TracedText, _ instruction: Instruction) {
    guard let marker = DockerfileReader.delimiter(in: text.bytes) else { return }
    let body = document(named: marker.name).body
    let words = text.bytes.split { $0 == 0x20 || $0 == 0x09 }
    guard words.count == 2, words[0].starts(with: "<<".utf8),
      DocumentKind(path: Array(words[1]), bytes: body.bytes) == .shell
    else { return }
    let isQuoted = words[0].contains { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
    let script = EmbeddedScript(
      text: isQuoted ? body : withValues(body),
      name: "`\(instruction.name)` in line \(instruction.line)")
    stages[stages.count - 1].append(script)
  }

  /// Text in which `\$` stands for a dollar, and `$NAME` for a value of the builder.
  private func withValues(_ text: TracedText) -> TracedText {
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset < text.count {
      let next = offset + 1 < text.count ? text.bytes[offset + 1] : 0
      let isEscape =
        text.bytes[offset] == UInt8(ascii: "\\") && (next == UInt8(ascii: "$") || next == 0x5C)
      let name = variableName(in: text.bytes, at: offset)
      guard isEscape || name != nil else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)).inside(.hereDocument))
      let place = ByteRange(offset, name?.end ?? offset + 2)
      if let name {
        result.append(
          text.hole(Hole(kind: .unknown, name: name.text), at: place, inside: .hereDocument))
      } else {
        result.append(text.unit(place, meaning: [next], inside: .hereDocument))
      }
      offset = place.end
      start = offset
    }
    return result + text.slice(ByteRange(start, text.count)).inside(.hereDocument)
  }

  private mutating func add(_ setting: TracedText?) {
    guard let setting else { return }
    settings.append(setting)
    if stages.count == 1 { globals.append(setting) }
  }

  /// What the environment of a container holds: values of `ENV`. Those of `ARG` that are in them
  /// were put in when the image was built; a container knows no `ARG`.
  private var settingsOfContainers: [TracedText] {
    let isSet = { (setting: TracedText) in
      !arguments.contains { setting.bytes.starts(with: "\($0)=".utf8) }
    }
    return settings.filter(isSet).map { setting in
      arguments.reduce(setting) { withoutValue(of: $1, $0) }
    }
  }

  /// A text in which `$NAME` stands for something that no text can name.
  private func withoutValue(of name: String, _ text: TracedText) -> TracedText {
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset < text.count {
      guard let place = variableName(in: text.bytes, at: offset), place.text == name else {
        offset += 1
        continue
      }
      result.append(text.slice(ByteRange(start, offset)))
      result.append(TracedText(Hole(kind: .unknown, name: name)))
      offset = place.end
      start = offset
    }
    return result + text.slice(ByteRange(start, text.count))
  }

  /// `NAME=value NAME="value"`, each with the text of its value as it is written.
  private static func assigned(in text: TracedText) -> [DocumentVariable] {
    var result: [DocumentVariable] = []
    var start = 0
    while start < text.count {
      var end = start
      var quote: UInt8?
      while end < text.count, quote != nil || text.bytes[end] != 0x20 {
        let byte = text.bytes[end]
        quote = quote == byte ? nil : quote ?? ("\"'".utf8.contains(byte) ? byte : nil)
        end += 1
      }
      if let equals = text.bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) {
        let name = String(decoding: text.bytes[start..<equals], as: UTF8.self)
        let value = text.slice(ByteRange(equals + 1, end))
        result.append(DocumentVariable(name: name, value: value))
      }
      start = end + 1
    }
    return result
  }

  private static func nameBeforeEquals(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
  }

  /// `NAME=default`: the value that the build may set otherwise.
  private func argument(_ text: TracedText) -> TracedText? {
    guard let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = text.slice(ByteRange(0, equals))
    let value = text.slice(ByteRange(equals + 1, text.count))
    let label = String(decoding: name.bytes, as: UTF8.self)
    return TracedText(unwritten: [UInt8]("\(label)=${\(label):-".utf8)) + value
      + TracedText(unwritten: [UInt8]("}\n".utf8))
  }

  /// `NAME=value NAME=value`, which reads as it does in the shell. The form without `=` does not.
  private func environment(_ text: TracedText) -> TracedText? {
    let name = text.bytes.prefix { $0.isWordByte || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty, name.count < text.count, text.bytes[name.count] == UInt8(ascii: "=")
    else { return nil }
    return text + TracedText(unwritten: [0x0A])
  }

  /// `--mount=...` and the like are for the builder.
  private func withoutFlags(_ text: TracedText) -> TracedText {
    var text = text
    while text.bytes.starts(with: "--".utf8) {
      let flag = text.bytes.prefix { $0 != 0x20 && $0 != 0x09 }.count
      let blanks = text.bytes.dropFirst(flag).prefix { $0 == 0x20 || $0 == 0x09 }.count
      text = text.slice(ByteRange(flag + blanks, text.count))
    }
    return text
  }

  private mutating func addScript(_ text: TracedText, _ instruction: Instruction) {
    var text = text
    if let words = jsonList(text) {
      guard let first = words.first, Shell.isNamed(in: first.description),
        let flag = words.firstIndex(where: {
          $0.bytes.first == UInt8(ascii: "-") && $0.bytes.last == UInt8(ascii: "c")
        }), flag + 1 < words.count
      else { return addCommand(words, instruction) }
      text = words[flag + 1]
    } else {
      guard runsShell else { return }
      text = withDocuments(text)
    }
    append(text, instruction)
  }

  private mutating func append(
    _ text: TracedText, _ instruction: Instruction, words: WordList? = nil
  ) {
    var script = EmbeddedScript(
      text: text, name: "`\(instruction.name)` in line \(instruction.line)")
    script.words = words
    script.setup = instruction.name == "RUN" ? settings : settingsOfContainers
    stages[stages.count - 1].append(script)
  }

  /// `["curl", "..."]`: the words as they are, in quotes that nobody wrote.
  private mutating func addCommand(_ words: [TracedText], _ instruction: Instruction) {
    guard !words.contains(where: { $0.bytes.contains(UInt8(ascii: "'")) }) else { return }
    let quote = TracedText(unwritten: [UInt8(ascii: "'")])
    let blank = TracedText(unwritten: [UInt8(ascii: " ")])
    append(
      words.reduce(TracedText()) { $0 + quote + $1 + quote + blank }, instruction, words: .json)
  }

  /// The here-documents that an instruction's line opens. A document that is the whole command is
  /// the script itself.
  private mutating func withDocuments(_ text: TracedText) -> TracedText {
    guard let marker = DockerfileReader.delimiter(in: text.bytes) else { return text }
    let (body, closing) = document(named: marker.name)
    return marker.isAlone ? body : text + TracedText(unwritten: [0x0A]) + body + closing
  }

  /// The lines up to the one that ends a here-document, and that line.
  private mutating func document(named name: String) -> (body: TracedText, closing: TracedText) {
    var body = TracedText()
    while line <= table.count {
      let range = table.range(ofLine: line)
      let isEnd = trimmed(whole.bytes[table.content(ofLine: line)]) == name
      line += 1
      if isEnd { return (body, whole.slice(range)) }
      body.append(whole.slice(range))
    }
    return (body, TracedText())
  }

  private static func delimiter(in bytes: [UInt8]) -> (name: String, isAlone: Bool)? {
    guard
      let start = bytes.indices.first(where: {
        bytes[$0...].starts(with: "<<".utf8) && !bytes[$0...].starts(with: "<<<".utf8)
          && ($0 == 0 || bytes[$0 - 1] != UInt8(ascii: "<"))
      })
    else { return nil }
    let rest = bytes[(start + 2)...].drop { $0 == UInt8(ascii: "-") }
    let word = rest.prefix { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ";") }
    let name = word.filter { ![UInt8]("'\"".utf8).contains($0) }
    guard !name.isEmpty else { return nil }
    let isAlone = start == 0 && rest.count == word.count
    return (String(decoding: name, as: UTF8.self), isAlone)
  }
}
