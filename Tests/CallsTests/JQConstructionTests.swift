import Foundation
import Testing
import Text

@testable import Calls

/// The text that is built is what the real jq prints, and a member taken out of the text leaves
/// the program.
struct JQConstructionTests {
  static let strings = ["a": "x1", "b": "say \"hi\"\\\n\u{e9}", "n": "42", "targetProjectId": "5f"]
  static let json = ["j": #"{"k": [1, 2]}"#, "flag": "true", "m": "7"]

  static func traced(_ program: String) -> (TracedText, SourceSet) {
    var sources = SourceSet()
    let bytes = [UInt8](program.utf8)
    let file = sources.add(.init(path: [], bytes: bytes))
    return (TracedText(file: file, bytes: bytes), sources)
  }

  static func built(_ program: String) -> TracedText? {
    constructed(
      by: traced(program).0,
      variables: strings.mapValues { TracedText(unwritten: [UInt8]($0.utf8)) },
      json: json.mapValues { TracedText(unwritten: [UInt8]($0.utf8)) })
  }

  static let programs = [
    "{}", "[]", "1", "null", "\"a\"", "{a: 1}", "{a: 1, b: 2}", "{\"a\": 1}", "{a: 1,}", "{$a}",
    "{$a, $b}", "{$a, x: $b, \"y\": $n}", "{a: $a}", "{a: ($n|tonumber)}", "{a: $n|tonumber}",
    "{a: ($m|tostring)}", "{a: $j}", "{$j, $flag}", "{a: $ARGS.named.a}", "{a: $ARGS.named.j}",
    "{a: $ARGS.named[\"a\"]}", "{a: {b: {c: $a}}}", "{a: [1, $a, {b: $b}]}", "{a: [], b: {}}",
    "{a: -1}", "{a: true, b: false, c: null}", "{a: \"x\\(\"y\")\"}", "{a: \"p-\\($a)-s\"}",
    "{a: \"\\($b)\"}", "{a: \"\\($n | tonumber)\"}", "{a: \"\\($a) and \\( $n )\"}",
    "{a: 1} + {b: 2}", "{a: 1, b: $a} + {$n}", "{a:1}+{b:2}+{c:3}", "({a: 1})", "{a: ({b: 1})}",
    "{a: ($a)}", "{(\"a\"): 1}", "{\n  a: $a,\n  b: $b\n}", "\n{\n\t$a\n\t, $b\n}\n",
    "{ a: 1, # one\n  b: 2 }", "{a: 1.5e3}", "{if: 1, and: $a}", "{a: @text \"x\"}",
    "{\"a\\u00e9\": 1}", "[$a, $b, $m]", "[{a: 1}, {$a}]", "{a: ([1, 2])}", "{a: ($j)}",
    "{a: \"\\\"q\\\"\"}", "{a: ($j|tojson|fromjson)}", "{a: $a} | .a", "{a}", "{a: .b}", ".", "$a",
    "{a: (1 + 2)}", "{a: 1, a: 2}", "{a: $unknown}", "{a: $a | ascii_upcase}", "{a: $ARGS}",
    "if true then {a: 1} else {} end", "{$__loc__}", "{a: 1} * {b: 2}", "{} + {a: 1}",
    "[1, 2][0]", "{a: @base64 \"x\\($a)\"}", "{a: $ENV.PATH}", "{a: env.PATH}", "{a: (1, 2)}",
    "{($a): 1}", "{$a: 1}", "empty", "{a: 1}, {b: 2}", "{a: ($m|tonumber)}", "{a: \"\\($m)\"}",
    "{snapshotId: $a, targetDeploymentItemName: \"t\", targetProjectId: $targetProjectId}",
  ]

  @Test func `the text is what the real jq prints`() throws {
    let jq = try RealJQ.found()
    var built = 0
    for program in Self.programs {
      guard let text = Self.built(program), text.isKnown else { continue }
      built += 1
      let real = Self.run(jq, ["-nc", program])
      let own = RealJQ.run(jq.path, ["-c", "."], input: Data(text.bytes))
      #expect(real.status == 0 && own.status == 0 && real.output == own.output, "\(program)")
    }
    #expect(built >= 50)
  }

  private static func run(_ jq: RealJQ, _ arguments: [String]) -> RealJQ.Run {
    var all: [String] = []
    for (name, value) in strings { all += ["--arg", name, value] }
    for (name, value) in json { all += ["--argjson", name, value] }
    return RealJQ.run(jq.path, all + arguments)
  }

  @Test(arguments: [
    "{a}", "{a: .b}", ".", "{a: 1, a: 2}", "{a: $unknown}", "{a: (1, 2)}", "{($a): 1}",
    "{a: 1} | .a",
    "if true then {a: 1} else {} end", "{a: 1} * {b: 2}", "{} + {a: 1}", "{a: 1}, {b: 2}", "{a",
  ])
  func `any other program is not told`(program: String) {
    #expect(Self.built(program) == nil)
  }

  /// The text between the two is taken out.
  @Test(arguments: [
    ("{a: 1, b: 2}", ", \"b\": 2", "{a: 1}"),
    ("{a: 1, b: 2}", "\"a\": 1, ", "{b: 2}"),
    ("{$a, $b}", "\"a\":\"x1\", ", "{$b}"),
    ("{x: $a, $targetProjectId}", ", \"targetProjectId\":\"5f\"", "{x: $a}"),
    ("{\n  x: $a,\n  y: $n\n}", ",\n  \"y\": \"42\"", "{\n  x: $a\n}"),
    ("{a: 1, b: ($n|tonumber), c: 3}", ", \"b\": 42", "{a: 1, c: 3}"),
    ("{a: 1, b: ({c: 1}), d: 3}", ", \"b\": {\"c\": 1}", "{a: 1, d: 3}"),
    ("{a: 1} + {b: 2}", ",\"b\": 2", "{a: 1}"),
    ("{a: 1} + {b: 2}", "\"a\": 1,", "{b: 2}"),
    ("{a: 1, b: \"x-\\($a)\"}", ", \"b\": \"x-x1\"", "{a: 1}"),
    ("{\"a\": 1, \"b\": 2}", ", \"b\": 2", "{\"a\": 1}"),
    ("{a: 1, # one\n b: 2, c: 3}", ", \"b\": 2", "{a: 1, c: 3}"),
    ("{a: 1, b: 2, # two\n c: 3}", ", \"b\": 2", "{a: 1, # two\n c: 3}"),
  ])
  func `a member taken out of the text leaves the program`(
    program: String, member: String, expected: String
  ) throws {
    let (_, sources) = Self.traced(program)
    let text = try #require(Self.built(program))
    let whole = String(decoding: text.bytes, as: UTF8.self)
    let range = try #require(whole.range(of: member), "\(whole)")
    let start = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    let bytes = ByteRange(start, start + member.utf8.count)
    let edits = try #require(text.edits(replacing: bytes, with: [], in: sources))
    let changed = try #require(sources.applying(edits))
    #expect(String(decoding: changed.files[0].bytes, as: UTF8.self) == expected)
  }

  @Test func `a value that is known at run time only stays a hole of the token`() throws {
    let (program, _) = Self.traced("{a: $x, b: ($y|tonumber), \"c\": \"p-\\($x)\", d: $ENV.HOME}")
    let x = Hole(kind: .variable, name: "X")
    let text = try #require(
      constructed(by: program, variables: ["x": TracedText(x), "y": TracedText(x)], json: [:]))
    #expect(text.description == #"{"a": "${X}", "b": ${X}, "c": "p-${X}", "d": "${HOME}"}"#)
    let origins = text.pieces.compactMap { piece -> ByteRange? in
      if case .hole = piece.content { piece.origin?.range } else { nil }
    }
    #expect(origins.prefix(3) == [ByteRange(4, 6), ByteRange(11, 24), ByteRange(34, 39)])
  }
}
