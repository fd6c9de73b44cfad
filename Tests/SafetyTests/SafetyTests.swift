import Foundation
import Testing

/// The promises of the README section "Security", tried on the real tool. The programs in
/// `Tests/Safety` do the work; `SAFETY=all` in the environment lets them try everything.
@Suite struct SafetyTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Safety")

  @Test(
    "what must hold",
    arguments: ["faults.py", "hostile_trees.py", "hostile_reports.py", "same_bytes.py"])
  func holds(_ program: String) throws {
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
