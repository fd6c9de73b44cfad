import Scanner
import Text

extension RunBuilder {
  /// Whether a path ends a URL that is a string of its own in a file of JSON: settings, by which
  /// some program calls it. Links of a stored answer (`"href"`), and references of a description,
  /// are data.
  func isURLInJSON(_ path: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    let quote = UInt8(ascii: "\"")
    guard workspace.path(of: page.file).suffix(5).elementsEqual(".json".utf8),
      path.end < bytes.count, bytes[path.end] == quote,
      let start = bytes[..<path.start].lastIndex(of: quote),
      bytes[(start + 1)...].starts(with: "http".utf8),
      !Markers(Self.describing).occur(in: bytes)
    else { return false }
    let before = bytes[..<start].reversed().drop { " \t\r\n".utf8.contains($0) }
    guard before.first == UInt8(ascii: ":") else { return true }
    let key = before.dropFirst().drop { " \t\r\n".utf8.contains($0) }.dropFirst()
      .prefix { $0 != quote }
    return !Self.references.contains(String(decoding: key.reversed(), as: UTF8.self))
  }

  /// What tells that a file describes an API.
  private static let describing = ["\"openapi\"", "\"swagger\"", "\"paths\""].map {
    [UInt8]($0.utf8)
  }

  /// Keys of links.
  private static let references: Set<String> = ["href", "$ref", "$id", "@id", "rel", "self"]
}
