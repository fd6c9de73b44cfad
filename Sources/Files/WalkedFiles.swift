/// The regular files that a walk of some paths met. A later walk of the same paths looks at these
/// and lists no folder again.
package struct WalkedFiles: Sendable {
  /// Files of one folder.
  struct Part: Sendable {
    /// What stands before their names when they are shown: empty, or ends with `/`.
    let prefix: [UInt8]
    /// The names, each followed by a NUL.
    let names: [UInt8]
    /// Whether the files are read by pages.
    let isPaged: Bool
  }

  /// The paths that were walked.
  let paths: [[UInt8]]
  let parts: [Part]
  /// The files that were named as paths.
  let named: [[UInt8]]

  /// From longer folders a path with a name may be longer than the system takes.
  static let longestPrefix = 2048

  /// The jobs of a walk that looks at the same files.
  var jobs: [WalkJob] {
    parts.reversed().map { .walked($0) } + named.reversed().map { .named($0) }
  }
}

extension WalkOptions {
  /// What is known of a walk of `paths` with these options.
  func known(_ paths: [[UInt8]]) -> WalkedFiles? {
    descends && walked?.paths == paths ? walked : nil
  }
}
