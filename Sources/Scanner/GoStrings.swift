import Files
import Text

/// Which of the searched texts stand in the strings of Go files, as far as that was asked. It takes
/// longer to tell than what stands in the files, so it is only told where it decides.
struct StringsOfGoFiles {
  private let texts: SearchedTexts
  private let options: WalkOptions
  private let workspace: Workspace
  private var known: [[UInt8]: Presence] = [:]

  init(texts: SearchedTexts, _ options: WalkOptions, _ workspace: Workspace) {
    self.texts = texts
    self.options = options
    self.workspace = workspace
  }

  /// Looks through the strings of packages as far as it takes to tell whether they hold all parts
  /// of a path. The part that the fewest files hold is in none of the strings most of the time.
  mutating func look(through packages: [[GoFileSeen]]) {
    look(at: packages.flatMap(texts.holdersOfRarestParts))
    let open = packages.filter { texts.hasParts(union(of: $0, otherwise: \.present)) }
    look(at: open.flatMap(\.self))
  }

  /// Whether the strings of a package that was looked through hold all parts of a path.
  func haveParts(of files: [GoFileSeen]) -> Bool {
    texts.hasParts(union(of: files) { _ in Presence() })
  }

  /// Looks at the strings of those files that hold a part of a path.
  private mutating func look(at files: [GoFileSeen]) {
    let new = Dictionary(
      files.filter { texts.hasPart($0.present) && known[$0.path] == nil }.map { ($0.path, $0) }
    ) { first, _ in first }
    let ordered = new.values.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    known.merge(workspace.map(ordered, options, texts.presence(inStringsOf:))) { $1 }
  }

  private func union(
    of files: [GoFileSeen], otherwise assumed: (GoFileSeen) -> Presence
  ) -> Presence {
    files.reduce(into: Presence()) { $0.formUnion(known[$1.path] ?? assumed($1)) }
  }
}
