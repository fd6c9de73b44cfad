import Calls
import Documents
import Files
import ShellCalls
package import Text

/// Finds who else takes the variables of a file of settings (`.env`), which many programs read, or
/// of a makefile or pipeline that includes others or is included. What a script sources another
/// one may source by a path that is not known.
struct OutsideUsers {
  /// The variables that those files set.
  let names: [String]
  private let markers: Markers
  private let all: [Settings]
  private let workspace: Workspace

  init(of found: Discovery, _ workspace: Workspace, _ traces: Traces) {
    self.workspace = workspace
    all = Self.settings(of: found, workspace, traces)
    names = Set(all.flatMap(\.names)).filter { $0.utf8.count > 1 }.sorted()
    markers = Markers(names.map { [UInt8]($0.utf8) })
  }

  /// Whether programs of any language may take some of the variables.
  var mayBePrograms: Bool { all.contains { $0.kind == .settings } }

  /// A file that sets variables.
  private struct Settings {
    enum Kind { case settings, sourced, makefile, pipeline, page }
    let file: FileID
    let names: Set<String>
    let kind: Kind
    /// The scripts that read it as shell text, and are followed.
    var readers: Set<[UInt8]> = []
  }

  /// The variables of each file that others ask for.
  func names(askedBy candidates: FoundFiles) -> [FileID: Set<String>] {
    guard !names.isEmpty else { return [:] }
    var result: [FileID: Set<String>] = [:]
    for candidate in candidates {
      let (asked, named) = names(in: candidate.bytes)
      if named.isEmpty { continue }
      let kind = DocumentKind(path: candidate.path, bytes: candidate.bytes)
      for own in all where workspace.path(of: own.file) != candidate.path {
        var taken: Set<String> = []
        if takes(candidate, kind, own) {
          taken = asked.intersection(own.names)
          if own.kind == .sourced || kind == .shell {
            taken.subtract(Self.assigned(in: candidate.bytes))
          }
        }
        if reads(candidate, kind, own) { taken.formUnion(named.intersection(own.names)) }
        if !taken.isEmpty { result[own.file, default: []].formUnion(taken) }
      }
    }
    return result
  }

  private static func settings(
    of found: Discovery, _ workspace: Workspace, _ traces: Traces
  ) -> [Settings] {
    var byFile: [FileID: Settings] = [:]
    for script in found.scripts {
      let own = [script] + traces.of(script: script).sourced
      for file in own {
        let isSettings = isSettings(workspace.path(of: file))
        guard isSettings || file != script else { continue }
        let bytes = workspace.bytes(of: file)
        let names = isSettings ? assigned(in: bytes) : paths(in: bytes)
        byFile[
          file, default: Settings(file: file, names: names, kind: isSettings ? .settings : .sourced)
        ].readers.formUnion(own.map(workspace.path))
      }
    }
    for file in found.documents {
      let (path, bytes) = (workspace.path(of: file), workspace.bytes(of: file))
      switch DocumentKind(path: path, bytes: bytes) {
      case .makefile:
        byFile[file] = Settings(file: file, names: assigned(in: bytes), kind: .makefile)
      case .yaml:
        let names = traces.document(file).variableNames
        byFile[file] = Settings(file: file, names: names, kind: .pipeline)
      case let kind where kind.isPage:
        // What another sample of the page runs does not have what this one exports.
        let exporting = traces.of(document: file).filter { trace in
          trace.events.contains { $0.name == "export" }
        }
        let readers = exporting.flatMap { $0.ran + $0.sourced }.map(workspace.path)
        byFile[file] = Settings(
          file: file, names: exportedPaths(in: bytes), kind: .page, readers: Set(readers))
      default: break
      }
    }
    return byFile.values.sorted { $0.file < $1.file }
  }

  /// Whether a file that asks for names may get them from these settings.
  private func takes(_ candidate: Candidate, _ kind: DocumentKind, _ own: Settings) -> Bool {
    let pair = [workspace.bytes(of: own.file), candidate.bytes]
    switch own.kind {
    case .makefile: return kind == .makefile && pair.contains(where: includes)
    case .pipeline: return kind == .shell || kind == .yaml && pair.contains(where: includes)
    case .sourced, .page: return kind == .shell && !own.readers.contains(candidate.path)
    case .settings:
      return !kind.isPage && !Self.isSettings(candidate.path)
        && !own.readers.contains(candidate.path)
    }
  }

  /// Whether a file names one that scripts source, and takes it in a way that is not followed:
  /// `grep ^URL= conf.sh`, `include conf.sh`, a program in another language.
  private func reads(_ candidate: Candidate, _ kind: DocumentKind, _ own: Settings) -> Bool {
    own.kind == .sourced && !kind.isPage && !own.readers.contains(candidate.path)
      && isNamed(lastComponent(workspace.path(of: own.file)), in: candidate.bytes)
  }

  /// GNU make, "Including Other Makefiles"; GitLab CI, `include`; Azure Pipelines, templates.
  private func includes(_ bytes: [UInt8]) -> Bool {
    Self.inclusionMarkers.allOccurrences(in: bytes).contains { found in
      let start = bytes[..<found.offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let line = bytes[start...].prefix { $0 != 0x0A }
      let word = line.drop { " \t-".utf8.contains($0) }.prefix { $0 != 0x20 && $0 != 0x09 }
      return Self.inclusions.contains(String(decoding: word, as: UTF8.self))
        || line.starts(with: "-include".utf8)
    }
  }

  private static let inclusions: Set<String> = [
    "include", "sinclude", "include:", "extends:", "template:", "trigger:",
  ]

  /// What stands in each line that includes something.
  private static let inclusionMarkers = Markers(
    ["include", "extends:", "template:", "trigger:"].map { [UInt8]($0.utf8) })

  /// `.env`, `.env.production`, `backup.env`
  private static func isSettings(_ path: [UInt8]) -> Bool {
    let last = path.split(separator: UInt8(ascii: "/")).last ?? []
    let name = String(decoding: last, as: UTF8.self)
    return name.hasPrefix(".env") || name.hasSuffix(".env")
  }

  /// The names that lines set: `NAME=`, `export NAME=`, `NAME ?= `.
  private static func assigned(in bytes: [UInt8]) -> Set<String> {
    Set(settingLines(in: bytes).map(\.name))
  }

  /// The names that are set to a path, a URL or a media type.
  private static func paths(in bytes: [UInt8]) -> Set<String> {
    Set(settingLines(in: bytes).filter { bytes[$0.value].contains(0x2F) }.map(\.name))
  }

  /// The same of those that a sample of a page exports: a script may be run after it.
  private static func exportedPaths(in bytes: [UInt8]) -> Set<String> {
    paths(in: bytes).filter { Markers([[UInt8]("export \($0)=".utf8)]).occur(in: bytes) }
  }

  /// The names that stand in a text as whole words, and those of them that are not set there.
  private func names(in bytes: [UInt8]) -> (asked: Set<String>, named: Set<String>) {
    var asked: Set<String> = []
    var named: Set<String> = []
    for found in markers.allOccurrences(in: bytes) {
      let name = names[found.marker]
      let end = found.offset + name.utf8.count
      guard found.offset == 0 || !isNameByte(bytes[found.offset - 1]),
        end == bytes.count || !isNameByte(bytes[end])
      else { continue }
      named.insert(name)
      let rest = bytes[end...].drop { $0 == 0x20 || $0 == UInt8(ascii: "?") || $0 == 0x3A }
      if rest.first != UInt8(ascii: "=") { asked.insert(name) }
    }
    return (asked, named)
  }
}

/// The lines of a text that set variables, with the places of their values.
package func settingLines(in bytes: [UInt8]) -> [(name: String, value: ByteRange)] {
  let table = LineTable(bytes)
  return (1...max(1, table.count)).compactMap { line in
    let range = table.content(ofLine: line)
    guard let equals = bytes[range].firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let words = bytes[range.start..<equals].split { " \t:?+".utf8.contains($0) }
    guard let name = words.last,
      words.count == 1 || words.first?.elementsEqual("export".utf8) == true,
      name.allSatisfy(isNameByte)
    else { return nil }
    return (String(decoding: name, as: UTF8.self), ByteRange(equals + 1, range.end))
  }
}
