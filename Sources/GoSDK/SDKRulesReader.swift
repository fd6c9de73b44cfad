import JSON
import RuleData
import Text

/// What is wrong with a rules file of the SDK.
package struct SDKRulesError: Error, Hashable {
  /// The byte offset of the value.
  package let offset: Int
  package let expected: String
}

/// The embedded rules, read when they are first asked for. A test keeps them readable.
package func builtInSDKRules() -> SDKRules { embedded }

private let embedded: SDKRules = {
  do throws(SDKRulesError) {
    return try readSDKRules(builtInSDKRulesText())
  } catch {
    preconditionFailure("rules/go-sdk.json at byte \(error.offset): expected \(error.expected)")
  }
}()

/// What tells that a file may have to do with the SDK. A start needs no more of the rules.
package struct SDKMarks: Sendable {
  /// The path of the module without a version.
  package let module: String
  /// The deprecated names that hold no other one: a text that has none of them has none of all.
  package let names: [String]
}

/// The marks of the embedded rules, which are read no further than to them.
package func builtInSDKMarks() -> SDKMarks {
  do {
    let rules = try parseJSON(builtInSDKRulesText(), onlyLeading: ["module", "marks"])
    return SDKMarks(module: try rules.text("module"), names: try rules.texts("marks"))
  } catch {
    preconditionFailure("rules/go-sdk.json must begin with `module` and `marks`: \(error)")
  }
}

/// The embedded rules file, byte for byte.
package func builtInSDKRulesText() -> [UInt8] {
  let count = Int(tenant2flex_go_sdk_count())
  return unsafe Array(UnsafeBufferPointer(start: tenant2flex_go_sdk(), count: count))
}

/// Reads rules from JSON text.
package func readSDKRules(_ bytes: [UInt8]) throws(SDKRulesError) -> SDKRules {
  let value: JSONValue
  do {
    value = try parseJSON(bytes)
  } catch {
    throw SDKRulesError(offset: 0, expected: "JSON")
  }
  return try SDKRules(value)
}

extension JSONValue {
  fileprivate func error(_ expected: String) -> SDKRulesError {
    SDKRulesError(offset: range.start, expected: expected)
  }

  fileprivate func get(_ key: String) throws(SDKRulesError) -> JSONValue {
    guard let member = member(key) else { throw error("the key `\(key)`") }
    return member.value
  }

  fileprivate func text() throws(SDKRulesError) -> String {
    guard let string, !string.isEmpty else { throw error("a text that is not empty") }
    return String(decoding: string, as: UTF8.self)
  }

  fileprivate func text(_ key: String) throws(SDKRulesError) -> String { try get(key).text() }

  fileprivate func version(_ key: String) throws(SDKRulesError) -> SDKVersion {
    try get(key).version()
  }

  fileprivate func version() throws(SDKRulesError) -> SDKVersion {
    guard let version = SDKVersion(try text()) else { throw error("a release") }
    return version
  }

  fileprivate func list<Element>(
    _ key: String, _ read: (JSONValue) throws(SDKRulesError) -> Element
  ) throws(SDKRulesError) -> [Element] {
    let value = try get(key)
    guard case .array(let elements) = value.kind else { throw value.error("an array") }
    var result: [Element] = []
    for element in elements { result.append(try read(element)) }
    return result
  }

  fileprivate func texts(_ key: String) throws(SDKRulesError) -> [String] {
    try list(key) { (value) throws(SDKRulesError) in try value.text() }
  }

  fileprivate func map(_ key: String) throws(SDKRulesError) -> [String: String] {
    let value = try get(key)
    guard case .object(let members) = value.kind else { throw value.error("an object") }
    var result: [String: String] = [:]
    for member in members {
      result[String(decoding: member.key, as: UTF8.self)] = try member.value.text()
    }
    return result
  }
}

extension SDKRules.Name {
  fileprivate init(_ value: JSONValue) throws(SDKRulesError) {
    self.init(
      name: try value.text("name"), first: try value.version("first"),
      last: try value.version("last"))
  }

  fileprivate static func list(
    _ value: JSONValue, _ key: String
  ) throws(SDKRulesError) -> [SDKRules.Name] {
    let names = try value.list(key) { (value) throws(SDKRulesError) in try SDKRules.Name(value) }
    if names.isEmpty { throw try value.get(key).error("at least one name") }
    return names
  }
}

extension SDKRules.Side {
  fileprivate init(_ value: JSONValue, last: SDKVersion) throws(SDKRulesError) {
    let result = try value.get("result")
    var results: [SDKRules.Name] = []
    if result.string != nil {
      guard let first = SDKVersion("v0.0.0") else { throw result.error("a model") }
      results = [SDKRules.Name(name: try result.text(), first: first, last: last)]
    } else {
      results = try SDKRules.Name.list(value, "result")
    }
    self.init(
      methods: try SDKRules.Name.list(value, "methods"), arguments: try value.texts("arguments"),
      body: try value.member("body")?.value.text(), results: results,
      documented: try value.text("documented"))
  }
}

extension SDKRules {
  fileprivate init(_ value: JSONValue) throws(SDKRulesError) {
    let schema = try value.get("schemaVersion")
    if schema.kind != .number(Array("1".utf8)) { throw schema.error("the number 1") }
    let releases = try value.list("releases") { (value) throws(SDKRulesError) in
      try value.version()
    }
    guard let newest = releases.last else { throw try value.get("releases").error("a release") }
    let services = try value.list("services") { (value) throws(SDKRulesError) in
      Service(
        deprecated: try Name.list(value, "deprecated"),
        replacement: try Name.list(value, "replacement"))
    }
    self.init(
      module: try value.text("module"), releases: releases,
      smallest: try value.version("smallest"), usableFrom: try value.version("usableFrom"),
      bodyBuilderUntil: try value.get("bodyBuilder").version("last"), services: services,
      operations: try value.list("operations") { (value) throws(SDKRulesError) in
        try SDKRules.operation(value, services, newest)
      },
      models: try modelShapes(value), replacements: try modelReplacements(value),
      functions: try value.map("functions"),
      breaks: try value.list("breaking") { (value) throws(SDKRulesError) in
        Break(
          release: try value.version("release"), text: try value.text("text"),
          marks: try value.texts("marks"),
          values: value.member("values") == nil ? [] : try value.texts("values"))
      })
  }

  private static func operation(
    _ value: JSONValue, _ services: [Service], _ newest: SDKVersion
  ) throws(SDKRulesError) -> Operation {
    let name = try value.get("deprecated").text("service")
    guard let service = services.firstIndex(where: { $0.deprecated.contains { $0.name == name } })
    else { throw try value.get("deprecated").get("service").error("one of the services") }
    let old = try Side(value.get("deprecated"), last: newest)
    let new = try Side(value.get("replacement"), last: newest)
    let order = try value.list("order") { (value) throws(SDKRulesError) -> Int in
      guard case .number(let digits) = value.kind,
        let place = Int(String(decoding: digits, as: UTF8.self))
      else { throw value.error("a number") }
      return place
    }
    guard old.arguments.count == new.arguments.count,
      order.sorted() == Array(old.arguments.indices)
    else { throw try value.get("order").error("the place of each argument once") }
    return Operation(
      rule: try value.text("rule"), service: service, deprecated: old, replacement: new,
      order: order)
  }
}

private func modelShapes(_ value: JSONValue) throws(SDKRulesError) -> [String: [SDKRules.Shape]] {
  var result: [String: [SDKRules.Shape]] = [:]
  let models = try value.list("models") { (value) throws(SDKRulesError) in value }
  for model in models {
    result[try model.text("name")] = try model.list("shapes") { (value) throws(SDKRulesError) in
      SDKRules.Shape(
        first: try value.version("first"), last: try value.version("last"),
        required: try value.texts("required"), fields: try value.map("fields"))
    }
  }
  return result
}

private func modelReplacements(
  _ value: JSONValue
) throws(SDKRulesError) -> [String: SDKRules.Replacement] {
  var result: [String: SDKRules.Replacement] = [:]
  let all = try value.list("replacements") { (value) throws(SDKRulesError) in value }
  for entry in all {
    let name = try entry.text("deprecated")
    result[name] = SDKRules.Replacement(
      deprecated: name, renames: try entry.map("renames"), answer: try entry.text("answer"),
      bodies: entry.member("bodies") == nil ? [:] : try entry.map("bodies"))
  }
  return result
}
