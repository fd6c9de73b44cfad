import Testing

/// Tables of spellings: what breaks the grammar, the issue it gives and what is still understood.
struct ErrorsTests {
  static let spellings: [(String, String)] = [
    ("if a; then b", "(if (a) then (b)) !! 0: `if` at this place has no `fi`"),
    ("if a; b; fi\nc", "(if (a) (b) then ) (c) !! 0: `if` at this place has no `then`"),
    ("a; fi\nb", "(a) (invalid) (b) !! 3: `fi` at this place ends nothing"),
    (
      "f() { if a; then b; }\nc",
      "(function f ({ (if (a) then (b)) })) (c) !! 6: `if` at this place has no `fi`"
    ),
    ("{ a; ", "({ (a) }) !! 0: `{` at this place has no `}`"),
    ("(a", "(sub (a)) !! 0: `(` at this place has no `)`"),
    ("a)\nb", "(a) (invalid) (b) !! 1: `)` at this place ends nothing"),
    ("a ( b\nc", "(a) (invalid) (c) !! 2: `(` is unexpected after this command"),
    ("echo \"a\nb", "(invalid) (b) !! 5: this double quote has no partner"),
    ("echo 'a\nb", "(invalid) (b) !! 5: this single quote has no partner"),
    ("echo $(a\nb", "(invalid) (b) !! 5: `$(` at this place has no `)`"),
    ("echo ${a\nb", "(invalid) (b) !! 5: `${` at this place has no `}`"),
    ("echo `a\nb", "(invalid) (b) !! 5: this backquote has no partner"),
    ("a=(b\nc", "(invalid) (c) !! 2: `(` of an array has no `)`"),
    ("case x in a) b", "(case x a: (b);stop) !! 0: `case` at this place has no `esac`"),
    (
      "case x a) esac\nb",
      "(case x) (invalid) (invalid) (invalid) (b) !! 0: `case` at this place has no `in`"
    ),
    ("for do done\nb", "(for do do ) (b) !! 0: `for` at this place has no `do`"),
    ("while a; b; done", "(while (a) (b) do ) !! 0: `while` at this place has no `do`"),
    ("while a; do done", "(while (a) do ) !! 9: `do` at this place is followed by no command"),
    ("{ }", "({  }) !! 0: `{` at this place is followed by no command"),
    ("a &&", "(a) && (invalid) !! 4: a command is missing at the end of the line"),
    ("a | | b\nc", "(a) | (invalid) | (b) (c) !! 4: a command is missing before `|`"),
    ("&& a", "(invalid) && (a) !! 0: a command is missing before `&&`"),
    ("; a", "(invalid) (a) !! 0: a command is missing before `;`"),
    ("a ;; b", "(a) (invalid) (b) !! 2: `;;` at this place ends nothing"),
    ("a <\nb", "(a input:∅) (b) !! 2: this redirection has no target"),
    ("[[ a b ]]\nc", "([[ a b ]]) (c) !! 5: `b` is unexpected in `[[ ]]`"),
    ("[[ a", "([[ a ]]) !! 0: `[[` at this place has no `]]`"),
    ("[[ ''&&u $(\nb", "(invalid) (b) !! 9: `$(` at this place has no `)`"),
    ("[[ ]]", "([[  ]]) !! 3: `]]` is unexpected in `[[ ]]`"),
    ("f() a", "(function f (a)) !! 0: function `f` has no compound command as its body"),
    (
      "for ((a; b)); do c; done",
      "(for ((a; b)) (c)) !! 6: `for ((` wants three expressions with `;` between them"
    ),
    ("a=(b; c)\nd", "(a=(b c)) (d) !! 4: `;` is unexpected in an array"),
    ("$((a", "(invalid) !! 0: `$(` at this place has no `)`"),
    ("a @(b", "(invalid) !! 3: `(` of a pattern has no `)`"),
    (
      "x() { echo \"a; }\ny",
      "(function x ({ (invalid) (y) })) !! 4: `{` at this place has no `}`"
    ),
    (
      "case x in a b) c;; esac\nd",
      "(case x a: ;stop : (c);stop) (d) !! 10: a pattern of `case` has no `)`"
    ),
    ("function\na", "(function  (a)) !! 0: `function` at this place has no name"),
  ]

  @Test(arguments: spellings)
  func gives(_ source: String, _ tree: String) {
    #expect(TreeText.of(source) == tree)
  }
}
