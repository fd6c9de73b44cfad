import Testing

/// Tables of spellings: quotes and expansions.
struct WordsTests {
  static let spellings: [(String, String)] = [
    ("a'b'\"c\"\\d", "(a|'b'|\"c\"|esc\\d)"),
    ("\"a\\$b\\c\\\nd\"", "(\"a|esc\\$|b\\c|cont|d\")"),
    ("$'a\\'b' $\"c\"", "($'a\\'b' \"c\")"),
    ("a\\\nb", "(a|cont|b)"),
    ("$x$1$10${10}$@$#$?$", "($x|$1|$1|0|${10}|$@|$#|$?|$)"),
    ("\"$x y\"", "(\"$x| y\")"),
    (
      "${x}${#x}${!x}${#}${#-}${#-x}${!}",
      "(${x}|${#x}|${!x}|${#}|${#-}|${# useDefault(colon: false) x}|${!})"
    ),
    (
      "${x:-a b}${x-a}${x:=a}${x=a}${x:?a}${x:+a}",
      "(${x useDefault(colon: true) a b}|${x useDefault(colon: false) a}|${x assignDefa"
        + "ult(colon: true) a}|${x assignDefault(colon: false) a}|${x failIfUnset(colon: tr"
        + "ue) a}|${x useAlternative(colon: true) a})"
    ),
    (
      "${x#a}${x##a}${x%a}${x%%a}",
      "(${x removePrefix(longest: false) a}|${x removePrefix(longest: true) a}|${x remo"
        + "veSuffix(longest: false) a}|${x removeSuffix(longest: true) a})"
    ),
    (
      "${x/a/b}${x//a/b}${x/#a/b}${x/%a}${x///}",
      "(${x replaceFirst a / b}|${x replaceAll a / b}|${x replacePrefix a / b}|${x repl"
        + "aceSuffix a}|${x replaceAll ∅ / ∅})"
    ),
    (
      "${x:1}${x:1:2}${x: -1}${x:(a?b:c):2}",
      "(${x substring 1}|${x substring 1 / 2}|${x substring  -1}|${x substring (a?b:c) / 2})"
    ),
    (
      "${x^}${x^^a}${x,}${x,,}${x~}",
      "(${x upperFirst ∅}|${x upperAll a}|${x lowerFirst ∅}|${x lowerAll ∅}|${x toggle ∅})"
    ),
    (
      "${x@Q}${!x@}${!x*}${!x[@]}",
      "(${x transform Q}|${!x namesWithPrefix}|${!x namesWithPrefix}|${!x[@]})"
    ),
    (
      "${x[1]}${x[$i]}${x[\"a b\"]}${#x[@]}${x[@]:1}",
      "(${x[1]}|${x[$i]}|${x[\"a b\"]}|${#x[@]}|${x[@] substring 1})"
    ),
    ("\"${x:-\"$(cmd \"$y\")\"}\"", "(\"${x useDefault(colon: true) \"$((cmd \"$y\"))\"}\")"),
    (
      "\"${x:-'a'}${x#'a'}\"",
      "(\"${x useDefault(colon: true) 'a'}|${x removePrefix(longest: false) 'a'}\")"
    ),
    ("\"${x:-'}'}\"", "(\"${x useDefault(colon: true) '}'}\")"),
    ("\"${x:-it's}\"", "(\"${x useDefault(colon: true) it's}\")"),
    ("${x:-'}'}", "(${x useDefault(colon: true) '}'})"),
    ("\"${x:-\\}}\"", "(\"${x useDefault(colon: true) esc\\}}\")"),
    ("${x:-{a}}", "(${x useDefault(colon: true) {a}|})"),
    ("${x!y} ${ x; }", "(${x !y} ${  x; })"),
    ("$(a)$(b;c)", "($((a))|$((b) (c)))"),
    ("$(case x in a) b;; esac)", "($((case x a: (b);stop)))"),
    ("$(a # )\n)", "($((a)))"),
    ("`a \\`b\\` c`\"`d`\"", "(`a \\`b\\` c`|\"`d`\")"),
    ("$((1 + $x))$(( (1) ))$((a); b)", "($((1 + |$x))|$(( (1) ))|$((sub (a)) (b)))"),
    ("$[1+2]", "($((1+2)))"),
    ("<(a) >(b) c=<(d)", "(<((a)) >((b)) c=|<((d)))"),
    ("@(a|b)!(c d)+([0-9])", "(@(a|b)!(c d)+([0-9]))"),
    ("{a,b}{1..3}", "({a,b}{1..3})"),
    ("~/x", "(~/x)"),
    ("$(<f)", "($(( input:f)))"),
    ("\"$(echo \")\")\"", "(\"$((echo \")\"))\")"),
    ("\"it's $'x'\"", "(\"it's $'x'\")"),
    ("${x:-$(a \"}\")}", "(${x useDefault(colon: true) $((a \"}\"))})"),
    ("a$(b)`c`$((d))e", "(a|$((b))|`c`|$((d))|e)"),
    ("\"\\`\\\\\\\"\\a\"", "(\"esc\\`|esc\\\\|esc\\\"|\\a\")"),
    ("\"$(\n#it's\na)\"", "(\"$((a))\")"),
  ]

  @Test(arguments: spellings)
  func gives(_ source: String, _ tree: String) {
    #expect(TreeText.of(source) == tree)
  }
}
