import Text

/// Functions of jq that take filters.
extension JQFollower {
  // A switch that is a table.
  mutating func callOnArgument(
    _ name: String, _ argument: JQNode, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    func own(_ follower: inout JQFollower, _ input: JQShape) -> JQShape {
      follower.follow(argument, on: input, in: scope)
    }
    switch name {
    case "first", "last":
      let values = own(&self, shape)
      place(values)
      return values
    case "isempty":
      _ = own(&self, shape)
      return .plain
    case "any", "all":
      _ = own(&self, shape.elements)
      return .plain
    case "add":
      let elements = own(&self, shape)
      return sum(elements, elements).joined(with: elements).joined(with: .plain)
    case "sort_by", "unique_by", "min_by", "max_by", "group_by":
      order(own(&self, shape.elements))
      if name == "group_by" { return .array(shape) }
      return name.hasPrefix("m") ? shape.elements.joined(with: .plain) : shape
    case "INDEX":
      use(own(&self, shape.elements))
      return .object(JQObjectShape(rest: shape.elements))
    case "path", "paths":
      _ = own(&self, name == "path" ? shape : shape.everything)
      return .array(shape.everything.holdsJob ? .fieldName : .plain)
    case "IN":
      compare(shape, own(&self, shape))
      return .plain
    case "has":
      _ = index(shape, by: own(&self, shape))
      return .plain
    case "in":
      _ = index(own(&self, shape), by: shape)
      return .plain
    case "contains":
      contains(shape, own(&self, shape))
      return .plain
    case "inside":
      contains(own(&self, shape), shape)
      return .plain
    case "getpath": return path(argument, of: shape, scope)
    case "delpaths":
      deletePaths(argument, of: shape, scope)
      return shape
    case "walk":
      let everything = shape.everything.named
      return own(&self, everything) == everything ? shape : .unknown
    default:
      return object(from: .array(own(&self, entries(of: shape).elements)))
    }
  }

  mutating func callOnTwo(
    _ name: String, _ arguments: [JQNode], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    let (first, second) = (arguments[0], arguments[1])
    switch name {
    case "limit", "nth", "skip":
      _ = follow(first, on: shape, in: scope)
      let values = follow(second, on: shape, in: scope)
      place(values)
      return values
    case "any", "all":
      _ = follow(second, on: follow(first, on: shape, in: scope), in: scope)
      return .plain
    case "until", "while":
      let state = repeated(from: shape) { $0.follow(second, on: $1, in: scope) }
      _ = follow(first, on: state, in: scope)
      return state
    case "INDEX":
      let stream = follow(first, on: shape, in: scope)
      use(follow(second, on: stream, in: scope))
      return .object(JQObjectShape(rest: stream))
    case "IN":
      compare(follow(first, on: shape, in: scope), follow(second, on: shape, in: scope))
      return .plain
    default:
      let old = path(first, of: shape, scope)
      let new = follow(second, on: shape, in: scope)
      use(new)
      return old == .plain && !new.holdsJob ? shape : .unknown
    }
  }

  /// What the array of names that `node` spells leads to.
  private mutating func path(
    _ node: JQNode, of shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    guard let items = node.items else {
      let names = follow(node, on: shape, in: scope)
      if shape.everything.holdsJob, names != .array(.fieldName) {
        doubt(JQRenaming.namedByValue)
      }
      return shape.everything
    }
    var value = shape
    for item in items { value = index(value, by: follow(item, on: shape, in: scope)) }
    return value
  }

  private mutating func deletePaths(_ node: JQNode, of shape: JQShape, _ scope: JQScope) {
    guard let paths = node.items else {
      let names = follow(node, on: shape, in: scope)
      if shape.everything.holdsJob, names != .array(.array(.fieldName)) {
        doubt(JQRenaming.namedByValue)
      }
      return
    }
    for own in paths { _ = path(own, of: shape, scope) }
  }

  /// Objects that the program builds to find objects of the answer name the same fields.
  private mutating func contains(_ whole: JQShape, _ part: JQShape) {
    for left in whole.alternatives {
      for right in part.alternatives {
        switch (left, right) {
        case (.array(let left), .array(let right)): contains(left, right)
        case (.object(let left), .object(let right)) where left.isJob && !right.isJob:
          renameKeys(of: right)
          use(right.values)
        case (.object(let left), .object(let right)) where !left.isJob:
          for (key, value) in right.known { contains(left.known[key] ?? left.rest, value) }
        default: compare(left, right)
        }
      }
    }
  }

  // MARK: Entries

  /// `to_entries`
  func entries(of shape: JQShape) -> JQShape {
    shape.map { one in
      switch one {
      case .object(let object):
        var entry = JQObjectShape()
        entry.known[JQFunctions.key] = object.isJob ? .fieldName : object.keyTexts
        entry.known[JQFunctions.value] = object.isJob ? object.values.placed : object.values
        return .array(.object(entry))
      case .array(let element):
        let entry = [JQFunctions.key: JQShape.plain, JQFunctions.value: element]
        return .array(.object(JQObjectShape(known: entry)))
      case .foreign, .unknown: return .array(one)
      default: return .array(.plain)
      }
    }
  }

  /// `from_entries`
  mutating func object(from shape: JQShape) -> JQShape {
    var result = JQShape.nothing
    for one in shape.elements.alternatives {
      guard case .object(let entry) = one else {
        result = result.joined(with: one)
        continue
      }
      let names = ["key", "k", "name", "Name", "Key", "K"].map { [UInt8]($0.utf8) }
      let values = ["value", "v", "Value", "V"].map { [UInt8]($0.utf8) }
      let key = names.reduce(JQShape.nothing) { $0.joined(with: entry.known[$1] ?? .nothing) }
      let value = values.reduce(JQShape.nothing) { $0.joined(with: entry.known[$1] ?? .nothing) }
      result = result.joined(with: object(key, value))
    }
    return result
  }

  private mutating func object(_ key: JQShape, _ value: JQShape) -> JQShape {
    let value = value.named
    if key == .fieldName { return .object(JQObjectShape(rest: value, isJob: true)) }
    use(key)
    return .object(JQObjectShape(rest: value.joined(with: .plain)))
  }
}

extension JQNode {
  /// The items of an array that the program spells out.
  fileprivate var items: [JQNode]? {
    guard case .array(let content) = kind else { return nil }
    guard let content else { return [] }
    if case .comma(let items) = content.kind { return items }
    return [content]
  }
}

extension JQObjectShape {
  /// The keys as values, where the program spells them.
  fileprivate var keyTexts: JQShape {
    keySites.reduce(.plain) { $0.joined(with: .text(JQText(bytes: $1.key, site: $1.value))) }
  }
}

/// The functions of jq that work on strings, numbers and dates.
enum JQFunctions {
  enum Kind { case scalar, foreign, inputless }

  static let key = [UInt8]("key".utf8)
  static let value = [UInt8]("value".utf8)

  static let scalar: [String: Kind] = {
    var table: [String: Kind] = [:]
    let scalars = """
      tostring tonumber tojson ascii_downcase ascii_upcase ltrimstr rtrimstr trimstr startswith
      endswith trim ltrim rtrim split splits join test sub gsub ascii implode explode utf8bytelength
      index rindex indices floor ceil round sqrt pow log log2 log10 exp exp2 exp10 fabs abs
      infinite nan isinfinite isnan isnormal isvalid todate fromdate date dateadd datesub
      fromdateiso8601 todateiso8601 dateiso8601 strptime strftime strflocaltime mktime gmtime
      localtime format significand logb gamma lgamma tgamma trunc
      tobool halt_error bsearch toboolean
      """
    for name in scalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      table[String(name)] = .scalar
    }
    for name in ["fromjson", "match", "capture", "scan", "get_search_list", "fromstream"] {
      table[name] = .foreign
    }
    for name in [
      "range", "now", "input_filename", "input_line_number", "builtins", "infinite", "nan",
      "have_decnum", "have_literal_numbers", "modulemeta",
    ] { table[name] = .inputless }
    return table
  }()
}
