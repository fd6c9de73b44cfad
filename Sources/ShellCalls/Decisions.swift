import Calls
import ShellSyntax
import Text

/// A value that may be looked at several times: unknown text by what it is, known text by where it
/// is written.
struct Subject: Hashable, Sendable {
  private let bytes: [UInt8]
  private let holes: [Hole]
  private let origins: [Origin?]

  init(_ text: TracedText) {
    bytes = text.bytes
    holes = text.holes
    origins = text.pieces.filter { $0.content == .exact }.map(\.origin)
  }
}

/// What a branch tells about a value: it is one of some texts, and none of others.
struct Fact: Sendable {
  let subject: Subject
  /// Patterns of which it matches one; nil for anything.
  var matched: [Glob]?
  /// Patterns of which it matches none.
  var excluded: [Glob]

  /// The opposite, where one pattern decides.
  var negated: Fact? {
    if let matched, excluded.isEmpty {
      return Fact(subject: subject, matched: nil, excluded: matched)
    }
    return matched == nil ? Fact(subject: subject, matched: excluded, excluded: []) : nil
  }

  /// Whether both may hold of one value; true where that is not known.
  func agrees(with other: Fact) -> Bool {
    guard subject == other.subject else { return true }
    return mayHold(with: other) && other.mayHold(with: self)
  }

  /// Whether one of the spelled out texts of this fact fits the other.
  private func mayHold(with other: Fact) -> Bool {
    guard let matched, matched.allSatisfy(\.isLiteral) else { return true }
    return matched.map(\.literal).contains { text in
      !excluded.contains { $0.matches(text) } && !other.excluded.contains { $0.matches(text) }
        && other.matched?.contains { $0.matches(text) } != false
    }
  }
}

/// A choice that was made by values: what each of its branches tells about them.
struct Decision: Sendable {
  let choice: Int
  let branches: [[Fact]]
}

/// `case` and `if` on a value that decided before: what cannot be together is not looked at.
extension Evaluation {
  /// How many decisions are remembered.
  private static let decisionLimit = 32

  /// The guard of a branch that tells `facts`, by the decisions made before.
  func path(_ facts: [Fact], _ state: State) -> Guard {
    var path = state.path
    for decision in state.decisions where !facts.isEmpty {
      let own = decision.branches.indices.filter { branch in
        decision.branches[branch].allSatisfy { known in facts.allSatisfy(known.agrees) }
      }
      guard !own.isEmpty, own.count < decision.branches.count else { continue }
      path = path.adding(choice: decision.choice, branches: Set(own)) ?? path
    }
    return path
  }

  /// Remembers what the branches of the choice just made tell.
  func remember(_ branches: [[Fact]], _ choice: Int, _ state: inout State) {
    guard !isSilent, branches.contains(where: { !$0.isEmpty }),
      state.decisions.count < Evaluation.decisionLimit
    else { return }
    state.decisions.append(Decision(choice: choice, branches: branches))
  }

  /// What the items of a `case` tell, one after the other, and the way that takes none.
  func facts(_ subject: Output, _ patterns: [[TracedText?]], _ state: State) -> [[Fact]] {
    guard let identity = lasting(subject, state) else {
      return patterns.map { _ in [] } + [[]]
    }
    var excluded: [Glob] = []
    var result: [[Fact]] = []
    for own in patterns {
      let globs = own.compactMap { $0 }.filter(\.isKnown).map { Glob($0.bytes) }
      let isWhole = globs.count == own.count
      result.append([Fact(subject: identity, matched: isWhole ? globs : nil, excluded: excluded)])
      if isWhole { excluded += globs }
    }
    return result + [[Fact(subject: identity, matched: nil, excluded: excluded)]]
  }

  /// What the branches of an `if` tell by their conditions, and the way that takes none.
  func facts(
    of conditions: [[Statement]], _ document: TracedText, _ state: State
  ) -> [[Fact]] {
    var failed: [Fact] = []
    var result: [[Fact]] = []
    for condition in conditions {
      let own = fact(of: condition, document, state)
      result.append(failed + [own].compactMap { $0 })
      if let negated = own?.negated { failed.append(negated) }
    }
    return result + [failed]
  }

  /// The value of a subject, if it cannot change without an assignment that is seen.
  private func lasting(_ subject: Output, _ state: State) -> Subject? {
    // A number may be counted on, which is not followed.
    guard let text = subject.single, !text.isEmpty,
      !text.isKnown || !text.bytes.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2D })
    else { return nil }
    let lasts = text.holes.allSatisfy { hole in
      switch hole.kind {
      case .variable:
        Int(hole.name) == nil
          ? isName(hole.name) && !Evaluation.changing.contains(hole.name) : !state.hasShifted
      case .output, .response: hole.number > 0
      case .unknown: false
      }
    }
    return lasts ? Subject(text) : nil
  }

  private func isName(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
  }

  /// Variables that the shell changes by itself (bash(1), Shell Variables).
  private static let changing: Set<String> = [
    "RANDOM", "SRANDOM", "SECONDS", "LINENO", "EPOCHSECONDS", "EPOCHREALTIME", "OPTARG", "OPTIND",
    "REPLY", "BASH_COMMAND", "BASH_SUBSHELL", "BASHPID", "FUNCNAME", "PWD", "OLDPWD", "PIPESTATUS",
    "HISTCMD", "COLUMNS", "LINES", "_",
  ]

  /// What a condition tells if it holds: `[ A = B ]`, `[[ A == B* ]]`, `[ -z A ]`, and `!`.
  private func fact(
    of condition: [Statement], _ document: TracedText, _ state: State
  ) -> Fact? {
    guard condition.count == 1, condition[0].rest.isEmpty, !condition[0].isBackground,
      let test = test(condition[0].first, document), test.words.allSatisfy({ isPlain($0.parts) })
    else { return nil }
    var words = test.words[...]
    var isNegated = condition[0].first.isNegated
    if words.count > 1, written(words[words.startIndex], document) == "!" {
      words = words.dropFirst()
      isNegated.toggle()
    }
    let own = fact(of: Array(words), test.isDouble, document, state)
    return isNegated ? own?.negated : own
  }

  private func fact(
    of words: [Word], _ isDouble: Bool, _ document: TracedText, _ state: State
  ) -> Fact? {
    var scratch = state
    let isUnary = words.count == 2
    guard (1...3).contains(words.count),
      let subject = lasting(text(of: words[isUnary ? 1 : 0], document, &scratch), state)
    else { return nil }
    let empty = Fact(subject: subject, matched: [Glob([])], excluded: [])
    switch (words.count, written(words[words.count == 3 ? 1 : 0], document)) {
    case (1, _), (2, "-n"): return empty.negated
    case (2, "-z"): return empty
    case (3, "="), (3, "=="), (3, "!="):
      guard let right = pattern(of: words[2], .unquoted, document, &scratch), right.isKnown,
        isDouble || Glob(right.bytes).isLiteral
      else { return nil }
      let own = Fact(subject: subject, matched: [Glob(right.bytes)], excluded: [])
      return written(words[1], document) == "!=" ? own.negated : own
    default: return nil
    }
  }
}
