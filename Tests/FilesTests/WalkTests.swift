import Foundation
import Testing

@testable import Files

struct WalkTests {
  private let tree = TemporaryTree()
  private var options: WalkOptions {
    var options = WalkOptions()
    options.gitHome = GitHome(home: tree.path("home"))
    return options
  }

  /// The files below the tree, without the path of the tree.
  private func list(_ options: WalkOptions? = nil) -> [String] {
    let list = listFiles(paths: [tree.root], options: options ?? self.options)
    #expect(list.problems == [])
    return list.paths.map { String(decoding: $0.dropFirst(tree.root.count + 1), as: UTF8.self) }
  }

  @Test func entersDotDirectoriesButNotGit() {
    for name in [".github/w.yml", ".git/config", "a/.git", "a/b.sh", ".hidden"] { tree.file(name) }
    #expect(list() == [".github/w.yml", ".hidden", "a/b.sh"])
  }

  @Test func sortsByBytes() {
    for name in ["a/b", "a-b", "a.b", "B", "a0"] { tree.file(name) }
    #expect(list() == ["B", "a-b", "a.b", "a/b", "a0"])
  }

  @Test func gitignoreMeansNothingOutsideARepository() {
    tree.file(".gitignore", "a\n")
    tree.file(".ignore", "b\n")
    for name in ["a", "b", "c"] { tree.file(name) }
    #expect(list() == [".gitignore", ".ignore", "a", "c"])
    tree.directory(".git")
    #expect(list() == [".gitignore", ".ignore", "c"])
  }

  @Test func dotIgnoreWinsOverGitignore() {
    tree.directory(".git")
    tree.file(".ignore", "!kept\n")
    tree.file("d/.gitignore", "kept\nlost\n")
    tree.file("d/kept")
    tree.file("d/lost")
    #expect(list() == [".ignore", "d/.gitignore", "d/kept"])
  }

  @Test func obeysIgnoreFilesAboveUpToTheRepository() {
    tree.directory(".git")
    tree.file(".gitignore", "/in/x\n*.o\n")
    tree.file("in/.gitignore", "y\n")
    tree.file("in/deep/.keep")
    for name in ["x", "y", "z", "b.o"] { tree.file("in/deep/" + name) }
    tree.file("in/x")
    let found = listFiles(paths: [tree.path("in/deep")], options: options).paths
    #expect(found == ["in/deep/.keep", "in/deep/x", "in/deep/z"].map { tree.path($0) })
    #expect(listFiles(paths: [tree.path("in")], options: options).paths.count == 4)
  }

  @Test func aNestedRepositoryStartsAnew() {
    tree.directory(".git")
    tree.file(".gitignore", "*.log\n")
    tree.file("sub/.git/HEAD")
    tree.file("sub/a.log")
    tree.file("a.log")
    #expect(list() == [".gitignore", "sub/a.log"])
  }

  @Test func readsTheExcludesOfAWorktree() {
    tree.file("main/.git/info/exclude", "secret\n")
    tree.file("main/.git/worktrees/w/commondir", "../..\n")
    tree.file("w/.git", "gitdir: ../main/.git/worktrees/w\n")
    tree.file("w/secret")
    tree.file("w/open")
    #expect(list() == ["w/open"])
  }

  @Test func excludesWinAndNoIgnoreStopsTheRest() {
    tree.directory(".git")
    tree.file(".gitignore", "a\n!b\n")
    for name in ["a", "b", "d/c", "d/e"] { tree.file(name) }
    var options = options
    options.excludes = [Array("b".utf8), Array("d/c".utf8)]
    #expect(list(options) == [".gitignore", "d/e"])
    options.obeysIgnoreFiles = false
    #expect(list(options) == [".gitignore", "a", "d/e"])
  }

  @Test func namedFilesAreAlwaysIncluded() {
    tree.directory(".git")
    tree.file(".gitignore", "*\n")
    tree.file("a")
    tree.link("l", to: "a")
    let paths = [tree.path("a"), tree.path("l"), tree.path("missing"), tree.path("a")]
    let found = listFiles(paths: paths, options: options)
    #expect(found.paths == [tree.path("a"), tree.path("l")])
    #expect(found.problems.map(\.reason) == [.system(ENOENT)])
  }

  @Test func linksAreNotFollowedInTheWalkButWhenNamed() {
    tree.file("real/a")
    tree.link("real/loop", to: "..")
    tree.link("real/gone", to: "nowhere")
    tree.link("alias", to: "real")
    #expect(list() == ["real/a"])
    let found = listFiles(paths: [tree.path("alias")], options: options)
    #expect(found.paths == [tree.path("alias/a")])
  }

  @Test func takesAnyName() {
    let names: [[UInt8]] = [
      Array("-rf".utf8), Array("a\nb".utf8), Array("'\"$x`".utf8), [0x66, 0xFF, 0xFE],
      [0x1B, 0x5B],
      Array(" ".utf8), Array(repeating: 0x78, count: 255),
    ]
    for name in names { tree.file(name, Array("marker".utf8)) }
    let expected = names.map { tree.path($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(listFiles(paths: [tree.root], options: options).paths == expected)
    let found = search(
      paths: [tree.root], markers: .init([Array("marker".utf8)]), options: options)
    #expect(found.candidates.map(\.path) == expected)
  }

  @Test func aDotGivesNoPrefix() throws {
    tree.file("d/a")
    tree.file("b")
    let before = FileManager.default.currentDirectoryPath
    defer { _ = chdir(before) }
    try #require(chdir(tree.string) == 0)
    for (given, expected) in [(".", "b d/a"), ("./", "b d/a"), ("d", "d/a"), ("./d/", "./d/a")] {
      let found = listFiles(paths: [Array(given.utf8)], options: options).paths
      #expect(found.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") == expected)
    }
  }

  @Test func largeDirectoriesAreCompleteOnAnyNumberOfThreads() {
    for index in 0..<700 { tree.file("d/f\(index)", index % 7 == 0 ? "xx marker" : "nothing") }
    for index in 0..<40 { tree.file("e\(index)/f", "marker") }
    var all: [[[UInt8]]] = []
    for jobs in [1, 2, 5] {
      var options = options
      options.jobs = jobs
      let found = search(
        paths: [tree.root], markers: .init([Array("marker".utf8)]), options: options)
      #expect(found.filesVisited == 740)
      all.append(found.candidates.map(\.path))
    }
    #expect(all[0].count == 140 && all[0] == all[1] && all[1] == all[2])
  }

  @Test func temporaryFilesAreLeftOut() {
    tree.file(".tenant2flex-999999-0.tmp", "marker")
    tree.file(".tenant2flex-x-0.tmp", "marker")
    let found = search(
      paths: [tree.root], markers: .init([Array("marker".utf8)]), options: options)
    #expect(found.candidates.map(\.path) == [tree.path(".tenant2flex-x-0.tmp")])
    #expect(found.leftovers == [tree.path(".tenant2flex-999999-0.tmp")])
  }

  @Test func hostileGlobsEnd() {
    let text = Array(String(repeating: "a/", count: 60).utf8)
    for pattern in ["**/a/**/a/**/a/**/a/**/a/**/a/**/b", String(repeating: "*a", count: 30) + "b"]
    {
      let bytes = Array(pattern.utf8)
      for isPath in [true, false] {
        let answer = Glob.matches(bytes.span, start: 0, text.span, from: 0, isPath: isPath)
        #expect(!answer)
      }
    }
  }
}
