import Testing

@testable import Text

@Test func linesEndAtLineFeedsOnly() {
  let table = LineTable(Array("ab\r\nc\rd\n".utf8))
  #expect(table.count == 3)
  #expect(table.content(ofLine: 1) == ByteRange(0, 2))
  #expect(table.range(ofLine: 1) == ByteRange(0, 4))
  #expect(table.content(ofLine: 2) == ByteRange(4, 7))
  #expect(table.content(ofLine: 3) == ByteRange(8, 8))
  #expect(table.line(at: 3) == 1)
  #expect(table.line(at: 4) == 2)
  #expect(table.line(at: 8) == 3)
}

@Test func columnsCountScalarsAndStrayBytes() {
  // é (2 bytes), a stray 0xFF, an emoji (4 bytes), a cut sequence.
  let bytes: [UInt8] = [0x0A, 0xC3, 0xA9, 0xFF, 0xF0, 0x9F, 0x98, 0x80, 0x61, 0xE2, 0x82]
  let table = LineTable(bytes)
  let columns = (1...bytes.count).map { table.position(at: $0).column }
  #expect(columns == [1, 1, 2, 3, 3, 3, 3, 4, 5, 6, 7])
  #expect(table.position(at: 0) == .init(line: 1, column: 1))
}

/// Every byte sequence of length three must step as the standard library decodes it.
@Test func scalarsAgreeWithTheStandardLibrary() {
  let samples: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
    0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
  ]
  for a in samples {
    for b in samples {
      for c in samples {
        let bytes = [a, b, c, 0x80]
        let step = scalar(in: bytes, at: 0)
        let valid = String(validating: bytes.prefix(step.count), as: UTF8.self)
        #expect((step.scalar == nil) == (valid == nil), "\(bytes)")
        #expect(valid == nil || valid?.unicodeScalars.first == step.scalar, "\(bytes)")
        #expect(step.scalar != nil || step.count == 1)
      }
    }
  }
}
