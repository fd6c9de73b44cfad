import Files
import Text

/// Looks through the files of a run for those that hold some texts. What is known beforehand to be
/// asked for takes one look at all files.
final class TextSearch {
  private let paths: [[UInt8]]
  private let options: WalkOptions
  private let workspace: Workspace
  /// The texts that were looked for, by their number, and the files in which one of them stands.
  private var numbers: [[UInt8]: Int] = [:]
  private var sightings: [Sighting] = []

  init(_ paths: [[UInt8]], _ options: WalkOptions, _ workspace: Workspace) {
    self.paths = paths
    self.options = options
    self.workspace = workspace
  }

  /// Looks for texts that may be asked for.
  func prepare(_ texts: Set<[UInt8]>) {
    let ordered = texts.sorted { $0.lexicographicallyPrecedes($1) }
    sightings = look(for: ordered, options)
    numbers = Dictionary(uniqueKeysWithValues: zip(ordered, ordered.indices))
  }

  /// The files that hold one of some texts.
  ///
  /// - Parameter isWanted: whether to look at a file of a folder, by its name.
  func files(
    with texts: [[UInt8]], isWanted: (@Sendable (_ name: ArraySlice<UInt8>) -> Bool)? = nil
  ) -> FoundFiles {
    files(withOneOfEach: [texts], isWanted: isWanted)
  }

  /// The files that hold one text of each group. Which of them it holds, a file tells by their
  /// numbers in all groups.
  func files(
    withOneOfEach groups: [[[UInt8]]],
    isWanted: (@Sendable (_ name: ArraySlice<UInt8>) -> Bool)? = nil
  ) -> FoundFiles {
    let texts = groups.flatMap(\.self)
    var options = options
    options.isWanted = isWanted
    var own = texts.map { numbers[$0] }
    var found = sightings
    if own.contains(nil) {
      found = look(for: texts, options)
      own = texts.indices.map(Int.init)
    }
    let asked = groups.indices.map { index in
      let start = groups[..<index].reduce(0) { $0 + $1.count }
      return own[start..<start + groups[index].count].compactMap(\.self)
    }
    let named = Set(paths)
    let chosen = found.filter { file in
      asked.allSatisfy { $0.contains(where: file.present.contains) }
        && (named.contains(file.path) || isWanted?(lastComponent(file.path)[...]) ?? true)
    }
    return FoundFiles(
      paths: chosen.map(\.path), markers: Markers(texts), sizeLimit: options.sizeLimit,
      workspace: workspace)
  }

  private func look(for texts: [[UInt8]], _ options: WalkOptions) -> [Sighting] {
    let found = search(paths: paths, markers: Markers(texts), options: options) { _, _ in .path }
    workspace.report(sharers: found.problems)
    return found.sightings
  }
}

/// Files that hold what was looked for, ordered by path. Each is read when its turn comes, so that
/// only one of them is kept; binary files are left out, and one that cannot be read is reported.
struct FoundFiles: Sequence {
  let paths: [[UInt8]]
  let markers: Markers
  let sizeLimit: Int
  let workspace: Workspace

  func makeIterator() -> some IteratorProtocol<Candidate> {
    paths.lazy.compactMap { path -> Candidate? in
      switch readFile(path, limit: sizeLimit) {
      case .failure(let problem):
        workspace.report(sharers: [problem])
        return nil
      case .success(var file):
        guard !file.bytes.prefix(8 << 10).contains(0) else { return nil }
        file.present = markers.presence(in: file.bytes)
        return file
      }
    }.makeIterator()
  }
}
