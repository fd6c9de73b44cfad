package import Text

/// One token of a YAML stream.
struct YAMLToken {
  enum Kind {
    case directive
    case documentStart, documentEnd, streamEnd
    case blockSequenceStart, blockMappingStart, blockEnd
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case blockEntry, flowEntry, key, value
    case alias(String)
    case anchor(String)
    case tag
    case scalar(YAMLScalar)
  }
  let kind: Kind
  let range: ByteRange
}

/// Why a YAML stream cannot be read, and where.
package struct YAMLProblem: Error, Hashable, Sendable {
  /// The 0-based byte offset at which reading stopped.
  package let offset: Int
  package let message: String
}

/// One scalar where it is written.
package struct YAMLScalar: Hashable, Sendable {
  /// How it is written.
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// A run of its bytes.
  package enum Part: Hashable, Sendable {
    /// Source bytes that stand for themselves.
    case exact(ByteRange)
    /// Source bytes (an escape, a folded line end) that stand for other bytes.
    case unit(ByteRange, [UInt8])
  }

  package let style: Style
  /// The source bytes with quotes, or with the header of a block.
  package var range: ByteRange
  package var parts: [Part] = []
  /// How text is encoded in it.
  package var layer: Layer

  /// The value that it stands for.
  package func value(in bytes: [UInt8]) -> [UInt8] {
    if let range = exactRange { return Array(bytes[range]) }
    return parts.flatMap { part in
      switch part {
      case .exact(let range): Array(bytes[range])
      case .unit(_, let meaning): meaning
      }
    }
  }

  /// Where the value is written, if it is written as it is: by far the most are.
  var exactRange: ByteRange? {
    if case .exact(let range) = parts.first, parts.count == 1 { range } else { nil }
  }

  /// Whether that value is a text.
  func has(_ text: [UInt8], in bytes: [UInt8]) -> Bool {
    if let range = exactRange {
      guard range.end - range.start == text.count else { return false }
      for index in text.indices where text[index] != bytes[range.start + index] { return false }
      return true
    }
    return value(in: bytes) == text
  }

  /// The value with its origins; `document` is the whole file.
  package func traced(in document: TracedText) -> TracedText {
    var result = TracedText()
    for part in parts {
      switch part {
      case .exact(let range): result.append(document.slice(range).inside(layer))
      case .unit(let range, let meaning):
        result.append(document.unit(range, meaning: meaning, inside: layer))
      }
    }
    return result
  }

  mutating func append(exact start: Int, _ end: Int) {
    if start < end { parts.append(.exact(ByteRange(start, end))) }
  }
}
