/// The candidate that differs least from a misspelt word; nil if none is near.
func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let distances = candidates.map { (distance(word, $0), $0) }
  guard let best = distances.min(by: { $0.0 < $1.0 }), best.0 <= limit else {
    return candidates.first { word.count >= 2 && $0.hasPrefix(word) }
  }
  return best.1
}

/// `; did you mean X?`, or nothing.
func didYouMean(_ hint: String?) -> String { hint.map { "; did you mean \($0)?" } ?? "" }

/// `a`, `a or b`, `a, b or c`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// How many letters must be added, dropped, changed or swapped with a neighbour (optimal string
/// alignment).
private func distance(_ left: String, _ right: String) -> Int {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var rows = [Array(0...right.count)]
  for i in 0..<left.count {
    var row = [i + 1]
    for j in 0..<right.count {
      let change = rows[i][j] + (left[i] == right[j] ? 0 : 1)
      var best = min(change, rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[left.count][right.count]
}
