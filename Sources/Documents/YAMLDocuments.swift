import Text

extension Document {
  /// Reads a YAML file and finds the scripts of the formats that are known. The actions of a
  /// template are passed over.
  mutating func readYAML(_ whole: TracedText, path: [UInt8]) {
    var read = whole.bytes
    var stream = YAMLStream.read(read)
    template = Template(path: path, bytes: whole.bytes)
    if case .failure = stream, let other = template ?? .some(.go), other.occurs(in: whole.bytes) {
      let masked = other.masked(whole.bytes)
      stream = YAMLStream.read(masked)
      if case .success = stream { (template, read) = (other, masked) }
    }
    switch stream {
    case .failure(let failure):
      problem = "the YAML cannot be read: \(failure.message)"
      problemOffset = failure.offset
    case .success(let stream):
      comments = stream.comments
      self.stream = (whole.bytes, read)
      for root in stream.documents {
        var reader = PipelineReader(
          tree: YAMLTree(root: root, whole: whole), path: String(decoding: path, as: UTF8.self))
        reader.read()
        groups += reader.groups
        variables += reader.parameters
        titles += reader.titles
        // Cloud Build has steps with a script beside others.
        let hasSteps = reader.tree.value(root, "steps") != nil
        guard reader.groups.isEmpty || hasSteps else { continue }
        var lists = CommandListReader(tree: YAMLTree(root: root, whole: whole))
        if reader.groups.isEmpty { lists.read() } else { lists.readService() }
        groups += lists.groups
        variables += lists.variables
        followed += lists.followed
      }
    }
  }

  /// What an edit of a YAML file leaves as it is.
  var streamParts: [Part] {
    guard let (whole, read) = stream, case .success(let stream) = YAMLStream.read(read) else {
      return []
    }
    var parts: [Part] = []
    for root in stream.documents { Self.addParts(of: root, whole, to: &parts) }
    return parts
  }

  private static func addParts(of node: YAMLNode, _ whole: [UInt8], to parts: inout [Part]) {
    let none = ByteRange(0, 0)
    let own = node.properties
    if let tag = own.tag { parts.append(Part(range: tag, value: Array(whole[tag]))) }
    if let anchor = own.anchor {
      parts.append(Part(range: none, value: [UInt8]("&\(anchor)".utf8)))
    }
    switch node {
    case .scalar(let scalar, _):
      parts.append(Part(range: scalar.range, value: scalar.value(in: whole)))
    case .alias(let name, _):
      parts.append(Part(range: none, value: [UInt8]("*\(name)".utf8)))
    case .sequence(let items, _):
      parts.append(Part(range: none, value: [UInt8]("list \(items.count)".utf8)))
      for item in items { addParts(of: item, whole, to: &parts) }
    case .mapping(let pairs, _):
      parts.append(Part(range: none, value: [UInt8]("mapping \(pairs.count)".utf8)))
      for pair in pairs {
        addParts(of: pair.key, whole, to: &parts)
        addParts(of: pair.value, whole, to: &parts)
      }
    }
  }
}
