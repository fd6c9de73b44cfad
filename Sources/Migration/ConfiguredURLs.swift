import Scanner
import Text

extension RunBuilder {
  /// Whether a path ends a URL that is a string of its own in a file of JSON: settings, by which
  /// some program calls it, or a request of a client (Insomnia, n8n), whose base may be an
  /// expression. Links of a stored answer (`"href"`), and references of a description, are data.
  func isURLInJSON(_ path: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    let quote = UInt8(ascii: "\"")
    guard workspace.path(of: page.file).suffix(5).elementsEqual(".json".utf8),
      path.end < bytes.count, let start = bytes[..<path.start].lastIndex(of: quote),
      !Markers(Self.describing).occur(in: bytes)
    else { return false }
    let text = bytes[(start + 1)..<path.end]
    let isURL = text.starts(with: "http".utf8) && bytes[path.end] == quote
    let before = bytes[..<start].reversed().drop { " \t\r\n".utf8.contains($0) }
    guard before.first == UInt8(ascii: ":") else { return isURL }
    let name = before.dropFirst().drop { " \t\r\n".utf8.contains($0) }.dropFirst()
      .prefix { $0 != quote }
    let key = String(decoding: name.reversed(), as: UTF8.self)
    return (isURL || isTemplate(text) && bytes[path.end] == quote)
      && !Self.references.contains(key) || isRequest(text, key)
  }

  /// Whether a string is a path that a program fills in: `groups/{0}/clusters/{1}/…`. Names in
  /// braces are those of a description.
  private func isTemplate(_ text: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: text, as: UTF8.self).split(separator: "/").map(String.init)
    guard let place = words.firstIndex(of: "groups"), place + 1 < words.count,
      words[..<place].allSatisfy({ ["api", "atlas", "v2", "v1.0", "v1.5"].contains($0) })
    else { return false }
    let project = words[place + 1]
    return ["%", "$", "{{", ":", "<"].contains { project.hasPrefix($0) }
      || project.hasPrefix("{") && project.dropFirst().dropLast().allSatisfy(\.isNumber)
  }

  /// Whether a URL that is a string of its own in a file of JSON ends in the beginning of a path:
  /// the value of a variable (Postman), or a base that a program reads.
  func isBaseInJSON(_ marker: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    let quote = UInt8(ascii: "\"")
    var end = marker.end
    if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
    guard workspace.path(of: page.file).suffix(5).elementsEqual(".json".utf8), end < bytes.count,
      bytes[end] == quote, let start = bytes[..<marker.start].lastIndex(of: quote),
      !Markers(Self.describing).occur(in: bytes)
    else { return false }
    let text = bytes[(start + 1)..<end]
    return ["http", "{{", "${"].contains { text.starts(with: $0.utf8) } || isTemplate(text)
  }

  /// Whether a URL is all of an attribute or an element of a file of XML, for a program that reads
  /// it: `<add key="Snapshots" value="https://…"/>`. Links of a page are text.
  func isURLInXML(_ path: ByteRange, _ page: Page) -> Bool {
    let bytes = page.bytes
    guard workspace.path(of: page.file).suffix(4).elementsEqual(".xml".utf8),
      path.end < bytes.count,
      let start = bytes[..<path.start].lastIndex(where: { isQuote($0) || $0 == 0x3E }),
      bytes[(start + 1)...].starts(with: "http".utf8)
    else { return false }
    if bytes[start] == UInt8(ascii: ">") {
      let tag = bytes[..<start].lastIndex(of: UInt8(ascii: "<")) ?? start
      let name = bytes[(tag + 1)..<start].prefix { isNameByte($0) }
      return bytes[path.end...].starts(with: "</".utf8)
        && !Self.linked.contains(String(decoding: name, as: UTF8.self).lowercased())
    }
    let before = bytes[..<start].dropLast().reversed().prefix { isNameByte($0) }
    return bytes[path.end] == bytes[start] && bytes[start - 1] == UInt8(ascii: "=")
      && !Self.linked.contains(String(decoding: before.reversed(), as: UTF8.self).lowercased())
  }

  private func isQuote(_ byte: UInt8) -> Bool { "\"'".utf8.contains(byte) }

  /// Elements and attributes of XML that hold links.
  private static let linked: Set<String> = ["href", "src", "loc", "link", "a", "url", "ulink"]

  /// Whether a string under a key of this name is the URL of a request that begins with an
  /// expression, or one inside of an expression: `"url": "{{ base }}/groups/…"`,
  /// `"ApiEndpoint.$": "States.Format('https://…', $.group)"`.
  private func isRequest(_ text: ArraySlice<UInt8>, _ key: String) -> Bool {
    guard ["url", "uri", "endpoint"].contains(where: key.lowercased().contains) else {
      return false
    }
    return ["{{", "${", "=", "<<"].contains { text.starts(with: $0.utf8) }
      || Self.quotedURL.occur(in: Array(text))
  }

  /// How a URL begins that is an argument in an expression.
  private static let quotedURL = Markers(["('http", "(\\\"http"].map { [UInt8]($0.utf8) })

  /// What tells that a file describes an API.
  private static let describing = ["\"openapi\"", "\"swagger\"", "\"paths\""].map {
    [UInt8]($0.utf8)
  }

  /// Keys of links.
  private static let references: Set<String> = ["href", "$ref", "$id", "@id", "rel", "self"]
}
