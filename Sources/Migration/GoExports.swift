import Files
import GoSyntax
import Scanner
import Text

extension Rounds {
  /// What edits of Go files rest on, as they change what a package exports. A package that this
  /// run can see to use it is followed on its own only, so that there is no fix then.
  func assumptionsOnImporters(of edits: [SourceEdit]) throws(Obstacle) -> Set<String> {
    var result: Set<String> = []
    for (file, own) in Dictionary(grouping: edits, by: \.file).sorted(by: { $0.key < $1.key })
    where isGoFile(workspace.path(of: file)) {
      let tree = parseGo(workspace.bytes(of: file))
      guard isImportable(tree, file) else { continue }
      let importers = importers[folderName(of: workspace.path(of: file))] ?? GoImporters()
      for export in own.flatMap({ exports(tree, $0.edit.range) }) {
        if let user = importers.files.first(where: { export.isUsed(in: $0.bytes) }) {
          let path = String(decoding: user.path, as: UTF8.self)
          throw Obstacle(reason: "`\(export.name)` is exported, and `\(path)` may use it")
        }
        if !importers.isClosed { result.insert("no other package uses `\(export.name)`") }
      }
    }
    return result
  }

  /// Whether other packages can import what a file declares.
  private func isImportable(_ tree: GoFile, _ file: FileID) -> Bool {
    guard let package = tree.packageName?.name else { return false }
    let isTest = workspace.path(of: file).suffix(8).elementsEqual("_test.go".utf8)
    return package != "main" && !isTest
  }
}

/// An exported declaration that an edit changes.
private struct Export {
  let name: String
  /// Values of a type go to other packages that never name it.
  let isType: Bool

  func isUsed(in importer: [UInt8]) -> Bool { isType || importer.contains([UInt8](name.utf8)) }
}

/// The exported declarations that an edit of a range changes; the body of a function is not
/// part of what it declares.
private func exports(_ file: GoFile, _ range: ByteRange) -> [Export] {
  func touches(_ other: ByteRange) -> Bool { other.overlaps(range) || other.contains(range) }
  func named(_ names: [Identifier], isType: Bool = false) -> [Export] {
    names.filter { $0.name.first?.isUppercase == true }
      .map { Export(name: $0.name, isType: isType) }
  }
  return file.declarations.flatMap { declaration -> [Export] in
    switch declaration {
    case .bad, .imports: []
    case .constants(let group), .variables(let group):
      group.specs.filter { touches($0.range) }.flatMap { named($0.names) }
    case .types(let group):
      group.specs.filter { touches($0.range) }.flatMap { named([$0.name], isType: true) }
    case .function(let function):
      touches(function.range) && function.body?.range.contains(range) != true
        ? named([function.name]) : []
    }
  }
}
