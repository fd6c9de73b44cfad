import Calls
import ShellSyntax
import Text

/// What a variable holds: one text, or the elements of an array.
struct Content: Sendable {
  var elements: [TracedText]
  var isArray: Bool
  /// The keys of an associative or sparse array; nil where elements count from 0.
  var keys: [TracedText]?

  init(_ text: TracedText) {
    elements = [text]
    isArray = false
  }

  init(array: [TracedText], keys: [TracedText]? = nil) {
    elements = array
    isArray = true
    self.keys = keys
  }

  /// What tells contents apart: the text with its origins.
  struct Identity: Hashable {
    let isArray: Bool
    let texts: [[UInt8]]
    let pieces: [[TracedText.Piece]]
  }

  var identity: Identity {
    let all = elements + (keys ?? [])
    return Identity(isArray: isArray, texts: all.map(\.bytes), pieces: all.map(\.pieces))
  }

  /// What `$name` gives.
  var scalar: TracedText { elements.first ?? TracedText() }
}

/// A variable with its possible contents. `version` changes with each assignment.
struct Variable: Sendable {
  var content: Alternatives<Content?>
  var version: Int
}

/// A file that the script wrote. `version` changes with each write.
struct VirtualFile: Sendable {
  var content: Alternatives<TracedText>
  var version: Int
}

/// A function of the script and the document it is written in.
struct ShellFunction: Sendable {
  let definition: FunctionDefinition
  let document: TracedText
  let origin: Origin
}

/// What a script knows at one place of its execution.
struct State: Sendable {
  var variables: [String: Variable] = [:]
  var functions: [String: ShellFunction] = [:]
  /// `$1`...; nil where they are unknown (the script's own arguments).
  var positional: Alternatives<[TracedText]>?
  /// `$0`, where it is not the script's path.
  var programName: TracedText?
  /// Files that the script wrote, by their path.
  var files: [String: VirtualFile] = [:]
  /// Variables to restore when the running function returns.
  var saved: [String: Variable?] = [:]
  /// Whether `exit`, `return` or the like was passed: nothing after it runs.
  var isDead = false
  /// The standard input of the commands that are run.
  var input: Alternatives<TracedText>?
  /// The folder in which commands run, when `cd` made it known.
  var directory: TracedText?
  /// The variables that programs see (`export`).
  var exported: Set<String> = []
  /// The functions that shells see which the script runs (`export -f`).
  var exportedFunctions: Set<String> = []
  /// Whether each variable that is set is exported (`set -a`).
  var exportsAll = false

  /// What a shell knows that is run as a program of its own.
  var inherited: State {
    var inner = self
    inner.saved = [:]
    inner.exportsAll = false
    inner.variables = variables.filter { exported.contains($0.key) }
    inner.functions = functions.filter { exportedFunctions.contains($0.key) }
    return inner
  }
}

extension Evaluation {
  /// The state after one of several branches was taken.
  func merged(_ branches: [State], before: State) -> State {
    let living = branches.filter { !$0.isDead }
    guard var result = living.first else {
      var dead = before
      dead.isDead = true
      return dead
    }
    guard living.count > 1 else { return result }
    choices += 1
    let names = Set(living.flatMap { $0.variables.keys })
    for name in names {
      result.variables[name] = mergedVariable(living.map { $0.variables[name] })
    }
    for branch in living.dropFirst() {
      result.functions.merge(branch.functions) { first, _ in first }
      result.saved.merge(branch.saved) { first, _ in first }
      result.exported.formUnion(branch.exported)
      result.exportedFunctions.formUnion(branch.exportedFunctions)
    }
    for path in Set(living.flatMap { $0.files.keys }) {
      result.files[path] = mergedFile(living.map { $0.files[path] })
    }
    return result
  }

  private func mergedVariable(_ values: [Variable?]) -> Variable? {
    if Set(values.map { $0?.version }).count == 1 { return values[0] }
    var items: [Alternatives<Content?>.Item] = []
    for (branch, value) in values.enumerated() {
      let content = value?.content ?? Alternatives(nil)
      items += content.under(choice: choices, branch: branch)
    }
    versions += 1
    if let hole = runTimeValue(items) {
      return Variable(content: Alternatives(Content(TracedText(hole))), version: versions)
    }
    let content =
      Alternatives(items: distinct(items, of: values.count))
      ?? Alternatives(Content(unknown("several values")))
    return Variable(content: content, version: versions)
  }

  /// One hole for values of which nothing is known in any branch: which of them it is tells
  /// nothing.
  private func runTimeValue(_ items: [Alternatives<Content?>.Item]) -> Hole? {
    var names: [String] = []
    for item in items {
      guard let content = item.value, !content.isArray, content.scalar.count == 1,
        let hole = content.scalar.holes.first, hole.kind == .variable || hole.kind == .unknown
      else { return nil }
      let name = hole.number == 0 ? hole.name : "\(hole.name)#\(hole.number)"
      if !names.contains(name) { names.append(name) }
    }
    return names.count > 1 ? Hole(kind: .unknown, name: names.joined(separator: " or ")) : nil
  }

  /// Each content once, under the branches in which it holds, out of `count`.
  private func distinct(
    _ items: [Alternatives<Content?>.Item], of count: Int
  ) -> [Alternatives<Content?>.Item] {
    var places: [Content.Identity?: Int] = [:]
    var result: [Alternatives<Content?>.Item] = []
    for item in items {
      let identity = item.value?.identity
      if let place = places[identity] {
        let when = result[place].when.or(item.when).simplified(choice: choices, of: count)
        result[place] = .init(when: when, value: item.value)
      } else {
        places[identity] = result.count
        result.append(item)
      }
    }
    return result
  }

  private func mergedFile(_ values: [VirtualFile?]) -> VirtualFile? {
    if Set(values.map { $0?.version }).count == 1 { return values[0] }
    var items: [Alternatives<TracedText>.Item] = []
    for (branch, value) in values.enumerated() {
      items += value?.content.under(choice: choices, branch: branch) ?? []
    }
    versions += 1
    let content = Alternatives(items: items) ?? Alternatives(unknown("several contents"))
    return VirtualFile(content: content, version: versions)
  }
}
