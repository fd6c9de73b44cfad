import Calls
import Documents
import Files
import Rules
import Text

/// Adds the scripts that call functions of a library and do not name it: they source it by a name
/// that is put together (`for f in lib/*.sh; do . "$f"; done`), or somebody gives it to the shell
/// that runs them (`BASH_ENV`, exported functions).
func addFunctionUsers(
  _ search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
  _ known: inout Set<FileID>, to result: inout Discovery
) {
  let names = result.sendingFunctions(rules, traces)
  guard !names.isEmpty else { return }
  let isExported = result.scripts.map(traces.of(script:)).contains {
    !$0.exportedFunctions.isEmpty || !$0.unknownSources.isEmpty
  }
  let texts = names.map { [UInt8]($0.utf8) }
  let markers = Markers(texts)
  // Who calls `curl` and sources nothing means the program.
  let own = Markers(names.filter { isExported || !clients.contains($0) }.map { [UInt8]($0.utf8) })
  for candidate in search.files(with: texts, isWanted: mayShareScripts) {
    let called = sources(in: candidate.bytes) ? markers : own
    if calls(oneOf: called, candidate.bytes) {
      add(sharer: candidate, workspace, &known, to: &result)
    }
  }
}

extension Discovery {
  /// The functions of scripts, and of what they source, that send requests.
  func sendingFunctions(_ rules: RuleSet, _ traces: Traces) -> [String] {
    let sourced =
      scripts.flatMap { traces.of(script: $0).sourced }
      + documents.flatMap { traces.of(document: $0).flatMap(\.sourced) }
    let libraries = Set(scripts + sourced)
    return Set(libraries.flatMap { sending(traces.offered(by: $0), rules) })
      .filter { $0.utf8.count > 2 }.sorted()
  }
}

/// Reads the Go programs that name a file which scripts source, and run a shell: they may source it
/// there (`exec.Command("bash", "-c", ". ./lib.sh; api /clusters")`).
func addShellsOfGo(
  _ search: TextSearch, _ workspace: Workspace, _ traces: Traces, _ found: Discovery
) {
  let sourced =
    found.scripts.flatMap { traces.of(script: $0).sourced }
    + found.documents.flatMap { traces.of(document: $0).flatMap(\.sourced) }
  let names = Set(sourced.map { lastComponent(workspace.path(of: $0)) }).filter { $0.count > 2 }
    .sorted { $0.lexicographicallyPrecedes($1) }
  guard !names.isEmpty else { return }
  let commands = ["exec.Command"].map { [UInt8]($0.utf8) }
  let programs = search.files(withOneOfEach: [names, commands]) { name in isGoFile(Array(name)) }
  for candidate in programs { _ = workspace.add(candidate) }
}

/// Adds the pipelines and pages that call a function which another one defines: a pipeline that
/// includes its file, a page that is read after it.
func addFunctionUsers(
  ofDocuments search: TextSearch, _ rules: RuleSet, _ workspace: Workspace, _ traces: Traces,
  to result: inout Discovery
) {
  let pages = Set(result.prose)
  var functions: [(name: String, text: ArraySlice<UInt8>)] = []
  for file in result.documents where pages.contains(file) || traces.document(file).kind == .yaml {
    for (name, place) in traces.of(document: file).flatMap(\.declared).sorted(by: { $0.0 < $1.0 }) {
      functions.append((name, workspace.bytes(of: file)[place.range]))
    }
  }
  let names = Set(sending(functions, rules)).filter { $0.utf8.count > 2 }.sorted()
  guard !names.isEmpty else { return }
  let texts = names.map { [UInt8]($0.utf8) }
  let markers = Markers(texts)
  let known = Set(result.documents.map(workspace.path))
  let found = search.files(with: texts) { isPageName($0) || isYAMLName($0) }
  for candidate in found where !known.contains(candidate.path) {
    let document = Document(FileID(index: 0), path: candidate.path, bytes: candidate.bytes)
    let isUser = document.scripts.contains { calls(oneOf: markers, $0.text.bytes) }
    guard document.problem == nil, isUser else { continue }
    let file = workspace.add(candidate)
    result.documents.append(file)
    if document.kind.isPage { result.prose.append(file) }
  }
}

/// Programs that send requests.
private let clients = ["curl", "wget", "http", "https", "xh", "atlas"]

private func isYAMLName(_ name: ArraySlice<UInt8>) -> Bool {
  name.suffix(4).elementsEqual(".yml".utf8) || name.suffix(5).elementsEqual(".yaml".utf8)
}

/// The functions that send requests, themselves or by another one, which may stand in another file
/// where they spell a path.
private func sending(
  _ functions: [(name: String, text: ArraySlice<UInt8>)], _ rules: RuleSet
) -> [String] {
  var result: [String] = []
  let spellings = clients.map { $0 + " " } + ["://"] + rules.pathMarkers
  var senders = Markers(spellings.map { [UInt8]($0.utf8) })
  var rest = functions
  while true {
    let more = rest.filter { senders.occur(in: Array($0.text)) }.map(\.name)
    if more.isEmpty { return result }
    result += more
    rest.removeAll { more.contains($0.name) }
    senders = Markers(more.map { [UInt8]($0.utf8) })
  }
}

/// Whether text in a file of any kind sources a file of some name (`". ./lib.sh; api /clusters"`).
package func sources(_ name: [UInt8], in bytes: [UInt8]) -> Bool {
  Markers([name]).allOccurrences(in: bytes).contains { found in
    let line = bytes[..<found.offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return sources(in: Array(bytes[line..<found.offset]))
  }
}

/// Whether a script sources something: `source FILE` or `. FILE`.
private func sources(in bytes: [UInt8]) -> Bool {
  Markers(["source ", ". "].map { [UInt8]($0.utf8) }).allOccurrences(in: bytes).contains { place in
    place.offset == 0 || " \t\n;&|({'\"".utf8.contains(bytes[place.offset - 1])
  }
}

/// Whether one of the names stands there as a word, and is no function of the script itself.
private func calls(oneOf markers: Markers, _ bytes: [UInt8]) -> Bool {
  var called: Set<Int> = []
  var defined: Set<Int> = []
  for place in markers.allOccurrences(in: bytes) {
    let end = place.offset + markers.needles[place.marker].count
    guard place.offset == 0 || !isPartOfName(bytes[place.offset - 1]),
      end == bytes.count || !isPartOfName(bytes[end])
    else { continue }
    let after = bytes[end...].drop { $0 == UInt8(ascii: " ") }
    let before = bytes[..<place.offset].suffix(9)
    if after.starts(with: "()".utf8) || before.elementsEqual("function ".utf8) {
      defined.insert(place.marker)
    } else {
      called.insert(place.marker)
    }
  }
  return !called.subtracting(defined).isEmpty
}

private func isPartOfName(_ byte: UInt8) -> Bool { isNameByte(byte) || byte == UInt8(ascii: "-") }
