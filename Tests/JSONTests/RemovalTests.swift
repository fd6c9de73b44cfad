import JSON
import Support
import Testing
import Text

/// One object in one layout, and the indices of the members to remove.
private struct Case {
  let layout: Layout
  let count: Int
  let unwanted: Set<Int>

  static let values = ["1", "\"x, }\"", "[1, {\"b\": 2}]", "{\"a\":\n  1}", "null"]
  static let keys = ["a", "b", "c", "d", "e"]

  /// The object with the members of `indices`, as its author would have written it.
  func text(_ indices: [Int]) -> String {
    layout.text(indices.map { "\"\(Self.keys[$0])\": \(Self.values[$0])" })
  }

  var kept: [Int] { (0..<count).filter { !unwanted.contains($0) } }

  /// The text after the removal.
  func reduced() throws -> String {
    var bytes = Array(text(Array(0..<count)).utf8)
    let object = try parseJSON(bytes)
    let names = unwanted.map { Array(Self.keys[$0].utf8) }
    let ranges = removal(of: { names.contains($0.key) }, in: object, bytes: bytes)
    for (range, next) in zip(ranges, ranges.dropFirst()) { #expect(range.end <= next.start) }
    for range in ranges.reversed() { bytes.removeSubrange(range.start..<range.end) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let all: [Case] = Layout.allCases.flatMap { layout in
    (0...5).flatMap { count in
      (0..<(1 << count)).map { bits in
        let unwanted = Set((0..<count).filter { bits & (1 << $0) != 0 })
        return Case(layout: layout, count: count, unwanted: unwanted)
      }
    }
  }
}

private enum Layout: CaseIterable {
  case compact, spaced, lines, windowsLines, commaFirst, tight

  func text(_ members: [String]) -> String {
    if members.isEmpty { return "{}" }
    return switch self {
    case .compact: "{" + members.joined(separator: ",") + "}"
    case .spaced: "{ " + members.joined(separator: ", ") + " }"
    case .lines: "{\n    " + members.joined(separator: ",\n    ") + "\n  }"
    case .windowsLines: "{\r\n\t" + members.joined(separator: ",\r\n\t") + "\r\n}"
    case .commaFirst: "{ " + members.joined(separator: "\n, ") + "\n}"
    case .tight: "{" + members.joined(separator: ",\n ") + "}"
    }
  }
}

@Suite struct RemovalTests {
  /// Every subset of up to five members leaves what its author would have written without them.
  @Test func leavesTheTextAsIfNeverWritten() throws {
    for example in Case.all {
      #expect(try example.reduced() == example.text(example.kept))
    }
  }

  @Test(
    .enabled(if: findProgram("jq") != nil, "jq is not installed: its verdict was not asked"))
  func jqReadsTheSameObject() throws {
    let reduced = try Case.all.map { try $0.reduced() }.joined(separator: "\n")
    let expected = Case.all.map { $0.text($0.kept) }.joined(separator: "\n")
    let first = try run(["jq", "-cS", "."], input: Array(reduced.utf8))
    let second = try run(["jq", "-cS", "."], input: Array(expected.utf8))
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.count { $0 == UInt8(ascii: "\n") } == Case.all.count)
  }

  /// Several members on one line: lines are neither joined nor split.
  @Test(arguments: [
    ("a", "{\n  \"b\": 2,\n  \"c\": 3, \"d\": 4\n}"),
    ("b", "{\n  \"a\": 1,\n  \"c\": 3, \"d\": 4\n}"),
    ("c", "{\n  \"a\": 1, \"b\": 2,\n  \"d\": 4\n}"),
    ("d", "{\n  \"a\": 1, \"b\": 2,\n  \"c\": 3\n}"),
    ("ab", "{\n  \"c\": 3, \"d\": 4\n}"),
    ("bc", "{\n  \"a\": 1, \"d\": 4\n}"),
    ("cd", "{\n  \"a\": 1, \"b\": 2\n}"),
    ("ad", "{\n  \"b\": 2,\n  \"c\": 3\n}"),
    ("ac", "{\n  \"b\": 2,\n  \"d\": 4\n}"),
    ("abcd", "{}"),
    ("", "{\n  \"a\": 1, \"b\": 2,\n  \"c\": 3, \"d\": 4\n}"),
  ])
  func keepsMixedLines(unwanted: String, expected: String) throws {
    var bytes = Array("{\n  \"a\": 1, \"b\": 2,\n  \"c\": 3, \"d\": 4\n}".utf8)
    let object = try parseJSON(bytes)
    let ranges = removal(
      of: { unwanted.utf8.contains($0.key[0]) }, in: object, bytes: bytes)
    for range in ranges.reversed() { bytes.removeSubrange(range.start..<range.end) }
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func takesNothingFromWhatIsNoObject() throws {
    let bytes = Array("[{\"a\": 1}]".utf8)
    #expect(removal(of: { _ in true }, in: try parseJSON(bytes), bytes: bytes) == [])
  }
}
