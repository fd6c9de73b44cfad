package import Calls
package import Rules
import ShellCalls
import Text

/// A deprecated operation that `atlas api` calls.
package struct AtlasCall: Sendable {
  package let invocation: AtlasInvocation
  package let match: CommandMatch
}

extension CallSearch {
  /// The deprecated operation that a command `atlas api` calls, if it is one.
  func atlasCalls(_ event: Event, _ alternative: Int) -> [DeprecatedCall] {
    let arguments = event.alternatives[alternative].arguments
    let invocation = AtlasInvocation.parse(arguments.dropFirst().map(\.text))
    guard invocation.callsAPI, let group = invocation.operand(1),
      let operation = invocation.operand(2), group.text.isKnown,
      let match = rules.command(
        group: group.text.description,
        operation: operation.text.isKnown ? operation.text.description : nil)
    else { return [] }
    let space = TracedText(unwritten: [UInt8(ascii: " ")])
    let name = group.text + space + operation.text
    guard let site = site(of: name, event, marked: [name]) else { return [] }
    return [
      DeprecatedCall(
        trace: index, event: event.number, alternative: alternative, program: "atlas",
        transfer: nil, atlas: AtlasCall(invocation: invocation, match: match), urlIndex: 0,
        url: name, urlArgument: operation.argument + 1, rule: match.rule,
        path: PathMatch(wholeOf: name.count), replacements: nil,
        certainReplacements: [], isAmbiguous: match.operation == nil,
        method: match.rule.deprecated.method, site: site)
    ]
  }
}
