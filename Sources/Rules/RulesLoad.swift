import JSON
import Text

/// What came of reading a rules file.
package struct RulesLoad: Sendable {
  /// The rules; absent if there is any problem.
  package let rules: RuleSet?
  /// Everything that is wrong, in the order of the file.
  package let problems: [RulesProblem]
}

/// One thing that is wrong in a rules file.
package struct RulesProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named to `loadRules`.
  package let name: String
  /// 1-based.
  package let line: Int
  /// 1-based, in Unicode scalars; a byte that is not UTF-8 counts as one.
  package let column: Int
  /// What the file must have there, in plain words.
  package let expected: String
  /// What it has there.
  package let found: String

  /// `name:line:column: expected ..., found ...`
  package var description: String {
    "\(name):\(line):\(column): expected \(expected), found \(found)"
  }
}

/// Reads a rules file (format: `rules.schema.json`) and checks what a schema cannot say.
///
/// - Parameters:
///   - bytes: the JSON text.
///   - name: how problems call the file.
package func loadRules(_ bytes: [UInt8], name: String) -> RulesLoad {
  var reader = RulesReader(bytes: bytes, name: name)
  return load(&reader) { () throws(JSONError) in try parseJSON(bytes) }
}

/// Takes the rules out of a tree, if it can be had; `read` says which part of them.
func load(
  _ reader: inout RulesReader,
  _ read: (inout RulesReader, JSONValue) -> RuleSet? = { $0.ruleSet($1) },
  _ tree: () throws(JSONError) -> JSONValue
) -> RulesLoad {
  do throws(JSONError) {
    let rules = read(&reader, try tree())
    let problems = reader.sortedProblems
    return RulesLoad(rules: problems.isEmpty ? rules : nil, problems: problems)
  } catch {
    reader.report(ByteRange(error.offset, error.offset), error.expected, found: error.found)
    return RulesLoad(rules: nil, problems: reader.sortedProblems)
  }
}
