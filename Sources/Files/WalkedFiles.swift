import Text

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

extension WalkedFiles {
  /// The paths of the files that have some name.
  package func paths(named name: [UInt8]) -> [[UInt8]] {
    let wanted = name + [0]
    let markers = Markers([wanted])
    let below = parts.flatMap { part in
      markers.allOccurrences(in: part.names).lazy
        .filter { $0.offset == 0 || part.names[$0.offset - 1] == 0 }
        .map { _ in part.prefix + name }
    }
    let slash = UInt8(ascii: "/")
    return below + named.filter { $0.split(separator: slash).last?.elementsEqual(name) == true }
  }

  /// The folders in which files were met.
  package var folders: Set<[UInt8]> { Set(parts.map(\.prefix)) }
}
