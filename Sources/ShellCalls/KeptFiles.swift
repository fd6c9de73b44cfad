import Calls
import Text

/// Text that a script writes to a file and does not read itself: other programs take it from
/// there, so that it is used as it is.
struct KeptFile {
  /// The path and the text.
  let values: [Output]
  let origin: Origin?
}

extension Evaluation {
  /// The name of the event that stands for such a file.
  static let keptName = "> file"

  /// Notes what is written; logs are for people, and scripts are followed by themselves.
  func keep(_ output: Output, in file: TracedText, at origin: Origin?) {
    let path = file.description.lowercased()
    guard !isSilent, kept.count < Evaluation.elementLimit, !path.hasPrefix("/dev/"),
      !path.contains("log"), output.items.contains(where: { isWorthKeeping($0.value) })
    else { return }
    kept[key(file), default: []].append(KeptFile(values: [Output(file), output], origin: origin))
  }

  private func isWorthKeeping(_ text: TracedText) -> Bool {
    text.bytes.contains(UInt8(ascii: "/")) && text.bytes.first != UInt8(ascii: "#")
      && !Evaluation.clients.occur(in: text.bytes)
  }

  private static let clients = Markers(["curl", "wget", "http "].map { [UInt8]($0.utf8) })

  /// Adds an event for each file that nothing in the script has read.
  func recordKept() {
    for (name, files) in kept.sorted(by: { $0.key < $1.key }) where !readFiles.contains(name) {
      for file in files {
        let place = Invocation(origin: file.origin, words: [], arguments: Alternatives([]))
        recordUse(file.values, named: Evaluation.keptName, place)
      }
    }
  }
}
