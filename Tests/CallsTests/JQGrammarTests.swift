import Testing

@testable import Calls

/// The real jq judges which programs are jq.
struct JQGrammarTests {
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }

  static let valid = lines(validJQPrograms) + ["", "\n", " .a\n", "1 # a\r\n", ".a\r\n| .b", "# x"]
  static let invalid = lines(invalidJQPrograms)

  func releases(_ program: String) -> JQReleases {
    switch JQProgram.parse([UInt8](program.utf8)) {
    case .success(let tree): tree.releases
    case .failure: []
    }
  }

  @Test func `every table holds what it says`() {
    #expect(Self.valid.count + Self.invalid.count >= 300)
    for program in Self.valid {
      #expect(!releases(program).isEmpty, "\(program)")
    }
    for program in Self.invalid { #expect(releases(program).isEmpty, "\(program)") }
  }

  @Test func `the real jq takes the same programs`() throws {
    let jq = try RealJQ.found()
    expectAgreement(with: jq, on: Self.valid + Self.invalid)
  }

  @Test func `the real jq takes the same mutated programs`() throws {
    let jq = try RealJQ.found()
    var random = SmallRandom(seed: 20_260_122)
    let all = Self.valid + Self.invalid
    let mutants = (0..<RealJQ.mutants).map { _ in mutant(of: all, &random) }
    expectAgreement(with: jq, on: mutants)
  }

  private func expectAgreement(with jq: RealJQ, on programs: [String]) {
    let unique = Array(Set(programs)).sorted()
    let ours = unique.map { releases($0).contains(jq.release) }
    let theirs = jq.takes(unique, expected: ours)
    for (index, program) in unique.enumerated() where ours[index] != theirs[index] {
      Issue.record("jq \(theirs[index] ? "takes" : "refuses"): \(program.debugDescription)")
    }
  }

  private func mutant(of programs: [String], _ random: inout SmallRandom) -> String {
    var text = [UInt8](programs[random.below(programs.count)].utf8)
    let pieces = [
      ".", "|", ",", "(", ")", "[", "]", "{", "}", "\"", "\\(", "?", "//", " as $x | ", "$x", ":",
      ";", "1", "a", " if ", " then ", " else ", " end ", "-", "+", "==", "=", "reduce ", "try ",
      "def f: ", "@csv", " and ", "..", "?//", "\\", "#", "\n", "0.5", "\"b\"", "label $l | ",
    ]
    for _ in 0...random.below(3) {
      let place = random.below(text.count + 1)
      switch random.below(5) {
      case 0 where !text.isEmpty: text.remove(at: min(place, text.count - 1))
      case 1 where text.count > 1: text.swapAt(random.below(text.count), random.below(text.count))
      case 2:
        let other = [UInt8](programs[random.below(programs.count)].utf8)
        text = Array(text[..<place]) + other.dropFirst(random.below(other.count + 1))
      default:
        text.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  @Test func `every prefix and any bytes are survived`() {
    var random = SmallRandom(seed: 7)
    for program in Self.valid {
      let bytes = [UInt8](program.utf8)
      for end in bytes.indices { _ = JQProgram.parse([UInt8](bytes[..<end])) }
    }
    for _ in 0..<2000 {
      _ = JQProgram.parse((0..<random.below(40)).map { _ in UInt8(random.below(256)) })
    }
  }

  @Test(arguments: [
    "(", "[", "{a:", "-", "try ", "\"\\(", "if ", ". as $x | (", "1 + (", ".[", "f(",
  ])
  func `deep nesting is an error and no crash`(opening: String) {
    let program = String(repeating: opening, count: 20_000)
    guard case .failure = JQProgram.parse([UInt8](program.utf8)) else {
      Issue.record("taken")
      return
    }
  }

  @Test func `long chains are no nesting`() {
    for link in [".a | ", ".a + ", ".a, ", ". as $x | ", "def f: 1; ", ".a // ", "label $x | "] {
      let program =
        String(repeating: link, count: 5000) + ".a" + String(repeating: ".b", count: 5000)
      #expect(!releases(program).isEmpty, "\(link)")
    }
  }

  @Test(arguments: [
    "\0", ".\0", ".a\0", ".results[\0]", ".results[\0].id", "select(.a == \0)",
    "select(.a == \"\0\")",
    ".a[\"\0\"]", "1\0", "\0f(1)", "{\0: 1}", "{a: \0}", "$\0", "\"\\\0\"", ".[\0:1\0]", "@\0",
  ])
  func `a hole may stand for a term or for a part of a name`(program: String) {
    #expect(!releases(program).isEmpty)
  }
}
