/// The word that was probably meant: the one with the fewest single-letter edits, if they are few
/// for its length; absent if no word is close.
package func closest(to word: String, in words: [String]) -> String? {
  let scored = words.map { (word: $0, distance: editDistance(word, $0)) }
  guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, word.utf8.count / 3) ? best.word : nil
}

/// Levenshtein's distance, case not counting.
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
  var row = Array(0...right.count)
  for (line, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for (column, other) in right.enumerated() {
      let replaced = diagonal + (byte == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
