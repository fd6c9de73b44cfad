import Testing
import Text

@testable import Calls

struct JQInvocationTests {
  func parse(_ words: [String]) -> JQInvocation {
    JQInvocation.parse(words.map { TracedText(unwritten: [UInt8]($0.utf8)) })
  }

  func text(_ word: JQInvocation.Word?) -> String? { word?.text.description }

  @Test(arguments: [
    [".a"], ["-r", ".a"], ["-rc", ".a"], [".a", "-r"], ["-er", ".a", "f.json"],
    ["--arg", "n", "v", ".a"], [".a", "--arg", "n", "v"], ["--tab", ".a"], ["--indent", "2", ".a"],
    ["-L", "lib", ".a"], ["-Llib", ".a"], ["-rL", "lib", ".a"], ["--args", ".a", "x", "y"],
    ["--slurpfile", "s", "f", "--rawfile", "r", "g", ".a"], ["-n", "--argjson", "j", "1", ".a"],
    ["--seq", "--stream", "-S", "-C", "-M", "-a", "-j", ".a"], ["--", ".a", "-x"],
  ])
  func `the program is found`(words: [String]) {
    let invocation = parse(words)
    #expect(text(invocation.program) == ".a")
    #expect(invocation.program?.index == words.firstIndex(of: ".a"))
    #expect(invocation.doubts.isEmpty)
  }

  @Test(arguments: [
    ("{a: 1} + (if $x then {} else {b: $x} end)", ["a", "b"]),
    ("{a: 1} | if $x then .b = $x else . end", ["a", "b"]),
    ("{a: 1, \"b\": 2} | with_entries(select(.value != \"\"))", ["a", "b"]),
    ("{a: 1} | del(.a)", ["a"]), ("{a: 1} | .[\"b\"] = 2", nil), ("{a: 1} + $x", nil),
    ("{(\"a\"): 1}", nil), ("{a: 1} | with_entries(.key |= \"b\")", nil), (".a", nil),
    ("def select(f): . + {b: 1}; {a: 1} | select(1)", nil),
    ("reduce 1 as $i ({}; .b = 1)", nil),
  ])
  func `the fields of a built object are known`(program: String, fields: [String]?) {
    let keys = parse(["-n", "--arg", "x", "1", program]).possibleKeys()
    #expect(keys?.map { String(decoding: $0, as: UTF8.self) }.sorted() == fields)
    #expect(parse([program]).possibleKeys() == nil)
  }

  @Test func `every part has its place`() {
    let invocation = parse([
      "-nr", "--arg", "a", "1", "--argjson", "b", "{}", "--slurpfile", "c", "f", "--rawfile", "d",
      "g", ".x", "in.json", "--args", "p", "q",
    ])
    #expect(invocation.options == [.nullInput, .rawOutput])
    #expect(invocation.variables.map(\.kind) == [.string, .json, .slurpFile, .rawFile])
    #expect(invocation.variables.map { text($0.name) } == ["a", "b", "c", "d"])
    #expect(invocation.variables.map(\.value.index) == [3, 6, 9, 12])
    #expect(invocation.files.map(text) == ["in.json"])
    #expect(invocation.positional.map(text) == ["p", "q"])
  }

  @Test func `a program may stand in a file`() {
    for words in [["-f", "p.jq", "in"], ["-rf", "p.jq", "in"], ["p.jq", "in", "--from-file"]] {
      let invocation = parse(words)
      #expect(invocation.program == nil)
      #expect(text(invocation.programFile) == "p.jq")
      #expect(invocation.files.map(text) == ["in"])
    }
  }

  @Test func `options decide what the program is given`() {
    #expect(parse(["."]).input(reading: .list).value == .list)
    #expect(parse(["-s", "."]).input(reading: .list).value == .array(.list))
    #expect(parse(["-n", "."]).input(reading: .list).rest == .list)
    #expect(parse(["-n", "."]).input(reading: .list).value == .plain)
    #expect(parse(["-R", "."]).input(reading: .list).value == .unknown)
    #expect(parse(["--arg", "k", "id", "."]).input(reading: .job).strings[[0x6B]] == [0x69, 0x64])
  }

  @Test func `what is not known is said`() {
    #expect(!parse(["--frobnicate", "."]).doubts.isEmpty)
    #expect(!parse(["-rZ", "."]).doubts.isEmpty)
    #expect(!parse([".", "--arg", "n"]).doubts.isEmpty)
    #expect(parse([]).program == nil)
  }

  @Test func `a body is built from the command line`() throws {
    let invocation = parse(["-n", "--arg", "s", "abc", "--argjson", "n", "3", "{id: $s, $n}"])
    #expect(try #require(invocation.constructed()).description == #"{"id": "abc", "n":3}"#)
  }

  @Test func `slurped and read answers are followed`() {
    let cases = [
      (["-s", ".[0].results[].clusterName"], ".[0].results[].instanceName"),
      (["-n", "[inputs.results[].clusterName]"], "[inputs.results[].instanceName]"),
      (["-n", "input | .results[].clusterName"], "input | .results[].instanceName"),
      (
        ["--arg", "k", "id", ".results[] | .[$k], .clusterName"],
        ".results[] | .[$k], .instanceName"
      ),
    ]
    for (words, expected) in cases {
      let invocation = parse(words)
      let (result, edited) = JQRenamingTests.renamed(
        words[words.count - 1], invocation.input(reading: .list))
      #expect(edited == expected)
      #expect(result.certainty == .certain)
    }
    let unknown = parse(["--arg", "k", "clusterName", ".results[] | .[$k]"])
    let (result, _) = JQRenamingTests.renamed(
      ".results[] | .[$k]", unknown.input(reading: .list))
    #expect(result.certainty != .certain && result.obstacle != nil)
  }

  @Test func `answers in named values are followed`() {
    let cases: [(String, JQShape, String?)] = [
      ("$r.results[].clusterName", .list, "$r.results[].instanceName"),
      ("$r[0].results[] | {clusterName}", .array(.list), nil),
      ("$r[0].results[] | .clusterName", .array(.list), "$r[0].results[] | .instanceName"),
      (".clusterName, $r.clusterName", .job, ".clusterName, $r.instanceName"),
      ("$s.clusterName", .job, "$s.clusterName"),
    ]
    for (program, shape, expected) in cases {
      let values = [[UInt8]("r".utf8): shape]
      let input = parse(["-n", program]).input(reading: .foreign, values: values)
      let (result, edited) = JQRenamingTests.renamed(program, input)
      #expect(edited == expected ?? "$r[0].results[] | {clusterName: .instanceName}")
      #expect(result.certainty == .certain, "\(program)")
    }
  }

  @Test func `objects that become text are still objects of the answer`() {
    for program in [".results[] | @base64", ".results[] | @json", ".results[] | tojson"] {
      let (result, _) = JQRenamingTests.renamed(program, .list)
      #expect(result.output.holdsJob && result.certainty == .uncertain(JQRenaming.becomesText))
    }
    let (shown, _) = JQRenamingTests.renamed(#".results[] | "\(@json)""#, .list)
    #expect(!shown.output.holdsJob && shown.certainty != .certain)
  }

  @Test func `a second jq gets what the first prints`() {
    let (first, _) = JQRenamingTests.renamed(".results[]", .list)
    #expect(first.emitsWhole && first.output == .job)
    let (_, edited) = JQRenamingTests.renamed(".clusterName", JQInput(value: first.output))
    #expect(edited == ".instanceName")
    let (second, _) = JQRenamingTests.renamed("[.results[] | {clusterName}]", .list)
    let (third, kept) = JQRenamingTests.renamed(".[].clusterName", JQInput(value: second.output))
    #expect(kept == ".[].clusterName" && third.certainty == .certain)
  }
}
