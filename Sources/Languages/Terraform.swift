package import Text

/// A block of Terraform with a type and a label: `data "TYPE" "LABEL" { ... }`.
package struct TerraformBlock: Sendable {
  package let type: String
  /// Without the quotes.
  package let typeRange: ByteRange
  package let label: String
  /// The names at the left of `=` right inside the block.
  package let arguments: [(name: String, range: ByteRange)]
}

/// The data sources of a file, in order; a block that is not closed is left out.
package func terraformDataSources(in bytes: [UInt8]) -> [TerraformBlock] {
  let lexemes = SourceLexer.lexemes(of: bytes, .terraform).filter { $0.kind != .comment }
  func text(_ index: Int) -> String {
    guard lexemes.indices.contains(index) else { return "" }
    return String(decoding: bytes[lexemes[index].range], as: UTF8.self)
  }
  return lexemes.indices.compactMap { start in
    guard text(start) == "data", text(start + 3) == "{",
      let type = plainString(lexemes[start + 1]), let label = plainString(lexemes[start + 2])
    else { return nil }
    var arguments: [(name: String, range: ByteRange)] = []
    var depth = 0
    for index in (start + 3)..<lexemes.count {
      switch text(index) {
      case "{", "[", "(": depth += 1
      case "}", "]", ")": depth -= 1
      case "=" where depth == 1 && lexemes[index - 1].kind == .name:
        arguments.append((text(index - 1), lexemes[index - 1].range))
      default: break
      }
      guard depth == 0 else { continue }
      return TerraformBlock(
        type: String(decoding: bytes[type], as: UTF8.self), typeRange: type,
        label: String(decoding: bytes[label], as: UTF8.self), arguments: arguments)
    }
    return nil
  }
}

/// The inside of a string without escapes and values.
private func plainString(_ lexeme: Lexeme) -> ByteRange? {
  guard lexeme.kind == .string, lexeme.parts.count == 1, case .text(let range) = lexeme.parts[0]
  else { return nil }
  return range
}

/// A use of a data source: `data.TYPE.LABEL`, and the names that follow.
package struct TerraformReference: Sendable {
  package let label: String
  /// The attributes after the label, indices left out: `.results[0].id` has two.
  package let attributes: [(name: String, range: ByteRange)]
}

/// The reference whose type stands at `type`; nil if it is none.
package func terraformReference(at type: ByteRange, in bytes: [UInt8]) -> TerraformReference? {
  guard bytes[..<type.start].suffix(5).elementsEqual("data.".utf8) else { return nil }
  var place = type.end
  var names: [(name: String, range: ByteRange)] = []
  while place < bytes.count {
    if bytes[place] == UInt8(ascii: "[") {
      guard let close = bytes[place...].firstIndex(of: UInt8(ascii: "]")) else { break }
      place = close + 1
      continue
    }
    guard bytes[place] == UInt8(ascii: "."), place + 1 < bytes.count else { break }
    if bytes[place + 1] == UInt8(ascii: "*") {
      place += 2
      continue
    }
    let end = bytes[(place + 1)...].firstIndex { !isTerraformName($0) } ?? bytes.count
    guard end > place + 1 else { break }
    let range = ByteRange(place + 1, end)
    names.append((String(decoding: bytes[range], as: UTF8.self), range))
    place = end
  }
  guard let label = names.first else { return nil }
  return TerraformReference(label: label.name, attributes: Array(names.dropFirst()))
}

private func isTerraformName(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}
