/// A release of the SDK (`v20241113005.0.0`, `v0.3.0`, `v1.0.0-rc1`), or a major version
/// (`v20241113005`), which stands for its first release.
package struct SDKVersion: Hashable, Comparable, Sendable {
  /// Major, minor and patch number.
  package let numbers: [Int]
  /// What stands after a hyphen; empty for a release.
  package let suffix: String

  /// Reads `v` and one to three numbers; nil for anything else.
  package init?(_ text: String) {
    guard text.first == "v" else { return nil }
    let parts = text.dropFirst().split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let read = fields.compactMap { field in
      field.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(field) : nil
    }
    guard (1...3).contains(fields.count), read.count == fields.count else { return nil }
    numbers = read + [Int](repeating: 0, count: 3 - read.count)
    suffix = parts.count > 1 ? String(parts[1]) : ""
  }

  /// The element of import paths that names the major version; nil for those before v2.
  package var pathElement: String? { numbers[0] > 1 ? "v\(numbers[0])" : nil }

  /// As Go writes it, with all three numbers.
  package var text: String {
    "v" + numbers.map(String.init).joined(separator: ".") + (suffix.isEmpty ? "" : "-\(suffix)")
  }

  /// Orders by number; a release comes after what leads to it.
  package static func < (left: SDKVersion, right: SDKVersion) -> Bool {
    if left.numbers != right.numbers {
      return left.numbers.lexicographicallyPrecedes(right.numbers)
    }
    if left.suffix.isEmpty || right.suffix.isEmpty { return !left.suffix.isEmpty }
    return left.suffix < right.suffix
  }
}
