import Calls
import Text

/// `getopts SPECIFICATION NAME` over arguments that are known (POSIX, `getopts`).
extension Evaluation {
  /// One step over the arguments of the running function.
  private enum Option {
    /// No option is left; the arguments that were passed, counted from 1.
    case none(passed: Int)
    case found(letter: TracedText, argument: TracedText?, passed: Int)
    /// A letter that is not known or has no argument.
    case wrong(passed: Int)
  }

  /// How many arguments `getopts` has passed, and one more; nil where that is not known.
  func optionIndex(_ state: State) -> Int? {
    guard let variable = state.variable("OPTIND") else { return 1 }
    guard let content = variable.content.single else { return nil }
    // A local variable without a value begins anew.
    guard let text = content?.scalar, !text.isEmpty else { return 1 }
    return text.isKnown ? Int(text.description) : nil
  }

  /// Sets the variables of one step; false if it depends on the run.
  func getOption(_ invocation: Invocation, _ state: inout State) -> Bool {
    guard let option = option(invocation, state), let words = invocation.arguments.single else {
      return false
    }
    let name = words[2].text.description
    let wrong = TracedText(unwritten: [UInt8(ascii: "?")])
    switch option {
    case .none(let passed):
      set(name, wrong, passed: passed, &state)
      state.end(with: .failure)
    case .found(let letter, let argument, let passed):
      assign("OPTARG", Alternatives(Content(argument ?? TracedText())), &state)
      set(name, letter, passed: passed, &state)
      state.end(with: .success)
    case .wrong(let passed):
      assign("OPTARG", Alternatives(Content(unknown("OPTARG"))), &state)
      set(
        name, words[1].text.bytes.first == colon ? unknown("option") : wrong, passed: passed, &state
      )
      state.end(with: .success)
    }
    return true
  }

  /// Whether the next step is known, and if so, whether there is an option.
  func findsOption(_ invocation: Invocation, _ state: State) -> Bool? {
    switch option(invocation, state) {
    case nil: nil
    case .some(.none): false
    case .some: true
    }
  }

  private func set(_ name: String, _ value: TracedText, passed: Int, _ state: inout State) {
    assign(name, Alternatives(Content(value)), &state)
    let index = TracedText(unwritten: [UInt8]("\(passed)".utf8))
    assign("OPTIND", Alternatives(Content(index)), &state)
  }

  private var colon: UInt8 { UInt8(ascii: ":") }

  private func option(_ invocation: Invocation, _ state: State) -> Option? {
    guard let words = invocation.arguments.single, words.count >= 3, words[1].text.isKnown,
      let index = optionIndex(state), index > 0
    else { return nil }
    let given = words.count > 3 ? words.dropFirst(3).map(\.text) : state.positional?.single
    guard let given, !given.contains(where: isOpen) else { return nil }
    guard index <= given.count else { return Option.none(passed: given.count + 1) }
    return option(given, index, words[1].text.bytes)
  }

  /// The option that begins with argument `index`, counted from 1.
  private func option(_ given: [TracedText], _ index: Int, _ known: [UInt8]) -> Option? {
    let word = given[index - 1]
    let dash = UInt8(ascii: "-")
    // A value of the environment may be an option or none.
    if word.bytes.first == TracedText.holeByte { return nil }
    guard word.bytes.first == dash, word.count > 1 else { return Option.none(passed: index) }
    if word.bytes == [dash, dash] { return Option.none(passed: index + 1) }
    let letter = word.bytes[1]
    guard letter != TracedText.holeByte else { return nil }
    guard letter != colon, let place = known.firstIndex(of: letter) else {
      return word.count == 2 ? .wrong(passed: index + 1) : nil
    }
    let own = word.slice(ByteRange(1, 2))
    guard place + 1 < known.count, known[place + 1] == colon else {
      // Several letters in one word are not followed.
      return word.count == 2 ? .found(letter: own, argument: nil, passed: index + 1) : nil
    }
    if word.count > 2 {
      let value = word.slice(ByteRange(2, word.count))
      return .found(letter: own, argument: value, passed: index + 1)
    }
    guard index < given.count else { return .wrong(passed: index + 1) }
    return .found(letter: own, argument: given[index], passed: index + 2)
  }
}
