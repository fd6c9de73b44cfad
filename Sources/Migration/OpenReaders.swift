import Calls
import Rules
import Scanner
import Text

/// A command that reads files of which the names are known only at run time.
struct OpenReader {
  let event: Event

  /// Whether one of the files may have one of some names.
  func mayOpen(_ names: [NamePattern]) -> Bool {
    guard let name = event.name, !names.isEmpty, event.files.isEmpty else { return false }
    return event.alternatives.contains { way in
      operands(way, name).contains { operand in names.contains { $0.meets(operand) } }
    }
  }

  /// Whether it looks into the text that it reads.
  var isReader: Bool {
    guard let name = event.name else { return false }
    let isQuery = ["jq", "gojq", "jaq"].contains(name)
    return isQuery ? !event.buildsJSON : OpenReader.readers.contains(name)
  }

  /// Whether it may look into files at all.
  var mayRead: Bool {
    event.name.map { OpenReader.readers.contains($0) || OpenReader.finders.contains($0) } == true
  }

  private static let finders: Set<String> = ["jq", "gojq", "jaq", "find"]

  private static let readers: Set<String> = [
    "grep", "egrep", "fgrep", "rg", "sed", "awk", "gawk", "mawk", "yq", "python", "python3", "perl",
    "ruby", "node", "mlr", "gron", "fx", "cut",
  ]

  /// Whether who runs the script says which files: an argument or a variable of the environment.
  var isGiven: Bool {
    event.alternatives.allSatisfy { way in
      let holes = way.arguments.dropFirst().flatMap(\.text.holes)
      return !takesNames(way.input) && !holes.isEmpty && holes.allSatisfy { $0.kind == .variable }
    }
  }

  /// The names of the files, without their folders.
  private func operands(_ way: Event.Alternative, _ name: String) -> [NamePattern] {
    let words = way.arguments.dropFirst().map(\.text)
    switch name {
    case "jq", "gojq", "jaq":
      let invocation = JQInvocation.parse(words)
      if invocation.options.contains(.nullInput) { return [] }
      let files = invocation.files.map(\.text)
      return files.isEmpty && takesNames(way.input)
        ? [anything] : files.map(lastName).filter(\.isOpen)
    case "find": return [anything]
    case let name where OpenReader.readers.contains(name):
      if takesNames(way.input) { return [anything] }
      return words.filter(isFile).map(lastName).filter(\.isOpen)
    default: return []
    }
  }

  /// Whether what stands on the standard input is a file with an open name, or names of files that
  /// become arguments.
  private func takesNames(_ input: TracedText?) -> Bool {
    input?.holes.contains { hole in
      switch hole.kind {
      case .output: hole.name == "ls" || hole.name == "find"
      case .unknown: hole.name.hasPrefix("file ")
      default: false
      }
    } == true
  }

  /// Whether a word may name a file, and is no program.
  private func isFile(_ word: TracedText) -> Bool {
    !word.bytes.contains { " \"'|(){}$\n\\^".utf8.contains($0) }
      && word.bytes.first != UInt8(ascii: "-")
  }

  private var anything: NamePattern {
    NamePattern(TracedText(unwritten: [UInt8(ascii: "*")]))
  }

  private func lastName(_ path: TracedText) -> NamePattern {
    let start = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = path.slice(ByteRange(start, path.count))
    // `xargs -I{} jq ... {}`
    return name.bytes.contains("{}") ? anything : NamePattern(name)
  }
}

extension OpenReader {
  /// Whether it reads what stands on the script's own standard input, or what a program prints that
  /// is not followed: another script may be behind both.
  func takesUnseen(_ trace: Trace) -> Bool {
    guard let name = event.name, ["jq", "gojq", "jaq"].contains(name) else { return false }
    return event.alternatives.contains { way in
      let invocation = JQInvocation.parse(way.arguments.dropFirst().map(\.text))
      guard invocation.files.isEmpty, !invocation.options.contains(.nullInput) else { return false }
      guard let input = way.input else { return true }
      return input.holes.contains { hole in
        hole.kind == .output && trace.events.indices.contains(hole.number)
          && mayRunScripts(trace.events[hole.number])
      }
    }
  }

  /// Whether a command may run any program of the repository.
  private func mayRunScripts(_ event: Event) -> Bool {
    guard let name = event.name else { return true }
    let first = event.alternatives.first?.arguments.first?.text.bytes ?? []
    let plain = name.prefix { !"0123456789.".contains($0) }
    return first.contains(UInt8(ascii: "/")) || OpenReader.runners.contains(String(plain))
  }

  private static let runners: Set<String> = [
    "bash", "bun", "deno", "docker", "go", "just", "ksh", "make", "node", "npm", "npx", "perl",
    "php", "podman", "python", "rake", "ruby", "sh", "ssh", "task", "uv", "zsh",
  ]
}

extension OpenReader {
  /// Whether it reads the standard input or a value of the function in which it stands: those say
  /// what it is who call that.
  var takesWhatIsGiven: Bool {
    guard isReader, event.files.isEmpty else { return false }
    return event.alternatives.contains { way in
      guard let input = way.input else {
        return way.arguments.allSatisfy { !$0.text.holes.contains { $0.kind == .response } }
      }
      let kinds = input.holes.map(\.kind)
      return kinds.contains(.variable) && !kinds.contains(.response) && !kinds.contains(.output)
    }
  }
}

extension NeedsFinder {
  /// Why a function stands in the way that nobody is seen to call and that reads a field with
  /// another name from what it is given, where nobody is seen to call the one with the request
  /// either, or where that stands in the same library: who sources both gives it the answer.
  func uncalledReader(of call: DeprecatedCall) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    if fields.isEmpty { return nil }
    let own = scan.scripts[call.trace]
    let isUncalled = own.trace.uncalled.contains(call.event)
    let home = scan.event(of: call).frames.last?.command.file
    let library = home == own.file ? nil : home
    for script in scan.scripts where isUncalled || script.file == library {
      for number in script.trace.uncalled.sorted() {
        let event = script.trace.events[number]
        guard OpenReader(event: event).takesWhatIsGiven,
          let field = fields.first(where: { named in
            event.alternatives.flatMap { event.texts(of: $0) }.contains { $0.bytes.contains(named) }
          })
        else { continue }
        let path = String(decoding: workspace.path(of: script.file), as: UTF8.self)
        return "a function of `\(path)` that nobody is seen to call reads `\(field)` from what it "
          + "is given, which may be its answer"
      }
    }
    return nil
  }

  /// What a fix rests on where the answer is printed or kept in a file, and other scripts read what
  /// they are given, or files with open names.
  func openReaders(of call: DeprecatedCall, isPrinted: Bool) -> [String] {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let names = script.trace.savedNames[call.event] ?? []
    guard !fields.isEmpty, isPrinted || !names.isEmpty else { return [] }
    var result: Set<String> = []
    for (index, other) in scan.scripts.enumerated()
    where index != call.trace && !areFollowedTogether(script, other) {
      for event in other.trace.events {
        let reader = OpenReader(event: event)
        let mayOpen = reader.mayOpen(names)
        guard mayOpen || isPrinted && reader.takesUnseen(other.trace),
          let field = fields.first(where: { named in
            event.alternatives.flatMap { event.texts(of: $0) }.contains { $0.bytes.contains(named) }
          })
        else { continue }
        let path = String(decoding: workspace.path(of: other.file), as: UTF8.self)
        let source = mayOpen ? "the file from which" : "the text from which"
        result.insert(
          "\(source) `\(event.name ?? "")` in `\(path)` reads `\(field)` "
            + (mayOpen ? "is not one that keeps its answer" : "is not its answer"))
      }
    }
    return result.sorted().prefix(3).map(\.self)
  }

  /// The same of programs in other languages.
  func openPrograms(reading call: DeprecatedCall, isPrinted: Bool) -> [String] {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let isKept = script.trace.savedNames[call.event] != nil
    guard !fields.isEmpty, isPrinted || isKept else { return [] }
    let own = Set(script.files + script.trace.otherFiles)
    // Some of many tell enough.
    return jsonReaders.files(of: workspace).lazy.compactMap { file -> String? in
      let source = workspace.sources.files[file.index]
      guard !own.contains(file), let field = fields.first(where: { source.bytes.contains($0) })
      else { return nil }
      let path = String(decoding: source.path, as: UTF8.self)
      return "the JSON from which `\(path)` reads `\(field)` is not its answer"
    }.prefix(3).map(\.self)
  }
}

extension NeedsFinder {
  /// What a fix rests on where the script leaves the answer in a file, or prints it for a program
  /// of another language: files that name a renamed field, and are not followed, do not read it
  /// there.
  func fieldUsers(of call: DeprecatedCall, _ readers: Readers) -> [String] {
    let fields = call.rule.response.renamed.keys.sorted()
    guard let field = fields.first, !fieldUsers.isEmpty else { return [] }
    let script = scan.scripts[call.trace]
    let numbers = readers.derived.union([call.event]).sorted()
    let file = numbers.lazy.compactMap(script.trace.leavesFile(of:)).first
    let isPrinted =
      readers.isShown || script.trace.events[call.event].destination == .terminal
    let name = Array(lastComponent(workspace.path(of: script.file)))
    let runner = isPrinted ? codeRunners[name] : nil
    guard file != nil || runner != nil else { return [] }
    let source =
      file.map { "`\($0)`, in which its answer is kept" }
      ?? "what `\(String(decoding: runner ?? [], as: UTF8.self))` gets by running the script"
    return fieldUsers.prefix(3).map { path in
      "`\(String(decoding: path, as: UTF8.self))`, which names `\(field)`, does not read it from "
        + source
    }
  }
}

/// The programs of other languages that read JSON which they are given; looked for once.
final class JSONReaders {
  private var known: [FileID]?

  func files(of workspace: Workspace) -> [FileID] {
    if let known { return known }
    let files = workspace.sources.files.indices.filter { index in
      let source = workspace.sources.files[index]
      return readsGivenJSON(source.path, source.bytes)
    }.map(FileID.init(index:))
    known = files
    return files
  }
}

extension NeedsFinder {
  /// Whether a script runs both: what one keeps and the other reads is seen there.
  func areFollowedTogether(_ first: EvaluatedScript, _ second: EvaluatedScript) -> Bool {
    let holds = { (script: EvaluatedScript, part: EvaluatedScript) in
      script.trace.ran.contains(part.file)
        || script.file == part.file && script.places == part.places
    }
    return scan.scripts.contains { holds($0, first) && holds($0, second) }
  }
}

extension ReaderSearch {
  /// Whether known text of the event names a renamed field.
  func namesField(_ event: Event) -> Bool { isNaming[event.number] }
}
