import Rules
import Scanner
import Text

/// Paths whose slashes are escaped: strings of JSON (`"https:\/\/host\/path"`), patterns of sed and
/// grep, regular expressions of JavaScript.
extension RunBuilder {
  /// The path that is written in full around an escaped marker.
  func escapedMention(at range: ByteRange, _ page: Page) -> PathMention? {
    guard isEscaped(range, page), let plain = PlainText(around: range, in: page.bytes) else {
      return nil
    }
    let found = pathMentions(in: plain.bytes, at: [plain.offset], rules: rules).first
    return found.map { $0.elsewhere(plain.place(of: $0.range)) }
  }

  /// The rule of a path of which an escaped marker begins the end, where some file names the API.
  func escapedPath(_ range: ByteRange, _ page: Page) -> Rule? {
    guard isEscaped(range, page), !page.isData || isRequestInJSON(range, page), isAPINamed,
      let plain = PlainText(around: range, in: page.bytes)
    else { return nil }
    let slash = UInt8(ascii: "/")
    let tail = plain.bytes[plain.offset...].prefix { isNameByte($0) || $0 == slash }
    let words = tail.split(separator: slash)
    for count in stride(from: words.count, to: 2, by: -1) {
      let path = Array(words[..<count].joined(separator: [slash]))
      if let rule = rules.rule(ofPathEndingIn: path) { return rule }
    }
    return words.count == 2 ? rules.rules.first : nil
  }

  private func isEscaped(_ range: ByteRange, _ page: Page) -> Bool {
    page.bytes[range].contains(UInt8(ascii: "\\"))
  }

  /// Whether an escaped path in a file of data is a URL with its host.
  private func isRequestInJSON(_ range: ByteRange, _ page: Page) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard let start = page.bytes[..<range.start].lastIndex(of: quote) else { return false }
    return page.bytes[(start + 1)...].starts(with: "http".utf8)
  }
}

/// A part of a line without the backslashes before slashes.
private struct PlainText {
  private(set) var bytes: [UInt8] = []
  /// Where the text of interest begins.
  private(set) var offset = 0
  /// Where each byte stands in the file, and where the text ends there.
  private var places: [Int] = []

  /// How far from a place its text may reach.
  private static let reach = 1000

  init?(around range: ByteRange, in whole: [UInt8]) {
    let before = whole[max(0, range.start - Self.reach)..<range.start]
    let after = whole[range.start..<min(whole.count, range.start + Self.reach)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    let end = after.firstIndex(of: 0x0A) ?? after.endIndex
    for place in start..<end {
      if place == range.start { offset = bytes.count }
      let isEscape = whole[place] == UInt8(ascii: "\\") && place + 1 < end
      if isEscape, whole[place + 1] == UInt8(ascii: "/") { continue }
      // A slash that is not escaped ends a pattern.
      let isEnd =
        whole[place] == UInt8(ascii: "/") && (place == 0 || whole[place - 1] != UInt8(ascii: "\\"))
      bytes.append(isEnd ? 0x20 : whole[place])
      places.append(place)
    }
    places.append(end)
  }

  /// Where a part of the text stands in the file.
  func place(of range: ByteRange) -> ByteRange {
    ByteRange(places[range.start], range.isEmpty ? places[range.start] : places[range.end - 1] + 1)
  }
}
