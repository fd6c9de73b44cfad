import Testing

@testable import GoCalls

/// The map of a state against a dictionary.
struct CellMapTests {
  @Test func itHoldsWhatADictionaryHolds() {
    var chance = SystemRandomNumberGenerator()
    var maps: [(map: CellMap, versions: [Int: Int])] = [(CellMap(), [:])]
    for version in 1...3000 {
      var (map, versions) = maps[Int.random(in: 0..<maps.count, using: &chance)]
      let cell = Int.random(in: 0..<700, using: &chance)
      map.set(State.Cell(value: Possible(.null), version: version), at: cell)
      versions[cell] = version
      #expect(map.count == versions.count)
      maps.append((map, versions))
    }
    for _ in 0..<200 {
      let (left, right) = (maps.randomElement()!, maps.randomElement()!)
      let all = Set(left.versions.keys).union(right.versions.keys)
      let wanted = all.filter { left.versions[$0] != right.versions[$0] }.sorted()
      #expect(left.map.differing(from: right.map) == wanted)
      #expect(left.map.entries.map(\.cell) == left.versions.keys.sorted())
      for cell in 0..<800 { #expect(left.map[cell]?.version == left.versions[cell]) }
    }
  }
}
