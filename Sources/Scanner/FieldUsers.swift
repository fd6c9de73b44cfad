import Calls
import Documents
import Files
import Rules
import Text

/// Finds the files that name a field which has another name in the new answer, where a script keeps
/// an answer in a file that stays: a page, a dashboard or a view reads it from there, and the name
/// of the file stands in another file, or is put together. The same where a program of another
/// language runs the script, which prints its answer.
struct FieldUsers {
  private let fields: [[UInt8]]
  private let leavesFiles: Bool
  /// The names of the scripts that send a deprecated call.
  private let scripts: [[UInt8]]

  /// - Parameters:
  ///   - traces: those of all that send a deprecated call.
  ///   - scripts: the paths of the scripts among them.
  init(_ fields: [String], sending traces: [Trace], scripts: [[UInt8]]) {
    self.fields = fields.map { [UInt8]($0.utf8) }
    leavesFiles = traces.contains(where: \.leavesFiles)
    self.scripts = scripts.map { Array(lastComponent($0)) }.filter { $0.count > 3 }
  }

  /// Adds their paths.
  func add(_ search: TextSearch, _ workspace: Workspace, to result: inout Discovery) {
    if fields.isEmpty { return }
    if !scripts.isEmpty {
      for candidate in search.files(withOneOfEach: [scripts]) where isCode(candidate.path) {
        for index in scripts.indices where candidate.present.contains(index) {
          result.codeRunners[scripts[index]] = candidate.path
        }
      }
    }
    guard leavesFiles || !result.codeRunners.isEmpty else { return }
    let known = Set((result.scripts + result.documents).map { Array(workspace.path(of: $0)) })
    for candidate in search.files(withOneOfEach: [fields])
    where !known.contains(candidate.path) && mayRead(candidate.path, candidate.bytes) {
      result.fieldUsers.append(candidate.path)
    }
  }

  private func mayRead(_ path: [UInt8], _ bytes: [UInt8]) -> Bool {
    let name = lastComponent(path)
    let ending = name.lastIndex(of: UInt8(ascii: ".")).map { name[($0 + 1)...] } ?? []
    let suffix = String(decoding: ending, as: UTF8.self).lowercased()
    let kind = DocumentKind(path: path, bytes: bytes)
    guard !Self.others.contains(suffix), !kind.isPage, kind != .shell, !isVendored(path),
      !Self.ofAtlas.occur(in: bytes),
      !describesAPI(bytes, isYAML: kind == .yaml)
    else { return false }
    let isCode = isCode(path) || Self.views.contains(suffix)
    let isGo = isGoFile(path)
    return Markers(fields).allOccurrences(in: bytes).contains { found in
      let range = found.offset..<(found.offset + fields[found.marker].count)
      // In Go a field has its name in a tag or a string.
      if isGo, found.offset == 0 || bytes[found.offset - 1] != UInt8(ascii: "\"") { return false }
      return isWord(range, bytes) && (isCode || !isKey(range, bytes))
    }
  }

  private func isWord(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    (range.lowerBound == 0 || !isNameByte(bytes[range.lowerBound - 1]))
      && (range.upperBound == bytes.count || !isNameByte(bytes[range.upperBound]))
  }

  /// Whether settings give something under that name: they do not read it.
  private func isKey(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
    if before == UInt8(ascii: ".") { return false }
    let rest = bytes[range.upperBound...].drop { "\"' \t".utf8.contains($0) }
    return rest.first.map { ":=".utf8.contains($0) } == true && !rest.starts(with: "=>".utf8)
  }

  /// Endings of files that are scripts, or that nothing reads a field with.
  private static let others: Set<String> = [
    "sh", "bash", "zsh", "ksh", "bats", "fish", "lock", "sum", "mod", "csv", "log", "snap", "map",
    "patch", "diff", "po",
  ]

  /// Endings of templates and pages.
  private static let views: Set<String> = [
    "html", "htm", "vue", "svelte", "astro", "erb", "haml", "slim", "hbs", "mustache", "ejs", "pug",
    "njk", "liquid", "tmpl", "gotmpl", "tpl", "j2", "jinja", "jinja2", "twig", "sql", "jq",
  ]

  /// What tells that a file calls or describes Atlas itself.
  private static let ofAtlas = Markers(
    ["api/atlas", "mongodbatlas", "mongodb-atlas", "atlas-sdk", "atlas.mongodb.com"].map {
      [UInt8]($0.utf8)
    })
}

extension Trace {
  /// Whether the script keeps an answer, or what was made of one, in a file that is there after it:
  /// not a temporary one, nor one that it takes away.
  package var leavesFiles: Bool {
    let numbers = Set(saved.keys).union(savedNames.keys)
    return numbers.contains { leavesFile(of: $0) != nil }
  }

  /// The name of such a file; for a name that is put together a part of it.
  ///
  /// - Parameter number: that of the event whose output is kept.
  package func leavesFile(of number: Int) -> String? {
    guard derived[number]?.isEmpty == false || events[number].client != nil,
      savedFolders[number]?.contains(where: { $0.lowercased().contains("tmp") }) != true
    else { return nil }
    let folders = (savedFolders[number] ?? []).sorted()
    let names =
      (saved[number] ?? []).sorted() + (savedNames[number] ?? []).compactMap(\.mark) + folders
    return names.first { name in
      !events.contains { event in
        ["rm", "unlink", "shred"].contains(event.name ?? "")
          && event.alternatives.flatMap(\.arguments).contains { $0.text.description.contains(name) }
      }
    }
  }
}
