import Testing

/// Tables of spellings: here-documents and here-strings.
struct HereDocumentsTests {
  static let spellings: [(String, String)] = [
    ("cat <<E\na $x\nE\nb", "(cat hereDocument:E body<a |$x|⏎>) (b)"),
    ("cat <<'E'\na $x\nE\nb", "(cat hereDocument:'E' quoted<a $x⏎>) (b)"),
    (
      "cat <<-E\n\ta\n\t\tb $x\n\tE\nb",
      "(cat hereDocumentStrippingTabs:E body<a⏎|b |$x|⏎>) (b)"
    ),
    (
      "cat <<-\"E\"\n\ta\n\tb\n\tE\nc",
      "(cat hereDocumentStrippingTabs:\"E\" quoted<a⏎|b⏎>) (c)"
    ),
    (
      "cat <<A <<B; c\na\nA\nb\nB\nd",
      "(cat hereDocument:A body<a⏎> hereDocument:B body<b⏎>) (c) (d)"
    ),
    ("x=$(cat <<E\na\nE\n)\nb", "(x=$((cat hereDocument:E body<a⏎>))) (b)"),
    ("x=$(cat <<E\na\nE)\nb", "(x=$((cat hereDocument:E body<a⏎>))) (b)"),
    ("x=$(cat <<E)\na\nE\nb", "(x=$((cat hereDocument:E body<a⏎>))) (b)"),
    ("cat <<E\r\na\r\nE\r\nb", "(cat hereDocument:E body<a␍⏎>) (b)"),
    ("cat <<E | d &&\na\nE\nb", "(cat hereDocument:E body<a⏎>) | (d) && (b)"),
    (
      "cat <<E\n${x:-\"a\"} $(b \"c\") `d` \\$e \"f\" \\\"\nE",
      "(cat hereDocument:E body<${x useDefault(colon: true) \"a\"}| |$((b \"c\"))| |`d`"
        + "| |esc\\$|e \"f\" \\\"⏎>)"
    ),
    ("cat <<E\n$(a\nE", "(cat hereDocument:E body<$(a⏎>)"),
    ("cat <<E\na\\\nE\nE\nb", "(cat hereDocument:E body<a|cont|E⏎>) (b)"),
    ("cat <<E", "(cat hereDocument:E body<>)"),
    ("cat <<E\na", "(cat hereDocument:E body<a>)"),
    ("a <<<b <<< \"$c\"", "(a hereString:b hereString:\"$c\")"),
    ("if a <<E; then\nb\nE\nc; fi", "(if (a hereDocument:E body<b⏎>) then (c))"),
    ("cat <<\"a b\"\nc\na b\n", "(cat hereDocument:\"a b\" quoted<c⏎>)"),
    ("cat <<\\E\n$a\nE", "(cat hereDocument:esc\\E quoted<$a⏎>)"),
    ("f() {\ncat <<E\na\nE\n} >x", "(function f ({ (cat hereDocument:E body<a⏎>) } output:x))"),
    (
      "cat <<E\n$(cat <<F\na\nF\n)\nE",
      "(cat hereDocument:E body<$((cat hereDocument:F body<a⏎>))|⏎>)"
    ),
    ("cat <<E \"x\ny\"\na\nE", "(cat \"x⏎y\" hereDocument:E body<a⏎>)"),
    ("a=(<(cat <<E\nb\nE\n))", "(a=(<((cat hereDocument:E body<b⏎>))))"),
  ]

  @Test(arguments: spellings)
  func gives(_ source: String, _ tree: String) {
    #expect(TreeText.of(source) == tree)
  }
}
