import Foundation
import Testing

/// Every byte has a place, whatever the bytes are.
struct RangeTests {
  static let sources =
    (CommandsTests.spellings + WordsTests.spellings + AssignmentsTests.spellings
    + HereDocumentsTests.spellings + ErrorsTests.spellings).map(\.0)

  @Test(arguments: sources)
  func partsCoverWords(_ source: String) {
    let bytes = [UInt8](source.utf8)
    #expect(TreeRanges.faults(in: bytes) == [])
    #expect(TreeRanges.faults(in: bytes.flatMap { $0 == 10 ? [13, 10] : [$0] }) == [])
  }

  @Test func everyPrefixAndSuffixIsSurvived() {
    let whole = Self.sources.joined(separator: "\n").utf8
    for source in Self.sources.map(\.utf8) {
      for length in 0...source.count {
        #expect(TreeRanges.faults(in: [UInt8](source.prefix(length))) == [])
        #expect(TreeRanges.faults(in: [UInt8](source.dropFirst(length))) == [])
      }
    }
    for length in stride(from: 0, through: whole.count, by: 37) {
      #expect(TreeRanges.faults(in: [UInt8](whole.prefix(length))) == [])
    }
  }

  @Test func everyChangedByteIsSurvived() {
    let strange = [UInt8]("\0\u{FF}\n\r\"'`\\$(){}[]<>|&;#=! \t".utf8) + [0x80, 0xFF]
    for source in Self.sources {
      var bytes = [UInt8](source.utf8)
      for index in bytes.indices {
        let byte = bytes[index]
        bytes[index] = strange[(index + bytes.count) % strange.count]
        #expect(TreeRanges.faults(in: bytes) == [])
        bytes[index] = byte
      }
    }
  }

  @Test(arguments: [
    "(", "((", "$(", "$((", "${x:-", "\"$(", "{ ", "{\n", "if ", "'\n", "\"\n", "\"$(\n", "$(\n",
    "((a\n", "$((a\n", "case x in a) ", "a[", "A=(\n", "A=([", "a[$(", "a=([$(", "<<E\n", "<<E ",
    "cat <<E\n$(\nE\n", "a=$(cat <<E\n", "[[ ( ", "@(", ")", "done\n", "|", "&&", "\\\n", "f() ",
    "coproc ", "! ", "for ((", "$[", "<(", "`$(", "a(b)\n", "\"${x:-'", "f() {\n$(\"",
  ])
  func hostileTextTakesLinearTime(_ piece: String) {
    func work(_ size: Int) -> Double {
      let text = String(repeating: piece, count: size / piece.utf8.count)
      let start = threadSeconds()
      #expect(TreeRanges.faults(in: [UInt8](text.utf8)) == [])
      return threadSeconds() - start
    }
    let (small, large) = (work(15_000), work(60_000))
    #expect(large < 9 * small + 0.5, "four times the text takes \(large / small) times as long")
  }

  /// The time of the processor that this thread has taken, whatever else runs.
  private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
