import Foundation
import Support
import Testing

/// One folder of `Tests/Wire/cases`.
struct WireCase: Sendable, CustomTestStringConvertible {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  static let bench = testFolder("Wire")

  /// The cases whose name starts with `prefix`, in order of their names.
  static func named(_ prefix: String) -> [WireCase] {
    let cases = bench.appendingPathComponent("cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted().map {
      WireCase(folder: cases.appendingPathComponent($0))
    }
  }

  /// The tool to judge: `TENANT2FLEX`, or the debug build of this package.
  static var tool: String {
    let package = bench.deletingLastPathComponent().deletingLastPathComponent()
    return ProcessInfo.processInfo.environment["TENANT2FLEX"]
      ?? package.appendingPathComponent(".build/debug/tenant2flex").path
  }

  /// Runs `run_case.py` over the folder.
  func run() throws -> Finished {
    try runPython(["run_case.py", folder.path, "--tool", Self.tool], in: Self.bench)
  }
}

/// Real programs run before and after a migration; what arrives at the server is compared.
/// The runner bounds each case itself; a time limit here would count the time in the queue.
@Suite struct WireTests {
  @Test("straight calls", arguments: WireCase.named("main-"))
  func straight(_ example: WireCase) throws { try expectGreen(example) }

  @Test("calls in depth", arguments: WireCase.named("deep-"))
  func deep(_ example: WireCase) throws { try expectGreen(example) }

  @Test("calls of Go's net/http", arguments: WireCase.named("go-"))
  func goPrograms(_ example: WireCase) throws { try expectGreen(example) }

  @Test("calls of the Atlas CLI", arguments: WireCase.named("cli-"))
  func atlasCLI(_ example: WireCase) throws { try expectGreen(example) }

  @Test("calls inside other files", arguments: WireCase.named("host-"))
  func hosted(_ example: WireCase) throws { try expectGreen(example) }

  @Test("the bench itself")
  func bench() throws {
    let done = try runPython(["-m", "unittest", "test_bench"], in: WireCase.bench)
    #expect(done.status == 0, "\(done.text)")
    #expect(!WireCase.named("main-").isEmpty)
  }

  /// Records the runner's whole report when a case is red or a program is missing.
  private func expectGreen(_ example: WireCase) throws {
    let done = try example.run()
    if done.status != 0 {
      Issue.record("\(done.text)")
    }
  }
}
