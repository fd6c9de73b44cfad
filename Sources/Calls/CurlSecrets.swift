package import Text

/// A part of an argument that must not be repeated in a report.
package struct CurlSecret: Hashable, Sendable {
  /// The index of the argument.
  package let argument: Int
  /// The secret in that argument, holes included.
  package let range: ByteRange
}

extension CurlTransfer {
  /// The credentials among the options: of `--user` and its relatives, of bearer tokens, cookies
  /// and authorization headers, and those in a URL (`https://user:password@host`).
  package var secrets: [CurlSecret] {
    options.compactMap { option in
      guard let argument = option.valueArgument, let place = option.valueRange,
        let value = option.value, let range = CurlTransfer.secret(option.name, value),
        !range.isEmpty
      else { return nil }
      return CurlSecret(argument: argument, range: range.moved(by: place.start))
    }
  }

  private static let secretOptions: Set = [
    "user", "proxy-user", "oauth2-bearer", "pass", "proxy-pass", "tlspassword",
    "proxy-tlspassword", "cookie",
  ]

  /// Where the secret stands in an option's value.
  private static func secret(_ name: String, _ value: TracedText) -> ByteRange? {
    switch name {
    case "header", "proxy-header": return secretOfHeader(value)
    case "url", "proxy", "preproxy": return secretOfURL(value.bytes)
    case "cert", "proxy-cert":
      return value.bytes.firstIndex(of: UInt8(ascii: ":")).map { ByteRange($0 + 1, value.count) }
    default: return secretOptions.contains(name) ? ByteRange(0, value.count) : nil
    }
  }

  private static let secretHeaders = [
    "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key",
  ]

  /// The scheme of an `Authorization` header is no secret.
  private static func secretOfHeader(_ text: TracedText) -> ByteRange? {
    guard let (name, value) = CurlHeader.fields(of: text) else { return nil }
    let header = String(decoding: text.bytes[name], as: UTF8.self).lowercased()
    guard secretHeaders.contains(header) else { return nil }
    guard header.hasSuffix("authorization"),
      let blank = text.bytes[value].firstIndex(of: UInt8(ascii: " "))
    else { return value }
    return ByteRange(blank + 1, value.end)
  }

  private static func secretOfURL(_ bytes: [UInt8]) -> ByteRange? {
    let slash = UInt8(ascii: "/")
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[(colon + 1)...].starts(with: [slash, slash])
    else { return nil }
    let authority = bytes[(colon + 3)...].prefix { $0 != slash && $0 != UInt8(ascii: "?") }
    return authority.lastIndex(of: UInt8(ascii: "@")).map { ByteRange(authority.startIndex, $0) }
  }
}
