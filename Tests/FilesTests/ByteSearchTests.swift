import Testing
import Text

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

  @Test func agreesWithAPlainSearchOnRandomText() {
    var random = SystemRandomNumberGenerator()
    for round in 0..<2000 {
      let letters = UInt8(2 + round % 3)
      func word(_ length: Int) -> [UInt8] {
        (0..<length).map { _ in 0x61 + UInt8.random(in: 0..<letters, using: &random) }
      }
      let needles = (0...round % 5).map { _ in word(Int.random(in: 0...12)) }
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
