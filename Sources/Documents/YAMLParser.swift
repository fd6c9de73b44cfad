import Text

/// Puts the tokens of a YAML stream together: recursive descent over the token list.
struct YAMLParser {
  let tokens: [YAMLToken]
  private var next = 0
  private var depth = 0

  init(tokens: [YAMLToken]) { self.tokens = tokens }

  private var token: YAMLToken { tokens[min(next, tokens.count - 1)] }

  private func failure(_ message: String) -> YAMLProblem {
    YAMLProblem(offset: token.range.start, message: message)
  }

  /// The documents of the stream.
  mutating func stream() throws(YAMLProblem) -> [YAMLNode] {
    var result: [YAMLNode] = []
    while true {
      while case .documentEnd = token.kind { next += 1 }
      if case .streamEnd = token.kind { return result }
      var isExplicit = result.isEmpty
      while case .directive = token.kind { next += 1 }
      if case .documentStart = token.kind {
        next += 1
        isExplicit = true
      }
      guard isExplicit else { throw failure("`---` is expected before another document") }
      switch token.kind {
      case .directive, .documentStart, .documentEnd, .streamEnd: result.append(empty())
      default: result.append(try node(isBlock: true))
      }
      switch token.kind {
      case .directive, .documentStart, .documentEnd, .streamEnd: break
      default: throw failure("this belongs to no value")
      }
    }
  }

  /// A value that is not written.
  private func empty(_ properties: YAMLProperties = YAMLProperties()) -> YAMLNode {
    let place = ByteRange(token.range.start, token.range.start)
    return .scalar(
      YAMLScalar(style: .plain, range: place, layer: .yamlPlain(isInFlow: false)), properties)
  }

  /// One value with its properties.
  private mutating func node(
    isBlock: Bool, mayBeUnindented: Bool = false
  ) throws(YAMLProblem) -> YAMLNode {
    if case .alias(let name) = token.kind {
      next += 1
      return .alias(name, tokens[next - 1].range)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= 200 else { throw failure("nested more than 200 levels deep") }
    let before = next
    let properties = readProperties()
    switch token.kind {
    case .blockEntry where mayBeUnindented: return .sequence(try unindented(), properties)
    case .scalar(let scalar):
      next += 1
      return .scalar(scalar, properties)
    case .sequenceStart: return .sequence(try flowSequence(), properties)
    case .mappingStart: return .mapping(try flowMapping(), properties)
    case .blockSequenceStart where isBlock: return .sequence(try blockSequence(), properties)
    case .blockMappingStart where isBlock: return .mapping(try blockMapping(), properties)
    default:
      guard next > before else { throw failure("a value is expected") }
      return empty(properties)
    }
  }

  private mutating func readProperties() -> YAMLProperties {
    var properties = YAMLProperties()
    while true {
      switch token.kind {
      case .anchor(let name) where properties.anchor == nil: properties.anchor = name
      case .tag where properties.tag == nil: properties.tag = token.range
      default: return properties
      }
      next += 1
    }
  }
}

// MARK: - Block collections

extension YAMLParser {
  private mutating func blockSequence() throws(YAMLProblem) -> [YAMLNode] {
    next += 1
    var items: [YAMLNode] = []
    while case .blockEntry = token.kind {
      next += 1
      switch token.kind {
      case .blockEntry, .blockEnd: items.append(empty())
      default: items.append(try node(isBlock: true))
      }
    }
    guard case .blockEnd = token.kind else { throw failure("the next `-` is expected") }
    next += 1
    return items
  }

  /// A list at the column of the key that it belongs to.
  private mutating func unindented() throws(YAMLProblem) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while case .blockEntry = token.kind {
      next += 1
      switch token.kind {
      case .blockEntry, .key, .value, .blockEnd: items.append(empty())
      default: items.append(try node(isBlock: true))
      }
    }
    return items
  }

  private mutating func blockMapping() throws(YAMLProblem) -> [YAMLPair] {
    next += 1
    var pairs: [YAMLPair] = []
    while true {
      var key = empty()
      switch token.kind {
      case .key:
        next += 1
        key = try blockValue()
      case .value: break
      case .blockEnd:
        next += 1
        return pairs
      default: throw failure("the next key is expected")
      }
      guard case .value = token.kind else {
        pairs.append(YAMLPair(key: key, value: empty()))
        continue
      }
      next += 1
      pairs.append(YAMLPair(key: key, value: try blockValue()))
    }
  }

  private mutating func blockValue() throws(YAMLProblem) -> YAMLNode {
    switch token.kind {
    case .key, .value, .blockEnd: empty()
    default: try node(isBlock: true, mayBeUnindented: true)
    }
  }
}

// MARK: - Flow collections

extension YAMLParser {
  private mutating func flowSequence() throws(YAMLProblem) -> [YAMLNode] {
    next += 1
    var items: [YAMLNode] = []
    while true {
      if case .sequenceEnd = token.kind { break }
      if !items.isEmpty {
        guard case .flowEntry = token.kind else { throw failure("`,` or `]` is expected") }
        next += 1
        if case .sequenceEnd = token.kind { break }
      }
      if case .key = token.kind {
        items.append(.mapping([try flowPair()], YAMLProperties()))
      } else {
        items.append(try node(isBlock: false))
      }
    }
    next += 1
    return items
  }

  private mutating func flowMapping() throws(YAMLProblem) -> [YAMLPair] {
    next += 1
    var pairs: [YAMLPair] = []
    while true {
      if case .mappingEnd = token.kind { break }
      if !pairs.isEmpty {
        guard case .flowEntry = token.kind else { throw failure("`,` or `}` is expected") }
        next += 1
        if case .mappingEnd = token.kind { break }
      }
      switch token.kind {
      case .key, .value: pairs.append(try flowPair())
      default: pairs.append(YAMLPair(key: try node(isBlock: false), value: empty()))
      }
    }
    next += 1
    return pairs
  }

  /// `key: value`, either of which may be absent.
  private mutating func flowPair() throws(YAMLProblem) -> YAMLPair {
    var key = empty()
    if case .key = token.kind {
      next += 1
      key = try flowValue()
    }
    guard case .value = token.kind else { return YAMLPair(key: key, value: empty()) }
    next += 1
    return YAMLPair(key: key, value: try flowValue())
  }

  private mutating func flowValue() throws(YAMLProblem) -> YAMLNode {
    switch token.kind {
    case .value, .flowEntry, .sequenceEnd, .mappingEnd: empty()
    default: try node(isBlock: false)
    }
  }
}
