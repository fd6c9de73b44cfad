package import Text

extension CurlTransfer {
  /// The parts of a URL's value that curl would expand into several URLs: `{a,b}` and `[1-3]`.
  ///
  /// Braces without a comma are placeholder text of a documentation sample and no glob, though
  /// curl would drop the braces. None with `--globoff`.
  package func globs(in url: CurlOption) -> [ByteRange] {
    guard !isOn("globoff"), let bytes = url.value?.bytes else { return [] }
    var globs: [ByteRange] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        position += 2
      } else if let end = CurlTransfer.endOfGlob(bytes, at: position) {
        globs.append(ByteRange(position, end))
        position = end
      } else {
        position += 1
      }
    }
    return globs
  }

  /// Whether curl would make several URLs of one.
  package func hasGlob(_ url: CurlOption) -> Bool { !globs(in: url).isEmpty }

  private static func endOfGlob(_ bytes: [UInt8], at start: Int) -> Int? {
    if bytes[start] == UInt8(ascii: "{") {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      return bytes[start..<end].contains(UInt8(ascii: ",")) ? end + 1 : nil
    }
    guard bytes[start] == UInt8(ascii: "["),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")),
      isSequence(bytes[start + 1..<end])
    else { return nil }
    return end + 1
  }

  /// `1-3`, `001-100`, `a-z`, with `:step` at the end; an IPv6 address is none.
  private static func isSequence(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count <= 2, ends.count == 2, parts.dropFirst().allSatisfy(isNumber) else {
      return false
    }
    return ends.allSatisfy(isNumber) || ends.allSatisfy { $0.count == 1 && isLetter($0) }
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func isLetter(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }
}
