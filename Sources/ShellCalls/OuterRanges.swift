import Text

/// Ranges of which any two are nested or apart; those inside others are forgotten.
struct OuterRanges {
  /// In order and apart.
  private var ranges: [ByteRange] = []

  mutating func insert(_ range: ByteRange) {
    guard !contain(range) else { return }
    let first = place(of: range)
    var end = first
    while end < ranges.count, range.contains(ranges[end]) { end += 1 }
    ranges.replaceSubrange(first..<end, with: [range])
  }

  /// Whether one of them contains `range`.
  func contain(_ range: ByteRange) -> Bool {
    let next = place(of: range)
    if next < ranges.count, ranges[next].contains(range) { return true }
    return next > 0 && ranges[next - 1].contains(range)
  }

  /// The index of the first that does not begin before `range`.
  private func place(of range: ByteRange) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
