import Text

/// The name in the package clause of a Go file, without the `_test` of a package of tests; nil
/// where the file does not begin with one (spec, "Package clause"). Looks no further than the name.
package func packageName(in bytes: [UInt8]) -> [UInt8]? {
  clause(in: bytes).name
}

/// The same, told by the first bytes of a file: empty where it does not begin with such a clause,
/// nil where these bytes are too few to tell.
package func packageName(inStart bytes: [UInt8]) -> [UInt8]? {
  let (name, end) = clause(in: bytes)
  return end < bytes.count ? name ?? [] : nil
}

/// The name, and up to where the bytes were looked at to tell it.
private func clause(in bytes: [UInt8]) -> (name: [UInt8]?, end: Int) {
  let keyword = "package".utf8
  var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  skipBlanks(bytes, &place)
  guard bytes[place...].starts(with: keyword) else { return (nil, place + keyword.count) }
  place += keyword.count
  let start = place
  skipBlanks(bytes, &place)
  guard place > start else { return (nil, place + 2) }
  let name = Array(bytes[place...].prefix { isNameByte($0) || $0 >= 0x80 })
  let end = place + max(name.count, 2)
  let suffix = Array("_test".utf8)
  let isOfTests = name.count > suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
  return (name.isEmpty ? nil : isOfTests ? name.dropLast(suffix.count) : name, end)
}

/// Steps over white space and comments.
private func skipBlanks(_ bytes: [UInt8], _ place: inout Int) {
  while place < bytes.count {
    if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) {
      place += 1
    } else if bytes[place...].starts(with: "//".utf8) {
      place = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    } else if bytes[place...].starts(with: "/*".utf8) {
      var rest = bytes[(place + 2)...]
      while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest.removeFirst() }
      place = rest.isEmpty ? bytes.count : rest.startIndex + 2
    } else {
      return
    }
  }
}
