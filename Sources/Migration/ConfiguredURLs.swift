import Rules
import Scanner
import Text

extension RunBuilder {
  /// Whether a path is the end of a URL, or all of a string, in a file of JSON: settings, by which
  /// some program calls it. Links of a stored answer (`"href"`), and references of a description,
  /// are data.
  func isURLInJSON(_ path: ByteRange, _ page: Page) -> Bool {
    guard let string = stringInJSON(path, page), string.end == path.end else { return false }
    return page.bytes[string].starts(with: "http".utf8) || string.start == path.start && isAPINamed
  }

  /// The rule of a path of which a string of JSON holds the end:
  /// `{"what": "backup/tenant/restores"}`.
  func endInJSON(_ range: ByteRange, _ page: Page) -> Rule? {
    guard page.isData, let string = stringInJSON(range, page), isAPINamed else { return nil }
    let path = page.bytes[string]
    let own = path.first == UInt8(ascii: "/") ? path.dropFirst() : path
    return own.startIndex == range.start ? rules.rule(ofPathEndingIn: Array(own)) : nil
  }

  /// The string of a file of JSON that holds a place, where it may be a setting.
  private func stringInJSON(_ place: ByteRange, _ page: Page) -> ByteRange? {
    let bytes = page.bytes
    let quote = UInt8(ascii: "\"")
    guard workspace.path(of: page.file).suffix(5).elementsEqual(".json".utf8),
      let start = bytes[..<place.start].lastIndex(of: quote),
      let end = bytes[place.end...].firstIndex(of: quote),
      !Markers(Self.describing).occur(in: bytes)
    else { return nil }
    let before = bytes[..<start].reversed().drop { " \t\r\n".utf8.contains($0) }
    if before.first == UInt8(ascii: ":") {
      let key = before.dropFirst().drop { " \t\r\n".utf8.contains($0) }.dropFirst()
        .prefix { $0 != quote }
      if Self.references.contains(String(decoding: key.reversed(), as: UTF8.self)) { return nil }
    }
    return ByteRange(start + 1, end)
  }

  /// What tells that a file describes an API.
  private static let describing = ["\"openapi\"", "\"swagger\"", "\"paths\""].map {
    [UInt8]($0.utf8)
  }

  /// Keys of links.
  private static let references: Set<String> = ["href", "$ref", "$id", "@id", "rel", "self"]
}
