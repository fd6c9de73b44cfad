import Testing

@testable import Text

/// Edits of decoded text: the edited source, decoded again, reads as asked.
struct TracedEditTests {
  static let words = [
    #"abc"#, #"'abc'"#, #""abc""#, #"'a'"$b"'c'"#, #""a$b""c""#, #"a\"b"#, #""a\"b\$c""#,
    #"$'a\nb\'c'"#, #"'a'\''b'"#, #""$a$b""#, #""${a}b""#, #"$a/b"#, #"'a'b"c"$'d'"#,
    #""$a/b'c""#, #"a''b"#, #"x\'"y"'z'"#, #"'$'"$a"'$'"#, #"'$a'b"#,
  ]
  static let replacements = ["", "x", "/", "a b", #"'"$`\!"#, "q\nr", "_9"]

  @Test(arguments: words) func everyRangeOfAWord(_ word: String) {
    var sources = SourceSet()
    let file = sources.add(.init(path: [0x61], bytes: [UInt8](word.utf8)))
    let text = Word.decode(sources.bytes(of: file), in: file)
    for start in 0...text.count {
      for end in start...text.count {
        for replacement in Self.replacements {
          expect(text, ByteRange(start, end), replacement, sources) {
            Word.decode($0.bytes(of: file), in: file)
          }
        }
      }
    }
  }

  /// A value put together from two files, as a sourced variable is.
  @Test func everyRangeOverTwoFiles() {
    var sources = SourceSet()
    let first = sources.add(.init(path: [0x61], bytes: [UInt8](#"'ab'"$h""#.utf8)))
    let second = sources.add(.init(path: [0x62], bytes: [UInt8](#""c\"d""#.utf8)))
    func decode(_ sources: SourceSet) -> TracedText {
      Word.decode(sources.bytes(of: first), in: first)
        + Word.decode(sources.bytes(of: second), in: second)
    }
    let text = decode(sources)
    for start in 0...text.count {
      for end in start...text.count {
        for replacement in Self.replacements {
          let range = ByteRange(start, end)
          // The run-time value at offset 2 is not emptied for the sake of text in another file.
          if start == 2, end > 3 {
            let edits = text.edits(replacing: range, with: [UInt8](replacement.utf8), in: sources)
            #expect(edits == nil)
          } else {
            expect(text, range, replacement, sources, decode)
          }
        }
      }
    }
  }

  private func expect(
    _ text: TracedText, _ range: ByteRange, _ replacement: String, _ sources: SourceSet,
    _ decode: (SourceSet) -> TracedText
  ) {
    let bytes = [UInt8](replacement.utf8)
    let wanted =
      text.slice(ByteRange(0, range.start)) + TracedText(unwritten: bytes)
      + text.slice(ByteRange(range.end, text.count))
    let source = String(decoding: sources.files.flatMap(\.bytes), as: UTF8.self)
    let words: Comment = "\(source) \(range) -> \(replacement)"
    guard let edits = text.edits(replacing: range, with: bytes, in: sources),
      let changed = sources.applying(edits)
    else {
      Issue.record("no edit: \(source) \(range) -> \(replacement)")
      return
    }
    let read = decode(changed)
    #expect(read.description == wanted.description, words)
    #expect(read.holes == wanted.holes, words)
  }

  /// Where only quotes stand between the pieces, one edit replaces them all.
  @Test func aRangeOverQuotesIsOneEdit() {
    var sources = SourceSet()
    let file = sources.add(.init(path: [], bytes: [UInt8](#"'a'"$b"'c'"#.utf8)))
    let text = Word.decode(sources.bytes(of: file), in: file)
    let edits = text.edits(replacing: ByteRange(0, 3), with: [0x78], in: sources)
    #expect(edits == [SourceEdit(file: file, range: ByteRange(1, 9), replacement: [0x78])])
  }

  @Test func whatIsWrittenNowhereHasNoEdit() {
    let sources = SourceSet()
    let text = TracedText(unwritten: [0x61, 0x62])
    for start in 0...2 {
      for end in start...2 {
        #expect(text.edits(replacing: ByteRange(start, end), with: [0x78], in: sources) == nil)
      }
    }
  }

  @Test func aPartOfAnEscapeHasNoEdit() {
    var sources = SourceSet()
    let file = sources.add(.init(path: [], bytes: [UInt8](#"$'\u00e9'"#.utf8)))
    let document = TracedText(file: file, bytes: sources.bytes(of: file))
    let text = document.unit(ByteRange(2, 8), meaning: [0xC3, 0xA9], inside: .ansiQuoted)
    #expect(text.edits(replacing: ByteRange(0, 1), with: [0x78], in: sources) == nil)
    #expect(text.edits(replacing: ByteRange(1, 2), with: [0x78], in: sources) == nil)
    let whole = text.edits(replacing: ByteRange(0, 2), with: [0x27], in: sources)
    let wanted = SourceEdit(file: file, range: ByteRange(2, 8), replacement: [0x5C, 0x27])
    #expect(whole == [wanted])
  }

  @Test func textThatCannotBeWrittenHasNoEdit() {
    var sources = SourceSet()
    let file = sources.add(.init(path: [], bytes: [0x61]))
    let text = Word.decode([0x61], in: file)
    #expect(text.edits(replacing: ByteRange(0, 1), with: [0], in: sources) == nil)
    #expect(text.edits(replacing: ByteRange(1, 1), with: [0], in: sources) == nil)
  }
}
