import Calls
import Rules
import Scanner
import Text

/// Readers that take the name of a field from a value, and that nothing ties to the answer but the
/// file in which it is kept, or who calls them: `show() { jq -r ".$1" "$STATE"; }`.
extension NeedsFinder {
  /// What a fix rests on where such readers may read the answer.
  ///
  /// - Parameter derived: the commands whose output still has fields of the answer.
  func openFields(of call: DeprecatedCall, _ derived: Set<Int>) -> [String] {
    let renamed = call.rule.response.renamed.sorted { $0.key < $1.key }
    if renamed.isEmpty { return [] }
    let own = scan.scripts[call.trace]
    let numbers = derived.union([call.event])
    let kept = Set(numbers.flatMap { own.trace.saved[$0] ?? [] }).sorted()
    let isUncalled = own.trace.uncalled.contains(call.event)
    let fields = renamed.map { (from: [UInt8]($0.key.utf8), to: [UInt8]($0.value.utf8)) }
    var result: Set<String> = []
    for script in scan.scripts {
      for event in script.trace.events where mayNameAny(of: fields, event) {
        let texts = event.alternatives.flatMap { event.texts(of: $0) }
        let answers = texts.flatMap(\.holes).filter { $0.kind == .response }.map(\.number)
        // What jq reads of an answer is followed.
        if !answers.isEmpty, ["jq", "gojq", "jaq"].contains(event.name ?? "") { continue }
        let isRead = script.file == own.file && answers.contains(call.event)
        let isKept = texts.contains { text in kept.contains { names($0, text) } }
        let isGiven =
          isUncalled && script.trace.uncalled.contains(event.number)
          && OpenReader(event: event).takesWhatIsGiven
        guard isRead || isKept || isGiven else { continue }
        let path = String(decoding: workspace.path(of: script.file), as: UTF8.self)
        result.insert(
          "`\(event.name ?? "")` in `\(path)`, which may be given its answer, is asked for no "
            + "field with another name then")
      }
    }
    return result.sorted()
  }

  /// Whether a value that a command is given may be the name of one of some fields.
  private func mayNameAny(of fields: [(from: [UInt8], to: [UInt8])], _ event: Event) -> Bool {
    switch event.name {
    case "jq", "gojq", "jaq":
      return event.alternatives.contains { way in
        let words = way.arguments.dropFirst().map(\.text)
        let invocation = JQInvocation.parse(words)
        guard let program = invocation.program, words.flatMap(\.holes).contains(where: isGiven)
        else { return false }
        let input = invocation.input(reading: .job, values: [:])
        return renaming(program.text.bytes, fields: fields, input: input).certainty != .certain
      }
    case "grep", "egrep":
      return event.alternatives.contains { way in
        let pattern = way.arguments.dropFirst().first { $0.text.bytes.first != UInt8(ascii: "-") }
        guard let text = pattern?.text else { return false }
        return text.bytes.contains(UInt8(ascii: "\""))
          && text.holes.contains(where: isGiven)
      }
    case let name? where name.hasPrefix("python") || ["node", "ruby", "perl"].contains(name):
      // `python3 -c '... json.load(sys.stdin)[sys.argv[1]]' "$1"`
      return event.alternatives.contains { way in
        let words = way.arguments.dropFirst().map(\.text)
        let asks = words.contains { text in
          ["[sys.argv", "(sys.argv", "[process.argv", "[ARGV", "{$ARGV"].contains {
            text.bytes.contains($0)
          }
        }
        // `...[sys.argv[1]]` with an open argument, or `...['$1']`.
        return asks && words.last?.onlyHole.map(isGiven) == true
          || words.contains { text in
            ["['\u{0}']", "[\"\u{0}\"]", "get('\u{0}'"].contains { text.bytes.contains($0) }
              && text.holes.contains(where: isGiven)
          }
      }
    default: return false
    }
  }

  /// Whether somebody else gives a value.
  private func isGiven(_ hole: Hole) -> Bool { hole.kind == .variable || hole.kind == .unknown }
}
