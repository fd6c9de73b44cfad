/// One step through text that should be UTF-8: a scalar and how many bytes spell it, or no scalar
/// for one byte that is not UTF-8 (overlong forms and surrogates are not; Unicode 15, table 3-7).
/// `offset` must lie within `bytes`.
package func scalar(
  in bytes: some RandomAccessCollection<UInt8>, at offset: Int
) -> (scalar: Unicode.Scalar?, count: Int) {
  let start = bytes.index(bytes.startIndex, offsetBy: offset)
  let first = bytes[start]
  guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
  let (count, mask, least): (Int, UInt8, UInt32) =
    switch first {
    case 0xC2...0xDF: (2, 0x1F, 0x80)
    case 0xE0...0xEF: (3, 0x0F, 0x800)
    case 0xF0...0xF4: (4, 0x07, 0x10000)
    default: (0, 0, 0)
    }
  guard count > 0, offset + count <= bytes.count else { return (nil, 1) }
  var value = UInt32(first & mask)
  for step in 1..<count {
    let byte = bytes[bytes.index(start, offsetBy: step)]
    guard byte & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
  return (scalar, count)
}
