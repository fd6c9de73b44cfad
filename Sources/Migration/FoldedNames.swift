import Text

extension ReaderSearch {
  /// The names of Go's fields that are those of the answer but for the case of letters: package
  /// encoding/json reads them as well (its documentation, "Unmarshal").
  mutating func folded(_ program: [UInt8]) -> [(from: [UInt8], to: [UInt8])] {
    let paths = text(program).split(separator: ",").map { path in
      (
        owner: path.prefix(upTo: path.lastIndex(of: ".") ?? path.startIndex),
        name: path.split(separator: ".").last?.filter { !"[]".contains($0) } ?? ""
      )
    }
    var result: [(from: [UInt8], to: [UInt8])] = []
    for (from, to) in renamed {
      let alike = paths.filter { $0.name.lowercased() == text(from).lowercased() }
      let others = Set(alike.map(\.name)).subtracting([text(from)]).sorted()
      let names = alike.filter { path in alike.count { $0.owner == path.owner } > 1 }
      let both = paths.contains { path in
        path.name == text(to) && alike.contains { $0.owner == path.owner }
      }
      if both || !others.isEmpty && !names.isEmpty {
        readers.obstacle = "two fields of one struct may take `\(text(from))` or `\(text(to))`"
      }
      result += others.map { ([UInt8]($0.utf8), to) }
    }
    return result
  }
}
