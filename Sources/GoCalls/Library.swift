import Calls
import GoSyntax
import Text

extension Evaluation {
  /// The result of a function of another package.
  func library(
    _ name: String, _ receiver: Possible?, _ site: CallSite, _ state: inout State
  ) -> Possible {
    let result = libraryResult(name, receiver, site, &state)
    noteFieldTest(name, receiver, site, result, state)
    return result
  }

  private func libraryResult(
    _ name: String, _ receiver: Possible?, _ site: CallSite, _ state: inout State
  ) -> Possible {
    noteURIUse((receiver.map { [$0] } ?? []) + site.arguments, name, site)
    if !Evaluation.isBlindToKeys(name) { noteKeyTest(site.arguments, name, site.origin) }
    if receiver == nil {
      if let result = textFunction(name, site, state) {
        noteDropped(site, result, state)
        return result
      }
      if let result = asserted(name, site, state) { return result }
      if let result = requestFunction(name, site, &state) { return result }
      if let result = dataFunction(name, site, &state) { return result }
      if let result = streamFunction(name, site, &state) { return result }
      if let result = pathFunction(name, site, state) { return result }
      if let result = command(name, site, &state) { return result }
      if let result = templateFunction(name, site) { return result }
      if name.hasPrefix("flag.") || name.contains("/pflag."),
        let result = flagFunction(name, site, &state)
      {
        return result
      }
    } else if let receiver {
      if let result = flagFunction(name, site, &state) { return result }
      if let result = templateMethod(name, receiver, site, &state) { return result }
      if let result = replacerMethod(name, receiver, site, state) { return result }
      if let result = commandMethod(name, receiver, &state) { return result }
      if let result = holderMethod(name, receiver, site, &state) { return result }
      if let result = streamMethod(name, receiver, site, &state) { return result }
      if let result = pathMethod(name, receiver, site, &state) { return result }
      if let result = requestMethod(name, receiver, site, &state) { return result }
    }
    let method = name.split(separator: ".").last.map(String.init) ?? name
    if method == "Close", site.arguments.isEmpty { return Possible(.null) }
    if name == "io.Copy", let result = copied(site, &state) { return result }
    if isShown(name, method) {
      showArguments(name, method, site, &state)
      let isError = name.hasSuffix("Errorf") || name == "errors.New"
      if isError { errorTexts += site.arguments.flatMap { deepTexts($0, state) } }
      return isError ? Possible(.error) : unknown(method)
    }
    if name.hasPrefix("fmt.Fprint") { return printed(name, site, &state) }
    if mayReadTags(name) {
      for argument in site.arguments { noteKeys(argument, site, state) }
    }
    if ["Register", "RegisterName"].contains(method) { noteService(site, state) }
    let use = role(name, method, site)
    if use != .pure { noteEscape(site.arguments, site.unit, state) }
    if receiver != nil { forget(site.arguments, calling: method, &state) }
    let given = recordUse(name, site, receiver, &state, use)
    if name == "os.Exit" || Evaluation.deadly.contains(method) { state.isDead = true }
    return given ?? unknown(method)
  }

  /// Whether a function may look at the tags of structs: reflection, and encoders of other modules.
  private func mayReadTags(_ name: String) -> Bool {
    if name.hasPrefix("reflect.") { return name != "reflect.DeepEqual" }
    let parts = name.split(separator: "/")
    guard parts.count > 1, parts[0].contains(".") else { return false }
    return !["/go-cmp/cmp.", "/testify/assert.", "/testify/require."].contains(where: name.contains)
  }

  /// What a function that is not followed is for.
  private func role(_ name: String, _ method: String, _ site: CallSite) -> Event.Role {
    // What they compare, the functions do that they are given.
    let pure = ["crypto/", "encoding/hex.", "sort.", "slices.Sort"]
    if pure.contains(where: name.hasPrefix) { return .pure }
    if method == "HandleFunc" || method == "Handle" { return .double }
    let isHeader = name.contains(".Header().") && ["Set", "Add"].contains(method)
    if isTest(site.unit), isHeader || ["Write", "WriteString"].contains(method) { return .shown }
    return .command
  }

  /// Whether a file is a test: what it writes is what a server would answer.
  func isTest(_ unit: Int) -> Bool {
    program.units[unit].imports.values.contains("testing")
  }

  private static let deadly: Set<String> = ["Fatal", "Fatalf", "Fatalln", "FailNow", "SkipNow"]

  private func isShown(_ name: String, _ method: String) -> Bool {
    let shows: Set<String> = [
      "fmt.Print", "fmt.Println", "fmt.Printf", "fmt.Errorf", "errors.New", "errors.Wrap",
      "errors.Wrapf",
    ]
    if shows.contains(name) || name.hasSuffix("/errors.Wrap") || name.hasSuffix("/errors.Wrapf") {
      return true
    }
    if name.hasPrefix("log.") || name.hasPrefix("log/slog.") || name.hasPrefix("os.Std") {
      return true
    }
    return Evaluation.showing.contains(method)
  }

  /// Methods of loggers and of `testing.T`.
  private static let showing: Set<String> = [
    "Printf", "Println", "Logf", "Log", "Errorf", "Error", "Fatalf", "Fatal", "Fatalln", "Infof",
    "Info", "Debugf", "Debug", "Warnf", "Warn", "Infow", "Debugw", "Errorw", "Skipf", "Helper",
  ]

  private func showArguments(
    _ name: String, _ method: String, _ site: CallSite, _ state: inout State
  ) {
    if logsJSON, !name.hasPrefix("fmt."), !name.hasPrefix("log.") {
      for argument in site.arguments { noteKeys(argument, site, state) }
    }
    if method.hasSuffix("f"), site.arguments.count > 1 {
      let text = formatted(site, from: 0, state)
      show(text, name, site, &state)
    } else {
      recordUse(name, site, nil, &state, .shown)
    }
    if Evaluation.deadly.contains(method) { state.isDead = true }
  }

  /// `fmt.Fprintf`: into a builder or buffer, or shown to a person.
  private func printed(
    _ name: String, _ site: CallSite, _ state: inout State
  ) -> Possible {
    let text =
      name == "fmt.Fprintf"
      ? formatted(site, from: 1, state)
      : name == "fmt.Fprint" ? printed(site, state) : printedLine(site, state)
    if case .pointer(let cell) = site.argument(0)?.single,
      case .structure(let holder) = read(cell, state).items[0].value,
      holder.typeName == Evaluation.holderType
    {
      if text == nil { trace.noteLost(site.arguments.dropFirst().flatMap { deepTexts($0, state) }) }
      append(text ?? unknown("text"), to: Possible(.pointer(cell)), &state)
    } else if let target = site.argument(0), isFile(target, state, opened: true) {
      recordUse(name + " to a file (Write)", site, nil, &state)
    } else if let text {
      show(text, name, site, &state)
    } else {
      recordUse(name, site, nil, &state, .shown)
    }
    return unknown("count")
  }

  /// `io.Copy`: into a builder or buffer, to the terminal, or nowhere.
  private func copied(_ site: CallSite, _ state: inout State) -> Possible? {
    guard let target = site.argument(0), let source = site.argument(1).map({ readable($0, state) })
    else { return nil }
    let result = tuple([unknown("count"), Possible(.null)])
    switch target.single {
    case .library("io.Discard", _):
      trace.takenAnswers.subtract(numbers(of: source))
      return result
    case .library(let name, _) where name.hasPrefix("os.Std"):
      show(source, "io.Copy", site, &state)
      return result
    case .pointer(let cell):
      guard case .structure(let holder) = read(cell, state).items[0].value,
        holder.typeName == Evaluation.holderType
      else { return nil }
      append(source, to: target, &state)
      return result
    default: return nil
    }
  }

  private func show(
    _ value: Possible, _ name: String, _ site: CallSite, _ state: inout State
  ) {
    let texts = texts(value, state).items.map(\.value)
    let arguments = [Argument(text: TracedText(unwritten: [UInt8](name.utf8)))]
    record(
      [
        Event.Alternative(
          arguments: arguments + texts.map { Argument(text: $0, word: site.word(0)) })
      ],
      at: frame(site, name, isOwn: false), .shown)
  }

  /// Functions on strings that give strings.
  private func textFunction(  // A table
    _ name: String, _ site: CallSite, _ state: State
  ) -> Possible? {
    switch name {
    case "fmt.Sprintf": return formatted(site, from: 0, state)
    case "fmt.Sprint":
      guard site.arguments.count == 1 else { return unknown("text") }
      return texts(site.strings[0] ?? site.arguments[0], state).map(Value.text)
    case "strconv.Itoa", "strings.Clone", "net/url.PathEscape", "net/url.QueryEscape",
      "strings.TrimSpace", "bytes.TrimSpace", "strconv.FormatInt":
      return site.argument(0).map { escaped(name, texts($0, state)) }
    case "strings.TrimRight", "strings.TrimSuffix", "strings.TrimLeft", "strings.TrimPrefix",
      "strings.Trim":
      return trimmed(name, site, state)
    case "strings.Replace", "strings.ReplaceAll": return replaced(site, name, state)
    case "strings.Join": return joinedTexts(site, state)
    case "strings.ToUpper", "strings.ToLower":
      return site.argument(0).map { recased($0, name, site.origin, state) }
    case "strings.Contains", "strings.HasPrefix", "strings.HasSuffix", "strings.EqualFold",
      "bytes.Contains":
      return contained(name, site, state)
    case "sync.OnceFunc", "sync.OnceValue", "sync.OnceValues": return site.argument(0)
    case "strings.Fields", "strings.Split": return split(name, site, state)
    case "strings.NewReplacer":
      let pairs = Value.Structure(
        typeName: "strings.Replacer", fields: ["pairs": Possible(.list(site.arguments))])
      return Possible(.structure(pairs))
    case "regexp.MustCompile", "regexp.Compile":
      guard let pattern = site.argument(0) else { return nil }
      let regexp = Possible(
        .structure(.init(typeName: "regexp.Regexp", fields: ["pattern": pattern])))
      return name == "regexp.Compile" ? tuple([regexp, Possible(.null)]) : regexp
    case "path.Join", "net/url.JoinPath": return joinedPath(name, site, state)
    case "os.Getenv":
      guard let key = site.argument(0), let text = texts(key, state).single, text.isKnown else {
        return unknown("variable")
      }
      return Possible(.unknown(Hole(kind: .variable, name: text.description)))
    default: return nil
    }
  }

  /// A text of which a function makes one that is not followed: anything may use it. What a
  /// transport looks at is sent as it is.
  private func noteDropped(_ site: CallSite, _ result: Possible, _ state: State) {
    let isDropped = result.items.contains { item in
      guard case .unknown(let hole) = item.value else { return false }
      return hole.kind == .variable && ["text", "path"].contains(hole.name)
    }
    guard isDropped, transportDepth == 0, let subject = site.argument(0) else { return }
    trace.noteLost(deepTexts(subject, state))
  }

  /// Escaping leaves plain text as it is; any other becomes a hole.
  private func escaped(_ name: String, _ texts: Alternatives<TracedText>) -> Possible {
    let isTrim = name.hasSuffix("TrimSpace")
    return texts.map { text in
      let isPlain = text.bytes.allSatisfy { byte in
        byte == TracedText.holeByte || (48...57).contains(byte)
          || (65...90).contains(byte & 0xDF) || [UInt8]("-_.".utf8).contains(byte)
      }
      if isPlain || isTrim { return .text(isTrim ? self.trimmed(text, both: " \t\r\n") : text) }
      return .unknown(self.hole("text"))
    }
  }

  private func trimmed(_ text: TracedText, both set: String) -> TracedText {
    let set = [UInt8](set.utf8)
    var (start, end) = (0, text.count)
    while start < end, set.contains(text.bytes[start]) { start += 1 }
    while end > start, set.contains(text.bytes[end - 1]) { end -= 1 }
    return text.slice(ByteRange(start, end))
  }

  private func trimmed(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    guard let subject = site.argument(0), let cut = site.argument(1),
      let cutset = texts(cut, state).single, cutset.isKnown
    else { return unknown("text") }
    let set = cutset.bytes
    return texts(subject, state).map { text in
      var (start, end) = (0, text.count)
      if name == "strings.TrimSuffix" {
        if text.bytes.ends(with: set) { end -= set.count }
      } else if name == "strings.TrimPrefix" {
        if text.bytes.starts(with: set) { start += set.count }
      } else {
        if name != "strings.TrimRight" {
          while start < end, set.contains(text.bytes[start]) { start += 1 }
        }
        if name != "strings.TrimLeft" {
          while end > start, set.contains(text.bytes[end - 1]) { end -= 1 }
        }
      }
      return .text(text.slice(ByteRange(start, end)))
    }
  }

  private func replaced(_ site: CallSite, _ name: String, _ state: State) -> Possible? {
    guard let subject = site.argument(0), let old = site.argument(1), let new = site.argument(2),
      let from = texts(old, state).single, from.isKnown, !from.isEmpty
    else { return unknown("text") }
    var limit = Int.max
    if name == "strings.Replace" {
      guard let count = site.argument(3), let text = texts(count, state).single,
        let number = Int(text.description)
      else { return unknown("text") }
      limit = number < 0 ? Int.max : number
    }
    let both = texts(subject, state).combined(with: texts(new, state)) { text, replacement in
      Value.text(self.replacing(from.bytes, in: text, with: replacement, limit: limit))
    }
    return both ?? lost("text", subject.items + new.items, state)
  }

  /// `Replace` of a `strings.Replacer`, one pair after the other.
  private func replacerMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: State
  ) -> Possible? {
    guard name == "strings.Replacer.Replace", case .structure(let structure) = receiver.single,
      case .list(let pairs) = structure.fields["pairs"]?.single, let subject = site.argument(0)
    else { return nil }
    var result = texts(subject, state)
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      guard let old = texts(pairs[index], state).single, old.isKnown, !old.isEmpty else {
        return unknown("text")
      }
      let next = result.combined(with: texts(pairs[index + 1], state)) {
        self.replacing(old.bytes, in: $0, with: $1, limit: Int.max)
      }
      guard let next else { return unknown("text") }
      result = next
    }
    return result.map(Value.text)
  }

  private func recased(
    _ value: Possible, _ name: String, _ origin: Origin, _ state: State
  ) -> Possible {
    keepWords([value], origin, state)
    return texts(value, state).map { text in
      guard text.isKnown else { return .unknown(self.hole("text")) }
      let string = String(decoding: text.bytes, as: UTF8.self)
      let changed = name == "strings.ToUpper" ? string.uppercased() : string.lowercased()
      return changed == string ? .text(text) : .text(TracedText(unwritten: [UInt8](changed.utf8)))
    }
  }

  private func joinedTexts(_ site: CallSite, _ state: State) -> Possible? {
    guard case .list(let items) = site.argument(0)?.single, let separator = site.argument(1) else {
      return unknown("text")
    }
    var result = Possible(.text(TracedText()))
    for (index, item) in items.enumerated() {
      if index > 0 { result = sum(result, leading(separator, item, state), state) }
      result = sum(result, item, state)
    }
    return result
  }

  /// A separator before an element: it goes when the element goes, so it stands where that begins.
  func leading(_ separator: Possible, _ item: Possible, _ state: State) -> Possible {
    let first = texts(item, state).items[0].value.pieces.first?.origin
    guard let first else { return separator }
    let place = Origin(
      file: first.file, range: ByteRange(first.range.start, first.range.start),
      encoding: Encoding())
    return texts(separator, state).map { .text($0.standing(at: place)) }
  }

  /// A known text is looked for in an answer.
  private func recordSearch(
    _ name: String, _ part: TracedText, _ subject: Possible, _ site: CallSite, _ state: State
  ) {
    let answers = texts(subject, state).items.map(\.value).filter { text in
      text.holes.contains { $0.kind == .response || $0.kind == .output }
    }
    guard !answers.isEmpty else { return }
    let arguments = ([TracedText(unwritten: [UInt8](name.utf8)), part] + answers).map {
      Argument(text: $0)
    }
    record([Event.Alternative(arguments: arguments)], at: frame(site, name, isOwn: false))
  }

  /// `strings.Contains` and the like, decided where everything is known.
  private func contained(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    guard let subject = site.argument(0), let part = site.argument(1) else { return nil }
    for text in texts(subject, state).items { trace.noteHeld(text.value) }
    keepWords([subject, part], site.origin, state)
    keepErrors(subject, part, site.origin, state)
    guard let known = texts(part, state).single, known.isKnown else {
      recordComparison(subject, part, site.origin, state)
      return unknown("comparison")
    }
    recordSearch(name, known, subject, site, state)
    let result = texts(subject, state).map { text -> Value in
      let isIn = text.contains(known.bytes, name)
      if isIn == true || text.isKnown { return .boolean(isIn ?? false) }
      // A value between slashes holds none itself, and a base and a path are more than one value.
      let isSegment = known.bytes.first == 47 && known.bytes.last == 47
      if isSegment, text.bytes.contains(47) || text.count > 1 { return .boolean(false) }
      return .unknown(self.hole("comparison"))
    }
    let isDecided = result.items.allSatisfy { if case .boolean = $0.value { true } else { false } }
    if !isDecided { recordComparison(subject, part, site.origin, state) }
    return Possible(items: distinct(result.items)) ?? result
  }

  /// `path.Join` and `url.JoinPath`: one slash between the elements. Elements with `.` or `..`
  /// are not followed.
  private func joinedPath(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    let slash = Possible(.text(TracedText(unwritten: [UInt8(ascii: "/")])))
    var elements = site.arguments
    let isSpread = site.expression.ellipsis != nil
    if isSpread {
      guard case .list(let more) = elements.popLast()?.single else { return unknown("path") }
      elements += more
    }
    guard var result = elements.first else { return unknown("path") }
    for (index, argument) in elements.enumerated().dropFirst() {
      if !isSpread { noteElement(argument, index, site, state) }
      let slash = leading(slash, argument, state)
      let left = texts(result, state).map { Value.text(self.trimmedSlashes($0, front: false)) }
      let right = texts(argument, state).map { Value.text(self.trimmedSlashes($0, front: true)) }
      result = sum(sum(left, slash, state), right, state)
    }
    if name == "path.Join" {
      return texts(result, state).map { .text(self.trimmedSlashes($0, front: false)) }
    }
    return tuple([result, Possible(.null)])
  }

  /// An element that is written as one literal goes with its place in the list.
  func noteElement(_ element: Possible, _ index: Int, _ site: CallSite, _ state: State) {
    guard index < site.words.count else { return }
    let unit = program.units[site.unit]
    let range = listRemoval(
      of: site.words[index].range, among: site.words.map(\.range),
      within: site.expression.parentheses, unit.text.bytes)
    noteElement(element, site.words[index], range)
  }

  /// The same for an element of a list at `word`, where `range` has to go.
  func noteElement(_ element: Possible, _ word: Origin, _ range: ByteRange) {
    guard case .text(let text) = element.single, text.pieces.count == 1,
      let origin = text.pieces[0].origin, origin.file == word.file,
      origin.range.start == word.range.start + 1, origin.range.end == word.range.end - 1
    else { return }
    trace.companions[origin] = [
      SourceEdit(file: origin.file, range: range, replacement: [])
    ]
  }

  private func trimmedSlashes(_ text: TracedText, front: Bool) -> TracedText {
    var (start, end) = (0, text.count)
    while front, start < end, text.bytes[start] == UInt8(ascii: "/") { start += 1 }
    while !front, end > start, text.bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return text.slice(ByteRange(start, end))
  }
}

extension [UInt8] {
  func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }

  /// Where `part` first stands at or after an offset.
  func offset(of part: [UInt8], from start: Int = 0) -> Int? {
    guard part.count <= count, !part.isEmpty else { return nil }
    var offset = start
    while offset + part.count <= count {
      if self[offset...].starts(with: part) { return offset }
      offset += 1
    }
    return nil
  }
}

extension Evaluation {
  /// A text with `part` replaced by another one, at most `limit` times.
  fileprivate func replacing(
    _ part: [UInt8], in text: TracedText, with other: TracedText, limit: Int
  ) -> TracedText {
    var result = TracedText()
    var (position, count) = (0, 0)
    while count < limit, let place = text.bytes.offset(of: part, from: position) {
      result.append(text.slice(ByteRange(position, place)))
      result.append(other)
      position = place + part.count
      count += 1
      if result.count > Evaluation.textLimit {
        trace.noteLost([text, other])
        return tooLong()
      }
    }
    result.append(text.slice(ByteRange(position, text.count)))
    return bounded(result)
  }
}
