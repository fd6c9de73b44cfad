import Foundation
import Testing

@testable import Calls

/// Random programs that read, build and rebuild restore jobs: whatever the analysis is certain of,
/// the real jq must confirm.
struct JQRenamingFuzzTests {
  static let count = Int(ProcessInfo.processInfo.environment["JQ_PROGRAMS"] ?? "") ?? 1000

  static let leaves = [
    ".", ".clusterName", ".id", ".results", ".results[]", ".results[0]", ".[\"clusterName\"]",
    "\"clusterName\"", "\"id\"", "1", "null", "$n", "$k", "$args", ".[]?", "..", ".key", ".value",
    "{clusterName}", "{id, \"clusterName\"}", "{clusterName: .id}", "{a: .clusterName}", "keys",
    "to_entries", "from_entries", "length", "type", "tostring", "add", "first", "last", "reverse",
    "has(\"clusterName\")", "del(.clusterName)", "getpath([\"clusterName\"])", "$args.clusterName",
    "{clusterName: \"x\"}", "[.[]?.clusterName?]", "\"\\(.clusterName)\"", "not", "values",
    "objects",
    "arrays", "flatten", "empty", "sort_by(.clusterName)", "unique", "paths", "map_values(.)",
    "error", "{key: \"clusterName\", value: 1}", ".a", "$ENV.clusterName", "transpose", "min",
    "sort",
    "tojson", "fromjson", "ascii_downcase", ".clusterName?", "{$k}", "{\"clusterName\": .}", "$x",
  ]
  static let frames = [
    "(A | B)", "(A, B)", "(A // B)", "[A]", "{a: (A)}", "{clusterName: (A)}", "map(A)", "select(A)",
    "(A + B)", "(A == B)", "(if A then B else C end)", "(A as $x | B)",
    "(A as {clusterName: $x} | B)",
    "(A as [$x] | B)", "reduce (A) as $x (B; C)", "(try (A) catch (B))", "first(A)", "\"\\(A)\"",
    "with_entries(A)", "(def f: A; B | f)", "(def f($x): A; f(B))", "(A |= B)",
    "(.clusterName = (A))",
    "(.x = (A))", "sort_by(A)", "group_by(A)", "map_values(A)", "any(A)", "del(A)", ".[A]?",
    "({(A | tostring): (B)})", "(A | .clusterName?)", "(A | .results?)", "[limit(3; A)]", "(A)?",
    "(A | B | C)", "(A | to_entries | map(B))", "[.[]? | A]", "contains(A)", "(A | IN(B))",
    "(A - B)", "(A * B)", "walk(A)", "(A | .[0]?)", "(A < B)", "(A as {$clusterName} | B)",
    "foreach (A) as $x (B; C)", "(A as [$x] ?// $x | B)", "[limit(3; recurse(A?; . != null))]",
  ]

  static func program(_ depth: Int, _ random: inout SmallRandom) -> String {
    if depth == 0 || random.below(4) == 0 { return leaves[random.below(leaves.count)] }
    var text = ""
    for letter in frames[random.below(frames.count)] {
      switch letter {
      case "A", "B", "C": text += program(depth - 1, &random)
      default: text.append(letter)
      }
    }
    return text
  }

  @Test(arguments: [
    "def f: [f]; f", "def f: {a: f, b: f}; f | .clusterName", "def f: g; def g: f; f",
    "def f(g): f(g | g); f(.clusterName)", "def f($x): f([$x]); f(.)",
    ".results[]" + String(repeating: " | {a: ., b: .}", count: 60) + " | .a.clusterName",
    String(repeating: "[", count: 45) + ".clusterName" + String(repeating: "]", count: 45),
    String(repeating: "def f: 1; ", count: 3000) + ".clusterName",
    String(repeating: ". as $x | ", count: 3000) + ".results[].clusterName",
    ".clusterName" + String(repeating: " + .clusterName", count: 5000),
    String(repeating: "def f(g): g | g | g; f(", count: 30) + ".clusterName"
      + String(repeating: ")", count: 30),
  ])
  func `following ends for any program`(program: String) {
    _ = JQRenamingTests.renamed(program, .list)
  }

  @Test func `what is certain is so`() throws {
    var random = SmallRandom(seed: UInt64(Self.count) &* 77 &+ 5)
    let starts = [".results[] | ", ".results | ", ". | ", "(.results[]?, .) | "]
    var programs: [String] = []
    for _ in 0..<Self.count {
      let start = starts[random.below(starts.count)]
      programs.append("null as $x | " + start + Self.program(3, &random))
    }
    let certain = programs.filter {
      JQRenamingTests.renamed($0, .list).0.certainty == .certain
    }
    #expect(certain.count > Self.count / 4)
    for complaint in try JQRenamingTests.complaints(certain) { Issue.record("\(complaint)") }
  }
}
