import Text

// Credentials that an option of a program tells.
extension SecretScan {
  /// `-u user:key`, `--user=user:key`, `-su "user:key"`, `"-u", "user:key"`.
  func optionValue(at place: Int) -> ByteRange? {
    if place > 0, isWord(bytes[place - 1]) || bytes[place - 1] == UInt8(ascii: "-") { return nil }
    var end = place
    while end < bytes.count, isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    let name = String(decoding: bytes[place..<end], as: UTF8.self)
    if isSecret(option: name) {
      let value = nearWord(at: valueStart(after: end))
      return bytes[value].starts(with: "--".utf8) ? nil : hiddenWord(value)
    }
    if name == "-a", isBearer(near: place) {
      return hiddenWord(nearWord(at: valueStart(after: end)))
    }
    if let separator = SecretScan.pairs[name] {
      return pair(nearWord(at: valueStart(after: end)), separator, of: name)
    }
    let isUser = SecretScan.users.contains(name) || isUserCluster(name)
    let start = isUser ? valueStart(after: end) : place + 2
    guard isUser || name.hasPrefix("-u") else { return nil }
    let value = nearWord(at: start)
    guard bytes[value].contains(UInt8(ascii: ":")), bytes[value].first != UInt8(ascii: "+") else {
      return nil
    }
    return hiddenWord(value)
  }

  /// Options whose value is a secret by itself: those of curl(1) and HTTPie, and those that are
  /// named for one.
  func isSecret(option name: String) -> Bool {
    let known = ["--oauth2-bearer", "--pass", "--proxy-pass", "--auth", "--login-options"]
    if known.contains(name) { return true }
    let endings = ["-stdin", "-file", "-type", "-jar"]
    return name.hasPrefix("--") && !endings.contains(where: name.hasSuffix)
      && isSecret(name: String(name.dropFirst(2)))
  }

  /// The option of curl(1), which may be cut short, and that of its proxy.
  static let users = ["--user", "--use", "--us", "--proxy-user", "--proxy-use", "--proxy-us"]

  /// Whether HTTPie is told that the value of `-a` is a token: `-A bearer -a abc`.
  func isBearer(near place: Int) -> Bool {
    let near = bytes[max(0, place - 64)..<min(bytes.count, place + 64)].map(lowercase)
    return contains(Array("bearer".utf8), in: near)
  }

  /// Options whose value is a secret when it has two parts: cookies and certificates of curl(1),
  /// `-a user:key` of HTTPie.
  static let pairs: [String: UInt8] = [
    "-b": UInt8(ascii: "="), "--cookie": UInt8(ascii: "="), "-a": UInt8(ascii: ":"),
    "-E": UInt8(ascii: ":"), "--cert": UInt8(ascii: ":"), "--proxy-cert": UInt8(ascii: ":"),
  ]

  func pair(_ value: ByteRange, _ separator: UInt8, of name: String) -> ByteRange? {
    guard let cut = bytes[value].firstIndex(of: separator), cut + 1 < value.end else { return nil }
    if name == "-a" {
      let isPlace = [UInt8]("/.\\".utf8).contains(bytes[cut + 1])
      return isPlace ? nil : hiddenWord(value)
    }
    guard separator == UInt8(ascii: ":") else { return hiddenWord(value) }
    let file = String(decoding: bytes[value.start..<cut], as: UTF8.self).lowercased()
    let endings = [".pem", ".p12", ".pfx", ".crt", ".cer", ".cert", ".key"]
    guard endings.contains(where: file.hasSuffix) else { return nil }
    let whole = isCut(value) ? word(at: value.start, before: bytes.count) : value
    let end = isQuote(bytes[whole.end - 1]) ? whole.end - 1 : whole.end
    return hidden(ByteRange(cut + 1, max(cut + 1, end)))
  }

  /// `-u`, or short options that end in it: `-sSu`.
  func isUserCluster(_ name: String) -> Bool {
    name.count <= 8 && !name.hasPrefix("--") && (name.hasSuffix("u") || name.hasSuffix("U"))
  }

  /// Past what may stand between an option and its value: a quote and comma of a list, `=`,
  /// blanks, a backslash at a line end.
  func valueStart(after end: Int) -> Int {
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
}
