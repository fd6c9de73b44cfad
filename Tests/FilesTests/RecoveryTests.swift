import Foundation
import Testing

@testable import Files
@testable import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a run finds that was cut off: the files as they would lie there, made by hand.
struct RecoveryTests {
  private let tree = TemporaryTree()

  private func state(_ name: String) throws -> FileState {
    FileState(try readFile(tree.path(name)).get().identity)
  }

  private func text(_ name: String) -> String? {
    tree.bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Three files of a group, of which the first `done` have taken their place when it ends.
  private func cutOff(after done: Int) throws {
    var entries: [Journal.Entry] = []
    for (index, name) in ["a", "d/b", "d/c"].enumerated() {
      let folder = index == 0 ? "" : "d/"
      let (backup, new) = (
        "\(folder).tenant2flex-7-\(2 * index).tmp", "\(folder).tenant2flex-7-\(2 * index + 1).tmp"
      )
      tree.file(name, "old \(name)")
      tree.file(new, "new \(name)")
      if index < 2 { #expect(link(tree.cPath(name), tree.cPath(backup)) == 0) }
      entries.append(
        Journal.Entry(
          folder: tree.path(folder), name: Array(name.utf8.suffix(1)),
          backup: index < 2 ? lastComponent(Array(backup.utf8)) : [], old: try state(name),
          kept: try state(name), new: try state(new)))
      if index < done { #expect(rename(tree.cPath(new), tree.cPath(name)) == 0) }
    }
    let journal = Journal(entries)
    tree.file(Array(".tenant2flex-7-9.tmp".utf8), journal.encoded(from: tree.path("")))
    tree.file(Array("d/.tenant2flex-7-9.tmp".utf8), journal.encoded(from: tree.path("d/")))
  }

  private var contents: [String?] { ["a", "d/b", "d/c"].map { text($0) } }
  private var strays: [String] {
    let below = (try? FileManager.default.subpathsOfDirectory(atPath: tree.string)) ?? []
    return below.filter { $0.contains(".tenant2flex") }.sorted()
  }

  @Test(arguments: 0...3, ["", "d/"])
  func putsAnIncompleteGroupBack(done: Int, from folder: String) throws {
    try cutOff(after: done)
    let recovery = recover(in: [tree.path(folder)])
    #expect(recovery.problems == [])
    #expect(recovery.restored.count == (done == 3 ? 0 : done))
    #expect(contents == ["a", "d/b", "d/c"].map { done == 3 ? "new \($0)" : "old \($0)" })
    #expect(strays == [])
  }

  @Test func namesThePathsAsTheyWereGiven() throws {
    try cutOff(after: 2)
    let recovery = recover(leftovers: [tree.path("d/.tenant2flex-7-9.tmp")])
    #expect(recovery.restored == [tree.path("a"), tree.path("d/b")])
  }

  @Test func leavesWhatSomebodyChangedSince() throws {
    try cutOff(after: 1)
    tree.file("mine", "mine")
    #expect(rename(tree.cPath("mine"), tree.cPath("d/b")) == 0)
    let before = strays
    let recovery = recover(in: [tree.path("")])
    let reason = FileProblem.Reason.entangled(
      with: tree.path("d/b"), backup: tree.path(".tenant2flex-7-0.tmp"))
    #expect(
      recovery.problems
        == [FileProblem(path: tree.path("a"), operation: .recover, reason: reason)])
    #expect(contents == ["new a", "mine", "old d/c"])
    #expect(strays == before)
    #expect(recovery.problems.first?.message.contains("its old content is in") == true)
  }

  @Test func isContentWhenSomebodyPutTheOldContentBack() throws {
    try cutOff(after: 2)
    tree.file("a", "old a")
    tree.file("other", "old d/b")
    #expect(rename(tree.cPath("other"), tree.cPath("d/b")) == 0)
    tree.file("a", "old a")
    #expect(recover(in: [tree.path("")]).problems == [])
    #expect(contents == ["old a", "old d/b", "old d/c"])
    #expect(strays == [])
  }

  /// A second name must be the file that the record speaks of.
  @Test func doesNotTakeAnotherFileForTheBackup() throws {
    try cutOff(after: 1)
    tree.file("evil", "evil")
    #expect(rename(tree.cPath("evil"), tree.cPath(".tenant2flex-7-0.tmp")) == 0)
    #expect(recover(in: [tree.path("")]).problems.map(\.path) == [tree.path("a")])
    #expect(contents == ["new a", "old d/b", "old d/c"])
  }

  /// A record that came with a repository names files that it cannot know.
  @Test func doesNothingForAForeignRecord() throws {
    try cutOff(after: 1)
    for name in ["a", "d/b", "d/c"] {
      tree.file("copy", text(name) ?? "")
      #expect(rename(tree.cPath("copy"), tree.cPath(name)) == 0)
    }
    #expect(recover(in: [tree.path("")]).restored == [])
    #expect(contents == ["new a", "old d/b", "old d/c"])
  }

  @Test func leavesARunAloneThatIsAtWork() throws {
    try cutOff(after: 1)
    let before = strays
    let file = open(tree.cPath(".tenant2flex-7-9.tmp"), O_RDONLY)
    #expect(flock(file, LOCK_EX) == 0)
    #expect(recover(in: [tree.path("")]).restored == [])
    #expect(strays == before && contents == ["new a", "old d/b", "old d/c"])
    close(file)
    #expect(recover(in: [tree.path("")]).restored == [tree.path("a")])
    #expect(strays == [])
  }

  @Test func removesTheTemporaryFilesOfDeadRuns() throws {
    tree.file("a", "old")
    let names = [".tenant2flex-999999999-3.tmp", ".tenant2flex-\(getpid())-3.tmp"]
    for name in names { tree.file(name, "stray") }
    tree.file(".tenant2flex-999999999-3.tmp.sh", "other")
    #expect(recover(named: [tree.path("a")]).problems == [])
    #expect(tree.names() == [".tenant2flex-999999999-3.tmp.sh", "a"])
    for name in names { tree.file(name, "stray") }
    _ = try replace(Replacement(try readFile(tree.path("a")).get(), with: [])).get()
    #expect(tree.names() == [".tenant2flex-999999999-3.tmp.sh", "a"])
  }

  @Test func theWalkFindsLeftoversThatAreIgnored() {
    tree.file(".ignore", "*.tmp\n")
    tree.file("d/.tenant2flex-7-0.tmp", "stray")
    tree.file("d/other.tmp", "marker")
    let found = search(paths: [tree.root], markers: Markers([Array("marker".utf8)]))
    #expect(found.leftovers == [tree.path("d/.tenant2flex-7-0.tmp")])
    #expect(found.candidates.isEmpty)
  }

  @Test func recordsAreReadBackOrRefused() throws {
    try cutOff(after: 0)
    let bytes = tree.bytes(".tenant2flex-7-9.tmp") ?? []
    let journal = Journal(bytes)
    #expect(journal?.entries.map(\.folder) == ["./", "d/", "d/"].map { Array($0.utf8) })
    #expect(journal?.encoded(from: []) != nil)
    for count in bytes.indices { #expect(Journal(Array(bytes[..<count])) == nil) }
    for (old, new) in [("d/\0", "/d/\0"), ("b\0", "x/b\0"), (".tenant2flex-7-0.tmp", "b")] {
      let changed = String(decoding: bytes, as: UTF8.self)
        .replacingOccurrences(of: old, with: new)
      #expect(Journal(Array(changed.utf8)) == nil, "\(old)")
    }
  }

  @Test(arguments: [
    ("/a/b/", "/a/b/", "./"), ("/a/", "/a/b/", "../"), ("/a/b/", "/a/", "b/"),
    ("/x/y/", "/a/b/", "../../x/y/"), ("/", "/a/", "../"), ("/a b/\n/", "/", "a b/\n/"),
  ])
  func theWayFromOneDirectoryToAnother(path: String, base: String, way: String) {
    #expect(relative(Array(path.utf8), from: Array(base.utf8)) == Array(way.utf8))
  }
}
