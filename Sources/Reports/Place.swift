/// Where a run stands. Paths in patches and for other programs count from `root`.
package struct Place: Hashable, Sendable {
  /// The absolute path of the repository, or else of the working directory.
  package let root: [UInt8]
  /// The absolute path of the working directory.
  package let directory: [UInt8]
  package init(root: [UInt8], directory: [UInt8]) {
    self.root = root
    self.directory = directory
  }

  /// `path` from the root; a path outside the root stays as it was written.
  package func repositoryPath(of path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let absolute = normal(path.first == slash ? path : directory + [slash] + path)
    let root = normal(root)
    guard absolute.starts(with: root), absolute.count > root.count else {
      return withoutDot(path)
    }
    return Array(absolute.dropFirst(root.count).joined(separator: [slash]))
  }

  /// An absolute path as it may be written in the working directory, if it is below it.
  package func near(_ path: [UInt8]) -> [UInt8] {
    let start = directory.last == UInt8(ascii: "/") ? directory : directory + [UInt8(ascii: "/")]
    return path.starts(with: start) ? Array(path.dropFirst(start.count)) : path
  }

  /// The names of an absolute path, `.` and `..` resolved.
  private func normal(_ path: [UInt8]) -> [[UInt8]] {
    var names: [[UInt8]] = []
    for name in path.split(separator: UInt8(ascii: "/")) where Array(name) != [UInt8(ascii: ".")] {
      if name.allSatisfy({ $0 == UInt8(ascii: ".") }), name.count == 2 {
        _ = names.popLast()
      } else {
        names.append(Array(name))
      }
    }
    return names
  }
}

/// `path` without a leading `./`.
func withoutDot(_ path: [UInt8]) -> [UInt8] {
  path.starts(with: [UInt8]("./".utf8)) && path.count > 2 ? Array(path.dropFirst(2)) : path
}
