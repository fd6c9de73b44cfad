import Foundation
import Testing
import Text

@testable import Files

struct SearchTests {
  private let tree = TemporaryTree()
  private let marker = Array("backup/tenant".utf8)

  private func find(_ names: [String] = []) -> SearchResult {
    let paths = names.isEmpty ? [tree.root] : names.map { tree.path($0) }
    return search(paths: paths, markers: .init([marker]))
  }

  private func problems(_ result: SearchResult) -> [String] {
    result.problems.map {
      String(decoding: $0.path.dropFirst(tree.root.count + 1), as: UTF8.self) + ": "
        + $0.explanation
    }
  }

  /// What is of interest is asked with all that a file holds, wherever it stands.
  @Test func keepsWhatIsOfInterest() {
    let filler = String(repeating: "0123456789abcde\n", count: 10_000)
    tree.file("both", "one " + filler + "two")
    tree.file("other", "one " + filler)
    tree.file("none", filler)
    tree.file("binary", "one \u{0} " + filler)
    let markers = Markers([Array("one".utf8), Array("two".utf8)])
    let result = search(paths: [tree.root], markers: markers) { path, present in
      present.contains(0) && present.contains(1)
        ? .content : path.suffix(5).elementsEqual("other".utf8) ? .path : .none
    }
    #expect(result.candidates.map(\.path) == [tree.path("both")])
    #expect(result.candidates.map(\.bytes.count) == [160_007])
    #expect(result.candidates.allSatisfy { $0.present.contains(0) && $0.present.contains(1) })
    #expect(result.sightings.map(\.path) == [tree.path("other")])
    #expect(result.sightings.allSatisfy { $0.present.contains(0) && !$0.present.contains(1) })
    #expect(result.problems == [] && result.filesVisited == 4)
  }

  @Test func looksOnlyAtWantedNamesAndFolders() {
    tree.file("a.go", "backup/tenant")
    tree.file("a.sh", "backup/tenant")
    tree.file("inner/b.go", "backup/tenant")
    var options = WalkOptions()
    options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
    let found = search(paths: [tree.root], markers: .init([marker]), options: options)
    #expect(found.candidates.map(\.path) == [tree.path("a.go"), tree.path("inner/b.go")])
    options.descends = false
    #expect(listFiles(paths: [tree.root], options: options).paths == [tree.path("a.go")])
  }

  /// What a walk met is looked at again without another one, in folders of one file and of many.
  @Test func looksAgainAtWhatWasWalked() {
    for n in 0..<400 { tree.file("many/\(n).\(n % 2 == 0 ? "go" : "sh")", "backup/tenant") }
    tree.file("a.go", "backup/tenant")
    tree.file("inner/deep/b.go", "backup/tenant")
    tree.file("skipped/c.go", "backup/tenant")
    tree.file("gone.go", "nothing")
    tree.file(".ignore", "skipped\n")
    let paths = [tree.root, tree.path("skipped/c.go")]
    var options = WalkOptions()
    options.keepsFiles = true
    let first = search(paths: paths, markers: .init([marker]), options: options)
    options.isWanted = { $0.suffix(3).elementsEqual(".go".utf8) }
    let fresh = search(paths: paths, markers: .init([marker]), options: options)
    #expect(fresh.walked == nil && fresh.candidates.count == 203)
    options.walked = first.walked
    tree.file("new/d.go", "backup/tenant")
    _ = unlink(tree.cPath("gone.go"))
    let again = search(paths: paths, markers: .init([marker]), options: options)
    #expect(again.candidates.map(\.path) == fresh.candidates.map(\.path))
    #expect(again.problems == [], "what went away since is no problem")
    #expect(listFiles(paths: paths, options: options).paths.count == 204)
    let others = search(paths: [tree.root], markers: .init([marker]), options: options)
    #expect(others.candidates.count == 203, "other paths are walked anew")
  }

  @Test func givesWholeFilesAndCounts() {
    tree.file("a", "one backup/tenant two")
    tree.file("b", "backup tenant")
    tree.file("c")
    let result = find()
    #expect(result.candidates.map(\.bytes) == [Array("one backup/tenant two".utf8)])
    #expect(result.candidates[0].identity.size == 21)
    #expect(result.filesVisited == 3 && result.bytesRead == 34)
    #expect(result.problems == [])
  }

  /// A marker is found wherever it lies across the pieces in which files are read.
  @Test(arguments: [0, 65_520, 65_523, 65_524, 65_530, 65_535, 65_536, 131_060, 131_066, 200_000])
  func findsMarkersAcrossPieces(offset: Int) {
    let bytes = [UInt8](repeating: 0x2E, count: offset) + marker
    tree.file(Array("a".utf8), bytes)
    tree.file(Array("b".utf8), bytes.dropLast())
    #expect(find().candidates.map(\.bytes) == [bytes])
  }

  @Test func namesWhatHoldsAMarkerButIsNotText() {
    tree.file("binary", "\0 backup/tenant")
    tree.file("other", "\0 nothing")
    let wide: [UInt8] = marker.flatMap { [$0, 0] as [UInt8] }
    tree.file(Array("utf16".utf8), [0xFF, 0xFE] + wide)
    tree.file(Array("utf16be".utf8), [0xFE, 0xFF] + marker.flatMap { [0, $0] as [UInt8] })
    tree.file(Array("utf16none".utf8), [0xFF, 0xFE, 0x41, 0])
    tree.file(Array("lateNUL".utf8), marker + Array(repeating: 0x20, count: 9000) + [0])
    let result = find()
    #expect(
      problems(result) == [
        "binary: it is binary", "utf16: it is UTF-16, which is not supported",
        "utf16be: it is UTF-16, which is not supported",
      ])
    #expect(result.candidates.map(\.path) == [tree.path("lateNUL")])
  }

  @Test func namesTooLargeFilesWithAMarker() {
    tree.file(Array("large".utf8), marker + Array(repeating: 0x20, count: 2 << 20))
    tree.file(Array("other".utf8), Array(repeating: 0x20, count: 2 << 20))
    var options = WalkOptions()
    options.sizeLimit = 1 << 20
    let result = search(paths: [tree.root], markers: .init([marker]), options: options)
    #expect(problems(result) == ["large: it is larger than 1 MiB"])
    let read = readFile(tree.path("other"), limit: 1 << 20)
    guard case .failure(let problem) = read else {
      Issue.record("read")
      return
    }
    #expect(problem.reason == .tooLarge(limit: 1 << 20))
  }

  /// What they leave out is not known then.
  @Test func namesIgnoreFilesThatAreTooLarge() {
    tree.directory(".git")
    for name in [".gitignore", "d/.ignore", "d/e/.gitignore"] {
      tree.file(
        Array(name.utf8), Array(repeating: 0x0A, count: name == "d/e/.gitignore" ? 9 : 1 << 21))
    }
    tree.file(Array("d/e/a".utf8), marker)
    #expect(
      problems(find()) == [
        ".gitignore: it is larger than 1 MiB", "d/.ignore: it is larger than 1 MiB",
      ])
    let below = find(["d/e"])
    #expect(below.problems.count == 2 && below.candidates.count == 1)
  }

  @Test(.timeLimit(.minutes(1))) func neverOpensSpecialFiles() {
    _ = mkfifo(tree.cPath("fifo"), 0o644)
    tree.file("a", "backup/tenant")
    tree.link("device", to: "/dev/zero")
    #expect(find().candidates.count == 1)
    #expect(find().problems == [])
    #expect(
      problems(find(["fifo", "device"])) == [
        "device: it is not a regular file", "fifo: it is not a regular file",
      ])
    for name in ["fifo", "device"] {
      guard case .failure(let problem) = readFile(tree.path(name)) else {
        Issue.record()
        return
      }
      #expect(problem.reason == .special)
    }
  }

  @Test func goesOnAfterWhatCannotBeRead() throws {
    tree.file("a", "backup/tenant")
    tree.file("closed", "backup/tenant")
    tree.file("shut/b", "backup/tenant")
    chmod(tree.cPath("closed"), 0)
    chmod(tree.cPath("shut"), 0)
    defer { chmod(tree.cPath("shut"), 0o755) }
    let result = find(["a", "closed", "gone", "shut"])
    #expect(problems(result).contains("gone: No such file or directory"))
    if getuid() != 0 {
      #expect(result.candidates.count == 1)
      #expect(problems(result).contains("closed: Permission denied"))
      #expect(problems(result).contains("shut: Permission denied"))
    }
  }

  @Test func aFileFoundTwiceIsGivenOnce() {
    tree.file("d/a", "backup/tenant")
    tree.link("l", to: "d")
    #expect(find(["d", "d/a", "d/", "l"]).candidates.count == 1)
  }

  @Test func readsFilesAndSaysWhyNot() {
    tree.file("a", "text")
    guard case .success(let file) = readFile(tree.path("a")) else {
      Issue.record()
      return
    }
    #expect(file.bytes == Array("text".utf8))
    for (name, code) in [("", EISDIR), ("b", ENOENT), ("a/b", ENOTDIR), ("a\0b", ENOENT)] {
      guard case .failure(let problem) = readFile(tree.path(name)) else {
        Issue.record()
        return
      }
      #expect(problem.reason == .system(code))
    }
  }

  @Test func tellsKindsAndPlaces() throws {
    tree.file("d/a")
    tree.link("l", to: "d/a")
    #expect(kind(of: tree.path("l")) == .regular)
    #expect(kind(of: tree.path("l"), followingLinks: false) == .symbolicLink)
    #expect(kind(of: tree.path("d")) == .directory)
    #expect(kind(of: tree.path("x")) == nil)
    #expect(kind(of: Array("/dev/null".utf8)) == .special)
    let resolved = try resolve(tree.path("d/../l")).get()
    #expect(resolved == (try resolve(tree.root).get()) + Array("/d/a".utf8))
    #expect(isInside(Array("/a/b".utf8), tree: Array("/a".utf8)))
    #expect(isInside(Array("/a".utf8), tree: Array("/".utf8)))
    #expect(!isInside(Array("/ab".utf8), tree: Array("/a".utf8)))
  }

  @Test func messagesArePlainAndHarmless() {
    let problem = FileProblem(
      path: Array("a\u{1B}[31m\n.sh".utf8), operation: .replace, reason: .readOnlyDirectory)
    #expect(
      problem.message
        == "a\\u{1b}[31m\\u{a}.sh: cannot be replaced: the directory is not writable")
  }

  @Test func mapsInOrder() {
    #expect(mapInParallel(Array(0..<1000), jobs: 3) { $0 * 2 } == (0..<1000).map { $0 * 2 })
    #expect(mapInParallel([Int](), jobs: 3) { $0 } == [])
  }
}
