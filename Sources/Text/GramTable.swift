/// A few neighbouring bytes of a needle.
struct Gram: Sendable {
  /// The bytes as a little-endian word.
  let value: UInt32
  let marker: Int32
  /// Its place in the needle.
  let offset: Int32
  /// Another word of the needle, and how far behind the gram it stands: most needles with the
  /// gram are told apart by it.
  let other: UInt32
  let distance: Int32
  /// How many grams from this one on have its value and its distance.
  var alike: Int32 = 1
  /// The gram and what follows it in the needle, as a little-endian word, and which bits of it are
  /// of the needle.
  let context: UInt64
  let known: UInt64

  init(_ needle: [UInt8], marker: Int, offset: Int, width: Int) {
    value = Self.value(needle, offset, width)
    self.marker = Int32(marker)
    self.offset = Int32(offset)
    let place = offset < needle.count - 4 - offset ? needle.count - 4 : 0
    other = Self.value(needle, place, 4)
    distance = Int32(place - offset)
    let count = min(needle.count - offset, 8)
    context = Self.word(needle, offset, count)
    known = .max >> UInt64(64 - 8 * count)
  }

  /// The order of grams with one value.
  func precedes(_ next: Gram) -> Bool {
    if distance != next.distance { return distance < next.distance }
    return (other, marker, offset) < (next.other, next.marker, next.offset)
  }

  static func value(_ needle: [UInt8], _ offset: Int, _ width: Int) -> UInt32 {
    UInt32(word(needle, offset, width))
  }

  private static func word(_ needle: [UInt8], _ offset: Int, _ count: Int) -> UInt64 {
    var word: UInt64 = 0
    var place = offset + count
    while place > offset {
      place -= 1
      word = word << 8 | UInt64(needle[place])
    }
    return word
  }
}

/// The values of some grams. Most of those that are asked for are none of them, which a few bits
/// tell sooner than a hash that is made to be safe.
struct GramSet {
  private var values: Set<UInt32> = []
  private var bits = [Bool](repeating: false, count: 1 << 12)

  var count: Int { values.count }

  mutating func insert(_ value: UInt32) {
    bits[Self.bit(value)] = true
    values.insert(value)
  }

  func contains(_ value: UInt32) -> Bool { bits[Self.bit(value)] && values.contains(value) }

  private static func bit(_ value: UInt32) -> Int { Int((value &* 0x9E37_79B1) >> 20) }
}

/// A small table that tells at which places of some bytes one of the grams may stand, and the pass
/// over all others.
struct GramTable: Sendable {
  /// At every so many bytes a gram is looked at.
  let stride: Int
  /// How many bytes a gram has.
  let width: Int
  /// For each place that grams are given 0 where none has it. Else the number of the first one that
  /// does, from 1, as far as a byte tells it; or only a bit, where `isPacked`.
  private let bytes: [UInt8]
  /// Whether there are so many grams that bytes for enough places would leave the nearest cache.
  private let isPacked: Bool
  /// What all grams at the place of the one with this number have in common.
  private let shared: [Shared]

  /// Some bits of a word.
  private struct Shared: Sendable {
    var bits: UInt64
    var mask: UInt64

    /// What no word has.
    static let none = Shared(bits: 1, mask: 0)

    func agrees(_ word: UInt64) -> Bool { word & mask == bits }

    /// Leaves those that another gram has as well.
    mutating func join(_ gram: Gram) {
      mask &= gram.known & ~(gram.context ^ bits)
      bits &= mask
    }
  }

  /// The bits of a place, in a table of bytes and in one of bits: 16 and 32 KiB.
  private static let plainBits: UInt32 = 14
  private static let packedBits: UInt32 = 18

  /// With more different grams the table is packed: three of a hundred probes would hit by chance.
  static let plainLimit = 512

  /// What stands in the table for grams that are beyond what a byte tells.
  private static let unnumbered = 255

  /// Takes the grams of needles, and puts them into the order of their places.
  ///
  /// - Parameter count: how many of them are different.
  init(_ grams: inout [Gram], different count: Int, stride: Int, width: Int) {
    self.stride = stride
    self.width = width
    isPacked = count > Self.plainLimit
    let isPacked = self.isPacked
    let given = grams
    let keys = given.map { Self.key($0.value, width, isPacked) }
    let order = given.indices.sorted { one, next in
      if keys[one] != keys[next] { return keys[one] < keys[next] }
      return given[one].precedes(given[next])
    }
    grams = order.map { given[$0] }
    let size = 1 << Int(isPacked ? Self.packedBits - 3 : Self.plainBits)
    var bytes = [UInt8](repeating: 0, count: size)
    var shared = Array(repeating: Shared.none, count: min(grams.count + 1, Self.unnumbered))
    // The last one is that of all without a number.
    shared.append(Shared(bits: 0, mask: 0))
    for (index, gram) in grams.enumerated() {
      let (place, bit) = Self.place(of: gram.value, width, isPacked)
      if isPacked {
        bytes[place] |= bit
        continue
      }
      let number = min(index + 1, Self.unnumbered)
      if bytes[place] != 0 {
        shared[Int(bytes[place])].join(gram)
      } else {
        bytes[place] = UInt8(number)
        if number < Self.unnumbered {
          shared[number] = Shared(bits: gram.context, mask: gram.known)
        }
      }
    }
    self.bytes = bytes
    self.shared = shared
  }

  /// The order of grams; no two have the same key.
  func key(_ value: UInt32) -> UInt64 { Self.key(value, width, isPacked) }

  private static func key(_ value: UInt32, _ width: Int, _ isPacked: Bool) -> UInt64 {
    let (byte, bit) = place(of: value, width, isPacked)
    let place = isPacked ? byte * 8 + bit.trailingZeroBitCount : byte
    return UInt64(place) << 32 | UInt64(value)
  }

  /// The index of the first gram with the place of this one; nil where the table does not tell.
  ///
  /// - Parameter hit: what `hit(_:)` said of the gram.
  func first(_ hit: UInt8) -> Int? {
    isPacked || Int(hit) == Self.unnumbered ? nil : Int(hit) - 1
  }

  /// What the table says of a gram; 0 where it is none of those that are kept.
  func hit(_ value: UInt32) -> UInt8 {
    let (place, bit) = Self.place(of: value, width, isPacked)
    return bytes[place] & bit
  }

  /// The byte of the table that tells of a gram, and the bits in it. What stands behind a short
  /// gram in its word falls out.
  @inline(__always)
  static func place(
    of word: UInt32, _ width: Int, _ isPacked: Bool
  ) -> (byte: Int, bit: UInt8) {
    if isPacked {
      let hash = (word &* (width == 4 ? factor : factor &<< 8)) &>> (32 - packedBits)
      return (Int(hash &>> 3), 1 &<< UInt8(hash & 7))
    }
    if width == 4 { return (Int((word &* factor) &>> (32 - plainBits)), 0xFF) }
    let hash = (word & 0xFFFF) &* firstFactor &+ ((word &>> 16) & 0xFF) &* thirdFactor
    return (Int((hash & 0xFFFF) &>> (16 - plainBits)), 0xFF)
  }

  /// The places of four short grams that follow one another, as `place(of:_:_:)` tells them.
  @inline(__always)
  static func places(of words: SIMD4<UInt32>) -> SIMD2<UInt64> {
    let grams = unsafe unsafeBitCast(words & 0xFF_FFFF, to: SIMD8<UInt16>.self)
    let (first, third) = (UInt16(firstFactor), UInt16(thirdFactor))
    let factors = SIMD8(first, third, first, third, first, third, first, third)
    let products = unsafe unsafeBitCast(grams &* factors, to: SIMD4<UInt32>.self)
    let hashes = (products &+ (products &<< 16)) &>> (32 - plainBits)
    return unsafe unsafeBitCast(hashes, to: SIMD2<UInt64>.self)
  }

  /// What words are multiplied by.
  private static var factor: UInt32 { 0x9E37_79B1 }

  /// What the first two bytes of short grams and the third one are multiplied by, in 16 bits:
  /// processors do that to eight numbers at once.
  private static var firstFactor: UInt32 { 0x85EB }
  private static var thirdFactor: UInt32 { 0x6589 }

  /// Whether it is faster to probe short grams side by side. Without optimization it takes seven
  /// times as long; a test compares both.
  private static var areProbedTogether: Bool {
    #if DEBUG
      false
    #else
      UInt16(1).littleEndian == 1
    #endif
  }
}

extension GramTable {
  /// The first place where a gram may stand; where there is none, one behind them all. A short gram
  /// at the end is left to the caller.
  ///
  /// A function of its own, and a loop for each of the common strides: the compiler then has the
  /// registers to run the probes side by side.
  ///
  /// - Parameter end: how many bytes there are.
  @inline(never)
  func skip(_ base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe shared.withUnsafeBufferPointer { shared in
        guard let table = bytes.baseAddress, let shared = shared.baseAddress else { return start }
        let passed = unsafe (table, shared, base, start, end)
        return switch (stride, width, isPacked) {
        case (4, 3, false): unsafe skipped(passed, 4, 3, false)
        case (7, 4, false): unsafe skipped(passed, 7, 4, false)
        case (_, _, false): unsafe skipped(passed, stride, width, false)
        case (3, 4, true): unsafe skipped(passed, 3, 4, true)
        case (_, _, true): unsafe skipped(passed, stride, width, true)
        }
      }
    }
  }

  private typealias Passed = (
    table: UnsafePointer<UInt8>, shared: UnsafePointer<Shared>, base: UnsafeRawPointer, start: Int,
    end: Int
  )

  /// Eight probes, joined before the one branch.
  @inline(__always)
  private func skipped(_ of: Passed, _ stride: Int, _ width: Int, _ isPacked: Bool) -> Int {
    let (table, base) = unsafe (of.table, of.base)
    let last = unsafe of.end &- 8 &- 7 &* stride
    var position = unsafe of.start
    while position <= last {
      var any: UInt8 = 0
      if stride == 4, width == 3, !isPacked, Self.areProbedTogether {
        any = unsafe Self.probeEight(table, base, position)
      } else {
        for probe in 0..<8 {
          any |= unsafe Self.probe(table, base, position &+ probe &* stride, width, isPacked)
        }
      }
      if any != 0 {
        var found = 0
        for probe in 0..<8 {
          let place = position &+ probe &* stride
          let hit = unsafe Self.probe(table, base, place, width, isPacked)
          if isPacked {
            if hit != 0 { return place }
            continue
          }
          let word = unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          let mayStand = unsafe of.shared[Int(hit)].agrees(UInt64(littleEndian: word))
          found |= mayStand ? 1 &<< probe : 0
        }
        if found != 0 { return position &+ found.trailingZeroBitCount &* stride }
      }
      position = position &+ 8 &* stride
    }
    while unsafe position &+ 4 <= of.end,
      unsafe Self.probe(table, base, position, width, isPacked) == 0
    {
      position = position &+ stride
    }
    return position
  }

  @inline(__always)
  private static func probe(
    _ table: UnsafePointer<UInt8>, _ base: UnsafeRawPointer, _ position: Int, _ width: Int,
    _ isPacked: Bool
  ) -> UInt8 {
    let loaded = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    let (place, bit) = place(of: UInt32(littleEndian: loaded), width, isPacked)
    return unsafe isPacked ? table[place] & bit : table[place]
  }

  /// Probes eight short grams, four bytes apart.
  @inline(__always)
  private static func probeEight(
    _ table: UnsafePointer<UInt8>, _ base: UnsafeRawPointer, _ position: Int
  ) -> UInt8 {
    let words = unsafe (
      base.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt32>.self),
      base.loadUnaligned(fromByteOffset: position &+ 16, as: SIMD4<UInt32>.self)
    )
    var any: UInt8 = 0
    for pair in [places(of: words.0), places(of: words.1)] {
      for two in [pair[0], pair[1]] {
        any |= unsafe table[Int(two & 0xFFFF_FFFF)] | table[Int(two &>> 32)]
      }
    }
    return any
  }
}
