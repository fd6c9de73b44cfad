import GoSyntax
import Testing
import Text

@Suite struct StringPlaceTests {
  /// The program without its carets, and for each byte behind a caret whether it is in a string.
  private func holds(_ program: String) -> [Bool] {
    var bytes: [UInt8] = []
    var places: [Int] = []
    for byte in program.utf8 {
      if byte == UInt8(ascii: "^") { places.append(bytes.count) } else { bytes.append(byte) }
    }
    var strings = StringPlaces(in: bytes)
    return places.map { strings.hold($0) }
  }

  @Test func literals() {
    #expect(holds(#"a := ^x + "^x\"^x" + ^x"#) == [false, true, true, false])
    #expect(holds("a := `^x\n\"^x` + ^x") == [true, true, false])
    #expect(holds(#"'"' + ^x + '\'' + "^x" + '\\' + ^x"#) == [false, true, false])
    #expect(holds(#""\\" + ^x + "\\^x""#) == [false, true])
  }

  @Test func comments() {
    #expect(holds("// \"^x\n\"^x\"") == [false, true])
    #expect(holds("/* \" ` ' **/ \"^x\" /*/ \"^x\" */ ^x") == [true, false, false])
    #expect(holds("a / b / ^x + \"/* ^x\"") == [false, true])
  }

  /// What is not closed ends with its line, or with the file.
  @Test func unfinished() {
    #expect(holds("\"a\n^x \"^x") == [false, true])
    #expect(holds("'a\n^x `^x") == [false, true])
    #expect(holds("/* \"^x") == [false])
    #expect(holds("^x") == [false])
  }

  /// What the lexer takes for a string, for texts of what matters.
  @Test func agreesWithTheLexer() {
    var seed: UInt64 = 7
    let alphabet = [UInt8]("\"\"``''//**\\\\\n\r ab0x=\u{E9}".utf8) + [0, 255]
    for _ in 0..<4_000 {
      let bytes = (0..<40).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(seed >> 33) % alphabet.count]
      }
      let tokens = parseGo(bytes).tokens.filter { $0.kind == .string || $0.kind == .rawString }
      var strings = StringPlaces(in: bytes)
      for place in bytes.indices where bytes[place] == UInt8(ascii: "a") {
        let isInToken = tokens.contains { $0.range.start < place && place < $0.range.end }
        #expect(strings.hold(place) == isInToken, "\(bytes) \(place)")
      }
    }
  }
}
