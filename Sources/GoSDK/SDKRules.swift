/// The names of the SDK at all of its releases: what is deprecated, and what replaces it.
package struct SDKRules: Sendable {
  /// A name and the releases that have it.
  package struct Name: Hashable, Sendable {
    package let name: String
    package let first: SDKVersion
    package let last: SDKVersion
  }

  /// An interface of the client, and its field of the same name.
  package struct Service: Hashable, Sendable {
    package let deprecated: [Name]
    package let replacement: [Name]
  }

  /// One of the two sides of an operation.
  package struct Side: Hashable, Sendable {
    package let methods: [Name]
    /// The parameters after the context, in order.
    package let arguments: [String]
    /// The model of the last argument, where it is one.
    package let body: String?
    /// The models of the answer, by release.
    package let results: [Name]
    /// What the documentation calls the method; no release of the SDK has it.
    package let documented: String
  }

  /// An operation.
  package struct Operation: Hashable, Sendable {
    /// The id of the rule that describes the operation's requests.
    package let rule: String
    /// The index of its service.
    package let service: Int
    package let deprecated: Side
    package let replacement: Side
    /// For each deprecated argument the place of its replacement.
    package let order: [Int]
    /// Whether arguments change places.
    package var isReordered: Bool { order != order.sorted() }
  }

  /// The fields of a model over a range of releases.
  package struct Shape: Hashable, Sendable {
    package let first: SDKVersion
    package let last: SDKVersion
    /// The arguments of the constructor, in order.
    package let required: [String]
    /// Go's text of the type by field.
    package let fields: [String: String]
  }

  /// What a deprecated model becomes.
  package struct Replacement: Hashable, Sendable {
    package let deprecated: String
    /// New names of fields.
    package let renames: [String: String]
    /// The model of answers.
    package let answer: String
    /// The model of request bodies by the id of the operation's rule.
    package let bodies: [String: String]
  }

  /// A release that breaks code, and the words in code that may be affected.
  package struct Break: Hashable, Sendable {
    package let release: SDKVersion
    package let text: String
    package let marks: [String]
    /// The fields that were pointers and are values.
    package let values: [String]
  }

  /// The path of the module without a version.
  package let module: String
  /// The newest release of every major version, in order.
  package let releases: [SDKVersion]
  /// The release that a version without a usable replacement moves to.
  package let smallest: SDKVersion
  /// The first release whose replacement can be used.
  package let usableFrom: SDKVersion
  /// The last release whose request bodies are handed over by a method of the request.
  package let bodyBuilderUntil: SDKVersion
  package let services: [Service]
  package let operations: [Operation]
  package let models: [String: [Shape]]
  package let replacements: [String: Replacement]
  /// Go's text of the results of functions that are not deprecated.
  package let functions: [String: String]
  package let breaks: [Break]
}

extension [SDKRules.Name] {
  /// The name at a release; the nearest one for a release that has none.
  package func name(at version: SDKVersion) -> String {
    let exact = first { $0.first <= version && version <= $0.last }
    let nearest = last { $0.first <= version } ?? first
    guard let name = exact ?? nearest else { preconditionFailure("names must not be empty") }
    return name.name
  }

  /// Whether a release has one of the names.
  package func exist(at version: SDKVersion) -> Bool {
    contains { $0.first <= version && version <= $0.last }
  }
}

extension SDKRules {
  /// The fields of a model at a release; the nearest shape for a release without the model.
  package func shape(of model: String, at version: SDKVersion) -> Shape? {
    let shapes = models[model] ?? []
    return shapes.first { $0.first <= version && version <= $0.last }
      ?? shapes.last { $0.first <= version } ?? shapes.first
  }

  /// Where code that imports `version` goes: the version itself if it has the replacement.
  package func target(from version: SDKVersion) -> SDKVersion {
    version < usableFrom ? smallest : version
  }

  /// The newest release that is meant by a version without minor number.
  package func release(_ version: SDKVersion) -> SDKVersion {
    releases.last { $0.numbers[0] == version.numbers[0] && $0 >= version } ?? version
  }
}

extension SDKRules {
  /// Names of which every deprecated use has one.
  package var deprecatedNames: [String] {
    let services = services.flatMap(\.deprecated).map(\.name)
    let methods = operations.flatMap { operation in
      operation.deprecated.methods.map(\.name) + [operation.deprecated.documented]
    }
    return Set(services + methods + Array(replacements.keys)).sorted()
  }
}
