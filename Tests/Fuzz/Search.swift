import Foundation

/// A search without libFuzzer, for builds that are not made for it: damages known inputs by chance.
struct Search {
  private let inputs: [[UInt8]]
  private var chance: Chance
  /// The file that holds the input under trial, for the case that it ends the process.
  private let trace: FileHandle?

  /// Words that mean something to one of the readers.
  private static let words = [
    "backup/tenant/snapshots", "clusters", "$C", "${C:-x}", "$(", "`", "\"", "'", "\\\n", "\r\n",
    "\0",
    "<<EOF\n", "EOF\n", "{{", "}}", "${{", "- ", ": ", "\t", "|", "&&", "\u{FEFF}", "\u{202E}", "[",
    "]", "{", "}", "/*", "//", "#", "-H", "-d @", "--", "eval ", "export ", "case x in\n", "esac\n",
    "for i in 1 2; do\n", "done\n", "func f() {\n", ".[]", "tenant2flex:ignore",
  ].map { Array($0.utf8) }

  init(inputs: [[UInt8]], seed: UInt64, trace: FileHandle?) {
    self.inputs = inputs.isEmpty ? [[]] : inputs
    self.trace = trace
    chance = Chance(state: seed)
  }

  /// Tries damaged inputs for a time, or as many as are asked for; how many.
  mutating func run(
    seconds: Double, atMost limit: Int, _ target: ([UInt8]) -> Void
  ) throws -> Int {
    let end = Date(timeIntervalSinceNow: seconds)
    var count = 0
    while count < limit, Date() < end {
      let input = next()
      try trace?.truncate(atOffset: 0)
      try trace?.write(contentsOf: input)
      target(input)
      count += 1
    }
    return count
  }

  private mutating func next() -> [UInt8] {
    var bytes = pick(inputs)
    for _ in 0...chance.below(4) { damage(&bytes) }
    return Array(bytes.prefix(6000))
  }

  private mutating func pick(_ list: [[UInt8]]) -> [UInt8] { list[chance.below(list.count)] }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = chance.below(bytes.count + 1)
    return start..<min(bytes.count, start + chance.below(40))
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let range = range(in: bytes)
    switch chance.below(7) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    case 2: bytes.insert(contentsOf: pick(Self.words), at: range.lowerBound)
    case 3: bytes.replaceSubrange(range, with: pick(Self.words))
    case 4: bytes.removeSubrange(range.lowerBound...)
    case 5:
      let other = pick(inputs)
      let part = self.range(in: other)
      bytes.insert(contentsOf: other[part], at: range.lowerBound)
    default:
      if !range.isEmpty { bytes[range.lowerBound] = UInt8(chance.below(256)) }
    }
  }
}

/// Numbers that look random (Steele and others, "Fast splittable pseudorandom number generators").
private struct Chance {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
  }
}
