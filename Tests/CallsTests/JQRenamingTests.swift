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
    let jq = try RealJQ.found()
    let programs = (Self.listCases + Self.objectCases).map(\.program)
    let jobs = programs.flatMap { program in Self.documents.map { (program, $0.0, $0.1) } }
    let complaints = Complaints()
    DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
      let (program, input, document) = jobs[number]
      if let complaint = Self.complaint(jq, program, input, document) { complaints.add(complaint) }
    }
    for complaint in complaints.all.sorted() { Issue.record("\(complaint)") }
  }

  private static func complaint(
    _ jq: RealJQ, _ program: String, _ input: JQInput, _ document: String
  ) -> String? {
    let (result, edited) = renamed(program, input)
    guard result.certainty == .certain else { return nil }
    let other = document.replacingOccurrences(of: "\"clusterName\"", with: "\"instanceName\"")
    let before = run(jq, program, document)
    let after = run(jq, edited, other)
    if before.isSyntaxError { return "not jq: \(program)" }
    var texts = [before, after].map { String(decoding: $0.output, as: UTF8.self) }
    if result.emitsWhole {
      texts = texts.map {
        $0.replacingOccurrences(of: "\"clusterName\":", with: "\"instanceName\":")
      }
    }
    if texts[0] == texts[1], before.status == after.status { return nil }
    return
      "\(program)\n\(edited)\n\(document)\n\(texts[0])\(before.errors)\n\(texts[1])\(after.errors)"
  }

  private static func run(_ jq: RealJQ, _ program: String, _ document: String) -> RealJQ.Run {
    RealJQ.run(
      jq.path,
      [
        "-c", "--arg", "n", "c1", "--arg", "k", "id", "--argjson", "args",
        #"{"clusterName":"c1"}"#, program,
      ], input: Data(document.utf8))
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
