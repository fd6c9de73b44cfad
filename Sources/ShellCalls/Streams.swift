import Calls
import ShellSyntax
import Text

/// Where what is written to a descriptor goes.
enum Stream: Sendable {
  case file(Output)
  /// To a file that takes all messages of the shell (`exec > log 2>&1`).
  case log(Output)
  /// To the standard output of a command around the one that writes (`{ ... } 3>&1`).
  case collected(Int)
  /// To the terminal, or away.
  case nowhere
  /// To the standard output of a shell whose output something takes: it is not told when.
  case lost
}

/// What the commands within one send to its standard output by other descriptors.
struct Collector {
  var output = Output(TracedText())
  /// Where that output goes.
  let destination: Destination
}

/// Descriptors by number, or by `{name}`, and the paths that name them.
extension Evaluation {
  /// The descriptor that a path names: `/dev/stdin`, `/dev/fd/3`.
  func descriptor(namedBy path: TracedText) -> String? {
    guard path.isKnown, path.bytes.first == UInt8(ascii: "/") else { return nil }
    let text = path.description
    let standard = ["/dev/stdin": "0", "/dev/stdout": "1", "/dev/stderr": "2"]
    if let number = standard[text] { return number }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where text.hasPrefix(folder) {
      let number = text.dropFirst(folder.count)
      return !number.isEmpty && number.allSatisfy(\.isNumber) ? String(number) : nil
    }
    return nil
  }

  /// What can be read from a descriptor; nil where that is not known.
  func content(ofDescriptor name: String, _ state: State) -> Output? {
    if name == "0" { return state.input }
    if let content = state.inputs[name] { return content }
    switch state.descriptors[name] {
    case .file(let path), .log(let path): return read(path, state)
    default: return nil
    }
  }

  /// Where an output to a descriptor goes.
  func diversion(toDescriptor name: String, _ state: State) -> Diversion {
    if name == "1" { return .none }
    switch state.descriptors[name] {
    case .file(let path): return .file(path, appends: true)
    case .nowhere: return .dropped
    case let stream?: return .stream(stream)
    case nil: return .stream(name == "2" ? nil : .lost)
    }
  }

  /// Where the output of a stream ends up.
  func destination(of stream: Stream) -> Destination {
    switch stream {
    case .file, .lost: .captured
    case .collected(let index): streams[index].destination
    case .nowhere, .log: .terminal
    }
  }

  /// Writes to a descriptor.
  func send(_ output: Output, to name: String, _ state: inout State) {
    switch diversion(toDescriptor: name, state) {
    case .none, .dropped: break
    case .file(let path, _): write(output, to: path, appends: true, at: nil, &state)
    case .stream(let stream): send(output, to: stream, isError: name == "2", &state)
    }
  }

  /// The same where the stream is known. Of messages only answers matter.
  func send(_ output: Output, to stream: Stream?, isError: Bool, _ state: inout State) {
    let isAnswer = output.items.flatMap(\.value.holes).contains { hole in
      hole.kind == .response || trace.derived[hole.number]?.isEmpty == false
    }
    switch stream {
    case .collected(let index) where !isSilent && (isAnswer || !isError):
      streams[index].output = concatenated(streams[index].output, output)
    case .log(let path): addAnswers(of: output, toFile: path, &state)
    case .lost where isAnswer: _ = lost("output", output.items.map(\.value))
    default: break
    }
  }
}
