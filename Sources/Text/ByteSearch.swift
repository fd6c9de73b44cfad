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
/// The pass looks at a 4-byte gram only at every `stride`-th byte. Of each needle `stride`
/// neighbouring grams are kept in a small table, so wherever the needle stands exactly one of
/// them falls on a place that is looked at; a hit in the table is then compared in full. Needles
/// shorter than four bytes are searched for one by one. An empty needle occurs nowhere.
package struct Markers: Sendable {
  /// The byte strings, in the order given.
  package let needles: [[UInt8]]
  /// The number of bytes of the longest needle.
  package let longest: Int

  let stride: Int
  /// For each gram hash 0 where no kept gram has it. Else the number of the first one that does,
  /// from 1, as far as a byte tells it; or only a bit, where `isPacked`.
  let table: [UInt8]
  /// Whether there are so many grams that bytes for enough hashes would leave the nearest cache.
  let isPacked: Bool
  /// The kept grams, ordered by hash.
  let grams: [Gram]
  /// The indices of needles of one to three bytes.
  let short: [Int]
  /// The needles that only count as whole words, from this index on.
  let firstWord: Int

  /// A gram of a needle: its value as a little-endian word and its place in the needle.
  struct Gram: Sendable {
    let value: UInt32
    let marker: Int32
    let offset: Int32
    /// Another word of the needle, and how far behind the gram it stands: most needles with the
    /// gram are told apart by it.
    let other: UInt32
    let distance: Int32
    /// How many grams from this one on have its value and its distance.
    var alike: Int32 = 1

    init(_ needle: [UInt8], marker: Int, offset: Int) {
      value = Markers.word(needle, offset)
      self.marker = Int32(marker)
      self.offset = Int32(offset)
      let place = offset < needle.count - 4 - offset ? needle.count - 4 : 0
      other = Markers.word(needle, place)
      distance = Int32(place - offset)
    }

    var hash: UInt32 { Markers.hash(value) }

    /// The order in which grams are kept.
    func precedes(_ next: Gram) -> Bool {
      if value != next.value { return hash < next.hash }
      if distance != next.distance { return distance < next.distance }
      return (other, marker, offset) < (next.other, next.marker, next.offset)
    }
  }

  /// The bits of a hash, in a table of bytes and in one of bits: 16 and 32 KiB.
  static let tableBits: UInt32 = 14
  static let packedBits: UInt32 = 18

  /// With more different grams the table is packed: three of a hundred probes would hit by chance.
  static let plainLimit = 512

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
    stride = min(shortest - 3, 7)
    var grams: [Gram] = []
    var kept: Set<UInt32> = []
    // The short ones have the least choice.
    for marker in long.sorted(by: { (needles[$0].count, $0) < (needles[$1].count, $1) }) {
      let needle = needles[marker]
      let start = Self.rarestWindow(of: needle, width: stride, besides: kept)
      for offset in start..<start + stride {
        grams.append(Gram(needle, marker: marker, offset: offset))
        kept.insert(Self.word(needle, offset))
      }
    }
    grams.sort { $0.precedes($1) }
    for index in grams.indices.dropLast().reversed() {
      let next = grams[index + 1]
      if grams[index].value == next.value, grams[index].distance == next.distance {
        grams[index].alike = next.alike + 1
      }
    }
    self.grams = grams
    isPacked = kept.count > Self.plainLimit
    let size = isPacked ? 1 << Int(Self.packedBits - 3) : 1 << Int(Self.tableBits)
    var table = [UInt8](repeating: 0, count: size)
    for (index, gram) in grams.enumerated() {
      let (place, bit) = Self.place(of: gram.value, isPacked)
      if isPacked {
        table[place] |= bit
      } else if table[place] == 0 {
        table[place] = UInt8(min(index + 1, Self.unnumbered))
      }
    }
    self.table = table
  }

  /// What stands in the table for grams that are beyond what a byte tells.
  private static let unnumbered = 255

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
    unsafe table.withUnsafeBufferPointer { table in
      unsafe grams.withUnsafeBufferPointer { grams in
        guard let table = table.baseAddress else { return }
        unsafe searchGrams(table, grams, base, bytes.count, visit)
      }
    }
  }

  /// The sampled pass.
  private func searchGrams(
    _ table: UnsafePointer<UInt8>, _ grams: UnsafeBufferPointer<Gram>, _ base: UnsafeRawPointer,
    _ count: Int, _ visit: (Occurrence) -> Bool
  ) {
    let stride = self.stride
    let last = count - 4
    var position = 0
    while position <= last {
      position = unsafe Self.skip(table, base, from: position, to: last, stride, isPacked)
      let end = min(position &+ 8 &* stride, last &+ 1)
      while position < end {
        let hit = unsafe Self.probe(table, base, position, isPacked)
        if hit != 0 {
          guard unsafe compare(grams, hit, base, count, position, visit) else { return }
        }
        position = position &+ stride
      }
    }
  }

  /// The first place from which eight probes hit or would go beyond the last one.
  ///
  /// A function of its own, and one for each of the common strides: the compiler then has the
  /// registers to run the probes side by side.
  @inline(never)
  private static func skip(
    _ table: UnsafePointer<UInt8>, _ base: UnsafeRawPointer, from position: Int, to last: Int,
    _ stride: Int, _ isPacked: Bool
  ) -> Int {
    switch (stride, isPacked) {
    case (3, false): unsafe skipped(table, base, position, last, 3, false)
    case (7, false): unsafe skipped(table, base, position, last, 7, false)
    case (_, false): unsafe skipped(table, base, position, last, stride, false)
    case (3, true): unsafe skipped(table, base, position, last, 3, true)
    case (_, true): unsafe skipped(table, base, position, last, stride, true)
    }
  }

  /// The same. The eight probes are joined before the one branch.
  @inline(__always)
  private static func skipped(
    _ table: UnsafePointer<UInt8>, _ base: UnsafeRawPointer, _ start: Int, _ last: Int,
    _ stride: Int, _ isPacked: Bool
  ) -> Int {
    var position = start
    while position &+ 7 &* stride <= last {
      var any = unsafe probe(table, base, position, isPacked)
      any |= unsafe probe(table, base, position &+ stride, isPacked)
      any |= unsafe probe(table, base, position &+ 2 &* stride, isPacked)
      any |= unsafe probe(table, base, position &+ 3 &* stride, isPacked)
      any |= unsafe probe(table, base, position &+ 4 &* stride, isPacked)
      any |= unsafe probe(table, base, position &+ 5 &* stride, isPacked)
      any |= unsafe probe(table, base, position &+ 6 &* stride, isPacked)
      any |= unsafe probe(table, base, position &+ 7 &* stride, isPacked)
      if any != 0 { return position }
      position = position &+ 8 &* stride
    }
    return position
  }

  @inline(__always)
  private static func probe(
    _ table: UnsafePointer<UInt8>, _ base: UnsafeRawPointer, _ position: Int, _ isPacked: Bool
  ) -> UInt8 {
    let word = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    let (place, bit) = place(of: UInt32(littleEndian: word), isPacked)
    return unsafe isPacked ? table[place] & bit : table[place]
  }

  /// Compares every needle that has the gram at `position`; false when `visit` said to stop.
  ///
  /// - Parameter hit: what the table says of the gram.
  @inline(__always)
  private func compare(
    _ grams: UnsafeBufferPointer<Gram>, _ hit: UInt8, _ base: UnsafeRawPointer, _ count: Int,
    _ position: Int, _ visit: (Occurrence) -> Bool
  ) -> Bool {
    let loaded = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    let value = UInt32(littleEndian: loaded)
    let isNumbered = !isPacked && Int(hit) < Self.unnumbered
    let hash = Self.hash(value)
    var index =
      unsafe isNumbered ? Int(hit) &- 1 : Self.first(in: grams) { $0.hash >= hash }
    while index < grams.count, unsafe grams[index].hash < hash { index &+= 1 }
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

  /// A number for each gram; two never have the same.
  @inline(__always)
  fileprivate static func hash(_ value: UInt32) -> UInt32 { value &* 0x9E37_79B1 }

  /// The byte of the table that tells of a gram, and the bit in it.
  @inline(__always)
  private static func place(of value: UInt32, _ isPacked: Bool) -> (byte: Int, bit: UInt8) {
    let hash = hash(value)
    guard isPacked else { return (Int(hash >> (32 - tableBits)), 1) }
    let packed = hash >> (32 - packedBits)
    return (Int(packed >> 3), 1 &<< UInt8(packed & 7))
  }

  fileprivate static func word(_ needle: [UInt8], _ offset: Int) -> UInt32 {
    UInt32(needle[offset]) | UInt32(needle[offset + 1]) << 8
      | UInt32(needle[offset + 2]) << 16 | UInt32(needle[offset + 3]) << 24
  }

  /// Where in the needle the `width` neighbouring grams stand that text is least likely to have.
  /// Those that are looked for anyway cost nothing more.
  private static func rarestWindow(
    of needle: [UInt8], width: Int, besides kept: Set<UInt32>
  ) -> Int {
    var costs: [Int] = []
    costs.reserveCapacity(needle.count)
    for gram in 0..<needle.count - 3 {
      guard !kept.contains(word(needle, gram)) else {
        costs.append(0)
        continue
      }
      costs.append(
        commonness(needle[gram]) * commonness(needle[gram + 1]) * commonness(needle[gram + 2])
          * commonness(needle[gram + 3]))
    }
    var cost = 0
    for gram in 0..<width { cost += costs[gram] }
    var (best, least) = (0, cost)
    for start in 1..<max(1, costs.count - width + 1) {
      cost += costs[start + width - 1] - costs[start - 1]
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
