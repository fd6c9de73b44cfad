/// The fingerprint of a finding: 16 hexadecimal digits that stay when lines move.
///
/// `request` is the deprecated request with run-time text normalised; `occurrence` tells equal
/// requests of one file apart, counted from 1. FNV-1a, 64 bits, of the four in order, each ended by
/// a zero byte: a stable function of plain definition, not a cryptographic one.
package func fingerprint(
  rule: String, path: [UInt8], request: String, occurrence: Int
) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  let fields: [[UInt8]] = [
    Array(rule.utf8), path, Array(request.utf8), Array(String(occurrence).utf8),
  ]
  for field in fields {
    for byte in field + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
