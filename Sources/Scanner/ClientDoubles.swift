import Calls
import Documents
import Files
import Rules
import Text

/// What stands in for a client or for the server when tests run the scripts: a program named
/// `curl`, or folders that lie as the paths of requests do (`ATLAS_BASE=file://...`).
package struct ClientDouble: Sendable {
  /// The program that it stands in for; nil where it stands in for the server.
  package let client: String?
  /// The path of the program, of the script that writes it, or of the folder.
  package let path: [UInt8]
  /// A file beside it that looks for what the requests or answers of an operation hold now, and the
  /// word of it; by the operation's rule.
  package let words: [String: (path: [UInt8], word: String)]
}

/// Finds doubles: the files of their names, and the scripts that write such files.
struct ClientDoubles {
  private let clients: [String]
  private let rules: RuleSet

  init(_ found: Discovery, _ rules: RuleSet, _ traces: Traces) {
    let scripts =
      found.scripts.map(traces.of(script:)) + found.documents.flatMap(traces.of(document:))
    let names = scripts.flatMap(\.events).filter { $0.role == .command }.compactMap(\.name)
      .filter { $0 == "atlas" || HTTPClient(named: $0) != nil }
    clients = Set(names).sorted()
    self.rules = rules
  }

  /// What the scripts that write such a program hold.
  var texts: [[UInt8]] { clients.map { [UInt8]("/\($0)".utf8) } }

  /// All of them, ordered by path.
  func all(_ search: TextSearch, _ found: Discovery, _ workspace: Workspace) -> [ClientDouble] {
    var places: [(client: String?, path: [UInt8])] = []
    for client in clients {
      for path in found.walked?.paths(named: [UInt8](client.utf8)) ?? [] where isScript(path) {
        places.append((client, path))
      }
    }
    for candidate in search.files(with: texts)
    where !DocumentKind(path: candidate.path, bytes: candidate.bytes).isPage {
      guard let client = clients.first(where: { writes($0, candidate.bytes) }) else { continue }
      places.append((client, candidate.path))
    }
    let markers = Markers(rules.pathMarkers.map { [UInt8]($0.utf8) })
    for folder in found.walked?.folders ?? []
    where markers.occur(in: folder) && liesAsRequests(folder) {
      places.append((nil, folder))
    }
    if places.isEmpty { return [] }
    // What the requests themselves hold moves with them.
    let scripts = Set(
      found.scripts.filter { markers.occur(in: workspace.bytes(of: $0)) }
        .map(workspace.path(of:)))
    let areas = places.map { area(of: $0.path) }
    let wordy = filesWithWords(search) { path in areas.contains { path.starts(with: $0) } }
    return zip(places, areas).map { place, area in
      let own = wordy.filter { file in
        file.path.starts(with: area) && (file.path == place.path || !scripts.contains(file.path))
      }
      var words: [String: (path: [UInt8], word: String)] = [:]
      for file in own {
        words.merge(file.words.mapValues { (file.path, $0) }) { first, _ in first }
      }
      return ClientDouble(
        client: place.client, path: place.path, words: place.client == nil ? [:] : words)
    }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// Whether folders lie as the path of a request does, from its collection on:
  /// `.../clusters/NAME/backup/tenant/`. Scripts are kept in `backup/tenant/` as well.
  private func liesAsRequests(_ folder: [UInt8]) -> Bool {
    let names = folder.split(separator: UInt8(ascii: "/"))
    return rules.rules.contains { rule in
      let path = pathFromCollection(of: rule)
      return names.indices.contains { start in
        let own = names[start...].prefix(path.count)
        // The collection, a name and the marker's words at least.
        return own.count >= min(4, path.count)
          && zip(own, path).allSatisfy { name, segment in
            if case .literal(let word) = segment { name.elementsEqual(word.utf8) } else { true }
          }
      }
    }
  }

  /// The segments of a path behind its first parameter, the project: `clusters/{clusterName}/...`.
  private func pathFromCollection(of rule: Rule) -> ArraySlice<PathTemplate.Segment> {
    let segments = rule.deprecated.path.segments
    let first = segments.firstIndex { if case .parameter = $0 { true } else { false } }
    return segments[((first ?? -1) + 1)...]
  }

  private func isScript(_ path: [UInt8]) -> Bool {
    guard case .success(let file) = readFile(path) else { return false }
    return file.bytes.starts(with: "#!".utf8)
  }

  /// Whether a script makes a program of that name: `cat >"$bin/curl"`, `chmod +x tmp/curl`,
  /// `ln -s "$PWD/fake" bin/curl`.
  private func writes(_ client: String, _ bytes: [UInt8]) -> Bool {
    let name = [UInt8]("/\(client)".utf8)
    return Markers([name]).allOccurrences(in: bytes).contains { found in
      let end = found.offset + name.count
      guard end == bytes.count || !isNameByte(bytes[end]) && bytes[end] != UInt8(ascii: "/") else {
        return false
      }
      let line = bytes[..<found.offset].reversed().prefix { $0 != 0x0A }.reversed()
      let words = line.split { " \t\"'".utf8.contains($0) }
      let isTarget = words.suffix(2).contains { word in
        word.contains(UInt8(ascii: ">")) && !word.elementsEqual("->".utf8)
      }
      let commands: Set<String> = ["chmod", "ln", "cp", "install", "tee", "touch"]
      let isMade = words.contains { commands.contains(String(decoding: $0, as: UTF8.self)) }
      let isInstalled = ["/usr", "/bin", "/opt"].contains { folder in
        words.last?.starts(with: folder.utf8) == true
      }
      return (isTarget || isMade) && !isInstalled
    }
  }

  /// The folder with what belongs to a double: that above its own, where there is one.
  /// `test/bin/curl` answers with what stands in `test/fixtures`.
  private func area(of path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let folders = path.split(separator: slash, omittingEmptySubsequences: false).dropLast()
    let kept = folders.count > 1 ? folders.dropLast() : folders
    return Array(kept.map { Array($0) + [slash] }.joined())
  }

  /// The files that hold a word of a rule, with the first one of each rule; in one search for all
  /// doubles.
  private func filesWithWords(
    _ search: TextSearch, _ isWanted: ([UInt8]) -> Bool
  ) -> [(path: [UInt8], words: [String: String])] {
    let byRule = rules.rules.map { ($0.id, sensitiveWords(of: $0)) }
    let all = Set(byRule.flatMap(\.1)).sorted()
    var result: [(path: [UInt8], words: [String: String])] = []
    for candidate in search.files(with: all.map { [UInt8]($0.utf8) })
    where isWanted(candidate.path) {
      var words: [String: String] = [:]
      for (rule, own) in byRule {
        words[rule] = own.first { holds([UInt8]($0.utf8), candidate.bytes) }
      }
      if !words.isEmpty { result.append((candidate.path, words)) }
    }
    return result
  }

  /// Whether a text holds a date or a flag anywhere, or another word as a whole word.
  private func holds(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
    let isDate = word.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
    let isAnywhere = isDate || word.first == UInt8(ascii: "-")
    return isAnywhere ? Markers([word]).occur(in: bytes) : isNamed(word, in: bytes)
  }

  /// What a request or its answer holds now and not later: fields, the parts of the path that go
  /// away, the date of the media type, flags of the Atlas CLI.
  private func sensitiveWords(of rule: Rule) -> [String] {
    let kept = Set(rule.replacement.path.parameters)
    let flags = rule.deprecated.path.parameters.filter { !kept.contains($0) }.map { "--\($0)" }
    return rule.response.renamed.keys.sorted() + rule.partsGoingAway + rule.dates + flags
  }
}
