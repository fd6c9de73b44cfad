import JSON
package import Text

/// The JSON text that jq prints of an object whose fields a program only sets:
/// `.snapshotId = $s | .targetProjectId = $p`, `. + {snapshotId: $s}`. Nil for any other program or
/// document, and where a variable is not known.
package func updated(
  _ document: TracedText, by program: TracedText, variables: [String: TracedText],
  json: [String: TracedText]
) -> TracedText? {
  guard case .success(let tree) = JQProgram.parse(program.bytes) else { return nil }
  let builder = JQBuilder(program: program, strings: variables, json: json)
  let stages: [JQNode]
  if case .pipe(let all) = tree.body.kind { stages = all } else { stages = [tree.body] }
  return stages.reduce(document) { text, stage in
    text.flatMap { text in builder.settings(of: stage).flatMap { set($0, in: text) } }
  }
}

/// Sets fields of an object.
private func set(
  _ fields: [(name: [UInt8], member: TracedText, value: TracedText)], in text: TracedText
) -> TracedText? {
  fields.reduce(text) { text, field in
    guard let text, let object = try? parseJSON(text.bytes, hole: TracedText.holeByte),
      case .object(let members) = object.kind, !members.contains(where: \.keyHasHole)
    else { return nil }
    let own = members.filter { $0.key == field.name }
    if own.count > 1 { return nil }
    if let value = own.first?.value.range {
      return text.slice(ByteRange(0, value.start)) + field.value
        + text.slice(ByteRange(value.end, text.count))
    }
    let end = object.range.end - 1
    let comma = TracedText(unwritten: [UInt8]((members.isEmpty ? "" : ",").utf8))
    return text.slice(ByteRange(0, end)) + comma + field.member
      + text.slice(ByteRange(end, text.count))
  }
}

extension JQBuilder {
  /// The fields that a stage of a program sets, each with its member as JSON text; nil for a stage
  /// that does anything else.
  fileprivate func settings(
    of stage: JQNode
  ) -> [(name: [UInt8], member: TracedText, value: TracedText)]? {
    guard case .operation(let operands, let operators) = stage.kind, operands.count == 2 else {
      return nil
    }
    switch operators {
    case [.assign]:
      guard case .path(let base, let suffixes) = operands[0].kind, base.kind == .identity,
        suffixes.count == 1, case .field(let name) = suffixes[0].kind,
        let value = value(of: operands[1])
      else { return nil }
      let key = [UInt8]("\"".utf8) + name + [UInt8]("\":".utf8)
      return [(name, TracedText(unit: key, origin: program.span(of: stage.range)) + value, value)]
    case [.add]:
      guard operands[0].kind == .identity, let text = value(of: operands[1]),
        let object = try? parseJSON(text.bytes, hole: TracedText.holeByte),
        case .object(let members) = object.kind
      else { return nil }
      return members.map { member in
        (member.key, text.slice(member.range), text.slice(member.value.range))
      }
    default: return nil
    }
  }
}
