import Testing

@testable import Text

private func edit(_ start: Int, _ end: Int, _ text: String) -> Edit {
  Edit(range: ByteRange(start, end), replacement: [UInt8](text.utf8))
}

private func applied(_ edits: [Edit], to text: String = "abcdef") -> String? {
  apply(edits, to: [UInt8](text.utf8)).map { String(decoding: $0, as: UTF8.self) }
}

/// What edits do to bytes, and which do not go together.
struct EditTests {
  @Test func editsApplyInAnyOrder() {
    let edits = [edit(0, 1, "A"), edit(1, 1, "+"), edit(2, 4, ""), edit(6, 6, "!")]
    #expect(applied(edits) == "A+bef!")
    #expect(applied(edits.reversed()) == "A+bef!")
    #expect(applied([]) == "abcdef")
    #expect(applied([edit(0, 6, "")]) == "")
    #expect(applied([edit(0, 0, "x")], to: "") == "x")
  }

  @Test func equalEditsCountOnce() {
    #expect(applied([edit(1, 2, "X"), edit(1, 2, "X")]) == "aXcdef")
    #expect(applied([edit(3, 3, "X"), edit(3, 3, "X")]) == "abcXdef")
  }

  @Test func neighboursDoNotOverlap() {
    #expect(applied([edit(1, 3, "X"), edit(3, 5, "Y")]) == "aXYf")
    #expect(applied([edit(1, 3, "X"), edit(3, 3, "+")]) == "aX+def")
    #expect(applied([edit(3, 3, "+"), edit(3, 5, "Y")]) == "abc+Yf")
  }

  @Test(arguments: [
    [edit(1, 3, "X"), edit(2, 4, "Y")], [edit(1, 3, "X"), edit(1, 3, "Y")],
    [edit(1, 4, "X"), edit(2, 3, "Y")], [edit(1, 3, "X"), edit(2, 2, "Y")],
    [edit(2, 2, "X"), edit(2, 2, "Y")], [edit(5, 7, "X")], [edit(7, 7, "X")],
    [edit(1, 2, "X"), edit(1, 3, "Y")],
  ]) func overlapsAreRefused(_ edits: [Edit]) {
    #expect(applied(edits) == nil)
    #expect(applied(edits.reversed()) == nil)
  }

  /// Against a plain model: every pair of edits over a short text.
  @Test func everyPairOfRanges() {
    let ranges = (0...4).flatMap { start in (start...4).map { ByteRange(start, $0) } }
    for left in ranges {
      for right in ranges {
        let edits = [
          Edit(range: left, replacement: [0x58]), Edit(range: right, replacement: [0x59]),
        ]
        let collide = left.overlaps(right) || left == right || splits(left, right)
        let result = apply(edits, to: [0x61, 0x62, 0x63, 0x64])
        #expect((result == nil) == (collide || splits(right, left)), "\(left) \(right)")
        if let result { #expect(result.count == 4 - left.count - right.count + 2) }
      }
    }
  }

  /// Whether `point`, if empty, lies inside `range`.
  private func splits(_ range: ByteRange, _ point: ByteRange) -> Bool {
    point.isEmpty && range.start < point.start && point.end < range.end
  }

  @Test func aSetOfFilesChangesTogetherOrNotAtAll() {
    var sources = SourceSet()
    let first = sources.add(.init(path: [0x61], bytes: [0x31, 0x32]))
    let second = sources.add(.init(path: [0x62], bytes: [0x33, 0x34]))
    let edits = [
      SourceEdit(file: second, range: ByteRange(0, 1), replacement: [0x39]),
      SourceEdit(file: first, range: ByteRange(2, 2), replacement: [0x38]),
    ]
    let changed = sources.applying(edits)
    #expect(changed?.bytes(of: first) == [0x31, 0x32, 0x38])
    #expect(changed?.bytes(of: second) == [0x39, 0x34])
    #expect(changed?.path(of: second) == [0x62])
    let overlap = SourceEdit(file: first, range: ByteRange(1, 9), replacement: [])
    #expect(sources.applying(edits + [overlap]) == nil)
    #expect(sources.applying([])?.bytes(of: first) == [0x31, 0x32])
    #expect(edits.sorted().map(\.file) == [first, second])
  }
}
