import Calls
import Documents
import Scanner
import Text

/// Scripts that source a file whose path is not known (`. "$LIB_DIR/atlas.sh"`, `. "$CONFIG"`):
/// what it may be is used by others than those that are followed.
struct UnknownSources {
  private let finder: NeedsFinder
  private let scan: Scan

  init(_ scan: Scan, _ finder: NeedsFinder) {
    self.scan = scan
    self.finder = finder
  }

  /// The places in files that a script may take without being followed.
  func places() -> [(file: FileID, range: ByteRange)] {
    let users = scan.scripts.filter { !$0.trace.unknownSources.isEmpty }
    guard !users.isEmpty else { return [] }
    let files = Set(scan.scripts.flatMap(all(of:))).sorted()
    let functions = scan.scripts.reduce(into: [FileID: Set<String>]()) {
      $0[$1.file, default: []].formUnion($1.trace.defined)
    }
    return users.flatMap { user in
      let names = Set(user.trace.unknownSources.map { Name($0) })
      let wanted = self.wanted(by: user)
      let own = Set(all(of: user))
      let isOpen = names.contains(where: \.isOpen)
      let calls = isOpen ? Set(user.trace.events.compactMap(\.name)) : []
      return files.filter { !own.contains($0) }.flatMap { file in
        calls.isDisjoint(with: functions[file] ?? [])
          ? taken(from: file, names, wanted).map { (file, $0) }
          : [(file, ByteRange(0, finder.workspace.bytes(of: file).count))]
      }
    }
  }

  private func all(of script: EvaluatedScript) -> [FileID] {
    script.files + script.trace.otherFiles
  }

  /// All of a file that has the name, and otherwise the variables that the script asks for.
  private func taken(
    from file: FileID, _ names: Set<Name>, _ wanted: Set<String>
  ) -> [ByteRange] {
    let bytes = finder.workspace.bytes(of: file)
    let path = finder.workspace.path(of: file)
    if names.contains(where: { !$0.isOpen && $0.fits(path) }) {
      return [ByteRange(0, bytes.count)]
    }
    guard names.contains(where: \.isOpen) else { return [] }
    return settingLines(in: bytes).filter { wanted.contains($0.name) }.map(\.value)
  }

  /// The variables that a script takes from elsewhere.
  private func wanted(by user: EvaluatedScript) -> Set<String> {
    let texts = user.trace.events.flatMap { event in
      event.alternatives.flatMap { event.texts(of: $0) }
    }
    return Set(texts.flatMap(\.holes).filter { $0.kind == .variable }.map(\.name))
  }
}

/// The end of a path that a script sources.
private struct Name: Hashable {
  private let name: [UInt8]
  /// The folder, where it is known.
  private let folder: [UInt8]?

  init(_ path: TracedText) {
    let parts = path.bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    name = parts.last ?? path.bytes
    folder = parts.dropLast().last.flatMap { part in
      [UInt8(ascii: "."), UInt8(ascii: "*"), TracedText.holeByte].contains(part[0]) ? nil : part
    }
  }

  /// Whether a part of it is known only at run time.
  var isOpen: Bool { name.contains(TracedText.holeByte) }

  /// Whether the file of a path may be meant: it has the name, wherever it stands, or stands in the
  /// folder of which a pattern takes files (`/etc/profile.d/*.sh`).
  func fits(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"))
    guard let own = parts.last else { return false }
    guard let star = name.firstIndex(of: UInt8(ascii: "*")) else { return own.elementsEqual(name) }
    if let folder, parts.dropLast().last?.elementsEqual(folder) != true { return false }
    return own.count >= name.count - 1 && own.starts(with: name[..<star])
      && own.suffix(name.count - star - 1).elementsEqual(name[(star + 1)...])
      && !isGoFile(path)
  }
}
