package import Calls
import ShellSyntax
package import Text

/// One run over one script. A class, as every command adds to the same trace.
final class Evaluation {
  let loader: any SourceLoader
  var trace = Trace()
  var choices = 0
  var versions = 0
  var frames: [Frame] = []
  /// The commands whose text is running: `eval`, `sh -c`.
  var runners: [Frame] = []
  /// The files that are being evaluated, the first one started.
  var scripts: [FileID] = []
  /// For a variable of the environment that `${name:+...}` tests: the choice that stands for it.
  var environmentChoices: [String: Int] = [:]
  /// Run-time values that may be empty, as one of several branches sets none.
  var optionalHoles: Set<Hole> = []
  /// The `>(...)` of the commands that are running.
  var sinks: [Sink] = []
  var destination = Destination.terminal
  /// What went to standard outputs by other descriptors.
  var streams: [Collector] = []
  /// For each running function: the states at its `return`s, and what it had printed.
  var returns: [[(state: State, output: Output)]] = []
  /// For each list of statements that is running: what it has printed so far.
  var printed: [Output] = []
  /// How many such lists ran when each running function, and each capture of output, began.
  var functionBases: [Int] = []
  var captureBases: [Int] = []
  /// How many conditions are running: under `set -e` they may fail.
  var conditions = 0
  /// For each running loop: the states at its `break`s and `continue`s.
  var breaks: [[(state: State, goesOn: Bool)]] = []
  /// The shells that are running, one in another.
  var shells = [RunningShell()]
  /// The functions that are running.
  var active: [Origin] = []
  /// The scripts that the script has written.
  var written = WrittenScripts()
  /// How many commands were evaluated.
  var steps = 0
  /// How many scripts of the repository were run.
  var scriptsRun = 0
  /// What was done: commands, names looked at in a merge, pieces of text put together.
  var work: Int {
    get { trace.work }
    set { trace.work = newValue }
  }
  /// The members of `trace.defaults`, and their places.
  var takenDefaults: Set<TakenDefault> = []
  var defaultPlaces: [FileID: OuterRanges] = [:]
  /// How often the loops around evaluate the body of the innermost.
  var rounds = 1
  /// Whether text was run that is not known: it may have set any variable.
  var ranUnknownText = false
  /// Whether commands run that whoever runs the script gives it: `"$@"`, `eval "$line"`.
  var runsGivenCommands = false
  /// How deep functions, scripts and substitutions are nested.
  var depth = 0
  /// Set while a loop body is evaluated for the first time only to learn what it assigns.
  var isSilent = false
  /// How many events were passed over since then: those that follow have the numbers that they get
  /// when they are recorded.
  var skipped = 0
  /// The number of the next event.
  var nextNumber: Int { trace.events.count + skipped }

  /// The limits that keep evaluation bounded on hostile input.
  static let stepLimit = 20_000
  static let runLimit = 32
  static let depthLimit = 40
  /// How many values of a list a loop takes one by one.
  static let roundLimit = 8
  static let textLimit = 1 << 18
  /// A text of more pieces is put together coarsely: only its last `finePieces` keep their places.
  static let pieceLimit = 1024
  static let finePieces = 256
  /// A variable is named for text of so many pieces at most.
  static let heldPieces = 4
  /// How many states at the exits of a function or loop are kept apart.
  static let exitLimit = 16
  /// How often nested loops may evaluate a body, taking their values one by one.
  static let roundsLimit = 64
  static let elementLimit = 1024
  /// How many words a test has that is decided.
  static let testLimit = 100

  /// Variables that no environment sets.
  let unset: Set<String>
  /// What was written to files, and which of them were read.
  var kept: [String: [KeptFile]] = [:]
  var readFiles: Set<String> = []
  var openNames = OpenNames()
  /// Folders of `mktemp` that programs were given which may write there.
  var sharedFolders: Set<String> = []
  /// The variable that was last set to each run-time value.
  private var holders: [Hole: String] = [:]
  /// The same for text that the script spells out, by the places of its few pieces, the
  /// first of them before.
  private var textHolders: [Origin: [[Origin]: String]] = [:]
  /// Whether the script is zsh's, which splits no values and whose arrays count from 1.
  var isZsh = false
  /// Whether what is set before a call of a function may stay set after it: POSIX leaves that open
  /// (XCU 2.9.1), and ksh93 and the bash before 5.1 that is run as `sh` do so.
  var mayKeepPrefixes = false
  /// Whether a ksh runs the script.
  var isKsh = false
  /// The variables at the last command that may have set any of them.
  var lastLost = NameMap<Variable>()
  /// For a document, by its file and size: the variables that it sets again and again.
  var globalArguments: [[Int]: Set<String>] = [:]
  /// Whether bats(1) runs the script, whose tests are functions.
  var isBats = false

  init(loader: any SourceLoader, unset: Set<String>) {
    self.loader = loader
    self.unset = unset
  }

  /// A hole for text that nothing tells; `name` says what it is.
  func unknown(_ name: String) -> TracedText {
    TracedText(Hole(kind: .unknown, name: name))
  }

  /// Notes that something was given up.
  func giveUp(
    _ kind: Limit.Kind, _ reason: String, at origin: Origin?, text: TracedText? = nil
  ) {
    guard !isSilent else { return }
    trace.limits.append(Limit(kind, origin: origin, reason: reason, text: text))
  }

  /// Keeps a text within its limit.
  func bounded(_ text: TracedText) -> TracedText {
    work += 1 + text.pieces.count
    guard text.count <= Evaluation.textLimit else { return lost("long text", [text]) }
    guard text.pieces.count > Evaluation.pieceLimit else { return text }
    trace.noteLost([text])
    let coarse = text.coarsened(keeping: Evaluation.finePieces)
    return coarse.pieces.count > Evaluation.pieceLimit / 2 ? lost("long text", [text]) : coarse
  }

  /// Keeps a list within its limit.
  func bounded(_ elements: [TracedText]) -> [TracedText] {
    elements.count <= Evaluation.elementLimit ? elements : [lost("long list", elements)]
  }

  /// Sets a variable in `state`.
  func assign(_ name: String, _ content: Alternatives<Content?>, _ state: inout State) {
    versions += 1
    let target = state.target(of: name)
    let isInteger = state.variables[target]?.isInteger == true
    let value = content.map { content in
      content.map { isInteger ? self.counted(out: $0, name) : self.single($0, name) }
    }
    state.variables[target] = Variable(content: value, version: versions, isInteger: isInteger)
    if state.exportsAll { state.exported[name] = true }
    if let hole = value.single??.scalar.onlyHole { holders[hole] = name }
    for item in value.items {
      if let places = item.value.flatMap(placesOfPieces) {
        textHolders[places[0], default: [:]][places] = name
      }
    }
  }

  /// Where a value is written that is known and has few pieces.
  private func placesOfPieces(_ content: Content) -> [Origin]? {
    let text = content.scalar
    guard !content.isArray, 1...Evaluation.heldPieces ~= text.pieces.count, text.isKnown else {
      return nil
    }
    let places = text.pieces.compactMap(\.origin)
    return places.count == text.pieces.count ? places : nil
  }

  /// One text where `"$@"` gives any number of them: `for name in "$@"`, `name="$*"`.
  private func single(_ content: Content, _ name: String) -> Content {
    !content.isArray && isOpen(content.scalar) ? Content(unknown(name)) : content
  }

  /// The variables that hold the run-time values of a text.
  func holders(of text: TracedText, _ state: State) -> [Hole: String] {
    var result: [Hole: String] = [:]
    for hole in text.holes {
      guard let name = holders[hole], let variable = state.variable(name),
        variable.content.items.contains(where: { $0.value?.scalar.onlyHole == hole })
      else { continue }
      result[hole] = name
    }
    return result
  }

  /// The variables that hold pieces of a text, by the places where these are written.
  func textHolders(of text: TracedText, _ state: State) -> [[Origin]: String] {
    var result: [[Origin]: String] = [:]
    for (index, piece) in text.pieces.enumerated() {
      guard let held = piece.origin.flatMap({ textHolders[$0] }) else { continue }
      for (places, name) in held {
        let own = text.pieces[index...].prefix(places.count).compactMap(\.origin)
        guard own == places, let variable = state.variable(name),
          variable.content.items.contains(where: { item in
            item.value.flatMap(placesOfPieces) == places
          })
        else { continue }
        result[places] = name
      }
    }
    return result
  }

  /// Sets what a file holds in `state`.
  func write(_ content: Output, toFile path: TracedText, _ state: inout State) {
    let name = key(path)
    let place = split(path)
    versions += 1
    state.files[name] = VirtualFile(
      content: content, version: versions, directory: state.directory)
    openNames.note(name, folder: key(place.folder), name: NamePattern(place.name))
    written.note(content.single, in: name)
    noteSaved(content, in: path)
  }

  /// Notes that answers are kept in a file, for those who read it elsewhere.
  func noteSaved(_ content: Output, in path: TracedText) {
    let place = split(path)
    let holes = place.folder.holes
    let isShared = !holes.isEmpty && holes.allSatisfy(isLasting)
    if let hole = path.onlyHole, hole.kind == .variable, !isSilent {
      for answer in content.items.flatMap(\.value.holes)
      where answer.kind == .response || answer.kind == .output {
        trace.savedVariables[answer.number, default: []].insert(hole.name)
      }
    }
    // `out/$day`: who goes through all days names `out`.
    let folder = place.folder.bytes.split(separator: UInt8(ascii: "/"))
      .last { !$0.contains(TracedText.holeByte) }
    noteSaved(content, in: key(path), NamePattern(place.name), isShared: isShared, folder: folder)
  }

  /// Whether another script gets the same value: a variable of the environment, the day, the host.
  private func isLasting(_ hole: Hole) -> Bool {
    switch hole.kind {
    case .variable: true
    case .output: Evaluation.lasting.contains(hole.name)
    case .response, .unknown: false
    }
  }

  private static let lasting: Set<String> = [
    "date", "hostname", "whoami", "logname", "id", "uname", "basename", "dirname", "pwd",
    "realpath", "readlink", "git", topName,
  ]

  /// Notes the answers that a file keeps which other programs may read.
  /// `isShared`: the folder is one that variables of the environment name.
  private func noteSaved(
    _ content: Output, in name: String, _ pattern: NamePattern, isShared: Bool,
    folder: ArraySlice<UInt8>?
  ) {
    let isDevice = name.hasPrefix("/dev/") && !name.hasPrefix("/dev/shm/")
    guard !isSilent, !isDevice, let last = name.split(separator: "/").last else {
      return
    }
    let isKnown = !name.contains { $0 == "\0" || $0 == "$" }
    for hole in content.items.flatMap(\.value.holes)
    where hole.kind == .response || hole.kind == .output {
      trace.savedNames[hole.number, default: []].append(pattern)
      if let folder {
        let folder = String(decoding: folder, as: UTF8.self)
        trace.savedFolders[hole.number, default: []].insert(folder)
      }
      if isShared, !pattern.isOpen { trace.saved[hole.number, default: []].insert(String(last)) }
      if !isKnown {
        trace.savedSomewhere.insert(hole.number)
        // A program that is given the folder may name the file.
        if !last.contains(where: { $0 == "\0" || $0 == "$" }) {
          trace.savedForNow[hole.number, default: []].insert(String(last))
        }
      } else {
        trace.saved[hole.number, default: []].insert(String(last))
      }
    }
  }

  /// Makes a variable local to the running function (bash(1), `local`).
  func makeLocal(_ name: String, _ state: inout State) {
    if state.saved[name] == nil { state.saved[name] = .some(state.variables[name]) }
  }
}

/// Evaluates a whole script, then each of its functions that nothing has called.
///
/// - Parameters:
///   - called: functions that some script calls; nil leaves out uncalled functions altogether.
///   - unset: variables that no environment sets.
package func evaluate(
  script: FileID, with loader: any SourceLoader, called: Set<Origin>? = nil,
  unset: Set<String> = []
) -> Trace {
  let followed = FollowedScript(script, with: loader, unset: unset)
  return called.map(followed.finished(besides:)) ?? followed.trace
}

/// A script that was evaluated, but for the functions that it does not call: whether others call
/// them is only known when these were evaluated too.
package struct FollowedScript {
  private let evaluation: Evaluation
  private let script: FileID
  private let state: State

  /// - Parameters:
  ///   - unset: variables that no environment sets.
  ///   - onlyFunctions: leaves out what the script itself runs, and only learns what it defines.
  package init(
    _ script: FileID, with loader: any SourceLoader, unset: Set<String> = [],
    onlyFunctions: Bool = false
  ) {
    self.script = script
    evaluation = Evaluation(loader: loader, unset: unset)
    let document = TracedText(file: script, bytes: loader.bytes(of: script))
    evaluation.scripts = [script]
    evaluation.isZsh = isZshScript(document.bytes, path: loader.path(of: script))
    evaluation.mayKeepPrefixes = namesPlainShell(document.bytes)
    evaluation.isKsh = namesKsh(document.bytes)
    evaluation.isBats = isBatsScript(document.bytes, path: loader.path(of: script))
    var state = State()
    state.exitsOnError = namesErrorExit(document.bytes)
    evaluation.isSilent = onlyFunctions
    evaluation.run(parseShell(document.bytes, isZsh: evaluation.isZsh).statements, document, &state)
    evaluation.runTraps(state)
    if !onlyFunctions { evaluation.runTests(of: script, in: state) }
    (evaluation.isSilent, evaluation.skipped) = (false, 0)
    let own = state.functions.sortedEntries.filter { $0.value.origin.file == script }
    evaluation.trace.defined = Set(own.map(\.name))
    self.state = state
  }

  /// What was found so far.
  package var trace: Trace { evaluation.trace }

  /// Evaluates the functions that neither the script calls nor `called` holds, and gives all that
  /// was found. To be asked once.
  package func finished(besides called: Set<Origin>) -> Trace {
    evaluation.runUncalled(in: state, besides: called, of: script)
    evaluation.runOffered(in: state, besides: script)
    evaluation.runWritten()
    evaluation.recordKept()
    var state = state
    _ = evaluation.handOver(&state)
    return evaluation.trace
  }

  /// The functions that the script defines and does not call, with their text.
  package var offered: [(name: String, text: ArraySlice<UInt8>)] {
    state.functions.sortedEntries.filter { _, function in
      function.origin.file == script && !evaluation.trace.called.contains(function.origin)
    }.map { name, function in (name, evaluation.loader.bytes(of: script)[function.origin.range]) }
  }
}

extension Evaluation {
  /// Evaluates statements in order and gives what they print.
  @discardableResult
  func run(_ statements: [Statement], _ document: TracedText, _ state: inout State) -> Output {
    printed.append(Output(TracedText()))
    for statement in statements {
      guard !state.isDead else { break }
      let output = run(statement, document, &state)
      append(output, to: &printed[printed.count - 1])
    }
    return printed.removeLast()
  }

  /// What the running function has printed on the way to this place; nothing where its output is
  /// captured on the way.
  var printedInFunction: Output {
    guard destination == .captured, let base = functionBases.last,
      (captureBases.last ?? 0) <= base
    else {
      return Output(TracedText())
    }
    return printed[base...].reduce(Output(TracedText())) { concatenated($0, $1) }
  }

  /// Runs `body` with some output known to stand before its own.
  func after<Result>(_ output: Output, _ body: () -> Result) -> Result {
    printed.append(output)
    defer { printed.removeLast() }
    return body()
  }

  /// Evaluates an and-or list.
  func run(_ statement: Statement, _ document: TracedText, _ state: inout State) -> Output {
    if statement.isBackground { return subshell(&state) { runList(statement, document, &$0) } }
    return runList(statement, document, &state)
  }
}

/// What a command prints: one of several texts.
typealias Output = Alternatives<TracedText>

extension Evaluation {
  /// Adds to an output. A text without a condition is added where the others stand: the work is
  /// that of what is added.
  func append(_ more: Output, to output: inout Output) {
    guard let text = more.single, output.single != nil || more.items[0].when == Guard() else {
      output = concatenated(output, more)
      return
    }
    if text.isEmpty { return }
    work += 1 + text.pieces.count
    output.appendToEach(text)
    let isLong = output.items.contains {
      $0.value.count > Evaluation.textLimit || $0.value.pieces.count > Evaluation.pieceLimit
    }
    if isLong { output = output.map { self.bounded($0) } }
  }

  /// One of several outputs, told apart by the choice that the states before them were merged by.
  func oneOf(_ outputs: [Output], branches: [Int]? = nil) -> Output {
    if outputs.allSatisfy({ $0.single?.isEmpty == true }) { return outputs[0] }
    let numbers = branches ?? Array(outputs.indices)
    let items = zip(outputs, numbers).flatMap { $0.under(choice: choices, branch: $1) }
    return Output(items: items) ?? Output(items: distinct(items))
      ?? lostOutput(items)
  }

  /// One output after the other.
  func concatenated(_ first: Output, _ second: Output) -> Output {
    if let text = first.single, text.isEmpty { return second }
    if let text = second.single, text.isEmpty { return first }
    if let both = first.combined(with: second, { self.bounded($0 + $1) }) { return both }
    let fewer = [first, second].map { Output(items: self.distinct($0.items)) ?? $0 }
    return fewer[0].combined(with: fewer[1]) { self.bounded($0 + $1) }
      ?? lostOutput(first.items + second.items)
  }

  /// Output of more ways than are told apart. Where it goes to the terminal nothing reads it.
  private func lostOutput(_ items: [Output.Item]) -> Output {
    Output(destination == .captured ? lost("output", items.map(\.value)) : unknown("output"))
  }
}
