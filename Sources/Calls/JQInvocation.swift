package import Text

/// A command line of jq, gojq or jaq: jq(1), INVOKING JQ.
package struct JQInvocation: Sendable {
  /// A word of the command line.
  package struct Word: Sendable {
    /// Its index among the arguments.
    package let index: Int
    /// The decoded word.
    package let text: TracedText
  }

  /// `--arg name value` and its relatives.
  package struct Variable: Sendable {
    /// `--arg`, `--argjson`, `--slurpfile` and `--rawfile`.
    package enum Kind: Hashable, Sendable { case string, json, slurpFile, rawFile }
    /// How the value is given.
    package let kind: Kind
    /// The name, without a dollar.
    package let name: Word
    /// The value, or the name of the file.
    package let value: Word
  }

  /// What changes how a program sees its input or prints.
  package enum Option: Hashable, Sendable {
    case nullInput, slurp, rawInput, stream, sequence, inPlace, otherFormat
    case rawOutput, joinOutput, compactOutput, sortKeys, asciiOutput, exitStatus
  }

  /// The program; nil if it stands in a file or nowhere.
  package internal(set) var program: Word?
  /// The file of `-f`.
  package internal(set) var programFile: Word?
  /// The input files.
  package internal(set) var files: [Word] = []
  /// The named variables, in order.
  package internal(set) var variables: [Variable] = []
  /// The words behind `--args` and `--jsonargs`.
  package internal(set) var positional: [Word] = []
  /// The options that matter, once each.
  package internal(set) var options: Set<Option> = []
  /// Why the command line may be read wrongly.
  package internal(set) var doubts: [String] = []

  /// Reads the words behind the name of the program.
  package static func parse(_ arguments: [TracedText]) -> JQInvocation {
    var parser = JQArgumentParser(arguments)
    return parser.parse()
  }

  /// What the program is given when jq reads `answer`.
  ///
  /// - Parameter values: the variables that hold something of the answer.
  package func input(reading answer: JQShape, values: [[UInt8]: JQShape] = [:]) -> JQInput {
    var document = options.contains(.slurp) ? JQShape.array(answer) : answer
    let isText = options.contains(.rawInput) && !decodesAtOnce
    if isText || !options.isDisjoint(with: [.stream, .otherFormat]) { document = .unknown }
    var strings: [[UInt8]: [UInt8]] = [:]
    for variable in variables
    where variable.kind == .string && variable.value.text.isKnown {
      strings[variable.name.text.bytes] = variable.value.text.bytes
    }
    if options.contains(.nullInput) {
      return JQInput(value: .plain, rest: document, strings: strings, variables: values)
    }
    return JQInput(value: document, rest: .foreign, strings: strings, variables: values)
  }

  /// Whether the first thing that the program does is to decode its input.
  private var decodesAtOnce: Bool {
    guard let text = program?.text, !options.contains(.nullInput) else { return false }
    return text.bytes.drop { $0 == 0x20 || $0 == 0x0A }.starts(with: "fromjson".utf8)
  }

  /// Whether the program does nothing with a variable but to decode it: `$NAME | fromjson`.
  package func onlyDecodes(_ name: [UInt8]) -> Bool {
    guard let bytes = program?.text.bytes else { return false }
    let uses = Markers([[UInt8(ascii: "$")] + name]).allOccurrences(in: bytes)
    return uses.allSatisfy { use in
      let rest = bytes[(use.offset + 1 + name.count)...].drop { " |\n".utf8.contains($0) }
      return rest.starts(with: "fromjson".utf8)
    } && !Markers([[UInt8]("$ARGS".utf8), [UInt8]("$__prog".utf8)]).occur(in: bytes)
  }

  /// The text that the program builds as JSON, with `-n`; nil if it cannot be told.
  package func constructed() -> TracedText? {
    guard let program else { return nil }
    return Calls.constructed(
      by: program.text, variables: values(.string), json: values(.json))
  }

  /// The text of an object of which the program only sets fields; nil if it cannot be told.
  package func updated(_ document: TracedText) -> TracedText? {
    let others: Set<Option> = [.slurp, .rawInput, .stream, .otherFormat, .sortKeys]
    guard let program, options.isDisjoint(with: others) else { return nil }
    return Calls.updated(
      document, by: program.text, variables: values(.string), json: values(.json))
  }

  /// The values of `--arg` or `--argjson` by their names.
  private func values(_ kind: Variable.Kind) -> [String: TracedText] {
    var result: [String: TracedText] = [:]
    for variable in variables where variable.kind == kind && variable.name.text.isKnown {
      result[variable.name.text.description] = variable.value.text
    }
    return result
  }
}

private struct JQArgumentParser {
  private let arguments: [TracedText]
  private var index = 0
  private var result = JQInvocation()
  private var readsFile = false
  private var takesPositional = false
  private var optionsEnded = false

  init(_ arguments: [TracedText]) { self.arguments = arguments }

  mutating func parse() -> JQInvocation {
    while let word = next() {
      let bytes = word.text.bytes
      if bytes.first == TracedText.holeByte, result.program == nil, bytes.count == 1 {
        result.doubts.append("the jq program is known only at run time")
      }
      if optionsEnded || bytes.first != UInt8(ascii: "-") || bytes.count < 2 {
        add(word)
      } else if bytes.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) {
        readLong(word)
      } else {
        readCluster(word)
      }
    }
    if readsFile { (result.programFile, result.program) = (result.program, nil) }
    return result
  }

  private mutating func next() -> JQInvocation.Word? {
    guard index < arguments.count else { return nil }
    defer { index += 1 }
    return JQInvocation.Word(index: index, text: arguments[index])
  }

  /// The first operand is the program, or its file with `-f`.
  private mutating func add(_ word: JQInvocation.Word) {
    if result.program == nil {
      result.program = word
    } else if takesPositional {
      result.positional.append(word)
    } else {
      result.files.append(word)
    }
  }

  private mutating func readLong(_ word: JQInvocation.Word) {
    let name = String(decoding: word.text.bytes.dropFirst(2), as: UTF8.self)
    switch name {
    case "": optionsEnded = true
    case "args", "jsonargs": takesPositional = true
    case "from-file": readsFile = true
    case "indent", "library-path": _ = next()
    case "arg": readVariable(.string)
    case "argjson": readVariable(.json)
    case "slurpfile", "argfile": readVariable(.slurpFile)
    case "rawfile": readVariable(.rawFile)
    default:
      if let option = JQArgumentParser.long[name] {
        result.options.insert(option)
      } else if !JQArgumentParser.harmless.contains(name) {
        result.doubts.append("jq option '--\(name)' is not known")
      }
    }
  }

  private mutating func readVariable(_ kind: JQInvocation.Variable.Kind) {
    guard let name = next(), let value = next() else {
      return result.doubts.append("a jq variable has no value")
    }
    result.variables.append(JQInvocation.Variable(kind: kind, name: name, value: value))
  }

  /// Short options stand together: `-rc`. The folder of `-L` may follow at once.
  private mutating func readCluster(_ word: JQInvocation.Word) {
    let letters = String(decoding: word.text.bytes.dropFirst(), as: UTF8.self)
    for (position, letter) in letters.enumerated() {
      switch letter {
      case "f": readsFile = true
      case "L":
        if position == letters.count - 1 { _ = next() }
        return
      case "C", "M", "h", "V", "b", "t": break
      default:
        if let option = JQArgumentParser.short[letter] {
          result.options.insert(option)
        } else {
          result.doubts.append("jq option '-\(letter)' is not known")
        }
      }
    }
  }

  private static let short: [Character: JQInvocation.Option] = [
    "n": .nullInput, "s": .slurp, "R": .rawInput, "r": .rawOutput, "j": .joinOutput,
    "c": .compactOutput, "S": .sortKeys, "a": .asciiOutput, "e": .exitStatus, "i": .inPlace,
  ]

  private static let long: [String: JQInvocation.Option] = [
    "null-input": .nullInput, "slurp": .slurp, "raw-input": .rawInput, "stream": .stream,
    "stream-errors": .stream, "seq": .sequence, "raw-output": .rawOutput,
    "raw-output0": .rawOutput, "nul-output": .rawOutput, "join-output": .joinOutput,
    "compact-output": .compactOutput, "sort-keys": .sortKeys, "ascii": .asciiOutput,
    "ascii-output": .asciiOutput, "exit-status": .exitStatus, "in-place": .inPlace,
    "yaml-input": .otherFormat, "yaml-output": .rawOutput,
  ]

  private static let harmless: Set<String> = [
    "tab", "color-output", "monochrome-output", "unbuffered", "binary", "help", "version",
    "build-configuration", "debug-dump-disasm", "debug-trace",
  ]
}
