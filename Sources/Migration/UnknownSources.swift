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
      let names = Set(user.trace.unknownSources.map(lastComponent))
      let wanted = self.wanted(by: user)
      let own = Set(all(of: user))
      let isOpen = names.contains { $0.contains(TracedText.holeByte) }
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
    from file: FileID, _ names: Set<[UInt8]>, _ wanted: Set<String>
  ) -> [ByteRange] {
    let bytes = finder.workspace.bytes(of: file)
    let own = lastComponent(TracedText(unwritten: finder.workspace.path(of: file)))
    let hasName = names.contains { name in
      !name.contains(TracedText.holeByte) && isName(own, of: name)
    }
    if hasName { return [ByteRange(0, bytes.count)] }
    guard names.contains(where: { $0.contains(TracedText.holeByte) }) else { return [] }
    return settingLines(in: bytes).filter { wanted.contains($0.name) }.map(\.value)
  }

  /// Whether a name fits a word that may hold one `*`.
  private func isName(_ name: [UInt8], of word: [UInt8]) -> Bool {
    guard let star = word.firstIndex(of: UInt8(ascii: "*")) else { return name == word }
    return name.count >= word.count - 1 && name.starts(with: word[..<star])
      && name.suffix(word.count - star - 1).elementsEqual(word[(star + 1)...])
  }

  /// The variables that a script takes from elsewhere.
  private func wanted(by user: EvaluatedScript) -> Set<String> {
    let texts = user.trace.events.flatMap { event in
      event.alternatives.flatMap { event.texts(of: $0) }
    }
    return Set(texts.flatMap(\.holes).filter { $0.kind == .variable }.map(\.name))
  }

  private func lastComponent(_ path: TracedText) -> [UInt8] {
    path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes
  }
}
