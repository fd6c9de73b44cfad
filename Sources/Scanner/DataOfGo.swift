import Documents
import Files
import GoSyntax
import Text

/// Finds out which of the files with a marker are data that Go programs take in: those that a
/// `//go:embed` names, and those whose name stands in a string that is not only written to.
struct DataOfGo {
  private let files: [FileID]
  /// What is looked for in Go files; nothing where there is no data.
  let texts: [[UInt8]]

  init(_ marked: [FileID], _ workspace: Workspace) {
    files = Set(marked).filter { isData($0, workspace) }.sorted()
    let names = Set(files.compactMap { components(workspace.path(of: $0)).last })
      .filter { $0.count > 2 }.sorted { $0.lexicographicallyPrecedes($1) }
    texts = names.isEmpty ? [] : names + [[UInt8](embedding.utf8)]
  }

  /// Notes them.
  func add(_ search: TextSearch, _ workspace: Workspace, to result: inout Discovery) {
    guard !texts.isEmpty else { return }
    let found = search.files(with: texts) {
      $0.suffix(3).elementsEqual(".go".utf8) && !$0.suffix(8).elementsEqual("_test.go".utf8)
    }
    let own = Markers(files.compactMap { components(workspace.path(of: $0)).last })
    for candidate in found where isGoFile(candidate.path) {
      let folder = components(normalized(folderName(of: candidate.path)))
      let patterns = embeddedPatterns(in: candidate.bytes)
      // Most were found for a directive alone, and need no parse.
      let read = own.occur(in: candidate.bytes) ? namesRead(in: candidate.bytes) : []
      for file in files where !result.dataOfGo.contains(file) {
        let path = components(normalized(workspace.path(of: file)))
        let isEmbedded =
          path.starts(with: folder)
          && patterns.contains { isMatched(path.dropFirst(folder.count), by: $0) }
        let isNamed = path.last.map(read.contains) == true
        if isEmbedded || isNamed { result.dataOfGo.insert(file) }
      }
    }
  }
}

private let embedding = "//go:embed"

/// Whether a file may be data of a program: no page for people, no description of an API.
private func isData(_ file: FileID, _ workspace: Workspace) -> Bool {
  let (path, bytes) = (workspace.path(of: file), workspace.bytes(of: file))
  let ending = components(path).last?.split(separator: UInt8(ascii: ".")).dropFirst().last ?? []
  let pages = ["md", "markdown", "mdx", "rst", "adoc", "html", "svg", "go", "lock", "log"]
  if pages.contains(String(decoding: ending, as: UTF8.self)) { return false }
  let isYAML = ending.elementsEqual("yaml".utf8) || ending.elementsEqual("yml".utf8)
  return !describesAPI(bytes, isYAML: isYAML)
}

private func components(_ path: [UInt8]) -> [[UInt8]] {
  path.split(separator: UInt8(ascii: "/")).map(Array.init)
}

/// The patterns of the directives, by the parts of their paths (package embed, "Directives").
private func embeddedPatterns(in bytes: [UInt8]) -> [[[UInt8]]] {
  bytes.split(separator: 0x0A).flatMap { line -> [[[UInt8]]] in
    guard line.starts(with: embedding.utf8) else { return [] }
    let words = line.dropFirst(embedding.utf8.count).split { " \t\r\"`".utf8.contains($0) }
    return words.map { word in
      components(Array(word.starts(with: "all:".utf8) ? word.dropFirst(4) : word))
    }
  }
}

/// Whether a pattern names a file, or a folder that it is in.
private func isMatched(_ path: ArraySlice<[UInt8]>, by pattern: [[UInt8]]) -> Bool {
  let parts = pattern.filter { !$0.elementsEqual(".".utf8) }
  guard parts.count <= path.count else { return false }
  return zip(path, parts).allSatisfy { isMatched($0[...], by: $1[...]) }
}

/// `*` and `?` (package path, `Match`); what a class in brackets holds is not looked at.
private func isMatched(_ name: ArraySlice<UInt8>, by pattern: ArraySlice<UInt8>) -> Bool {
  guard let first = pattern.first else { return name.isEmpty }
  let rest = pattern.dropFirst()
  switch first {
  case UInt8(ascii: "*"):
    return isMatched(name, by: rest) || !name.isEmpty && isMatched(name.dropFirst(), by: pattern)
  case UInt8(ascii: "?"): return !name.isEmpty && isMatched(name.dropFirst(), by: rest)
  case UInt8(ascii: "["):
    let after = rest.firstIndex(of: UInt8(ascii: "]")).map { rest[($0 + 1)...] } ?? []
    return !name.isEmpty && isMatched(name.dropFirst(), by: after)
  default: return name.first == first && isMatched(name.dropFirst(), by: rest)
  }
}

/// The last components of the strings of a program, but for those that a function which only
/// writes or shows is given.
private func namesRead(in bytes: [UInt8]) -> Set<[UInt8]> {
  var result: Set<[UInt8]> = []
  var ignored: Set<ByteRange> = []
  parseGo(bytes).walk { node in
    switch node {
    case .importSpec: return false
    case .expression(.call(let call)):
      guard case .selector(let selector) = call.function,
        leaving.contains(where: { selector.name.name.hasPrefix($0) })
      else { return true }
      for case .literal(let literal) in call.arguments { ignored.insert(literal.range) }
    case .expression(.literal(let literal)):
      guard literal.kind == .string || literal.kind == .rawString else { return true }
      let text = bytes[literal.range].dropFirst().dropLast()
      let isIgnored = ignored.contains(literal.range)
      if let last = components(Array(text)).last, !isIgnored { result.insert(last) }
    default: break
    }
    return true
  }
  return result
}

/// What functions are called that only write a file, take it away or name it.
private let leaving = [
  "WriteFile", "Create", "Remove", "Rename", "Chmod", "Stat", "Print", "Fatal", "Error", "Info",
  "Warn", "Debug", "Log", "Mkdir",
]
