package import Text

/// The ranges to delete so that `object` loses the members for which `isUnwanted` holds, each
/// with its comma and white space, and the rest stays valid and formatted as it was.
///
/// A member that stands alone on its line goes with the line; `{ "a": 1, "b": 2 }` keeps its
/// inner spaces; an object that loses every member becomes `{}`.
///
/// - Parameters:
///   - object: a value of the tree that was read from `bytes`.
///   - bytes: the text.
/// - Returns: disjoint ranges of `bytes` in order; none if nothing is unwanted.
package func removal(
  of isUnwanted: (JSONMember) -> Bool, in object: JSONValue, bytes: [UInt8]
) -> [ByteRange] {
  let members = object.members
  let unwanted = members.map(isUnwanted)
  if !members.isEmpty, unwanted.allSatisfy({ $0 }) {
    return [ByteRange(object.range.start + 1, object.range.end - 1)]
  }
  return runs(of: unwanted).map { removal(ofRun: $0, members, bytes) }
}

/// The range that deletes one run of neighbours; at least one member outside the run is kept.
private func removal(
  ofRun run: Range<Int>, _ members: [JSONMember], _ bytes: [UInt8]
) -> ByteRange {
  let next = run.upperBound < members.count ? members[run.upperBound].range.start : nil
  let first = members[run.lowerBound].range.start
  let last = members[run.upperBound - 1].range.end
  guard run.lowerBound > 0 else { return ByteRange(first, next ?? last) }
  let previous = members[run.lowerBound - 1].range.end
  if let next, hasLineEnd(bytes[previous..<first]), !hasLineEnd(bytes[last..<next]) {
    // The run opens a line on which a kept member follows: that member must not move up.
    return ByteRange(first, next)
  }
  return ByteRange(previous, last)
}

private func hasLineEnd(_ gap: ArraySlice<UInt8>) -> Bool {
  gap.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
}

/// The maximal index ranges over which `flags` is true.
private func runs(of flags: [Bool]) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  for index in flags.indices where flags[index] {
    if let last = runs.last, last.upperBound == index {
      runs[runs.count - 1] = last.lowerBound..<(index + 1)
    } else {
      runs.append(index..<(index + 1))
    }
  }
  return runs
}
