package import Calls
import ShellSyntax
package import Text

/// A program that a document holds, with what the document sets for it.
package struct EmbeddedProgram: Sendable {
  package let text: TracedText
  /// Assignments that run before it.
  package let setup: [TracedText]
  /// The environment by name.
  package let environment: [(name: String, value: TracedText)]
  /// The folder in which it runs; nil for that of the document or the repository.
  package let folder: TracedText?
  /// Whether `sh` or ksh runs it, in which what is set before a call of a function may stay set.
  package let isForPlainShell: Bool
  package init(
    text: TracedText, setup: [TracedText] = [],
    environment: [(name: String, value: TracedText)] = [], folder: TracedText? = nil,
    isForPlainShell: Bool = false
  ) {
    self.isForPlainShell = isForPlainShell
    self.text = text
    self.setup = setup
    self.environment = environment
    self.folder = folder
  }
}

/// Evaluates programs that run one after the other in one folder: the files that one writes can be
/// read by the next.
///
/// - Parameters:
///   - inOneShell: whether variables and functions live on as well.
///   - file: the document, beside which sourced scripts are looked for.
package func evaluate(
  programs: [EmbeddedProgram], inOneShell: Bool, of file: FileID, with loader: any SourceLoader,
  unset: Set<String> = []
) -> Trace {
  let evaluation = Evaluation(loader: loader, unset: unset)
  evaluation.scripts = [file]
  var state = State()
  var handed: [(name: String, value: TracedText)] = []
  for program in programs {
    if inOneShell {
      state.isDead = false
    } else {
      let files = state.files
      state = State()
      state.files = files
    }
    if let folder = program.folder { state.directory = folder }
    for name in Evaluation.filesOfHost {
      let hole = TracedText(Hole(kind: .variable, name: name))
      evaluation.assign(name, Alternatives(Content(hole)), &state)
      state.exported[name] = true
    }
    evaluation.mayKeepPrefixes = program.isForPlainShell
    for variable in handed + program.environment {
      evaluation.assign(variable.name, Alternatives(Content(variable.value)), &state)
      state.exported[variable.name] = true
    }
    state.exportsAll = true
    for text in program.setup {
      evaluation.run(parseShell(text.bytes).statements, text, &state)
    }
    state.exportsAll = false
    evaluation.recordEnvironment(program, state)
    evaluation.run(parseShell(program.text.bytes).statements, program.text, &state)
    evaluation.runTraps(state)
    for (name, function) in state.functions.sortedEntries where function.origin.file == file {
      evaluation.trace.declared[name] = function.origin
    }
    if !inOneShell { evaluation.runUncalled(in: state, besides: [], of: file) }
    handed += evaluation.handOver(&state)
  }
  if inOneShell { evaluation.runUncalled(in: state, besides: [], of: file) }
  return evaluation.trace
}

extension Evaluation {
  /// The environment of a program is there for every program that it runs. What an image is built
  /// with (`ENV`) is there for its containers as well, whatever they run.
  fileprivate func recordEnvironment(_ program: EmbeddedProgram, _ state: State) {
    let nothing = Invocation(origin: nil, words: [], arguments: Alternatives([]))
    recordUse(program.environment.map { Output($0.value) }, named: "export", nothing)
    guard !program.setup.isEmpty else { return }
    let values = state.variables.sortedEntries.map { _, variable in
      variable.content.map { $0?.scalar ?? TracedText() }
    }
    recordUse(values, named: "image", nothing)
  }

  /// Variables by which a service names the files that take values for later steps: it sets them,
  /// whatever a script takes by default (`${GITHUB_OUTPUT:-/dev/null}`).
  fileprivate static let filesOfHost = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STATE", "BASH_ENV"]

  /// What a step writes for later ones through the files that the service names
  /// (`$GITHUB_OUTPUT`) is used where it cannot be followed.
  ///
  /// - Returns: the variables that later steps of the job have from it (`$GITHUB_ENV`).
  func handOver(_ state: inout State) -> [(name: String, value: TracedText)] {
    var handed: [(name: String, value: TracedText)] = []
    for name in Evaluation.filesOfHost {
      let paths = state.files.sortedEntries.map(\.name).filter { $0.contains("{\(name)}") }
      for path in paths {
        guard let content = state.files[path]?.content else { continue }
        recordUse([content], named: name, Invocation(origin: nil, words: [], arguments: .init([])))
        if name == "GITHUB_ENV", let text = content.single { handed += assignments(in: text) }
        state.files[path] = nil
      }
    }
    return handed
  }

  /// The lines `NAME=value` of a text. The variables in a value are those of the step that wrote
  /// it; the later ones may have others.
  private func assignments(in text: TracedText) -> [(name: String, value: TracedText)] {
    var result: [(name: String, value: TracedText)] = []
    var start = 0
    for (offset, byte) in (text.bytes + [0x0A]).enumerated() where byte == 0x0A {
      let line = text.slice(ByteRange(start, offset))
      start = offset + 1
      let name = line.bytes.prefix(while: isNameByte)
      guard !name.isEmpty, name.count < line.count, line.bytes[name.count] == UInt8(ascii: "=")
      else { continue }
      let value = line.slice(ByteRange(name.count + 1, line.count))
      result.append((String(decoding: name, as: UTF8.self), withoutVariables(value)))
    }
    return result
  }

  private func withoutVariables(_ text: TracedText) -> TracedText {
    text.pieces.reduce(TracedText()) { result, piece in
      guard case .hole(let hole) = piece.content, hole.kind == .variable else {
        return result + text.slice(piece.range)
      }
      return result + TracedText(Hole(kind: .unknown, name: hole.name), origin: piece.origin)
    }
  }
}
