import Text

extension Document {
  /// Reads a unit of systemd: the command lines of a service, with its environment
  /// (systemd.syntax(7), systemd.service(5)).
  mutating func readUnit(_ whole: TracedText) {
    let table = LineTable(afterMarkOf: whole.bytes)
    var environment: [DocumentVariable] = []
    var commands: [(key: String, line: Int, value: TracedText)] = []
    var readsFiles = false
    var line = 1
    while line <= table.count {
      let first = line
      let range = table.content(ofLine: line)
      let mark = whole.bytes[range].first { $0 != 0x20 && $0 != 0x09 }
      guard let mark else {
        line += 1
        continue
      }
      if mark == UInt8(ascii: "#") || mark == UInt8(ascii: ";") {
        comments.append(range)
        line += 1
        continue
      }
      let text = logicalLine(from: &line, table, whole)
      let end = table.content(ofLine: line - 1).end
      let place = ByteRange(range.start, end)
      parts.append(Part(range: place, value: Array(whole.bytes[place])))
      guard let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = trimmed(text.bytes[..<equals])
      let value = text.slice(ByteRange(equals + 1, text.count))
      switch key {
      case "Environment": environment += UnitWords(value, isCommand: false).variables
      case "EnvironmentFile", "PassEnvironment": readsFiles = true
      case let exec where exec.hasPrefix("Exec"): commands.append((exec, first, value))
      default: break
      }
    }
    // A file of the environment may say otherwise.
    if readsFiles { environment = [] }
    let scripts = commands.flatMap { command in
      UnitWords(command.value, isCommand: true, environment).commands.map { own in
        var script = EmbeddedScript(
          text: own.text, name: "`\(command.key)` in line \(command.line)")
        script.words = own.isShell ? nil : .unit
        script.environment = environment
        return script
      }
    }
    if !scripts.isEmpty { groups = [ScriptGroup(scripts)] }
  }

  /// A line with those that continue it: a backslash before a line end stands for a blank, and
  /// comments between are left out.
  private mutating func logicalLine(
    from line: inout Int, _ table: LineTable, _ whole: TracedText
  ) -> TracedText {
    var text = TracedText()
    var isContinued = true
    while isContinued, line <= table.count {
      let range = table.content(ofLine: line)
      let content = whole.bytes[range]
      line += 1
      let mark = content.first { $0 != 0x20 && $0 != 0x09 }
      if !text.isEmpty, mark == UInt8(ascii: "#") || mark == UInt8(ascii: ";") {
        comments.append(range)
        continue
      }
      isContinued = content.last == UInt8(ascii: "\\")
      text.append(whole.slice(ByteRange(range.start, isContinued ? range.end - 1 : range.end)))
      if isContinued {
        let next = line <= table.count ? table.range(ofLine: line).start : range.end
        let place = ByteRange(range.end - 1, next)
        text.append(whole.unit(place, meaning: [0x20], inside: .oneLine))
      }
    }
    return text
  }
}

/// The words of a setting: quotes and escapes of C are taken off (systemd.syntax(7), "Quoting").
struct UnitWords {
  private let source: TracedText
  private let isCommand: Bool
  private let environment: [DocumentVariable]
  private(set) var words: [TracedText] = []
  private var offset = 0

  init(_ source: TracedText, isCommand: Bool, _ environment: [DocumentVariable] = []) {
    self.source = source
    self.isCommand = isCommand
    self.environment = environment
    if isCommand { skipPrefix() }
    while let word = nextWord() { words.append(word) }
  }

  /// `-`, `+`, `!`, `:` and the like in front of the program.
  private mutating func skipPrefix() {
    let marks = [UInt8](" \t-+!:|".utf8)
    while offset < source.count, marks.contains(source.bytes[offset]) { offset += 1 }
  }

  private mutating func nextWord() -> TracedText? {
    while offset < source.count, isBlank(source.bytes[offset]) { offset += 1 }
    guard offset < source.count else { return nil }
    var word = TracedText()
    var quote: UInt8?
    while offset < source.count, quote != nil || !isBlank(source.bytes[offset]) {
      let byte = source.bytes[offset]
      if byte == quote {
        quote = nil
        offset += 1
      } else if quote == nil, [UInt8]("'\"".utf8).contains(byte) {
        quote = byte
        offset += 1
      } else {
        word.append(next(in: quote))
      }
    }
    return quote == nil ? word : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The text up to the next special byte, or what a special sequence stands for.
  private mutating func next(in quote: UInt8?) -> TracedText {
    let layer = Layer.unitWord(quote: quote, isCommand: isCommand)
    let bytes = source.bytes
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    let start = offset
    func unit(_ length: Int, _ meaning: [UInt8]) -> TracedText {
      source.unit(ByteRange(start, start + length), meaning: meaning, inside: layer)
    }
    func hole(_ length: Int, _ name: String, _ kind: Hole.Kind) -> TracedText {
      source.hole(Hole(kind: kind, name: name), at: ByteRange(start, start + length), inside: layer)
    }
    switch bytes[offset] {
    case UInt8(ascii: "\\") where next != 0:
      offset += 2
      let meanings: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "s"): 32,
      ]
      return unit(2, [meanings[next] ?? next])
    case UInt8(ascii: "%") where next == UInt8(ascii: "%"):
      offset += 2
      return unit(2, [next])
    case UInt8(ascii: "%") where next.isWordByte:
      offset += 2
      return hole(2, "%\(Character(Unicode.Scalar(next)))", .unknown)
    case UInt8(ascii: "$") where isCommand && next == UInt8(ascii: "$"):
      offset += 2
      return unit(2, [next])
    case UInt8(ascii: "$") where isCommand && next == UInt8(ascii: "{"):
      guard let name = variableName(in: bytes, at: offset) else { break }
      offset = name.end
      return environment.value(of: name.text) ?? hole(name.end - start, name.text, .variable)
    default: break
    }
    offset += 1
    let special = [UInt8]("\\%$'\" \t".utf8)
    while offset < bytes.count, !special.contains(bytes[offset]) { offset += 1 }
    return source.slice(ByteRange(start, offset)).inside(layer)
  }
}

extension UnitWords {
  /// The words as `NAME=value`.
  var variables: [DocumentVariable] {
    words.compactMap { word in
      guard let equals = word.bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let name = String(decoding: word.bytes[..<equals], as: UTF8.self)
      return DocumentVariable(name: name, value: word.slice(ByteRange(equals + 1, word.count)))
    }
  }

  /// The commands, which `;` separates, as shell text.
  var commands: [(text: TracedText, isShell: Bool)] {
    words.split { $0.bytes == [UInt8(ascii: ";")] }.compactMap { text(of: Array($0)) }
  }

  private func text(of words: [TracedText]) -> (text: TracedText, isShell: Bool)? {
    if let first = words.first, Shell.isNamed(in: first.description),
      let flag = words.firstIndex(where: { word in
        word.bytes.first == UInt8(ascii: "-") && word.bytes.last == UInt8(ascii: "c")
      }), flag + 1 < words.count
    {
      return (words[flag + 1], true)
    }
    guard !words.contains(where: { $0.bytes.contains(UInt8(ascii: "'")) }) else { return nil }
    let quote = TracedText(unwritten: [UInt8(ascii: "'")])
    let blank = TracedText(unwritten: [0x20])
    let text = words.reduce(TracedText()) { text, word in
      let isPlain = word.bytes.allSatisfy { byte in
        byte.isWordByte || [UInt8]("-_./:,+@%".utf8).contains(byte)
      }
      return text + (isPlain ? word : quote + word + quote) + blank
    }
    return (text, false)
  }
}
