/// The arguments as the table understands them.
struct Invocation {
  private(set) var command: Command?
  /// Values by option name, in order; an option without a value counts with an empty one.
  private var values: [String: [[UInt8]]] = [:]
  private(set) var operands: [[UInt8]] = []
  /// What holds where the arguments are silent.
  var defaults: Configuration?

  /// Reads the arguments after the program's name.
  init(_ arguments: [[UInt8]]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == Array("--".utf8) {
        for operand in rest { try add(operand) }
        return
      } else if argument.starts(with: Array("--".utf8)) {
        try readLong(argument.dropFirst(2), &rest)
      } else if argument.first == UInt8(ascii: "-"), argument.count > 1 {
        try readShort(text(Array(argument.dropFirst())), &rest)
      } else {
        try add(argument)
      }
    }
  }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { !values(of: name).isEmpty }

  /// The last value of an option.
  func value(of name: String) -> [UInt8]? { values(of: name).last }

  /// All values of an option.
  func values(of name: String) -> [[UInt8]] {
    if let own = values[name] { return own }
    // Either of the two on the command line replaces the other one of a file.
    let rivals = ["quiet": "verbose", "verbose": "quiet"]
    if let rival = rivals[name], values[rival] != nil { return [] }
    return defaults?.values[name] ?? []
  }

  /// Where a value comes from, in words.
  func origin(of name: String) -> String {
    if values[name] != nil { return "--\(name)" }
    return defaults?.places[name] ?? "default"
  }

  /// All values of an option that may be lists with commas.
  func list(of name: String) -> [String] {
    values(of: name).flatMap { text($0).split(separator: ",").map(String.init) }
  }

  private mutating func add(_ operand: [UInt8]) throws(UsageError) {
    if command == nil {
      command = try Command(named: text(operand))
    } else {
      operands.append(operand)
    }
  }

  private mutating func readLong(
    _ argument: ArraySlice<UInt8>, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    let equals = argument.firstIndex(of: UInt8(ascii: "="))
    let name = text(Array(argument[..<(equals ?? argument.endIndex)]))
    let option = try find("--" + name) { $0.name == name }
    let glued = equals.map { Array(argument[($0 + 1)...]) }
    if option.value == .none, glued != nil {
      throw UsageError("option `--\(name)` takes no value")
    }
    try take(option, glued, &rest)
  }

  /// `-q`, `-qv`, `-j4`, `-j 4`.
  private mutating func readShort(
    _ letters: String, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    var letters = Substring(letters)
    while let letter = letters.popFirst() {
      let option = try find("-\(letter)") { $0.short == letter }
      if option.value != .none {
        return try take(option, letters.isEmpty ? nil : Array(letters.utf8), &rest)
      }
      try take(option, nil, &rest)
    }
  }

  private mutating func take(
    _ option: Option, _ glued: [UInt8]?, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    guard let valueName = option.valueName else {
      values[option.name, default: []].append([])
      return
    }
    guard let value = glued ?? rest.popFirst() else {
      throw UsageError("option `--\(option.name)` needs a value: \(valueName)")
    }
    if case .choice(_, let words) = option.value, !words.contains(text(value)) {
      let hint = nearest(to: text(value), among: words)
      throw UsageError(
        "`\(text(value))` is no value of `--\(option.name)`" + didYouMean(hint.map { "`\($0)`" }),
        "it takes \(listed(words))")
    }
    values[option.name, default: []].append(value)
  }

  private func find(
    _ written: String, _ matches: (Option) -> Bool
  ) throws(UsageError) -> Option {
    if let option = Option.all(of: command).first(where: matches) { return option }
    let see = "see `tenant2flex \(command.map { "\($0.rawValue) " } ?? "")--help`"
    if let other = Option.table.first(where: matches), let commands = other.commands {
      let names = Command.allCases.filter(commands.contains).map { "`\($0.rawValue)`" }
      let place = command.map { "of `\($0.rawValue)`" } ?? "before a command"
      throw UsageError("`\(written)` is no option \(place), but of \(listed(names))", see)
    }
    let names = Option.all(of: command).map { "--" + $0.name }
    let hint = written.hasPrefix("--") ? nearest(to: written, among: names) : nil
    throw UsageError("unknown option `\(written)`" + didYouMean(hint.map { "`\($0)`" }), see)
  }
}
