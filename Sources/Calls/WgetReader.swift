import Text

/// Reads the words after `wget` (getopt_long(3): options may stand behind URLs).
struct WgetReader {
  private let arguments: [TracedText]
  private var index = 0
  private var options: [CurlOption] = []
  private var problems: [CurlProblem] = []
  private var takesFlags = true
  private var sendsNothing = false
  private var writesFile = false

  init(_ arguments: [TracedText]) { self.arguments = arguments }

  /// The request in the options of curl.
  mutating func invocation() -> CurlInvocation {
    while index < arguments.count {
      readWord(arguments[index])
      index += 1
    }
    if !writesFile { options.append(CurlOption("remote-name", flag: 0)) }
    let bodies = options.filter { ["data-raw", "upload-file"].contains($0.name) }
    if bodies.count > 1 { report(.notModelled, "--post-data", at: bodies[1].flagArgument) }
    return CurlInvocation(
      transfers: [CurlTransfer(options: options)], problems: problems, sendsNothing: sendsNothing)
  }

  private mutating func readWord(_ word: TracedText) {
    let bytes = word.bytes
    if takesFlags, bytes == [TracedText.holeByte] {
      report(.unknownWords, word.description, at: index)
    } else if takesFlags, bytes.elementsEqual("--".utf8) {
      takesFlags = false
    } else if takesFlags, bytes.starts(with: "--".utf8) {
      readLongOption(word)
    } else if takesFlags, bytes.count > 1, bytes[0] == UInt8(ascii: "-") {
      readLetters(word)
    } else {
      let value = (argument: index, range: ByteRange(0, word.count), text: word)
      options.append(CurlOption("url", flag: index, value: value))
    }
  }

  // MARK: Words with a dash

  private mutating func readLongOption(_ word: TracedText) {
    let equals = word.bytes.firstIndex(of: UInt8(ascii: "="))
    let flag = ByteRange(0, equals ?? word.count)
    guard !word.bytes[flag].contains(TracedText.holeByte) else {
      return report(.unknownWords, word.description, at: index)
    }
    let written = String(decoding: word.bytes[flag].dropFirst(2), as: UTF8.self)
    let isNegated = written.hasPrefix("no-")
    let name = isNegated ? String(written.dropFirst(3)) : written
    switch WgetOptionTable.kind(named: name) {
    case .value where !isNegated:
      add(name, flag, valueStart: equals.map { $0 + 1 })
    case .switched where equals == nil:
      add(name, flag, isNegated: isNegated)
    case .value where isNegated && name == "config":
      add(name, flag, isNegated: true)
    default:
      report(.unknownOption, "--" + written, at: index)
    }
  }

  /// `-qO-`, and `-nv`: what follows an `n` switches other letters off.
  private mutating func readLetters(_ word: TracedText) {
    var position = 1
    while position < word.count {
      let letter = word.bytes[position]
      if letter == UInt8(ascii: "n"), position + 1 < word.count { return }
      guard letter != TracedText.holeByte else {
        return report(.unknownWords, word.description, at: index)
      }
      guard let entry = WgetOptionTable.entry(lettered: letter) else {
        return report(.unknownOption, "-" + String(decoding: [letter], as: UTF8.self), at: index)
      }
      let flag = ByteRange(position, position + 1)
      position += 1
      guard entry.kind == .value else {
        add(entry.name, flag)
        continue
      }
      return add(entry.name, flag, valueStart: position < word.count ? position : nil)
    }
  }

  // MARK: Options

  /// An option with a value, which stands in the flag's own word from `valueStart` on or is the
  /// next word.
  private mutating func add(_ name: String, _ flag: ByteRange, valueStart: Int?) {
    let own = index
    if valueStart == nil { index += 1 }
    guard index < arguments.count else { return report(.missingValue, "--" + name, at: own) }
    let text = arguments[index]
    let range = ByteRange(valueStart ?? 0, text.count)
    let value = (argument: index, range: range, text: text.slice(range))
    if WgetOptionTable.notModelled.contains(name) { report(.notModelled, "--" + name, at: own) }
    translate(name, own, flag, value)
  }

  private mutating func translate(
    _ name: String, _ own: Int, _ flag: ByteRange,
    _ value: (argument: Int, range: ByteRange, text: TracedText)
  ) {
    switch name {
    case "output-document":
      writesFile = true
      options.append(CurlOption("output", flag: own, flag, value: value))
    case "header":
      // wget(1): an empty value clears the headers before it.
      if value.text.isEmpty { report(.notModelled, "--header", at: own) }
      options.append(CurlOption("header", flag: own, flag, value: value))
    case "method": options.append(CurlOption("request", flag: own, flag, value: value))
    case "body-data": options.append(CurlOption("data-raw", flag: own, flag, value: value))
    case "post-data":
      setPost(own)
      options.append(CurlOption("data-raw", flag: own, flag, value: value))
    case "body-file", "post-file":
      if name == "post-file" { setPost(own) }
      if ["-", "."].contains(value.text.description) { report(.notModelled, "--" + name, at: own) }
      options.append(CurlOption("upload-file", flag: own, flag, value: value))
    case "directory-prefix":
      options.append(CurlOption("output-dir", flag: own, flag, value: value))
    default: options.append(CurlOption("--" + name, flag: own, flag, value: value))
    }
  }

  private mutating func setPost(_ flag: Int) {
    let post = TracedText(unwritten: [UInt8]("POST".utf8))
    options.append(CurlOption("request", flag: flag, made: post))
  }

  /// A switch.
  private mutating func add(_ name: String, _ flag: ByteRange, isNegated: Bool = false) {
    if ["help", "version"].contains(name) { sendsNothing = true }
    if !isNegated, WgetOptionTable.notModelled.contains(name) {
      report(.notModelled, "--" + name, at: index)
    }
    options.append(CurlOption("--" + name, flag: index, flag, isNegated: isNegated))
  }

  private mutating func report(_ kind: CurlProblem.Kind, _ option: String, at argument: Int) {
    problems.append(CurlProblem(kind: kind, argument: argument, option: option))
  }
}
