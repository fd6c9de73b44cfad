package import Text

/// A part of an argument that an expansion gave.
package struct ExpandedPart: Sendable {
  /// The bytes of the argument's text.
  package let range: ByteRange
  /// Where the expansion (`$URL`, `${V:-x}`, `$(...)`) is written.
  package let origin: Origin
  /// The name, for a plain `$name` or `${name}`; empty for any other expansion.
  package let variable: String
  /// A part with its place.
  package init(range: ByteRange, origin: Origin, variable: String) {
    self.range = range
    self.origin = origin
    self.variable = variable
  }
}

/// One argument of a command as it would be passed.
package struct Argument: Sendable {
  package var text: TracedText
  /// Where the word that gave it is written; absent for words put together at run time.
  package var word: Origin?
  /// Whether that word gave this argument and no other.
  package var isWholeWord = true
  package var parts: [ExpandedPart] = []
  /// For run-time values in it: the variables that hold just those where the word stands.
  package var holders: [Hole: String] = [:]
  /// The same for text that the script spells out, by the places of its pieces.
  package var textHolders: [[Origin]: String] = [:]
  /// An argument as it would be passed.
  package init(
    text: TracedText, word: Origin? = nil, isWholeWord: Bool = true, parts: [ExpandedPart] = []
  ) {
    self.text = text
    self.word = word
    self.isWholeWord = isWholeWord
    self.parts = parts
  }
}

/// Where the standard output of a command goes.
package enum Destination: Hashable, Sendable {
  /// To the terminal or log.
  case terminal
  /// Into a variable, another command, or a file that something reads.
  case captured
  /// Thrown away.
  case discarded
}

/// A command on the way to an event: the event's own command last, its callers before it.
package struct Frame: Sendable {
  /// Where the command is written.
  package let command: Origin
  /// The places of its words, in order, assignments not included.
  package let words: [Origin]
  package let arguments: Alternatives<[Argument]>
  /// Whether the command calls a function of the script.
  package let callsFunction: Bool
  /// A command with what it is given.
  package init(
    command: Origin, words: [Origin], arguments: Alternatives<[Argument]>, callsFunction: Bool
  ) {
    self.command = command
    self.words = words
    self.arguments = arguments
    self.callsFunction = callsFunction
  }
}

/// One command that would be executed.
package struct Event: Sendable {
  /// One way in which it may be executed.
  package struct Alternative: Sendable {
    package var when: Guard
    /// The program first. Wrappers such as `sudo` or `timeout 10` are taken off.
    package var arguments: [Argument]
    /// What stands on its standard input, if that is known.
    package var input: TracedText?
    /// Variables set for this command alone (`A=1 cmd`, `env A=1 cmd`).
    package var environment: [TracedText]
    /// One way with all that it takes.
    package init(
      when: Guard = Guard(), arguments: [Argument], input: TracedText? = nil,
      environment: [TracedText] = []
    ) {
      self.when = when
      self.arguments = arguments
      self.input = input
      self.environment = environment
    }
  }

  /// What it is for, where its program's name does not tell.
  package enum Role: Hashable, Sendable {
    /// Its program decides.
    case command
    /// A request of a library; its arguments are laid out as those of curl.
    case request
    /// It only shows text to a person.
    case shown
    /// It reads an answer; its arguments are laid out as those of jq.
    case reader
    /// What it is given is followed elsewhere, or only a server reads what it gives: a digest.
    case pure
    /// It stands in for the server: a route, or a comparison with the path of a request.
    case double
  }

  /// Its place in the order of execution.
  package let number: Int
  package let frames: [Frame]
  package let alternatives: [Alternative]
  package let destination: Destination
  /// The value of a file `NAME` that the script itself wrote, by its name, where the command
  /// names such a file.
  package let files: [WrittenFile]
  package let role: Role
  /// The folder in which it runs, where `cd` or the document says so.
  package var folder: TracedText?
  /// The program's name without its folder, when all alternatives agree.
  package let name: String?

  /// An event of a trace.
  package init(
    number: Int, frames: [Frame], alternatives: [Alternative], destination: Destination,
    files: [WrittenFile] = [], role: Role = .command
  ) {
    self.number = number
    self.frames = frames
    self.alternatives = alternatives
    self.destination = destination
    self.files = files
    self.role = role
    let names = Set(alternatives.map { $0.arguments.first.map { baseName($0.text) } ?? nil })
    name = names.count == 1 ? names.first ?? nil : nil
  }

}

/// A file that the script wrote before.
package struct WrittenFile: Sendable {
  package let path: TracedText
  package let content: TracedText
  /// A file with what it holds.
  package init(path: TracedText, content: TracedText) {
    self.path = path
    self.content = content
  }
}

/// All that a script would execute, in order.
package struct Trace: Sendable {
  package var events: [Event] = []
  /// Defaults such as `${BASE:-https://...}` that were taken because the script does not set
  /// the variable: the default's place and the variable's name.
  package var defaults: [TakenDefault] = []
  /// Files reached by `source`, in order.
  package var sourced: [FileID] = []
  /// Scripts of the repository that it runs as programs of their own, in order.
  package var ran: [FileID] = []
  /// The other files that were followed on the way.
  package var otherFiles: [FileID] { sourced + ran }
  /// What it sources and is not followed: the paths.
  package var unknownSources: [TracedText] = []
  /// Variables that somewhere become read-only (`readonly`, `declare -r`): no call can set them.
  package var readOnly: Set<String> = []
  /// Files of which a loop takes lines (`while read ...; done < FILE`).
  package var filesRead: Set<FileID> = []
  /// Functions that were called, by the place of their definition.
  package var called: Set<Origin> = []
  /// For an answer or another output by the number of its event: the files that it is kept in, by
  /// the last component of their paths; not those in folders that are made for a run.
  package var saved: [Int: Set<String>] = [:]
  /// The same for files in folders that are made for a run, or are not known.
  package var savedForNow: [Int: Set<String>] = [:]
  /// The files that are read although they are not written on every way before: they may be of an
  /// earlier run. By the last component of their paths.
  package var maybeOlder: Set<String> = []
  /// Answers that are kept in files whose names are known only at run time.
  package var savedSomewhere: Set<Int> = []
  /// Answers and other output that is added to files which may hold older ones.
  package var appended: Set<Int> = []
  /// The variables of the environment that alone name such files (`> "$JOB_FILE"`).
  package var savedVariables: [Int: Set<String>] = [:]
  /// The same for the folders of these files, by the last component.
  package var savedFolders: [Int: Set<String>] = [:]
  /// For each answer that is kept in files, the names of these without their folders.
  package var savedNames: [Int: [NamePattern]] = [:]
  /// For an answer in a file that was found by an open name in a folder which others may write to:
  /// the paths by which it is read.
  package var guessedFiles: [Int: Set<String>] = [:]
  /// The functions that the script itself defines, by name.
  package var defined: Set<String> = []
  /// Where a document's scripts define their functions.
  package var declared: [String: Origin] = [:]
  /// The functions that the shells see which the script runs (`export -f`).
  package var exportedFunctions: Set<String> = []
  /// The paths of sourced files that are one of several, of which a default names this one.
  package var guessedSources: [TracedText] = []
  /// For functions that were called: the files that are not followed and are sourced on a path on
  /// which the function is not defined here.
  package var standIns: [String: Set<String>] = [:]
  /// The sourced files that a variable of the environment names as those of a folder above the
  /// script (`. "$ROOT/lib/http.sh"`), with their paths.
  package var namedByVariable: [FileID: TracedText] = [:]
  /// Answers that are not followed to all that reads them.
  package var lostAnswers: Set<Int> = []
  /// The same for what other commands print.
  package var lostOutputs: Set<Int> = []
  /// Texts that are not followed any further: anything may use them.
  package private(set) var lostTexts: [TracedText] = []
  /// The places in them.
  private var lostPlaces: Set<Origin> = []
  /// What was given up, with its place: too deep, too many steps, unknown text that is run.
  package var limits: [Limit] = []
  /// For an output hole by its number: the answers that it was made from.
  package var derived: [Int: Set<Int>] = [:]
  /// For the place of text that an edit may take away: what has to go with it.
  package var companions: [Origin: [SourceEdit]] = [:]
  /// The texts that assignments give, in order.
  package var assignments: [AssignedText] = []
  /// How much was done, in commands, names and pieces of text: what grows with a hostile script.
  package var work = 0
  /// For a request by the number of its event: where another header can be set.
  package var headerPlaces: [Int: HeaderPlace] = [:]
  /// The events in functions that nobody is seen to call, by their numbers.
  package var uncalled: Set<Int> = []
  /// Requests through clients that are made elsewhere, by the numbers of their events.
  package var openClients: Set<Int> = []
  /// For a request by the number of its event: what following it rests on, in words.
  package var assumptions: [Int: Set<String>] = [:]
  /// For a request by the number of its event: what a person should know of following it.
  package var notes: [Int: Set<String>] = [:]
  /// For a request by the number of its event: how fields of its body can go at its own literal.
  package var reductions: [Int: BodyReduction] = [:]
  /// Where a program reads an element by a name, with the expression as its word, and it is not
  /// known of what.
  package var unreadKeys: [Argument] = []
  /// Whether a Go program holds answers as values of any type, or as text that it looks into.
  package var holdsAnswers = false
  /// Answers whose content a Go program takes, by the numbers of their events.
  package var takenAnswers: Set<Int> = []
  /// Texts that exported Go functions, which are followed from their callers, give to others that
  /// may call them: the text, and the place of the function's name.
  package var givenOut: [(text: TracedText, name: Origin)] = []
  /// Whether Go packages that import one another were followed each on its own.
  package var isApart = false
  /// Whether a Go program goes through the names of an answer's fields.
  package var givesKeys = false
  /// Where a Go program reads an element of an answer by a name that is known only at run time:
  /// the expression that gives the name, with its place.
  package var openKeys: [Argument] = []
  /// Where a Go program looks at the names of an answer's fields in a way that is not followed: the
  /// name of the function or operator, with its place.
  package var keyTests: [Argument] = []
  /// Texts that a Go program looks for in fields of answers, or takes them apart with.
  package var fieldTests: Set<[UInt8]> = []
  /// Where a program of Go reads a text that was put together elsewhere, in order.
  package var reads: [TextRead] = []
  /// Nothing executed yet.
  package init() {}

  /// Notes that anything may use texts, each place once.
  package mutating func noteLost(_ texts: some Sequence<TracedText>) {
    for text in texts {
      for piece in text.pieces {
        if case .hole = piece.content { continue }
        guard let origin = piece.origin, lostPlaces.insert(origin).inserted else { continue }
        lostTexts.append(text.slice(piece.range))
      }
    }
  }

  /// Notes that the rest is not followed; the first time says why.
  package mutating func cutOff(_ reason: String, at origin: Origin?) {
    guard !limits.contains(where: { $0.kind == .rest }) else { return }
    limits.append(Limit(.rest, origin: origin, reason: reason))
  }
}

/// A body that a literal of a struct gives, as one of a map, so that the struct stays as it is.
package struct BodyReduction: Sendable {
  /// The edits that make the literal one of a map.
  package let conversion: [SourceEdit]
  /// By the name of a field in JSON: the edit that takes it out of the literal.
  package let removals: [String: SourceEdit]
  /// A literal with what has to change.
  package init(conversion: [SourceEdit], removals: [String: SourceEdit]) {
    self.conversion = conversion
    self.removals = removals
  }
}

/// A variable, constant or field that is read where a text is put together.
package struct TextRead: Sendable {
  /// The expression.
  package let origin: Origin
  /// The statement that it stands in.
  package let statement: Origin
  package let text: TracedText
  /// The edit that imports `strings`; absent where it is imported.
  package let importOfStrings: SourceEdit?
  /// An expression with the value it has.
  package init(
    origin: Origin, statement: Origin, text: TracedText, importOfStrings: SourceEdit?
  ) {
    self.origin = origin
    self.statement = statement
    self.text = text
    self.importOfStrings = importOfStrings
  }
}

/// Where statements that change a request of a library can be written, right before it is sent.
package struct HeaderPlace: Sendable {
  package let file: FileID
  /// The byte offset at which whole lines can be inserted.
  package let offset: Int
  /// What stands before each statement on its line.
  package let indent: [UInt8]
  /// Whether the lines follow a line that has not ended yet.
  package let followsLine: Bool
  /// The request's variable.
  package let request: String
  /// What makes the package `strings` known in the file; absent where it is.
  package let importOfStrings: SourceEdit?
  /// A place before or after a line.
  package init(
    file: FileID, offset: Int, indent: [UInt8], followsLine: Bool, request: String,
    importOfStrings: SourceEdit?
  ) {
    self.file = file
    self.offset = offset
    self.indent = indent
    self.followsLine = followsLine
    self.request = request
    self.importOfStrings = importOfStrings
  }
}

/// What an assignment gives.
package struct AssignedText: Sendable {
  /// How many events come before it.
  package let number: Int
  /// The value, with the whole assignment as its word.
  package let value: Argument
  /// An assignment among the events.
  package init(number: Int, value: Argument) {
    self.number = number
    self.value = value
  }
}

/// A default that stood in for a variable of the environment.
package struct TakenDefault: Hashable, Sendable {
  package let word: Origin
  package let variable: String
  /// The command that may have set the variable to something else, which does not tell what it
  /// sets; nil where the environment may.
  package let setter: String?
  /// The commands in the word (`${1:-$(newest)}`), by their places in its file: what stands in them
  /// is no value of the variable, but for what they print.
  package let commands: [ByteRange]
  /// Where text is written that commands print and that is a part of the value, in any file.
  package let printed: [Origin]
  /// A default with the variable it stands for.
  package init(
    word: Origin, variable: String, setter: String? = nil, commands: [ByteRange] = [],
    printed: [Origin] = []
  ) {
    self.word = word
    self.variable = variable
    self.setter = setter
    self.commands = commands
    self.printed = printed
  }

  /// Whether text of a place is text of the default.
  package func holds(_ file: FileID, _ range: ByteRange) -> Bool {
    if printed.contains(where: { $0.file == file && $0.range.contains(range) }) { return true }
    return file == word.file && word.range.contains(range)
      && !commands.contains { $0.contains(range) }
  }

  /// The same for an origin.
  package func holds(_ origin: Origin) -> Bool { holds(origin.file, origin.range) }
}

/// Text that would be run, or a limit that was reached.
package struct Limit: Sendable {
  /// What is not known then.
  package enum Kind: Hashable, Sendable {
    /// What a command does.
    case command
    /// A value; what it was made of is among the texts that are lost.
    case value
    /// All that comes after: it is not looked at, and may use anything.
    case rest
  }

  package let kind: Kind
  package let origin: Origin?
  package let reason: String
  /// The unknown text, if that is what stopped the evaluation.
  package let text: TracedText?
  /// A limit with its place.
  package init(_ kind: Kind, origin: Origin?, reason: String, text: TracedText? = nil) {
    self.kind = kind
    self.origin = origin
    self.reason = reason
    self.text = text
  }
}

/// The last component of a path in known text; nil if it has a hole.
package func baseName(_ text: TracedText) -> String? {
  let tail = text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).last
  guard let tail, !tail.contains(TracedText.holeByte) else { return nil }
  return String(decoding: tail, as: UTF8.self)
}

/// Finds the scripts that a script sources or runs.
package protocol SourceLoader {
  /// The file that `script` means by `path`; nil if it is outside or cannot be read.
  func load(_ path: [UInt8], from script: FileID) -> FileID?
  /// The names of the files in the folder that `script` means by a path, in the order of their
  /// bytes.
  func names(in folder: [UInt8], from script: FileID) -> [[UInt8]]
  /// The same of its folders.
  func folders(in folder: [UInt8], from script: FileID) -> [[UInt8]]
  /// The bytes of a loaded file.
  func bytes(of file: FileID) -> [UInt8]
  /// The path of a loaded file.
  func path(of file: FileID) -> [UInt8]
}

/// Sources that are no files of a tree.
extension SourceLoader {
  /// No folders.
  package func folders(in folder: [UInt8], from script: FileID) -> [[UInt8]] { [] }
}
