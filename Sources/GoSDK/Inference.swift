import GoSyntax
import Text

/// What a name stands for.
struct Binding: Sendable {
  let type: GoType
  /// The index of the variable, for those of functions.
  var variable: Int?
}

/// A function with a body, and its signature.
struct FunctionPlace: Sendable {
  let place: SourcePlace
  let declaration: FunctionDeclaration
  let signature: Signature
  let receiver: GoType?
}

/// Finds out which names of a module denote the SDK.
///
/// Types are followed as far as the SDK's may be among them; all else is unknown, and nothing
/// fails. Every type that is written is read once, so that every use is recorded once.
struct Inference: Sendable {
  let names: SDKNames
  let module: GoModule
  var cells = Cells()
  var uses: [Use] = []
  var types: [DeclaredType] = []
  var structures: [[StructField]] = []
  var interfaces: [InterfaceMethods] = []
  var variables: [Variable] = []
  /// The names of each package.
  var packages: [[String: Binding]]
  /// The imports of each file.
  var imports: [SourcePlace: FileImports] = [:]
  /// Where each import of a file is used, by its name.
  var importUses: [SourcePlace: [String: [ByteRange]]] = [:]
  /// The functions with bodies, in order.
  var functions: [FunctionPlace] = []
  /// The types that were seen to go where an interface is expected, each pair once.
  var implemented: Set<String> = []
  /// The cell that ties together what only names alike tie: interfaces of the module's own.
  var shapes: Int?
  /// The values that go where any value may, and what is taken out of such places.
  var boxed: [Boxed] = []
  var unboxed: [GoType] = []
  /// The values that go to functions with type parameters, whose constraints may ask for methods.
  var constrained: [Boxed] = []
  /// The types whose tags are looked after; absent where the SDK is looked for.
  var watch: Watch?

  /// Where it is.
  var place = SourcePlace(package: 0, source: 0)
  /// The names of the functions and blocks around, from the outermost.
  var scopes: [[String: Binding]] = []
  /// The results of the functions around.
  var results: [[GoType]] = []

  init(_ module: GoModule, names: SDKNames, watching watch: Watch? = nil) {
    self.module = module
    self.watch = watch
    self.names = names
    packages = module.packages.map { _ in [:] }
    var declarations: [(SourcePlace, Declaration)] = []
    for (index, package) in module.packages.enumerated() {
      for (number, source) in package.sources.enumerated() {
        let place = SourcePlace(package: index, source: number)
        imports[place] = FileImports(source, module, names.rules)
        declarations += source.tree.declarations.map { (place, $0) }
      }
    }
    declareTypes(declarations)
    declareFunctions(declarations)
    startWatching()
    declareValues(declarations)
    for function in functions { walk(function) }
    linkInterfaces()
    linkBoxes()
    linkNestedCalls()
  }

  /// Calls whose arguments change places move together with what those arguments hold.
  private mutating func linkNestedCalls() {
    var byPlace: [SourcePlace: [Use]] = [:]
    for use in uses { byPlace[use.place, default: []].append(use) }
    for use in uses {
      guard case .call(let call, let method, _) = use.kind, method.isDeprecated else { continue }
      for other in byPlace[use.place] ?? [] where other.kind.isInside(call.parentheses) {
        cells.link(use.cell, other.cell)
      }
    }
  }

  /// The file that it reads.
  var source: GoSource { module.packages[place.package].sources[place.source] }

  /// Records a use of what is deprecated.
  mutating func record(_ kind: Use.Kind, _ cell: Int, _ version: SDKVersion) {
    switch kind {
    case .literal, .constructor: checkName(ofPackage: version, cell)
    default: break
    }
    uses.append(Use(place: place, cell: cell, version: version, kind: kind))
  }
}

extension Inference {
  /// Values of the SDK are made by functions of its package, whose name may be hidden here.
  private mutating func checkName(ofPackage version: SDKVersion, _ cell: Int) {
    for (name, package) in imports[place]?.named ?? [:] where package == .admin(version) {
      if case .package? = lookup(name)?.type { continue }
      cells.block(cell, "`\(name)` is another name here than that of the SDK's package")
    }
  }
}

/// What the imports of a file name.
struct FileImports: Sendable {
  var named: [String: ImportedPackage] = [:]
  var dotted: [ImportedPackage] = []

  init(_ source: GoSource, _ module: GoModule, _ rules: SDKRules) {
    for spec in source.tree.imports {
      let path = importPath(spec, source.bytes)
      let package = Self.package(path, module, rules)
      guard let name = spec.name?.name else {
        named[Self.usualName(package, path, module)] = package
        continue
      }
      if name == "." { dotted.append(package) } else if name != "_" { named[name] = package }
    }
  }

  private static func package(
    _ path: String, _ module: GoModule, _ rules: SDKRules
  ) -> ImportedPackage {
    if let (version, name) = sdkImport(path, module, rules) {
      if name == "admin" { return .admin(version) }
      if name == "mockadmin" { return .mocks(version) }
    }
    if let index = module.packages.firstIndex(where: { $0.importPath == path && !path.isEmpty }) {
      return .module(index)
    }
    return .other(path)
  }

  /// The name of a package that is imported without one.
  private static func usualName(
    _ package: ImportedPackage, _ path: String, _ module: GoModule
  ) -> String {
    if case .module(let index) = package,
      let name = module.packages[index].sources.first?.tree.packageName?.name
    {
      return name
    }
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last else { return path }
    let isVersion = last.first == "v" && last.count > 1 && last.dropFirst().allSatisfy(\.isNumber)
    return isVersion && parts.count > 1 ? parts[parts.count - 2] : last
  }
}

/// What an import's string literal means.
func importPath(_ spec: ImportSpec, _ bytes: [UInt8]) -> String {
  String(
    decoding: goStringUnits(spec.path.range, in: bytes).flatMap(\.meaning), as: UTF8.self)
}

/// The release and the package that an import path of the SDK names.
func sdkImport(
  _ path: String, _ module: GoModule, _ rules: SDKRules
) -> (version: SDKVersion, package: String)? {
  guard path.hasPrefix(rules.module + "/") else { return nil }
  let rest = path.dropFirst(rules.module.count + 1).split(separator: "/").map(String.init)
  guard let name = rest.last, rest.count <= 2 else { return nil }
  let modulePath = rest.count == 2 ? "\(rules.module)/\(rest[0])" : rules.module
  let required = module.manifest?.requirements.first { $0.path == modulePath }
  let exact = required.flatMap { SDKVersion($0.version) }
  if rest.count == 2 {
    guard let major = SDKVersion(rest[0]) else { return nil }
    return (exact ?? rules.release(major), name)
  }
  guard let version = exact ?? rules.releases.first else { return nil }
  return (version, name)
}
