package import Text

/// What the words after `atlas` mean: the Atlas CLI reads them as pflag does, flags and operands
/// in any order.
package struct AtlasInvocation: Sendable {
  /// A word that is no flag: `api`, the group of an operation, the operation.
  package struct Operand: Sendable {
    /// The index of the argument, of which it is the whole.
    package let argument: Int
    package let text: TracedText
  }

  /// `--name`, `--name value` or `--name=value`.
  package struct Flag: Sendable {
    /// The long name without dashes, for a letter the name that it stands for.
    package let name: String
    /// The index of the argument that holds the flag, and where its name is, without dashes.
    package let argument: Int
    package let nameRange: ByteRange
    /// The index of the argument that holds the value: the flag's own or the next.
    package let valueArgument: Int?
    /// The value in that argument.
    package let valueRange: ByteRange?
    /// Nil for a switch without `=`, and where the value is missing.
    package let value: TracedText?

    /// Whether the flag switches something on.
    package var isOn: Bool {
      guard let value else { return true }
      return value.isKnown && ["true", "1", "t", "T", "TRUE", "True"].contains(value.description)
    }
  }

  /// In the order written.
  package let operands: [Operand]
  /// In the order written.
  package let flags: [Flag]
  /// The arguments that may hold any number of flags and operands.
  package let unknownArguments: [Int]

  /// The last flag of a name: the one that counts.
  package func flag(_ name: String) -> Flag? { flags.last { $0.name == name } }

  /// The operand at a place; nil if there are not so many.
  package func operand(_ index: Int) -> Operand? {
    index < operands.count ? operands[index] : nil
  }

  /// Whether it is `atlas api GROUP OPERATION`, and not a question for help.
  package var callsAPI: Bool {
    operands.first?.text.bytes == [UInt8]("api".utf8) && operands.count > 2
      && flag("help")?.isOn != true
  }

  /// Reads the words after `atlas`. Never fails.
  package static func parse(_ arguments: [TracedText]) -> AtlasInvocation {
    var reader = AtlasArgumentReader(arguments)
    reader.readAll()
    return AtlasInvocation(
      operands: reader.operands, flags: reader.flags, unknownArguments: reader.unknown)
  }
}

/// How `atlas api` is told to print an answer.
package enum AtlasOutput: Sendable {
  case json
  /// `go-template=TEXT`: the template in the argument.
  case template(argument: Int, range: ByteRange, text: TracedText)
  /// The name of a form, or of a file with a template, that is not read here.
  case other(TracedText)
}

extension AtlasInvocation {
  /// The form of the answer; `--output` and `-o`.
  package var output: AtlasOutput {
    guard let flag = flag("output"), let value = flag.value, let argument = flag.valueArgument,
      let range = flag.valueRange
    else { return .json }
    if value.bytes == [UInt8]("json".utf8) || value.isEmpty { return .json }
    let mark = [UInt8]("go-template=".utf8)
    guard value.bytes.starts(with: mark) else { return .other(value) }
    return .template(
      argument: argument, range: ByteRange(range.start + mark.count, range.end),
      text: value.slice(ByteRange(mark.count, value.count)))
  }

  /// The file that takes the answer.
  package var outputFile: TracedText? {
    flags.last { $0.name == "output-file" || $0.name == "outputFile" }?.value
  }

  /// Where the body of the request is.
  package var body: AtlasBody {
    guard let file = flag("file") else { return .standardInput }
    guard let path = file.value else { return .unknown }
    let isInput = ["-", "/dev/stdin", "/dev/fd/0"].contains(path.description)
    return isInput ? .standardInput : .file(path)
  }
}

/// Where `atlas api` takes the body of a request from.
package enum AtlasBody: Sendable {
  case standardInput
  case file(TracedText)
  case unknown
}

/// Reads the words one after the other.
private struct AtlasArgumentReader {
  private let arguments: [TracedText]
  private(set) var operands: [AtlasInvocation.Operand] = []
  private(set) var flags: [AtlasInvocation.Flag] = []
  private(set) var unknown: [Int] = []
  private var index = 0

  init(_ arguments: [TracedText]) { self.arguments = arguments }

  /// Flags that take no value in the next word.
  private static let switches: Set<String> = [
    "envelope", "pretty", "help", "watch", "includeCount", "debug",
  ]
  private static let letters: [UInt8: String] = [
    UInt8(ascii: "P"): "profile", UInt8(ascii: "o"): "output", UInt8(ascii: "h"): "help",
    UInt8(ascii: "w"): "watch", UInt8(ascii: "D"): "debug",
  ]

  mutating func readAll() {
    var takesFlags = true
    while index < arguments.count {
      let word = arguments[index]
      if takesFlags, word.bytes == [UInt8]("--".utf8) {
        takesFlags = false
      } else if takesFlags, word.bytes.starts(with: "--".utf8) {
        readLong(word)
      } else if takesFlags, word.bytes.first == UInt8(ascii: "-"), word.count > 1 {
        readLetters(word)
      } else if word.bytes.first == TracedText.holeByte, operands.count > 2 {
        unknown.append(index)
      } else {
        operands.append(.init(argument: index, text: word))
      }
      index += 1
    }
  }

  private mutating func readLong(_ word: TracedText) {
    let equals = word.bytes.firstIndex(of: UInt8(ascii: "="))
    let nameRange = ByteRange(2, equals ?? word.count)
    let text = word.slice(nameRange)
    guard text.isKnown else {
      unknown.append(index)
      return
    }
    add(text.description, nameRange, valueFrom: equals.map { $0 + 1 })
  }

  /// A letter with its value in the same word or the next; several letters that take none.
  private mutating func readLetters(_ word: TracedText) {
    guard let name = Self.letters[word.bytes[1]] else {
      unknown.append(index)
      return
    }
    let isAlone = word.count == 2
    let skipsEquals = !isAlone && word.bytes[2] == UInt8(ascii: "=")
    let start = isAlone || Self.switches.contains(name) ? nil : skipsEquals ? 3 : 2
    add(name, ByteRange(1, 2), valueFrom: start)
  }

  private mutating func add(_ name: String, _ nameRange: ByteRange, valueFrom start: Int?) {
    let word = index
    if let start {
      append(name, word, nameRange, word, ByteRange(start, arguments[word].count))
    } else if Self.switches.contains(name) || index + 1 >= arguments.count {
      append(name, word, nameRange, nil, nil)
    } else {
      index += 1
      append(name, word, nameRange, index, ByteRange(0, arguments[index].count))
    }
  }

  private mutating func append(
    _ name: String, _ argument: Int, _ nameRange: ByteRange, _ place: Int?, _ range: ByteRange?
  ) {
    var value: TracedText?
    if let place, let range { value = arguments[place].slice(range) }
    flags.append(
      .init(
        name: name, argument: argument, nameRange: nameRange, valueArgument: place,
        valueRange: range, value: value))
  }
}
