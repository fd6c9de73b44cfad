/// What a type of the SDK's packages is.
enum Meaning: Hashable, Sendable {
  /// `APIClient`
  case client
  /// The interface of a service and, in the package of mocks, its mock; by index.
  case service(Int)
  /// The struct behind a service.
  case serviceStruct(Int)
  /// `...ApiRequest` of an operation, by index.
  case request(Int)
  /// `...ApiParams` of an operation, by index.
  case parameters(Int)
  /// A model, by its name.
  case model(String)
  /// What `EXPECT()` of a mock gives.
  case expecter(Int)
  /// What a method of an expecter gives.
  case expectation(SDKMethod)
}

/// A method of a service.
struct SDKMethod: Hashable, Sendable {
  /// How the method takes its arguments.
  enum Form: String, Hashable, Sendable, CaseIterable {
    case positional = ""
    case parameters = "WithParams"
    case execute = "Execute"
  }
  /// The index of the operation.
  let operation: Int
  let form: Form
  let isDeprecated: Bool
  /// Whether only the documentation has the name.
  var isDocumented = false
}

/// The names of the SDK by what they denote.
struct SDKNames: Sendable {
  /// A type's meaning and on which side it is.
  struct Entry: Hashable, Sendable {
    let meaning: Meaning
    let isDeprecated: Bool
  }
  private(set) var types: [String: Entry] = [:]
  private(set) var mockTypes: [String: Entry] = [:]
  private(set) var methods: [String: SDKMethod] = [:]
  let rules: SDKRules

  init(_ rules: SDKRules) {
    self.rules = rules
    types["APIClient"] = Entry(meaning: .client, isDeprecated: false)
    for (index, service) in rules.services.enumerated() {
      for name in service.deprecated { add(service: name.name, index, isDeprecated: true) }
      for name in service.replacement { add(service: name.name, index, isDeprecated: false) }
    }
    for (index, operation) in rules.operations.enumerated() {
      add(operation.deprecated, index, isDeprecated: true)
      add(operation.replacement, index, isDeprecated: false)
    }
    for model in rules.models.keys {
      let isDeprecated = rules.replacements[model] != nil
      types[model] = Entry(meaning: .model(model), isDeprecated: isDeprecated)
    }
  }

  private mutating func add(service: String, _ index: Int, isDeprecated: Bool) {
    types[service] = Entry(meaning: .service(index), isDeprecated: isDeprecated)
    types[service + "Service"] = Entry(
      meaning: .serviceStruct(index), isDeprecated: isDeprecated)
    mockTypes[service] = types[service]
    mockTypes[service + "_Expecter"] = Entry(
      meaning: .expecter(index), isDeprecated: isDeprecated)
  }

  private mutating func add(_ side: SDKRules.Side, _ index: Int, isDeprecated: Bool) {
    let service = rules.services[rules.operations[index].service]
    let owners = (isDeprecated ? service.deprecated : service.replacement).map(\.name)
    for name in side.methods.map(\.name) + [side.documented] {
      types[name + "ApiRequest"] = Entry(meaning: .request(index), isDeprecated: isDeprecated)
      types[name + "ApiParams"] = Entry(meaning: .parameters(index), isDeprecated: isDeprecated)
      for form in SDKMethod.Form.allCases {
        let method = SDKMethod(
          operation: index, form: form, isDeprecated: isDeprecated,
          isDocumented: name == side.documented)
        methods[name + form.rawValue] = method
        for owner in owners {
          mockTypes["\(owner)_\(name)\(form.rawValue)_Call"] = Entry(
            meaning: .expectation(method), isDeprecated: isDeprecated)
        }
      }
    }
  }

  /// The method of a service by its name; interfaces had lower-case Execute methods once.
  func method(_ name: String, of service: Int? = nil) -> SDKMethod? {
    guard let first = name.first else { return nil }
    let spelled = name.hasSuffix("Execute") ? first.uppercased() + name.dropFirst() : name
    guard let method = methods[spelled],
      service == nil || rules.operations[method.operation].service == service
    else { return nil }
    return method
  }

  /// The index of the service that a field of the client is, and its side.
  func service(field name: String) -> Entry? {
    guard let entry = types[name], case .service = entry.meaning else { return nil }
    return entry
  }

  /// The constructed model of `NewX` and `NewXWithDefaults`.
  func constructed(by name: String) -> (model: String, hasDefaults: Bool)? {
    guard name.hasPrefix("New") else { return nil }
    let rest = String(name.dropFirst(3))
    if rules.models[rest] != nil { return (rest, false) }
    guard rest.hasSuffix("WithDefaults") else { return nil }
    let model = String(rest.dropLast("WithDefaults".count))
    return rules.models[model] == nil ? nil : (model, true)
  }
}

/// The names at one release.
extension SDKNames {
  /// The replacing method's name.
  func replacement(of method: SDKMethod, at version: SDKVersion) -> String {
    rules.operations[method.operation].replacement.methods.name(at: version)
      + method.form.rawValue
  }

  /// The replacing name of a type; nil for a model, whose use decides.
  func replacement(of meaning: Meaning, at version: SDKVersion) -> String? {
    func method(_ operation: Int) -> String {
      rules.operations[operation].replacement.methods.name(at: version)
    }
    switch meaning {
    case .client: return "APIClient"
    case .service(let index): return service(index, version)
    case .serviceStruct(let index): return service(index, version) + "Service"
    case .request(let operation): return method(operation) + "ApiRequest"
    case .parameters(let operation): return method(operation) + "ApiParams"
    case .model: return nil
    case .expecter(let index): return service(index, version) + "_Expecter"
    case .expectation(let method):
      let owner = service(rules.operations[method.operation].service, version)
      return "\(owner)_\(replacement(of: method, at: version))_Call"
    }
  }

  /// The replacing name of a service.
  func service(_ index: Int, _ version: SDKVersion) -> String {
    rules.services[index].replacement.name(at: version)
  }
}

/// The field of a parameter struct for an argument: its name with a capital letter.
func exported(_ argument: String) -> String {
  (argument.first?.uppercased() ?? "") + argument.dropFirst()
}
