import Support
import Testing

/// The hooks, the GitHub action and the recipes of `examples/ci` and `examples/fleet`, and what
/// other programs and a terminal make of the tool's output, run for real with the tool just built.
/// The programs in `Tests/Shipping` do the work.
@Suite struct ShippingTests {
  @Test(
    "the recipes work",
    arguments: [
      "action.py", "hooks.py", "pipelines.py", "fleet.py", "progress.py", "formats.py", "living.py",
      "shells.py", "bare.py",
    ])
  func works(_ program: String) throws {
    let done = try runPython([program], in: testFolder("Shipping"))
    #expect(done.status == 0, "\(done.text)")
    print("\(program): \(done.text)")
  }
}
