import Text

/// Whether a text describes an API (OpenAPI, "Fixed Fields"; Swagger before it). It says which
/// paths there are, and calls none of them.
///
/// - Parameter isYAML: whether the text may name the field without quotes.
func describesAPI(_ bytes: [UInt8], isYAML: Bool) -> Bool {
  if quotedFields.occur(in: bytes) { return true }
  return isYAML
    && (plainFields.contains { bytes.starts(with: $0.utf8) } || laterFields.occur(in: bytes))
}

private let plainFields = ["openapi:", "swagger:"]
private let quotedFields = Markers(["\"openapi\"", "\"swagger\""].map { [UInt8]($0.utf8) })
private let laterFields = Markers(plainFields.map { [0x0A] + [UInt8]($0.utf8) })
