package import Text

/// A name of which a part may be known only at run time or stand for any text (`*.json`): what is
/// known about it.
package struct NamePattern: Sendable {
  /// Known bytes; nil stands for any text.
  private let parts: [UInt8?]

  /// The pattern of a text, in which run-time values and the wildcards of the shell are open.
  package init(_ text: TracedText) {
    var parts: [UInt8?] = []
    var isSet = false
    for byte in text.bytes {
      if isSet {
        isSet = byte != UInt8(ascii: "]")
      } else if byte == TracedText.holeByte || "*?[".utf8.contains(byte) {
        isSet = byte == UInt8(ascii: "[")
        if parts.last != .some(nil) { parts.append(nil) }
      } else {
        parts.append(byte)
      }
    }
    self.parts = parts
  }

  /// The pattern of a text of which only run-time values are open.
  package init(literal text: TracedText) {
    parts = text.bytes.map { $0 == TracedText.holeByte ? nil : $0 }
  }

  /// The longest known part of a name that is open; nil where it is too short to tell names apart.
  package var mark: String? {
    guard isOpen else { return nil }
    let known = parts.split(separator: nil).map { $0.compactMap(\.self) }
    let longest = known.filter { $0.first != UInt8(ascii: ".") }.max { $0.count < $1.count } ?? []
    return longest.count > 3 ? String(decoding: longest, as: UTF8.self) : nil
  }

  /// Whether a part of the name is open.
  package var isOpen: Bool { parts.contains(nil) }
  /// Whether nothing of the name is known.
  package var isAny: Bool { parts.allSatisfy { $0 == nil } }

  /// Whether there is a name that fits both.
  package func meets(_ other: NamePattern) -> Bool {
    // reached[i]: what was read of `other` and the first i parts of this one fit each other.
    var reached = open(from: [true] + parts.map { _ in false })
    for part in other.parts {
      var next = parts.map { _ in false }
      next.insert(part == nil && reached[0], at: 0)
      for (index, own) in parts.enumerated() {
        let fits =
          switch (own, part) {
          case (_, nil): next[index] || reached[index + 1]
          case (nil, _): reached[index + 1] || reached[index]
          default: own == part && reached[index]
          }
        next[index + 1] = fits
      }
      reached = open(from: next)
    }
    return reached[parts.count]
  }

  /// An open part may be empty.
  private func open(from reached: [Bool]) -> [Bool] {
    var result = reached
    for (index, part) in parts.enumerated() where part == nil && result[index] {
      result[index + 1] = true
    }
    return result
  }
}
