import Calls
import Text

/// Files that give a program options or its program text: their content takes the place of the
/// words that name them, so that it is read and edited like words.
extension Evaluation {
  /// The command with what its files hold, where they are known.
  func withOptionFiles(
    _ name: String, _ invocation: Invocation, _ state: State
  ) -> Invocation {
    var result = invocation
    switch name {
    case "curl":
      result.arguments = invocation.arguments.map { curlWords(withDefaults($0, state), state) }
    case "jq", "gojq", "jaq":
      result.arguments = invocation.arguments.map { queryWords($0, state) }
    default: break
    }
    return result
  }

  private func content(of path: TracedText, _ state: State) -> TracedText? {
    // What is run is never guessed.
    if let written = state.files[key(path)] {
      readFiles.insert(key(path))
      return written.content.single
    }
    return repositoryFile(path, state)
  }

  /// What the script wrote to `~/.curlrc` comes before all words, but for a first `-q` (curl(1)).
  private func withDefaults(_ words: [Argument], _ state: State) -> [Argument] {
    if state.files.isEmpty { return words }
    let first = words.dropFirst().first?.text.description
    if first == "--disable" || first?.hasPrefix("-q") == true { return words }
    let files = state.files.sortedEntries.filter { $0.name.hasSuffix("/.curlrc") }
    readFiles.formUnion(files.map(\.name))
    let options = files.compactMap { $0.value.content.single.flatMap { CurlFile($0).options } }
    return words.prefix(1) + options.joined().map { Argument(text: $0) } + words.dropFirst()
  }

  /// `-H @FILE` and `-K FILE` (curl(1)).
  private func curlWords(_ words: [Argument], _ state: State) -> [Argument] {
    let invocation = CurlInvocation.parse(words.dropFirst().map(\.text))
    var result = words
    for option in invocation.transfers.flatMap(\.options).reversed() {
      guard let value = option.value, let place = option.valueArgument,
        let options = curlOptions(option.name, value, state)
      else { continue }
      let flag = words[option.flagArgument + 1].text
      var own = options.map { Argument(text: $0) }
      if option.flagRange.start > 0 {
        own.insert(Argument(text: flag.slice(ByteRange(0, option.flagRange.start))), at: 0)
      }
      result.replaceSubrange((option.flagArgument + 1)...(place + 1), with: own)
    }
    return result
  }

  private func curlOptions(
    _ name: String, _ value: TracedText, _ state: State
  ) -> [TracedText]? {
    switch name {
    case "header" where value.bytes.first == UInt8(ascii: "@"):
      let path = value.slice(ByteRange(1, value.count))
      guard path.bytes != [UInt8(ascii: "-")] else { return nil }
      return content(of: path, state).map { CurlFile($0).headers }
    case "config":
      let isInput = value.bytes == [UInt8(ascii: "-")]
      let file = isInput ? state.input?.single : content(of: value, state)
      return file.flatMap { CurlFile($0).options }
    default: return nil
    }
  }

  /// `-f FILE` (jq(1)): the program stands in the file.
  private func queryWords(_ words: [Argument], _ state: State) -> [Argument] {
    let query = JQInvocation.parse(words.dropFirst().map(\.text))
    guard let file = query.programFile, let program = content(of: file.text, state),
      program.bytes.first != UInt8(ascii: "-"), !program.isEmpty
    else { return words }
    var result: [Argument] = []
    for (index, word) in words.enumerated() {
      if index == file.index + 1 {
        result.append(Argument(text: program))
      } else if index == 0 || !word.isOption {
        result.append(word)
      } else if let other = withoutProgramFlag(word) {
        result.append(other)
      }
    }
    return result
  }

  /// An option without `-f`, which may stand in a cluster such as `-rf`; nil for that flag alone.
  private func withoutProgramFlag(_ word: Argument) -> Argument? {
    if word.text.description == "--from-file" { return nil }
    let isLong = word.text.bytes.dropFirst().first == UInt8(ascii: "-")
    guard !isLong, let place = word.text.bytes.firstIndex(of: UInt8(ascii: "f")) else {
      return word
    }
    if word.text.count == 2 { return nil }
    let end = word.text.count
    return Argument(
      text: word.text.slice(ByteRange(0, place)) + word.text.slice(ByteRange(place + 1, end)),
      word: word.word)
  }
}

/// The text of a file that curl reads options from.
private struct CurlFile {
  private let text: TracedText
  init(_ text: TracedText) { self.text = text }

  /// The lines without their ends, and without blank lines and comments.
  private var lines: [TracedText] {
    var result: [TracedText] = []
    var start = 0
    while start < text.count {
      let stop = text.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      var range = ByteRange(start, stop)
      while !range.isEmpty, isSpace(text.bytes[range.start]) {
        range = ByteRange(range.start + 1, range.end)
      }
      while !range.isEmpty, isSpace(text.bytes[range.end - 1]) {
        range = ByteRange(range.start, range.end - 1)
      }
      let isComment = !range.isEmpty && text.bytes[range.start] == UInt8(ascii: "#")
      if !range.isEmpty, !isComment { result.append(text.slice(range)) }
      start = stop + 1
    }
    return result
  }

  /// curl(1) `--header @file`: a header a line.
  var headers: [TracedText] {
    lines.flatMap { [TracedText(unwritten: [UInt8]("-H".utf8)), $0] }
  }

  /// curl(1) `--config`: an option a line. Nil if a line is not understood.
  var options: [TracedText]? {
    var result: [TracedText] = []
    for line in lines {
      guard let words = option(line) else { return nil }
      result += words
    }
    return result
  }

  /// `name`, `name = value`, `name: "value"`, `-n value`.
  private func option(_ line: TracedText) -> [TracedText]? {
    let bytes = line.bytes
    let isEnd = { (byte: UInt8) in isSpace(byte) || byte == 0x3D || byte == 0x3A }
    let nameEnd = bytes.firstIndex(where: isEnd) ?? bytes.count
    let name = line.slice(ByteRange(0, nameEnd))
    guard name.isKnown, !name.isEmpty else { return nil }
    let dashes = bytes[0] == UInt8(ascii: "-") ? [] : [UInt8]("--".utf8)
    let flag = TracedText(unwritten: dashes) + name
    var start = nameEnd
    while start < bytes.count, isEnd(bytes[start]) { start += 1 }
    if start == bytes.count { return [flag] }
    let isQuoted = bytes[start] == UInt8(ascii: "\"")
    let value = isQuoted ? quoted(line, from: start + 1) : bare(line, from: start)
    return value.map { [flag, $0] }
  }

  private func bare(_ line: TracedText, from start: Int) -> TracedText {
    let end = line.bytes[start...].firstIndex(where: isSpace) ?? line.count
    return line.slice(ByteRange(start, end))
  }

  /// Up to the closing quote; a backslash escapes as in JSON, for what both know.
  private func quoted(_ line: TracedText, from start: Int) -> TracedText? {
    var result = TracedText()
    var offset = start
    while offset < line.count, line.bytes[offset] != UInt8(ascii: "\"") {
      guard line.bytes[offset] == UInt8(ascii: "\\"), offset + 1 < line.count else {
        result.append(line.slice(ByteRange(offset, offset + 1)).inside(.jsonString))
        offset += 1
        continue
      }
      let pair = ByteRange(offset, offset + 2)
      let byte = line.bytes[offset + 1]
      let meaning = [UInt8(ascii: "t"): UInt8(9), UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13]
      result.append(line.unit(pair, meaning: [meaning[byte] ?? byte], inside: .jsonString))
      offset += 2
    }
    return offset < line.count ? result : nil
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
