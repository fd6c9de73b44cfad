import Calls
import Documents
import Files
import Text

/// Where a variable is set of which a script takes a default (`${API_VERSION:-2023-01-01}`): what
/// the script gets is not the default then.
package struct Override: Sendable {
  /// The path of the file.
  package let path: [UInt8]
  /// The value as it is written, without quotes.
  package let value: [UInt8]
  /// What stands in it.
  package let source: [UInt8]
  /// Where the name stands there.
  package let place: Int
  /// Whether it is a key of a mapping, or an entry with a name, and no assignment.
  package let isMapped: Bool
  /// Whether a command sets it for what it runs: `make NAME=VALUE`, `>> "$GITHUB_ENV"`.
  package let isCommand: Bool
}

/// Knows the variables of which scripts take a default, and tells which files set them: settings,
/// makefiles, images and pipelines, and scripts and programs that run those which were found.
struct VariableSetters {
  /// The variables for which all files are searched.
  let names: [String]
  /// Those of one letter, which stand everywhere: only files of the run are asked for them.
  private let letters: [String]
  /// The variables with which the URLs of calls begin, and which nothing gives a value.
  let bases: [String]
  private let runners: Markers
  private let known: [Candidate]

  init(of found: Discovery, _ workspace: Workspace, _ traces: Traces) {
    let pages = Set(found.prose)
    let hosts = found.documents.filter { !pages.contains($0) }.map(traces.document)
    let hosted = zip(found.documents.filter { !pages.contains($0) }, hosts)
      .filter { !$1.groups.isEmpty }
      .flatMap { $1.variableNames + defaulted(in: workspace.bytes(of: $0)) }
    let own = found.scripts.flatMap { script in
      let bytes = workspace.bytes(of: script)
      return defaulted(in: bytes)
        + (loaders.occur(in: bytes) ? settingLines(in: bytes).map(\.name) : [])
    }
    let all = Set(own + hosted).sorted()
    names = all.filter { $0.utf8.count > 1 }
    bases = Set(found.scripts.flatMap { traces.of(script: $0).openBases }).sorted()
    letters = all.filter { $0.utf8.count == 1 }
    runners = Markers(
      all.isEmpty ? [] : found.scripts.map { lastComponent(workspace.path(of: $0)) })
    known =
      letters.isEmpty
      ? []
      : workspace.candidates.values.sorted {
        $0.path.lexicographicallyPrecedes($1.path)
      }
  }

  /// What the variables are set to, by their names.
  func overrides(in candidates: some Sequence<Candidate>) -> [String: [Override]] {
    var result: [String: [Override]] = [:]
    if !names.isEmpty { add(names, in: candidates, to: &result) }
    add(letters, in: known, to: &result)
    return result
  }

  /// What files set the variables to with which URLs begin; samples of pages set them as well.
  func settingsOfBases(in candidates: some Sequence<Candidate>) -> [String: [Override]] {
    var result: [String: [Override]] = [:]
    if !bases.isEmpty { add(bases, in: candidates, withPages: true, to: &result) }
    return result
  }

  /// Settings beside the scripts and in the folders above, which shells and tools read although git
  /// ignores them: `.env` is hardly ever in a repository.
  func settings(beside scripts: [FileID], _ workspace: Workspace) -> [Candidate] {
    guard !names.isEmpty else { return [] }
    let up = [UInt8]("../".utf8)
    var files: Set<FileID> = []
    for script in scripts {
      for name in settingsOfShells {
        for level in 0...3 {
          let path = Array(repeating: up, count: level).joined() + [UInt8](name.utf8)
          if let file = workspace.load(Array(path), from: script) { files.insert(file) }
        }
      }
    }
    return files.sorted().compactMap { workspace.candidates[$0] }
  }

  private func add(
    _ names: [String], in candidates: some Sequence<Candidate>, withPages: Bool = false,
    to result: inout [String: [Override]]
  ) {
    let markers = Markers(names.map { [UInt8]($0.utf8) })
    for candidate in candidates {
      let places = markers.allOccurrences(in: candidate.bytes)
      if places.isEmpty { continue }
      let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
      if kind.isPage, !withPages { continue }
      let isSettings =
        kind != .shell || isOfSettings(candidate) || !candidate.bytes.starts(with: "#!".utf8)
      let runsNone = kind == .shell && !isSettings && !runners.occur(in: candidate.bytes)
      // A constant of a program is none of its environment, and only one that starts others hands
      // that on.
      let isProgram = !mayShareScripts(lastComponent(candidate.path)[...])
      if isCode(candidate.path), !runners.occur(in: candidate.bytes),
        !starters.occur(in: candidate.bytes)
      {
        continue
      }
      for place in places {
        let name = names[place.marker]
        let end = place.offset + name.utf8.count
        let isCommand = !isProgram && isCommand(at: place.offset, candidate.bytes)
        let inString = valueInProgram(of: name, at: place.offset, candidate.bytes)
        let isAsked =
          kind.isPage
          || !isProgram
            && (isCommand || !runsNone || isExported(at: place.offset, candidate.bytes))
        let plain = isAsked ? value(setBy: name, at: place.offset, candidate.bytes) : nil
        guard let value = inString ?? plain else { continue }
        result[name, default: []].append(
          Override(
            path: candidate.path, value: value, source: candidate.bytes, place: place.offset,
            isMapped: candidate.bytes[end...].first.map { ":\r\n".utf8.contains($0) } == true,
            isCommand: isCommand))
      }
    }
  }
}

/// Whether a file of shell text only sets variables, for who sources it, or is one that shells and
/// tools read by themselves.
private func isOfSettings(_ candidate: Candidate) -> Bool {
  let name = lastComponent(candidate.path)
  let isKnown =
    name.starts(with: ".env".utf8) || name.suffix(4).elementsEqual(".env".utf8)
    || [".profile", ".bash_profile", ".bashrc", ".zshenv", ".zshrc", ".zprofile"].contains {
      name.elementsEqual($0.utf8)
    }
  if isKnown { return true }
  let lines = candidate.bytes.split(separator: 0x0A).map { line in
    line.drop { " \t\r".utf8.contains($0) }
  }
  return lines.allSatisfy { line in
    guard let first = line.first, first != UInt8(ascii: "#") else { return true }
    let words = line.split { " \t".utf8.contains($0) }
    if ["export", "set", "readonly", "declare"].contains(where: { words[0].elementsEqual($0.utf8) })
    {
      return true
    }
    let after = words[0].drop(while: isNameByte)
    return words.count == 1 && after.first == UInt8(ascii: "=")
  }
}

/// `export NAME=...` at the beginning of a line.
private func isExported(at place: Int, _ bytes: [UInt8]) -> Bool {
  let line = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  let words = bytes[line..<place].split { " \t".utf8.contains($0) }
  return words.count == 1 && words[0].elementsEqual("export".utf8)
}

/// What programs call that start others.
let starters = Markers(
  [
    "subprocess", "os.system", "popen", "exec.Command", "child_process", "execSync", "spawn",
    "ProcessBuilder", "Process.Start", "Command::new", "Open3", "shell_exec", "sys.process",
  ].map { [UInt8]($0.utf8) })

/// Whether a file is a program of a language that is no shell's, by its extension.
func isCode(_ path: [UInt8]) -> Bool {
  let name = lastComponent(path)
  guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
  return codeSuffixes.contains { name[(dot + 1)...].elementsEqual($0.utf8) }
}

private let codeSuffixes = [
  "py", "js", "mjs", "cjs", "ts", "tsx", "jsx", "go", "rb", "java", "kt", "scala", "cs", "rs",
  "php",
  "pl", "swift", "c", "cc", "cpp", "h", "hpp", "lua", "ex", "exs",
]

/// What a program hands to those that it starts: `{"NAME": "value"}`, `environ["NAME"] = "value"`,
/// `Setenv("NAME", "value")`, `"NAME=value"`.
private func valueInProgram(of name: String, at start: Int, _ bytes: [UInt8]) -> [UInt8]? {
  let end = start + name.utf8.count
  guard start > 0, end < bytes.count, isQuote(bytes[start - 1]) else { return nil }
  let quote = bytes[start - 1]
  var rest = bytes[end...].prefix { $0 != 0x0A && $0 != 0x0D }
  if rest.first == UInt8(ascii: "=") {
    return rest.dropFirst().contains(quote) ? Array(rest.dropFirst().prefix { $0 != quote }) : nil
  }
  guard rest.first == quote else { return nil }
  rest = rest.dropFirst().drop { " \t])".utf8.contains($0) }
  if let value = defaultValue(after: rest) { return value }
  let sign = ["=>", ":", ",", "="].first { rest.starts(with: $0.utf8) }
  guard let sign, !["==", "=~"].contains(where: { rest.starts(with: $0.utf8) }),
    sign != "," || takesName(bytes[..<start])
  else { return nil }
  rest = rest.dropFirst(sign.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
  guard let first = rest.first, isQuote(first) else {
    let word = rest.prefix { !" ,;)}".utf8.contains($0) }
    return word.isEmpty ? nil : Array(word)
  }
  return Array(rest.dropFirst().prefix { $0 != first })
}

/// Jenkins' `string(name: 'NAME', defaultValue: 'value')`.
private func defaultValue(after name: ArraySlice<UInt8>) -> [UInt8]? {
  let words = name.drop { ", \t".utf8.contains($0) }
  guard words.starts(with: "defaultValue:".utf8) else { return nil }
  let rest = words.dropFirst(13).drop { $0 == 0x20 }
  guard let quote = rest.first, isQuote(quote) else { return nil }
  return Array(rest.dropFirst().prefix { $0 != quote })
}

/// Whether a function that sets a variable of the environment is given what follows.
private func takesName(_ text: ArraySlice<UInt8>) -> Bool {
  let call = text.dropLast().reversed().drop { $0 == 0x20 }
  guard call.first == UInt8(ascii: "(") else { return false }
  let name = call.dropFirst().prefix(while: isNameByte).reversed().map { $0 | 0x20 }
  return ["setenv", "putenv", "setdefault", "env", "put", "setvar"].contains {
    name.elementsEqual($0.utf8)
  }
}

/// How scripts take settings whose names they do not spell: what they set before is a default.
private let loaders = Markers(
  [
    "export $(", "export \"$", "export $", "export `", "declare \"$", "declare $", "declare -x \"$",
    "declare -g \"$", "typeset \"$", "typeset -x \"$", "printf -v \"$", "printf -v $", "source <(",
    ". <(", "/dev/stdin", "eval \"$", "eval $", "eval `", "eval \"`", "readonly \"$",
  ].map { [UInt8]($0.utf8) })

/// The variables of which a script takes a default.
private func defaulted(in bytes: [UInt8]) -> [String] {
  Markers([[UInt8]("${".utf8)]).allOccurrences(in: bytes).compactMap { place in
    let rest = bytes[(place.offset + 2)...]
    let name = rest.prefix(while: isNameByte)
    let after = rest.dropFirst(name.count).prefix(2)
    guard let first = name.first, !(0x30...0x39).contains(first),
      [":-", ":=", "-", "="].contains(where: { after.starts(with: $0.utf8) })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}

/// `- name: NAME` and on the next line `value: VALUE`.
private func valueOnNextLine(_ bytes: [UInt8], from end: Int) -> ArraySlice<UInt8>? {
  guard let line = bytes[end...].firstIndex(of: 0x0A) else { return nil }
  let next = bytes[(line + 1)...].prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 }
  return next.starts(with: "value:".utf8) ? next.dropFirst(6) : nil
}

/// Whether the line of a place runs a program that takes variables for what it runs; lines before
/// it that go on in it count.
private func isCommand(at place: Int, _ bytes: [UInt8]) -> Bool {
  var start = place
  while start > 0 {
    let isContinued = start > 1 && bytes[start - 2] == UInt8(ascii: "\\")
    if bytes[start - 1] == 0x0A, !isContinued { break }
    start -= 1
  }
  let line = bytes[start...].prefix { $0 != 0x0A }
  let words = line.split { !isNameByte($0) }.map { String(decoding: $0, as: UTF8.self) }
  return words.contains { commands.contains($0) }
}

private let commands: Set<String> = [
  "make", "gmake", "MAKE", "just", "GITHUB_ENV", "docker", "podman", "task", "helm", "playbook",
]

/// What a file sets a variable to at a place: `NAME=VALUE`, `NAME: VALUE`, `ENV NAME VALUE`. Nil
/// where it does not, or takes the variable's own value or a default itself.
private func value(setBy name: String, at start: Int, _ bytes: [UInt8]) -> [UInt8]? {
  let end = start + name.utf8.count
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
  guard end < bytes.count, start == 0 || !isNameByte(bytes[start - 1]) && bytes[start - 1] != 0x24,
    !bytes[..<start].suffix(2).elementsEqual("${".utf8)
  else { return nil }
  let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  if bytes[line..<start].first(where: { !isBlank($0) }) == UInt8(ascii: "#") { return nil }
  let after = bytes[end...].prefix { $0 != 0x0A && $0 != 0x0D }
  let written = after.drop(while: isBlank)
  let isImage = bytes[line..<start].split(whereSeparator: isBlank).first?.elementsEqual("ENV".utf8)
  var rest: ArraySlice<UInt8>
  if ["==", "=~", "=>"].contains(where: { written.starts(with: $0.utf8) }) { return nil }
  if let sign = ["=", ":=", "::=", "?=", "+="].first(where: { written.starts(with: $0.utf8) }) {
    rest = written.dropFirst(sign.utf8.count)
  } else if after.starts(with: ": ".utf8) {
    rest = after.dropFirst(2)
  } else if isImage == true || bytes[line..<start].suffix(6).elementsEqual("--set ".utf8),
    written.count < after.count
  {
    rest = written
  } else if bytes[line..<start].suffix(6).elementsEqual("name: ".utf8), written.isEmpty,
    let next = valueOnNextLine(bytes, from: end)
  {
    rest = next
  } else {
    return nil
  }
  rest = rest.drop(while: isBlank)
  // A mapping, such as the declaration of a parameter, is no value.
  if rest.first == UInt8(ascii: "{"), !rest.starts(with: "{{".utf8) { return nil }
  if let quote = rest.first, "\"'".utf8.contains(quote) {
    rest = rest.dropFirst().prefix { $0 != quote }
  } else {
    rest = rest.prefix { !isBlank($0) && !"\"';".utf8.contains($0) }
  }
  let own = Markers([[UInt8]("${\(name)".utf8), [UInt8]("$\(name)".utf8)])
  return rest.isEmpty || own.occur(in: Array(rest)) ? nil : Array(rest)
}

extension Trace {
  /// The variables that nothing sets and with which a word of a request begins that goes on as a
  /// path.
  fileprivate var openBases: [String] {
    let words = events.filter { $0.client != nil }.flatMap(\.alternatives).flatMap(\.arguments)
    return words.compactMap { argument in
      guard argument.text.bytes.starts(with: [TracedText.holeByte, UInt8(ascii: "/")]),
        let hole = argument.text.holes.first, hole.kind == .variable, hole.name.utf8.count > 1
      else { return nil }
      return hole.name
    }
  }
}
