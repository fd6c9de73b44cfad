import Calls
import Text

/// The scripts that a script writes, whether it runs them itself or leaves them behind.
struct WrittenScripts {
  /// By the name of the file, what it holds at last.
  private var texts: [String: TracedText] = [:]
  private var order: [String] = []

  /// Notes what a file holds from now on.
  mutating func note(_ text: TracedText?, in file: String) {
    guard let text, isShell(text) else { return remove(file) }
    keep(text, in: file)
  }

  /// Notes that a shell runs a file, whatever its first line says.
  mutating func keep(_ text: TracedText, in file: String) {
    if texts.updateValue(text, forKey: file) == nil { order.append(file) }
  }

  /// Notes that a file holds no script any more.
  private mutating func remove(_ file: String) {
    guard texts.removeValue(forKey: file) != nil else { return }
    order.removeAll { $0 == file }
  }

  /// What is left, in the order in which it was first written.
  var left: [TracedText] { order.compactMap { texts[$0] } }
}

/// Whether a program's first line asks for a shell.
func isShell(_ text: TracedText) -> Bool {
  let line = text.bytes.prefix { $0 != UInt8(ascii: "\n") }
  let words = line.split { " /".utf8.contains($0) }
  return line.starts(with: "#!".utf8)
    && words.contains { $0.suffix(2).elementsEqual("sh".utf8) }
}

extension Evaluation {
  /// The file that a command names: written by this script, as `FILE` or `./FILE`.
  func writtenFile(_ path: TracedText, _ state: State) -> (name: String, text: TracedText)? {
    let names = [key(path)] + [other(path)].map(key)
    guard let name = names.first(where: { state.files[$0] != nil }),
      let text = state.files[name]?.content.single
    else { return nil }
    readFiles.insert(name)
    return (name, text)
  }

  /// The same path with or without `./`.
  private func other(_ path: TracedText) -> TracedText {
    let prefix = [UInt8]("./".utf8)
    return path.bytes.starts(with: prefix)
      ? path.slice(ByteRange(2, path.count)) : TracedText(unwritten: prefix) + path
  }

  /// Evaluates the scripts that were written: others may run them, with any arguments. Whether each
  /// is removed on every way (`[ "$KEEP" ] || rm FILE`, a copy made before) is not known.
  func runWritten() {
    for text in written.left {
      var state = State()
      _ = run(text: text, &state)
    }
  }
}
