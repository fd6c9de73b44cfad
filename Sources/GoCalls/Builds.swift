import GoSyntax
import Text

/// The files of a folder as they may be built together: all of them where no two declare the same
/// name, or else several choices that have each file at least once.
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
  var left = Set(rivals.keys)
  var result: [[Unit]] = []
  while !left.isEmpty, result.count < buildLimit {
    var chosen: Set<Int> = []
    // Files that no build had come first.
    for file in left.sorted() + rivals.keys.sorted() where !chosen.contains(file) {
      if rivals[file, default: []].isDisjoint(with: chosen) { chosen.insert(file) }
    }
    left.subtract(chosen)
    result.append(
      units.indices.filter { rivals[$0] == nil || chosen.contains($0) }.map { units[$0] })
  }
  if !left.isEmpty { result.append(units) }
  return result
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
