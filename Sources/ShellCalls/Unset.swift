import Calls
import ShellSyntax
import Text

extension Evaluation {
  /// Where no branch of a `case` is taken, or no round of a loop, a variable that all of them set
  /// is empty: programs set variables for others in capital letters (POSIX 8.1). One that the
  /// `question` names comes from elsewhere, and so may any after a script that was not found.
  func leaveEmpty(setBy states: [State], _ question: [UInt8], _ idle: inout State) {
    let living = states.filter { !$0.isDead }
    guard !ranUnknownText, let first = living.first else { return }
    for name in first.variables.names(differingFrom: idle.variables)
    where idle.variables[name] == nil && name.utf8.allSatisfy(isSmall)
      && living.allSatisfy({ isWorthKnowing($0.variables[name]) })
      && !Markers([[UInt8](name.utf8)]).occur(in: question)
    {
      assign(name, Alternatives(Content(TracedText())), &idle)
    }
  }

  /// Whether a variable holds more than values of the environment or the arguments: with those,
  /// which of them it is tells nothing.
  private func isWorthKnowing(_ variable: Variable?) -> Bool {
    guard let variable else { return false }
    return variable.content.items.contains { item in
      guard let content = item.value else { return false }
      return content.elements.contains { text in
        text.count != 1
          || !text.holes.contains { $0.kind == .variable || $0.kind == .unknown }
      }
    }
  }

  private func isSmall(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "_")
    }
  }
}
