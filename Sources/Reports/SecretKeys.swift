import Text

// Credentials that their form tells.
extension SecretScan {
  /// Text that is a key by its shape: a UUID (Atlas private keys), an Atlas service account secret,
  /// a JSON web token, the tokens of hosts of code and of registries, `Bearer` with a value.
  func key(at start: Int) -> ByteRange? {
    if let end = uuidEnd(from: start) { return ByteRange(start, end) }
    for prefix in SecretScan.keyPrefixes
    where prefix[0] == bytes[start] && bytes[start...].starts(with: prefix) {
      var end = start
      while end < bytes.count, isWord(bytes[end]) || [UInt8]("-.".utf8).contains(bytes[end]) {
        end += 1
      }
      if end - start >= 20 { return ByteRange(start, end) }
    }
    return bearer(at: start)
  }

  static let keyPrefixes = [
    "mdb_sa_sk_", "eyJ", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-",
    "xoxp-", "xoxa-", "hvs.", "dckr_pat_", "npm_", "sk_live_", "rk_live_",
  ].map { Array($0.utf8) }

  /// The value after `Bearer`: sixteen letters, digits and marks, with a digit among them.
  func bearer(at start: Int) -> ByteRange? {
    guard bytes[start] | 0x20 == UInt8(ascii: "b"), matches(Array("bearer ".utf8), at: start)
    else { return nil }
    let first = start + 7
    var end = first
    while end < bytes.count, isWord(bytes[end]) || [UInt8]("-.~+/=".utf8).contains(bytes[end]) {
      end += 1
    }
    let isOne = end - first >= 16 && bytes[first..<end].contains { (0x30...0x39).contains($0) }
    return isOne ? ByteRange(first, end) : nil
  }

  /// What stands in a private key in the form of PEM (RFC 7468), and after its end on that line.
  func privateKey(at start: Int) -> ByteRange? {
    guard bytes[start...].starts(with: "-----BEGIN ".utf8) else { return nil }
    let name = firstIndex(from: start + 11, before: min(bytes.count, start + 60)) { $0 == 0x2D }
    guard bytes[..<name].suffix(11).elementsEqual("PRIVATE KEY".utf8) else { return nil }
    let first = min(bytes.count, name + 5)
    let limit = min(bytes.count, first + (16 << 10))
    return ByteRange(first, firstIndex(from: first, before: limit) { $0 == 0x2D })
  }

  func uuidEnd(from start: Int) -> Int? {
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
}
