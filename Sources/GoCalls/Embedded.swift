import Calls
import GoSyntax
import Text

extension Evaluation {
  /// What `//go:embed` puts into a variable (package embed): the text of one file; unknown where
  /// it cannot be told. Nil for a variable without the directive.
  func embedded(_ entry: GlobalEntry) -> Possible? {
    let unit = program.units[entry.unit]
    let own = directives(in: unit).filter { $0.start == entry.spec.range.start }
    guard !own.isEmpty else { return nil }
    guard own.count == 1, own[0].patterns.count == 1, let name = own[0].patterns.first,
      !isPattern(name), isText(entry.spec.type), isOnlyEmbedded(name, by: unit.package)
    else { return unknown("embedded") }
    guard let file = loader.load([UInt8](name.utf8), from: unit.file),
      loader.path(of: file).elementsEqual(folder(of: unit.file) + [UInt8](name.utf8))
    else { return unknown("embedded") }
    return Possible(.text(TracedText(file: file, bytes: loader.bytes(of: file))))
  }

  /// The directives of a file with the variable that each is for, by where that begins.
  private func directives(in unit: Unit) -> [(start: Int, patterns: [String])] {
    let starts = unit.tree.declarations.flatMap { declaration -> [Int] in
      guard case .variables(let group) = declaration else { return [] }
      return group.specs.map(\.range.start)
    }.sorted()
    return unit.tree.comments.compactMap { comment in
      let words = unit.spelling(comment).split { $0 == " " || $0 == "\t" }
      guard words.first == "//go:embed", let start = starts.first(where: { $0 > comment.end })
      else { return nil }
      return (start, words.dropFirst().map { $0.filter { $0 != "\"" && $0 != "`" } })
    }
  }

  /// Whether no other variable of the package holds the file.
  private func isOnlyEmbedded(_ name: String, by package: Int) -> Bool {
    let all = program.units.filter { $0.package == package }.flatMap { directives(in: $0) }
      .flatMap(\.patterns)
    return all.filter { $0 == name || isPattern($0) || name.hasPrefix("\($0)/") }.count == 1
  }

  private func isPattern(_ name: String) -> Bool {
    name == "." || name.hasPrefix("all:") || name.contains { "*?[\\".contains($0) }
  }

  private func isText(_ type: Expression?) -> Bool {
    switch type {
    case .identifier(let name): name.name == "string"
    case .arrayType(let array): array.element.lastName == "byte"
    default: false
    }
  }

  /// The folder of a file, with a slash at its end; empty for a bare name.
  private func folder(of file: FileID) -> [UInt8] {
    let path = loader.path(of: file)
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return [] }
    return Array(path[...slash])
  }
}
