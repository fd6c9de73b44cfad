import Support
import Testing

/// The promises of the README section "Security", tried on the real tool. The programs in
/// `Tests/Safety` do the work; `SAFETY=all` in the environment lets them try everything.
@Suite struct SafetyTests {
  @Test(
    "what must hold",
    arguments: [
      "faults.py", "hostile_trees.py", "hostile_reports.py", "same_bytes.py", "splice.py",
    ])
  func holds(_ program: String) throws {
    let done = try runPython([program], in: testFolder("Safety"))
    #expect(done.status == 0, "\(done.text)")
    print("\(program): \(done.text)")
  }

  @Test("programs that tests start are not deaf to signals")
  func signals() throws {
    let done = try run(["sh", "-c", "kill -TERM $$; echo deaf"])
    #expect(done.text == "")
  }

  @Test(
    "inputs that the fuzzer found", arguments: try FuzzCorpus.targets())
  func corpus(_ target: String) throws {
    let inputs = try FuzzCorpus.inputs(of: target)
    #expect(!inputs.isEmpty)
    let done = try run([FuzzCorpus.program, target] + inputs, joinsErrors: true)
    #expect(done.status == 0, "\(done.text.suffix(2000))")
  }
}
