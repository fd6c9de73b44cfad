import Calls
import Documents
import Files
import Rules
package import Text

/// Finds the files that may read a deprecated call's answer and that nothing else ties to its
/// script: they name the file or the folder in which it is kept, or run all that stands in the
/// script's folder, and they name a field that has another name in the new answer.
struct AnswerReaders {
  /// The files in which answers are kept, and the scripts, which may print them, by name.
  private var files: Set<String> = []
  /// The folders of such files.
  private var folders: Set<String> = []
  /// The known parts of their names, where others are known only at run time.
  private var marks: Set<String> = []
  /// How others spell that they run what stands in a script's folder.
  private var runs: Set<String> = []
  /// How scripts spell that they read fields, whatever they are given.
  private var asks: [String] = []
  private let fields: [String]
  private let users: FieldUsers

  /// - Parameter programs: the files of Go programs that may print an answer.
  init(
    _ rules: RuleSet, _ found: Discovery, _ traces: Traces, _ workspace: Workspace,
    programs: [[UInt8]]
  ) {
    if found.scripts.isEmpty && found.documents.isEmpty && programs.isEmpty {
      // The rules are not read where nothing was found.
      fields = []
      users = FieldUsers([], sending: [], scripts: [])
      return
    }
    fields = Set(rules.rules.flatMap(\.response.renamed.keys)).sorted()
    let parts = Markers(
      rules.pathMarkers.compactMap { $0.split(separator: "/").last }.map { [UInt8]($0.utf8) })
    let scripts = found.scripts.map { ($0, traces.whole(of: $0, withFunctionsHolding: parts)) }
    let sending = (scripts.map(\.1) + found.documents.flatMap(traces.of(document:))).filter {
      $0.sends(parts)
    }
    users = FieldUsers(
      fields, sending: sending,
      scripts: scripts.filter { $0.1.sends(parts) }.map { Array(workspace.path(of: $0.0)) })
    for trace in sending {
      asks = ["jq -", "jq '", "jq \"", "jq ."] + spellingsOfReadingJSON
      files.formUnion(trace.saved.values.joined())
      marks.formUnion(trace.savedNames.values.joined().compactMap(\.mark))
      folders.formUnion(trace.savedFolders.values.joined())
    }
    folders = folders.filter { $0.utf8.count > 2 && !["tmp", "temp", "/"].contains($0) }
    if !programs.isEmpty { runs.formUnion(spellingsOfRunningGo) }
    for name in programs.flatMap(programNames) {
      files.insert(String(decoding: name, as: UTF8.self))
    }
    let others = OtherNames(found, traces, workspace)
    let hasRecipe = found.documents.contains { document in
      isRecipeFile(workspace.path(of: document))
        && traces.of(document: document).contains { $0.sends(parts) }
    }
    if hasRecipe { runs.formUnion(recipeRunners.map { $0 + " " }) }
    for (script, trace) in scripts where trace.sends(parts) {
      for variables in trace.savedVariables.values {
        marks.formUnion(variables.filter { $0.utf8.count > 3 })
      }
      let name = lastComponent(workspace.path(of: script))
      for other in others.names(of: name[...]) {
        files.insert(String(decoding: other, as: UTF8.self))
      }
      files.formUnion(others.kept[String(decoding: name, as: UTF8.self)] ?? [])
      // A recipe that runs it prints what it prints.
      if others.ran.contains(script) { runs.formUnion(recipeRunners.map { $0 + " " }) }
      if name.count > 2 { files.insert(String(decoding: name, as: UTF8.self)) }
      if let folder = parentFolder(workspace.path(of: script)) {
        runs.formUnion(spellings(ofRunningAllIn: folder))
        if folder.utf8.count > 2 { runs.insert(folder) }
      }
    }
  }

  /// What is looked for to find them; nothing where no answer is known to be read.
  var texts: [[UInt8]] {
    let names = [files, folders, runs, marks].flatMap(\.self) + asks
    return names.isEmpty || fields.isEmpty
      ? []
      : (names + fields + spellingsOfTemplates + spellingsOfOpenFields).map { [UInt8]($0.utf8) }
  }

  /// Adds them: those that name a folder as scripts to follow.
  func add(_ search: TextSearch, _ workspace: Workspace, to result: inout Discovery) {
    let groups = ([files, folders, runs, marks].map { $0.sorted() } + [asks]).map { group in
      group.map { [UInt8]($0.utf8) }
    }
    let names = groups.flatMap(\.self)
    guard !names.isEmpty, !fields.isEmpty else { return }
    defer { users.add(search, workspace, to: &result) }
    let read = (fields + spellingsOfTemplates + spellingsOfOpenFields).map { [UInt8]($0.utf8) }
    let readers = search.files(withOneOfEach: [names, read])
    // One search for all of them: a repository has many files and many folders.
    let running = Markers(groups[2])
    var known = Set(result.scripts + result.documents)
    for candidate in readers
    where !DocumentKind(path: candidate.path, bytes: candidate.bytes).isPage {
      let isFile = groups[0].indices.contains(where: candidate.present.contains)
      if isFile || running.occur(in: candidate.bytes)
        || readsGivenJSON(candidate.path, candidate.bytes)
      {
        _ = workspace.add(candidate)
      }
      let firstAsk = names.count - asks.count
      let isMarked = (firstAsk - groups[3].count..<firstAsk)
        .contains(where: candidate.present.contains)
      if isMarked || groups[1].contains(where: { isNamed($0, in: candidate.bytes) }) {
        _ = workspace.add(candidate)
        Scanner.add(sharer: candidate, workspace, &known, to: &result)
      } else if (firstAsk..<names.count).contains(where: candidate.present.contains) {
        // A script that reads something that is known only at run time; of all other files with
        // such words only those above are kept.
        Scanner.add(sharer: candidate, workspace, &known, to: &result)
      }
    }
  }
}

/// How programs of other languages spell that they read JSON, wherever it comes from.
let spellingsOfReadingJSON = [
  "json.load", "JSON.parse", "json.Unmarshal", "json.NewDecoder", "json_decode", "decode_json",
  "from_json", "ConvertFrom-Json", "read_json", ".json()", "json_extract", "JSON_EXTRACT",
  "JSON_VALUE", "->>'", "fromJSON(", "fromJson(",
]

/// How programs spell that they fill in a template, in which the names of fields stand.
package let spellingsOfTemplates = [
  "jinja", "j2cli", "Template(", "format_map", "format(**", "ustache", "Handlebars", "handlebars",
  "ERB.new", "Liquid", "gomplate", "safe_substitute",
]

/// How scripts spell that they read a field which a value names: `jq -r ".$1"`, `grep "\"$1\""`.
private let spellingsOfOpenFields = ["\".$", "| .$", ".[$", "\\\"$"]

private let readingJSON = Markers(spellingsOfReadingJSON.map { [UInt8]($0.utf8) })

/// How they spell that they send requests: what they read is an answer to those.
private let spellingsOfRequests = Markers(
  [
    "import requests", "from requests", "httpx", "urllib", "http.client", "aiohttp", "net/http",
    "fetch(", "axios", "Net::HTTP", "faraday", "LWP::", "HTTP::Tiny", "curl_", "Guzzle",
    "Invoke-RestMethod", "Invoke-WebRequest", "node:http", "require('http", "require(\"http",
  ].map { [UInt8]($0.utf8) })

/// How a program of Go spells that it reads a file or its standard input; a model of an API reads
/// neither.
private let spellingsOfGoInput = Markers(
  ["os.Stdin", "ReadFile", "os.Open", "exec.Command"].map { [UInt8]($0.utf8) })

/// Whether a program sends requests. A page that fetches a file beside it (`fetch("data/x.json")`)
/// sends none to an API.
private func sendsRequests(_ bytes: [UInt8]) -> Bool {
  spellingsOfRequests.allOccurrences(in: bytes).contains { found in
    let rest = bytes[found.offset...]
    guard rest.starts(with: "fetch(".utf8) else { return true }
    let argument = rest.dropFirst(6).prefix { $0 != 0x0A }
    guard let quote = argument.first, "\"'`".utf8.contains(quote) else { return true }
    let path = argument.dropFirst().prefix { $0 != quote }
    return path.starts(with: "http".utf8) || path.starts(with: "${".utf8)
      || path.starts(with: "/api".utf8)
  }
}

/// Whether a file is a program of another language that reads JSON from what it is given: a file,
/// its standard input, what another program prints.
package func readsGivenJSON(_ path: [UInt8], _ bytes: [UInt8]) -> Bool {
  readingJSON.occur(in: bytes)
    && (!isGoFile(path) || spellingsOfGoInput.occur(in: bytes))
    && DocumentKind(path: path, bytes: bytes) == .other && !sendsRequests(bytes)
}

/// The name of the folder in which a file stands; nil where the path does not tell it.
package func parentFolder(_ path: [UInt8]) -> String? {
  guard let folder = path.split(separator: UInt8(ascii: "/")).dropLast().last,
    folder.count > 1, !folder.elementsEqual("..".utf8)
  else { return nil }
  return String(decoding: folder, as: UTF8.self)
}

/// How scripts spell that they run all files of a folder, or one whose name they put together:
/// `jobs/*`, `"jobs"/*`, `jobs/$name`, `run-parts jobs`, `find jobs`.
package func spellings(ofRunningAllIn folder: String) -> [String] {
  ["/*", "/\"*", "\"/*", "'/*", "/$", "/\"$", "\"/$", "\"/\"$", "/[", "/?"].map { folder + $0 }
    + ["run-parts ", "run-parts ./", "find ", "find ./", "ls ", "ls ./"].map { $0 + folder }
}

/// Whether a script spells that it runs all files of a folder; `$target/$name` names no folder
/// `get`, and `$get/$name` is of a variable.
///
/// - Parameter spellings: those of `spellings(ofRunningAllIn:)`.
package func spellsRunning(_ spellings: Markers, _ script: [UInt8]) -> Bool {
  spellings.allOccurrences(in: script).contains { found in
    guard found.offset > 0 else { return true }
    let before = script[found.offset - 1]
    return !isNameByte(before) && !"${".utf8.contains(before)
  }
}

/// Whether a script goes through a folder that it names in another place: `cd jobs; for f in *`,
/// `for f in "$DIR"/*`, `run-parts --regex x jobs`.
package func runsFolder(named folder: String, _ script: [UInt8]) -> Bool {
  let isNamed = Markers([[UInt8](folder.utf8)]).allOccurrences(in: script).contains { found in
    let end = found.offset + folder.utf8.count
    let isFirstLine = script.starts(with: "#!".utf8) && !script[..<found.offset].contains(0x0A)
    return !isFirstLine && (found.offset == 0 || !isNameByte(script[found.offset - 1]))
      && (end == script.count || !isNameByte(script[end]))
  }
  guard isNamed else { return false }
  return script.split(separator: 0x0A).contains { line in
    let words = line.split { " \t".utf8.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    if words.contains(where: { $0.hasSuffix("run-parts") }) { return true }
    guard let loop = words.firstIndex(of: "for"), loop + 2 < words.count, words[loop + 2] == "in"
    else { return false }
    let list = words[(loop + 3)...].joined(separator: " ").prefix { $0 != ";" }
    return list.contains("*") && mayMean(folder, in: String(list))
  }
}

/// Whether the pattern of a loop may be of files in a folder: it names that one, or a variable
/// gives it (`"$DIR"/*`).
private func mayMean(_ folder: String, in list: String) -> Bool {
  let before = list.prefix { $0 != "*" }.split(separator: "/", omittingEmptySubsequences: false)
  guard let last = before.dropLast().last else { return true }
  let name = last.filter { $0 != "\"" && $0 != "'" }
  return name.isEmpty || name.contains("$") || name.contains("}") || name.hasPrefix(".")
    || name == folder || name.hasSuffix(" \(folder)")
}

/// The name that a program gets of the folder in which its file stands (`cmd/restore-status`).
package func programNames(of path: [UInt8]) -> [[UInt8]] {
  guard let folder = parentFolder(path), folder.utf8.count > 3,
    !["main", "internal", "pkg", "cmd", "src"].contains(folder)
  else { return [] }
  return [[UInt8](folder.utf8)]
}

/// Whether a file has recipes, which are run by their names.
package func isRecipeFile(_ path: [UInt8]) -> Bool {
  let name = String(decoding: lastComponent(path), as: UTF8.self).lowercased()
  return name.contains("makefile") || name.hasSuffix(".mk") || name.contains("justfile")
    || name.hasPrefix("taskfile") || name == "package.json"
}

/// Programs that run recipes by their names.
package let recipeRunners = [
  "make", "gmake", "MAKE", "just", "task", "npm", "yarn", "pnpm", "go-task",
]

/// How scripts spell that they run or build a program of Go.
package let spellingsOfRunningGo = ["go run ", "go build", "go install"]
