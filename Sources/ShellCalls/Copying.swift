import Calls
import Text

/// `cp`, `mv`, `gzip` and the like: what a file holds that the script wrote is then found under
/// another name as well.
extension Evaluation {
  func copyFiles(by name: String, _ invocation: Invocation, _ state: inout State) {
    for words in invocation.arguments.items.map(\.value) {
      let operands = words.dropFirst().map(\.text).filter { $0.bytes.first != UInt8(ascii: "-") }
      if Evaluation.copying.contains(name) {
        guard let target = operands.last else { continue }
        for source in operands.dropLast() {
          guard let content = contents(of: source, state) else {
            // The file holds something else from now on, or the folder something more.
            noteShared(target)
            let file = repositoryFile(source, state)
            if state.files[key(target)] != nil || file != nil {
              write(Output(file ?? unknownFile(source)), toFile: target, &state)
              state.files[key(target)]?.mayBeOlder = true
            }
            continue
          }
          let parts = source.bytes.split(separator: UInt8(ascii: "/"))
          let own = parts.last.map { source.slice(ByteRange($0.startIndex, $0.endIndex)) }
          let slash = target.bytes.last == UInt8(ascii: "/") ? "" : "/"
          let inside = target + TracedText(unwritten: [UInt8](slash.utf8)) + (own ?? source)
          write(content, toFile: target, &state)
          write(content, toFile: inside, &state)
        }
      } else if let suffix = Evaluation.packing[name] {
        for source in operands { pack(source, suffix, &state) }
      }
    }
  }

  /// `dd if=FILE of=FILE`
  func copyInput(_ invocation: Invocation, _ number: Int, _ state: inout State) -> Output {
    let words = invocation.arguments.items[0].value.dropFirst().map(\.text)
    let value = { (name: String) in
      words.last { $0.bytes.starts(with: name.utf8) }.map { word in
        word.slice(ByteRange(name.utf8.count, word.count))
      }
    }
    let source = value("if=").map { read(Output($0), state) } ?? state.input
    let content = source ?? output(of: number, named: "dd")
    guard let target = value("of=") else { return content }
    write(content, to: Output(target), appends: false, at: invocation.origin, &state)
    return Output(TracedText())
  }

  /// A packed file is no text, but an answer in it is still an answer.
  private func pack(_ source: TracedText, _ suffix: String, _ state: inout State) {
    guard let content = contents(of: source, state) else { return }
    let packed = content.map { text in
      let hole = text.holes.first { $0.kind == .response || $0.kind == .output }
      return hole.map { TracedText($0) } ?? self.unknown("file \(source.description)")
    }
    let isPacked = source.bytes.hasSuffix([UInt8](suffix.utf8))
    let target =
      isPacked
      ? source.slice(ByteRange(0, source.count - suffix.utf8.count))
      : source + TracedText(unwritten: [UInt8](suffix.utf8))
    write(packed, toFile: target, &state)
  }

  private static let copying: Set<String> = ["cp", "mv", "ln", "install", "rsync", "link"]

  /// The endings of the files that packing programs write, and take.
  private static let packing = [
    "gzip": ".gz", "gunzip": ".gz", "pigz": ".gz", "bzip2": ".bz2", "bunzip2": ".bz2",
    "xz": ".xz", "unxz": ".xz", "zstd": ".zst", "unzstd": ".zst",
  ]
}
