import Foundation
import Testing

@testable import Text

/// The diff as a string, for texts that are ASCII.
private func diff(_ old: String, _ edits: [(Int, Int, String)], path: String = "run.sh") -> String?
{
  let edits = edits.map {
    Edit(range: ByteRange($0.0, $0.1), replacement: Array($0.2.utf8))
  }
  return unifiedDiff(of: edits, to: Array(old.utf8), path: Array(path.utf8))
    .map { String(decoding: $0, as: UTF8.self) }
}

@Test func aChangedLineHasThreeLinesOfContext() {
  let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
  #expect(
    diff(old, [(8, 9, "five")]) == """
      diff --git a/run.sh b/run.sh
      --- a/run.sh
      +++ b/run.sh
      @@ -2,7 +2,7 @@
       2
       3
       4
      -5
      +five
       6
       7
       8

      """)
}

@Test func editsThatChangeNothingGiveNoDiff() {
  #expect(diff("a\nb\n", []) == "")
  #expect(diff("a\nb\n", [(0, 1, "a")]) == "")
}

@Test func overlappingEditsGiveNoDiff() {
  #expect(diff("abc\n", [(0, 2, "x"), (1, 3, "y")]) == nil)
  #expect(diff("abc\n", [(0, 9, "x")]) == nil)
}

@Test func linesThatAnEditKeepsAreContext() {
  let text = diff("{\n  a\n  b\n  c\n}\n", [(0, 15, "{\n  a\n  c\n}")])
  #expect(text?.contains(" {\n   a\n-  b\n   c\n }\n") == true)
}

@Test func aMissingLastLineEndIsMarkedOnEachSide() {
  let text = diff("a\nb", [(2, 3, "c")])
  #expect(
    text?.hasSuffix(
      """
       a
      -b
      \\ No newline at end of file
      +c
      \\ No newline at end of file

      """) == true)
}

@Test(arguments: [
  ("plain name.sh", "--- a/plain name.sh\t\n"), ("qu\"ote", "--- \"a/qu\\\"ote\"\n"),
  ("tab\there", "--- \"a/tab\\there\"\n"), ("Größe", "--- \"a/Gr\\303\\266\\303\\237e\"\n"),
  ("\u{1B}", "--- \"a/\\033\"\n"),
])
func oddNamesAreQuotedAsGitDoes(path: String, line: String) {
  #expect(diff("a\n", [(0, 1, "b")], path: path)?.contains(line) == true)
}

/// Random edits of random text, several files to a patch, applied by git itself.
@Test func gitAppliesWhatWeWrite() throws {
  guard let git = Program("git") else {
    print("SKIPPED for want of git")
    return
  }
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "diff-\(UInt64.random(in: 0...UInt64.max))")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  #expect(git.run(["init", "-q", "."], in: folder) == 0)
  var random = Seeded(state: 20_260_122)
  for round in 0..<12 {
    var patch: [UInt8] = []
    var expected: [(URL, [UInt8])] = []
    for number in 0..<30 {
      let name = ["a b \(number)", "plüsch-\(number)", "q\"\\\(number)", "run-\(number).sh"][
        number % 4]
      let url = folder.appendingPathComponent("\(round)-\(name)")
      let old = random.text()
      let edits = random.edits(of: old)
      let new = try #require(apply(edits, to: old))
      try Data(old).write(to: url)
      patch += try #require(unifiedDiff(of: edits, to: old, path: Array("\(round)-\(name)".utf8)))
      expected.append((url, new))
    }
    try Data(patch).write(to: folder.appendingPathComponent("patch"))
    #expect(git.run(["apply", "--whitespace=nowarn", "--allow-empty", "patch"], in: folder) == 0)
    for (url, new) in expected { #expect(try Data(contentsOf: url) == Data(new), "\(url)") }
  }
}

/// A program found on the path.
private struct Program {
  let path: String
  init?(_ name: String) {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    guard
      let path = folders.map({ "\($0)/\(name)" })
        .first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.path = path
  }

  func run(_ arguments: [String], in folder: URL) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    do { try process.run() } catch { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A small generator, so that a failure can be repeated.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 11 ^ state << 43
  }

  /// Up to forty lines of few letters, so that lines repeat; with CRLF, lone CR, bytes that are not
  /// UTF-8, and not always a last line end.
  mutating func text() -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x61], [0x62], [0x63, 0x20], [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], [0xFF], [0xC3, 0xA9],
    ]
    return (0..<Int.random(in: 1...80, using: &self)).flatMap { _ in
      pieces.randomElement(using: &self) ?? []
    }
  }

  mutating func edits(of bytes: [UInt8]) -> [Edit] {
    var edits: [Edit] = []
    var place = 0
    for _ in 0..<Int.random(in: 1...5, using: &self) where place < bytes.count {
      let start = Int.random(in: place...bytes.count, using: &self)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &self))
      edits.append(Edit(range: ByteRange(start, end), replacement: text().prefix(9) + []))
      place = end + 1
    }
    return edits
  }
}
