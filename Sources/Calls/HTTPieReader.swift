import Text

/// Reads the words after `http`: `[METHOD] URL [ITEM...]`, with options before or behind these.
struct HTTPieReader {
  private let arguments: [Argument]
  private var index = 0
  private var options: [CurlOption] = []
  private var problems: [CurlProblem] = []
  private var sendsNothing = false
  private var ignoresInput = false
  private var hasRawBody = false
  /// The indices of the words that are no options.
  private var operands: [Int] = []

  init(_ arguments: [Argument]) { self.arguments = arguments }

  /// The request in the options of curl.
  ///
  /// - Parameter hasInput: whether something stands on the standard input, which HTTPie sends.
  mutating func invocation(hasInput: Bool) -> CurlInvocation {
    var takesFlags = true
    while index < arguments.count {
      let bytes = arguments[index].text.bytes
      if takesFlags, bytes.elementsEqual("--".utf8) {
        takesFlags = false
      } else if takesFlags, bytes.count > 1, bytes[0] == UInt8(ascii: "-") {
        bytes[1] == UInt8(ascii: "-") ? readLongOption() : readLetters()
      } else {
        operands.append(index)
      }
      index += 1
    }
    readOperands(sendsInput: hasInput && !ignoresInput)
    return CurlInvocation(
      transfers: [CurlTransfer(options: options)], problems: problems, sendsNothing: sendsNothing)
  }

  // MARK: Words with a dash

  private mutating func readLongOption() {
    let word = arguments[index].text
    let equals = word.bytes.firstIndex(of: UInt8(ascii: "="))
    let flag = ByteRange(0, equals ?? word.count)
    guard !word.bytes[flag].contains(TracedText.holeByte) else {
      return report(.unknownWords, word.description, at: index)
    }
    let name = String(decoding: word.bytes[flag].dropFirst(2), as: UTF8.self)
    guard let takesValue = HTTPieOptionTable.takesValue(name), takesValue || equals == nil else {
      return report(.unknownOption, "--" + name, at: index)
    }
    add(name, flag, takesValue: takesValue, valueStart: equals.map { $0 + 1 })
  }

  private mutating func readLetters() {
    let word = arguments[index].text
    var position = 1
    while position < word.count {
      let letter = word.bytes[position]
      guard letter != TracedText.holeByte else {
        return report(.unknownWords, word.description, at: index)
      }
      guard let entry = HTTPieOptionTable.entry(lettered: letter) else {
        return report(.unknownOption, "-" + String(decoding: [letter], as: UTF8.self), at: index)
      }
      let flag = ByteRange(position, position + 1)
      position += 1
      guard entry.takesValue else {
        add(entry.name, flag, takesValue: false, valueStart: nil)
        continue
      }
      let start = position < word.count ? position : nil
      return add(entry.name, flag, takesValue: true, valueStart: start)
    }
  }

  private mutating func add(
    _ name: String, _ flag: ByteRange, takesValue: Bool, valueStart: Int?
  ) {
    let own = index
    if HTTPieOptionTable.silent.contains(name) { sendsNothing = true }
    if HTTPieOptionTable.notModelled.contains(name) { report(.notModelled, "--" + name, at: own) }
    guard takesValue else {
      if name == "ignore-stdin" { ignoresInput = true }
      let translated = name == "download" ? "remote-name" : "--" + name
      return options.append(CurlOption(translated, flag: own, flag))
    }
    if valueStart == nil { index += 1 }
    guard index < arguments.count else { return report(.missingValue, "--" + name, at: own) }
    let text = arguments[index].text
    let range = ByteRange(valueStart ?? 0, text.count)
    let value = (argument: index, range: range, text: text.slice(range))
    switch name {
    case "output": options.append(CurlOption("output", flag: own, flag, value: value))
    case "raw":
      hasRawBody = true
      // In curl's words a leading `@` would name a file.
      if value.text.bytes.first == UInt8(ascii: "@") { report(.notModelled, "--raw", at: own) }
      options.append(CurlOption("json", flag: own, flag, value: value))
    default: options.append(CurlOption("--" + name, flag: own, flag, value: value))
    }
  }

  // MARK: Method, URL and items

  private mutating func readOperands(sendsInput: Bool) {
    guard let first = operands.first, let last = operands.last else { return }
    // argparse takes the operands from one run of words.
    if last - first + 1 != operands.count { report(.notModelled, "operands", at: last) }
    let hasMethod = operands.count > 1 && isMethod(arguments[first].text, before: operands[1])
    let url = operands[hasMethod ? 1 : 0]
    options.append(CurlOption("url", flag: url, value: whole(url)))
    let fields = readItems(operands.dropFirst(hasMethod ? 2 : 1))
    addFields(fields)
    if fields.isEmpty, !hasRawBody, sendsInput {
      let input = TracedText(unwritten: [UInt8]("@-".utf8))
      options.append(CurlOption("json", flag: url, made: input))
    }
    addMethod(hasMethod ? first : nil, url)
  }

  /// A method is letters; run-time text is one where a URL follows.
  private func isMethod(_ word: TracedText, before next: Int) -> Bool {
    if word.bytes == [TracedText.holeByte] {
      return arguments[next].text.bytes.contains(UInt8(ascii: "/"))
    }
    return !word.isEmpty
      && word.bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  private func whole(_ index: Int) -> (argument: Int, range: ByteRange, text: TracedText) {
    let text = arguments[index].text
    return (index, ByteRange(0, text.count), text)
  }

  /// Without a method it is POST where data is sent.
  private mutating func addMethod(_ written: Int?, _ url: Int) {
    if let written {
      let text = arguments[written].text
      let name = String(decoding: text.bytes, as: UTF8.self).uppercased()
      guard text.isKnown, name != text.description else {
        return options.append(CurlOption("request", flag: written, value: whole(written)))
      }
      let upper = TracedText(unwritten: [UInt8](name.utf8))
      return options.append(CurlOption("request", flag: written, made: upper))
    }
    let sendsData = options.contains { ["json", "upload-file"].contains($0.name) }
    let method = TracedText(unwritten: [UInt8]((sendsData ? "POST" : "GET").utf8))
    options.append(CurlOption("request", flag: url, made: method))
  }

  /// Reads the items and gives those that are fields of the body.
  private mutating func readItems(_ places: ArraySlice<Int>) -> [(Int, HTTPieItem)] {
    var fields: [(Int, HTTPieItem)] = []
    for place in places {
      let word = arguments[place].text
      guard let item = HTTPieItem(word) else {
        let isKnown = word.isKnown
        report(isKnown ? .notModelled : .unknownWords, word.description, at: place)
        continue
      }
      switch item.kind {
      case .header: options.append(CurlOption("header", flag: place, value: whole(place)))
      case .query:
        let pair = item.key + TracedText(unwritten: [UInt8(ascii: "=")]) + item.value
        options.append(CurlOption("url-query", flag: place, made: pair))
      case .text, .json: fields.append((place, item))
      case .file where item.key.isEmpty:
        let start = word.count - item.value.count
        let value = (argument: place, range: ByteRange(start, word.count), text: item.value)
        options.append(CurlOption("upload-file", flag: place, value: value))
      case .file: report(.notModelled, word.description, at: place)
      }
    }
    return fields
  }

  /// The fields as one JSON object. Each member has as its place the word that gives it, so that
  /// removing the member removes the word.
  private mutating func addFields(_ fields: [(Int, HTTPieItem)]) {
    guard let first = fields.first else { return }
    var body = TracedText(unwritten: [UInt8(ascii: "{")])
    for (place, item) in fields {
      let own = arguments[place]
      let origin = own.isWholeWord ? own.word : own.text.onlyWord
      guard let member = item.member(at: origin) else {
        report(.notModelled, own.text.description, at: place)
        continue
      }
      if body.count > 1 {
        let start = origin.map {
          Origin(
            file: $0.file, range: ByteRange($0.range.start, $0.range.start), encoding: $0.encoding)
        }
        body.append(TracedText(unit: [UInt8(ascii: ",")], origin: start))
      }
      body.append(member)
    }
    body.append(TracedText(unwritten: [UInt8(ascii: "}")]))
    if hasRawBody { report(.notModelled, "--raw", at: first.0) }
    options.append(CurlOption("json", flag: first.0, made: body))
  }

  private mutating func report(_ kind: CurlProblem.Kind, _ option: String, at argument: Int) {
    problems.append(CurlProblem(kind: kind, argument: argument, option: option))
  }
}

extension TracedText {
  /// Where it is written, if that is one word without quotes: an element of an array.
  fileprivate var onlyWord: Origin? {
    guard pieces.count == 1, let piece = pieces.first, piece.content == .exact,
      piece.origin?.encoding.layers.last == .unquoted
    else { return nil }
    return piece.origin
  }
}
