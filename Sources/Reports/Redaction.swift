package import Text

/// What stands in a report for a credential.
let redaction = "[redacted]"

/// Where `bytes` spell out a credential, in order and without overlap: the value of curl's `-u` and
/// the like, the value of a header that authorises, the user part of a URL, the value assigned to a
/// variable named for a secret, and text that has the shape of a key. References to variables and
/// placeholders (`$KEY`, `{PRIVATE-KEY}`) are no credentials.
package func secrets(in bytes: [UInt8]) -> [ByteRange] {
  let scan = SecretScan(bytes: bytes)
  var found: [ByteRange] = []
  var place = 0
  while place < bytes.count {
    if let secret = scan.secret(at: place), !secret.isEmpty, secret.start >= place {
      found.append(secret)
      place = secret.end
    } else {
      place += 1
    }
  }
  return found
}

/// `text` with its credentials hidden.
package func redacted(_ text: String) -> String {
  String(decoding: redacted(Array(text.utf8)), as: UTF8.self)
}

/// `bytes` with their credentials hidden.
package func redacted(_ bytes: [UInt8]) -> [UInt8] {
  let edits = secrets(in: bytes).map {
    Edit(range: $0, replacement: Array(redaction.utf8))
  }
  return apply(edits, to: bytes) ?? []
}

/// Looks for credentials in shell, Go, YAML or prose alike: it knows no grammar.
private struct SecretScan {
  let bytes: [UInt8]

  /// The credential whose mark begins at `place`.
  func secret(at place: Int) -> ByteRange? {
    switch bytes[place] {
    case UInt8(ascii: "-"): return optionValue(at: place)
    case UInt8(ascii: ":"): return userPart(at: place) ?? namedValue(at: place)
    case UInt8(ascii: "="): return namedValue(at: place)
    default: break
    }
    guard isWord(bytes[place]), place == 0 || !isWord(bytes[place - 1]) else { return nil }
    return headerValue(at: place) ?? argument(at: place) ?? key(at: place)
  }

  // MARK: Options

  /// `-u user:key`, `--user=user:key`, `-su "user:key"`, `"-u", "user:key"`.
  private func optionValue(at place: Int) -> ByteRange? {
    if place > 0, isWord(bytes[place - 1]) || bytes[place - 1] == UInt8(ascii: "-") { return nil }
    var end = place
    while end < bytes.count, isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    let name = String(decoding: bytes[place..<end], as: UTF8.self)
    if isSecret(option: name) {
      let value = word(at: valueStart(after: end))
      return bytes[value].starts(with: "--".utf8) ? nil : hidden(value)
    }
    if let separator = SecretScan.pairs[name] {
      return pair(word(at: valueStart(after: end)), separator, of: name)
    }
    let isUser = name == "--user" || name == "--proxy-user" || isUserCluster(name)
    let start = isUser ? valueStart(after: end) : place + 2
    guard isUser || name.hasPrefix("-u") else { return nil }
    let value = word(at: start)
    guard bytes[value].contains(UInt8(ascii: ":")), bytes[value].first != UInt8(ascii: "+") else {
      return nil
    }
    return hidden(value)
  }

  /// Options whose value is a secret by itself: those of curl(1) and HTTPie, and those that are
  /// named for one.
  private func isSecret(option name: String) -> Bool {
    let known = ["--oauth2-bearer", "--pass", "--proxy-pass", "--auth", "--login-options"]
    if known.contains(name) { return true }
    let endings = ["-stdin", "-file", "-type", "-jar"]
    return name.hasPrefix("--") && !endings.contains(where: name.hasSuffix)
      && isSecret(name: String(name.dropFirst(2)))
  }

  /// Options whose value is a secret when it has two parts: cookies and certificates of curl(1),
  /// `-a user:key` of HTTPie.
  private static let pairs: [String: UInt8] = [
    "-b": UInt8(ascii: "="), "--cookie": UInt8(ascii: "="), "-a": UInt8(ascii: ":"),
    "-E": UInt8(ascii: ":"), "--cert": UInt8(ascii: ":"), "--proxy-cert": UInt8(ascii: ":"),
  ]

  private func pair(_ value: ByteRange, _ separator: UInt8, of name: String) -> ByteRange? {
    guard let cut = bytes[value].firstIndex(of: separator), cut + 1 < value.end else { return nil }
    if name == "-a" {
      let isPlace = [UInt8]("/.\\".utf8).contains(bytes[cut + 1])
      return isPlace ? nil : hidden(value)
    }
    guard separator == UInt8(ascii: ":") else { return hidden(value) }
    let file = String(decoding: bytes[value.start..<cut], as: UTF8.self).lowercased()
    let endings = [".pem", ".p12", ".pfx", ".crt", ".cer", ".cert", ".key"]
    guard endings.contains(where: file.hasSuffix) else { return nil }
    let end = isQuote(bytes[value.end - 1]) ? value.end - 1 : value.end
    return hidden(ByteRange(cut + 1, max(cut + 1, end)))
  }

  /// `-u`, or short options that end in it: `-sSu`.
  private func isUserCluster(_ name: String) -> Bool {
    name.count <= 8 && !name.hasPrefix("--") && (name.hasSuffix("u") || name.hasSuffix("U"))
  }

  /// Past what may stand between an option and its value: a quote and comma of a list, `=`,
  /// blanks, a backslash at a line end.
  private func valueStart(after end: Int) -> Int {
    var place = end
    if place < bytes.count, isQuote(bytes[place]) { place += 1 }
    if place < bytes.count, [UInt8](",=".utf8).contains(bytes[place]) { place += 1 }
    while place < bytes.count {
      let isContinued =
        bytes[place] == UInt8(ascii: "\\") && place + 1 < bytes.count
        && [UInt8]("\r\n".utf8).contains(bytes[place + 1])
      guard isContinued || [UInt8](" \t\r\n".utf8).contains(bytes[place]) else { break }
      place += 1
    }
    return place
  }

  // MARK: Headers, URLs, assignments

  private static let headers = [
    "authorization", "proxy-authorization", "private-token", "job-token", "x-api-key", "api-key",
    "apikey", "x-auth-token", "x-auth-key", "cookie",
  ].map { Array($0.utf8) }

  /// `Authorization: Bearer value`, `"Authorization", "Bearer value"`.
  private func headerValue(at start: Int) -> ByteRange? {
    guard let name = SecretScan.headers.first(where: { matches($0, at: start) }) else { return nil }
    var place = start + name.count
    let limit = place + 4
    while place < min(limit, bytes.count), [UInt8]("\"':, =".utf8).contains(bytes[place]) {
      place += 1
    }
    let between = bytes[(start + name.count)..<place]
    guard between.contains(where: [UInt8](":=,".utf8).contains) else { return nil }
    for scheme in ["bearer", "basic", "digest", "token"]
    where matches(Array(scheme.utf8), at: place) {
      place += scheme.utf8.count
    }
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    let isQuery = between.allSatisfy { $0 == UInt8(ascii: "=") }
    let end = bytes[place...].firstIndex {
      isQuote($0) || $0 == UInt8(ascii: "\n") || isQuery && $0 == UInt8(ascii: "&")
    }
    return hidden(ByteRange(place, end ?? bytes.count))
  }

  /// `//user:key@host`.
  private func userPart(at colon: Int) -> ByteRange? {
    guard bytes[colon...].starts(with: [UInt8]("://".utf8)) else { return nil }
    let start = colon + 3
    let stops = [UInt8](" \t\r\n/?#\"'`<>".utf8)
    let end = bytes[start...].firstIndex { stops.contains($0) } ?? bytes.count
    guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) else { return nil }
    return hidden(ByteRange(start, at))
  }

  private static let secretWords = [
    "private_key", "privatekey", "private_api_key", "privateapikey", "api_key", "apikey", "secret",
    "token", "passw", "credential", "bearer",
  ].map { Array($0.utf8) }

  private func isSecret(name: String) -> Bool {
    let name = name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : lowercase($0) }
    return SecretScan.secretWords.contains { contains($0, in: name) }
  }

  /// `ATLAS_PRIVATE_KEY=value`, `password = "value"`, `"apiKey": "value"`, `:password => "value"`.
  private func namedValue(at separator: Int) -> ByteRange? {
    let isColon = bytes[separator] == UInt8(ascii: ":")
    let (name, isSpaced) = name(before: separator)
    var start = separator + 1
    while start < bytes.count, [UInt8]("=>".utf8).contains(bytes[start]) { start += 1 }
    if isColon || isSpaced || start > separator + 1 {
      while start < bytes.count, [UInt8](" \t".utf8).contains(bytes[start]) { start += 1 }
    }
    guard !name.isEmpty, start < bytes.count else { return nil }
    guard isColon || isSpaced || start > separator + 1 else {
      let value = word(at: start)
      return isSecret(name: name) || isSecret(assigned: value, to: name) ? hidden(value) : nil
    }
    let (value, isQuoted) = literal(at: start)
    if isSecret(name: name) {
      let isKey = value.count >= 8 && bytes[value].contains { (0x30...0x39).contains($0) }
      return isQuoted || isKey ? hidden(value) : nil
    }
    return isQuoted && !isColon && isSecret(assigned: value, to: name) ? hidden(value) : nil
  }

  /// The name that ends at a separator, quotes taken off, and whether blanks stand between.
  private func name(before separator: Int) -> (String, isSpaced: Bool) {
    var end = separator
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let isSpaced = end < separator
    while end > 0, isQuote(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    var start = end
    while start > 0, isWord(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    return (String(decoding: bytes[start..<end], as: UTF8.self), isSpaced)
  }

  /// Values that are secrets under names that say little: `KEY=value`, `AUTH=user:key`.
  private func isSecret(assigned value: ByteRange, to name: String) -> Bool {
    let name = name.lowercased()
    if ["key", "pass", "pwd"].contains(name) { return true }
    if name.hasSuffix("_key") { return !name.hasSuffix("public_key") }
    guard bytes[value].contains(UInt8(ascii: ":")), !bytes[value].contains(UInt8(ascii: "/")) else {
      return false
    }
    return name == "user"
      || ["auth", "keys"].contains { contains(Array($0.utf8), in: Array(name.utf8)) }
  }

  /// What stands between quotes at `start`, which may be escaped, or a bare word.
  private func literal(at start: Int) -> (ByteRange, isQuoted: Bool) {
    var first = start
    while first < bytes.count, bytes[first] == UInt8(ascii: "\\") { first += 1 }
    let isQuoted = first < bytes.count && isQuote(bytes[first])
    let begin = isQuoted ? first + 1 : start
    let stops = isQuoted ? [bytes[first], 0x5C, 0x0A] : [UInt8](" \t\r\n,;&|)]}\"'`\\".utf8)
    let end = bytes[begin...].firstIndex { stops.contains($0) } ?? bytes.count
    return (ByteRange(begin, end), isQuoted)
  }

  private static let credentialWords = ["auth", "newtransport", "credential", "password"]
    .map { Array($0.utf8) }

  /// The last text among the arguments of `SetBasicAuth("user", "key")` and its like.
  private func argument(at start: Int) -> ByteRange? {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "(") else { return nil }
    let name = bytes[start..<end].map(lowercase)
    guard SecretScan.credentialWords.contains(where: { contains($0, in: name) }) else { return nil }
    var found: ByteRange?
    var place = end + 1
    while place < bytes.count, ![UInt8](")\n".utf8).contains(bytes[place]) {
      guard isQuote(bytes[place]) else {
        place += 1
        continue
      }
      let (value, _) = literal(at: place)
      found = value
      place = value.end + 1
    }
    return found.flatMap(hidden)
  }

  private func contains(_ word: [UInt8], in name: [UInt8]) -> Bool {
    name.indices.dropLast(word.count - 1).contains { name[$0...].starts(with: word) }
  }

  private func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  // MARK: Keys

  /// Text that is a key by its shape: a UUID (Atlas private keys), an Atlas service account secret,
  /// a JSON web token.
  private func key(at start: Int) -> ByteRange? {
    if let end = uuidEnd(from: start) { return ByteRange(start, end) }
    for prefix in SecretScan.keyPrefixes where bytes[start...].starts(with: prefix) {
      var end = start
      while end < bytes.count, isWord(bytes[end]) || [UInt8]("-.".utf8).contains(bytes[end]) {
        end += 1
      }
      if end - start >= 20 { return ByteRange(start, end) }
    }
    return nil
  }

  private static let keyPrefixes = ["mdb_sa_sk_", "eyJ"].map { Array($0.utf8) }

  private func uuidEnd(from start: Int) -> Int? {
    var place = start
    for (index, count) in [8, 4, 4, 4, 12].enumerated() {
      if index > 0 {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "-") else { return nil }
        place += 1
      }
      guard place + count <= bytes.count, bytes[place..<(place + count)].allSatisfy(isHexadecimal)
      else { return nil }
      place += count
    }
    return place < bytes.count && isWord(bytes[place]) ? nil : place
  }

  // MARK: Words

  /// The shell word at `start`, quotes included; a quote without an end goes to the line's end.
  private func word(at start: Int) -> ByteRange {
    var place = start
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        place += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if isQuote(byte) {
        quote = byte
      } else if [UInt8](" \t\r\n;|&)<>,".utf8).contains(byte) {
        break
      }
      place += 1
    }
    guard quote == nil else {
      return ByteRange(start, bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    }
    return ByteRange(min(start, bytes.count), min(place, bytes.count))
  }

  /// The part of a value to hide: without the quotes around it; nil if it names no credential.
  private func hidden(_ value: ByteRange) -> ByteRange? {
    var value = value
    if value.count >= 2, isQuote(bytes[value.start]), bytes[value.end - 1] == bytes[value.start] {
      value = ByteRange(value.start + 1, value.end - 1)
    }
    return isReference(value) ? nil : value
  }

  /// Whether a value is only variables, command substitutions, placeholders and punctuation.
  private func isReference(_ value: ByteRange) -> Bool {
    var place = value.start
    while place < value.end {
      switch bytes[place] {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"):
        place = referenceEnd(from: place, within: value.end)
      case UInt8(ascii: "%") where place + 1 < value.end:
        place += 2
      case let byte where [UInt8](":\"'\\@ *".utf8).contains(byte):
        place += 1
      default: return bytes[place..<value.end].elementsEqual(redaction.utf8)
      }
    }
    return true
  }

  private func referenceEnd(from start: Int, within limit: Int) -> Int {
    var place = start
    if bytes[place] == UInt8(ascii: "$") { place += 1 }
    let pairs: [UInt8: UInt8] = [
      UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "("): UInt8(ascii: ")"),
      UInt8(ascii: "<"): UInt8(ascii: ">"),
    ]
    if place < limit, let close = pairs[bytes[place]] {
      let open = bytes[place]
      var depth = 0
      while place < limit {
        if bytes[place] == open { depth += 1 }
        if bytes[place] == close { depth -= 1 }
        place += 1
        if depth == 0 { break }
      }
      return place
    }
    while place < limit, isWord(bytes[place]) { place += 1 }
    return place
  }

  private func matches(_ lowercase: [UInt8], at start: Int) -> Bool {
    guard start + lowercase.count <= bytes.count else { return false }
    // Most words differ in their first letter from every one that is looked for.
    for (offset, letter) in lowercase.enumerated() {
      let byte = bytes[start + offset]
      guard byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter else {
        return false
      }
    }
    return true
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}
