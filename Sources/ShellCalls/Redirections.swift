import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// Applies redirections (POSIX 2.7): the input becomes known or unknown. Tells where the
  /// standard output goes.
  func redirect(
    _ redirections: [Redirection], _ document: TracedText, _ state: inout State
  ) -> Diversion {
    var target = Diversion.none
    for redirection in redirections {
      if redirection.isInput, !isStandardInput(redirection, document) { continue }
      switch redirection.kind {
      case .hereDocument, .hereDocumentStrippingTabs:
        state.input = hereDocument(redirection, document, &state)
      case .hereString:
        let line = TracedText(unwritten: [UInt8(ascii: "\n")])
        state.input = text(of: redirection.target, document, &state).map { $0 + line }
      case .input:
        let path = text(of: redirection.target, document, &state)
        noteUse(of: path, in: redirection.target, as: ">", document, state)
        state.input = read(path, state)
      case .output, .append, .clobber, .outputAndError, .appendOutputAndError:
        guard isStandardOutput(redirection, document) else { continue }
        target = outputTarget(redirection, document, &state)
      case .duplicateOutput:
        guard isStandardOutput(redirection, document) else { continue }
        if let file = openedFile(redirection, document, &state) {
          destination = .captured
          target = .file(file, appends: true)
          continue
        }
        destination = .terminal
        target = .dropped
      case .duplicateInput, .readWrite:
        state.input = nil
      }
    }
    return target
  }

  /// Where redirections send the standard output.
  enum Diversion {
    case none
    /// To the terminal's error stream or away: no value, file or pipe takes it.
    case dropped
    case file(Output, appends: Bool)
  }

  private func outputTarget(
    _ redirection: Redirection, _ document: TracedText, _ state: inout State
  ) -> Diversion {
    let path = text(of: redirection.target, document, &state)
    noteUse(of: path, in: redirection.target, as: ">", document, state)
    if path.single?.bytes == [UInt8]("/dev/null".utf8) {
      destination = .discarded
      return .dropped
    }
    if path.single.map({ [UInt8]("/dev/stderr".utf8) == $0.bytes }) == true {
      destination = .terminal
      return .dropped
    }
    destination = .captured
    let appends = redirection.kind == .append || redirection.kind == .appendOutputAndError
    return .file(path, appends: appends)
  }

  private func isStandardInput(_ redirection: Redirection, _ document: TracedText) -> Bool {
    guard let descriptor = redirection.descriptor else { return true }
    return document.bytes[descriptor].elementsEqual([UInt8(ascii: "0")])
  }

  private func isStandardOutput(_ redirection: Redirection, _ document: TracedText) -> Bool {
    guard let descriptor = redirection.descriptor else { return true }
    return document.bytes[descriptor].elementsEqual([UInt8(ascii: "1")])
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
    guard path.isKnown, let script = scripts.last,
      let file = file(path.bytes, inFolderOf: state) ?? loader.load(path.bytes, from: script)
    else { return nil }
    return TracedText(file: file, bytes: loader.bytes(of: file))
  }

  /// Remembers what a command writes to a file.
  func write(
    _ output: Output, to file: Output, appends: Bool, at origin: Origin?, _ state: inout State
  ) {
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
