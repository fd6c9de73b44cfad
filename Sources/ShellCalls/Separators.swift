import Calls
import Text

/// The bytes at which the shell splits text into fields: the value of `IFS` (POSIX 2.6.5).
struct Separators: Sendable {
  private let bytes: [UInt8]

  /// Those that hold where `IFS` is not set.
  static let standard = Separators([UInt8](" \t\n".utf8))

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether they stand between the fields of JSON.
  var divideJSON: Bool { bytes.contains { ",:\"{}".utf8.contains($0) } }

  /// What joins the elements of `"$*"`: the first separator.
  var joint: [UInt8] { Array(bytes.prefix(1)) }

  /// Separators in a row count as one, and none counts at the ends.
  private func isBlank(_ byte: UInt8) -> Bool {
    ShellCalls.isBlank(byte) && bytes.contains(byte)
  }

  /// The fields of a text, which may be empty where other separators than blanks stand.
  func ranges(in text: [UInt8]) -> [ByteRange] {
    var result: [ByteRange] = []
    var place = 0
    func passBlanks() {
      while place < text.count, isBlank(text[place]) { place += 1 }
    }
    passBlanks()
    while place < text.count {
      let start = place
      while place < text.count, !bytes.contains(text[place]) { place += 1 }
      result.append(ByteRange(start, place))
      passBlanks()
      guard place < text.count, bytes.contains(text[place]), !isBlank(text[place]) else { continue }
      place += 1
      passBlanks()
    }
    return result
  }

  /// The text without the separating blanks at its end.
  func withoutLastBlanks(_ text: TracedText) -> TracedText {
    let end = text.bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
    return text.slice(ByteRange(0, end))
  }
}

extension State {
  /// What splits fields here; a value of `IFS` that is not known is taken for the usual one.
  var separators: Separators {
    guard let variable = variables["IFS"], let content = variable.content.single,
      let value = content?.scalar, value.isKnown
    else { return .standard }
    return Separators(value.bytes)
  }
}
