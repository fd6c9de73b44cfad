import GoSDK
import GoSyntax
import Rules
import Text

/// Why the calls of a module stay where a package of it reads links of answers and looks for a part
/// of an old path; nil where none does.
func linkTest(in module: GoModule, _ rules: RuleSet) -> String? {
  for package in module.packages where package.sources.contains(where: readsLinks) {
    for source in package.sources {
      guard let literal = pathTest(in: source, rules) else { continue }
      let line = LineTable(source.bytes).line(at: literal.start)
      let path = String(decoding: source.path, as: UTF8.self)
      let text = String(decoding: source.bytes[literal], as: UTF8.self)
      return "\(text) at \(path):\(line) may be looked for in a link of its answer, which leads to "
        + "the new path"
    }
  }
  return nil
}

private func readsLinks(_ source: GoSource) -> Bool {
  var result = false
  source.tree.walk { node in
    if case .expression(.selector(let selector)) = node,
      ["Href", "GetHref", "GetHrefOk"].contains(selector.name.name)
    {
      result = true
    }
    return !result
  }
  return result
}

/// The first literal with a part of an old path that a function on text is given.
private func pathTest(in source: GoSource, _ rules: RuleSet) -> ByteRange? {
  var result: ByteRange?
  source.tree.walk { node in
    guard result == nil, case .expression(.call(let call)) = node,
      case .selector(let selector) = call.function, case .identifier(let package) = selector.base,
      ["strings", "bytes", "regexp", "path"].contains(package.name)
    else { return result == nil }
    for case .literal(let literal) in call.arguments
    where literal.kind == .string || literal.kind == .rawString {
      let content = source.bytes[literal.range].dropFirst().dropLast()
      let text = String(decoding: content, as: UTF8.self)
      if rules.rules.contains(where: { $0.isLookedFor(by: text) }) { result = literal.range }
    }
    return result == nil
  }
  return result
}
