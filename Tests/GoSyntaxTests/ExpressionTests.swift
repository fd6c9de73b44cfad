import GoSyntax
import Testing
import Text

/// Spellings of expressions and their trees.
private let expressions: [(String, String)] = [
  ("a", "a"),
  ("a + b*c - d", "( a + ( b * c) - d)"),
  // Names that end as keywords do.
  ("Interface + xnterface - walkthrough", "( Interface + xnterface - walkthrough)"),
  ("Fallthrough + fbllthrough", "( Fallthrough + fbllthrough)"),
  ("a || b && c == d", "( a || ( b && ( c == d)))"),
  ("a<<1 &^ b", "( a << 1 &^ b)"),
  ("-x ^ !y", "( (- x) ^ (! y))"),
  ("&T{}", "(& (lit T))"),
  ("*p.q", "(star p.q)"),
  ("<-c", "(<- c)"),
  ("<-chan int(x)", "(<- (call (chan int) x))"),
  ("(<-chan int)(x)", "(call (paren (<-chan int)) x)"),
  ("(<-chan chan<- int)(nil)", "(call (paren (<-chan (chan<- int))) nil)"),
  ("f(a, b...)", "(call... f a b)"),
  ("f(\na,\nb,\n)", "(call f a b)"),
  ("a[b](c)", "(call (index a b) c)"),
  ("f[T, U](x)", "(call (index f T U) x)"),
  ("f[[]int, map[string]T](x)", "(call (index f ([] int) (map string T)) x)"),
  ("G[int]{1}", "(lit (index G int) 1)"),
  ("p.G[int, q.T]{a: 1}", "(lit (index p.G int q.T) a:1)"),
  ("a < b, c > d", "( a < b),( c > d)"),
  ("x[:]", "(slice x _ _ _)"),
  ("x[1:]", "(slice x 1 _ _)"),
  ("x[:n:m]", "(slice x _ n m)"),
  ("x.(T)", "(is x T)"),
  ("x.(interface{ M() })", "(is x (interface (method M [])))"),
  ("(*T).M", "(paren (star T)).M"),
  ("[]T{{1, 2}, {3}}", "(lit ([] T) (lit _ 1 2) (lit _ 3))"),
  ("map[K]V{{1}: {a: b}}", "(lit (map K V) (lit _ 1):(lit _ a:b))"),
  ("[...]string{2: \"x\"}", "(lit ([...] string) 2:\"x\")"),
  ("[2*n]int{}", "(lit ([n] ( 2 * n) int))"),
  ("struct{ a, b int }{1, 2}", "(lit (struct (a,b int)) 1 2)"),
  ("[]*T{&T{}}", "(lit ([] (star T)) (& (lit T)))"),
  (
    "func(a, b int, c ...T) (d, e error) { return }",
    "(fn [a,b int, c ...T] [d,e error] (do (return)))"
  ),
  ("func(int, ...p.T) chan<- int(nil)", "(call (func [int, ...p.T] [(chan<- int)]) nil)"),
  ("[]byte(\"a\")", "(call ([] byte) \"a\")"),
  ("`a\nb`", "`a\nb`"),
  (
    "0x1p-2 + 1_000 + 0b1 + 0o7 + 017 + .5e1 + 1i + 08i + 0x_f",
    "( 0x1p-2 + 1_000 + 0b1 + 0o7 + 017 + .5e1 + 1i + 08i + 0x_f)"
  ),
  (
    #"'a' + '\'' + '\n' + '\x41' + '\u00e9' + '\U0001F600' + '\101' + 'é'"#,
    #"( 'a' + '\'' + '\n' + '\x41' + '\u00e9' + '\U0001F600' + '\101' + 'é')"#
  ),
  ("naïve.Größe", "naïve.Größe"),
  ("a /* x */ + // y\n b", "( a + b)"),
]

@Suite struct ExpressionTests {
  @Test(arguments: expressions) func tree(_ spelling: String, _ tree: String) {
    let (dump, issues) = dumpStatements("_ = \(spelling)")
    #expect(dump == "(= _ \(tree))")
    #expect(issues.isEmpty)
  }

  @Test(arguments: [
    "1__0", "0x", "0b12", "08", "1e", "0x1.0", "0x1e+-", "_ = 1_", "''", "'ab'", "'\\q'", "'\\\"'",
    "\"\\'\"", "\"\\400\"", "\"\\ud800\"", "\"\\U00110000\"", "\"a", "`a", "x[]", "x[1::]", "x.",
    "x.(", "f(a b)", "f(a..., b)", "(T){}", "a @ b", "T{a b}", "[]int{1\n}", "a ? b",
  ])
  func brokenExpressionIsAnIssue(_ text: String) {
    #expect(!dumpStatements("_ = \(text)").issues.isEmpty)
  }

  @Test(
    "an operator before an operand covers both",
    arguments: ["&a", "-a.b", "!f(x)", "^a[1]", "&T{}", "<-c"])
  func unaryRange(_ text: String) throws {
    let bytes = [UInt8]("package p\nvar x = \(text)\n".utf8)
    guard case .variables(let group)? = parseGo(bytes).declarations.first,
      case .unary(let unary)? = group.specs.first?.values.first
    else {
      Issue.record("\(text) is no operator before an operand")
      return
    }
    #expect(String(decoding: bytes[unary.range], as: UTF8.self) == text)
  }

  @Test func rangesAreThoseOfTheText() throws {
    let text = "package p; var x = f(a)[1].b(T{c: d}) + ((e))"
    var found: [String] = []
    let bytes = [UInt8](text.utf8)
    parse(text).walk { node in
      if case .expression(let expression) = node {
        found.append(String(decoding: bytes[expression.range], as: UTF8.self))
      }
      return true
    }
    #expect(
      found == [
        "f(a)[1].b(T{c: d}) + ((e))", "f(a)[1].b(T{c: d})", "f(a)[1].b", "f(a)[1]", "f(a)", "f",
        "a", "1", "T{c: d}", "T", "c", "d", "((e))", "(e)", "e",
      ])
  }
}
