import Calls
import ShellCalls
import Testing

/// Hostile scripts end after bounded work, counted in commands, names and pieces of text.
struct BoundednessTests {
  private func expectBounded(_ script: String) {
    #expect(trace(script).work < 2_000_000, "\(script.prefix(60))")
  }

  @Test func manyBranchesOfOneVariable() {
    let script = (0..<200).map { "if a; then x=$x\($0); fi\n" }.joined()
    expectBounded("x=\n\(script)curl $x")
  }

  @Test func deepNesting() {
    for (open, close) in [("$(", ")"), ("{ ", "; }"), ("if a; then ", "; fi"), ("( ", " )")] {
      let head = String(repeating: open, count: 200)
      expectBounded(head + "curl a" + String(repeating: close, count: 200))
    }
    expectBounded(String(repeating: "${a:-", count: 300) + "x" + String(repeating: "}", count: 300))
    let loops = String(repeating: "for i in a b; do ", count: 14)
    expectBounded(loops + "curl $i; " + String(repeating: "done; ", count: 14))
  }
}
