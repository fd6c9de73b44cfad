import Synchronization
import Testing

@testable import CommandLine

/// A clock that is set by hand, and what was written meanwhile.
private final class Terminal: Sendable {
  let time = Atomic(5_000)
  let text = Mutex("")
  let width: Int?
  init(width: Int?) { self.width = width }

  var progress: Progress {
    Progress(
      now: { self.time.load(ordering: .relaxed) }, columns: { self.width },
      write: { bytes in
        self.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      })
  }

  /// What was written since the last time.
  func news() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
}

@Test func aShortRunShowsNoLine() {
  let terminal = Terminal(width: 80)
  let progress = terminal.progress
  progress.sawFile()
  terminal.time.add(999, ordering: .relaxed)
  progress.found(3)
  progress.end()
  #expect(terminal.news() == "")
}

@Test func aLongRunShowsALineAndErasesIt() {
  let terminal = Terminal(width: 80)
  let progress = terminal.progress
  progress.sawFile()
  terminal.time.add(1_000, ordering: .relaxed)
  progress.found(0)
  #expect(terminal.news() == "\r\u{1B}[K1 file, 0 findings")
  for _ in 1...9 { progress.sawFile() }
  #expect(terminal.news() == "", "it is not drawn again at once")
  terminal.time.add(100, ordering: .relaxed)
  progress.found(1)
  #expect(terminal.news() == "\r\u{1B}[K10 files, 1 finding")
  progress.end()
  #expect(terminal.news() == "\r\u{1B}[K")
  progress.end()
  #expect(terminal.news() == "", "it is erased once")
}

@Test func theLineIsNoWiderThanTheTerminal() {
  let terminal = Terminal(width: 8)
  let progress = terminal.progress
  terminal.time.add(2_000, ordering: .relaxed)
  progress.sawFile()
  #expect(terminal.news() == "\r\u{1B}[K1 file,")
}

/// Files of many threads are all counted.
@Test func filesOfManyThreadsAreCounted() async {
  let terminal = Terminal(width: nil)
  let progress = terminal.progress
  await withTaskGroup(of: Void.self) { group in
    for _ in 1...4 { group.addTask { for _ in 1...1_000 { progress.sawFile() } } }
  }
  terminal.time.add(2_000, ordering: .relaxed)
  progress.found(2)
  #expect(terminal.news() == "\r\u{1B}[K4000 files, 2 findings")
}
