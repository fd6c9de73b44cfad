import Documents
import Foundation
import Testing
import Text

/// Spellings of values; the reader must read each as PyYAML does, or refuse it.
let yamlSpellings: [String] = [
  "a: b\n", "a:\n  - b\n  - c: d\n    e: f\n", "a:\n- b\n- c\n", "- - a\n  - b\n- c\n",
  "a: |\n  x\n  y\n", "a: |-\n  x\n\n  y\n\n", "a: |+\n  x\n\n\nb: c\n", "a: |2\n   x\n  y\n",
  "a: >\n  x\n  y\n\n  z\n", "a: >-\n  x\n    y\n  z\n", "a: >+\n  x\n\n", "a: |\n\n\n  x\n",
  "a: >\n\n  x\n   y\n\n   z\n  w\n", "a: |\r\n  x\r\n  y\r\n", "a: | # note\n  x\n",
  "a: 'it''s'\n", "a: 'x\n  y\n\n  z'\n", "a: \"x\\ny\\x41\\u00e9\\U0001F600\"\n",
  "a: \"x \\\n  y\\\n\n   z\"\n", "a: \"x\n  y\"\n", "a: x\n  y\n\n  z\n", "a: x # note\n",
  "a: x#y\n", "a: http://x:80/y\n", "{a: b, c: [d, e], f}\n", "[a: b, {c: d}, 'e', \"f\"]\n",
  "a: &x 1\nb: *x\nc: &y {d: e}\n<<: *y\n", "a: !!str 1\nb: !x [1]\n", "? a\n: b\n? c\n",
  "---\na\n---\nb\n...\n---\n", "%YAML 1.1\n---\na: b\n", "a:\nb:\n", "- \n- a\n-\n",
  "a: [x,\n  y,\n  # note\n  z]\n", "\u{FEFF}a: b\n", "a: |\n  x", "a: >\n  x", "\"a b\": c\n",
  "a: |1\n  x\n", "a: - b\n", "a: b: c\n", "a: 'x\n", "a: [x\n", "\ta: b\n", "a: @x\n",
  "é: ü\nà:\n  - ñ\n", "a: -b\n", "a: ?b\n", "a: :b\n", "- a: 1\n  b: 2\n-\n  c: 3\n",
  "a: |\n  x\n b: c\n", "a:\n  |\n  x\n", "a:\n  'x'\n", "key: !reference [a, b]\n", "",
  "# only\n", "a: ''\nb: \"\"\n", "a: x\\y\n", "a: 'x\"y'\n", "a: \"x'y\"\n", "[a, b]: c\n",
  "{a: 1, b: 2,}\n", "[,]\n", "a: |\n   x\n  y\n", "a: \"\\/\"\n", "a: \"\\q\"\n", "a: x:y\n",
  "- |\n a\n- >\n b\n", "a: {b: http://c, d: e}\n", "a: [b?c]\n", "a: |\n  \tx\n  y\n",
]

@Suite struct YAMLTests {
  @Test("reads what PyYAML reads", .enabled(if: PyYAML.isInstalled, "needs PyYAML"))
  func spellings() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = yamlSpellings + generated(count: 3000)
    var paths: [String] = []
    for (index, text) in texts.enumerated() {
      let file = folder.appendingPathComponent("\(index).yaml")
      try Data(text.utf8).write(to: file)
      paths.append(file.path)
    }
    let lines = try PyYAML.lines(paths)
    try #require(lines.count == texts.count)
    var both = 0
    for (text, line) in zip(texts, lines) {
      let own = words(of: [UInt8](text.utf8))
      guard !line.hasPrefix("error"), let own else {
        // To refuse what PyYAML reads is a loss, and may not be usual.
        if own == nil, yamlSpellings.contains(text) {
          #expect(line.hasPrefix("error"), "\(text.debugDescription)")
        }
        continue
      }
      both += 1
      #expect((own.isEmpty ? "-" : own) == line, "\(text.debugDescription)")
    }
    #expect(both > 500)
  }

  /// `YAML_FILES` names a folder of others; then the figures are worth reading.
  @Test("reads the YAML files of this machine as PyYAML does", .enabled(if: PyYAML.isInstalled))
  func files() throws {
    let own = ProcessInfo.processInfo.environment["YAML_FILES"]
    let paths = (own.map { [$0] } ?? ["/usr/share", "/usr/lib/python3", "/etc"]).flatMap(yamlFiles)
    let some = own == nil ? Array(paths.prefix(400)) : paths
    let lines = try PyYAML.lines(some)
    try #require(lines.count == some.count)
    var (both, onlyHere, onlyThere, neither, different) = (0, 0, 0, 0, 0)
    for (path, line) in zip(some, lines) {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let own = words(of: bytes)
      switch (own, line.hasPrefix("error")) {
      case (nil, true): neither += 1
      case (nil, false):
        onlyThere += 1
        if ProcessInfo.processInfo.environment["YAML_FILES"] != nil { print("refused: \(path)") }
      case (_?, true): onlyHere += 1
      case (let own?, false):
        both += 1
        if (own.isEmpty ? "-" : own) != line { different += 1 }
        #expect((own.isEmpty ? "-" : own) == line, "\(path)")
      }
    }
    print(
      "YAML files: \(both) read by both, \(different) differently; only by PyYAML \(onlyThere), "
        + "only here \(onlyHere), by neither \(neither)")
  }

  private func yamlFiles(_ folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted().map {
      "\(folder)/\($0)"
    }
  }

  /// Texts put together from pieces of the grammar, the same in every run.
  private func generated(count: Int) -> [String] {
    var seed: UInt64 = 20_260_122
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let pieces = [
      "a", "b c", ": ", ":", "\n", "\n  ", "\n    ", "- ", "-", "'x'", "\"y\\n\"", "|\n", ">-\n",
      "# z",
      "[", "]", "{", "}", ", ", "&p ", "*p", "!t ", "  ", "\n\n", "é", "? ", "'", "\"", "|+\n",
      ">2\n",
    ]
    return (0..<count).map { _ in
      (0..<(2 + next(12))).map { _ in pieces[next(pieces.count)] }.joined()
    }
  }
}
