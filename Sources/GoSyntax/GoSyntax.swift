// The room `GoSyntax`: Go text (up to Go 1.27) into a syntax tree.
//
// It must not know HTTP, rules or files. The source is data: nothing here throws; what breaks the
// grammar becomes a `GoIssue` and the rest of the file is still parsed. The tree holds only what
// was written, with its byte ranges; what names mean is for others to find out.
//
//     let file = parseGo(bytes)
//     file.declarations                  // in order, each with its range in `bytes`
//     file.issues.isEmpty                // what go/parser would say
//     file.walk { node in ... }          // every node, outer before inner
//     goStringUnits(literal.range, in: bytes)   // what a string literal means, byte by byte

/// Parses a file of Go: UTF-8 with or without a byte order mark, line ends LF or CRLF.
///
/// The time is linear in the number of bytes. Text nested deeper than `Parser.depthLimit` is
/// an issue, and the rest of the file is then not parsed. A file that go/parser accepts has no
/// issue. Bytes of a comment that are not UTF-8, which Go rejects, are let pass: nobody runs them.
package func parseGo(_ bytes: [UInt8]) -> GoFile {
  var lexer = Lexer(bytes)
  lexer.scanAll()
  var parser = Parser(lexer)
  return parser.file()
}
