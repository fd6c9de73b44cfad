// The room `JSON`: JSON text (RFC 8259) into a tree with byte ranges, and values into JSON text.
//
// It must not know rules, languages or files. The text may have holes: one byte value that stands
// for text known only at run time, so that a request body of a script can be read as well.
//
//     let body = try parseJSON(bytes, hole: 0x00)
//     body.member("snapshotId")?.value.range        // byte offsets of `bytes`
//     removal(of: isUnwanted, in: body, bytes: bytes) // what to delete; the rest stays formatted
//     var writer = JSONWriter(.pretty)
//     writer.object { $0.member("tool", "tenant2flex") }  // then take `writer.bytes`

/// Reads one JSON text and nothing after it but white space.
///
/// A byte order mark in front is skipped (RFC 8259, 8.1). Duplicate keys are kept in order, and
/// so are bytes of a string that are not UTF-8. Values nested deeper than 512 are an error.
///
/// - Parameters:
///   - bytes: the text; every range of the result is in byte offsets of it.
///   - hole: the byte value that stands for unknown text. It may stand where a value or a key may
///     stand, inside a string, and inside a bare token (`1<hole>`), which then is `.hole`.
package func parseJSON(_ bytes: [UInt8], hole: UInt8? = nil) throws(JSONError) -> JSONValue {
  var reader = JSONReader(bytes: bytes, hole: hole)
  return try reader.document()
}

/// Reads one JSON text as `parseJSON(_:hole:)` does, but passes over some members of its objects.
///
/// What is passed over is not in the tree, and only its brackets and quotes are looked at: this is
/// for texts that are known to be JSON, of which a part is wanted.
///
/// - Parameter isUnwanted: whether to pass over a member with this key, at any depth.
package func parseJSON(
  _ bytes: [UInt8], without isUnwanted: @escaping (_ key: [UInt8]) -> Bool
) throws(JSONError) -> JSONValue {
  var reader = JSONReader(bytes: bytes, hole: nil)
  reader.isUnwanted = isUnwanted
  return try reader.document()
}

/// Reads some members of the object that a JSON text is, each key once, and stops at the last of
/// them: what follows is not even looked at. A member that is not there is left out.
package func parseJSON(
  _ bytes: [UInt8], onlyLeading keys: [String]
) throws(JSONError) -> JSONValue {
  var reader = JSONReader(bytes: bytes, hole: nil)
  return try reader.leading(keys.map { [UInt8]($0.utf8) })
}
