import Text

/// Reads words as curl's own loop does (tool_getparam.c, `parse_args`).
struct CurlArgumentReader {
  private let arguments: [TracedText]
  private var index = 0
  private var options: [CurlOption] = []
  private var finished: [CurlTransfer] = []
  private var takesFlags = true
  private(set) var problems: [CurlProblem] = []
  private(set) var sendsNothing = false

  init(_ arguments: [TracedText]) { self.arguments = arguments }

  /// What was read, the transfer at hand being the last.
  var transfers: [CurlTransfer] { finished + [CurlTransfer(options: options)] }

  mutating func readAll() {
    while index < arguments.count {
      readWord(arguments[index])
      index += 1
    }
  }

  private mutating func readWord(_ word: TracedText) {
    let bytes = word.bytes
    guard takesFlags, bytes.first == UInt8(ascii: "-") else { return readBareWord(word) }
    if bytes.elementsEqual("--".utf8) {
      takesFlags = false
    } else if bytes.count > 1, bytes[1] == UInt8(ascii: "-") {
      readLongOption(word)
    } else {
      readLetters(word)
    }
  }

  private mutating func readBareWord(_ word: TracedText) {
    if takesFlags, word.bytes == [TracedText.holeByte] {
      return report(.unknownWords, word.description)
    }
    let whole = ByteRange(0, word.count)
    add(Flag(name: "url", range: ByteRange(0, 0)), value: (index, whole))
  }

  // MARK: Long names

  private mutating func readLongOption(_ word: TracedText) {
    let body = word.bytes[2...]
    let equals = body.firstIndex(of: UInt8(ascii: "="))
    let end = equals ?? word.count
    let known = word.bytes[2..<end]
    guard !known.contains(TracedText.holeByte) else {
      return report(.unknownWords, word.description)
    }
    let (name, prefix) = withoutPrefix(String(decoding: known, as: UTF8.self))
    guard let (entry, isAbbreviated) = entry(named: name, isNegated: prefix == .no) else { return }
    var flag = Flag(name: entry.name, range: ByteRange(0, end))
    flag.isNegated = prefix == .no
    flag.isExpanded = prefix == .expand
    flag.isAbbreviated = isAbbreviated
    if flag.isNegated, entry.kind != .boolean { return report(.notNegatable, entry.name) }
    if let equals {
      report(.valueAfterEqualsSign, entry.name)
      guard entry.kind == .value else { return add(flag, value: nil) }
      return add(flag, value: (index, ByteRange(equals + 1, word.count)))
    }
    finish(flag, entry)
  }

  private enum Prefix { case none, no, expand }

  private func withoutPrefix(_ name: String) -> (String, Prefix) {
    if name.hasPrefix("no-") { return (String(name.dropFirst(3)), .no) }
    if name.hasPrefix("expand-") { return (String(name.dropFirst(7)), .expand) }
    return (name, .none)
  }

  /// Old curls took no prefix after `--no-`.
  private mutating func entry(
    named name: String, isNegated: Bool
  ) -> (CurlOptionEntry, isAbbreviated: Bool)? {
    if let entry = CurlOptionTable.entry(named: name) { return (entry, false) }
    let entries = CurlOptionTable.entries(abbreviated: name).filter {
      !isNegated || $0.name == name.lowercased()
    }
    if let only = entries.first, entries.count == 1 { return (only, true) }
    report(entries.isEmpty ? .unknownOption : .ambiguousOption, name)
    return nil
  }

  // MARK: Letters

  private mutating func readLetters(_ word: TracedText) {
    var position = 1
    if word.count == 1 { return report(.unknownOption, "-") }
    while position < word.count {
      let letter = word.bytes[position]
      guard letter != TracedText.holeByte else { return report(.unknownWords, word.description) }
      guard let entry = CurlOptionTable.entry(lettered: letter) else {
        return report(.unknownOption, "-" + String(decoding: [letter], as: UTF8.self))
      }
      let isAlone = position == 1 && (word.count == 2 || entry.kind == .value)
      var flag = Flag(name: entry.name, range: ByteRange(isAlone ? 0 : position, position + 1))
      flag.isNegated = entry.letterNegates
      position += 1
      guard entry.kind == .value, position < word.count else {
        finish(flag, entry)
        continue
      }
      return add(flag, value: (index, ByteRange(position, word.count)))
    }
  }

  // MARK: Options

  /// A flag as it was read.
  private struct Flag {
    let name: String
    let range: ByteRange
    var isNegated = false
    var isExpanded = false
    var isAbbreviated = false
  }

  /// Takes the next word where the option needs one.
  private mutating func finish(_ flag: Flag, _ entry: CurlOptionEntry) {
    guard entry.kind == .value else { return add(flag, value: nil) }
    guard index + 1 < arguments.count else {
      if entry.name == "help" { return add(flag, value: nil) }
      return report(.missingValue, entry.name)
    }
    add(flag, value: nil, atNext: true)
  }

  private mutating func add(
    _ flag: Flag, value: (argument: Int, range: ByteRange)?, atNext: Bool = false
  ) {
    let own = index
    var value = value
    if atNext {
      index += 1
      value = (index, ByteRange(0, arguments[index].count))
    }
    let text = value.map { arguments[$0.argument].slice($0.range) }
    let option = CurlOption(
      name: CurlOptionTable.canonicalName(of: flag.name), isNegated: flag.isNegated,
      isExpanded: flag.isExpanded, isAbbreviated: flag.isAbbreviated, flagArgument: own,
      flagRange: flag.range, valueArgument: value?.argument, valueRange: value?.range,
      value: text, isUncertain: flag.range.isEmpty && takesFlags && isUncertain(text))
    note(option)
    if option.name == "next" { endTransfer() } else { options.append(option) }
  }

  /// Without a URL before it `--next` changes nothing in curl 7; curl 8 refuses.
  private mutating func endTransfer() {
    let transfer = CurlTransfer(options: options)
    let mayHaveURL = problems.contains { $0.kind == .unknownWords || $0.kind == .notFollowed }
    guard mayHaveURL || !transfer.urls.isEmpty else { return report(.missingURL, "next") }
    finished.append(transfer)
    options = []
  }

  /// Whether a bare word begins with a hole that may hide a dash.
  private func isUncertain(_ text: TracedText?) -> Bool {
    guard let text, text.bytes.first == TracedText.holeByte else { return false }
    return !text.bytes.contains(UInt8(ascii: "/"))
  }

  private mutating func note(_ option: CurlOption) {
    if ["help", "manual", "version"].contains(option.name), !option.isNegated {
      sendsNothing = true
    }
    if ["config", "variable"].contains(option.name) || option.isExpanded || namesFile(option) {
      report(.notFollowed, option.name, at: option.flagArgument)
    }
    if ["url", "request", "output"].contains(option.name), option.value?.isEmpty == true {
      report(.blankValue, option.name, at: option.flagArgument)
    }
  }

  /// curl 8.13 reads URLs from `@file`, and any curl reads headers from it (7.55).
  private func namesFile(_ option: CurlOption) -> Bool {
    ["url", "header"].contains(option.name) && option.value?.bytes.first == UInt8(ascii: "@")
  }

  private mutating func report(_ kind: CurlProblem.Kind, _ option: String) {
    report(kind, option, at: index)
  }

  private mutating func report(_ kind: CurlProblem.Kind, _ option: String, at argument: Int) {
    problems.append(CurlProblem(kind: kind, argument: argument, option: option))
  }
}
