import Files
import Glibc
package import Reports
package import Rules

/// The process around the command line: the only place here that calls the system.
package enum System {
  /// Turns signals that would end the process in the middle of a write into errors of write(2): a
  /// closed pipe, and a file above the limit of the process (setrlimit(2), RLIMIT_FSIZE).
  package static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Does the work of a run, with room for input that nests deeply, and gives its exit status.
  package static func run(_ work: @escaping @Sendable () -> Int32) -> Int32 { onDeepStack(work) }

  /// The arguments after the program's name, as bytes.
  package static var arguments: [[UInt8]] {
    (1..<max(1, Int(Swift.CommandLine.argc))).compactMap { index in
      unsafe Swift.CommandLine.unsafeArgv[index].map { unsafe bytes($0) }
    }
  }

  /// The variables that the command line looks at.
  package static var environment: [String: String] {
    var values: [String: String] = [:]
    for name in [
      "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "CLICOLOR", "TERM", "GITHUB_STEP_SUMMARY",
    ] {
      if let value = unsafe getenv(name) { values[name] = unsafe String(cString: value) }
    }
    return values
  }

  /// Standard output.
  package static var output: Output { stream(STDOUT_FILENO) }

  /// Standard error.
  package static var errors: Output { stream(STDERR_FILENO) }

  /// A line on the terminal behind standard error; nil if that is none that can erase a line.
  package static var progress: Progress? {
    let terminal = unsafe getenv("TERM").map { unsafe String(cString: $0) }
    guard isatty(STDERR_FILENO) == 1, let terminal, terminal != "dumb" else { return nil }
    return Progress(now: milliseconds, columns: columns) { _ = write($0, to: STDERR_FILENO) }
  }

  /// A clock that is never set (clock_gettime(2), CLOCK_MONOTONIC).
  private static func milliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  /// How wide the terminal behind standard error is (ioctl_tty(2)); nil if it does not say.
  private static func columns() -> Int? {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  private static func stream(_ descriptor: Int32) -> Output {
    return Output(isTerminal: isatty(descriptor) == 1) { write($0, to: descriptor) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Output.Delivery {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          unsafe poll(&ready, 1, -1)
          continue
        }
        return errno == EPIPE ? .closed : .failed(unsafe String(cString: strerror(errno)))
      }
      rest = rest.dropFirst(count)
    }
    return .written
  }

  /// All of standard input; nil if it cannot be read.
  package static func standardInput() -> [UInt8]? { contents(of: STDIN_FILENO) }

  /// All that can be read from a descriptor; nil if it cannot be read.
  static func contents(of descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += chunk[..<count]
    }
  }

  /// The current day in UTC.
  package static func today() -> Day { day(time(nil) / 86_400) }

  /// The day that comes a number of days after 1970-01-01 (Hinnant, "chrono-compatible low-level
  /// date algorithms": years begin in March, so that the leap day is the last).
  static func day(_ days: Int) -> Day {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = Day(
      year: year + era * 400 + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
      day: ofYear - (153 * month + 2) / 5 + 1)
    guard let day else { preconditionFailure("the clock must stand between the years 1 and 9999") }
    return day
  }

  /// Writes a file that may exist already; why it could not be written, in words of the system.
  package static func save(_ path: [UInt8], _ bytes: [UInt8]) -> String? {
    put(bytes, in: path, O_TRUNC)
  }

  /// Adds to the end of a file, which need not exist; why it could not, in words of the system.
  package static func append(_ path: [UInt8], _ bytes: [UInt8]) -> String? {
    put(bytes, in: path, O_APPEND)
  }

  private static func put(_ bytes: [UInt8], in path: [UInt8], _ mode: Int32) -> String? {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe open(name, O_WRONLY | O_CREAT | mode | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return unsafe String(cString: strerror(errno)) }
    defer { close(descriptor) }
    if case .failed(let reason) = write(bytes, to: descriptor) { return reason }
    return nil
  }

  /// The working directory, and the nearest folder upward that holds `.git`.
  package static func place() -> Place {
    let slash = UInt8(ascii: "/")
    guard let path = unsafe getcwd(nil, 0) else { return Place(root: [slash], directory: [slash]) }
    defer { unsafe free(path) }
    let directory = unsafe bytes(path)
    var root = directory
    while !exists(root + Array("/.git".utf8)) {
      guard let cut = root.lastIndex(of: slash) else {
        return Place(root: directory, directory: directory)
      }
      root = Array(root[..<cut])
    }
    return Place(root: root, directory: directory)
  }

  private static func exists(_ path: [UInt8]) -> Bool {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    return unsafe access(name, F_OK) == 0
  }

  private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    unsafe UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }
}
