import Calls
import Scanner
import Text

/// jq, whose programs are read like code: each place that names a field of the answer is known.
extension ReaderSearch {
  /// Each way of a jq command.
  mutating func queryAll(_ event: Event) {
    let ways = event.alternatives.indices.filter { isTogether(event.alternatives[$0]) }
    // What a loop adds to is made on the way that does not take it up yet.
    let later = ways.filter { takesOwn(event, event.alternatives[$0]) }
    for index in ways.filter({ !later.contains($0) }) + later { query(event, index) }
  }

  /// Whether a way of a command takes what the command made in an earlier round of a loop.
  private func takesOwn(_ event: Event, _ way: Event.Alternative) -> Bool {
    event.texts(of: way).flatMap(\.holes).contains {
      $0.kind == .output && $0.number == event.number
    }
  }

  /// A jq command: its program is renamed where it reads the answer.
  private mutating func query(_ event: Event, _ index: Int) {
    let alternative = event.alternatives[index]
    let invocation = JQInvocation.parse(alternative.arguments.dropFirst().map(\.text))
    if namesField(event), alternative.environment.contains(where: { !shapes(in: $0).isEmpty }) {
      readers.obstacle = "jq reads its answer from the environment"
      return
    }
    if namesField(event), invocation.positional.contains(where: { !shapes(in: $0.text).isEmpty }) {
      readers.obstacle = "jq takes its answer as an argument"
      return
    }
    let document = shape(ofAll: documents(event, alternative, invocation))
    var values = values(of: invocation, event)
    guard document != nil || !values.isEmpty else { return }
    values.merge(knownValues(of: invocation)) { own, _ in own }
    guard let word = invocation.program else {
      readers.assumptions.insert("the jq program in a file reads no renamed field")
      return
    }
    if let path = module(of: word.text.description, alternative) {
      readers.obstacle =
        "`\(path)`, a module of the jq program, names a field that has another name then"
      return
    }
    if namesField(event), invocation.options.contains(.stream) {
      readers.obstacle = "jq reads its answer as paths, of which one has another name then"
      return
    }
    var fields = renamed
    if alternative.arguments.first?.text.description == "encoding/json" {
      fields += folded(word.text.bytes)
    }
    let input = invocation.input(reading: document ?? .foreign, values: values)
    let result = renaming(word.text.bytes, fields: fields, input: input)
    note(result, of: event, word.text) {
      renaming($0, fields: fields, input: input).certainty == .certain
    }
    // A program of Go may read any field where `.[]` stands for its way to one.
    let isOpen = event.role == .reader && result.obstacle == JQRenaming.takenByPlace
    if let reason = result.obstacle, !isOpen { readers.obstacle = reason }
    if result.usesNames { givesNames = true }
    if result.usesNames, namesPart(event) || namesInOtherCase(event) {
      readers.obstacle =
        "jq looks among the names of its answer's fields for one that is another name then"
    }
    note(result.output, of: event, invocation, word.text)
    if result.emitsWhole, event.destination != .captured { noteShown() }
    guard !result.edits.isEmpty else { return }
    readers.changes.append(
      ReaderChange(
        key: EventKey(trace: call.trace, event: event.number), alternative: index,
        argument: word.index + 1, program: alternative.arguments[word.index + 1],
        edits: result.edits))
  }

  /// Notes what the renaming of a jq program leaves open.
  ///
  /// - Parameter isCertain: whether all is known of a program.
  private mutating func note(
    _ result: JQRenaming, of event: Event, _ program: TracedText, isCertain: ([UInt8]) -> Bool
  ) {
    guard case .uncertain(let reason) = result.certainty else {
      readers.assumptions.formUnion(partsOfProgram(program, isHarmless: isCertain))
      return
    }
    if !isFollowed(event, result, reason) { readers.assumptions.insert(reason) }
    if result.edits.isEmpty, !result.readsRenamed, namesField(event),
      reason != JQRenaming.becomesText
    {
      readers.obstacle = "jq names a field that has another name then, and \(reason)"
    }
  }

  /// Notes what a jq command gives.
  private mutating func note(
    _ output: JQShape, of event: Event, _ invocation: JQInvocation, _ program: TracedText
  ) {
    shapes[event.number] = shapes[event.number]?.joined(with: output) ?? output
    if output.hasNoField {
      shapes[event.number] = nil
      plain.insert(event.number)
    }
    let isCompact =
      invocation.options.contains { $0 == .compactOutput || $0 == .joinOutput }
      || ["tojson", "tostring", "@json"].contains { program.bytes.contains($0) }
    if !isCompact, output.holdsJob { lines.insert(event.number) }
  }

  /// What a fix rests on where whoever runs the script may give another part of a jq program than
  /// its default (`jq "${FILTER:-.results[].id}"`): one that names a field.
  ///
  /// - Parameter isHarmless: whether a program does not depend on what stands at its holes.
  private func partsOfProgram(
    _ program: TracedText, isHarmless: ([UInt8]) -> Bool
  ) -> [String] {
    trace.defaults.filter { $0.setter == nil }.compactMap { taken in
      var bytes: [UInt8] = []
      for piece in program.pieces {
        let own = program.bytes[piece.range]
        // Who may say how many says a number.
        let isTaken =
          piece.content == .exact && piece.origin.map(taken.holds) == true
          && !own.allSatisfy { 0x30...0x39 ~= $0 }
        bytes += isTaken ? [TracedText.holeByte] : Array(own)
      }
      return bytes == program.bytes || isHarmless(bytes) ? nil : taken.isLeftOut
    }
  }

  /// Whether objects become text that is followed to what decodes it: `.results[] | @base64`.
  private func isFollowed(_ event: Event, _ result: JQRenaming, _ reason: String) -> Bool {
    reason == JQRenaming.becomesText && result.output.holdsJob && event.destination == .captured
  }

  /// Where the answer did not come (a `return` before the call) jq reads nothing and its program
  /// does not run, or it reads what the script says instead (`echo '{}'`): there it may change like
  /// where it reads the answer. A variable that holds the answer only on some ways may come from
  /// the environment on the others.
  mutating func followIdle(_ event: Event) {
    let key = EventKey(trace: call.trace, event: event.number)
    let changes = readers.changes.filter { $0.key == key }
    for (index, alternative) in event.alternatives.enumerated() {
      guard event.files.isEmpty, let input = alternative.input,
        !changes.contains(where: { $0.alternative == index })
      else { continue }
      let known = input.bytes.filter { ![9, 10, 13, 32].contains($0) }
      let variable = known == [TracedText.holeByte] ? input.holes.first : nil
      guard known.isEmpty || variable?.kind == .variable || hasNoField(input) else { continue }
      for change in changes where change.argument < alternative.arguments.count {
        let program = alternative.arguments[change.argument]
        guard program.text.hasSameContent(as: change.program.text) else { continue }
        if let variable {
          readers.assumptions.insert("the environment does not set `\(variable.name)`")
        }
        readers.changes.append(
          ReaderChange(
            key: key, alternative: index, argument: change.argument, program: program,
            edits: change.edits))
      }
    }
  }

  /// Whether no object in a text has one of the fields, by its old name or by its new one: the
  /// script spells it out, with values in strings, or it is no JSON.
  private func hasNoField(_ text: TracedText) -> Bool {
    guard spellsNoField(text) else { return false }
    if text.isKnown { return true }
    let start = text.bytes.first { ![9, 10, 13, 32].contains($0) } ?? 0
    if isNameByte(start), !"-tfnNI0123456789".utf8.contains(start) { return true }
    return text.bytes.indices.allSatisfy { index in
      text.bytes[index] != TracedText.holeByte
        || text.bytes[..<index].count { $0 == UInt8(ascii: "\"") } % 2 == 1
        || text.slice(ByteRange(index, index + 1)).holes.allSatisfy(isNumber)
    }
  }

  /// Whether a run-time value is the status of an answer or of a command.
  private func isNumber(_ hole: Hole) -> Bool {
    switch hole.kind {
    case .unknown:
      hole.name == "status of a failure" || hole.name.hasSuffix("%{http_code}")
    case .variable: hole.name == "?"
    default: false
    }
  }

  /// What jq reads as its input: its files, or else what stands on its standard input.
  private func documents(
    _ event: Event, _ alternative: Event.Alternative, _ invocation: JQInvocation
  ) -> [TracedText] {
    let values = invocation.variables.filter { $0.kind == .slurpFile || $0.kind == .rawFile }
    let own = event.files.filter { file in
      !values.contains { $0.value.text.hasSameContent(as: file.path) }
    }
    let isInput = { (file: JQInvocation.Word) in file.text.bytes == [UInt8(ascii: "-")] }
    let others = invocation.files.filter { file in
      !isInput(file) && !own.contains { $0.path.hasSameContent(as: file.text) }
    }
    let input = [alternative.input].compactMap { $0 }
    guard own.isEmpty, others.isEmpty else {
      return own.map(\.content) + others.map { _ in TracedText() }
        + (invocation.files.contains(where: isInput) ? input : [])
    }
    return input
  }

  /// The named values of the command line that the script spells out as JSON without a field of the
  /// answer: `--argjson all "[]"`.
  private mutating func knownValues(of invocation: JQInvocation) -> [[UInt8]: JQShape] {
    var result: [[UInt8]: JQShape] = [:]
    for variable in invocation.variables where variable.kind == .json {
      guard variable.value.text.isKnown, spellsNoField(variable.value.text),
        let shape = shapeOfJSON(variable.value.text)
      else { continue }
      result[variable.name.text.bytes] = shape
    }
    return result
  }

  /// The named values of the command line that hold something of the answer.
  private mutating func values(
    of invocation: JQInvocation, _ event: Event
  ) -> [[UInt8]: JQShape] {
    var result: [[UInt8]: JQShape] = [:]
    for variable in invocation.variables {
      let isFile = variable.kind == .slurpFile || variable.kind == .rawFile
      let texts =
        isFile
        ? event.files.filter { $0.path.hasSameContent(as: variable.value.text) }.map(\.content)
        : [variable.value.text]
      guard let shape = shape(ofAll: texts) else { continue }
      switch variable.kind {
      case .json: result[variable.name.text.bytes] = shape
      case .slurpFile: result[variable.name.text.bytes] = .array(shape)
      case .string, .rawFile:
        let name = variable.name.text.bytes
        result[name] = invocation.onlyDecodes(name) ? shape : .unknown
      }
    }
    return result
  }

  /// The file of a module that a program of jq takes in (`include "NAME"`, in the folders of `-L`)
  /// and that names a renamed field.
  private func module(of program: String, _ way: Event.Alternative) -> String? {
    let parts = program.split(separator: "\"", omittingEmptySubsequences: false)
    let names = parts.indices.dropFirst().filter { index in
      ["include", "import"].contains { parts[index - 1].drop { $0 == " " }.hasSuffix("\($0) ") }
    }.map { String(parts[$0]) }
    if names.isEmpty { return nil }
    let words = way.arguments.map(\.text.description)
    let folders = words.indices.dropFirst().compactMap { index -> String? in
      if ["-L", "--library-path"].contains(words[index - 1]) { return words[index] }
      return words[index].hasPrefix("-L") ? String(words[index].dropFirst(2)) : nil
    }
    return names.flatMap { name in (folders + ["."]).map { "\($0)/\(name).jq" } }.first { path in
      textOf([UInt8](path.utf8)).map { text in
        renamed.contains { text.contains(self.text($0.from)) }
      } == true
    }
  }
}
