import JSON
import Text

/// The whole file.
extension RulesReader {
  mutating func ruleSet(_ value: JSONValue) -> RuleSet? {
    let keys = ["schemaVersion"] + RulesReader.headKeys + ["rules"]
    guard let fields = fields(value, required: keys, optional: ["$schema"]) else { return nil }
    _ = fields["$schema"].map { text($0) }
    if let version = fields["schemaVersion"], version.kind != .number(Array("1".utf8)) {
      report(version, "the number 1")
    }
    let head = head(fields)
    guard let api = head.api else { return nil }
    let rules = list(fields["rules"], atLeast: 1) { reader, value in reader.rule(value, api) }
    reportRepetitions(fields["rules"]?.elements ?? [], rules)
    return head.whole.map { RuleSet($0, rules: rules) }
  }

  /// What the rules have in common, as far as it can be read.
  struct HeadRead {
    let api: RuleSet.API?
    let whole: RuleSet.Head?
  }

  /// The keys of what the rules have in common.
  static let headKeys = ["dataDate", "sunset", "api", "documentation"]

  mutating func head(_ fields: Fields) -> HeadRead {
    let (dataDate, sunset) = (day(fields["dataDate"]), day(fields["sunset"]))
    let api = api(fields["api"])
    let documentation = links(fields["documentation"])
    guard let api, let dataDate, let sunset else { return HeadRead(api: api, whole: nil) }
    let head = RuleSet.Head(
      api: api, sunset: sunset, dataDate: dataDate, documentation: documentation)
    return HeadRead(api: api, whole: head)
  }

  private mutating func api(_ value: JSONValue?) -> RuleSet.API? {
    let keys = ["title", "basePath", "version", "legacyVersions", "mediaType"]
    guard let fields = fields(value, required: keys, optional: ["envelope"]) else { return nil }
    let envelope = envelope(fields["envelope"])
    let title = text(fields["title"])
    let base = text(fields["basePath"], "a path that begins and ends with `/`", where: isBase)
    let version = text(fields["version"], "a path segment", where: isPathWord)
    let legacy = texts(fields["legacyVersions"], "a path segment", where: isPathWord)
    let mediaType = text(fields["mediaType"], "a media type with `{date}` in it") {
      pieces(of: $0, around: "{date}") != nil
    }
    guard let title, let base, let version, let mediaType,
      let (prefix, suffix) = pieces(of: mediaType, around: "{date}")
    else { return nil }
    return RuleSet.API(
      title: title, base: base.split(separator: "/").map(String.init), version: version,
      legacyVersions: legacy, mediaTypePrefix: prefix, mediaTypeSuffix: suffix, envelope: envelope)
  }

  private mutating func envelope(_ value: JSONValue?) -> RuleSet.API.Envelope? {
    guard let fields = fields(value, required: ["query", "field"]),
      let query = text(fields["query"]), let field = text(fields["field"])
    else { return nil }
    return RuleSet.API.Envelope(query: query, field: field)
  }

  /// Addresses of pages.
  mutating func links(_ value: JSONValue?) -> [String] {
    texts(value, "an address that begins with https://") { link in
      link.hasPrefix("https://") && link.utf8.count > 8 && !link.utf8.contains(0x20)
    }
  }

  /// Ids, names of operations, and method with path must each be unique in the file.
  private mutating func reportRepetitions(_ values: [JSONValue], _ rules: [Rule]) {
    // A rule that could not be read is missing in `rules`: then its own problems come first.
    guard values.count == rules.count else { return }
    var seen: Set<String> = []
    for (value, rule) in zip(values, rules) {
      let call = rule.deprecated.method + " " + rule.deprecated.path.text
      for name in Set([rule.id, call] + rule.deprecated.operationIds).sorted()
      where !seen.insert(name).inserted {
        report(value.range, "each rule once", found: "`\(name)` in two rules")
      }
    }
  }
}

private func isBase(_ text: String) -> Bool {
  text.utf8.count > 1 && text.hasPrefix("/") && text.hasSuffix("/")
    && text.dropFirst().dropLast().split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { isPathWord(String($0)) }
}

/// What stands before and after the only `mark` of `text`; absent if there is no mark, more than
/// one, or nothing before it.
private func pieces(of text: String, around mark: String) -> (String, String)? {
  let (bytes, sought) = (Array(text.utf8), Array(mark.utf8))
  let places = bytes.indices.filter { bytes[$0...].starts(with: sought) }
  guard places.count == 1, places[0] > 0 else { return nil }
  return (
    String(decoding: bytes[..<places[0]], as: UTF8.self),
    String(decoding: bytes[(places[0] + sought.count)...], as: UTF8.self)
  )
}
