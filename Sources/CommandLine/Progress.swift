import Reports
import Synchronization

/// One line on a terminal that says how far a run is. It appears when the run has taken a second,
/// is drawn again at most ten times a second, and goes away at the end. Any thread may tell news.
package final class Progress: Sendable {
  private let files = Atomic(0)
  private let findings = Atomic(0)
  /// When the line was drawn last, in milliseconds since the start; 0: never.
  private let drawn = Atomic(0)
  private let start: Int
  private let now: @Sendable () -> Int
  private let columns: @Sendable () -> Int?
  private let write: @Sendable ([UInt8]) -> Void

  /// How long nothing is shown, in milliseconds.
  private static let patience = 1_000
  /// How long a line stays as it is, in milliseconds.
  private static let pause = 100

  /// - Parameters:
  ///   - now: a clock in milliseconds.
  ///   - columns: how wide the terminal is; nil if that is not known.
  ///   - write: writes to the terminal.
  package init(
    now: @escaping @Sendable () -> Int, columns: @escaping @Sendable () -> Int?,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.now = now
    self.columns = columns
    self.write = write
    start = now()
  }

  /// One more file was looked at.
  @Sendable package func sawFile() {
    files.add(1, ordering: .relaxed)
    draw()
  }

  /// So many deprecated calls are known by now.
  @Sendable package func found(_ count: Int) {
    findings.store(count, ordering: .relaxed)
    draw()
  }

  /// Takes the line away.
  package func end() {
    if drawn.exchange(0, ordering: .relaxed) > 0 { write(Progress.erase) }
  }

  /// Back to the first column, and the line is empty (ECMA-48, EL).
  private static let erase = Array("\r\u{1B}[K".utf8)

  private func draw() {
    let time = now() - start
    let last = drawn.load(ordering: .relaxed)
    guard time >= Progress.patience, time - last >= Progress.pause,
      drawn.compareExchange(expected: last, desired: time, ordering: .relaxed).exchanged
    else { return }
    let line =
      "\(counted(files.load(ordering: .relaxed), "file")), "
      + counted(findings.load(ordering: .relaxed), "finding")
    // A line that is wider than the terminal could not be erased.
    write(Progress.erase + Array(line.utf8).prefix(columns().map { $0 - 1 } ?? line.utf8.count))
  }
}
