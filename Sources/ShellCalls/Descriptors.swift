import Calls
import ShellSyntax
import Text

/// `exec > FILE`, `exec 3> FILE`, `exec 5< FILE`: what the shell prints or reads from there on
/// (POSIX, `exec`).
extension Evaluation {
  /// Opens and closes the descriptors of an `exec` without a command. Tells whether it is one.
  func openDescriptors(_ command: Command, _ document: TracedText, _ state: inout State) -> Bool {
    guard case .simple(let simple) = command.body, simple.words.count == 1,
      simple.assignments.isEmpty, !command.redirections.isEmpty,
      document.bytes[simple.words[0].range].elementsEqual("exec".utf8)
    else { return false }
    let firstSink = sinks.count
    for redirection in command.redirections { open(redirection, document, &state) }
    shells[shells.count - 1].sinks += sinks[firstSink...]
    sinks.removeSubrange(firstSink...)
    return true
  }

  private func open(_ redirection: Redirection, _ document: TracedText, _ state: inout State) {
    let number = number(of: redirection, document)
    defer {
      if number == "2", case .file(let path) = state.descriptors["2"] {
        state.descriptors["2"] = .log(path)
      }
    }
    nameDescriptor(number, &state)
    if redirection.isInput, redirection.kind != .readWrite {
      let content = input(redirection, document, &state)
      if number == "0" { state.input = content } else { state.inputs[number] = content }
      return
    }
    let target = text(of: redirection.target, document, &state)
    if redirection.kind == .duplicateOutput {
      state.descriptors[number] = stream(ofShell: name(of: target), state)
      return
    }
    noteUse(of: target, in: redirection.target, as: ">", document, state)
    if let path = target.single, path.bytes.starts(with: "/dev/null".utf8) {
      state.descriptors[number] = number == "1" ? nil : .nowhere
      return
    }
    if let name = target.single.flatMap(descriptor) {
      state.descriptors[number] = stream(ofShell: name, state)
      return
    }
    state.descriptors[number] = .file(target)
    let isNew = redirection.kind == .output || redirection.kind == .clobber
    if isNew, number != "1", let path = target.single {
      write(Output(TracedText()), toFile: path, &state)
    }
  }

  /// `exec {name}> FILE` puts the number of the descriptor into a variable; here its name stands
  /// for it.
  private func nameDescriptor(_ number: String, _ state: inout State) {
    guard number.hasPrefix("{"), number.hasSuffix("}") else { return }
    let text = TracedText(unwritten: [UInt8](number.utf8))
    assign(String(number.dropFirst().dropLast()), Alternatives(Content(text)), &state)
  }

  /// Where the shell's own descriptors lead.
  private func stream(ofShell name: String, _ state: State) -> Stream? {
    if let known = state.descriptors[name] { return known }
    switch name {
    case "-": return nil
    case "1": return destination == .captured ? .lost : .nowhere
    default: return .nowhere
    }
  }

  /// Adds what a simple command prints to the file that the shell's standard output is.
  func addToOutputFile(_ output: Output, of command: Command, _ state: inout State) {
    guard destination == .terminal, case .simple = command.body,
      case .file(let file) = state.descriptors["1"]
    else { return }
    addAnswers(of: output, toFile: file, &state)
  }

  /// Adds to a log what the output holds of answers, and what was made from them; the rest of the
  /// file is not told.
  func addAnswers(of output: Output, toFile file: Output, _ state: inout State) {
    guard let path = file.single else { return }
    let old = state.files[key(path)]?.content
    let known = Set(old?.items.flatMap { $0.value.holes.map(\.number) } ?? [])
    let new = output.items.flatMap(\.value.holes).filter { hole in
      let isAnswer = hole.kind == .response || trace.derived[hole.number]?.isEmpty == false
      return isAnswer && !known.contains(hole.number)
    }
    guard let first = new.first else { return }
    let added = new.dropFirst().reduce(TracedText(first)) { $0 + TracedText($1) }
    let content = (old ?? Output(unknown("output"))).map { $0 + added }
    write(content, toFile: path, &state)
  }

  /// The name of a descriptor.
  func name(of descriptor: Output) -> String { descriptor.single?.description ?? "" }
}
