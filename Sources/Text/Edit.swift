/// A replacement of the bytes of a range. An empty range is an insertion.
package struct Edit: Hashable, Sendable {
  package let range: ByteRange
  package let replacement: [UInt8]
  package init(range: ByteRange, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }
}

extension Edit: Comparable {
  /// Orders by range, then by replacement, so that a list of edits has one order.
  package static func < (left: Edit, right: Edit) -> Bool {
    if left.range != right.range { return left.range < right.range }
    return left.replacement.lexicographicallyPrecedes(right.replacement)
  }
}

/// An edit of one file of a run.
package struct SourceEdit: Hashable, Sendable, Comparable {
  package let file: FileID
  package let edit: Edit
  package init(file: FileID, range: ByteRange, replacement: [UInt8]) {
    self.file = file
    edit = Edit(range: range, replacement: replacement)
  }
  package static func < (left: SourceEdit, right: SourceEdit) -> Bool {
    left.file != right.file ? left.file < right.file : left.edit < right.edit
  }
}

/// The bytes after `edits`, which may come in any order; equal edits count once. Nil if two edits
/// overlap, insert at the same place, or reach past the end.
package func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8]? {
  let ordered = Set(edits).sorted()
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + ordered.reduce(0) { $0 + $1.replacement.count })
  var position = 0
  var previous: Edit?
  for edit in ordered {
    guard edit.range.start >= position, edit.range.end <= bytes.count else { return nil }
    if let previous, previous.range.isEmpty, previous.range == edit.range { return nil }
    result += bytes[position..<edit.range.start]
    result += edit.replacement
    position = edit.range.end
    previous = edit
  }
  return result + bytes[position...]
}
