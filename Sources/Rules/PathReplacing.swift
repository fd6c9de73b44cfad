import Text

/// The edits that turn the URL of a deprecated operation into that of its replacement; absent if
/// an unknown value holds a segment that must change, or if a parameter would have to move.
func replacements(
  of match: PathMatch, in url: [UInt8], hole: UInt8, _ rule: Rule
) -> [PathReplacement]? {
  let (old, new) = (rule.deprecated.path.segments, rule.replacement.path.segments)
  var edits = versionEdit(of: match, in: url, to: rule.replacement.path)
  for change in changes(from: old, to: new, rule.parameters) {
    guard let more = replacements(change, old, new, match) else { return nil }
    edits += more
  }
  return edits
}

/// Those of the edits that depend on no unknown value, in order: what a path certainly becomes
/// whose last words are known only at run time.
func certainReplacements(
  of match: PathMatch, in url: [UInt8], _ rule: Rule
) -> [PathReplacement] {
  let (old, new) = (rule.deprecated.path.segments, rule.replacement.path.segments)
  let edits = changes(from: old, to: new, rule.parameters).flatMap { change in
    replacements(change, old, new, match)
      ?? change.old.dropLast(min(change.old.count, change.new.count)).compactMap { index in
        guard let range = match.segments[index], range.start > 0 else { return nil }
        return PathReplacement(range: ByteRange(range.start - 1, range.end), bytes: [])
      }
  }
  return versionEdit(of: match, in: url, to: rule.replacement.path) + edits
}

private func versionEdit(
  of match: PathMatch, in url: [UInt8], to path: PathTemplate
) -> [PathReplacement] {
  guard case .text(let range) = match.version, !url[range].elementsEqual(path.version.utf8) else {
    return []
  }
  return [PathReplacement(range: range, bytes: Array(path.version.utf8))]
}

/// A run of old segments that a run of new ones replaces; one of the runs may be empty.
private struct Change {
  var old: Range<Int>
  var new: Range<Int>
}

/// The edits of one change. Runs are paired from their ends, so that of `tenant/restore` the first
/// segment goes and the last one is renamed.
private func replacements(
  _ change: Change, _ old: [PathTemplate.Segment], _ new: [PathTemplate.Segment],
  _ match: PathMatch
) -> [PathReplacement]? {
  let paired = min(change.old.count, change.new.count)
  var edits: [PathReplacement] = []
  for index in change.old.dropLast(paired) {
    guard let range = match.segments[index], range.start > 0 else { return nil }
    edits.append(PathReplacement(range: ByteRange(range.start - 1, range.end), bytes: []))
  }
  let added = new[change.new].dropLast(paired)
  if !added.isEmpty {
    guard change.old.lowerBound > 0, let before = match.segments[change.old.lowerBound - 1],
      let words = words(added)
    else { return nil }
    let bytes = words.flatMap { Array("/\($0)".utf8) }
    edits.append(PathReplacement(range: ByteRange(before.end, before.end), bytes: bytes))
  }
  guard let words = words(new[change.new].suffix(paired)) else { return nil }
  for (index, word) in zip(change.old.suffix(paired), words) {
    guard let range = match.segments[index], !old[index].isParameter else { return nil }
    edits.append(PathReplacement(range: range, bytes: Array(word.utf8)))
  }
  return edits
}

/// The texts of literals; absent if one is a parameter, which has no text of its own.
private func words(_ segments: ArraySlice<PathTemplate.Segment>) -> [String]? {
  var words: [String] = []
  for segment in segments {
    guard case .literal(let text) = segment else { return nil }
    words.append(text)
  }
  return words
}

/// What differs between the two paths, keeping as many segments as possible.
private func changes(
  from old: [PathTemplate.Segment], to new: [PathTemplate.Segment], _ names: [String: String]
) -> [Change] {
  var changes: [Change] = []
  var (left, right) = (0, 0)
  for (keptOld, keptNew) in kept(old, new, names) + [(old.count, new.count)] {
    if left < keptOld || right < keptNew {
      changes.append(Change(old: left..<keptOld, new: right..<keptNew))
    }
    (left, right) = (keptOld + 1, keptNew + 1)
  }
  return changes
}

/// The pairs of segments that stay: a longest common subsequence, a parameter being equal to the
/// one to which it is mapped.
private func kept(
  _ old: [PathTemplate.Segment], _ new: [PathTemplate.Segment], _ names: [String: String]
) -> [(Int, Int)] {
  func stays(_ left: Int, _ right: Int) -> Bool {
    switch (old[left], new[right]) {
    case (.literal(let left), .literal(let right)): left == right
    case (.parameter(let left), .parameter(let right)): names[left] == right
    default: false
    }
  }
  // longest[i][j] is the length of the longest common subsequence of old[i...] and new[j...].
  var longest = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
  for left in old.indices.reversed() {
    for right in new.indices.reversed() {
      longest[left][right] =
        stays(left, right)
        ? longest[left + 1][right + 1] + 1
        : max(longest[left + 1][right], longest[left][right + 1])
    }
  }
  var pairs: [(Int, Int)] = []
  var (left, right) = (0, 0)
  while left < old.count, right < new.count {
    if stays(left, right) {
      pairs.append((left, right))
      (left, right) = (left + 1, right + 1)
    } else if longest[left + 1][right] >= longest[left][right + 1] {
      left += 1
    } else {
      right += 1
    }
  }
  return pairs
}
