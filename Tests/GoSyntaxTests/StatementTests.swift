import GoSyntax
import Testing
import Text

/// Spellings of statements and their trees.
private let statements: [(String, String)] = [
  ("a, b := c()", "(:= a,b (call c))"),
  ("a &^= 1; b <<= 2", "(&^= a 1) (<<= b 2)"),
  ("i++; i--", "(++ i) (-- i)"),
  ("c <- <-d", "(send c (<- d))"),
  ("go f(); defer g.h()", "(go (call f)) (defer (call g.h))"),
  ("return a, b", "(return a b)"),
  ("var a, b int = 1, 2", "(var (a,b int = 1 2))"),
  ("const (\na = iota\nb\n)", "(const (a = iota) (b))"),
  ("type T struct{}", "(type (T (struct)))"),
  ("{ a() }", "(do (call a))"),
  (";;", "; ;"),
  ("if a { b() }", "(if _ a (do (call b)))"),
  ("if a := f(); a == (T{}) {}", "(if (:= a (call f)) ( a == (paren (lit T))) (do))"),
  (
    "if a {} else if b := c; b {} else { d() }",
    "(if _ a (do) (:= b c) b (do) (do (call d)))"
  ),
  ("if f(T{}) == x[T{}] {}", "(if _ ( (call f (lit T)) == (index x (lit T))) (do))"),
  ("if x == y {}", "(if _ ( x == y) (do))"),
  ("if []int{1}[0] == 1 {}", "(if _ ( (index (lit ([] int) 1) 0) == 1) (do))"),
  (
    "if func() bool { return T{} == x }() {}",
    "(if _ (call (fn [] [bool] (do (return ( (lit T) == x))))) (do))"
  ),
  ("for {}", "(for _ _ _ (do))"),
  ("for a {}", "(for _ a _ (do))"),
  ("for ;; {}", "(for _ _ _ (do))"),
  (
    "for i := 0; i < n; i++ { f(i) }",
    "(for (:= i 0) ( i < n) (++ i) (do (call f i)))"
  ),
  ("for i := range 10 {}", "(range:= i _ 10 (do))"),
  ("for range ch {}", "(range _ _ ch (do))"),
  ("for k, v = range f(T{}) {}", "(range k v (call f (lit T)) (do))"),
  (
    "for x := range slices.Values(s) { break }",
    "(range:= x _ (call slices.Values s) (do (break)))"
  ),
  (
    "for range func(yield func() bool) {} {}",
    "(range _ _ (fn [yield (func [] [bool])] (do)) (do))"
  ),
  ("L: for { continue L }; goto L", "(L: (for _ _ _ (do (continue L)))) (goto L)"),
  ("L:", "(L: ;)"),
  ("switch {}", "(switch _ _)"),
  (
    "switch x := f(); x { case 1, 2: a(); fallthrough; default: }",
    "(switch (:= x (call f)) x (case 1,2 (call a) (fallthrough)) (default))"
  ),
  (
    "switch x := y.(type) { case nil, []int: default: }",
    "(typeswitch _ x y (case nil,([] int)) (default))"
  ),
  ("switch a(); y.(type) {}", "(typeswitch (call a) _ y)"),
  (
    "select { case c <- 1: case v, ok := <-d: x = v; case <-e: default: }",
    "(select (case (send c 1)) (case (:= v,ok (<- d)) (= x v)) (case (<- e)) (default))"
  ),
]

@Suite struct StatementTests {
  @Test(arguments: statements) func tree(_ spelling: String, _ tree: String) {
    let (dump, issues) = dumpStatements(spelling)
    #expect(dump == tree)
    #expect(issues.isEmpty)
  }

  @Test(arguments: [
    "if {}", "if a; {}", "if a := b {}", "if x == T{} {}", "for a := b {}", "go f", "defer (f())",
    "a, b", "1: x()", "goto", "if a {} else b()", "a = b = c", "a := ", "var x", "switch a = b {}",
    "select { case a + b, c: }", "for a, b, c := range d {}", "case 1:", "else {}", "a.(type) = ;",
    "switch x = y.(type) {}", "func g() {}", "for i := 0; i < n {}",
  ])
  func brokenStatementIsAnIssue(_ text: String) {
    #expect(!dumpStatements(text).issues.isEmpty)
  }
}
