import Foundation
import Testing

@testable import Files

/// Random trees with random ignore files; git is the judge.
struct GitAgreementTests {
  private static let names: [[UInt8]] =
    [
      "a", "b", "ab", "a.o", "b.o", "foo", "foo.o", "bar", "a b", "a ", "#x", "!y", "[z]", "x\\y",
      ".hid", "a-b", "Z", "1", "]", "-", "foo.tar.gz", "*", "a*b", "d", "build", "\u{E9}", "^",
    ].map { Array($0.utf8) } + [[0x63, 0xE9]]

  private static let tokens = [
    "a", "b", "c", "*", "?", "**", "/", "/", "**/", "/**", "[ab]", "[!a]", "[^b]", "[a-c]", "\\*",
    "[[:digit:]]", "[[:upper:]-]", "[]-]", "[", "[z", "\\ ", " ", "foo", ".o", "*.o", "!", "#",
    "\\#", "\\!", "\\", "bar", "d", "build", "x", "***", "\\[", ".", "foo.tar", ".gz", "\u{E9}",
    "[[:bogus:]]", "[a\\]]", "[a-\\c]", "-", "^", "Z", "1",
  ]

  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
  }

  private static func pattern(_ dice: inout Dice) -> String {
    if dice.roll(3) == 0 {
      let name = String(decoding: dice.pick(names), as: UTF8.self)
      return dice.pick(["", "!", "/", "!/", "*", "**/", ""]) + name
        + dice.pick(["", "/", "/*", ""])
    }
    let start = dice.pick(["", "", "", "!"])
    return start + (0...dice.roll(5)).map { _ in dice.pick(tokens) }.joined()
  }

  private static func ignoreFile(_ dice: inout Dice) -> String {
    let mark = dice.roll(10) == 0 ? "\u{FEFF}" : ""
    let end = dice.pick(["\n", "\n", "\n", "\r\n", ""])
    return mark
      + (0...dice.roll(6)).map { _ in pattern(&dice) }.joined(
        separator: dice.pick(["\n", "\n", "\r\n"])) + end
  }

  private static func fill(
    _ tree: TemporaryTree, _ directory: [UInt8], _ depth: Int, _ dice: inout Dice
  ) -> [[UInt8]] {
    var files: [[UInt8]] = []
    for _ in 0..<3 + dice.roll(4) {
      let name = directory + [0x2F] + dice.pick(names)
      if depth > 0 && dice.roll(2) == 0 {
        files += fill(tree, name, depth - 1, &dice)
      } else {
        tree.file(name, [])
        files.append(name)
      }
    }
    if dice.roll(3) == 0 {
      let name = directory + Array("/.gitignore".utf8)
      tree.file(name, Array(ignoreFile(&dice).utf8))
      files.append(name)
    }
    return files
  }

  private static let treesPerSeed = 30

  @Test(arguments: 1...8)
  func agreesWithGit(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let tree = TemporaryTree()
    tree.directory("work")
    let work = tree.string + "/work"
    let home = tree.string + "/home"
    tree.file("home/.config/git/ignore", seed % 2 == 0 ? "*.tar\n#x\n/t5/foo\n" : "")
    if seed % 3 == 0 {
      tree.file("home/.gitconfig", "[Core]\n\texcludesFile = \"~/my ignores\" ; mine\n")
      tree.file("home/my ignores", "*.o\n!foo.o\n/t1/a*\n")
    }
    _ = try run("git", ["init", "-q"], in: work, home: home)
    tree.file("work/.git/info/exclude", "[fb]oo\n!b.o\n*-b\n/t2\n")
    for index in 0..<Self.treesPerSeed {
      let name = "work/t\(index)"
      _ = Self.fill(tree, Array(name.utf8), 2, &dice)
      tree.file(name + "/.gitignore", Self.ignoreFile(&dice))
    }
    tree.file("work/.gitignore", "*.gz\n/t3/**/b\n!t4/foo\n")
    var options = WalkOptions()
    options.gitHome = GitHome(home: Array(home.utf8))
    let prefix = Array((work + "/").utf8)
    let ours = listFiles(paths: [prefix], options: options)
    #expect(ours.problems == [])
    let git = try run(
      "git", ["ls-files", "-co", "--exclude-standard", "-z"], in: work, home: home)
    let theirs = git.output.split(separator: 0).map { prefix + $0 }
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(theirs.count > 100)
    explain(ours.paths, theirs)

    options.obeysIgnoreFiles = false
    let all = listFiles(paths: [prefix], options: options).paths
    let checked = try run(
      "git", ["check-ignore", "--no-index", "-z", "--stdin"], in: work,
      input: Array(all.map { $0.dropFirst(prefix.count) }.joined(separator: [0])), home: home)
    let ignored = Set(checked.output.split(separator: 0).map { prefix + $0 })
    explain(ours.paths, all.filter { !ignored.contains($0) })
  }

  private func explain(_ ours: [[UInt8]], _ theirs: [[UInt8]]) {
    let extra = Set(ours).subtracting(theirs).map { display($0) }.sorted()
    let missing = Set(theirs).subtracting(ours).map { display($0) }.sorted()
    #expect(extra == [] && missing == [])
    #expect(ours == theirs)
  }
}
