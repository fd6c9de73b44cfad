import Calls
import Documents
import Rules
import Scanner
import Text

/// Answers that are kept in files, which others may read.
extension NeedsFinder {
  /// Why a file beside the script stands in the way: it names the file in which the answer is kept,
  /// and a field that has another name then, or fills in a template, which may name it. `derived`
  /// are the commands whose output has fields of the answer.
  func strangeReader(of call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    guard !fields.isEmpty else { return nil }
    let script = scan.scripts[call.trace]
    let own = Set(script.files + script.trace.otherFiles)
    let saved = derived.union([call.event]).flatMap { script.trace.saved[$0] ?? [] }
    for name in Set(saved).sorted() {
      let writers = scan.scripts.filter { keeps($0.trace, name) }.flatMap(\.files)
      let others = own.union(writers)
      let named = workspace.sources.files.indices.filter { index in
        !others.contains(FileID(index: index))
          && workspace.sources.files[index].bytes.contains(name)
      }
      let reads = { (words: [String]) in
        named.first { words.contains(where: workspace.sources.files[$0].bytes.contains) }
      }
      let user = reads(fields)
      guard let reader = user ?? reads(spellingsOfTemplates) else { continue }
      let path = String(decoding: workspace.sources.files[reader].path, as: UTF8.self)
      let names = fields.map { "`\($0)`" }.joined(separator: ", ")
      return "its answer is kept in `\(name)`, and `\(path)` names that file and "
        + (user == nil ? "fills in a template" : names)
    }
    return nil
  }

  /// Why a file stands in the way that goes through the folder in which the answer is kept, and
  /// names a field that has another name then.
  func folderReader(of call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let folders = derived.union([call.event]).flatMap { script.trace.savedFolders[$0] ?? [] }
      .filter { $0.utf8.count > 2 && !["tmp", "temp"].contains($0) }
    guard !fields.isEmpty, !folders.isEmpty else { return nil }
    for folder in Set(folders).sorted() {
      let followed = scan.scripts.filter { other in
        areFollowedTogether(script, other) || script.trace.otherFiles.contains(other.file)
          || other.trace.savedFolders.values.contains { $0.contains(folder) }
      }.flatMap(\.files)
      let own = Set(script.files + followed)
      let reader = workspace.sources.files.indices.first { index in
        let bytes = workspace.sources.files[index].bytes
        return !own.contains(FileID(index: index)) && walks.contains(where: bytes.contains)
          && fields.contains { bytes.contains($0) } && isNamed([UInt8](folder.utf8), in: bytes)
      }
      guard let reader else { continue }
      let path = String(decoding: workspace.sources.files[reader].path, as: UTF8.self)
      return "its answer is kept in a file in `\(folder)`, and `\(path)` goes through that folder "
        + "and names " + fields.map { "`\($0)`" }.joined(separator: ", ")
    }
    return nil
  }

  /// Why another script stands in the way, or another part of the call's document: it reads the
  /// file in which the answer is kept, whose name it has from elsewhere, and a field that has
  /// another name then.
  func distantReader(of call: DeprecatedCall, _ derived: Set<Int>) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let kept = derived.union([call.event]).flatMap { script.trace.saved[$0] ?? [] }
    guard !fields.isEmpty, !kept.isEmpty else { return nil }
    for (index, other) in scan.scripts.enumerated()
    where index != call.trace && !areFollowedTogether(script, other) {
      for name in Set(kept).sorted() where !keeps(other.trace, name) {
        let reader = other.trace.events.first { event in
          let texts = event.alternatives.flatMap { event.texts(of: $0) }
          return texts.contains { text in fields.contains { text.bytes.contains($0) } }
            && texts.contains { names(name, $0) }
        }
        guard let reader else { continue }
        let path = String(decoding: workspace.path(of: other.file), as: UTF8.self)
        return "its answer is kept in `\(name)`, which `\(reader.name ?? "a command")` in "
          + "`\(path)` reads, and it names " + fields.map { "`\($0)`" }.joined(separator: ", ")
      }
    }
    return nil
  }

  /// Whether a text names a file, itself or as what is read from it.
  func names(_ name: String, _ text: TracedText) -> Bool {
    text.bytes.contains(name)
      || text.holes.contains { $0.kind == .unknown && $0.name.hasSuffix("/" + name) }
  }

  /// Why another part of the call's document stands in the way: it names a field that has another
  /// name then, and may read the file in which the answer is kept.
  func readerBeside(_ call: DeprecatedCall) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    guard !fields.isEmpty, !script.places.isEmpty else { return nil }
    let names = names(keeping: call.event, script.trace)
    let isSomewhere = script.trace.savedSomewhere.contains(call.event)
    guard !names.isEmpty || isSomewhere else { return nil }
    let rest = text(beside: script, names)
    guard let field = fields.first(where: { rest.contains($0) }) else { return nil }
    let name = isSomewhere ? nil : names.sorted().first { rest.contains($0) }
    guard let name else {
      return isSomewhere
        ? "its answer is kept in a file whose name is known only at run time, and another part of "
          + "this file names `\(field)`" : nil
    }
    return
      "its answer is kept in `\(name)`, and another part of this file names that and `\(field)`"
  }

  /// Why another file stands in the way that runs the script: it names a field that has another
  /// name then, and may take what the script prints.
  func runner(of call: DeprecatedCall, _ readers: Readers) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    let isPrinted =
      script.trace.events[call.event].destination == .terminal || readers.isShown
    // What a program of Go writes, and to what, is not followed.
    let isGiven = isGoFile(workspace.path(of: script.file)) && !readers.strangers.isEmpty
    guard isPrinted || isGiven, !fields.isEmpty, script.places.isEmpty, script.takers.isEmpty else {
      return nil
    }
    let path = workspace.path(of: script.file)
    guard let name = path.split(separator: UInt8(ascii: "/")).last else { return nil }
    let own = Set(script.files + script.trace.otherFiles)
    let others = otherNames(of: name)
    for index in workspace.sources.files.indices where !own.contains(FileID(index: index)) {
      let file = FileID(index: index)
      let page = scan.documents[file].flatMap { $0.kind.isPage ? $0 : nil }
      let all = workspace.bytes(of: file)
      // What a page says about the script reads nothing; its samples may.
      let programs = page?.otherSamples(in: all) ?? rest(of: file)
      let bytes = page.map { $0.shellSamples + programs } ?? all
      guard page?.kind != .prose, let field = fields.first(where: { bytes.contains($0) }),
        let tie = others.first(where: { names($0[...], bytes) }).map(tie(toOtherName:))
          ?? tie(of: bytes, in: file, to: path, name, script.trace),
        fields.contains(where: programs.contains) || !follows(script.file, name, file)
      else { continue }
      let other = String(decoding: workspace.path(of: file), as: UTF8.self)
      let what = isPrinted ? "printed" : "printed or kept"
      return "its answer is \(what), and `\(other)`, which \(tie), names `\(field)`"
    }
    return nil
  }

  /// Whether the scripts of a file run or source another one wherever they name it, and are
  /// followed there: what reads its answers is seen with them.
  private func follows(_ script: FileID, _ name: ArraySlice<UInt8>, _ file: FileID) -> Bool {
    let own = scan.scripts.filter { $0.files.contains(file) }
    return own.contains { $0.trace.otherFiles.contains(script) }
      && !own.flatMap(\.trace.events).contains { event in
        event.alternatives.flatMap(\.arguments).contains { names(name, $0.text.bytes) }
      }
  }

  /// A document without its scripts; nothing of any other file.
  private func rest(of file: FileID) -> [UInt8] {
    guard scan.documents[file] != nil else { return [] }
    var bytes = workspace.bytes(of: file)
    for place in scan.scripts.filter({ $0.file == file }).flatMap(\.places) {
      for offset in place.start..<min(place.end, bytes.count) { bytes[offset] = 0x20 }
    }
    return bytes
  }

  /// How a text may run a script: it names it, runs what stands in its folder, or calls a function
  /// that it exports.
  private func tie(
    of bytes: [UInt8], in file: FileID, to path: [UInt8], _ name: ArraySlice<UInt8>, _ trace: Trace
  ) -> String? {
    // One that has the same name means itself, where it does not name the folder as well.
    let own = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last
    let inFolder = path.split(separator: UInt8(ascii: "/")).suffix(2).joined(separator: [0x2F])
    let wanted = own == name ? Array(inFolder)[...] : name
    if names(wanted, bytes) { return "names this script" }
    if isGoFile(path) {
      let isRun =
        spellingsOfRunningGo.contains(where: bytes.contains)
        || programNames(of: path).contains { names($0[...], bytes) }
      return isRun ? "runs programs of Go" : nil
    }
    if let folder = parentFolder(path),
      spellsRunning(searches.running(allIn: folder), bytes) || runsFolder(named: folder, bytes),
      !hasOwn(folder, besides: path, file)
    {
      return "names files of this script's folder by a pattern"
    }
    let function = trace.exportedFunctions.sorted().first { names(ArraySlice($0.utf8), bytes) }
    return function.map { "names the exported function `\($0)`" }
  }

  private func tie(toOtherName name: [UInt8]) -> String {
    "names this script by another name, `\(String(decoding: name, as: UTF8.self))`"
  }

  /// The names by which a script is linked or installed (`ln -s a.sh /usr/local/bin/job`).
  private func otherNames(of name: ArraySlice<UInt8>) -> [[UInt8]] {
    let linked = scan.scripts.flatMap(\.trace.events).flatMap { linkedNames(in: $0, of: name) }
    let copied = scan.documents.keys.flatMap { file in
      copiedNames(in: workspace.bytes(of: file), of: name)
    }
    return Set(linked + copied).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// Whether a folder of that name stands beside a file, and is another one than that of a script:
  /// `lib/*` means this one then.
  private func hasOwn(_ folder: String, besides script: [UInt8], _ file: FileID) -> Bool {
    let slash = UInt8(ascii: "/")
    let place = workspace.path(of: file)
    let beside = place.lastIndex(of: slash).map { Array(place[...$0]) } ?? []
    let own = beside + [UInt8](folder.utf8) + [slash]
    return !script.starts(with: own)
      && workspace.sources.files.contains { $0.path.starts(with: own) }
  }

  /// Whether a text names a file, as a whole word of a path.
  private func names(_ name: ArraySlice<UInt8>, _ bytes: [UInt8]) -> Bool {
    searches.of(Array(name)).allOccurrences(in: bytes).contains { found in
      let end = found.offset + name.count
      let isStart = found.offset == 0 || !isNameByte(bytes[found.offset - 1])
      return isStart && (end == bytes.count || !isNameByte(bytes[end]))
    }
  }

  /// Why the Go code that runs a shell stands in the way: it names a field that has another name
  /// then, and may take what the shell prints.
  func taker(of call: DeprecatedCall) -> String? {
    let fields = call.rule.response.renamed.keys.sorted()
    let script = scan.scripts[call.trace]
    if script.takers.isEmpty { return nil }
    // Where the shell's own programs name the field, they stand in the script's text.
    let own = script.trace.events.flatMap(\.alternatives).flatMap(\.arguments).map(\.text)
      .flatMap(\.pieces).compactMap(\.origin)
    for file in script.takers {
      var bytes = workspace.bytes(of: file)
      for place in own where place.file == file {
        for offset in place.range.start..<place.range.end { bytes[offset] = 0x20 }
      }
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      guard let field = fields.first(where: { text.contains($0.lowercased()) }) else { continue }
      return "the Go code around it names `\(field)`, and may read that in what the command prints"
    }
    return nil
  }

  /// Whether a script keeps answers of its own in a file of some name: what it reads there it has
  /// written.
  private func keeps(_ trace: Trace, _ name: String) -> Bool {
    [trace.saved, trace.savedForNow].contains { $0.values.contains { $0.contains(name) } }
  }

  /// The files that keep an answer, by the last component of their paths.
  private func names(keeping event: Int, _ trace: Trace) -> Set<String> {
    (trace.saved[event] ?? []).union(trace.savedForNow[event] ?? [])
  }

  /// A script's document without the script, and without others that write the same files
  /// themselves.
  private func text(beside script: EvaluatedScript, _ names: Set<String>) -> [UInt8] {
    var bytes = workspace.bytes(of: script.file)
    for other in scan.scripts where other.file == script.file {
      let events = Set(other.trace.saved.keys).union(other.trace.savedForNow.keys)
      let own = events.reduce(into: Set<String>()) {
        $0.formUnion(self.names(keeping: $1, other.trace))
      }
      guard other.places == script.places || !own.isDisjoint(with: names) else { continue }
      for place in other.places {
        for offset in place.start..<min(place.end, bytes.count) { bytes[offset] = 0x20 }
      }
    }
    return bytes
  }
}

/// How programs spell that they go through the files of a folder.
private let walks = [
  "*.json", "\"/*", "/*;", "/*)", "glob", "iterdir", "listdir", "scandir", "readdir", "ReadDir",
  "Glob(",
  "WalkDir", "find ", "Dir[", "Dir.each",
]
