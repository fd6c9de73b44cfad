import Text

/// The variables of Ansible's plays, blocks and tasks.
extension CommandListReader {
  /// The `vars` of a play, block or task that have no other value than the one written there, as
  /// far as the file tells (Ansible, "Understanding variable precedence"): nothing stronger is set
  /// in it, and nothing outside of it takes them.
  func settledVariables(of item: YAMLNode) -> [DocumentVariable] {
    let own = tree.variables(tree.value(item, "vars"))
    guard !own.isEmpty, !Self.outsiders.occur(in: tree.whole.bytes) else { return [] }
    return own.filter { variable in
      !variable.name.isEmpty && variable.name.utf8.allSatisfy(isNameByte)
        && isSetOnce(variable.name)
    }
  }

  /// What sets variables over those of a play, or takes them in another file.
  private static let outsiders = Markers(
    [
      "vars_files:", "vars_prompt:", "include_vars", "roles:", "_role:", "_tasks:", "include:",
      "_playbook:", "template:", "vars['", "lookup('vars'", "hostvars", "set_fact",
    ].map { [UInt8]($0.utf8) })

  /// Whether a name is set once in the file, by `name:`, `name=` or `register: name`, and every
  /// other place asks for its value between braces. Conditions (`when: name`) need none.
  private func isSetOnce(_ name: String) -> Bool {
    let bytes = tree.whole.bytes
    var settings = 0
    for found in Markers([[UInt8](name.utf8)]).allOccurrences(in: bytes) {
      let (start, end) = (found.offset, found.offset + name.utf8.count)
      // A part of a path is no name.
      guard start == 0 || !isNameByte(bytes[start - 1]) && bytes[start - 1] != UInt8(ascii: "/"),
        end == bytes.count || !isNameByte(bytes[end])
      else { continue }
      let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let line = bytes[lineStart..<start]
      let open = line.lastIndex(of: UInt8(ascii: "{")) ?? line.startIndex
      let isInBraces =
        open > line.startIndex && bytes[open - 1] == UInt8(ascii: "{")
        && !line[open...].contains(UInt8(ascii: "}"))
      if isInBraces { continue }
      let rest = bytes[end...].drop { "\"' ".utf8.contains($0) }
      guard let sign = rest.first, ":=".utf8.contains(sign) else { return false }
      settings += 1
    }
    return settings == 1
  }

  private func isNameByte(_ byte: UInt8) -> Bool { byte.isWordByte || byte == UInt8(ascii: "_") }
}
