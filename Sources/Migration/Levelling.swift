extension Rounds {
  /// The drafts with their levels settled: a safe fix stays right when the unsafe ones are not
  /// applied.
  func levelled() -> [Draft] {
    var all = settled(besides: [])
    tieDoubles(&all)
    tieTests(&all)
    for _ in 0..<all.count + 1 {
      let doubtful = all.indices.filter { all[$0].level != .safe }
      if doubtful.allSatisfy({ all[$0].level == .manual }) { return all }
      let alone = settled(besides: Set(doubtful))
      var isSettled = true
      for index in all.indices where all[index].level == .safe {
        if alone[index].level == .safe, alone[index].edits == all[index].edits { continue }
        all[index].assumptions.append("the unsafe fix that shares its text is applied too")
        isSettled = false
      }
      if isSettled { return all }
    }
    return all
  }
}
