import Testing

@testable import Text

/// Search for markers, against a plain search byte by byte.
struct ByteSearchTests {
  private func plain(_ needles: [[UInt8]], _ bytes: [UInt8]) -> [[Int]] {
    var found: [[Int]] = []
    for offset in bytes.indices {
      for (index, needle) in needles.enumerated()
      where !needle.isEmpty && bytes[offset...].starts(with: needle) {
        found.append([index, offset])
      }
    }
    return found
  }

  private func check(_ needles: [[UInt8]], _ bytes: [UInt8]) {
    let markers = Markers(needles)
    let expected = plain(needles, bytes)
    #expect(markers.allOccurrences(in: bytes).map { [$0.marker, $0.offset] } == expected)
    #expect(markers.occur(in: bytes) == !expected.isEmpty)
  }

  /// Short grams are probed one by one without optimization, and side by side with it.
  @Test func shortGramsHaveOnePlace() {
    var word: UInt32 = 1
    for _ in 0..<2_000 {
      let words = SIMD4<UInt32>(
        (0..<4).map { _ in
          word = word &* 1_664_525 &+ 1_013_904_223
          return word
        })
      let places = GramTable.places(of: words)
      let together = (0..<4).map { (places[$0 / 2] >> UInt64($0 % 2 * 32)) & 0xFFFF_FFFF }
      let alone = (0..<4).map { UInt64(GramTable.place(of: words[$0], 3, false).byte) }
      #expect(together == alone)
    }
  }

  @Test func findsEveryOccurrenceAtEveryAlignment() {
    let needles = ["backup/tenant", "SharedTier", "sharedTier", "TenantRestore"].map {
      Array($0.utf8)
    }
    for needle in needles {
      for before in 0..<80 {
        for after in [0, 1, 3, 70] {
          check(
            needles,
            Array(repeating: 0x20, count: before) + needle
              + Array(repeating: 0x62, count: after))
        }
      }
    }
  }

  @Test(arguments: [
    ("/tenant/", true), ("tenant", true), ("\"tenant\"", true), ("multi-tenant", true),
    ("${X:-tenant}", true), ("%stenant", true), ("x%2Ftenant/", true), ("a\\ntenant", true),
    ("$1tenant", true), ("backup_tenant_", true), ("x\\u002ftenant", true),
    ("tenantID", false), ("subtenant", false), ("tenant2", false), ("tenants", false),
    ("x subtenant tenants", false), ("tenants tenant", true),
  ])
  func wordsStandAlone(text: String, isThere: Bool) {
    let markers = Markers([Array("SharedTier".utf8)], words: [Array("tenant".utf8)])
    for before in 1..<20 {
      let bytes = Array(repeating: UInt8(ascii: " "), count: before) + Array(text.utf8)
      #expect(markers.occur(in: bytes) == isThere, "\(before) blanks before \(text)")
      #expect(markers.presence(in: bytes).contains(1) == isThere)
      #expect(!markers.presence(in: bytes).contains(0))
    }
  }

  @Test func presenceTellsWhichNeedlesOfManyAreThere() {
    let needles = (0..<130).map { Array("needle\($0)x".utf8) }
    let present = Markers(needles).presence(in: Array("needle3x needle64x needle129x".utf8))
    #expect((0..<200).filter(present.contains) == [3, 64, 129])
    var more = Markers(needles).presence(in: Array("needle4x".utf8))
    #expect(more.contains(4) && !more.contains(129))
    more.formUnion(present)
    #expect((0..<200).filter(more.contains) == [3, 4, 64, 129])
    #expect(Presence().isEmpty && !more.isEmpty)
  }

  @Test func agreesWithAPlainSearchOnRandomText() {
    var random = SystemRandomNumberGenerator()
    for round in 0..<2000 {
      let letters = UInt8(2 + round % 3)
      func word(_ length: Int) -> [UInt8] {
        (0..<length).map { _ in 0x61 + UInt8.random(in: 0..<letters, using: &random) }
      }
      // Many needles share their rarest grams.
      let needles = (0...(round % 50 == 0 ? 60 : round % 5)).map { _ in
        word(Int.random(in: 0...12))
      }
      check(needles, word(Int.random(in: 0...200)))
    }
  }

  @Test func knowsTheirLength() {
    #expect(Markers([]).longest == 0)
    #expect(!Markers([]).occur(in: [1, 2, 3]))
    #expect(Markers([[1], [1, 2]]).longest == 2)
    check([[0, 0, 0, 0, 0]], Array(repeating: 0, count: 100))
  }

  @Test func findsMarkersInUTF16() {
    let markers = Markers([Array("ab/c".utf8)])
    #expect(markers.inUTF16(bigEndian: true).occur(in: [0, 0x61, 0, 0x62, 0, 0x2F, 0, 0x63]))
    #expect(markers.inUTF16(bigEndian: false).occur(in: [0x61, 0, 0x62, 0, 0x2F, 0, 0x63, 0]))
  }
}
