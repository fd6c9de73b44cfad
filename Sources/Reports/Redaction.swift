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
///
/// A value is judged by its beginning, so that the work is bounded by the length of the text: many
/// marks in a row, of which each begins a value that goes on to the end, are not read through once
/// for each of them.
struct SecretScan {
  let bytes: [UInt8]

  /// How many bytes of a value are looked at. One that is longer is no reference.
  static let reach = 512

  /// The credential whose mark begins at `place`.
  func secret(at place: Int) -> ByteRange? {
    switch bytes[place] {
    case UInt8(ascii: "-"): return privateKey(at: place) ?? optionValue(at: place)
    case UInt8(ascii: ":"): return userPart(at: place) ?? namedValue(at: place)
    case UInt8(ascii: "="): return namedValue(at: place)
    default: break
    }
    guard isWord(bytes[place]), place == 0 || !isWord(bytes[place - 1]) else { return nil }
    return headerValue(at: place) ?? argument(at: place) ?? spacedValue(at: place)
      ?? key(at: place)
  }
}
