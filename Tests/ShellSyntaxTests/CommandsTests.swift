import Testing

/// Tables of spellings: lists, pipelines, compound commands and functions.
struct CommandsTests {
  static let spellings: [(String, String)] = [
    ("echo a b", "(echo a b)"),
    ("a;b&c\nd", "(a) (b) & (c) (d)"),
    ("a && b || c &", "(a) && (b) || (c) &"),
    ("a | b |& c", "(a) | (b) | (c)"),
    ("! a | b", "! (a) | (b)"),
    ("time -p a | b", "time (a) | (b)"),
    ("time", "time ()"),
    ("! ! a", "(a)"),
    ("a \\\n  b", "(a b)"),
    ("a &\\\n& b", "(a) && (b)"),
    ("a # c\n# d\nb#e", "(a) (b#e)"),
    ("(a; b) > f 2>&1", "(sub (a) (b) output:f 2duplicateOutput:1)"),
    ("{ a; b; } <f | c", "({ (a) (b) } input:f) | (c)"),
    ("i\\\nf a; then b; fi", "(if (a) then (b))"),
    (
      "if a; then b; elif c; then d; else e; fi",
      "(if (a) then (b) elif (c) then (d) else (e))"
    ),
    ("if (a) then b; fi", "(if (sub (a)) then (b))"),
    ("if a; then if b; then c; fi fi", "(if (a) then (if (b) then (c)))"),
    ("while read -r x; do a; done < f", "(while (read -r x) do (a) input:f)"),
    ("until a\ndo\nb\ndone", "(until (a) do (b))"),
    ("for x in a \"b c\" $d; do e; done", "(for x in a \"b c\" $d do (e))"),
    ("for x; do a; done", "(for x do (a))"),
    ("for x\ndo a; done", "(for x do (a))"),
    ("for x in; do a; done", "(for x in  do (a))"),
    ("for ((i = 0; i < 3; i++)); do a; done", "(for ((i = 0; i < 3; i++)) (a))"),
    ("for ((;;)) { a; }", "(for ((;;)) (a))"),
    ("select x in a b; do c; done", "(select x in a b do (c))"),
    (
      "case $x in a | b) c ;; (d) e ;& f) ;;& *) g; esac",
      "(case $x a,b: (c);stop d: (e);fallThrough f: ;testNext *: (g);stop)"
    ),
    ("case x in\n # c\n esac", "(case x)"),
    ("f() { a; }", "(function f ({ (a) }))"),
    ("f ( )\n(a) >x", "(function f (sub (a) output:x))"),
    ("@test \"a b\" { \n a\n}\nb", "(function @test \"a b\" ({ (a) })) (b)"),
    ("@test x {a", "(@test x {a)"),
    ("function f-g.h { a; }", "(function f-g.h ({ (a) }))"),
    ("function f () if a; then b; fi", "(function f (if (a) then (b)))"),
    ("f() [[ a ]]", "(function f ([[ a ]]))"),
    ("coproc a b", "(coproc - (a b))"),
    ("coproc N { a; }", "(coproc N ({ (a) }))"),
    ("coproc { a; }", "(coproc - ({ (a) }))"),
    ("(( a > 1 )) && ((b))", "((( a > 1 ))) && (((b)))"),
    ("((a); b)", "(sub (sub (a)) (b))"),
    ("( (a) )", "(sub (sub (a)))"),
    (
      "[[ -f $x && ! ( a == b* || $c =~ ^(x y|z)+$ ) ]]",
      "([[ -f $x && ! ( a == b* || $c =~ ^(x y|z)+$ ) ]])"
    ),
    ("[[ a < b ]]", "([[ a < b ]])"),
    ("[[ $a -eq 1\n]]", "([[ $a -eq 1 ]])"),
    ("echo if then { } !", "(echo if then { } !)"),
    (">x", "( output:x)"),
    (
      "{fd}>x a 2>&- 3<>y &>z &>>w >|v",
      "(a {fd}output:x 2duplicateOutput:- 3readWrite:y outputAndError:z appendOutputAnd"
        + "Error:w clobber:v)"
    ),
    ("a\r\nif b\r\nthen c\r\nfi\r\n", "(a) (if (b) then (c))"),
    ("a \\\r\n b\r\n", "(a b)"),
    ("a\rb", "(a␍b)"),
  ]

  @Test(arguments: spellings)
  func gives(_ source: String, _ tree: String) {
    #expect(TreeText.of(source) == tree)
  }
}
