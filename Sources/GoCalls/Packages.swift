import Calls
import GoSyntax
package import Text

/// The Go files of one folder, tests among them.
package struct PackageFiles: Hashable, Sendable {
  package let files: [FileID]
  /// The path by which other packages import them; empty where it is not known.
  package var importPath: String
  /// Whether all packages that can use what it exports are evaluated together with it.
  package var isClosed: Bool

  /// What is not said is taken to be unknown.
  package init(_ files: [FileID], importPath: String = "", isClosed: Bool = false) {
    self.files = files
    self.importPath = importPath
    self.isClosed = isClosed
  }
}

/// The files of packages, each with what its imports stand for.
func parsedUnits(of packages: [PackageFiles], with loader: any SourceLoader) -> [Unit] {
  var units = packages.enumerated().flatMap { index, package in
    package.files.map {
      Unit($0, bytes: loader.bytes(of: $0), of: index, isClosed: package.isClosed)
    }
  }
  var known: [String: (index: Int, name: String?)] = [:]
  for (index, package) in packages.enumerated() where !package.importPath.isEmpty {
    let names = units.lazy.filter { $0.package == index }.compactMap(\.tree.packageName?.name)
    known[package.importPath] = (index, names.first { !$0.hasSuffix("_test") } ?? names.first)
  }
  let isAlone = packages.count == 1 && known.isEmpty
  let own = Set(units.compactMap(\.tree.packageName?.name))
  for index in units.indices {
    units[index].resolve(known)
    if isAlone { units[index].takeForOwn(own) }
  }
  return units
}

/// Whether what a package does is known, by the end of its path, wherever its source is kept: the
/// bodies of its functions say less.
func isModelled(_ path: String) -> Bool {
  let known = [
    "/tidwall/gjson", "/buger/jsonparser", "/hashicorp/go-retryablehttp", "/spf13/pflag",
    "/spf13/cobra", "/stretchr/testify/assert", "/stretchr/testify/require",
  ]
  return known.contains { path.hasSuffix($0) }
}

extension Program {
  /// Whether it has more than one package.
  var isGroup: Bool { units.contains { $0.package != units[0].package } }

  /// How tables know a name that the package of a file declares.
  func key(_ name: String, _ unit: Int) -> String { units[unit].prefix + name }

  /// How tables know what an expression in a file names: a declaration of its own package, or of
  /// one that is evaluated with it.
  func key(_ expression: Expression, _ unit: Int) -> String? {
    switch expression {
    case .identifier(let name): return key(name.name, unit)
    case .selector(let selector):
      guard case .identifier(let package) = selector.base,
        let prefix = units[unit].importPrefixes[package.name]
      else { return nil }
      return prefix + selector.name.name
    case .parenthesized(_, let inner): return key(inner, unit)
    default: return nil
    }
  }

  /// The same for a type under pointers and type arguments.
  func name(ofType type: Expression, _ unit: Int) -> String? {
    switch type {
    case .star(_, let inner), .parenthesized(_, let inner): name(ofType: inner, unit)
    case .index(let index): name(ofType: index.base, unit)
    default: key(type, unit)
    }
  }
}

extension Evaluation {
  /// Whether packages that are not seen can call a function, with arguments of their own.
  func isExported(_ entry: FunctionEntry) -> Bool {
    let unit = program.units[entry.unit]
    let package = unit.tree.packageName?.name ?? "main"
    return package != "main" && !package.hasSuffix("_test") && !unit.isClosed
      && entry.declaration.name.name.first?.isUppercase == true
  }

  /// Whether a method may be what is called on a value of an interface of which nothing is known. A
  /// request that is given to such a value is sent as it is.
  func isCalledOnUnknown(_ entry: FunctionEntry, _ openMethods: Set<String>) -> Bool {
    entry.receiver != nil && openMethods.contains(entry.declaration.name.name)
      && !takesRequest(entry.declaration.type)
  }

  /// The function of a declaration, without a receiver.
  func callable(_ entry: FunctionEntry) -> Callable {
    Callable(
      unit: entry.unit, type: entry.declaration.type,
      body: entry.declaration.body?.statements ?? [],
      scope: Scope(unit: entry.unit), name: entry.declaration.name.name,
      origin: place(of: entry), receiver: nil)
  }
}
