import Text

// Credentials that the name of what holds them tells: a variable, a key, a function.
extension SecretScan {
  static let secretWords = [
    "private_key", "privatekey", "private_api_key", "privateapikey", "api_key", "apikey", "secret",
    "token", "passw", "passphrase", "credential", "bearer",
  ].map { Array($0.utf8) }

  func isSecret(name: String) -> Bool {
    let name = name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : lowercase($0) }
    return SecretScan.secretWords.contains { contains($0, in: name) }
  }

  /// `ATLAS_PRIVATE_KEY=value`, `password = "value"`, `"apiKey": "value"`, `:password => "value"`.
  func namedValue(at separator: Int) -> ByteRange? {
    let isColon = bytes[separator] == UInt8(ascii: ":")
    let (name, isSpaced) = name(before: separator)
    guard !name.isEmpty else { return nil }
    var start = separator + 1
    while start < bytes.count, [UInt8]("=>".utf8).contains(bytes[start]) { start += 1 }
    if isColon || isSpaced || start > separator + 1 {
      while start < bytes.count, [UInt8](" \t".utf8).contains(bytes[start]) { start += 1 }
    }
    guard start < bytes.count else { return nil }
    let isKnown = isSecret(name: name)
    guard isKnown || mayBeSecret(name: name) else { return nil }
    guard isColon || isSpaced || start > separator + 1 else {
      let value = nearWord(at: start)
      let isOne = isKnown || isSecret(assigned: value, to: name)
      return isOne ? hiddenWord(value) : nil
    }
    let (value, isQuoted) = literal(at: start, before: farthest(from: start))
    let isOne: Bool
    let hasDigits = bytes[value].contains { (0x30...0x39).contains($0) }
    if isKnown {
      isOne = isQuoted || value.count >= 8 && hasDigits
    } else {
      let isNamed = isColon ? name.lowercased() == "pass" : isSecret(assigned: value, to: name)
      // The name of a field that a key is compared with: `.key == "status"`.
      let isField = bytes[separator...].starts(with: "==".utf8) && !hasDigits
      isOne = isQuoted && isNamed && !isField
    }
    guard isOne else { return nil }
    return isCut(value, from: start) ? literal(at: start, before: bytes.count).0 : hidden(value)
  }

  /// The name that ends at a separator, quotes taken off, and whether blanks stand between.
  func name(before separator: Int) -> (String, isSpaced: Bool) {
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

  /// Whether a name may be one of those that say little.
  private func mayBeSecret(name: String) -> Bool {
    let name = name.lowercased()
    return ["key", "pass", "pwd", "private", "priv", "user"].contains(name)
      || ["_pwd", "_key"].contains(where: name.hasSuffix)
      || ["auth", "keys"].contains { contains(Array($0.utf8), in: Array(name.utf8)) }
  }

  /// Values that are secrets under names that say little: `KEY=value`, `AUTH=user:key`.
  func isSecret(assigned value: ByteRange, to name: String) -> Bool {
    let name = name.lowercased()
    if ["key", "pass", "pwd", "private", "priv"].contains(name) || name.hasSuffix("_pwd") {
      return true
    }
    if name.hasSuffix("_key") { return !name.hasSuffix("public_key") }
    guard bytes[value].contains(UInt8(ascii: ":")), !bytes[value].contains(UInt8(ascii: "/")) else {
      return false
    }
    return name == "user"
      || ["auth", "keys"].contains { contains(Array($0.utf8), in: Array(name.utf8)) }
  }

  /// What stands between quotes at `start`, which may be escaped, or a bare word; no more of it
  /// than what is before `limit`.
  func literal(at start: Int, before limit: Int) -> (ByteRange, isQuoted: Bool) {
    var first = start
    while first < limit, bytes[first] == UInt8(ascii: "\\") { first += 1 }
    let isQuoted = first < limit && isQuote(bytes[first])
    let begin = isQuoted ? first + 1 : start
    let stops = isQuoted ? [bytes[first], 0x5C, 0x0A] : [UInt8](" \t\r\n,;&|)]}\"'`\\".utf8)
    let end = firstIndex(from: begin, before: limit) { stops.contains($0) }
    return (ByteRange(begin, end), isQuoted)
  }

  static let credentialWords = ["auth", "newtransport", "credential", "password", "securestring"]
    .map { Array($0.utf8) }

  /// Functions whose argument is a secret when it has two parts.
  static let encoders = ["btoa", "b64encode", "base64encode", "encodetostring", "base64"]

  /// The last text among the arguments of `SetBasicAuth("user", "key")` and its like;
  /// `btoa("a:b")`.
  func argument(at start: Int) -> ByteRange? {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    guard let list = list(after: end) else { return nil }
    let name = bytes[start..<end].map(lowercase)
    if SecretScan.encoders.contains(where: { name.elementsEqual($0.utf8) }) {
      return lastText(from: list).flatMap { bytes[$0].contains(0x3A) ? hidden($0) : nil }
    }
    let isPlain = bytes[end] == UInt8(ascii: "(")
    let isOne =
      isPlain
      ? name.elementsEqual("basic".utf8)
        || SecretScan.credentialWords.contains(where: { contains($0, in: name) })
      : ["auth", "basic_auth", "digest_auth", "securestring"].contains {
        name.elementsEqual($0.utf8)
      }
    return isOne ? lastText(from: list).flatMap(hidden) : nil
  }

  /// Where the arguments of a function begin, or those of a word that takes them without
  /// parentheses, or a list that is assigned: `f(`, `basic_auth "`, `auth=("`.
  func list(after end: Int) -> Int? {
    guard end < bytes.count else { return nil }
    if bytes[end] == UInt8(ascii: "(") { return end + 1 }
    var place = end
    while place < min(bytes.count, end + 3), [UInt8]("= ".utf8).contains(bytes[place]) {
      place += 1
    }
    guard place > end, place < bytes.count else { return nil }
    let isAssigned = bytes[end..<place].contains(UInt8(ascii: "="))
    if isAssigned { return bytes[place] == UInt8(ascii: "(") ? place + 1 : nil }
    return isQuote(bytes[place]) ? place : nil
  }

  /// The last text between quotes before a closing parenthesis or the end of the line.
  func lastText(from start: Int) -> ByteRange? {
    var found: ByteRange?
    var place = start
    let limit = farthest(from: place)
    while place < limit, bytes[place] != UInt8(ascii: ")"), bytes[place] != UInt8(ascii: "\n") {
      guard isQuote(bytes[place]) else {
        place += 1
        continue
      }
      let (value, _) = literal(at: place, before: limit)
      found = isCut(value, from: start) ? literal(at: place, before: bytes.count).0 : value
      place = value.end + 1
    }
    return found
  }

  /// `setenv NAME value`, `set -x NAME value`, `ENV NAME value`, and `login a password b` of
  /// netrc(5): a name of a secret, and its value after a blank.
  func spacedValue(at start: Int) -> ByteRange? {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    guard end + 1 < bytes.count, bytes[end] == 0x20, bytes[end + 1] != 0x3D else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    guard isSecret(name: name) || name.lowercased().hasSuffix("_key") else { return nil }
    let line = bytes[max(0, start - 80)..<start].split(separator: 0x0A).last ?? []
    let words = (bytes[max(0, start - 1)] == 0x0A ? [] : line).split(separator: 0x20)
    let isSet =
      words.last.map { word in
        ["setenv", "ENV"].contains { word.elementsEqual($0.utf8) }
          || words.dropLast().last.map { $0.elementsEqual("set".utf8) } == true
            && word.first == UInt8(ascii: "-") && word.contains(UInt8(ascii: "x"))
      } == true
    let isLogin = name == "password" && words.contains { $0.elementsEqual("login".utf8) }
    return isSet || isLogin ? hiddenWord(nearWord(at: end + 1)) : nil
  }

  func contains(_ word: [UInt8], in name: [UInt8]) -> Bool {
    name.indices.dropLast(word.count - 1).contains { name[$0...].starts(with: word) }
  }

  func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
