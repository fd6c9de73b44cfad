import Testing

/// Tables of spellings: assignments and arrays.
struct AssignmentsTests {
  static let spellings: [(String, String)] = [
    ("A=1 B= c D=2", "(A=1 B=∅ c D=2)"),
    ("A=1", "(A=1)"),
    ("A+=b", "(A+=b)"),
    ("A[1]=b A[$i+1]+=c", "(A[1]=b A[$i|+1]+=c)"),
    ("A=(a \"b c\" [2]=d [x y]+=e)", "(A=(a \"b c\" [2]=d [x y]+=e))"),
    ("A=(\n a # c\n b\n)", "(A=(a b))"),
    ("A+=(a)", "(A+=(a))"),
    ("local a=1 b c=(d e) -r", "(local b -r declares a=1 c=(d e))"),
    ("export A", "(export A)"),
    ("declare -A m=([a]=b [c]=$(d))", "(declare -A declares m=([a]=b [c]=$((d))))"),
    ("readonly X=\"$Y\"", "(readonly declares X=\"$Y\")"),
    ("eval a=(b c)", "(eval a=(|b| |c|))"),
    ("echo a=1", "(echo a=1)"),
    ("A=$(b) B=\"c\" d", "(A=$((b)) B=\"c\" d)"),
    ("A\\\nB=c", "(AB=c)"),
    ("A==b", "(A==b)"),
    ("1=b", "(1=b)"),
    ("A=a=b", "(A=a=b)"),
    ("X=<(a)", "(X=<((a)))"),
  ]

  @Test(arguments: spellings)
  func gives(_ source: String, _ tree: String) {
    #expect(TreeText.of(source) == tree)
  }
}
