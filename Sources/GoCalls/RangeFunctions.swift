import Calls
import GoSyntax
import Text

/// A loop over a function (Go spec, "For statements with range clause"): the function calls the
/// body of the loop.
struct YieldingLoop {
  let loop: RangeStatement
  let scope: Scope
  /// What was there when it began: the running functions, their named results and calls.
  let returns: Int
  let namedResults: Int
  let frames: [Frame]
  /// The states in which its body leaves it.
  var breaks: [State] = []
  var wasRun = false
}

extension Evaluation {
  /// The function that a loop goes over; nil where it goes over something else.
  func iterator(_ subject: Possible) -> Callable? {
    guard case .function(let function)? = subject.single,
      function.type.parameters.parameters.count == 1,
      let type = function.type.parameters.parameters.first?.type,
      case .functionType(let yield) = type.withoutParentheses,
      yield.results?.parameters.first?.type.lastName == "bool"
    else { return nil }
    return function
  }

  func run(
    _ loop: RangeStatement, over iterator: Callable, _ scope: Scope, _ state: inout State
  ) {
    let before = state
    let number = yields.count
    yields.append(
      YieldingLoop(
        loop: loop, scope: scope, returns: returns.count, namedResults: namedResults.count,
        frames: frames))
    let yield = Possible(.library("\(Evaluation.yieldName)\(number)", receiver: nil))
    loopDepth += 1
    entered(iterator)
    _ = enter(iterator, [yield], spread: false, at: nil, &state)
    if !yields[number].wasRun {
      var once = before
      runBody(ofLoop: number, [nil, nil], &once)
      state = merged([state, once], before: before)
    }
    loopDepth -= 1
    let ways = [state] + yields.removeLast().breaks
    state = merged(ways.allSatisfy(\.isDead) ? ways + [before] : ways, before: before)
  }

  /// The name of what a function is given to call, with the number of the loop behind it; no source
  /// can spell it.
  private static let yieldName = "(yield)"

  /// A function calls the body of the loop that goes over it.
  func yielded(_ name: String, _ site: CallSite, _ state: inout State) -> Possible? {
    guard name.hasPrefix(Evaluation.yieldName) else { return nil }
    if let number = Int(name.dropFirst(Evaluation.yieldName.count)), number < yields.count {
      runBody(ofLoop: number, [site.argument(0), site.argument(1)], &state)
    }
    return unknown("yield")
  }

  /// Runs the body of a loop as a part of the function that the loop stands in.
  private func runBody(ofLoop number: Int, _ values: [Possible?], _ state: inout State) {
    yields[number].wasRun = true
    let loop = yields[number]
    // A body that runs inside of that of a loop further out, where less is running.
    guard loop.returns <= returns.count, loop.namedResults <= namedResults.count else { return }
    var scope = loop.scope
    declare(loop.loop, values[0], values[1], &scope, &state)
    let inner = (returns[loop.returns...], namedResults[loop.namedResults...])
    let outer = (breaks, continues, frames)
    returns.removeSubrange(loop.returns...)
    namedResults.removeSubrange(loop.namedResults...)
    (breaks, continues, frames) = ([[]], [[]], loop.frames)
    let before = state
    run(loop.loop.body.statements, scope.inner, &state)
    yields[number].breaks += breaks.last ?? []
    state = merged([state] + (continues.last ?? []), before: before)
    (breaks, continues, frames) = outer
    returns += inner.0
    namedResults += inner.1
  }
}
