import JSON
import Testing
import Text

/// The kind of the value that `text` holds.
private func kind(_ text: String) throws -> JSONValue.Kind {
  try parseJSON(Array(text.utf8)).kind
}

@Suite struct ReaderTests {
  /// What is passed over is left out, and what follows it is read.
  @Test(arguments: [
    "1", "-1.5e3", "true", "\"a]}\\\"b\"", "[]", "{}", "[1, \"]\", {\"b\": [2]}]", "{\"x\": \"}\"}",
  ])
  func passesOverMembers(value: String) throws {
    for blank in ["", " ", "\n  "] {
      let text = "{\(blank)\"a\":\(blank)\(value)\(blank),\(blank)\"b\": 2}"
      let read = try parseJSON(Array(text.utf8), without: { $0 == Array("a".utf8) })
      #expect(read.members.map(\.key) == [Array("b".utf8)], "\(text)")
      let last = "{\"b\": 2, \"a\": \(value)\(blank)}"
      #expect(
        try parseJSON(Array(last.utf8), without: { $0 == Array("a".utf8) }).members.count == 1,
        "\(last)")
    }
    #expect(throws: JSONError.self) {
      try parseJSON(Array("{\"a\": [1, 2".utf8), without: { $0 == Array("a".utf8) })
    }
  }

  /// The members that are asked for, wherever they stand, and nothing that follows them.
  @Test func readsLeadingMembers() throws {
    let text = "{\"x\": {\"a\": 0}, \"a\": {\"b\": [1], \"x\": 2}, \"b\": 3, \"c\": 4} no JSON"
    let read = try parseJSON(Array(text.utf8), onlyLeading: ["b", "a"])
    #expect(read.members.map { String(decoding: $0.key, as: UTF8.self) } == ["a", "b"])
    #expect(read.member("a")?.value.members.count == 2)
    let all = try parseJSON(Array(text.utf8), onlyLeading: ["c", "z"])
    #expect(all.members.count == 1)
    #expect(throws: JSONError.self) { try parseJSON(Array("[1]".utf8), onlyLeading: ["a"]) }
    #expect(throws: JSONError.self) { try parseJSON(Array("{\"b\" 1}".utf8), onlyLeading: ["a"]) }
  }

  @Test(arguments: [
    "0", "-0", "10", "-12.5", "1e5", "1E+05", "1.0e-3", "123456789012345678901234567890",
  ])
  func readsNumbers(text: String) throws {
    #expect(try kind(text) == .number(Array(text.utf8)))
  }

  @Test(arguments: [
    ("\"\"", ""), ("\"a/b\"", "a/b"), (#""a\/b""#, "a/b"),
    (#""\"\\\b\f\n\r\t""#, "\"\\\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\uDE00""#, "😀"), ("\"é😀\"", "é😀"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\n""#, "\u{FFFD}\n"), ("\"\u{7f}\"", "\u{7f}"),
  ])
  func readsStrings(text: String, decoded: String) throws {
    #expect(try kind(text) == .string(Array(decoded.utf8)))
  }

  @Test func keepsBytesThatAreNotUTF8() throws {
    #expect(try parseJSON([0x22, 0xFF, 0x22]).kind == .string([0xFF]))
  }

  @Test func skipsAByteOrderMarkAndBlanks() throws {
    let value = try parseJSON([0xEF, 0xBB, 0xBF] + Array(" \t\r\n true \n".utf8))
    #expect(value.kind == .bool(true))
    #expect(value.range == ByteRange(8, 12))
  }

  @Test(arguments: [
    ("", 0, "a value", "the end of the text"),
    ("  ", 2, "a value", "the end of the text"),
    ("tru", 0, "a value", "`tru`"),
    ("01", 0, "a value", "`01`"),
    ("1.", 0, "a value", "`1.`"),
    (".5", 0, "a value", "`.5`"),
    ("1e", 0, "a value", "`1e`"),
    ("+1", 0, "a value", "`+1`"),
    ("-", 0, "a value", "`-`"),
    ("'a'", 0, "a value", "`'a'`"),
    ("NaN", 0, "a value", "`NaN`"),
    ("1 2", 2, "the end of the text", "`2`"),
    ("{}}", 2, "the end of the text", "`}`"),
    ("[1 2]", 3, "`,` or `]`", "`2`"),
    ("[1,]", 3, "a value", "`]`"),
    ("[", 1, "a value", "the end of the text"),
    ("{", 1, "a key in double quotes", "the end of the text"),
    ("{a: 1}", 1, "a key in double quotes", "`a`"),
    ("{\"a\" 1}", 5, "`:` after the key", "`1`"),
    ("{\"a\": 1,}", 8, "a key in double quotes", "`}`"),
    ("{\"a\": 1 \"b\": 2}", 8, "`,` or `}`", "`\"`"),
    ("{\"a\": 1\n", 8, "`,` or `}`", "the end of the text"),
    ("{ <Payload> }", 2, "a key in double quotes", "`<Payload>`"),
    ("[...]", 1, "a value", "`...`"),
    ("\"abc", 4, "a closing `\"`", "the end of the text"),
    ("\"a\nb\"", 2, "an escape (control characters may not stand in a string)", "a line end"),
    (#""\x""#, 1, "an escape that JSON has", #"`\x`"#),
    (#""\u12g4""#, 5, "four hexadecimal digits", "`g4`"),
    (#""\"#, 2, "the rest of an escape", "the end of the text"),
    ("\u{1}", 0, "a value", "the control character 1"),
    ("aaaaaaaaaaaaaaaaaaaaaaaéé", 0, "a value", "`aaaaaaaaaaaaaaaaaaaaaaa`"),
  ])
  func saysWhatIsWrong(text: String, offset: Int, expected: String, found: String) {
    #expect(throws: JSONError(offset: offset, expected: expected, found: found)) {
      try parseJSON(Array(text.utf8))
    }
  }

  @Test func knowsEveryRange() throws {
    let text = #" {"a" : [1, "x"], "b":{} } "#
    let bytes = Array(text.utf8)
    let value = try parseJSON(bytes)
    func slice(_ range: ByteRange) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(slice(value.range) == #"{"a" : [1, "x"], "b":{} }"#)
    #expect(value.members.map { slice($0.keyRange) } == ["\"a\"", "\"b\""])
    #expect(value.members.map { slice($0.range) } == [#""a" : [1, "x"]"#, #""b":{}"#])
    let list = try #require(value.member("a")).value
    #expect(slice(list.range) == #"[1, "x"]"#)
    #expect(list.elements.map { slice($0.range) } == ["1", "\"x\""])
    #expect(value.member("c") == nil)
  }

  @Test func keepsDuplicateKeysAndAnswersTheLast() throws {
    let value = try parseJSON(Array(#"{"a": 1, "\u0061": 2}"#.utf8))
    #expect(value.members.map(\.key) == [Array("a".utf8), Array("a".utf8)])
    #expect(value.member("a")?.value.kind == .number(Array("2".utf8)))
  }

  @Test func nestsTo512Levels() throws {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    _ = try parseJSON(nested(512))
    #expect(throws: JSONError.self) { try parseJSON(nested(513)) }
    #expect(throws: JSONError.self) { try parseJSON(Array(repeating: 0x5B, count: 1_000_000)) }
  }

  @Test func everyPrefixAndEveryChangedByteIsSurvived() {
    let text = Array(#"{"a": [1.5e3, true, null, "\u00e9\n"], "b": {"c": "d"}}"#.utf8)
    for end in text.indices { _ = try? parseJSON(Array(text[..<end]), hole: 0) }
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = byte
        _ = try? parseJSON(changed, hole: 0)
      }
    }
  }
}

@Suite struct HoleTests {
  private func parse(_ text: String) throws -> JSONValue {
    try parseJSON(Array(text.utf8), hole: 0)
  }

  @Test(arguments: ["\0", "1\0", "\u{0}1", "tr\0", "\0\0", "-\0.5"])
  func standsForAValue(token: String) throws {
    #expect(try parse(token).kind == .hole)
    let member = try #require(try parse("{\"a\": \(token)}").member("a"))
    #expect(member.value.kind == .hole)
    #expect(member.value.range == ByteRange(6, 6 + token.utf8.count))
    #expect(try parse("[1, \(token),2]").elements.map(\.hasHole) == [false, true, false])
  }

  @Test func standsInAString() throws {
    let value = try parse("{\"a\": \"x\0y\", \"b\": \"\\u0000\"}")
    #expect(value.hasHole)
    #expect(value.members.map(\.value.kind) == [.string([0x78, 0, 0x79]), .string([0])])
    #expect(value.members.map(\.value.hasHole) == [true, false])
  }

  @Test func standsForAKey() throws {
    let value = try parse("{\0: 1, \"x\0\": 2, \"a\": 3}")
    #expect(value.members.map(\.key) == [[0], [0x78, 0], [0x61]])
    #expect(value.members.map(\.keyHasHole) == [true, true, false])
    #expect(value.hasHole)
  }

  @Test(arguments: ["{\"a\": 1 \0}", "{\0}", "{\"a\"\0: 1}", "\"x\"\0", "\"\\\0\"", "{\"a\": 1}\0"])
  func isNoGlue(text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func isAnErrorWhenNotAsked() {
    #expect(throws: JSONError.self) { try parseJSON(Array("{\"a\": \0}".utf8)) }
    #expect(throws: JSONError.self) { try parseJSON(Array("\"\0\"".utf8)) }
  }
}

@Suite struct WriterTests {
  private func sample(_ layout: JSONWriter.Layout) -> String {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("z", "a\"b\\c")
      writer.member("n", -7)
      writer.member("yes", true)
      writer.key("none")
      writer.null()
      writer.key("empty")
      writer.object { _ in }
      writer.member("words", ["x", "y"])
      writer.key("list")
      writer.array { writer in
        writer.element()
        writer.array { _ in }
        writer.element()
        writer.object { $0.member("k", [0x61] as [UInt8]) }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func writesCompactText() {
    let expected =
      #"{"z":"a\"b\\c","n":-7,"yes":true,"none":null,"empty":{},"words":["x","y"],"#
      + #""list":[[],{"k":"a"}]}"#
    #expect(sample(.compact) == expected)
  }

  @Test func writesPrettyText() {
    let expected = #"""
      {
        "z": "a\"b\\c",
        "n": -7,
        "yes": true,
        "none": null,
        "empty": {},
        "words": [
          "x",
          "y"
        ],
        "list": [
          [],
          {
            "k": "a"
          }
        ]
      }
      """#
    #expect(sample(.pretty) == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "\"a\u{FFFD}b\""),
      ([0xE2, 0x82], "\"\u{FFFD}\""),
      (Array("\u{0}\u{1b}\u{7f}\u{9b}\n\r\t".utf8), #""\u0000\u001b\u007f\u009b\n\r\t""#),
      (Array("\u{2028}\u{2029}é😀/".utf8), "\"\\u2028\\u2029é😀/\""),
    ] as [([UInt8], String)])
  func escapes(bytes: [UInt8], text: String) {
    var writer = JSONWriter(.compact)
    writer.string(bytes)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
  }

  @Test func everyScalarIsReadBack() throws {
    let scalars = (0...0x2_FFFF).compactMap { Unicode.Scalar($0 as UInt32) }
    let text = String(String.UnicodeScalarView(scalars))
    var writer = JSONWriter(.compact)
    writer.string(text)
    #expect(try parseJSON(writer.bytes).kind == .string(Array(text.utf8)))
  }
}
