package import Text

/// A value of a YAML document.
package indirect enum YAMLNode: Sendable {
  case scalar(YAMLScalar, YAMLProperties)
  case sequence([YAMLNode], YAMLProperties)
  case mapping([YAMLPair], YAMLProperties)
  /// `*name`
  case alias(String, ByteRange)
}

/// An entry of a mapping.
package struct YAMLPair: Sendable {
  package let key: YAMLNode
  package let value: YAMLNode
}

/// What stands before a value.
package struct YAMLProperties: Hashable, Sendable {
  package var anchor: String?
  /// Where the tag is written: `!reference`, `!!str`.
  package var tag: ByteRange?
  package init() {}
}

/// A YAML stream that was read whole.
package struct YAMLStream: Sendable {
  /// The roots of the documents, in order.
  package let documents: [YAMLNode]
  package let comments: [ByteRange]

  /// Reads a stream; the problem tells where it is not understood.
  package static func read(_ bytes: [UInt8]) -> Result<YAMLStream, YAMLProblem> {
    if let offset = foreignLineEnd(bytes) {
      return .failure(
        YAMLProblem(offset: offset, message: "line ends outside ASCII are read in several ways"))
    }
    do throws(YAMLProblem) {
      var scanner = YAMLScanner(bytes)
      var parser = YAMLParser(tokens: try scanner.scan())
      return .success(
        YAMLStream(documents: try parser.stream(), comments: scanner.comments))
    } catch {
      return .failure(error)
    }
  }

  /// YAML 1.1 ends lines at U+0085, U+2028 and U+2029, YAML 1.2 does not.
  private static func foreignLineEnd(_ bytes: [UInt8]) -> Int? {
    bytes.indices.first { index in
      guard bytes[index] == 0xC2 || bytes[index] == 0xE2 else { return false }
      let rest = bytes[index...]
      return rest.starts(with: [0xC2, 0x85]) || rest.starts(with: [0xE2, 0x80, 0xA8])
        || rest.starts(with: [0xE2, 0x80, 0xA9])
    }
  }
}

extension YAMLNode {
  /// All scalars in the order in which they are written, keys included.
  package var scalars: [YAMLScalar] {
    var result: [YAMLScalar] = []
    addScalars(to: &result)
    return result
  }

  private func addScalars(to result: inout [YAMLScalar]) {
    switch self {
    case .scalar(let scalar, _): result.append(scalar)
    case .sequence(let items, _):
      for item in items { item.addScalars(to: &result) }
    case .mapping(let pairs, _):
      for pair in pairs {
        pair.key.addScalars(to: &result)
        pair.value.addScalars(to: &result)
      }
    case .alias: break
    }
  }

  package var scalar: YAMLScalar? {
    if case .scalar(let scalar, _) = self { scalar } else { nil }
  }

  package var properties: YAMLProperties {
    switch self {
    case .scalar(_, let own), .sequence(_, let own), .mapping(_, let own): own
    case .alias: YAMLProperties()
    }
  }
}
