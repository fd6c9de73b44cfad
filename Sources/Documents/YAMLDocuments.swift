import Text

extension Document {
  /// Reads a YAML file and finds the scripts of the formats that are known. The actions of a
  /// template are passed over.
  mutating func readYAML(_ whole: TracedText, path: [UInt8]) {
    var stream = YAMLStream.read(whole.bytes)
    template = Template(path: path, bytes: whole.bytes)
    if case .failure = stream, let other = template ?? .some(.go), other.occurs(in: whole.bytes) {
      stream = YAMLStream.read(other.masked(whole.bytes))
      if case .success = stream { template = other }
    }
    switch stream {
    case .failure(let failure):
      problem = "the YAML cannot be read: \(failure.message)"
      problemOffset = failure.offset
    case .success(let stream):
      comments = stream.comments
      for root in stream.documents {
        addParts(of: root, whole)
        var reader = PipelineReader(
          tree: YAMLTree(root: root, whole: whole), path: String(decoding: path, as: UTF8.self))
        reader.read()
        groups += reader.groups
        guard reader.groups.isEmpty else { continue }
        var lists = CommandListReader(tree: YAMLTree(root: root, whole: whole))
        lists.read()
        groups += lists.groups
        variables += lists.variables
      }
    }
  }

  private mutating func addParts(of node: YAMLNode, _ whole: TracedText) {
    let none = ByteRange(0, 0)
    let own = node.properties
    if let tag = own.tag { parts.append(Part(range: tag, value: Array(whole.bytes[tag]))) }
    if let anchor = own.anchor {
      parts.append(Part(range: none, value: [UInt8]("&\(anchor)".utf8)))
    }
    switch node {
    case .scalar(let scalar, _):
      parts.append(Part(range: scalar.range, value: scalar.value(in: whole.bytes)))
    case .alias(let name, _):
      parts.append(Part(range: none, value: [UInt8]("*\(name)".utf8)))
    case .sequence(let items, _):
      parts.append(Part(range: none, value: [UInt8]("list \(items.count)".utf8)))
      for item in items { addParts(of: item, whole) }
    case .mapping(let pairs, _):
      parts.append(Part(range: none, value: [UInt8]("mapping \(pairs.count)".utf8)))
      for pair in pairs {
        addParts(of: pair.key, whole)
        addParts(of: pair.value, whole)
      }
    }
  }
}
