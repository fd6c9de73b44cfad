import GoSyntax
import Text

/// A place of a module where code that is not followed gets a value of a struct and may look at the
/// tags of its fields.
package struct TagReader: Hashable, Sendable {
  /// The file in which it stands.
  package let path: [UInt8]
  /// The function that is given the value; empty where it is kept as a value of any type.
  package let taker: String
}

/// The first place where a value of one of some struct types of a package gets to something that
/// may look at its tags; nil where nothing does.
///
/// A tag is seen by reflection only (Go spec, "Tag string"): by encoders, and by what compares the
/// struct's type with one that has no name. Everything else names fields, and does not see it.
///
/// - Parameters:
///   - types: the names of the types.
///   - path: the import path of the package that declares them. What that package does itself is
///     looked at only where it hands a value on.
///   - packages: it and all packages that import it, or import one that does, and so on.
///   - isFollowed: whether what a package does is followed as that of the first one is.
package func tagReader(
  of types: Set<String>, ofPackage path: String, in packages: [GoPackage], rules: SDKRules,
  isFollowed: (GoPackage) -> Bool = { _ in false }
) -> TagReader? {
  guard let index = packages.firstIndex(where: { $0.importPath == path }) else { return nil }
  let own = Set(packages.indices.filter { isFollowed(packages[$0]) })
  let inference = Inference(
    GoModule(packages: packages, manifest: nil), names: SDKNames(rules),
    watching: Watch(package: index, names: types, own: own.union([index])))
  return inference.watch?.readers.first
}

/// What is looked for: values of some types that go where nothing says what is done with them.
struct Watch: Sendable {
  let package: Int
  let names: Set<String>
  /// It and the others that are followed: what they do themselves is known.
  let own: Set<Int>
  /// The types, and the structs without a name that are parts of them.
  var types: Set<Int> = []
  var structures: Set<Int> = []
  /// Whether an exported function of the package gives what may be a value of any type.
  var givesAnything = false
  /// Whether the package declares generic types or functions that others can name.
  var isGeneric = false
  /// The call whose arguments are looked at.
  var call: CallExpression?
  var readers: [TagReader] = []

  init(package: Int, names: Set<String>, own: Set<Int>) {
    self.package = package
    self.names = names
    self.own = own
  }
}

extension Inference {
  /// Finds the types by their names, once all are declared.
  mutating func startWatching() {
    guard var watch else { return }
    watch.types = Set(
      types.indices.filter {
        types[$0].package == watch.package && watch.names.contains(types[$0].name)
      })
    for index in watch.types { addStructures(types[index].underlying, &watch.structures) }
    watch.givesAnything = functions.contains { function in
      watch.own.contains(function.place.package)
        && function.declaration.name.name.first?.isUppercase == true
        && function.signature.results.contains { isAnything(in: $0) }
    }
    watch.isGeneric = watch.own.flatMap({ module.packages[$0].sources }).contains { source in
      source.tree.declarations.contains { declaration in
        switch declaration {
        case .types(let group):
          group.specs.contains {
            $0.typeParameters != nil && $0.name.name.first?.isUppercase == true
          }
        case .function(let function):
          function.type.typeParameters != nil
            && function.name.name.first?.isUppercase == true
        default: false
        }
      }
    }
    self.watch = watch
  }

  /// Whether a type parameter may stand for what is watched: one of the function around does not,
  /// as what goes there is seen where the function is called.
  private func isOpen(_ parameter: String) -> Bool {
    guard let watch, !watch.isGeneric, !watch.own.contains(place.package),
      case .type(.parameter)? = lookup(parameter)?.type
    else { return true }
    return false
  }

  private func addStructures(_ type: GoType, _ result: inout Set<Int>) {
    switch type {
    case .structure(let index):
      guard result.insert(index).inserted else { return }
      for field in structures[index] { addStructures(field.type, &result) }
    case .pointer(let inner), .slice(let inner), .channel(let inner): addStructures(inner, &result)
    case .map(let key, let value):
      addStructures(key, &result)
      addStructures(value, &result)
    default: break
    }
  }

  /// A value goes to a variable, a parameter, an element or a result.
  mutating func watch(_ value: GoType, to target: GoType) {
    guard let watch, !watch.types.isEmpty else { return }
    let isUnnamed = isWatchedLiteral(value, target)
    guard isUnnamed || takesAnything(target) else { return }
    let isOwn = watch.own.contains(place.package)
    guard isUnnamed || showsTags(value) || isOwn && isAnything(value) else { return }
    if isOwn, !isUnnamed {
      // What its own functions do with it is followed; a value of any type is seen where it comes
      // from.
      let owner = watch.call.flatMap { package(ofFunction: $0.function) }
      if owner.map(watch.own.contains) ?? isAnything(value) { return }
    }
    note(watch.call?.function)
  }

  /// A value goes to the arguments of a function that is not declared in the module.
  mutating func watch(_ values: [GoType], to function: Expression) {
    guard let watch, !watch.types.isEmpty else { return }
    let isOwn = watch.own.contains(place.package)
    guard values.contains(where: { showsTags($0) || isOwn && isAnything($0) }) else { return }
    if isOwn ? !isForeign(function) : ignoresTags(function) { return }
    note(function)
  }

  /// A method of the package is used as a function: what it gives is not known.
  mutating func watch(methodOf type: GoType, _ selector: SelectorExpression) {
    guard let watch, case .declared(let index) = type.pointee,
      types[index].package == watch.package, !watch.own.contains(place.package)
    else { return }
    note(.selector(selector))
  }

  private mutating func note(_ function: Expression?) {
    let text = function.map { Array(source.bytes[$0.range]).words } ?? ""
    let reader = TagReader(path: source.path, taker: text)
    watch?.readers.append(reader)
  }

  /// Whether a struct without a name meets one of the types: both have to have the same tags (Go
  /// spec, "Type identity").
  private func isWatchedLiteral(_ value: GoType, _ target: GoType) -> Bool {
    func isWatched(_ type: GoType) -> Bool {
      if case .declared(let index) = type { watch?.types.contains(index) == true } else { false }
    }
    func isOther(_ type: GoType) -> Bool {
      guard case .structure(let index) = type else { return false }
      return watch?.structures.contains(index) != true
    }
    return isWatched(value) && isOther(target) || isOther(value) && isWatched(target)
  }

  /// Whether a place may hold values of any type.
  private func takesAnything(_ target: GoType) -> Bool {
    switch target {
    case .unknown, .parameter, .interface: true
    case .declared(let index):
      if case .interface = types[index].underlying { true } else { false }
    // A type of another package that takes a struct of this module is an interface.
    case .basic(let name): name == "any" || name == "error" || name.contains(".")
    default: false
    }
  }
}

/// What types let others see.
extension Inference {
  /// Whether a value of any type, or of a type parameter, is one.
  private func isAnything(_ type: GoType, orParameter: Bool = true) -> Bool {
    switch type {
    case .parameter: orParameter
    case .basic("any"): true
    case .interface(let index):
      interfaces[index].methods.isEmpty && interfaces[index].embedded.isEmpty
    case .pointer(let inner), .slice(let inner), .channel(let inner):
      isAnything(inner, orParameter: orParameter)
    case .map(_, let value): isAnything(value, orParameter: orParameter)
    default: false
    }
  }

  /// Whether a value of any type can be got out of one of this type. What a type parameter stands
  /// for is looked at where it is used.
  private func isAnything(in type: GoType) -> Bool {
    var seen: Set<Int> = []
    return isFound(type, &seen) { isAnything($0, orParameter: false) }
  }

  /// Whether an encoder that is given a value may come upon one of the watched types.
  func showsTags(_ type: GoType) -> Bool {
    guard let watch else { return false }
    var seen: Set<Int> = []
    return isFound(type, &seen) { part in
      switch part {
      case .declared(let index): watch.types.contains(index)
      case .structure(let index): watch.structures.contains(index)
      case .parameter(let name): isOpen(name)
      default: watch.givesAnything && isAnything(part)
      }
    }
  }

  /// Whether a type or one that reflection gets to from it is what is looked for: fields that are
  /// not exported are not read by encoders.
  private func isFound(
    _ type: GoType, _ seen: inout Set<Int>, _ isWanted: (GoType) -> Bool
  ) -> Bool {
    if isWanted(type) { return true }
    switch type {
    case .declared(let index):
      guard seen.insert(index).inserted else { return false }
      return isFound(types[index].underlying, &seen, isWanted)
    case .structure(let index):
      for field in structures[index]
      where field.isEmbedded || field.name.first?.isUppercase == true {
        if isFound(field.type, &seen, isWanted) { return true }
      }
      return false
    case .pointer(let inner), .slice(let inner), .channel(let inner):
      return isFound(inner, &seen, isWanted)
    case .map(let key, let value):
      return isFound(key, &seen, isWanted) || isFound(value, &seen, isWanted)
    case .tuple(let types):
      for type in types where isFound(type, &seen, isWanted) { return true }
      return false
    case .function(let signature):
      for type in signature.results where isFound(type, &seen, isWanted) { return true }
      return false
    case .unknown, .parameter, .basic, .sdk, .interface, .package, .type, .generic, .lost:
      return false
    }
  }
}

/// Functions that are not declared in the module.
extension Inference {
  /// The package of the module that declares what a call calls; nil if that is not known.
  private func package(ofFunction function: Expression) -> Int? {
    switch function {
    case .identifier, .function: return place.package
    case .parenthesized(_, let inner): return package(ofFunction: inner)
    case .index(let index): return package(ofFunction: index.base)
    case .selector(let selector):
      if case .identifier(let name) = selector.base,
        case .package(let package)? = lookup(name.name)?.type
      {
        if case .module(let index) = package { return index }
        return nil
      }
      var copy = self
      guard case .declared(let index) = copy.infer(selector.base).pointee else { return nil }
      return types[index].package
    default: return nil
    }
  }

  /// The import path and the name of a function or method that another module declares.
  private func origin(of function: Expression) -> (path: String, name: String, type: String)? {
    switch function {
    case .parenthesized(_, let inner): return origin(of: inner)
    case .index(let index): return origin(of: index.base)
    case .selector(let selector):
      if case .identifier(let name) = selector.base,
        case .package(.other(let path))? = lookup(name.name)?.type
      {
        return (path, selector.name.name, "")
      }
      var copy = self
      guard case .basic(let type) = copy.infer(selector.base).pointee,
        let name = type.split(separator: ".").first, type.contains("."),
        case .package(.other(let path))? = lookup(String(name))?.type
      else { return nil }
      return (path, selector.name.name, type)
    default: return nil
    }
  }

  /// Whether a function belongs to neither the module nor Go.
  private func isForeign(_ function: Expression) -> Bool {
    guard let origin = origin(of: function) else { return false }
    return !ImportedPackage.other(origin.path).isStandard
  }

  /// Whether a function does not look at tags, keeps nothing and gives back no part of a value.
  private func ignoresTags(_ function: Expression) -> Bool {
    guard let origin = origin(of: function) else { return false }
    if !origin.type.isEmpty {
      return ["testing.T", "testing.B", "testing.F", "testing.TB", "log.Logger"]
        .contains(origin.type)
    }
    let blind: Set<String> = ["errors", "fmt", "log", "sort"]
    if blind.contains(origin.path) { return true }
    switch origin.path {
    case "reflect": return origin.name == "DeepEqual"
    case "slices":
      return ["Contains", "Equal", "Index", "IsSorted", "Reverse", "Sort"].contains {
        origin.name.hasPrefix($0)
      }
    default:
      return ["/go-cmp/cmp", "/testify/assert", "/testify/require"].contains {
        origin.path.hasSuffix($0)
      }
    }
  }
}
