import Calls
import ShellSyntax
import Text

/// `trap 'commands' SIGNAL`: commands that run later than where they stand, with what the variables
/// hold then.
struct Trap {
  let text: TracedText
  /// Whether it runs when the shell ends, and at no other time.
  let isAtExit: Bool
  /// What was so where it was set.
  let state: State
}

/// What a shell that is running does in the end.
struct RunningShell {
  var traps: [Trap] = []
  /// The commands that read what the shell prints (`exec > >(...)`).
  var sinks: [Sink] = []
  /// What is so at each `exit` that has one of these behind it.
  var exits: [State] = []
}

extension Evaluation {
  /// Remembers the commands of `trap`.
  func trap(_ invocation: Invocation, _ state: State) {
    guard !isSilent else { return }
    for words in invocation.arguments.items.map({ $0.value.map(\.text) }) where words.count > 2 {
      let text = words[1]
      // `trap - EXIT` and `trap -p EXIT` run nothing.
      let isReset = text.isEmpty || text.bytes.first == UInt8(ascii: "-")
      if isReset || shells[shells.count - 1].traps.count >= Evaluation.exitLimit { continue }
      let isAtExit = words[2...].allSatisfy { ["EXIT", "0", "exit"].contains($0.description) }
      shells[shells.count - 1].traps.append(Trap(text: text, isAtExit: isAtExit, state: state))
    }
  }

  /// Remembers what is so at an `exit`.
  func noteExit(_ state: State) {
    let last = shells.count - 1
    guard !isSilent, !shells[last].traps.isEmpty || !shells[last].sinks.isEmpty else { return }
    shells[last].exits = folded(shells[last].exits + [state])
  }

  /// Runs a shell within the running one, with the traps that it sets, and gives what both print.
  func inShell(_ state: inout State, _ body: (inout State) -> Output) -> Output {
    shells.append(RunningShell())
    defer { shells.removeLast() }
    let output = body(&state)
    return concatenated(output, runTraps(state))
  }

  /// Runs the traps of the running shell, which ends, and gives what they print; what came for a
  /// signal came at any time.
  @discardableResult
  func runTraps(_ end: State) -> Output {
    let own = shells[shells.count - 1]
    shells[shells.count - 1] = RunningShell()
    var output = Output(TracedText())
    for trap in own.traps {
      var state = merged(
        own.exits + [end] + (trap.isAtExit ? [] : [trap.state]), before: end)
      if state.isDead { state = trap.state }
      state.isDead = false
      append(run(text: trap.text, &state), to: &output)
    }
    if own.sinks.isEmpty { return output }
    var state = merged(own.exits + [end], before: end)
    state.isDead = false
    sinks += own.sinks
    runSinks(from: sinks.count - own.sinks.count, &state)
    return output
  }
}
