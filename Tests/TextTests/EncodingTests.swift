import Testing

@testable import Text

/// Text written in some layers is read back by bash and Python as it was.
struct EncodingTests {
  /// Bytes that mean something to a shell, to JSON, or next to a backslash.
  static let special =
    [UInt8]("\\'\"$`!\n\t\r #~*?[]{}()&|;<>=^-n017xuU@".utf8) + [0x7F, 0x80, 0xC3]

  /// Every byte alone and between letters, and beside every special byte on either side.
  static let cases: [[UInt8]] = {
    var result: [[UInt8]] = []
    for byte in UInt8(1)...255 {
      result += [[byte], [0x61, byte, 0x62]]
      for other in special { result += [[byte, other], [other, byte]] }
    }
    return result
  }()

  /// The same of characters, as JSON knows no other bytes.
  static let characters: [[UInt8]] = {
    var result: [[UInt8]] = []
    let all = (UInt8(1)...127).map { [$0] } + ["é", "€", "😀", "\u{2028}"].map { Array($0.utf8) }
    for character in all {
      result.append(character)
      for other in special where other < 0x80 {
        result += [character + [other], [other] + character]
      }
    }
    return result
  }()

  static let separator = [UInt8]("\n--next--\n".utf8)

  static func joined(_ cases: [[UInt8]]) -> [UInt8] {
    Array(cases.joined(separator: separator)) + [UInt8]("end".utf8)
  }

  /// The layer with its delimiters around `inside`.
  static func quoted(_ layer: Layer, _ inside: [UInt8]) -> [UInt8] {
    switch layer {
    case .unquoted: inside
    case .singleQuoted: [UInt8]("'".utf8) + inside + [UInt8]("'".utf8)
    case .doubleQuoted, .jsonString: [UInt8]("\"".utf8) + inside + [UInt8]("\"".utf8)
    case .ansiQuoted: [UInt8]("$'".utf8) + inside + [UInt8]("'".utf8)
    case .hereDocument, .backquoted: preconditionFailure("they are no part of a word")
    default: preconditionFailure("they are no part of a shell word")
    }
  }

  /// A script that prints `text` through `layers`: the innermost holds it, the others hold code.
  static func script(_ layers: [Layer], _ text: [UInt8]) throws -> [UInt8] {
    var code = text
    for (index, layer) in layers.enumerated().reversed() {
      let encoded = try #require(layer.encode(code))
      let isCode = index + 1 < layers.count
      switch layer {
      case .jsonString: code = quoted(layer, encoded)
      case .hereDocument:
        let runs = isCode && layers[index + 1] != .jsonString
        let program = runs ? "bash" : "cat"
        code = [UInt8]("\(program) <<END_OF_TEXT\n".utf8) + encoded
        code += [UInt8]("\nEND_OF_TEXT\n".utf8)
      case .backquoted:
        code = [UInt8]("v=`".utf8) + encoded + [UInt8]("`; printf %s \"$v\"".utf8)
      default:
        let runs = isCode && layers[index + 1] != .jsonString
        code = [UInt8]((runs ? "eval " : "printf %s ").utf8) + quoted(layer, encoded)
      }
    }
    return code
  }

  static let shellStacks: [[Layer]] = [
    [.unquoted], [.singleQuoted], [.doubleQuoted], [.ansiQuoted], [.hereDocument],
    [.backquoted, .unquoted], [.backquoted, .singleQuoted], [.backquoted, .doubleQuoted],
    [.backquoted, .ansiQuoted], [.doubleQuoted, .singleQuoted], [.doubleQuoted, .doubleQuoted],
    [.singleQuoted, .doubleQuoted], [.singleQuoted, .singleQuoted], [.ansiQuoted, .singleQuoted],
    [.unquoted, .doubleQuoted], [.hereDocument, .singleQuoted], [.hereDocument, .doubleQuoted],
    [.backquoted, .backquoted, .doubleQuoted], [.singleQuoted, .backquoted, .doubleQuoted],
  ]

  static let jsonStacks: [[Layer]] = [
    [.singleQuoted, .jsonString], [.doubleQuoted, .jsonString], [.ansiQuoted, .jsonString],
    [.unquoted, .jsonString], [.hereDocument, .jsonString],
    [.backquoted, .doubleQuoted, .jsonString], [.singleQuoted, .doubleQuoted, .jsonString],
    [.doubleQuoted, .singleQuoted, .jsonString], [.hereDocument, .doubleQuoted, .jsonString],
  ]

  /// The case whose text was read back otherwise.
  private func expectSame(
    _ read: [UInt8], _ text: [UInt8], _ cases: [[UInt8]], _ layers: [Layer]
  ) {
    guard read != text else { return }
    let difference = zip(read, text).enumerated().first { $1.0 != $1.1 }?.offset
    let offset = difference ?? min(read.count, text.count)
    let around = text[max(0, offset - 4)..<min(text.count, offset + 4)]
    let got = read[min(read.count, max(0, offset - 4))..<min(read.count, offset + 4)]
    Issue.record("\(layers): \(Array(around)) at \(offset) was read as \(Array(got))")
  }

  @Test(arguments: shellStacks) func bashReadsWhatWasWritten(_ layers: [Layer]) throws {
    let text = Self.joined(Self.cases)
    let script = try Self.script(layers, text)
    var printed = try bash(script)
    if layers == [.hereDocument] { printed.removeLast() }
    expectSame(printed, text, Self.cases, layers)
  }

  @Test(arguments: jsonStacks) func pythonReadsJSONInsideShellText(_ layers: [Layer]) throws {
    let text = Self.joined(Self.characters)
    let printed = try bash(try Self.script(layers, text))
    let inside = printed.drop { $0 != 0x22 }.dropFirst()
    let end = try #require(inside.lastIndex(of: 0x22))
    expectSame(try pythonString(Array(inside[..<end])), text, Self.characters, layers)
  }

  @Test func pythonReadsJSON() throws {
    let text = Self.joined(Self.characters) + [0]
    let encoded = try #require(Layer.jsonString.encode(text))
    expectSame(try pythonString(encoded), text, Self.characters, [.jsonString])
  }

  /// Each text as a word of its own, so that its first byte begins a word.
  @Test func wordsOutsideQuotesBeginWithAnyByte() throws {
    var script: [UInt8] = []
    for text in Self.cases {
      script += [UInt8](#"printf '%s\0' "#.utf8)
      script += try #require(Layer.unquoted.encode(text)) + [0x0A]
    }
    let printed = try bash(script).split(separator: 0, omittingEmptySubsequences: false)
    #expect(printed.count == Self.cases.count + 1)
    for (text, read) in zip(Self.cases, printed) where !read.elementsEqual(text) {
      Issue.record("\(text) was read as \(Array(read))")
    }
  }

  /// What a stack writes is what its layers write one inside the other, and pieces can be joined.
  @Test(arguments: shellStacks + jsonStacks) func layersNest(_ layers: [Layer]) {
    let encoding = Encoding(layers)
    for text in Self.cases.prefix(300) {
      let inner = Encoding(Array(layers.dropFirst())).encode(text)
      #expect(encoding.encode(text) == inner.flatMap { layers[0].encode($0) })
      let parts = text.compactMap { encoding.encode([$0]) }
      #expect(encoding.encode(text) == Array(parts.joined()))
    }
  }

  @Test func noShellTextHoldsANullByte() {
    for layers in Self.shellStacks { #expect(Encoding(layers).encode([0x61, 0]) == nil) }
    #expect(Encoding([.jsonString]).encode([0]) == [UInt8](#"\u0000"#.utf8))
    #expect(Encoding().encode([0x5C, 0x24]) == [0x5C, 0x24])
  }
}
