import Calls
import Text

/// Files that the script wrote, found by a name of which a part is open: `"$OUT"/*.json`,
/// `"$OUT/$name.json"` with another `name`.
struct OpenNames {
  /// By the folder, the keys of its files and their names there.
  private var folders: [String: [String: NamePattern]] = [:]

  /// Notes a file that was written. One of which nothing is known may be any.
  mutating func note(_ key: String, folder: String, name: NamePattern) {
    if folder.isEmpty, name.isAny { return }
    folders[folder, default: [:]][key] = name
  }

  /// The keys of the files that a name in a folder may mean.
  func keys(folder: String, name: NamePattern) -> [String] {
    guard let files = folders[folder], !folder.isEmpty || !name.isAny else { return [] }
    return files.filter { ($0.value.isOpen || name.isOpen) && $0.value.meets(name) }.keys.sorted()
  }
}

extension Evaluation {
  /// The keys of the files of the script that a path may mean: the one with just this path, else
  /// those in the same folder that may have such a name.
  func keys(_ path: TracedText, _ state: State) -> [String] {
    let exact = key(path)
    if state.files[exact] != nil { return [exact] }
    if state.files.isEmpty || path.bytes.first == UInt8(ascii: "-") { return [] }
    let (folder, name) = split(path)
    return openNames.keys(folder: key(folder), name: NamePattern(name)).filter {
      state.files[$0] != nil
    }
  }

  /// What the files of the script hold that a path may mean; each way they may be, where they are
  /// several. What rests on a guess is noted with the answers in them.
  func contents(of path: TracedText, _ state: State) -> Output? {
    let keys = keys(path, state)
    let contents = keys.compactMap { state.files[$0]?.content }
    guard !contents.isEmpty else { return nil }
    readFiles.formUnion(keys)
    for key in keys where !isSilent && state.files[key]?.mayBeOlder == true {
      trace.maybeOlder.formUnion(key.split(separator: "/").last.map { [String($0)] } ?? [])
    }
    if keys != [key(path)] { noteGuess(path, contents) }
    if contents.count == 1 { return contents[0] }
    choices += 1
    return oneOf(contents)
  }

  /// A folder that the script has made itself holds nothing but what it wrote, where no program
  /// that is not followed was given it.
  func noteGuess(_ path: TracedText, _ contents: [Output]) {
    let folder = split(path).folder
    let isMade = folder.holes.contains { $0.kind == .output && $0.name == "mktemp" }
    if isMade && !sharedFolders.contains(key(folder)) || isSilent { return }
    for hole in contents.flatMap(\.items).flatMap(\.value.holes) where hole.kind == .response {
      trace.guessedFiles[hole.number, default: []].insert(path.description)
    }
  }

  /// Notes the folders that a program is given, which may write there.
  func noteFolders(of name: String, _ invocation: Invocation) {
    if Evaluation.leavingFolders.contains(name) || HTTPClient(named: name) != nil { return }
    for text in invocation.arguments.items.flatMap({ $0.value.dropFirst().map(\.text) }) {
      noteShared(text)
    }
  }

  /// Notes a path, or the folder in which it is, that holds more than what the script wrote.
  func noteShared(_ path: TracedText) {
    guard path.holes.contains(where: { $0.name == "mktemp" }) else { return }
    let slash = TracedText(unwritten: [UInt8(ascii: "/")])
    sharedFolders.formUnion([key(split(path).folder), key(path + slash)])
  }

  /// Programs that write no file of their own into a folder, or are followed there.
  private static let leavingFolders: Set<String> = [
    "[", "[[", "basename", "cat", "chmod", "chown", "cmp", "cp", "date", "diff", "dirname", "du",
    "echo", "find", "gojq", "grep", "gunzip", "gzip", "head", "install", "jaq", "jq", "link", "ln",
    "ls", "mkdir", "mv", "printf", "realpath", "rm", "rmdir", "sleep", "sort", "stat", "tail",
    "tee", "test", "touch", "trap", "wc", "zip",
  ]

  /// A path's folder with the slash, and the name in it.
  func split(_ path: TracedText) -> (folder: TracedText, name: TracedText) {
    let start = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return (path.slice(ByteRange(0, start)), path.slice(ByteRange(start, path.count)))
  }
}
