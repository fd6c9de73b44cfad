import GoSyntax
import Testing
import Text

@Suite struct StringUnitTests {
  /// Each unit as `source=meaning`, with `!` before one that is not exact.
  private func units(_ literal: String) -> [String] {
    let bytes = [UInt8](literal.utf8)
    return goStringUnits(ByteRange(0, bytes.count), in: bytes).map { unit in
      let source = String(decoding: bytes[unit.range], as: UTF8.self)
      let meaning = String(decoding: unit.meaning, as: UTF8.self)
      #expect(!unit.isExact || source == meaning)
      return unit.isExact ? source : "!\(source)=\(meaning)"
    }
  }

  @Test func interpreted() {
    #expect(units(#""""#) == [])
    #expect(units(#""abc""#) == ["abc"])
    #expect(units(#""a\tb\"c\\""#) == ["a", "!\\t=\t", "b", "!\\\"=\"", "c", "!\\\\=\\"])
    #expect(
      units(#""\u00e9\U0001F600\x41\101é""#) == [
        "!\\u00e9=é", "!\\U0001F600=😀", "!\\x41=A", "!\\101=A", "é",
      ])
    #expect(units(#""\a\b\f\n\r\v""#).count == 6)
  }

  @Test func bytesNeedNotBeText() {
    let bytes = [UInt8](#""\xff\xfe""#.utf8)
    let units = goStringUnits(ByteRange(0, bytes.count), in: bytes)
    #expect(units.map(\.meaning) == [[0xFF], [0xFE]])
  }

  @Test func raw() {
    #expect(units("``") == [])
    #expect(units("`a\\n\"`") == ["a\\n\""])
    #expect(units("`a\r\nb`") == ["a", "!\r=", "\nb"])
  }

  @Test func broken() {
    #expect(units(#""a\q""#) == ["a\\q"])
    #expect(units(#""a"#) == ["a"])
    #expect(units(#""\"#) == ["\\"])
    #expect(units(#"""#) == [])
  }
}
