package import Text

/// One piece of what is sent: in the body, or in the URL's query.
package struct CurlData: Sendable {
  /// What the option makes of its value.
  package enum Kind: Hashable, Sendable {
    /// `--data`, `--data-ascii`: a file loses its line ends and null bytes.
    case text
    /// `--data-urlencode`, `--url-query`: what follows a name is percent-encoded.
    case urlencode
    /// `--data-raw`: `@` has no meaning.
    case raw
    /// `--data-binary`: a file is sent as it is.
    case binary
    /// `--json`: like binary, and joined to what came before without `&`.
    case json
    /// `--form`, `--form-string`: a part of a multipart body.
    case form
    /// `--upload-file`: the body of a PUT.
    case upload
    /// `--url-query +...`: added to the query as it is.
    case query
  }
  /// Where the data is.
  package enum Source: Sendable {
    /// The text is on the command line.
    case inline
    /// The path of the file that holds it.
    case file(TracedText)
    case standardInput
  }
  /// Follows from the option's name.
  package let kind: Kind
  /// The option that gives it.
  package let option: CurlOption
  /// Whether the value is the data, or names it.
  package let source: Source
  /// The value without a leading `@`, `+` or name: the data, or the path of a file.
  package let value: TracedText
  /// Where that stands in the option's value.
  package let valueRange: ByteRange
  /// The name before `=` or `@` of `--data-urlencode`, which is not encoded.
  package let name: TracedText?
}

/// What a transfer sends after its headers.
package enum CurlBody: Sendable {
  case none
  /// In the order given.
  case parts([CurlData])
}

extension CurlTransfer {
  static let dataNames: Set = ["data", "data-raw", "data-binary", "data-urlencode", "json"]

  var dataOptions: [CurlOption] {
    options.filter { CurlTransfer.dataNames.contains($0.name) && $0.value != nil }
  }

  /// The body for the URL with this index.
  package func body(ofURL index: Int = 0) -> CurlBody {
    var parts: [CurlData] = []
    if sendsData {
      parts = dataOptions.compactMap { CurlData($0) }
    } else if sendsForm {
      parts = options.filter { $0.name == "form" || $0.name == "form-string" }
        .compactMap { CurlData($0) }
    } else if !isHead, let upload = upload(ofURL: index) {
      parts = [CurlData(upload)].compactMap { $0 }
    }
    return parts.isEmpty ? .none : .parts(parts)
  }

  /// What is added to each URL's query: the data with `--get`, or else `--url-query`.
  package var queryAdditions: [CurlData] {
    let names = isOn("get") && !dataOptions.isEmpty ? CurlTransfer.dataNames : ["url-query"]
    return options.filter { names.contains($0.name) }.compactMap { CurlData($0) }
  }

  /// The text added to each URL's query; empty if there is none, nil if a file holds some of it.
  package var addedQuery: TracedText? {
    queryAdditions.isEmpty ? TracedText() : CurlData.joined(queryAdditions)
  }
}

extension CurlBody {
  /// The body as it is sent; nil if there is none, a file holds some of it, or it is a form.
  package var text: TracedText? {
    guard case .parts(let parts) = self else { return nil }
    return CurlData.joined(parts)
  }
}

extension CurlData {
  /// The pieces as curl joins them: `&` before each but the first and `--json`. curl 7 and early 8
  /// also put one after an empty first piece.
  static func joined(_ parts: [CurlData]) -> TracedText? {
    guard !parts.isEmpty else { return nil }
    var result = TracedText()
    for part in parts {
      guard let text = part.sentText else { return nil }
      if !result.isEmpty, part.kind != .json {
        result.append(TracedText(unwritten: [UInt8(ascii: "&")]))
      }
      result.append(text)
    }
    return result
  }

  /// What is sent for this piece; nil if a file holds it.
  package var sentText: TracedText? {
    guard case .inline = source, kind != .form, kind != .upload else { return nil }
    guard kind == .urlencode else { return value }
    var result = TracedText()
    if let name, !name.isEmpty {
      result.append(name)
      result.append(TracedText(unwritten: [UInt8(ascii: "=")]))
    }
    result.append(value.percentEncoded)
    return result
  }
}

extension TracedText {
  /// Encoded as curl encodes data: RFC 3986 unreserved bytes and holes stay, a blank becomes `+`.
  fileprivate var percentEncoded: TracedText {
    var result = TracedText()
    for (index, byte) in bytes.enumerated() {
      if byte == TracedText.holeByte || byte.isUnreserved {
        result.append(slice(ByteRange(index, index + 1)))
      } else if byte == UInt8(ascii: " ") {
        result.append(TracedText(unwritten: [UInt8(ascii: "+")]))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        let escape = "%" + (digits.count == 1 ? "0" : "") + digits
        result.append(TracedText(unwritten: [UInt8](escape.utf8)))
      }
    }
    return result
  }
}

extension UInt8 {
  private static let marks = [UInt8]("-._~".utf8)

  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: UInt8.marks.contains(self)
    }
  }
}
