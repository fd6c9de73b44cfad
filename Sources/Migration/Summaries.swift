import Calls
import Rules
import Scanner
import Text

extension RunBuilder {
  /// The request of a draft's first call, as it is or as it has to be.
  func summary(_ draft: Draft, isAfter: Bool) -> RequestSummary? {
    guard let call = draft.calls.first, let needs = draft.needs.first else { return nil }
    if let atlas = call.atlas {
      return call.isAmbiguous ? nil : summary(call, atlas, needs, isAfter: isAfter)
    }
    let own = call.method ?? draft.rule.deprecated.method
    let method = isAfter && !call.isAmbiguous ? draft.rule.replacement.method : own
    var url = call.url
    if isAfter {
      let edits = call.replacements ?? call.certainReplacements
      url = url.replacing(edits.map { ($0.range, $0.bytes) })
    }
    return RequestSummary(
      method: method, url: Self.shown(url), headers: headers(call, isAfter),
      body: body(call, needs, isAfter && !call.isAmbiguous))
  }

  /// A text in which an expression of a host stands as it is written there (`{{ name }}`), and
  /// every other unknown value as a variable of the shell.
  static func shown(_ text: TracedText) -> String {
    text.pieces.map { piece -> String in
      guard case .hole(let hole) = piece.content,
        ["{{", "<<", "<%", "$("].contains(where: hole.name.hasPrefix)
      else { return text.slice(piece.range).description }
      return hole.name
    }.joined()
  }

  private func headers(_ call: DeprecatedCall, _ isAfter: Bool) -> [RequestSummary.Header] {
    var result: [RequestSummary.Header] = []
    let mediaType = call.rule.replacement.mediaType
    for header in call.transfer?.headers ?? [] where header.kind == .sent {
      guard let name = header.name, let value = header.value else { continue }
      let changes =
        header.isNamed("accept")
        || header.isNamed("content-type")
          && rules.api.isVersioned(withoutParameters(value.bytes))
      result.append(
        .init(
          name: String(decoding: name, as: UTF8.self),
          value: isAfter && changes ? mediaType : value.description))
    }
    if isAfter, !result.contains(where: { $0.name.lowercased() == "accept" }) {
      result.append(.init(name: "Accept", value: mediaType))
    }
    return result
  }

  private func body(_ call: DeprecatedCall, _ needs: Needs, _ isAfter: Bool) -> String? {
    let changes = needs.changes.filter { [.body, .field].contains($0.kind) }
    if let text = changes.first?.text {
      return isAfter
        ? text.replacing(changes.map { ($0.range, $0.replacement) }).description
        : text.description
    }
    return call.transfer?.body(ofURL: call.urlIndex).text?.description
  }

  /// The request that a command of the Atlas CLI sends.
  private func summary(
    _ call: DeprecatedCall, _ atlas: AtlasCall, _ needs: Needs, isAfter: Bool
  ) -> RequestSummary {
    let (old, new) = (call.rule.deprecated, call.rule.replacement)
    let mediaType = isAfter ? new.mediaType : old.mediaTypes[0]
    let template = isAfter ? new.path : old.path
    let names = Dictionary(uniqueKeysWithValues: call.rule.parameters.map { ($1, $0) })
    let segments = template.segments.map { segment -> String in
      switch segment {
      case .literal(let text): return text
      case .parameter(let name):
        let flag = isAfter ? names[name] ?? name : name
        return atlas.invocation.flag(flag)?.value?.description ?? "{\(name)}"
      }
    }
    let base = rules.api.base + [rules.api.version]
    let url = "/" + (base + segments).joined(separator: "/")
    let body = needs.changes.first { $0.kind == .body }?.text
    let changes = isAfter ? needs.changes.filter { $0.kind == .body } : []
    return RequestSummary(
      method: isAfter ? new.method : old.method, url: url,
      headers: [.init(name: "Accept", value: mediaType)],
      body: body?.replacing(changes.map { ($0.range, $0.replacement) }).description)
  }
}
