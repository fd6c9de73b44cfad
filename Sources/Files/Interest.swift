package import Text

/// What a search keeps of a file that holds markers.
package enum Interest: Sendable {
  /// Nothing: the file counts as one without markers.
  case none
  /// Its path, and which of the markers it holds.
  case path
  /// The same with its content.
  case content
}

/// A file that holds markers and of which only the path was kept.
package struct Sighting: Hashable, Sendable {
  /// The path as it was given or found.
  package let path: [UInt8]
  /// Which of the markers it holds.
  package let present: Presence
}
