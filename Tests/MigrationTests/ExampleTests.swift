import Migration
import Rules
import Testing
import Text

/// The rules' own examples.
struct ExampleTests {
  static let rules: [Rule] = builtInRules().rules?.rules ?? []
  static let examples = rules.flatMap { rule in
    rule.examples.map { Named(rule: rule.id, title: $0.title, before: $0.before, after: $0.after) }
  }
  static let unaffected = rules.flatMap { rule in
    rule.unaffected.map {
      Named(rule: rule.id, title: $0.title, before: $0.script, after: $0.script)
    }
  }

  struct Named: Sendable, CustomTestStringConvertible {
    let rule: String
    let title: String
    let before: String
    let after: String
    var testDescription: String { "\(rule): \(title)" }
  }

  @Test func thereAreExamples() {
    #expect(Self.rules.count >= 6)
    #expect(Self.examples.count >= Self.rules.count)
    #expect(Self.unaffected.count >= Self.rules.count)
  }

  @Test(arguments: examples) func migrates(_ example: Named) throws {
    try assertMigrates(example.before, example.after, title: example.testDescription)
  }

  @Test(arguments: unaffected) func staysAsItIs(_ example: Named) throws {
    let outcome = try run([UInt8](example.before.utf8), try loadedRules())
    let calls = outcome.findings.filter { $0.kind == .call && $0.rule == example.rule }
    #expect(calls.isEmpty)
    #expect(outcome.edits(of: Set(Level.allCases)).isEmpty || calls.isEmpty)
  }
}
