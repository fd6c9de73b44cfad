import Calls
import GoSyntax
import Text

/// One run over one package. A class, as every statement adds to the same trace.
final class Evaluation {
  let program: Program
  let loader: any SourceLoader
  var trace = Trace()
  /// The events that others took the place of, in order, with their numbers.
  var replaced: [(number: Int, event: Event)] = []
  /// The functions that were entered from others, by the place of their declaration.
  private(set) var entered: Set<Origin> = []
  /// The values that each field of a type is ever given, by `Type.field`.
  var fields: [String: [Value]] = [:]
  /// Where each field of a type is set by name, by `Type.field`.
  var fieldPlaces: [String: Set<Origin>] = [:]
  /// The fields of the types that were asked for, by the type's key.
  var knownFields: [String: [StructField]] = [:]
  /// How many values the text that is being read was put into.
  var valuesRead = 0
  /// The types that answers are decoded into.
  var decoded: Set<String> = []
  /// The types of cells that were declared with one.
  var cellTypes: [Int: TypeRef] = [:]
  var cellCount = 0
  var versions = 0
  var choices = 0
  var frames: [Frame] = []
  /// For each running function: the states and values at its `return`s.
  var returns: [[(state: State, value: Possible)]] = []
  /// For each running function: the cells of its named results.
  var namedResults: [[Int]] = []
  /// For each running loop or switch: the states at its `break`s.
  var breaks: [[State]] = []
  /// For each running loop: the states at its `continue`s.
  var continues: [[State]] = []
  /// The running loops over functions.
  var yields: [YieldingLoop] = []
  /// The requests of the running entry point that were put together and not sent yet.
  var unsent: [Int: PendingRequest] = [:]
  /// The same for requests that were copied.
  var templates: [Int: PendingRequest] = [:]
  /// The innermost statement that is running, by file and range.
  var statement: (unit: Int, range: ByteRange)?
  /// How many transports are running, and the first request that one of them handed on.
  var transportDepth = 0
  var forwarded: (request: Value.Structure, state: State)?
  /// What functions of the running entry point give beside an error, which callers do not use.
  var errorValues: Set<String> = []
  /// What the running entry point took for granted about values that it does not know.
  var guesses: Set<String> = []
  /// The names of the methods that are called on values of which nothing is known.
  var openMethods: Set<String> = []
  /// The only type that has the methods of an interface, by the interface's key.
  var implementers: [String: String?] = [:]
  /// Struct literals that were turned into JSON, with how a field can go at the literal.
  var reducible: [(text: TracedText, place: Origin, reduction: BodyReduction)] = []
  /// Where an element of something known is read, of an answer or of what is none.
  var readKeys: Set<Origin> = []
  /// The cells of fields whose address was taken.
  var boxes: Set<Int> = []
  /// The same for elements of lists.
  var elementBoxes: Set<Int> = []
  /// The value of `iota` in the constant that is evaluated.
  var iota: Int?
  /// The places of the reads that the trace has.
  var readPlaces: Set<Origin> = []
  /// Comparisons that the trace has, with where the text that is compared is written.
  var selections: Set<[Origin]> = []
  /// What the names stand for that loops over answers give, by the numbers of their holes.
  var ownKeys: [Int: AnswerPart] = [:]
  /// What the fields of answers hold.
  var answerHoles: Set<Hole> = []
  /// What functions on text make of that.
  var fieldParts: Set<Hole> = []
  /// The URLs that paths of requests were taken from, by the numbers of their holes.
  var requestURIs: [Int: [TracedText]] = [:]
  /// The deferred calls of the running function, in order.
  var postponed: [Postponed] = []
  /// Where `goto` leads, with what is known there; those of the running function.
  var jumps: [(label: String, state: State)] = []
  /// The cells of pipes (`io.Pipe`).
  var pipes: Set<Int> = []
  /// The cells of the headers of requests, of which every entry is known.
  var requestHeaders: Set<Int> = []
  /// What may stand between a client and the network.
  private(set) lazy var headerSetters = findHeaderSetters()
  /// What the running entry point gives away to be run at any time, and whether that sets
  /// variables.
  var given: (functions: [Possible], hasEffects: Bool) = ([], false)
  /// Structs that went out of sight, and what encodes something that is not known.
  var escapes = Escapes()
  /// Whether the package writes its log as JSON, with structs by their tags.
  private(set) lazy var logsJSON = program.units.contains {
    jsonLogs.occur(in: loader.bytes(of: $0.file))
  }
  /// What the errors were made of that the packages make.
  var errorTexts: [TracedText] = []
  /// How many loops are running.
  var loopDepth = 0
  private var holeCounts: [String: Int] = [:]
  var running: [Origin] = []
  /// What the receivers of the running functions point at.
  var receivers: [Int?] = []
  private var globalCells: [String: Int] = [:]
  private var steps = 0
  private var total = 0
  private var depth = 0
  /// How many pointers are being followed to a field, one after the other.
  var pointers = 0
  static let pointerLimit = 6
  /// How many names lie between a type and what it is a list of, or a pointer to.
  static let typeLimit = 6
  /// A type with more fields, those of embedded structs among them, is known in part.
  static let fieldLimit = 4_096
  /// Into how many values one JSON text is read.
  static let readLimit = 4_096
  static let textLimit = 1 << 18
  /// A text of more pieces keeps the places of the last of them only.
  static let pieceLimit = 1024
  static let finePieces = 256
  static let elementLimit = 16_384
  private let skipped: Set<Origin>
  private let isGroup: Bool
  private let mostSteps: Int
  /// Whether the running entry point is called by what is followed as well.
  private(set) var isCalledHere = false

  private static let stepLimit = 400_000
  /// The same for all entry points of the package together.
  private static let totalLimit = 8_000_000
  /// The same where packages are followed together; joining states counts there.
  private static let groupLimit = 600_000
  private static let depthLimit = 200
  private static let callLimit = 24
  private static let walkLimit = 5
  static let chainLimit = 8

  init(_ program: Program, _ loader: any SourceLoader) {
    self.program = program
    self.loader = loader
    skipped = []
    isGroup = program.isGroup
    mostSteps = isGroup ? Evaluation.groupLimit : Evaluation.totalLimit
  }

  /// A second run that knows what the first one learned; its events come after those of a trace.
  init(after first: Evaluation, adding trace: Trace) {
    program = first.program
    loader = first.loader
    (isGroup, mostSteps, openMethods) = (first.isGroup, first.mostSteps, first.openMethods)
    self.trace = trace
    skipped = first.entered
    fields = first.fields
    fieldPlaces = first.fieldPlaces
    decoded = first.decoded
  }

  /// Evaluates every entry point, each on its own, after the package's `init` functions.
  func run() {
    var base = State()
    for entry in program.all
    where entry.declaration.name.name == "init" && entry.receiver == nil {
      start(entry, &base)
      base.isDead = false
    }
    // The first run also called methods on parameters that this one follows from the callers.
    let mayBeOpen = openMethods
    openMethods = []
    var waiting: [FunctionEntry] = []
    for entry in program.all where entry.declaration.name.name != "init" || entry.receiver != nil {
      let isCalled = skipped.contains(place(of: entry))
      guard !isCalled || isExported(entry) else {
        waiting.append(entry)
        continue
      }
      var state = base
      isCalledHere = isCalled && !isCalledOnUnknown(entry, mayBeOpen)
      start(entry, &state)
    }
    isCalledHere = false
    while let index = waiting.firstIndex(where: { isCalledOnUnknown($0, openMethods) }) {
      var state = base
      start(waiting.remove(at: index), &state)
    }
    checkGlobals(base)
    recordExports(base)
    noteUnreadKeys()
    recordEscapes()
  }

  /// Variables of the package may hold functions and values that nothing else reaches.
  private func checkGlobals(_ base: State) {
    var state = base
    for (name, entry) in program.globals.sorted(by: { $0.key < $1.key }) where !entry.isConstant {
      guard entry.name == "_" || globalCells[name] == nil else { continue }
      let scope = Scope(unit: entry.unit)
      for value in entry.spec.values { _ = self.value(value, scope, &state) }
      sendRest(&state)
    }
  }

  private func start(_ entry: FunctionEntry, _ state: inout State) {
    steps = 0
    (errorValues, guesses) = ([], [])
    given = ([], false)
    var scope = Scope(unit: entry.unit)
    let list = entry.declaration.type.parameters
    var arguments: [Possible] = []
    for parameter in list.parameters {
      for index in 0..<max(parameter.names.count, 1) {
        let name = index < parameter.names.count ? parameter.names[index].name : "argument"
        let type = TypeRef(unit: entry.unit, expression: parameter.type)
        let value = unknownValue(of: type, name, &state)
        arguments.append(parameter.ellipsis == nil ? value : Possible(.unknown(hole(name))))
      }
    }
    var callable = self.callable(entry)
    if let receiver = entry.declaration.receiver?.parameters.first {
      let type = TypeRef(unit: entry.unit, expression: receiver.type)
      let name = receiver.names.first?.name
      callable.receiver = (name, unknownValue(of: type, name ?? "receiver", &state))
    }
    scope = scope.inner
    let result = enter(callable, arguments, spread: false, at: nil, &state)
    runGivenAgain(state)
    recordResult(result, entry, state)
    sendRest(&state)
  }

  func place(of entry: FunctionEntry) -> Origin {
    program.units[entry.unit].origin(entry.declaration.range)
  }

  // MARK: Bounds

  /// Counts a step; false when there were too many.
  func step(at origin: Origin?) -> Bool {
    steps += 1
    total += 1
    guard steps >= Evaluation.stepLimit || total >= mostSteps else { return true }
    let isTotal = steps < Evaluation.stepLimit
    cutOff(
      isTotal
        ? "more than \(mostSteps) steps to follow the package"
        : "more than \(Evaluation.stepLimit) steps to follow a function", at: origin)
    return false
  }

  /// Whether loops may be run more than once: far from the limits.
  var hasRoomForRounds: Bool {
    steps < Evaluation.stepLimit / 4 && total < mostSteps / 4
  }

  /// Counts the work of joining states of so many cells.
  func countJoin(of cells: Int) { if isGroup { total += cells / 16 } }

  /// Keeps a text within its limit.
  func bounded(_ text: TracedText) -> TracedText {
    // Long texts are the work of many steps.
    steps += text.count / 256
    if text.count <= Evaluation.textLimit, text.pieces.count <= Evaluation.pieceLimit {
      return text
    }
    trace.noteLost([text])
    let coarse = text.coarsened(keeping: Evaluation.finePieces)
    guard text.count <= Evaluation.textLimit, coarse.pieces.count <= Evaluation.pieceLimit / 2
    else {
      return tooLong()
    }
    return coarse
  }

  /// What stands for a text above the limit.
  func tooLong() -> TracedText {
    trace.limits.append(
      Limit(.value, origin: place, reason: "a text of more than \(Evaluation.textLimit) bytes"))
    return TracedText(hole("long text", .unknown))
  }

  /// Notes that something is not followed, and that it may use anything.
  ///
  /// - Parameter origin: where; absent: at the statement that is running.
  func cutOff(_ reason: String, at origin: Origin? = nil) {
    trace.cutOff(reason, at: origin ?? place)
  }

  /// The statement that is running.
  private var place: Origin? { statement.map { program.units[$0.unit].origin($0.range) } }

  /// Evaluates something one level deeper, or not at all.
  func deeper<Result>(_ fallback: @autoclosure () -> Result, _ work: () -> Result) -> Result {
    guard depth < Evaluation.depthLimit else {
      cutOff("expressions and statements more than \(Evaluation.depthLimit) deep")
      return fallback()
    }
    depth += 1
    defer { depth -= 1 }
    return work()
  }

  // MARK: Cells

  /// A new hole of a name.
  func hole(_ name: String, _ kind: Hole.Kind = .variable) -> Hole {
    holeCounts[name, default: 0] += 1
    return Hole(kind: kind, name: name, number: holeCounts[name] ?? 0)
  }

  func unknown(_ name: String) -> Possible { Possible(.unknown(hole(name))) }

  func newCell(_ value: Possible, _ type: TypeRef? = nil, _ state: inout State) -> Int {
    cellCount += 1
    cellTypes[cellCount] = type
    write(value, to: cellCount, &state)
    return cellCount
  }

  func write(_ value: Possible, to cell: Int, _ state: inout State) {
    versions += 1
    state.cells.set(State.Cell(value: value, version: versions), at: cell)
  }

  func read(_ cell: Int, _ state: State) -> Possible {
    state.cells[cell]?.value ?? unknown("value")
  }

  /// The cell of a name of the package that a file belongs to, with its first value.
  func globalCell(_ name: String, _ unit: Int, _ state: inout State) -> Int? {
    globalCell(program.key(name, unit), &state)
  }

  /// The same by the name that tables have.
  func globalCell(_ name: String, _ state: inout State) -> Int? {
    guard let entry = program.globals[name], entry.name != "_" else { return nil }
    if let cell = globalCells[name] {
      if state.cells[cell] == nil { initialize(cell, entry, name, &state) }
      return cell
    }
    cellCount += 1
    let cell = cellCount
    globalCells[name] = cell
    cellTypes[cell] = entry.spec.type.map { TypeRef(unit: entry.unit, expression: $0) }
    initialize(cell, entry, name, &state)
    return cell
  }

  private func initialize(
    _ cell: Int, _ entry: GlobalEntry, _ name: String, _ state: inout State
  ) {
    write(unknown(name), to: cell, &state)
    let scope = Scope(unit: entry.unit)
    let (outer, outerIota) = (frames, iota)
    frames = []
    iota = entry.iota
    defer { (frames, iota) = (outer, outerIota) }
    if let repeated = entry.repeated {
      // The list is that of the constant before it (Go spec, "Constant declarations").
      if entry.index < repeated.count {
        write(value(repeated[entry.index], scope, &state), to: cell, &state)
      }
    } else if entry.index < entry.spec.values.count,
      entry.spec.names.count == entry.spec.values.count
    {
      let type = entry.spec.type.map { TypeRef(unit: entry.unit, expression: $0) }
      let first = value(entry.spec.values[entry.index], scope, &state)
      write(type.map { type in first.map { converted($0, to: type) } } ?? first, to: cell, &state)
    } else if let first = entry.spec.values.first {
      let all = value(first, scope, &state)
      write(component(entry.index, of: all, name), to: cell, &state)
    } else if let content = embedded(entry) {
      write(content, to: cell, &state)
    } else if let type = entry.spec.type {
      write(zero(TypeRef(unit: entry.unit, expression: type), &state), to: cell, &state)
    }
  }

  // MARK: Functions

  /// Runs a function with its arguments.
  ///
  /// - Parameters:
  ///   - spread: whether the last argument stands for all further ones (`args...`).
  ///   - call: the call in the source; absent for an entry point or a callback.
  func enter(
    _ function: Callable, _ arguments: [Possible], spread: Bool, at call: Frame?,
    _ state: inout State
  ) -> Possible {
    let active = activeCount(of: function, state)
    // One that walks through an answer is followed down to the fields of a list of jobs.
    let isWalk = active > 1 && arguments.contains { holdsAnswer($0, state) }
    guard active < (isWalk ? Evaluation.walkLimit : 2), running.count < Evaluation.callLimit,
      !state.isDead
    else {
      if active < 2, !state.isDead {
        let reason = "calls within calls more than \(Evaluation.callLimit) deep"
        trace.limits.append(Limit(.value, origin: place, reason: reason))
        trace.noteLost(arguments.flatMap { deepTexts($0, state) })
      }
      return unknown(function.name)
    }
    if call != nil { entered.insert(function.origin) }
    running.append(function.origin)
    receivers.append(receiverCell(of: function))
    if let call { frames.append(call) }
    returns.append([])
    let (outerBreaks, outerStatement, outerJumps) = (breaks, statement, jumps)
    let (outerContinues, outerPostponed) = (continues, postponed)
    (breaks, continues, jumps, postponed) = ([], [], [], [])
    var scope = function.scope.inner
    var (function, arguments) = (function, arguments)
    if function.takesReceiver, let first = arguments.first {
      function.receiver = (function.receiver?.name, first)
      arguments.removeFirst()
    }
    bind(function, arguments, spread, &scope, &state)
    run(function.body, scope, &state)
    let results = namedResults.removeLast()
    if !state.isDead {
      let values = results.map { read($0, state) }
      returns[returns.count - 1].append((state, tuple(values)))
    }
    let result = joined(returns.removeLast(), function, &state)
    runPostponed(&state)
    (breaks, continues, jumps) = (outerBreaks, outerContinues, outerJumps)
    (statement, postponed) = (outerStatement, outerPostponed)
    if call != nil { frames.removeLast() }
    running.removeLast()
    receivers.removeLast()
    return result
  }

  /// Whether a function has not returned yet.
  func isRunning(_ function: Callable) -> Bool { running.contains(function.origin) }

  /// Notes that a function is called by another package.
  func entered(_ function: Callable) { entered.insert(function.origin) }

  func tuple(_ values: [Possible]) -> Possible {
    values.count == 1 ? values[0] : Possible(.tuple(values))
  }

  private func bind(
    _ function: Callable, _ arguments: [Possible], _ spread: Bool, _ scope: inout Scope,
    _ state: inout State
  ) {
    if let receiver = function.receiver, let name = receiver.name {
      scope.declare(name, newCell(receiver.value, nil, &state))
    }
    bindTypes(function, arguments, &scope, state)
    var rest = arguments[...]
    for parameter in function.type.parameters.parameters {
      let type = scope.typeRef(parameter.type)
      if parameter.ellipsis != nil, let name = parameter.names.first {
        let value = spread ? rest.first ?? Possible(.null) : Possible(.list(Array(rest)))
        scope.declare(name.name, newCell(value, nil, &state))
        rest = []
        continue
      }
      for index in 0..<max(parameter.names.count, 1) {
        let value = rest.popFirst()
        guard index < parameter.names.count else { continue }
        let name = parameter.names[index].name
        let cell = newCell(value ?? unknownValue(of: type, name, &state), type, &state)
        scope.declare(name, cell)
      }
    }
    var results: [Int] = []
    for parameter in function.type.results?.parameters ?? [] {
      let type = scope.typeRef(parameter.type)
      for name in parameter.names {
        let cell = newCell(zero(type, &state), type, &state)
        scope.declare(name.name, cell)
        results.append(cell)
      }
    }
    namedResults.append(results)
  }
}

/// How programs make a log of JSON.
private let jsonLogs = Markers(
  ["NewJSONHandler", "JSONFormatter", "rs/zerolog", "uber.org/zap"].map { [UInt8]($0.utf8) })
