import Text

/// The variables of a container of Kubernetes, and how `$(NAME)` stands for them in its command and
/// in values of each other (Kubernetes, "Define Dependent Environment Variables").
struct ContainerEnvironment {
  /// Those whose value is written, in order.
  private(set) var variables: [DocumentVariable] = []
  /// The names that are set so far, also by a secret or a field.
  private var names: Set<String> = []
  /// Whether a ConfigMap or Secret sets more, by names that are not known.
  private let isOpen: Bool

  init(of container: YAMLNode, _ tree: YAMLTree) {
    isOpen = tree.value(container, "envFrom") != nil
    for item in tree.items(tree.value(container, "env")) ?? [] {
      guard let name = tree.string(tree.value(item, "name")) else { continue }
      if let value = tree.traced(tree.value(item, "value")) {
        let own = DocumentVariable(name: name, value: value)
        variables.append(own.filled(filled(value)))
      }
      names.insert(name)
    }
  }

  /// The text with `$(NAME)` of a variable that is set as its value, or as the value that the shell
  /// knows by that name as well. `$$` is a dollar; another name stays as it is written.
  func filled(_ text: TracedText) -> TracedText {
    var result = TracedText()
    var (start, offset) = (0, 0)
    while offset + 1 < text.count {
      let next = text.bytes[offset + 1]
      guard text.bytes[offset] == UInt8(ascii: "$"),
        let end = next == UInt8(ascii: "$") ? offset + 2 : end(ofNameIn: text.bytes, offset)
      else {
        offset += 1
        continue
      }
      let place = ByteRange(offset, end)
      result.append(text.slice(ByteRange(start, offset)))
      if next == UInt8(ascii: "$") {
        result.append(text.unit(place, meaning: [next]))
      } else {
        let name = String(decoding: text.bytes[(offset + 2)..<(end - 1)], as: UTF8.self)
        let hole = TracedText(Hole(kind: .variable, name: name), origin: text.span(of: place))
        result.append(variables.value(of: name) ?? hole)
      }
      (start, offset) = (end, end)
    }
    return result + text.slice(ByteRange(start, text.count))
  }

  /// Where `$(NAME)` ends whose variable is set, or may be.
  private func end(ofNameIn bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start + 1] == UInt8(ascii: "(") else { return nil }
    let name = bytes[(start + 2)...].prefix { $0.isWordByte || "_-.".utf8.contains($0) }
    guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ")"),
      isOpen || names.contains(String(decoding: name, as: UTF8.self))
    else { return nil }
    return name.endIndex + 1
  }
}
