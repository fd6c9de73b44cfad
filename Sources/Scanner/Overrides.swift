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
  /// Where the name stands there.
  package let place: Int
  /// Whether it is a key of a mapping, or an entry with a name, and no assignment.
  package let isMapped: Bool
  /// Whether a command sets it for what it runs: `make NAME=VALUE`, `>> "$GITHUB_ENV"`.
  package let isCommand: Bool
}

/// Knows the variables of which scripts take a default, and tells which files set them: settings,
/// makefiles, images and pipelines, and scripts that run those which were found.
struct VariableSetters {
  /// The variables.
  let names: [String]
  private let markers: Markers
  private let runners: Markers

  init(of found: Discovery, _ workspace: Workspace, _ traces: Traces) {
    let pages = Set(found.prose)
    let hosts = found.documents.filter { !pages.contains($0) }.map(traces.document)
    let hosted = hosts.filter { !$0.groups.isEmpty }.flatMap(\.variableNames)
    let own = found.scripts.flatMap { defaulted(in: workspace.bytes(of: $0)) }
    names = Set(own + hosted.filter { $0.utf8.count > 1 }).sorted()
    markers = Markers(names.map { [UInt8]($0.utf8) })
    runners = Markers(
      names.isEmpty ? [] : found.scripts.map { lastComponent(workspace.path(of: $0)) })
  }

  /// What the variables are set to, by their names.
  func overrides(in candidates: [Candidate]) -> [String: [Override]] {
    guard !names.isEmpty else { return [:] }
    var result: [String: [Override]] = [:]
    // A constant of a program is none of its environment.
    for candidate in candidates where mayShareScripts(lastComponent(candidate.path)[...]) {
      let places = markers.allOccurrences(in: candidate.bytes)
      if places.isEmpty { continue }
      let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
      if kind.isPage { continue }
      let isSettings = candidate.path.suffix(4).elementsEqual(".env".utf8)
      let runsNone = kind == .shell && !isSettings && !runners.occur(in: candidate.bytes)
      for place in places {
        let name = names[place.marker]
        let isCommand = isCommand(at: place.offset, candidate.bytes)
        guard isCommand || !runsNone,
          let value = value(setBy: name, at: place.offset, candidate.bytes)
        else { continue }
        result[name, default: []].append(
          Override(
            path: candidate.path, value: value, place: place.offset,
            isMapped: candidate.bytes[(place.offset + name.utf8.count)...].first.map {
              ":\r\n".utf8.contains($0)
            } == true, isCommand: isCommand))
      }
    }
    return result
  }
}

/// The variables of which a script takes a default.
private func defaulted(in bytes: [UInt8]) -> [String] {
  Markers([[UInt8]("${".utf8)]).allOccurrences(in: bytes).compactMap { place in
    let rest = bytes[(place.offset + 2)...]
    let name = rest.prefix(while: isNameByte)
    let after = rest.dropFirst(name.count).prefix(2)
    guard name.count > 1, let first = name.first, !(0x30...0x39).contains(first),
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

/// Whether the line of a place runs a program that takes variables for what it runs.
private func isCommand(at place: Int, _ bytes: [UInt8]) -> Bool {
  let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  let line = bytes[start...].prefix { $0 != 0x0A }
  let words = line.split { !isNameByte($0) }.map { String(decoding: $0, as: UTF8.self) }
  return words.contains { commands.contains($0) }
}

private let commands: Set<String> = [
  "make", "gmake", "MAKE", "just", "GITHUB_ENV", "docker", "podman", "task", "helm",
]

/// What a file sets a variable to at a place: `NAME=VALUE`, `NAME: VALUE`, `ENV NAME VALUE`. Nil
/// where it does not, or takes the variable's own value or a default itself.
private func value(setBy name: String, at start: Int, _ bytes: [UInt8]) -> [UInt8]? {
  let end = start + name.utf8.count
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
  guard end < bytes.count, start == 0 || !isNameByte(bytes[start - 1]) && bytes[start - 1] != 0x24,
    start < 2 || bytes[start - 1] != UInt8(ascii: "{")
  else { return nil }
  let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  if bytes[line..<start].first(where: { !isBlank($0) }) == UInt8(ascii: "#") { return nil }
  let after = bytes[end...].prefix { $0 != 0x0A && $0 != 0x0D }
  let written = after.drop(while: isBlank)
  let isImage = bytes[line..<start].split(whereSeparator: isBlank).first?.elementsEqual("ENV".utf8)
  var rest: ArraySlice<UInt8>
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
  if let quote = rest.first, "\"'".utf8.contains(quote) {
    rest = rest.dropFirst().prefix { $0 != quote }
  } else {
    rest = rest.prefix { !isBlank($0) && !"\"';".utf8.contains($0) }
  }
  let own = Markers([[UInt8]("${\(name)".utf8), [UInt8]("$\(name)".utf8)])
  return rest.isEmpty || own.occur(in: Array(rest)) ? nil : Array(rest)
}
