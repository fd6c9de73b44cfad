import Text

// Credentials in headers of requests and in URLs.
extension SecretScan {
  static let headers = [
    "authorization", "proxy-authorization", "private-token", "job-token", "x-api-key", "api-key",
    "apikey", "x-auth-token", "x-auth-key", "cookie",
  ].map { Array($0.utf8) }

  /// `Authorization: Bearer value`, `"Authorization", "Bearer value"`.
  func headerValue(at start: Int) -> ByteRange? {
    guard let nameEnd = headerEnd(from: start) else { return nil }
    var place = nameEnd
    let limit = min(bytes.count, place + 8)
    while place < limit, [UInt8]("\\\"':, =[]>".utf8).contains(bytes[place]),
      !bytes[place...].starts(with: redaction.utf8)
    {
      place += 1
    }
    let between = bytes[nameEnd..<place]
    guard between.contains(where: [UInt8](":=,".utf8).contains) else { return nil }
    for scheme in ["bearer", "basic", "digest", "token"]
    where matches(Array(scheme.utf8), at: place) {
      place += scheme.utf8.count
    }
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    let near = ByteRange(place, headerEnd(of: place, between, before: farthest(from: place)))
    guard isCut(near) else { return hidden(near) }
    return ByteRange(place, headerEnd(of: place, between, before: bytes.count))
  }

  /// The end of the name of a header that authorises: one that is known, or one of somebody's own
  /// that is named for it (`X-Vault-Token`).
  func headerEnd(from start: Int) -> Int? {
    if let name = SecretScan.headers.first(where: { matches($0, at: start) }) {
      return start + name.count
    }
    guard matches(Array("x-".utf8), at: start) else { return nil }
    let end = firstIndex(from: start, before: min(bytes.count, start + 64)) {
      !isWord($0) && $0 != UInt8(ascii: "-")
    }
    let name = bytes[start..<end].map(lowercase)
    let words = ["token", "auth", "secret", "key", "session", "password", "signature"]
    return words.contains { contains(Array($0.utf8), in: name) } ? end : nil
  }

  /// The end of the value of a header: a quote, the end of the line, or `&` where it stands in the
  /// query of a URL. A quote with a backslash ends only a text that began with one: the value of
  /// `"Authorization: Digest username=\"a\", response=\"b\""` goes on.
  func headerEnd(of start: Int, _ between: ArraySlice<UInt8>, before limit: Int) -> Int {
    let isQuery = between.allSatisfy { $0 == UInt8(ascii: "=") }
    let isEscaped = between.contains(UInt8(ascii: "\\"))
    var (place, depth) = (start, 0)
    while place < limit, bytes[place] != UInt8(ascii: "\n") {
      let byte = bytes[place]
      if isQuery && byte == UInt8(ascii: "&") { return place }
      if byte == UInt8(ascii: "\\"), place + 1 < limit, bytes[place + 1] != UInt8(ascii: "\n") {
        if isEscaped && isQuote(bytes[place + 1]) { return place }
        place += 2
        continue
      }
      // In `$(...)` quotes are those of the command.
      if byte == UInt8(ascii: "("), depth > 0 || place > start && bytes[place - 1] == 0x24 {
        depth += 1
      }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      if depth == 0 && isQuote(byte) { return place }
      place += 1
    }
    return min(place, limit)
  }

  /// `//user:key@host`.
  func userPart(at colon: Int) -> ByteRange? {
    guard bytes[colon...].starts(with: [UInt8]("://".utf8)) else { return nil }
    let start = colon + 3
    let stops = [UInt8](" \t\r\n/?#\"'`<>".utf8)
    let end = bytes[start...].firstIndex { stops.contains($0) } ?? bytes.count
    guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) else { return nil }
    return hidden(ByteRange(start, at))
  }
}
