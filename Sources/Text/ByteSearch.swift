#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One place where one of the searched byte strings stands.
package struct Occurrence: Hashable, Sendable {
  /// The index of the byte string in `Markers.needles`.
  package let marker: Int
  /// The 0-based byte offset of its first byte.
  package let offset: Int
}

/// A set of byte strings, compiled to be searched for together in one pass.
///
/// The pass looks at a gram of three or four bytes only at every `stride`-th byte. Of each needle
/// `stride` neighbouring grams are kept in a small table, so wherever the needle stands exactly one
/// of them falls on a place that is looked at; a hit in the table is then compared in full. Needles
/// shorter than four bytes are searched for one by one. An empty needle occurs nowhere.
package struct Markers: Sendable {
  /// The byte strings, in the order given.
  package let needles: [[UInt8]]
  /// The number of bytes of the longest needle.
  package let longest: Int

  /// What tells where a gram may stand.
  let table: GramTable
  /// The kept grams, in the order of the table.
  let grams: [Gram]
  /// The indices of needles of one to three bytes.
  let short: [Int]
  /// The needles that only count as whole words, from this index on.
  let firstWord: Int

  /// Compiles the needles. Neither their number nor their length is limited.
  ///
  /// - Parameter words: needles after these that only count where no letter or digit stands beside
  ///   them, unless that belongs to an escape or a parameter (`%stenant`, `%2Ftenant`, `\ntenant`,
  ///   `$1tenant`).
  package init(_ plain: [[UInt8]], words: [[UInt8]] = []) {
    needles = plain + words
    firstWord = plain.count
    let needles = self.needles
    longest = needles.map(\.count).max() ?? 0
    short = needles.indices.filter { (1...3).contains(needles[$0].count) }
    let long = needles.indices.filter { needles[$0].count >= 4 }
    let shortest = long.map { needles[$0].count }.min() ?? 4
    // A short gram gives short needles a longer stride, but one of many hits too often.
    let width = shortest < 7 && 4 * long.count <= GramTable.plainLimit ? 3 : 4
    let stride = min(shortest - width + 1, 7)
    var grams: [Gram] = []
    var kept = GramSet()
    // The short ones have the least choice.
    for marker in long.sorted(by: { (needles[$0].count, $0) < (needles[$1].count, $1) }) {
      let needle = needles[marker]
      let start = Self.rarestWindow(of: needle, count: stride, width: width, besides: kept)
      for offset in start..<start + stride {
        let gram = Gram(needle, marker: marker, offset: offset, width: width)
        grams.append(gram)
        kept.insert(gram.value)
      }
    }
    table = GramTable(&grams, different: kept.count, stride: stride, width: width)
    for index in grams.indices.dropLast().reversed() {
      let next = grams[index + 1]
      if grams[index].value == next.value, grams[index].distance == next.distance {
        grams[index].alike = next.alike + 1
      }
    }
    self.grams = grams
  }

  /// Whether any needle stands in `bytes`.
  package func occur(in bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { unsafe occur(in: $0) }
  }

  /// Whether any needle stands in `bytes`. The bytes are only read, and only during the call.
  package func occur(in bytes: UnsafeRawBufferPointer) -> Bool {
    var found = false
    unsafe search(bytes) { _ in
      found = true
      return false
    }
    return found
  }

  /// Every place of every needle, also where they overlap, ordered by offset, then by needle.
  package func allOccurrences(in bytes: [UInt8]) -> [Occurrence] {
    var all: [Occurrence] = []
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe search(buffer) {
        all.append($0)
        return true
      }
    }
    return all.sorted { ($0.offset, $0.marker) < ($1.offset, $1.marker) }
  }

  /// The same needles as they stand in UTF-16 text; only right for ASCII needles.
  package func inUTF16(bigEndian: Bool) -> Markers {
    Markers(needles.map { $0.flatMap { bigEndian ? [0, $0] : [$0, 0] } })
  }
}

extension Markers {
  /// Calls `visit` for each occurrence, in no order to rely on, until it answers false.
  func search(_ bytes: UnsafeRawBufferPointer, _ visit: (Occurrence) -> Bool) {
    guard let base = bytes.baseAddress else { return }
    for marker in short {
      guard unsafe searchShort(marker, base, bytes.count, visit) else { return }
    }
    guard !grams.isEmpty, bytes.count >= 4 else { return }
    unsafe grams.withUnsafeBufferPointer { grams in
      unsafe searchGrams(grams, base, bytes.count, visit)
    }
  }

  /// The sampled pass.
  private func searchGrams(
    _ grams: UnsafeBufferPointer<Gram>, _ base: UnsafeRawPointer, _ count: Int,
    _ visit: (Occurrence) -> Bool
  ) {
    let last = count - table.width
    var position = 0
    while true {
      position = unsafe table.skip(base, from: position, to: count)
      guard position <= last else { return }
      let value = unsafe gram(base, at: position, count)
      let hit = table.hit(value)
      if hit != 0 {
        guard unsafe compare(grams, hit, value, base, count, position, visit) else { return }
      }
      position = position &+ table.stride
    }
  }

  /// The gram that begins at `position`, be it the last one.
  @inline(__always)
  private func gram(_ base: UnsafeRawPointer, at position: Int, _ count: Int) -> UInt32 {
    let isCut = position &+ 4 > count
    let loaded = unsafe base.loadUnaligned(
      fromByteOffset: isCut ? count &- 4 : position, as: UInt32.self)
    let word = UInt32(littleEndian: loaded)
    if isCut { return word &>> 8 }
    return table.width == 4 ? word : word & 0xFF_FFFF
  }

  /// Compares every needle that has the gram at `position`; false when `visit` said to stop.
  ///
  /// - Parameter hit: what the table says of the gram.
  @inline(__always)
  private func compare(
    _ grams: UnsafeBufferPointer<Gram>, _ hit: UInt8, _ value: UInt32, _ base: UnsafeRawPointer,
    _ count: Int, _ position: Int, _ visit: (Occurrence) -> Bool
  ) -> Bool {
    let key = table.key(value)
    var index =
      unsafe table.first(hit) ?? Self.first(in: grams) { table.key($0.value) >= key }
    while index < grams.count, unsafe table.key(grams[index].value) < key { index &+= 1 }
    while index < grams.count, unsafe grams[index].value == value {
      let gram = unsafe grams[index]
      let end = index &+ (gram.alike > Self.few ? Int(gram.alike) : 1)
      let place = position &+ Int(gram.distance)
      if place >= 0, place &+ 4 <= count {
        let loaded = unsafe base.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        let other = UInt32(littleEndian: loaded)
        if other == gram.other || gram.alike > Self.few {
          let alike = unsafe UnsafeBufferPointer(rebasing: grams[index..<end])
          guard unsafe compare(alike, other, base, count, position, visit) else { return false }
        }
      }
      index = end
    }
    return true
  }

  /// So many grams with one value and distance are looked at one by one.
  private static let few = 8

  /// Compares those of some grams, ordered by their other word, that have this one.
  @inline(never)
  private func compare(
    _ grams: UnsafeBufferPointer<Gram>, _ other: UInt32, _ base: UnsafeRawPointer, _ count: Int,
    _ position: Int, _ visit: (Occurrence) -> Bool
  ) -> Bool {
    var index = unsafe Self.first(in: grams) { $0.other >= other }
    while index < grams.count, unsafe grams[index].other == other {
      let gram = unsafe grams[index]
      let (marker, start) = (Int(gram.marker), position &- Int(gram.offset))
      if unsafe stands(marker, at: start, base, count),
        !visit(Occurrence(marker: marker, offset: start))
      {
        return false
      }
      index &+= 1
    }
    return true
  }

  private func stands(
    _ marker: Int, at start: Int, _ base: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    let needle = needles[marker]
    guard start >= 0, start + needle.count <= count else { return false }
    return unsafe needle.withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress,
        unsafe memcmp(first, base + start, bytes.count) == 0
      else { return false }
      let range = ByteRange(start, start + bytes.count)
      return unsafe marker < firstWord || Self.isWord(range, base, count)
    }
  }

  /// Whether a range is a whole word. Where the bytes end, it may be.
  private static func isWord(
    _ range: ByteRange, _ base: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    func isPart(_ place: Int) -> Bool {
      let byte = unsafe base.load(fromByteOffset: place, as: UInt8.self)
      return 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
    }
    if range.end < count, isPart(range.end) { return false }
    var start = range.start
    while start > 0, range.start - start < 8, isPart(start - 1) { start -= 1 }
    if start == range.start || start == 0 { return true }
    let before = unsafe base.load(fromByteOffset: start - 1, as: UInt8.self)
    return before == UInt8(ascii: "%") || before == UInt8(ascii: "\\")
      || before == UInt8(ascii: "$")
  }

  private func searchShort(
    _ marker: Int, _ base: UnsafeRawPointer, _ count: Int, _ visit: (Occurrence) -> Bool
  ) -> Bool {
    let first = Int32(needles[marker][0])
    var start = 0
    while start < count, let hit = unsafe memchr(base + start, first, count - start) {
      let offset = unsafe UnsafeRawPointer(hit) - base
      if unsafe stands(marker, at: offset, base, count) {
        guard visit(Occurrence(marker: marker, offset: offset)) else { return false }
      }
      start = offset + 1
    }
    return true
  }

  /// The index of the first gram for which something holds that holds for all after it.
  @inline(__always)
  private static func first(
    in grams: UnsafeBufferPointer<Gram>, where holds: (Gram) -> Bool
  ) -> Int {
    var low = 0
    var high = grams.count
    while low < high {
      let middle = (low + high) / 2
      if unsafe holds(grams[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Where in the needle the `count` neighbouring grams stand that text is least likely to have.
  /// Those that are looked for anyway cost nothing more.
  private static func rarestWindow(
    of needle: [UInt8], count: Int, width: Int, besides kept: GramSet
  ) -> Int {
    if needle.count == width + count - 1 { return 0 }
    let common = needle.map(commonness)
    var costs: [Int] = []
    costs.reserveCapacity(needle.count)
    for gram in 0...needle.count - width {
      let isKept = kept.contains(Gram.value(needle, gram, width))
      let last = width == 4 ? common[gram + 3] : 1
      costs.append(isKept ? 0 : common[gram] * common[gram + 1] * common[gram + 2] * last)
    }
    var cost = 0
    for gram in 0..<count { cost += costs[gram] }
    var (best, least) = (0, cost)
    for start in 1..<max(1, costs.count - count + 1) {
      cost += costs[start + count - 1] - costs[start - 1]
      if cost < least { (best, least) = (start, cost) }
    }
    return best
  }

  /// How common a byte is in source text, on a rough scale of 1 to 6.
  private static func commonness(_ byte: UInt8) -> Int {
    switch byte {
    case 0x20: 6
    case UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"),
      UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"):
      5
    case 0x61...0x7A: 3
    case 0x0A, 0x09, 0x30...0x39, 0x2E, 0x5F: 3
    default: 1
    }
  }
}
