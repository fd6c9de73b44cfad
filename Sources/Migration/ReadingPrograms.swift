import Calls
import Rules
import Scanner
import Text

extension NeedsFinder {
  /// Why a program of the repository that the script runs stands in the way: it is written in
  /// another language, names a field that has another name then, and may read a file with the
  /// answer. `derived` are the commands whose output has fields of the answer.
  func program(reading call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let isKept = derived.union([call.event]).contains { script.trace.savedNames[$0] != nil }
    guard !fields.isEmpty, isKept else { return nil }
    let beside = scan.scripts.filter { $0.file == script.file && $0.places != script.places }
    for event in script.trace.events + beside.flatMap(\.trace.events) {
      for path in programs(of: event) + recipes(of: event) {
        guard let file = workspace.load(path, from: script.file),
          !script.files.contains(file), !script.trace.otherFiles.contains(file),
          !isShell(file),
          let field = fields.first(where: { workspace.bytes(of: file).contains($0) })
        else { continue }
        let name = String(decoding: workspace.path(of: file), as: UTF8.self)
        return
          "its answer is kept in a file, and `\(name)`, which the script runs, names `\(field)`"
      }
    }
    return nil
  }

  /// The paths of the files that an event may run: its program, or what an interpreter is given.
  private func programs(of event: Event) -> [[UInt8]] {
    let words = event.alternatives.flatMap { $0.arguments.map(\.text).filter(\.isKnown) }
    guard let first = words.first else { return [] }
    // `python3.12`, `lua5.4`
    let name = event.name?.prefix { !"0123456789".contains($0) }
    guard let name, interpreters.contains(String(name)) else {
      return first.bytes.contains(UInt8(ascii: "/")) ? [first.bytes] : []
    }
    var paths = words.dropFirst().map(\.bytes).filter { $0.first != UInt8(ascii: "-") }
    let module = words.firstIndex { $0.description == "-m" }.map { $0 + 1 }
    if let module, module < words.count {
      paths.append([UInt8]((words[module].description.replacing(".", with: "/") + ".py").utf8))
    }
    return paths.filter { !$0.contains(UInt8(ascii: " ")) && !$0.contains(0x0A) }
  }

  /// The files of a program of Go by their folder (`go run ./cmd/report`).
  func program(inFolder path: [UInt8], _ script: FileID) -> [UInt8]? {
    let files = workspace.names(in: path, from: script).filter { isGoFile($0) }.prefix(50)
    let bytes = files.compactMap { name in
      workspace.load(path + [UInt8(ascii: "/")] + name, from: script).map(workspace.bytes(of:))
    }
    return bytes.isEmpty ? nil : Array(bytes.joined())
  }

  /// The files with the recipes that an event runs (`make notify F=answer.json`).
  private func recipes(of event: Event) -> [[UInt8]] {
    (event.name.flatMap { recipeFiles[$0] } ?? []).map { [UInt8]($0.utf8) }
  }

  private func isShell(_ file: FileID) -> Bool {
    scan.scripts.contains { $0.file == file && scan.documents[file] == nil && $0.files.count == 1 }
      && !isGoFile(workspace.path(of: file))
  }
}

/// Programs that run a file of another language, or a program for each file.
private let interpreters: Set<String> = [
  "python", "node", "ruby", "perl", "php", "deno", "bun", "Rscript", "go", "pwsh", "lua", "awk",
  "find", "gawk", "mawk", "npx", "tsx", "ts-node", "uv", "poetry", "pipenv", "tclsh",
]

extension ReaderSearch {
  /// Whether a program among the words goes through the fields of an object, whatever they are.
  func namesAllFields(_ event: Event) -> Bool { holds(event, naming) }

  /// Whether it makes text, or a table, of whole objects.
  func makesText(_ event: Event) -> Bool { holds(event, showing) }

  private func holds(_ event: Event, _ words: Markers) -> Bool {
    event.alternatives.flatMap(\.arguments).contains { words.occur(in: $0.text.bytes) }
  }
}

/// The files in which programs that run recipes find them.
private let recipeFiles: [String: [String]] = [
  "make": ["GNUmakefile", "makefile", "Makefile"],
  "gmake": ["GNUmakefile", "makefile", "Makefile"],
  "just": ["justfile", "Justfile", ".justfile"], "task": ["Taskfile.yml", "Taskfile.yaml"],
  "npm": ["package.json"], "yarn": ["package.json"], "pnpm": ["package.json"], "rake": ["Rakefile"],
]

/// How Python, JavaScript, Ruby and Perl name all fields of an object.
private let naming = Markers(
  [
    ".items(", ".keys(", ".values(", "DictWriter", "Object.keys", "Object.values",
    "Object.entries", "console.table", ".each_pair", "|k, v|", "|k,v|", "|key, value|", "keys %",
    "values %", "each %",
  ].map { [UInt8]($0.utf8) })

/// How they make text of one.
private let showing = Markers(
  [
    "dumps(", "json.dump(", "pprint", "JSON.stringify", "console.dir", "to_json", ".inspect",
    "pretty_generate", "encode_json", "->encode(", "to_json(", "Dumper", "DataFrame",
    "json_normalize",
  ].map { [UInt8]($0.utf8) })
