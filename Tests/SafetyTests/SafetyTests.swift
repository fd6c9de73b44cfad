import Foundation
import Support
import Testing

/// The promises of the README section "Security", tried on the real tool. The programs in
/// `Tests/Safety` do the work; `SAFETY=all` in the environment lets them try everything.
@Suite struct SafetyTests {
  @Test(
    "what must hold",
    arguments: [
      "faults.py", "writing.py", "hostile_trees.py", "hostile_reports.py", "outside.py",
      "same_bytes.py", "splice.py", "deep.py",
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

  @Test("a short search for more", arguments: try FuzzCorpus.targets())
  func search(_ target: String) throws {
    // What has to pass before a change lands is the same each time; else chance decides.
    let isWhole = ProcessInfo.processInfo.environment["SAFETY"] == "all"
    let (seconds, count) = isWhole ? (60, Int.max) : (4, 200)
    let seed = isWhole ? UInt64.random(in: 0...UInt64(UInt32.max)) : 1
    let trace = FuzzCorpus.program + "-\(target).input"
    let inputs = try FuzzCorpus.inputs(of: target) + FuzzCorpus.seeds(of: target)
    let done = try run(
      [
        FuzzCorpus.program, target, "--seconds", "\(seconds)", "--count", "\(count)", "--seed",
        "\(seed)", "--trace",
        trace,
      ] + inputs, joinsErrors: true)
    #expect(done.status == 0, "\(done.text.suffix(2000))\nthe input is in \(trace)")
    print("\(target): \(done.text)")
  }
}
