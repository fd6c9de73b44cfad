import Calls
import Files
import GoSDK
import GoSyntax
import Scanner
import Text

extension Rounds {
  /// What edits of Go files rest on, as they change what a package exports. Where a package that is
  /// not followed together with it can be seen to use that, there is no fix.
  func assumptionsOnImporters(of edits: [SourceEdit]) throws(Obstacle) -> Set<String> {
    var result: Set<String> = []
    for (file, own) in Dictionary(grouping: edits, by: \.file).sorted(by: { $0.key < $1.key })
    where isGoFile(workspace.path(of: file)) {
      let bytes = workspace.bytes(of: file)
      let tree = parseGo(bytes)
      // What only keeps columns aligned changes nothing.
      let own = own.filter { !isBlank($0.edit.replacement[...]) || !isBlank(bytes[$0.edit.range]) }
      guard isImportable(tree, file) else { continue }
      let importers = importers(of: file)
      try checkTags(of: own.flatMap { changedTypes(tree, $0.edit.range) }, importers)
      for export in own.flatMap({ exports(tree, $0.edit.range) }) {
        if export.changesOnlyTags, !importers.importPath.isEmpty {
          if !importers.isClosed { result.insert("no other package uses `\(export.name)`") }
          continue
        }
        try checkUsers(of: export, importers)
        if !importers.isClosed { result.insert("no other package uses `\(export.name)`") }
      }
    }
    return try result.union(assumptionsOnCallers(of: edits))
  }

  /// The same where edits change what an exported function gives.
  private func assumptionsOnCallers(of edits: [SourceEdit]) throws(Obstacle) -> Set<String> {
    var result: Set<String> = []
    let files = Set(edits.map(\.file))
    for script in scan.scripts where !files.isDisjoint(with: script.written) {
      for (text, place) in script.trace.givenOut {
        let isChanged = text.pieces.compactMap(\.origin).contains { origin in
          edits.contains { $0.file == origin.file && $0.edit.range.overlaps(origin.range) }
        }
        guard isChanged else { continue }
        let name = String(decoding: workspace.bytes(of: place.file)[place.range], as: UTF8.self)
        try checkUsers(of: Export(name: name, isType: false), importers(of: place.file))
        result.insert("no other package uses `\(name)`")
      }
    }
    return result
  }

  /// Who can use what the package of a file exports.
  private func importers(of file: FileID) -> GoImporters {
    let folder = goFolder(of: workspace.path(of: file))
    var result = importers[folder] ?? GoImporters()
    if scan.scripts.contains(where: { $0.trace.isApart && $0.files.contains(file) }) {
      result.followed = [folder]
    }
    return result
  }

  private func checkUsers(of export: Export, _ importers: GoImporters) throws(Obstacle) {
    guard let user = importers.strangers.first(where: { export.isUsed(in: $0.bytes) }) else {
      return
    }
    let path = String(decoding: user.path, as: UTF8.self)
    throw Obstacle(reason: "`\(export.name)` is exported, and `\(path)` may use it")
  }

  private func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { $0 == 32 || $0 == 9 }
  }

  /// Code of other packages that may see the changed tags of some types forbids the change.
  private func checkTags(of types: [String], _ importers: GoImporters) throws(Obstacle) {
    guard !types.isEmpty, !importers.packages.isEmpty else { return }
    let name = types.sorted().joined(separator: "`, `")
    let broken = importers.packages.flatMap(\.sources).first { !$0.tree.issues.isEmpty }
    if let path = broken?.path {
      throw Obstacle(
        reason: "`\(String(decoding: path, as: UTF8.self))` has a syntax error, and may use "
          + "`\(name)`")
    }
    let reader = tagReader(
      of: Set(types), ofPackage: importers.importPath, in: importers.packages,
      rules: builtInSDKRules(),
      isFollowed: { package in
        package.sources.allSatisfy { importers.followed.contains(goFolder(of: $0.path)) }
      })
    guard let reader else { return }
    let path = String(decoding: reader.path, as: UTF8.self)
    throw Obstacle(
      reason: reader.taker.isEmpty
        ? "`\(path)` keeps values of `\(name)` where any value may be, and what reads the tags of "
          + "their fields then is not known"
        : "`\(path)` gives values of `\(name)` to `\(reader.taker)`, which may read the tags of "
          + "their fields")
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
  /// Whether code that names the fields of the type stays as it is.
  var changesOnlyTags = false

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
      group.specs.filter { touches($0.range) }.flatMap { spec in
        named([spec.name], isType: true).map { export in
          var export = export
          export.changesOnlyTags = isTag(range, of: spec.type)
          return export
        }
      }
    case .function(let function):
      touches(function.range) && function.body?.range.contains(range) != true
        ? named([function.name]) : []
    }
  }
}

/// The names of the types, exported or not, whose tags an edit of a range changes: values of both
/// kinds get to other packages.
private func changedTypes(_ file: GoFile, _ range: ByteRange) -> [String] {
  file.declarations.flatMap { declaration -> [String] in
    guard case .types(let group) = declaration else { return [] }
    return group.specs.filter { isTag(range, of: $0.type) }.map(\.name.name)
  }
}

/// Whether a range lies in the tags of a struct, or where a tag would stand.
private func isTag(_ range: ByteRange, of type: Expression) -> Bool {
  var result = false
  Node.expression(type).walk { node in
    if case .field(let field) = node {
      if let tag = field.tag {
        if tag.range.contains(range) { result = true }
      } else if range.isEmpty, range.start == field.type.range.end {
        result = true
      }
    }
    return true
  }
  return result
}
