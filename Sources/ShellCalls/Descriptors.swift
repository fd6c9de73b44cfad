import Calls
import ShellSyntax
import Text

/// `exec > FILE` and `exec 3> FILE`: what the shell prints from there on goes to a file or to the
/// commands of a `>(...)` (POSIX, `exec`).
extension Evaluation {
  /// Opens and closes the descriptors of an `exec` without a command. Tells whether it is one.
  func openDescriptors(_ command: Command, _ document: TracedText, _ state: inout State) -> Bool {
    guard case .simple(let simple) = command.body, simple.words.count == 1,
      simple.assignments.isEmpty, !command.redirections.isEmpty,
      document.bytes[simple.words[0].range].elementsEqual("exec".utf8)
    else { return false }
    let firstSink = sinks.count
    for redirection in command.redirections {
      let number = redirection.descriptor.map { description($0, document) } ?? "1"
      let target = text(of: redirection.target, document, &state)
      switch redirection.kind {
      case .output, .append, .clobber, .outputAndError, .appendOutputAndError:
        noteUse(of: target, in: redirection.target, as: ">", document, state)
        let isNowhere = target.single.map { $0.bytes.starts(with: "/dev/null".utf8) } == true
        state.descriptors[number] = isNowhere ? nil : target
        let isNew = redirection.kind == .output || redirection.kind == .clobber
        if isNew, number != "1", let path = target.single {
          write(Output(TracedText()), toFile: path, &state)
        }
      case .duplicateOutput:
        state.descriptors[number] = state.descriptors[name(of: target)]
      default: break
      }
    }
    shells[shells.count - 1].sinks += sinks[firstSink...]
    sinks.removeSubrange(firstSink...)
    return true
  }

  /// The file to which `>&3` sends, where the shell has opened it.
  func openedFile(_ redirection: Redirection, _ document: TracedText, _ state: inout State)
    -> Output?
  {
    if state.descriptors.isEmpty { return nil }
    return state.descriptors[name(of: text(of: redirection.target, document, &state))]
  }

  /// Adds what a simple command prints to the file that the shell's standard output is. Only
  /// answers, and what was made from them, matter there; the rest of the file is not told.
  func addToOutputFile(_ output: Output, of command: Command, _ state: inout State) {
    guard destination == .terminal, case .simple = command.body, let file = state.descriptors["1"],
      let path = file.single
    else { return }
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

  private func name(of descriptor: Output) -> String { descriptor.single?.description ?? "" }

  private func description(_ range: ByteRange, _ document: TracedText) -> String {
    String(decoding: document.bytes[range], as: UTF8.self)
  }
}
