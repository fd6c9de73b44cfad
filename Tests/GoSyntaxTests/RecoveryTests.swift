import GoSyntax
import Testing
import Text

@Suite struct RecoveryTests {
  /// The calls of functions with a plain name, which tell how much was understood.
  private func calls(_ file: GoFile) -> [String] {
    var names: [String] = []
    file.walk { node in
      if case .expression(.call(let call)) = node, case .identifier(let name) = call.function {
        names.append(name.name)
      }
      return true
    }
    return names
  }

  @Test(arguments: [
    "a b c", "x := f(1", "x := T{a b}", "x := T{1, 2", "if { y }", "1 +", "x.", "@", "x = = y",
    "f(a, b c)", "go x", "var 1", "type = int", "for i := 0 i < 1 { }", "f[1", "\"open", "'x",
    "switch x { y }", "L: 1: 2", "a ? b : c", "x := []int{1, 2\n}", "f(func() { a b })", "case 1:",
    "else { }", ") ]", "for {",
  ])
  func neighboursOfABrokenStatementAreRead(_ broken: String) {
    let text = """
      package p

      func f() {
      \tbefore()
      \t\(broken)
      \treturn
      }

      func g() {
      \tafter()
      }
      """
    let file = parse(text)
    #expect(!file.issues.isEmpty)
    #expect(calls(file).contains("before"))
    #expect(calls(file).contains("after"))
    let names = file.declarations.compactMap { declaration -> String? in
      if case .function(let function) = declaration { function.name.name } else { nil }
    }
    #expect(names == ["f", "g"])
  }

  @Test func nextStatementIsRead() {
    let (dump, issues) = dumpStatements("a()\nb c d\nif x { e f }\ng()")
    #expect(dump == "(call a) b (if _ x (do e)) (call g)")
    #expect(issues == ["expected ';', found 'c'", "expected ';', found 'f'"])
  }

  @Test func unclosedBracketEndsWithItsBlock() {
    let (dump, issues) = dumpStatements("if x {\nf(a, b\ng()\n}\nreturn h()")
    #expect(dump.hasSuffix("(return (call h))"))
    #expect(issues.count == 1)
  }

  @Test func statementAfterAnUnclosedBracketIsRead() {
    let (dump, issues) = dumpStatements("f(a, b\nreturn g()")
    #expect(dump == "(call f a b) (return (call g))")
    #expect(issues.count == 1)
  }

  @Test func clausesGoOn() {
    let (dump, issues) = dumpStatements("switch x {\ncase 1:\nf(a\ncase 2:\ng()\n}\nh()")
    #expect(dump == "(switch _ x (case 1 (call f a)) (case 2 (call g))) (call h)")
    #expect(issues.count == 1)
  }

  @Test func specsFieldsAndElementsGoOn() {
    let (dump, _) = dumpFile(
      """
      import (
      \tx
      \t"a"
      )
      type S struct {
      \ta b c
      \td e
      }
      type I interface {
      \tM(
      \tN()
      }
      var (
      \t= 1
      \tz = 2
      )
      """)
    #expect(dump.contains(#"(import "a")"#))
    #expect(dump.contains("(d e)"))
    #expect(dump.contains("(z = 2)"))
  }

  @Test func fileWithoutPackageClauseIsRead() {
    let file = parse("func f() { g() }")
    #expect(file.packageName == nil)
    #expect(calls(file) == ["g"])
    #expect(file.issues.count == 1)
  }

  @Test func documentationSampleIsRead() {
    // Sample code of a reference manual, with names that do not exist.
    let (dump, issues) = dumpStatements(
      "params = &admin.X{}\nresp, r, err := sdk.Shared - TierSnapshotsApi.\nDown(ctx).Execute()")
    #expect(issues.isEmpty)
    #expect(dump.contains("( sdk.Shared - (call (call TierSnapshotsApi.Down ctx).Execute))"))
  }
}
