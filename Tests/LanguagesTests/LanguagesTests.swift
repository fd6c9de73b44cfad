import Foundation
import Languages
import Testing
import Text

/// What the room makes of a text, as if it stood in a file of that name.
private func page(_ name: String, _ text: String) throws -> SourceText {
  let bytes = [UInt8](text.utf8)
  let dialect = try #require(Dialect(path: [UInt8](name.utf8), bytes: bytes))
  return SourceText(
    file: FileID(index: 0), bytes: bytes, dialect: dialect, commands: ["curl", "atlas"])
}

private func written(_ text: String, _ ranges: [ByteRange]) -> [String] {
  ranges.map { String(decoding: [UInt8](text.utf8)[$0], as: UTF8.self) }
}

struct LanguagesTests {
  // A table.
  @Test(arguments: [
    ("a.js", "a = \"x\" // c\nb /* d\n */ = 'y'", ["// c", "/* d\n */"], ["\"x\"", "'y'"]),
    ("a.ts", "f(`a ${b(\"c\")} // no`)", [], ["`a ${b(\"c\")} // no`"]),
    ("a.js", "'it\\'s // no' // yes", ["// yes"], ["'it\\'s // no'"]),
    ("a.js", "'open // no\n// yes", ["// yes"], ["'open // no"]),
    ("a.py", "x = 1 # c\n\"\"\"# no\n\"\"\"", ["# c"], ["\"\"\"# no\n\"\"\""]),
    ("a.py", "f'{a[\"b\"]}' # c", ["# c"], ["f'{a[\"b\"]}'"]),
    ("a.rb", "puts \"#{a} # no\" # c\nb#no", ["# c"], ["\"#{a} # no\""]),
    ("a.rb", "a\n=begin\n\"no\"\n=end\n'b'", ["\n=begin\n\"no\"\n=end"], ["'b'"]),
    ("a.pl", "$x = 'a' . \"b\"; # c", ["# c"], ["'a'", "\"b\""]),
    ("a.php", "<?php // a\n# b\n'c'", ["// a", "# b"], ["'c'"]),
    (
      "a.ps1", "\"a`\"b\" # c\n<# d \" #> 'it''s'", ["# c", "<# d \" #>"], ["\"a`\"b\"", "'it''s'"]
    ),
    ("a.bat", "rem a\n:: b\ncurl x", ["rem a", ":: b"], []),
    ("a.tf", "a = \"${b}\" # c\n// d\n", ["# c", "// d"], ["\"${b}\""]),
    ("a.cs", "var a = $\"{b}\" + @\"c\\\"; // d", ["// d"], ["$\"{b}\"", "@\"c\\\""]),
    ("a.rs", "fn f<'a>() { \"b\" } // c", ["// c"], ["\"b\""]),
    ("a.go", "x := `a // no` // c", ["// c"], ["`a // no`"]),
    ("a.json", "{\"a\": \"b // no\"}", [], ["\"a\"", "\"b // no\""]),
    ("tool", "#!/usr/bin/env python3\n'a'", ["#!/usr/bin/env python3"], ["'a'"]),
  ])
  func commentsStringsAndCodeAreToldApart(
    _ name: String, _ text: String, _ comments: [String], _ strings: [String]
  ) throws {
    let page = try page(name, text)
    #expect(written(text, page.comments) == comments)
    #expect(written(text, page.strings) == strings)
  }

  // A table.
  @Test(arguments: [
    ("a.js", "const b = '/x'; f(b + \"/y/\" + id)", [": /x", "f: /x/y/${id}"]),
    (
      "a.ts", "const b: string = `https://h`;\nget(`${b}/a/${this.id}`)",
      [": https://h", "get: https://h/a/${id}"]
    ),
    ("a.py", "B = '/a'\nr.get(f\"{B}/b/{x.y}\" '/c')", [": /a", "r.get: /a/b/${y}/c"]),
    ("a.py", "B = 'a'\nB = 'b'\ng(B + 'c')", [": a", ": b", "g: ${B}c"]),
    ("a.rb", "puts \"a#{b}c\"", ["puts: a${b}c"]),
    ("a.php", "$u = $base . '/x/' . $id . '/y';", [": ${base}/x/${id}/y"]),
    ("a.ps1", "Invoke-RestMethod -Uri \"$b/x/$($c.id)\"", ["Uri: ${b}/x/${id}"]),
    ("a.java", "get(BASE + path(x) + \"/y\")", ["get: ${BASE}${path}/y"]),
    ("a.py", "run([\"curl\", \"-X\", m, f\"{u}/x\"])", ["run: curl|-X|${m}|${u}/x"]),
    ("a.js", "spawn('curl', ['-s', url])", ["spawn: curl|-s|${url}"]),
    ("a.js", "x = 'a\\tb'", [": a\tb"]),
  ])
  func stringsArePutTogether(_ name: String, _ text: String, _ expected: [String]) throws {
    let found = try page(name, text).expressions.map { expression in
      let words = expression.words.map { word in
        word.pieces.map { piece in
          if case .hole(let hole) = piece.content { return "${\(hole.name)}" }
          return String(decoding: word.bytes[piece.range], as: UTF8.self)
        }.joined()
      }
      let callee = expression.callee.hasPrefix("=") ? "" : expression.callee
      return "\(callee): \(words.joined(separator: "|"))"
    }
    #expect(found == expected)
  }

  /// Known text of an expression stands in the file where its origin says.
  @Test func originsAreTrue() throws {
    let text = "base = '/a'\nget(f\"{base}/b/{x}\" + '/c')\n"
    let bytes = [UInt8](text.utf8)
    for word in try page("a.py", text).expressions.flatMap(\.words) {
      for piece in word.pieces where piece.content == .exact {
        let origin = try #require(piece.origin)
        #expect(Array(bytes[origin.range]) == Array(word.bytes[piece.range]))
      }
    }
  }

  @Test func everyPrefixIsSurvived() throws {
    let text = "a = f\"{b}/c\" + 'd' # e\nrun([\"curl\", x['y'], (z)]) \"\"\"f ${g} #{h}"
    for name in ["a.js", "a.py", "a.rb", "a.pl", "a.php", "a.ps1", "a.bat", "a.tf", "a.cs", "a.rs"]
    {
      for end in 0...text.utf8.count {
        let prefix = String(decoding: Array(text.utf8.prefix(end)), as: UTF8.self)
        let page = try page(name, prefix)
        #expect((page.comments + page.strings).allSatisfy { $0.end <= end })
      }
    }
  }

  @Test func otherFilesHaveNoDialect() {
    for name in ["a.yaml", "a.md", "Makefile", "a"] {
      #expect(Dialect(path: [UInt8](name.utf8), bytes: []) == nil)
    }
  }
}
