import GoSyntax
import Text

/// The files of a folder as they may be built together: all of them where no two declare the same
/// name, or else several choices that have each file at least once, and each two files that do not
/// stand for one another.
func builds(of units: [Unit]) -> [[Unit]] {
  let names = units.map(declaredNames)
  var owners: [String: [Int]] = [:]
  for (index, own) in names.enumerated() {
    for name in own { owners[name, default: []].append(index) }
  }
  var rivals: [Int: Set<Int>] = [:]
  for files in owners.values where files.count > 1 {
    for file in files { rivals[file, default: []].formUnion(files.filter { $0 != file }) }
  }
  guard !rivals.isEmpty else { return [units] }
  let files = rivals.keys.sorted()
  var left = Set(files)
  var pairs = openPairs(files, rivals, units)
  var result: [[Unit]] = []
  while !left.isEmpty || !pairs.isEmpty, result.count < buildLimit {
    var chosen: Set<Int> = []
    // Files that no build had come first, then those that none had together.
    let first = left.isEmpty ? pairs.first.map { [$0.0, $0.1] } ?? [] : left.sorted()
    let together = pairs.flatMap { [$0.0, $0.1] }
    for file in first.prefix(left.isEmpty ? 2 : 1) + together + first + files
    where !chosen.contains(file) {
      if rivals[file, default: []].isDisjoint(with: chosen) { chosen.insert(file) }
    }
    left.subtract(chosen)
    pairs.removeAll { chosen.contains($0.0) && chosen.contains($0.1) }
    result.append(
      units.indices.filter { rivals[$0] == nil || chosen.contains($0) }.map { units[$0] })
  }
  if !left.isEmpty { result.append(units) }
  return result
}

/// The files that may be built together although each of them has rivals.
private func openPairs(
  _ files: [Int], _ rivals: [Int: Set<Int>], _ units: [Unit]
) -> [(Int, Int)] {
  let own = files.filter { !isAlone(units[$0]) }
  return own.flatMap { left in
    own.filter { $0 > left && rivals[left]?.contains($0) == false }.map { (left, $0) }
  }
}

/// Whether a file is a program of its own, built by its name only.
private func isAlone(_ unit: Unit) -> Bool {
  let start = unit.tree.packageName?.range.start ?? 0
  return unit.tree.comments.contains { comment in
    comment.end <= start && unit.spelling(comment).hasPrefix("//go:build ignore")
  }
}

/// How many choices are followed; files beyond them are followed with all others.
private let buildLimit = 6

/// The names that only one file of a build can declare, with the package's name.
private func declaredNames(_ unit: Unit) -> Set<String> {
  let package = unit.prefix + (unit.tree.packageName?.name ?? "")
  var result: Set<String> = []
  func add(_ name: String) {
    if name != "_" { result.insert("\(package) \(name)") }
  }
  for declaration in unit.tree.declarations {
    switch declaration {
    case .bad, .imports: break
    case .constants(let group), .variables(let group):
      for name in group.specs.flatMap(\.names) { add(name.name) }
    case .types(let group): for spec in group.specs { add(spec.name.name) }
    case .function(let function):
      guard let receiver = function.receiver else {
        if function.name.name != "init" { add(function.name.name) }
        continue
      }
      guard let type = receiver.parameters.first.flatMap({ typeName($0.type) }) else { continue }
      add("\(type).\(function.name.name)")
    }
  }
  return result
}
