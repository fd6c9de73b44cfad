import Foundation
import Testing

/// The hooks, the GitHub action and the recipes of `examples/ci` and `examples/fleet`, and what other
/// programs and a terminal make of the tool's output, run for real with the tool just built. The programs in `Tests/Shipping` do the work.
@Suite struct ShippingTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Shipping")

  @Test(
    "the recipes work",
    arguments: [
      "action.py", "hooks.py", "pipelines.py", "fleet.py", "progress.py", "formats.py", "living.py",
      "shells.py", "bare.py",
    ])
  func works(_ program: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", program]
    process.currentDirectoryURL = Self.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    print("\(program): \(text)")
  }
}
