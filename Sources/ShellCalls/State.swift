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

  /// The only element, where it stands for any number of them: what a command printed, by lines
  /// (`mapfile`) or words.
  var sample: TracedText? {
    guard elements.count == 1, let hole = elements[0].onlyHole, hole.kind != .variable else {
      return nil
    }
    return elements[0]
  }

  /// What `$name` gives.
  var scalar: TracedText { elements.first ?? TracedText() }
}

/// A variable with its possible contents. `version` changes with each assignment.
struct Variable: Sendable {
  var content: Alternatives<Content?>
  var version: Int
  /// The variable that this one stands for (`declare -n`).
  var reference: String?
  /// Whether what is assigned to it is counted out (`declare -i`).
  var isInteger = false
}

/// A file that the script wrote. `version` changes with each write.
struct VirtualFile: Sendable {
  var content: Alternatives<TracedText>
  var version: Int
  /// Whether it may hold what an earlier run or something else wrote: this one has not written it
  /// on every way.
  var mayBeOlder = false
  /// The folder in which the script was when it wrote the file, where `cd` made it known.
  var directory: TracedText?
}

/// A function of the script and the document it is written in.
struct ShellFunction: Sendable {
  let definition: FunctionDefinition
  let document: TracedText
  let origin: Origin
  /// What else the name may mean, after branches that define it in different ways.
  var others: [ShellFunction] = []
  /// Whether it may also mean a program of that name that is followed.
  var mayBeProgram = false
  /// The names of files that are not followed and are sourced on a path on which its own is not:
  /// they may define another function of that name.
  var standIns: Set<String> = []

  /// It, and what else the name may mean.
  var all: [ShellFunction] { [self] + others }
}

/// What a script knows at one place of its execution.
struct State: Sendable {
  var variables = NameMap<Variable>()
  var functions = NameMap<ShellFunction>()
  /// `$1`...; nil where they are unknown (the script's own arguments).
  var positional: Alternatives<[TracedText]>?
  /// Changes whenever they do.
  var argumentsVersion = 0
  /// `$0`, where it is not the script's path.
  var programName: TracedText?
  /// Files that the script wrote, by their path.
  var files = NameMap<VirtualFile>()
  /// Variables to restore when the running function returns.
  var saved = NameMap<Variable?>()
  /// The names of the files that were sourced and are not followed.
  var sourcedUnseen: Set<String> = []
  /// Whether `exit`, `return` or the like was passed: nothing after it runs.
  var isDead = false
  /// The standard input of the commands that are run.
  var input: Alternatives<TracedText>?
  /// How often `read` took something of it.
  var linesRead = 0
  /// Whether commands run on another machine.
  var isElsewhere = false
  /// The folder in which commands run, when `cd` made it known.
  var directory: TracedText?
  /// The variables that programs see (`export`).
  var exported = NameMap<Bool>()
  /// The functions that shells see which the script runs (`export -f`).
  var exportedFunctions: Set<String> = []
  /// Where the descriptors lead that are open for writing, but for the standard output.
  var descriptors: [String: Stream] = [:]
  /// What the descriptors give that are open for reading, but for the standard input.
  var inputs: [String: Output] = [:]
  /// Whether each variable that is set is exported (`set -a`).
  var exportsAll = false
  /// Whether a command that fails ends the script (`set -e`).
  var exitsOnError = false
  /// Whether the last command of a pipeline runs in the shell itself (`shopt -s lastpipe`).
  var runsLastHere = false
  /// How the last command ended.
  var status = ExitStatus.unknown
  /// The branches of earlier choices on which alone this state is reached.
  var path = Guard()
  /// The choices that values have decided so far.
  var decisions: [Decision] = []
  /// Whether the script's own arguments were shifted: `$1` is another one since.
  var hasShifted = false
  /// The ways in which the last command may have ended, where their statuses differ; none of them
  /// has such ways of its own.
  var ends: [State] = []

  /// The variable for which a name stands, itself or by reference.
  func target(of name: String) -> String {
    var target = name
    for _ in 0..<8 {
      guard let next = variables[target]?.reference else { break }
      target = next
    }
    return target
  }

  /// What a variable holds, or the one for which it stands.
  func variable(_ name: String) -> Variable? { variables[target(of: name)] }

  /// What a shell knows that is run as a program of its own.
  var inherited: State {
    var inner = self
    inner.saved = NameMap()
    inner.exportsAll = false
    inner.exitsOnError = false
    inner.variables = NameMap()
    for (name, _) in exported.sortedEntries { inner.variables[name] = variables[name] }
    inner.functions = NameMap()
    for name in exportedFunctions { inner.functions[name] = functions[name] }
    return inner
  }
}

extension Evaluation {
  /// The state after one of several branches was taken. The work is that of what they changed. A
  /// value that one of them sets holds under the choice that is counted here, and the number of the
  /// branch.
  func merged(_ branches: [State], before: State) -> State {
    let numbers = branches.indices.filter { !branches[$0].isDead }
    let living = numbers.map { branches[$0] }
    guard var result = living.first else {
      var dead = before
      dead.isDead = true
      return dead
    }
    guard living.count > 1 else { return result }
    choices += 1
    result.ends = []
    result.path = before.path
    result.hasShifted = living.contains(where: \.hasShifted)
    mergeArguments(living, numbers, &result)
    if living.contains(where: { $0.status != result.status }) { result.status = .unknown }
    if living.contains(where: { $0.linesRead != result.linesRead }) {
      result.linesRead = living.map(\.linesRead).max() ?? 0
      result.input = nil
    }
    result.exitsOnError = living.allSatisfy(\.exitsOnError)
    for (name, setters) in changes(living.map(\.variables), before.variables) {
      let ways = ways(living, numbers, setters) { $0.variables[name] }
      result.variables[name] = mergedVariable(name, ways, of: living.count)
    }
    for (path, setters) in changes(living.map(\.files), before.files) {
      result.files[path] = mergedFile(ways(living, numbers, setters) { $0.files[path] })
    }
    for (name, _) in changes(living.map(\.functions), before.functions) {
      result.functions[name] = mergedFunction(name, living, before)
    }
    for branch in living { result.sourcedUnseen.formUnion(branch.sourcedUnseen) }
    for (name, _) in changes(living.map(\.saved), before.saved) where result.saved[name] == nil {
      result.saved[name] = living.lazy.compactMap { $0.saved[name] }.first
    }
    for (name, _) in changes(living.map(\.exported), before.exported) {
      if living.contains(where: { $0.exported[name] == true }) { result.exported[name] = true }
    }
    for branch in living.dropFirst() {
      result.exportedFunctions.formUnion(branch.exportedFunctions)
      result.descriptors.merge(branch.descriptors) { first, _ in first }
      result.inputs.merge(branch.inputs) { first, _ in first }
    }
    return result
  }

  /// Each name that a branch holds otherwise than `before` does, with those branches.
  private func changes<Value>(
    _ branches: [NameMap<Value>], _ before: NameMap<Value>
  ) -> [(name: String, branches: [Int])] {
    var places: [String: Int] = [:]
    var result: [(name: String, branches: [Int])] = []
    for (index, branch) in branches.enumerated() {
      for name in branch.names(differingFrom: before) {
        work += 1
        if let place = places[name] {
          result[place].branches.append(index)
        } else {
          places[name] = result.count
          result.append((name, [index]))
        }
      }
    }
    return result.sorted { $0.name < $1.name }
  }

  /// A value with the branches that hold it, and what leads to them; nil stands for any.
  private typealias Way<Value> = (branches: Set<Int>?, path: Guard, value: Value?)

  /// The values of the branches that set one, and then the one that all others share.
  private func ways<Value>(
    _ living: [State], _ numbers: [Int], _ setters: [Int], _ value: (State) -> Value?
  ) -> [Way<Value>] {
    var result: [Way<Value>] = setters.map { ([numbers[$0]], living[$0].path, value(living[$0])) }
    guard setters.count < living.count else { return result }
    let own = Set(setters)
    guard let first = living.indices.first(where: { !own.contains($0) }) else { return result }
    // Many branches are not told apart.
    let others = living.count <= 16 ? Set(living.indices).subtracting(own) : nil
    result.append((others.map { Set($0.map { numbers[$0] }) }, Guard(), value(living[first])))
    return result
  }

  private func items<Value>(
    _ values: Alternatives<Value>, of way: (branches: Set<Int>?, path: Guard)
  ) -> [Alternatives<Value>.Item] {
    guard let branches = way.branches else { return values.items }
    return values.items.compactMap { item in
      item.when.and(way.path)?.adding(choice: choices, branches: branches).map {
        .init(when: $0, value: item.value)
      }
    }
  }

  private func mergedVariable(
    _ name: String, _ values: [Way<Variable>], of count: Int
  ) -> Variable? {
    if Set(values.map { $0.value?.version }).count == 1 { return values[0].value }
    var items: [Alternatives<Content?>.Item] = []
    for way in values {
      let content = way.value?.content ?? Alternatives(nil)
      items += self.items(content, of: (way.branches, way.path))
    }
    versions += 1
    if let hole = runTimeValue(name, items) {
      return Variable(content: Alternatives(Content(TracedText(hole))), version: versions)
    }
    let content =
      Alternatives(items: distinct(items, of: count))
      ?? Alternatives(Content(lost("several values", items.flatMap { $0.value?.elements ?? [] })))
    return Variable(
      content: content, version: versions,
      isInteger: values.contains { $0.value?.isInteger == true })
  }

  /// One hole for values of which nothing is known in any branch: which of them it is tells
  /// nothing. Where one branch leaves the variable empty, the hole may be empty.
  private func runTimeValue(
    _ variable: String, _ items: [Alternatives<Content?>.Item]
  ) -> Hole? {
    var names: [String] = []
    var mayBeEmpty = false
    for item in items {
      guard let content = item.value, !content.isArray else { return nil }
      if content.scalar.isEmpty {
        mayBeEmpty = true
        continue
      }
      guard content.scalar.count == 1, let hole = content.scalar.holes.first,
        hole.kind == .variable || hole.kind == .unknown
      else { return nil }
      if optionalHoles.contains(hole) { mayBeEmpty = true }
      let name = hole.number == 0 ? hole.name : "\(hole.name)#\(hole.number)"
      if !names.contains(name) { names.append(name) }
    }
    guard names.count > 1 || mayBeEmpty && !names.isEmpty else { return nil }
    guard mayBeEmpty else {
      return Hole(kind: .unknown, name: names.joined(separator: " or "))
    }
    let hole = Hole(kind: .unknown, name: variable, number: choices)
    optionalHoles.insert(hole)
    return hole
  }

  /// Each content once, under the branches in which it holds, out of `count`.
  private func distinct(
    _ items: [Alternatives<Content?>.Item], of count: Int
  ) -> [Alternatives<Content?>.Item] {
    var places: [Content.Identity?: Int] = [:]
    var result: [Alternatives<Content?>.Item] = []
    for item in items {
      work += item.value?.elements.reduce(1) { $0 + $1.pieces.count } ?? 1
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

  /// What a name means that may be any of several functions. Where a branch defines none, that
  /// matters for the name of a program that is followed: a dry run puts a function in front of it.
  private func mergedFunction(_ name: String, _ branches: [State], _ before: State)
    -> ShellFunction?
  {
    let values = branches.map { $0.functions[name] }
    var known: [ShellFunction] = []
    for function in values.flatMap({ $0?.all ?? [] })
    where !known.contains(where: { $0.origin == function.origin }) { known.append(function) }
    guard var result = known.first else { return nil }
    if known.count > Evaluation.roundLimit + 1 {
      trace.cutOff("more than \(Evaluation.roundLimit) functions of one name", at: result.origin)
    }
    result.others = known[1...].prefix(Evaluation.roundLimit).map {
      ShellFunction(definition: $0.definition, document: $0.document, origin: $0.origin)
    }
    let isProgram = HTTPClient(named: name) != nil || ["atlas", "jq"].contains(name)
    result.mayBeProgram =
      values.contains { $0?.mayBeProgram == true } || isProgram && values.contains { $0 == nil }
    let own = known.map { split(TracedText(unwritten: loader.path(of: $0.origin.file))).name }
    for branch in branches {
      guard let function = branch.functions[name] else {
        result.standIns.formUnion(branch.sourcedUnseen.subtracting(before.sourcedUnseen))
        continue
      }
      result.standIns.formUnion(function.standIns)
    }
    // A file of the same name is the same library, installed in another place.
    result.standIns.subtract(own.map(\.description))
    return result
  }

  private func mergedFile(_ values: [Way<VirtualFile>]) -> VirtualFile? {
    if Set(values.map { $0.value?.version }).count == 1 { return values[0].value }
    var items: [Alternatives<TracedText>.Item] = []
    for way in values {
      guard let content = way.value?.content else { continue }
      items += self.items(content, of: (way.branches, way.path))
    }
    versions += 1
    let content =
      Alternatives(items: items) ?? Alternatives(lost("several contents", items.map(\.value)))
    let mayBeOlder = values.contains { $0.value?.mayBeOlder != false }
    return VirtualFile(
      content: content, version: versions, mayBeOlder: mayBeOlder,
      directory: values.lazy.compactMap { $0.value?.directory }.first)
  }
}
