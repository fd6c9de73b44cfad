import Calls
import GoSyntax
import Text

/// Readers of JSON by paths in a string: the packages gjson ("results.0.id") and jsonparser
/// ("results", "[0]", "id").
extension Evaluation {
  /// Their functions. A package is known by the end of its path, wherever it is kept.
  func pathFunction(_ name: String, _ site: CallSite, _ state: State) -> Possible? {
    if let function = member(of: "/tidwall/gjson", name) {
      return textPathFunction(function, site, state)
    }
    guard let function = member(of: "/buger/jsonparser", name), let content = site.argument(0),
      ["GetString", "GetInt", "GetFloat", "GetBoolean", "GetUnsafeString", "Get"].contains(function)
    else { return nil }
    var result = content
    for key in site.arguments.dropFirst() {
      guard let step = texts(key, state).single, isAnswer(result) else { return nil }
      result = read(listStep(step), from: result, site.origin)
    }
    return tuple([result, Possible(.null)])
  }

  private func member(of package: String, _ name: String) -> String? {
    guard let period = name.lastIndex(of: "."), name[..<period].hasSuffix(package) else {
      return nil
    }
    return String(name[name.index(after: period)...])
  }

  private func textPathFunction(
    _ function: String, _ site: CallSite, _ state: State
  ) -> Possible? {
    guard let content = site.argument(0) else { return nil }
    switch function {
    case "Valid", "ValidBytes": return unknown(function)
    case "Parse", "ParseBytes": return isAnswer(content) ? reading(content) : nil
    case "Get", "GetBytes": return site.argument(1).flatMap { got($0, from: content, site, state) }
    case "GetMany", "GetManyBytes":
      let all = site.arguments.dropFirst().compactMap { got($0, from: content, site, state) }
      return all.count == site.arguments.count - 1 ? Possible(.list(all)) : nil
    default: return nil
    }
  }

  /// Methods of what such a function gives.
  func pathMethod(
    _ name: String, _ receiver: Possible, _ site: CallSite, _ state: inout State
  ) -> Possible? {
    var target = receiver.single
    if case .pointer(let cell) = target { target = read(cell, state).single }
    guard case .structure(let result) = target, result.typeName == "gjson.Result",
      let content = result.fields["Raw"], let method = member(of: "gjson.Result", name)
    else { return nil }
    switch method {
    case "Get": return site.argument(0).flatMap { got($0, from: content, site, state) }
    case "String", "Value": return content
    case "Exists", "Int", "Uint", "Float", "Bool", "Time", "IsArray", "IsObject", "IsBool", "Less":
      return unknown(method)
    case "Array": return Possible(.many(reading(each(of: content)), hole("element")))
    case "Map":
      return Possible(.structure(.init(typeName: "gjson.Map", fields: ["Raw": content])))
    case "ForEach":
      guard case .function(let callback) = site.argument(0)?.single else { return nil }
      let arguments = [unknown("key"), reading(each(of: content))]
      var inner = state
      entered(callback)
      _ = enter(callback, arguments, spread: false, at: nil, &inner)
      if !inner.isDead { state = inner }
      return Possible(.null)
    default: return nil
    }
  }

  /// A part of an answer as a value of gjson.
  func reading(_ content: Possible) -> Possible {
    Possible(
      .structure(.init(typeName: "gjson.Result", fields: ["Raw": content, "Str": content])))
  }

  private func each(of content: Possible) -> Possible {
    content.map { value in
      guard case .answer(let text, let path) = value else { return value }
      return .answer(text, path: path + TracedText(unwritten: [UInt8]("[]".utf8)))
    }
  }

  private func isAnswer(_ content: Possible) -> Bool {
    content.items.allSatisfy { if case .answer = $0.value { true } else { false } }
  }

  private func read(
    _ path: TracedText, from content: Possible, _ origin: Origin
  ) -> Possible {
    content.map { value in
      guard case .answer(let text, let start) = value else { return value }
      return part(of: text, start + path, at: origin)
    }
  }

  /// What a path of gjson reads; nil for a path that is not followed.
  private func got(
    _ path: Possible, from content: Possible, _ site: CallSite, _ state: State
  ) -> Possible? {
    guard isAnswer(content), let path = texts(path, state).single else { return nil }
    var steps = TracedText()
    for part in components(of: path) {
      if part.bytes.first == UInt8(ascii: "#"), part.count > 1 {
        guard let key = condition(of: part) else { return nil }
        _ = read(
          steps + TracedText(unwritten: [UInt8]("[]".utf8)) + key, from: content, site.origin)
        steps = steps + TracedText(unwritten: [UInt8]("[]".utf8))
      } else if part.bytes.elementsEqual("#".utf8) {
        steps = steps + TracedText(unwritten: [UInt8]("[]".utf8))
      } else if part.bytes.contains(where: { [UInt8]("*?@!{}[]()|\\\"".utf8).contains($0) }) {
        return nil
      } else {
        steps = steps + step(part)
      }
    }
    return reading(read(steps, from: content, site.origin))
  }

  /// The parts between the periods of a path; those in parentheses belong to a condition.
  private func components(of path: TracedText) -> [TracedText] {
    var result: [TracedText] = []
    var (start, depth) = (0, 0)
    for (index, byte) in path.bytes.enumerated() {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      guard byte == UInt8(ascii: "."), depth == 0 else { continue }
      result.append(path.slice(ByteRange(start, index)))
      start = index + 1
    }
    return result + [path.slice(ByteRange(start, path.count))]
  }

  /// The field that `#(name=="x")` or `#(name=="x")#` looks at, as a step.
  private func condition(of part: TracedText) -> TracedText? {
    guard part.bytes.starts(with: "#(".utf8),
      let end = part.bytes[2...].firstIndex(where: { [UInt8]("=<>!%)".utf8).contains($0) }),
      !part.bytes[2..<end].contains(where: { [UInt8]("#.(@".utf8).contains($0) })
    else { return nil }
    let name = part.slice(ByteRange(2, end))
    return name.isEmpty ? TracedText() : step(name)
  }

  /// A key of jsonparser: a name, or `[0]`.
  private func listStep(_ key: TracedText) -> TracedText {
    key.bytes.first == UInt8(ascii: "[") ? key : step(key)
  }
}
