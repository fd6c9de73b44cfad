import GoSyntax
import Testing
import Text

/// Spellings of declarations and their trees.
private let declarations: [(String, String)] = [
  (
    "import \"a\"; import (\n. \"b\"\n_ `c`\nd \"e\"\n)",
    #"(import "a") (import .="b" _=`c` d="e")"#
  ),
  ("const (\nA, B = iota, 1\nC, D\n)", "(const (A,B = iota 1) (C,D))"),
  ("var (\na int\nb = 2\n)", "(var (a int) (b = 2))"),
  ("type A = B", "(type (A = B))"),
  ("type (\nA B\nC []D\n)", "(type (A B) (C ([] D)))"),
  ("type T[P any] struct{ x P }", "(type (T [P any] (struct (x P))))"),
  (
    "type T[P, Q interface{ ~int | string }, R []P] map[P]Q",
    "(type (T [P,Q (interface ( (~ int) | string)), R ([] P)] (map P Q)))"
  ),
  ("type T[P *E,] int", "(type (T [P (star E)] int))"),
  ("type T[P *E] int", "(type (T ([n] ( P * E) int)))"),
  ("type T[P *E|~F] int", "(type (T [P ( (star E) | (~ F))] int))"),
  ("type T[P (E),] int", "(type (T [P (paren E)] int))"),
  ("type T[P interface{}] int", "(type (T [P (interface)] int))"),
  ("type T[P []E] int", "(type (T [P ([] E)] int))"),
  ("type T[N] int", "(type (T ([n] N int)))"),
  ("type T[N * 2] int", "(type (T ([n] ( N * 2) int)))"),
  ("type T[p.N] int", "(type (T ([n] p.N int)))"),
  ("type T[] int", "(type (T ([] int)))"),
  (
    "type T[P ~int, Q p.C[P]] = p.G[P, Q]",
    "(type (T [P (~ int), Q (index p.C P)] = (index p.G P Q)))"
  ),
  (
    "type S struct {\na, b int `json:\"a\"`\n*T\np.Q\nR[int]\n*p.U[A, B]\n"
      + "c [3]int\nd []int\ne [N]p.T \"tag\"\n}",
    "(type (S (struct (a,b int `json:\"a\"`) ( (star T)) ( p.Q) ( (index R int))"
      + " ( (star (index p.U A B))) (c ([n] 3 int)) (d ([] int)) (e ([n] N p.T) \"tag\"))))"
  ),
  (
    "type I interface {\nM(a int) error\np.J\nK[int]\n~int | ~string\n*T | []U\nN()\n}",
    "(type (I (interface (method M [a int] [error]) p.J (index K int) ( (~ int) | (~ string))"
      + " ( (star T) | ([] U)) (method N []))))"
  ),
  (
    "type F func(int, ...string) (int, error)",
    "(type (F (func [int, ...string] [int, error])))"
  ),
  (
    "type C chan<- <-chan chan (<-chan int)",
    "(type (C (chan<- (<-chan (chan (paren (<-chan int)))))))"
  ),
  ("func f()", "(func f [])"),
  (
    "func (r *T[P]) m(x []int, y p.Q) (z int) { return }",
    "(func on:r (star (index T P)) m [x ([] int), y p.Q] [z int] (do (return)))"
  ),
  ("func (T) m[P any](P) {}", "(func on:T m [P any] [P] (do))"),
  (
    "func f[S ~[]E, E any](s S) iter.Seq2[int, E] { return nil }",
    "(func f [S (~ ([] E)), E any] [s S] [(index iter.Seq2 int E)] (do (return nil)))"
  ),
  (
    "func f(a, b, c int, d ...func(int) T)",
    "(func f [a,b,c int, d ...(func [int] [T])])"
  ),
  (
    "func f(int, p.T, []U, a[int], *b, c)",
    "(func f [int, p.T, ([] U), (index a int), (star b), c])"
  ),
  (
    "func f(a [n]int, b [n*2]T, c []T)",
    "(func f [a ([n] n int), b ([n] ( n * 2) T), c ([] T)])"
  ),
]

@Suite struct DeclarationTests {
  @Test(arguments: declarations) func tree(_ spelling: String, _ tree: String) {
    let (dump, issues) = dumpFile(spelling)
    #expect(dump == tree)
    #expect(issues.isEmpty)
  }

  @Test(arguments: [
    "type T", "type T[P any,", "func", "func f", "func f(a int, string)", "func f(a ...int, b int)",
    "func f() (...int)", "func f()\n{}", "import x", "var", "var x", "x := 1",
    "type T struct { (A) }",
    "type T struct { *(A) }", "type I interface { m[T any]() }", "func f[]() {}",
    "type F func[T any]()",
    "var x int; import \"a\"", "type T struct { a, }", "func f(a b c)", "}", "type T[P any",
    "func f(,)",
  ])
  func brokenDeclarationIsAnIssue(_ text: String) {
    #expect(!dumpFile(text).issues.isEmpty)
  }
}
