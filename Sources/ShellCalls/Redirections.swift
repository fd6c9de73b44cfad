import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// What a command's redirections do, beside what they change in the state.
  struct Redirected {
    /// Where the standard output goes.
    var target = Diversion.none
    /// The descriptors that are set, and what they were before.
    var inputs: [String: Output?] = [:]
    var outputs: [String: Stream?] = [:]
    /// The collectors of what other descriptors send to the standard output.
    var collectors: [Int] = []
  }

  /// Where redirections send the standard output.
  enum Diversion {
    case none
    /// To the terminal's error stream or away: no value, file or pipe takes it.
    case dropped
    case file(Output, appends: Bool)
    /// To a descriptor.
    case stream(Stream?)
  }

  /// Applies redirections (POSIX 2.7).
  func redirect(
    _ redirections: [Redirection], _ document: TracedText, _ state: inout State
  ) -> Redirected {
    var result = Redirected()
    for redirection in redirections {
      let number = self.number(of: redirection, document)
      if redirection.isInput, redirection.kind != .readWrite || number == "0" {
        let content = input(redirection, document, &state)
        if number == "0" {
          state.input = content
        } else {
          result.inputs[number] = .some(state.inputs[number])
          state.inputs[number] = content
        }
      } else {
        send(number, redirection, document, &result, &state)
      }
    }
    return result
  }

  /// Sets the descriptors as they were before a command.
  func restore(_ redirected: Redirected, _ state: inout State) {
    if redirected.inputs.isEmpty, redirected.outputs.isEmpty { return }
    state.changeAllWays { way in
      for (number, old) in redirected.inputs { way.inputs[number] = old }
      for (number, old) in redirected.outputs { way.descriptors[number] = old }
    }
  }

  /// The descriptor that a redirection sets.
  func number(of redirection: Redirection, _ document: TracedText) -> String {
    guard let range = redirection.descriptor else { return redirection.isInput ? "0" : "1" }
    return String(decoding: document.bytes[range], as: UTF8.self)
  }

  /// What a redirection gives to read; nil where that is not known.
  func input(
    _ redirection: Redirection, _ document: TracedText, _ state: inout State
  ) -> Output? {
    switch redirection.kind {
    case .hereDocument, .hereDocumentStrippingTabs:
      return hereDocument(redirection, document, &state)
    case .hereString:
      let line = TracedText(unwritten: [UInt8(ascii: "\n")])
      return text(of: redirection.target, document, &state).map { $0 + line }
    case .duplicateInput:
      return content(ofDescriptor: name(of: text(of: redirection.target, document, &state)), state)
    default:
      let path = text(of: redirection.target, document, &state)
      noteUse(of: path, in: redirection.target, as: ">", document, state)
      return read(path, state)
    }
  }

  /// Sends what is written to a descriptor somewhere else.
  private func send(
    _ number: String, _ redirection: Redirection, _ document: TracedText,
    _ result: inout Redirected, _ state: inout State
  ) {
    let target = target(of: redirection, document, &state)
    if number == "1" {
      if case .none = target { return }
      result.target = target
      setDestination(target)
    }
    guard number != "1" || redirection.kind.isForErrors else { return }
    let other = number == "1" ? "2" : number
    if result.outputs[other] == nil { result.outputs[other] = .some(state.descriptors[other]) }
    state.descriptors[other] = stream(target, redirection, &result)
  }

  /// Where a redirection leads; `none` stands for the standard output as it is.
  private func target(
    of redirection: Redirection, _ document: TracedText, _ state: inout State
  ) -> Diversion {
    let path = text(of: redirection.target, document, &state)
    if redirection.kind == .duplicateOutput {
      let name = name(of: path)
      if name == "-" { return .dropped }
      if name == "1" { return .none }
      if state.descriptors[name] != nil || name.allSatisfy(\.isNumber) {
        return diversion(toDescriptor: name, state)
      }
    } else {
      noteUse(of: path, in: redirection.target, as: ">", document, state)
    }
    if path.single?.bytes == [UInt8]("/dev/null".utf8) { return .dropped }
    if let name = path.single.flatMap(descriptor) { return diversion(toDescriptor: name, state) }
    let appends =
      [.append, .appendOutputAndError, .readWrite].contains(redirection.kind)
    return .file(path, appends: appends)
  }

  private func setDestination(_ target: Diversion) {
    switch target {
    case .none: break
    case .dropped: destination = .discarded
    case .file: destination = .captured
    case .stream(let stream): destination = stream.map(self.destination) ?? .terminal
    }
  }

  /// The stream of a descriptor that now leads where `target` says.
  private func stream(
    _ target: Diversion, _ redirection: Redirection, _ result: inout Redirected
  ) -> Stream? {
    switch target {
    case .dropped: return .nowhere
    case .file(let path, _): return .file(path)
    case .stream(let stream): return stream
    case .none:
      switch result.target {
      case .none:
        streams.append(Collector(destination: destination))
        result.collectors.append(streams.count - 1)
        return .collected(streams.count - 1)
      case .dropped: return .nowhere
      case .file(let path, _): return .file(path)
      case .stream(let stream): return stream
      }
    }
  }

  private func hereDocument(
    _ redirection: Redirection, _ document: TracedText, _ state: inout State
  ) -> Output? {
    guard let body = redirection.document else { return nil }
    if body.isQuoted {
      return Output(verbatim(body.parts, document))
    }
    return text(of: body.parts, .hereDocument, document, &state)
  }

  /// The body of a here-document in which nothing expands.
  private func verbatim(_ parts: [WordPart], _ document: TracedText) -> TracedText {
    parts.reduce(into: TracedText()) { $0.append(document.slice($1.range)) }
  }

  /// What a file holds, if the script wrote it or it stands in the repository.
  func read(_ path: Output, _ state: State) -> Output? {
    if let name = path.single.flatMap(descriptor) { return content(ofDescriptor: name, state) }
    let content = path.flatMap { path in
      if let written = self.contents(of: path, state) { return written }
      return Output(self.repositoryFile(path, state) ?? self.unknownFile(path))
    }
    if let content { return content }
    let all = path.items.compactMap { self.contents(of: $0.value, state) }
    return Output(lost("file", all.flatMap { $0.items.map(\.value) }))
  }

  /// Notes the files of which a loop or another compound command takes lines.
  func noteLines(readBy command: Command, _ state: State) {
    if case .simple = command.body { return }
    guard command.redirections.contains(where: { $0.kind == .input }) else { return }
    let pieces = state.input?.items.flatMap(\.value.pieces) ?? []
    trace.filesRead.formUnion(pieces.compactMap { $0.origin?.file })
  }

  func unknownFile(_ path: TracedText) -> TracedText {
    TracedText(Hole(kind: .unknown, name: "file \(path.description)"))
  }

  /// The text of a file of the repository that a command reads.
  func repositoryFile(_ path: TracedText, _ state: State) -> TracedText? {
    guard path.isKnown, let file = file(at: path, state) else { return nil }
    return TracedText(file: file, bytes: loader.bytes(of: file))
  }

  /// Remembers what a command writes to a file.
  func write(
    _ output: Output, to file: Output, appends: Bool, at origin: Origin?, _ state: inout State
  ) {
    if let name = file.single.flatMap(descriptor) { return send(output, to: name, &state) }
    for path in file.items {
      keep(output, in: path.value, at: origin)
      let name = key(path.value)
      if appends, let old = state.files[name] {
        write(concatenated(old.content, output), toFile: path.value, &state)
      } else {
        write(output, toFile: path.value, &state)
        if appends { noteAppended(output) }
      }
    }
  }
}

extension Evaluation {
  /// Notes answers that are added to a file of which the script does not know what it holds.
  private func noteAppended(_ output: Output) {
    guard !isSilent else { return }
    for hole in output.items.flatMap(\.value.holes)
    where hole.kind == .response || hole.kind == .output {
      trace.appended.insert(hole.number)
    }
  }
}

extension Redirection {
  /// Whether it says where a descriptor is read from.
  var isInput: Bool {
    switch kind {
    case .input, .readWrite, .duplicateInput: true
    case .hereDocument, .hereDocumentStrippingTabs, .hereString: true
    case .output, .append, .clobber, .duplicateOutput: false
    case .outputAndError, .appendOutputAndError: false
    }
  }
}

extension Redirection.Kind {
  /// Whether it is for the error stream as well.
  fileprivate var isForErrors: Bool { self == .outputAndError || self == .appendOutputAndError }
}
