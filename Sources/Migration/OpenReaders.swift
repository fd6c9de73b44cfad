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

extension NeedsFinder {
  /// What a fix rests on where the answer is kept in a file and other scripts read files with open
  /// names.
  func openReaders(of call: DeprecatedCall) -> [String] {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    guard !fields.isEmpty, let names = script.trace.savedNames[call.event] else { return [] }
    var result: Set<String> = []
    for (index, other) in scan.scripts.enumerated()
    where index != call.trace && !areFollowedTogether(script, other) {
      for event in other.trace.events where OpenReader(event: event).mayOpen(names) {
        guard
          let field = fields.first(where: { named in
            event.alternatives.flatMap { event.texts(of: $0) }.contains { $0.bytes.contains(named) }
          })
        else { continue }
        let path = String(decoding: workspace.path(of: other.file), as: UTF8.self)
        result.insert(
          "the file from which `\(event.name ?? "")` in `\(path)` reads `\(field)` is not one that "
            + "keeps its answer")
      }
    }
    return result.sorted()
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
  func namesField(_ event: Event) -> Bool {
    // An option of the Atlas CLI (`--clusterName`) reads nothing.
    let isOption = { (text: TracedText) in
      event.name == "atlas" && text.bytes.starts(with: "--".utf8)
    }
    return event.alternatives.flatMap { event.texts(of: $0) }.contains { words in
      !isOption(words) && renamed.contains { words.bytes.contains(text($0.from)) }
    }
  }
}
