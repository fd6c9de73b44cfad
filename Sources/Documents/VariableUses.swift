package import Text

extension Document {
  /// The places where the document writes values of variables that it also names in text that is
  /// not followed: neither a script nor another setting of the variable.
  package func valuesUsedElsewhere(in bytes: [UInt8]) -> [ByteRange] {
    var places: [String: Set<ByteRange>] = [:]
    for own in variables + scripts.flatMap(\.environment) {
      places[own.name, default: []].formUnion(own.value.pieces.compactMap(\.origin?.range))
    }
    guard !places.isEmpty else { return [] }
    let shown = comments + titles
    let covered = Coverage(
      scripts.flatMap { [$0.text] + $0.setup }.flatMap(\.pieces).compactMap(\.origin?.range)
        + shown + places.values.joined() + followed
        + (variables + scripts.flatMap(\.environment)).flatMap(\.written))
    let open = unfollowed + expressions(besides: Set(places.keys))
    return places.filter { name, _ in
      namedElsewhere.contains(name)
        || references(to: name, in: bytes).contains { place in
          !covered.touches(place) || open.contains { $0.overlaps(place) }
        }
    }.flatMap(\.value)
  }

  /// The places of expressions of the document whose value is not known (`{{ .KIND | upper }}`),
  /// other than the plain name of a variable.
  private func expressions(besides names: Set<String>) -> [ByteRange] {
    let texts = scripts.flatMap { [$0.text] + $0.environment.map(\.value) }
    return texts.flatMap(\.pieces).compactMap { piece in
      guard case .hole(let hole) = piece.content, hole.kind == .unknown, let origin = piece.origin,
        !names.contains(hole.name)
      else { return nil }
      return origin.range
    }
  }

  /// The variables that the document sets.
  package var variableNames: Set<String> {
    Set((variables + scripts.flatMap(\.environment)).map(\.name))
  }

  /// The places where the values of some of its variables are written.
  package func places(ofVariables names: Set<String>) -> [ByteRange] {
    (variables + scripts.flatMap(\.environment)).filter { names.contains($0.name) }
      .flatMap { $0.value.pieces.compactMap(\.origin?.range) }
  }

  /// The variables whose value has the text of a place: it is written there, or in that of another
  /// variable which the value names.
  package func names(ofVariablesWith place: ByteRange) -> Set<String> {
    var result: Set<String> = []
    for _ in 0..<variables.count {
      let more = variables.filter { variable in
        let text = String(decoding: variable.value.bytes, as: UTF8.self)
        return variable.written.contains { $0.contains(place) }
          || result.contains { text.contains("$(\($0))") || text.contains("${\($0)}") }
      }
      let known = result.count
      result.formUnion(more.map(\.name))
      if result.count == known { break }
    }
    return result
  }

  /// Whether the document asks for a variable of the shell (`$NAME`) in text that is neither a
  /// script nor a comment.
  package func asksElsewhere(for name: String, in bytes: [UInt8]) -> Bool {
    let forms = ["$\(name)", "${\(name)"].map { [UInt8]($0.utf8) }
    let shown = comments + titles
    let followed = Coverage(
      scripts.flatMap { [$0.text] + $0.setup }.flatMap(\.pieces).compactMap(\.origin?.range)
        + shown + variables.flatMap(\.written))
    return Markers(forms).allOccurrences(in: bytes).contains { found in
      let end = found.offset + forms[found.marker].count
      let isWhole = end == bytes.count || !isNameByte(bytes[end])
      return isWhole && !followed.touches(ByteRange(found.offset, end))
    }
  }

  /// Where a name stands as the value of a variable is asked for: after `$`, a bracket, a period, a
  /// quote and the like; letters may be upper case there (Azure Pipelines).
  private func references(to name: String, in bytes: [UInt8]) -> [ByteRange] {
    // A single letter is too common to be looked for in any other form.
    if name.utf8.count == 1 { return expansions(of: name, in: bytes) }
    let names = Set([name, name.uppercased()]).map { [UInt8]($0.utf8) }
    return Markers(names).allOccurrences(in: bytes).compactMap { found in
      let end = found.offset + names[found.marker].count
      var start = found.offset
      let isWhole = end == bytes.count || !isNameByte(bytes[end])
      guard isWhole, start > 0, !isNameByte(bytes[start - 1]) else { return nil }
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      guard start > 0 else { return nil }
      let isApart = start < found.offset
      guard [UInt8]((isApart ? "{(" : "${(.%:[\"'").utf8).contains(bytes[start - 1]),
        !isSetting(bytes, end)
      else { return nil }
      while start > 0, [UInt8]("${(.%:[<".utf8).contains(bytes[start - 1]) { start -= 1 }
      var last = end
      while last < bytes.count, [UInt8](" })]>".utf8).contains(bytes[last]) { last += 1 }
      return ByteRange(start, last)
    }
  }

  /// `$(N)` and `${N}`
  private func expansions(of name: String, in bytes: [UInt8]) -> [ByteRange] {
    let forms = ["$(\(name))", "${\(name)}"].map { [UInt8]($0.utf8) }
    return Markers(forms).allOccurrences(in: bytes).map { found in
      ByteRange(found.offset, found.offset + forms[found.marker].count)
    }
  }

  /// Whether `:` or `=` follows a name, perhaps after the quote around it.
  private func isSetting(_ bytes: [UInt8], _ end: Int) -> Bool {
    let rest = bytes[end...].drop { [UInt8]("\"' ?+:".utf8).contains($0) && $0 != 0x3A }
    return rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: "=")
  }

  private func isNameByte(_ byte: UInt8) -> Bool { byte.isWordByte || byte == UInt8(ascii: "_") }
}

/// Ranges of a file that are looked up.
private struct Coverage {
  private let ordered: [ByteRange]

  init(_ ranges: [ByteRange]) {
    var joined: [ByteRange] = []
    for range in ranges.sorted() {
      if let last = joined.last, range.start <= last.end {
        joined[joined.count - 1] = ByteRange(last.start, max(last.end, range.end))
      } else {
        joined.append(range)
      }
    }
    ordered = joined
  }

  /// Whether a range overlaps one of them or stands right beside it.
  func touches(_ range: ByteRange) -> Bool {
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle].end < range.start { low = middle + 1 } else { high = middle }
    }
    return low < ordered.count && ordered[low].start <= range.end
  }
}
