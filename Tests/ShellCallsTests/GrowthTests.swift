import ShellCalls
import Testing

/// The work of evaluating a hostile script grows no faster than the script. It is counted in
/// commands, names and pieces of text, not in seconds.
struct GrowthTests {
  /// Their work grows faster, up to the limits of steps and of states that are kept apart.
  private static let bounded: Set<String> = [
    "nested-loops", "calling-twice", "early-returns", "breaks",
  ]

  @Test(arguments: HostileShape.all.filter { bounded.contains($0.name) })
  func workIsBounded(_ shape: HostileShape) {
    #expect(trace(shape.script(shape.size * 4)).work < 2_000_000, "\(shape.name)")
  }

  @Test(arguments: HostileShape.all.filter { !bounded.contains($0.name) })
  func workIsLinear(_ shape: HostileShape) {
    let small = trace(shape.script(shape.size)).work
    let large = trace(shape.script(shape.size * 2)).work
    #expect(small > 0)
    #expect(Double(large) <= 2.2 * Double(small), "\(shape.name): \(small), then \(large)")
  }

  @Test func aMegabyteInOneLineIsRead() {
    let line = "curl " + String(repeating: "a", count: 1 << 20)
    #expect(trace(line + "\ncurl b").events.count == 2)
    let words = "curl " + String(repeating: "ab ", count: 1 << 15)
    #expect(trace(words + "\ncurl b").events.last?.line == "[curl][b]")
  }

  @Test func tenThousandAssignmentsAreFollowed() {
    let script = (0..<10_000).map { "v\($0)=$v\(max(0, $0 - 1))x\n" }.joined()
    #expect(lines(trace(script + "curl ${#v9999} $v3"), of: "curl").count == 1)
  }
}
