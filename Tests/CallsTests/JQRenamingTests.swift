import Foundation
import Testing
import Text

@testable import Calls

/// The edited program prints for the renamed document what the program printed for the old one.
struct JQRenamingTests {
  struct Case: Sendable {
    let program: String
    /// Nil where a person has to look.
    let expected: String?
  }

  static func cases(_ text: String) -> [Case] {
    JQGrammarTests.lines(text).map { line in
      if line.hasSuffix(" =?") { return Case(program: String(line.dropLast(3)), expected: nil) }
      let sides = line.components(separatedBy: " => ")
      return Case(program: sides[0], expected: sides[sides.count - 1])
    }
  }

  static let listCases = cases(jqReaders)
  static let objectCases = cases(jqObjectReaders)

  static let first =
    #"{"id":"r1","clusterName":"c1","status":"COMPLETED","links":[{"href":"h","rel":"self"}],"#
    + #""finishedDate":"2025-01-01","cluster":{"x":1}}"#
  static let second =
    #"{"id":"r2","clusterName":"C2","status":"FAILED","finishedDate":"2025-02-01"}"#
  static let documents: [(JQInput, String)] = [
    (.object, first),
    (.list, #"{"links":[{"href":"h"}],"results":[\#(first),\#(second)],"totalCount":2}"#),
    (.list, #"{"links":[],"results":[\#(second)],"totalCount":1}"#),
  ]

  static func renamed(_ program: String, _ input: JQInput) -> (JQRenaming, String) {
    let bytes = [UInt8](program.utf8)
    let result = renaming(
      bytes, fields: [([UInt8]("clusterName".utf8), [UInt8]("instanceName".utf8))], input: input)
    let edited = apply(result.edits, to: bytes).map { String(decoding: $0, as: UTF8.self) }
    return (result, edited ?? "edits overlap")
  }

  @Test func `every reader becomes what is expected`() {
    #expect(Self.listCases.count + Self.objectCases.count >= 150)
    check(Self.listCases, .list)
    check(Self.objectCases, .object)
  }

  private func check(_ cases: [Case], _ input: JQInput) {
    for one in cases {
      let (result, edited) = Self.renamed(one.program, input)
      if let expected = one.expected {
        #expect(edited == expected)
        #expect(result.certainty == .certain, "\(one.program)")
      } else {
        #expect(result.certainty != .certain, "\(one.program) became \(edited)")
      }
    }
  }

  @Test func `the real jq prints the same`() throws {
    let programs = (Self.listCases + Self.objectCases).map(\.program)
    for complaint in try Self.complaints(programs) { Issue.record("\(complaint)") }
  }

  /// What the real jq prints otherwise after a renaming that was said to be certain.
  static func complaints(_ programs: [String]) throws -> [String] {
    let jq = try RealJQ.found()
    var jobs: [(programs: [String], input: JQInput, document: String)] = []
    for (input, document) in documents {
      for start in stride(from: 0, to: programs.count, by: 50) {
        jobs.append((Array(programs[start..<min(start + 50, programs.count)]), input, document))
      }
    }
    let complaints = Complaints()
    let all = jobs
    DispatchQueue.concurrentPerform(iterations: all.count) { number in
      complain(jq, all[number].programs, all[number].input, all[number].document, complaints)
    }
    return complaints.all.sorted()
  }

  private static func complain(
    _ jq: RealJQ, _ programs: [String], _ input: JQInput, _ document: String,
    _ complaints: Complaints
  ) {
    let results = programs.map { renamed($0, input) }
    let other = sorted(
      document.replacingOccurrences(of: "\"clusterName\"", with: "\"instanceName\""))
    let document = sorted(document)
    guard let before = run(jq, programs, document),
      let after = run(jq, results.map(\.1), other)
    else { return halve(jq, programs, input, document, complaints) }
    for (index, program) in programs.enumerated() {
      guard results[index].0.certainty == .certain else { continue }
      var texts = [before[index], after[index]]
      if results[index].0.emitsWhole {
        texts = texts.map {
          sorted($0.replacingOccurrences(of: "\"clusterName\":", with: "\"instanceName\":"))
        }
      }
      if texts[0] == texts[1] { continue }
      complaints.add("\(program)\n\(results[index].1)\n\(document)\n\(texts[0])\n\(texts[1])")
    }
  }

  /// The same lines, with the fields of each object in the order of their names, in which Atlas has
  /// them.
  private static func sorted(_ text: String) -> String {
    text.components(separatedBy: "\n").map { line in
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
      guard line.hasPrefix("{") || line.hasPrefix("["),
        let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
        let data = try? JSONSerialization.data(withJSONObject: value, options: options)
      else { return line }
      return String(decoding: data, as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// A batch that fails is judged in halves; one that runs too long alone is left out.
  private static func halve(
    _ jq: RealJQ, _ programs: [String], _ input: JQInput, _ document: String,
    _ complaints: Complaints
  ) {
    guard programs.count > 1 else {
      if case .failure = JQProgram.parse([UInt8](programs[0].utf8)) {
        complaints.add("not jq: \(programs[0])")
      }
      return
    }
    let half = programs.count / 2
    complain(jq, Array(programs[..<half]), input, document, complaints)
    complain(jq, Array(programs[half...]), input, document, complaints)
  }

  /// What each program prints, from one run; nil if one stops it.
  private static func run(
    _ jq: RealJQ, _ programs: [String], _ document: String
  ) -> [String]? {
    let definitions = programs.enumerated().map { "def p\($0): \($1)\n;\n" }.joined()
    let calls = programs.indices.map { "(try p\($0) catch \"error\"), \"<end>\"" }
    let output = RealJQ.run(
      jq.path,
      [
        "-c", "--arg", "n", "c1", "--arg", "k", "id", "--argjson", "args",
        #"{"clusterName":"c1"}"#, definitions + calls.joined(separator: ",\n"),
      ], input: Data(document.utf8), limit: 5)
    let text = String(decoding: output.output, as: UTF8.self)
    let outputs = Array(text.components(separatedBy: "\"<end>\"\n").dropLast())
    return outputs.count == programs.count ? outputs : nil
  }
}

final class Complaints: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [String] = []
  func add(_ text: String) {
    lock.lock()
    defer { lock.unlock() }
    all.append(text)
  }
}
