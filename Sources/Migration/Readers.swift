import Calls
import Rules
import Scanner
import Text

/// A reader's program with the fields renamed.
struct ReaderChange {
  /// Stands for the standard input where that is the program.
  static let input = -1

  /// The event that reads, and which of its alternatives and arguments holds the program.
  let key: EventKey
  let alternative: Int
  let argument: Int
  let program: Argument
  let edits: [Edit]

  /// The edits where the program is written; nil if that is nowhere.
  func sourceEdits(in sources: SourceSet) -> [SourceEdit]? {
    var result: [SourceEdit] = []
    for edit in edits {
      let own = program.text.edits(replacing: edit.range, with: edit.replacement, in: sources)
      guard let own else { return nil }
      result += own
    }
    return result
  }

  /// The program after the renaming.
  func expected(of program: TracedText) -> TracedText {
    program.replacing(edits.map { ($0.range, $0.replacement) })
  }
}

/// What reads the answer of a call.
struct Readers {
  var changes: [ReaderChange] = []
  /// Calls whose answers come to the same programs and get the same new names.
  var companions: Set<EventKey> = []
  var assumptions: Set<String> = []
  var notes: Set<String> = []
  var obstacle: String?
  /// Whether the answer is printed as it comes.
  var isShown = false
  /// Programs and functions that are given the answer, and are not followed.
  var strangers: [String] = []
  /// Whether nothing is given the answer.
  var isUnread = false
  /// Whether names of its fields become values, or values name its fields.
  var namesAreValues = false
  /// Whether it is handed to later steps of the host that runs the script.
  var isHandedOver = false
  /// The commands whose output still has fields of the answer.
  var derived: Set<Int> = []

  /// Programs that take names of files and folders.
  static let filing: Set<String> = [
    "[", "[[", "aws", "az", "borg", "cat", "cd", "chmod", "chown", "cp", "du", "find", "gcloud",
    "gpg",
    "gsutil", "gunzip", "gzip", "install", "ln", "ls", "mkdir", "mktemp", "mongodump",
    "mongorestore",
    "mount", "mv", "pushd", "rclone", "restic", "rm", "rmdir", "rsync", "s3cmd", "scp", "ssh",
    "stat",
    "tar", "tee", "test", "touch", "unzip", "zip", ">", "> file",
  ]

  /// Programs that do not read the content of what they are given.
  static let indifferent: Set<String> = [
    "curl", "wget", "http", "https", "xh", "xhs", "atlas", "sleep", "date", "basename", "dirname",
    "rm", "mv", "cp", "ls", "chmod",
    "touch",
    "stat",
    "du", "kill", "mkdir", "rmdir", "mktemp", "cmp", "sync", "ln",
  ]
}

/// Follows the answer of one call through the commands after it.
struct ReaderSearch {
  let call: DeprecatedCall
  let trace: Trace
  let envelope: RuleSet.API.Envelope?
  /// All deprecated calls by their events.
  let calls: [EventKey: [DeprecatedCall]]
  /// The bytes of a file of the repository, by the path that the script writes.
  let textOf: ([UInt8]) -> [UInt8]?
  var shapes: [Int: JQShape] = [:]
  /// The commands in whose output each line holds one field of the answer at most.
  var lines: Set<Int> = []
  /// Those of them that begin with another line than the answer's first.
  var shifted: Set<Int> = []
  /// Whether names of the answer's fields become names of elements or variables, as far as can be
  /// told.
  var givesNames = false
  /// The commands whose output has no fields of the answer.
  var plain: Set<Int> = []
  /// The commands whose output may spell names of fields.
  var spelled: Set<Int> = []
  var readers = Readers()
  /// What is known of each event.
  let facts: EventFacts
  /// Whether each event names a field that has another name then.
  let isNaming: [Bool]

  init(
    _ call: DeprecatedCall, _ trace: Trace, _ envelope: RuleSet.API.Envelope?,
    _ calls: [EventKey: [DeprecatedCall]], _ facts: EventFacts,
    textOf: @escaping ([UInt8]) -> [UInt8]?
  ) {
    self.facts = facts
    isNaming = facts.naming(call.rule.response.renamed.keys.sorted())
    self.textOf = textOf
    self.call = call
    self.trace = trace
    self.envelope = envelope
    self.calls = calls
  }

  var renamed: [(from: [UInt8], to: [UInt8])] {
    call.rule.response.renamed.sorted { $0.key < $1.key }.map {
      ([UInt8]($0.key.utf8), [UInt8]($0.value.utf8))
    }
  }

  /// All that reads the answer.
  mutating func search() -> Readers {
    guard !renamed.isEmpty else { return readers }
    var names = (trace.saved[call.event] ?? []).union(trace.savedForNow[call.event] ?? [])
    let concerned = facts.concerned(with: call.rule.response.renamed.keys.sorted())
    let all = names.isEmpty ? [] : after(call.event, concerned.all)
    for number in all { copy(trace.events[number], &names) }
    let near = names.isEmpty ? after(call.event, concerned.lively) : all
    for number in near { look(at: trace.events[number], names) }
    readers.derived = Set(shapes.keys)
    readers.isUnread = !near.contains { uses(trace.events[$0]) }
    if readers.obstacle == nil, isReadOnTheWay {
      readers.obstacle =
        "a transport of the program reads a field of answers that has another name then"
    }
    lookForCopies(names, among: concerned.all)
    if !readers.changes.isEmpty {
      for path in trace.guessedFiles[call.event] ?? [] {
        readers.assumptions.insert("`\(path)` names only files in which its new answer is kept")
      }
    }
    for key in trace.unreadKeys where renamed.contains(where: { $0.from == key.text.bytes }) {
      if givesNames {
        readers.obstacle =
          "an element \"\(key.text.description)\" is read of what is made of the fields of its "
          + "answer"
      }
      readers.assumptions.insert(
        "what has an element \"\(key.text.description)\" in a place that is not followed is not "
          + "its answer")
    }
    readers.namesAreValues =
      givesNames || readers.assumptions.contains(JQRenaming.namedByValue)
    for test in trace.keyTests {
      for (from, to) in renamed {
        readers.assumptions.insert(
          "`\(test.text.description)`, which is given the names of fields, makes no difference "
            + "between `\(text(from))` and `\(text(to))`")
      }
    }
    for key in trace.openKeys {
      for (from, _) in renamed {
        readers.assumptions.insert(
          "`\(key.text.description)`, by which an element is read, is not `\(text(from))`")
      }
    }
    return readers
  }

  /// Those of some events that may read the answer, beginning after the call: what stands before it
  /// reads it in the next round of a loop, or in the next run.
  func after(_ call: Int, _ numbers: [Int]) -> [Int] {
    (numbers.filter { $0 > call } + numbers.filter { $0 < call }).filter {
      isNaming[$0] || facts.copies[$0] || mayHold($0)
    }
  }

  /// Whether something of the answer may flow into the event, as far as its numbers tell.
  private func mayHold(_ event: Int) -> Bool {
    facts.held[event].contains { number in
      // A package of Go does not tell what its output is made of.
      number == call.event || trace.derived.isEmpty
        || trace.derived[number]?.contains(call.event) == true
    }
  }

  /// Whether the answer, or a part of it that still has its fields, flows into the event.
  func uses(_ event: Event) -> Bool {
    if !mayUse(event) { return false }
    return event.alternatives.contains { isTogether($0) && !shapes(in: event, $0).isEmpty }
  }

  /// The same, as far as the numbers tell.
  func mayUse(_ event: Event) -> Bool {
    facts.held[event.number].contains { $0 == call.event || shapes[$0] != nil }
  }

  /// Whether a way of a command may be taken after the call was made in its way.
  func isTogether(_ alternative: Event.Alternative) -> Bool {
    trace.events[call.event].alternatives[call.alternative].when.and(alternative.when) != nil
  }

  func shapes(in event: Event, _ alternative: Event.Alternative) -> [JQShape] {
    event.texts(of: alternative).flatMap(shapes(in:))
  }

  /// What of the answer stands in a text.
  func shapes(in text: TracedText) -> [JQShape] {
    text.holes.compactMap { hole in
      switch hole.kind {
      case .response where hole.number == call.event:
        return answer(to: call)
      case .output: return shapes[hole.number]
      default: return nil
      }
    }
  }

  /// The shape of an answer; the query may ask to wrap it.
  func answer(to call: DeprecatedCall) -> JQShape {
    let plain = call.rule.response.isList ? JQShape.list : .job
    guard let envelope else { return plain }
    if let atlas = call.atlas {
      let isWrapped = atlas.invocation.flag(envelope.query)?.isOn == true
      return isWrapped ? plain.wrapped(in: [UInt8](envelope.field.utf8)) : plain
    }
    let added = call.transfer?.addedQuery ?? TracedText(Hole(kind: .unknown, name: "query"))
    let query = (call.url.slice(call.path.rest) + added).bytes
    let isAsked = query.contains(envelope.query + "=true")
    let mayBeAsked = query.contains(envelope.query) || query.contains(TracedText.holeByte)
    let wrapped = plain.wrapped(in: [UInt8](envelope.field.utf8))
    return isAsked ? wrapped : mayBeAsked ? plain.joined(with: wrapped) : plain
  }

  mutating func read(_ event: Event) {
    let name = event.name ?? "a command"
    if event.role == .reader {
      queryAll(event)
      return
    }
    if event.role == .pure { return }
    if event.role == .shown {
      noteShown()
      return
    }
    if readByPlace(event, name) { return }
    switch name {
    case "read", "mapfile", "readarray":
      // A line of the answer, or of what was made of it.
      passOn(event)
    case "base64" where decodes(event):
      passOn(event)
    case "gzip", "gunzip", "zcat", "pigz", "bzip2", "bunzip2", "bzcat", "xz", "unxz", "xzcat",
      "zstd",
      "unzstd", "zstdcat":
      passOn(event)
    case "[", "[[", "test", "case", "${":
      scanText(event, name == "${" ? "${...}" : name)
    case "export":
      export(event)
    case "jq", "gojq", "jaq":
      queryAll(event)
      followIdle(event)
    case "${:": break
    case "wc" where event.countsText: assumeSameLength(name)
    case "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STATE", "BASH_ENV":
      readers.isHandedOver = true
      other(event, name)
    case ">", "> file", "echo", "printf", "cat", "tee", "wc", "logger", "true", ":":
      if event.isShown { noteShown() }
      if setsVariableOfHost(event) { readers.isHandedOver = true }
    case "strings.Contains", "strings.HasPrefix", "strings.HasSuffix", "strings.EqualFold",
      "bytes.Contains":
      scanText(event, name)
    case let name where ReaderSearch.isFilter(name):
      filter(event, name)
    case "perl", "ruby", "expr":
      if !looksAcrossFields(event, name) { other(event, name) }
    default:
      other(event, name)
    }
  }

  mutating func noteShown() {
    readers.isShown = true
    let fields = renamed.map { "`\(text($0.from))` is `\(text($0.to))`" }.joined(separator: ", ")
    readers.notes.insert("the answer is shown as it comes: in it, \(fields) now")
  }

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// What the event prints is what it reads.
  mutating func passOn(_ event: Event) {
    let inputs = event.alternatives.compactMap(\.input) + event.files.map(\.content)
    shapes[event.number] = shape(ofAll: inputs)
  }

  /// An exported variable holds it: programs may take it from their environment.
  private mutating func export(_ event: Event) {
    if trace.exportsToNobody { return }
    let programs = trace.events.filter { $0.name != "export" }
    var takesIt = false
    for program in programs {
      takesIt =
        takesIt || programFile(of: program) != nil
        || namesField(program) && (isProgramText(program) || asksEnvironment(program))
          && keyChanges(program) == nil
    }
    if takesIt {
      readers.obstacle =
        "its answer is exported, and a program reads a field with another name then"
      return
    }
    let fields = renamed.map { "`\(text($0.from))`" }.joined(separator: ", ")
    readers.assumptions.insert("no program reads \(fields) from the answer that is exported")
  }

  /// Whether a program that is an argument or the input asks for variables of the environment.
  private func asksEnvironment(_ event: Event) -> Bool {
    event.alternatives.flatMap { event.texts(of: $0) }.contains { text in
      ["env.", "ENV", "environ", "getenv"].contains(where: text.bytes.contains)
    }
  }

  /// Whether an argument is a program in some language.
  private func isProgramText(_ event: Event) -> Bool {
    guard let name = event.name,
      ReaderSearch.interpreters.contains(name.prefix { !"0123456789.".contains($0) }.lowercased())
    else { return false }
    return event.alternatives.allSatisfy { alternative in
      alternative.arguments.contains { ["-c", "-e", "-pe", "-ne"].contains($0.text.description) }
        || InlineProgram(of: alternative) != nil
    }
  }

  /// `python3 -m json.tool`
  private func printsJSON(_ event: Event) -> Bool {
    event.name?.hasPrefix("python") == true
      && event.alternatives.allSatisfy { alternative in
        let words = alternative.arguments.dropFirst().map(\.text.description)
        return words.first == "-mjson.tool" || words.prefix(2).elementsEqual(["-m", "json.tool"])
      }
  }

  /// Programs that run a program given to them, without versions.
  private static let interpreters: Set<String> = [
    "python", "pypy", "perl", "ruby", "node", "deno", "bun", "php", "lua", "rscript", "osascript",
    "bash", "sh", "zsh", "dash", "ksh", "tclsh", "awk", "gawk", "mawk", "sed",
  ]

  private func decodes(_ event: Event) -> Bool {
    event.alternatives.allSatisfy { alternative in
      alternative.arguments.contains {
        ["-d", "-D", "--decode", "-di"].contains($0.text.description)
      }
    }
  }

  private mutating func scanText(_ event: Event, _ name: String) {
    if looksAcrossFields(event, name) { return }
    if ["[[", "case", "${"].contains(name) || name.hasPrefix("${"), namesPart(event) {
      readers.obstacle = "`\(name)` looks in its answer for a part of a field's name"
      return
    }
    guard namesField(event), name.contains(".") || !renameLiterals(event, name) else { return }
    readers.obstacle = "`\(name)` looks in its answer for a field that has another name then"
  }

  mutating func other(_ event: Event, _ name: String) {
    if namesField(event) {
      let isProgram = isProgramText(event) || ["awk", "gawk", "mawk", "yq"].contains(name)
      if isProgram, renameLiterals(event, name) { return }
      readers.obstacle = "`\(name)` reads from its answer a field that has another name then"
      return
    }
    if !Readers.indifferent.contains(name), let path = programFile(of: event) {
      readers.obstacle =
        "`\(path)`, which is given its answer, reads a field that has another name then"
      return
    }
    if HTTPClient(named: name) != nil { return sendOn(event, name) }
    if keyChanges(event)?.isEmpty == true { return }
    if printsJSON(event) {
      passOn(event)
      lines.insert(event.number)
      return
    }
    if isProgramText(event), namesAllFields(event) {
      readers.obstacle =
        "`\(name)` goes through all fields of its answer, of which one has another name then"
      return
    }
    if isProgramText(event), makesText(event) || mayListKeys(event) {
      if event.isShown { return noteShown() }
      readers.assumptions.insert(
        "what `\(name)` makes of whole objects of its answer is not looked into for a field")
      return
    }
    if isProgramText(event) || Readers.indifferent.contains(name) { return }
    let fields = renamed.map { "`\(text($0.from))`" }.joined(separator: ", ")
    readers.assumptions.insert("`\(name)`, which is given the answer, does not read \(fields)")
    readers.strangers.append(name)
  }
}

extension ReaderSearch {
  /// The file of a program in another language among an event's words, if it names a renamed
  /// field.
  private func programFile(of event: Event) -> String? {
    let words = event.alternatives.flatMap(\.arguments).map(\.text).filter(\.isKnown)
    for path in words.map(\.description) {
      // `--template=FILE`, `name=FILE`
      let parts = [path, path.split(separator: "=").last.map(String.init) ?? path]
      let names = parts.contains { part in
        textOf([UInt8](part.utf8)).map { text in
          renamed.contains { text.contains(self.text($0.from)) }
        } == true
      }
      guard names else { continue }
      return path
    }
    return nil
  }
}
