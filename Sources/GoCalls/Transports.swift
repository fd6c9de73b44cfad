import Calls
import GoSyntax
import Text

extension Evaluation {
  /// A request through a client: its own transport, if the package declares it, sees it first.
  ///
  /// - Returns: what the transport hands on; the request itself where it is not followed.
  func transported(
    _ request: Int, by client: Possible?, _ state: inout State
  ) -> [(request: Value.Structure, state: State)] {
    guard transportDepth == 0, let client else { return [] }
    let transports = self.transports(of: client, state)
    var result: [(request: Value.Structure, state: State)] = []
    for transport in transports.known ?? transports.possible {
      var inner = state
      let outer = unsent
      transportDepth += 1
      forwarded = nil
      entered(transport)
      _ = enter(transport, [Possible(.pointer(request))], spread: false, at: nil, &inner)
      transportDepth -= 1
      unsent = outer
      if let forwarded { result.append(forwarded) }
      forwarded = nil
    }
    if transports.known == nil, case .structure(let plain)? = state.cells[request]?.value.single {
      result.append((plain, state))
    }
    return result
  }

  /// The transports of a client: that which it has, or those that it may have.
  private func transports(
    of client: Possible, _ state: State
  ) -> (known: [Callable]?, possible: [Callable]) {
    var target = client.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    if case .structure(let structure) = target, structure.typeName == "net/http.Client" {
      if let transport = structure.fields["Transport"] {
        return (methods(of: transport, state), [])
      }
      if !structure.isPartlyUnknown { return ([], []) }
    }
    if case .library = target { return (nil, headerTransports()) }
    return (nil, headerTransports() + headerFunctions())
  }

  private func methods(of transport: Possible, _ state: State) -> [Callable] {
    transport.items.compactMap { item in
      var target = item.value
      if case .pointer(let cell) = target { target = read(cell, state).items[0].value }
      guard case .structure(let structure) = target else { return nil }
      return method("RoundTrip", of: Possible(item.value), structure, state)
    }
  }

  /// The package's transports that set headers which say a version, or any.
  private func headerTransports() -> [Callable] {
    headerSetters.transports.map { entry in
      var result = callable(entry)
      let name = entry.declaration.receiver?.parameters.first?.names.first?.name
      result.receiver = (name, unknown("transport"))
      return result
    }
  }

  /// Functions without a name, and methods, that are to an interface what `Do` is to a client, and
  /// that set such headers. Something that is not followed may put them around a client.
  private func headerFunctions() -> [Callable] {
    var result = headerSetters.literals.map { closure($0.literal, Scope(unit: $0.unit)) }
    for entry in headerSetters.methods {
      var method = callable(entry)
      let name = entry.declaration.receiver?.parameters.first?.names.first?.name
      method.receiver = (name, unknown("transport"))
      result.append(method)
    }
    return result
  }

  /// Looks through the package once: every request through a client asks for them.
  func findHeaderSetters() -> HeaderSetters {
    var result = HeaderSetters()
    for (_, methods) in program.methods.sorted(by: { $0.key < $1.key }) {
      guard let entry = methods["RoundTrip"], setsVersion(entry) else { continue }
      result.transports.append(entry)
    }
    for (index, unit) in program.units.enumerated() {
      unit.tree.walk { node in
        guard case .expression(.function(let literal)) = node, takesRequest(literal.type),
          setsVersion(literal.body, index)
        else { return true }
        result.literals.append((index, literal))
        return true
      }
    }
    result.methods = program.all.filter { entry in
      entry.receiver != nil && takesRequest(entry.declaration.type)
        && entry.declaration.name.name != "RoundTrip" && setsVersion(entry)
    }
    return result
  }

  /// `func(*http.Request) (*http.Response, error)`
  func takesRequest(_ type: FunctionType) -> Bool {
    let parameters = type.parameters.parameters
    let results = type.results?.parameters ?? []
    return parameters.count == 1 && parameters[0].type.lastName == "Request" && results.count == 2
      && results[0].type.lastName == "Response"
  }

  private func setsVersion(_ entry: FunctionEntry) -> Bool {
    guard let body = entry.declaration.body else { return false }
    return setsVersion(body, entry.unit)
  }

  private func setsVersion(_ body: Block, _ unit: Int) -> Bool {
    var found = false
    Node.block(body).walk { node in
      guard case .expression(.call(let call)) = node, let key = call.arguments.first,
        let name = call.function.lastName, ["Set", "Add"].contains(name)
      else { return true }
      if case .literal(let literal) = key {
        let text = text(of: literal, unit).description.lowercased()
        if text != "accept", text != "content-type" { return true }
      }
      found = true
      return true
    }
    return found
  }
}

/// The functions of a package that set headers which say a version, or any, on a request that they
/// hand on.
struct HeaderSetters {
  /// The methods of transports, ordered by type.
  var transports: [FunctionEntry] = []
  /// Those without a name, with their file.
  var literals: [(unit: Int, literal: FunctionLiteral)] = []
  /// Other methods that are to an interface what `Do` is to a client.
  var methods: [FunctionEntry] = []
}
