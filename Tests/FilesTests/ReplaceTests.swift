import Foundation
import Testing

@testable import Files

struct ReplaceTests {
  private let tree = TemporaryTree()

  private func change(_ name: String, to text: String = "new") throws -> Replacement {
    Replacement(try readFile(tree.path(name)).get(), with: Array(text.utf8))
  }

  private func reason(_ replacement: Replacement) -> FileProblem.Reason? {
    if case .failure(let problem) = replace(replacement) { return problem.reason }
    return nil
  }

  private func text(_ name: String) -> String? {
    tree.bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    _ = stat(tree.cPath(name), &status)
    return status.st_mode & 0o7777
  }

  @Test(arguments: [0o644, 0o755, 0o600, 0o4711, 0o222] as [mode_t])
  func keepsTheMode(mode wanted: mode_t) throws {
    tree.file("a", "old")
    let change = try change("a")
    chmod(tree.cPath("a"), wanted)
    // The mode is a part of what is compared.
    let again = getuid() == 0 || wanted & 0o400 != 0 ? try self.change("a") : change
    let result = try replace(again).get()
    #expect(text("a") == "new" && mode("a") == wanted)
    #expect(!result.hadOtherNames && !result.lostOwner && result.isSynced)
    #expect(tree.names() == ["a"])
  }

  @Test func keepsExtendedAttributes() throws {
    tree.file("a", "old")
    let set = try run(
      "python3", ["-c", "import os; os.setxattr('a', 'user.note', b'kept')"], in: tree.string)
    guard set.status == 0 else {
      print("NOTE: no extended attributes here, so their test was left out")
      return
    }
    #expect(try replace(try change("a")).get().lostAttributes == [])
    let read = try run(
      "python3", ["-c", "import os; print(os.getxattr('a', 'user.note'))"], in: tree.string)
    #expect(String(decoding: read.output, as: UTF8.self) == "b'kept'\n")
  }

  @Test func replacesTheTargetOfALink() throws {
    tree.file("d/a", "old")
    tree.link("l", to: "d/a")
    _ = try replace(try change("l")).get()
    #expect(text("d/a") == "new")
    #expect(kind(of: tree.path("l"), followingLinks: false) == .symbolicLink)
    #expect(tree.names() == ["d", "l"])
  }

  @Test func tellsOfOtherNames() throws {
    tree.file("a", "old")
    _ = link(tree.cPath("a"), tree.cPath("b"))
    #expect(try replace(try change("a")).get().hadOtherNames)
    #expect(text("a") == "new" && text("b") == "old")
  }

  @Test func refusesAFileThatChanged() throws {
    tree.file("a", "old")
    let change = try change("a")
    tree.file("a", "oLd")
    #expect(reason(change) == .changed)
    #expect(text("a") == "oLd")
    tree.file("b", "old")
    #expect(rename(tree.cPath("b"), tree.cPath("a")) == 0)
    #expect(reason(change) == .changed)
    unlink(tree.cPath("a"))
    #expect(reason(change) == .changed)
    tree.link("a", to: "b")
    #expect(reason(change) == .changed)
    tree.file("b", "old")
    #expect(reason(change) == .changed)
    #expect(text("b") == "old" && tree.names() == ["a", "b"])
  }

  @Test func refusesWhatIsReadOnly() throws {
    tree.file("a", "old")
    chmod(tree.cPath("a"), 0o444)
    #expect(reason(try change("a")) == .readOnlyFile)
    tree.file("d/b", "old")
    chmod(tree.cPath("d"), 0o555)
    #expect(reason(try change("d/b")) == .readOnlyDirectory)
    chmod(tree.cPath("d"), 0o755)
    #expect(text("a") == "old" && text("d/b") == "old" && mode("a") == 0o444)
  }

  @Test func groupsAreReplacedTogetherOrNotAtAll() throws {
    for name in ["a", "b", "d/c"] { tree.file(name, "old") }
    let inodes = try ["a", "b"].map { try readFile(tree.path($0)).get().identity.inode }
    var changes = try ["a", "b", "d/c"].map { try change($0) }
    chmod(tree.cPath("d"), 0o555)
    guard case .failure(let failure) = replaceGroup(changes) else {
      Issue.record()
      return
    }
    #expect(failure.problems.map(\.reason) == [.readOnlyDirectory])
    chmod(tree.cPath("d"), 0o755)
    // The same file twice: the second change is found when the first has taken its place.
    changes.append(changes[0])
    guard case .failure(let failure) = replaceGroup(changes) else {
      Issue.record()
      return
    }
    #expect(failure.problems.map(\.reason) == [.changed])
    #expect(["a", "b", "d/c"].map { text($0) } == ["old", "old", "old"])
    #expect(try ["a", "b"].map { try readFile(tree.path($0)).get().identity.inode } == inodes)
    #expect(tree.names() == ["a", "b", "d"])
    let done = try replaceGroup(Array(changes.dropLast())).get()
    #expect(done.count == 3 && !done[0].hadOtherNames)
    #expect(["a", "b", "d/c"].map { text($0) } == ["new", "new", "new"])
    #expect(tree.names() == ["a", "b", "d"])
    #expect((try replaceGroup([]).get()).isEmpty)
  }

  @Test func writesEmptyAndLargeContent() throws {
    tree.file("a", "old")
    _ = try replace(try change("a", to: "")).get()
    #expect(text("a") == "")
    let large = String(repeating: "0123456789", count: 1 << 19)
    _ = try replace(try change("a", to: large)).get()
    #expect(text("a") == large)
  }
}
