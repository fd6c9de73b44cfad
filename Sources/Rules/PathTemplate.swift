/// A path of the API with named parameters.
package struct PathTemplate: Hashable, Sendable {
  /// The segments between the host and the version.
  package let base: [String]
  /// The version segment.
  package let version: String
  /// Version segments under which the path is called as well.
  package let legacyVersions: [String]
  /// The segments after the version; the first one is a literal.
  package let segments: [Segment]

  /// What stands between two slashes.
  package enum Segment: Hashable, Sendable {
    case literal(String)
    /// The name, without its braces.
    case parameter(String)
  }

  /// The names of the parameters in order.
  package var parameters: [String] {
    segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
  }

  /// The path from the host on, with parameters in braces.
  package var text: String { text(version: version) }

  /// The same path under each of the older versions.
  package var legacyTexts: [String] { legacyVersions.map(text(version:)) }

  private func text(version: String) -> String {
    let tail = segments.map { segment in
      switch segment {
      case .literal(let text): text
      case .parameter(let name): "{\(name)}"
      }
    }
    return (base + [version] + tail).map { "/" + $0 }.joined()
  }

  /// The index of the first literal after a parameter: the collection within its owner. From here
  /// on a path is recognised even when a variable holds all before it.
  var collectionIndex: Int? {
    guard let owner = segments.firstIndex(where: \.isParameter) else { return nil }
    return segments[owner...].firstIndex { !$0.isParameter }
  }
}

extension PathTemplate.Segment {
  /// Whether any text may stand here.
  var isParameter: Bool { if case .parameter = self { true } else { false } }
}

extension PathTemplate {
  /// Reads a path as a rules file writes it: `base`, `version`, then the segments. Absent if it
  /// does not begin so, has an empty or malformed segment, names a parameter twice, or has a
  /// parameter right after the version.
  init?(_ text: String, api: RuleSet.API) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let prefix = [""] + api.base + [api.version]
    guard parts.starts(with: prefix), parts.count > prefix.count else { return nil }
    let segments = parts.dropFirst(prefix.count).compactMap(Segment.init)
    guard segments.count == parts.count - prefix.count, segments.first?.isParameter == false else {
      return nil
    }
    self.init(
      base: api.base, version: api.version, legacyVersions: api.legacyVersions, segments: segments)
    let names = parameters
    guard names.indices.allSatisfy({ !names[..<$0].contains(names[$0]) }) else { return nil }
  }
}

extension PathTemplate.Segment {
  fileprivate init?(_ text: String) {
    if text.utf8.first == UInt8(ascii: "{") {
      let name = String(Substring(text.utf8.dropFirst().dropLast()))
      guard text.utf8.last == UInt8(ascii: "}"), isName(name) else { return nil }
      self = .parameter(name)
    } else {
      guard isPathWord(text) else { return nil }
      self = .literal(text)
    }
  }
}

/// Letters, digits and `_`, not beginning with a digit.
func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, !(0x30...0x39 ~= first) else { return false }
  return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
}

/// Letters, digits, `.`, `_` and `-`, at least one.
func isPathWord(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
}
