#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Names of the files that are written before they take the place of another:
/// `.tenant2flex-<pid>-<n>.tmp`.
enum TemporaryName {
  private static let prefix = ".tenant2flex-"
  private static let suffix = ".tmp"

  /// The `number`-th name of this process.
  static func make(_ number: Int) -> [UInt8] {
    Array("\(prefix)\(getpid())-\(number)\(suffix)".utf8)
  }

  /// Whether it is a name of this form.
  static func matches(_ name: some Collection<UInt8>) -> Bool { process(of: name) != nil }

  /// The process whose file it is; nil when the name has another form.
  static func process(of name: some Collection<UInt8>) -> pid_t? {
    guard name.count < 64, name.starts(with: prefix.utf8) else { return nil }
    let rest = name.dropFirst(prefix.utf8.count)
    let parts = rest.prefix(max(rest.count - suffix.utf8.count, 0)).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard rest.dropFirst(max(rest.count - suffix.utf8.count, 0)).elementsEqual(suffix.utf8),
      parts.count == 2, !parts[1].isEmpty,
      parts.allSatisfy({ $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    return pid_t(String(decoding: parts[0], as: UTF8.self))
  }

  /// Whether that process runs no more, as far as its number tells: in a container it tells little.
  static func isDead(_ process: pid_t) -> Bool {
    process > 0 && process != getpid() && kill(process, 0) != 0 && errno == ESRCH
  }
}
