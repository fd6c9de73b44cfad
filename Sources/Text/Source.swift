/// Names one file of a run: its index in the run's `SourceSet`.
package struct FileID: Hashable, Sendable, Comparable {
  package let index: Int
  package init(index: Int) { self.index = index }
  package static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// The files of a run: paths and bytes, by `FileID`.
package struct SourceSet: Sendable {
  /// One file: its path as the user would write it, and its bytes as they were read.
  package struct File: Sendable {
    package let path: [UInt8]
    package var bytes: [UInt8]
    package init(path: [UInt8], bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package private(set) var files: [File] = []
  package init() {}

  /// Adds a file and names it.
  package mutating func add(_ file: File) -> FileID {
    files.append(file)
    return FileID(index: files.count - 1)
  }

  /// The bytes of a file of this set.
  package func bytes(of file: FileID) -> [UInt8] { files[file.index].bytes }

  /// The path of a file of this set.
  package func path(of file: FileID) -> [UInt8] { files[file.index].path }

  /// The same files after `edits`, or nil if two edits of one file overlap.
  package func applying(_ edits: [SourceEdit]) -> SourceSet? {
    var changed = self
    for (file, own) in Dictionary(grouping: edits, by: \.file) {
      guard let bytes = apply(own.map(\.edit), to: bytes(of: file)) else { return nil }
      changed.files[file.index].bytes = bytes
    }
    return changed
  }
}
