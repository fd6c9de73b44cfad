import GoSyntax
import Testing
import Text

/// A file with a bit of everything.
let sample = """
  //go:build linux && !cgo
  // +build linux

  // Package p does things.
  package p

  /*
  #include <stdio.h>
  */
  import "C"
  import (
  \t"fmt" // trailing
  \talias "net/http"
  )

  type T[P any, Q ~int | ~[]string] struct {
  \tP1, P2 P `json:"p,omitempty"`
  \t*alias.Client
  }

  const (
  \tA = iota << 1
  \tB
  )

  func (t *T[P, Q]) Get(ctx context.Context, ids ...string) (res map[string][]byte, err error) {
  outer:
  \tfor i, id := range ids {
  \t\tswitch v := any(id).(type) {
  \t\tcase string, []byte:
  \t\t\tif x, ok := t.cache[v]; !ok || len(x) == 0 {
  \t\t\t\tcontinue outer
  \t\t\t} else if y := (T[P, Q]{P1: x}); y.P1 != nil {
  \t\t\t\tgoto done
  \t\t\t} else {
  \t\t\t\tgo func() { defer wg.Done(); ch <- <-in }()
  \t\t\t}
  \t\tdefault:
  \t\t\tselect { case m := <-ch: fmt.Println(m, 'x', '\\'', 0x1p-3, `raw
  text`, "a\\u00e9\\n"); default: }
  \t\t}
  \t\tu := fmt.Sprintf("%s/groups/%s", base, id)
  \t\treq, _ := alias.NewRequestWithContext(ctx, "POST", u, strings.NewReader(`{"a": 1}`))
  \t\treq.Header["X"] = append(req.Header["X"][:i:i+1], []string{"é", ids[i]}...)
  \t}
  done:
  \tfor range 10 {
  \t}
  \treturn Map[string, []byte](f[int](1), [...]int{2: 3, 4}, struct{ a int }{1}), nil
  }

  """

@Suite struct RobustnessTests {
  @Test func sampleIsGo() {
    let file = parse(sample)
    #expect(file.issues == [])
    #expect(file.packageName?.name == "p")
    #expect(file.buildConstraints.count == 2)
    #expect(file.comments.count == 5)
    #expect(file.imports.count == 3)
  }

  @Test func everyPrefixIsSurvived() {
    let bytes = [UInt8](sample.utf8)
    for length in 0...bytes.count { check([UInt8](bytes[..<length])) }
  }

  @Test func everyMissingByteIsSurvived() {
    let bytes = [UInt8](sample.utf8)
    for index in bytes.indices { check([UInt8](bytes[..<index] + bytes[(index + 1)...])) }
  }

  @Test func everyMissingTokenIsSurvived() {
    let bytes = [UInt8](sample.utf8)
    for token in parseGo(bytes).tokens {
      check([UInt8](bytes[..<token.range.start] + bytes[token.range.end...]))
    }
  }

  /// Tokens and comments lie in order and leave out only white space; nodes lie in the file.
  private func check(_ bytes: [UInt8]) {
    let file = parseGo(bytes)
    let pieces = (file.tokens.map(\.range) + file.comments).filter { !$0.isEmpty }.sorted()
    var position = 0
    for piece in pieces {
      guard position <= piece.start else {
        Issue.record("tokens overlap at \(position)")
        return
      }
      let gap = bytes[position..<piece.start]
      #expect(gap.allSatisfy { [9, 10, 13, 32].contains($0) })
      position = piece.end
    }
    file.walk { node in
      if case .expression(let expression) = node {
        #expect(expression.range.end <= bytes.count)
      }
      return true
    }
  }

  @Test func lineEndsOfWindowsChangeNothing() {
    let text = sample.split(separator: "\n", omittingEmptySubsequences: false)
    let bytes = [UInt8](text.joined(separator: "\r\n").utf8)
    let file = parseGo(bytes)
    #expect(file.issues == [])
    #expect(file.tokens.map(\.kind) == parse(sample).tokens.map(\.kind))
    #expect(file.comments.allSatisfy { bytes[$0].last != UInt8(ascii: "\r") })
  }

  @Test func byteOrderMarkIsNoToken() {
    let file = parseGo([0xEF, 0xBB, 0xBF] + [UInt8](sample.utf8))
    #expect(file.issues == [])
    #expect(file.comments.first?.start == 3)
    #expect(parseGo([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF]).issues.isEmpty == false)
  }

  @Test func invalidBytesAreIssuesButInComments() {
    let head = [UInt8]("package p // ".utf8)
    #expect(parseGo(head + [0xFF, 0x0A]).issues == [])
    #expect(parseGo(head + [0x0A, 0xFF, 0x0A]).issues.isEmpty == false)
    #expect(parseGo([UInt8]("package p; var x = \"".utf8) + [0xFF, 0x22]).issues.count == 1)
    #expect(parseGo([UInt8]("package p; var x = \"".utf8) + [0x00, 0x22]).issues.count == 1)
  }

  @Test(arguments: [
    "(", "[", "{", "[]int{", "{{", "f(", "x[", "func() {", "if x {", "if x {} else ", "!", "*",
    "<-",
    "<-chan ",
    "chan ", "[]", "map[", "struct { a ", "interface { m() ", "L: ", "a.", "a().", "a + ",
    "a || b && c == d + e * ", "switch { case x: ", "select { case <-c: ", "for {", "x[0]", "()",

    "func(", "func() ", "-(", "x.(", "a, ", "T{a: ", "`", "\"", "/*", ";", "}", ")", "case ", "0_",
  ])
  func deepNestingIsSurvived(_ piece: String) {
    let repeated = String(repeating: piece, count: 3_000)
    check([UInt8]("package p\nfunc f() {\n\(repeated)".utf8))
    check([UInt8]("package p\nvar x = \(repeated)".utf8))
    check([UInt8]("package p\ntype T[P \(repeated)".utf8))
  }

  @Test func longFlatTextIsNotTooDeep() {
    let sum = String(repeating: "\"a\" + ", count: 20_000)
    let elses = String(repeating: "if x {} else ", count: 5_000)
    let file = parse("package p\nvar x = \(sum)\"a\"\nfunc f() { \(elses){} }")
    #expect(file.issues == [])
  }
}
