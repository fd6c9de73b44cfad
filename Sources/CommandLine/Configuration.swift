import JSON
import Reports
import Rules
import Text

/// The options that a `.tenant2flex.json` sets.
struct Configuration {
  /// Values by option name, as if they had been given as arguments.
  private(set) var values: [String: [[UInt8]]] = [:]
  /// Where each is written: `path:line:column`.
  private(set) var places: [String: String] = [:]
  private var problems: [String] = []
  private let file: JSONFile
  /// The folder of the file: paths in it count from there.
  private let folder: [UInt8]
  /// The reports that it asks for, as they are written, and where.
  private var reports: [(path: [UInt8], range: ByteRange)] = []

  /// The name of the file.
  static let fileName = Array(".tenant2flex.json".utf8)

  /// Reads a file. All that is wrong with it is said at once.
  init(_ bytes: [UInt8], path: [UInt8]) throws(UsageError) {
    file = JSONFile(bytes: bytes, name: shown(path))
    folder = path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[...$0]) } ?? []
    let value = try file.value()
    guard case .object(let members) = value.kind else {
      throw file.error(at: value.range, "the settings must be an object: { \"format\": \"text\" }")
    }
    for member in members { take(member) }
    guard problems.isEmpty else { throw UsageError(problems) }
  }

  /// Refuses reports outside of the folder of the settings, and in what git keeps there: settings
  /// that were found came with a repository, and nobody asked for them.
  ///
  /// - Parameter leavesFolder: whether a path below a folder leads elsewhere by a link, or to
  ///   something that is no file.
  func requireOwnReports(
    _ leavesFolder: (_ folder: [UInt8], _ path: [UInt8]) -> Bool
  ) throws(UsageError) {
    let problems = reports.filter {
      Self.leaves($0.path) || leavesFolder(folder, $0.path)
    }
    guard !problems.isEmpty else { return }
    throw UsageError(
      problems.map {
        "\(file.place($0.range.start)): a report in `\(shown($0.path))` can be asked for on the"
          + " command line, or by settings that `--config` names; here it must be a file below the"
          + " folder of the settings"
      })
  }

  /// Whether a path leads out of its folder, or into a folder of git.
  private static func leaves(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/")).map { text(Array($0)).lowercased() }
    return path.first == UInt8(ascii: "/") || parts.contains("..") || parts.contains(".git")
  }

  private mutating func take(_ member: JSONMember) {
    let name = text(member.key)
    if name == "$schema" { return }
    guard let option = Option.table.first(where: { $0.name == name && $0.isSetting }) else {
      return complain(member.keyRange, unknown(name))
    }
    if values[name] != nil { return complain(member.keyRange, "`\(name)` is set twice") }
    places[name] = file.place(member.keyRange.start)
    switch (option.value, option.isList) {
    case (.none, _):
      guard case .bool(let isSet) = member.value.kind else {
        return complain(member.value.range, "`\(name)` takes true or false")
      }
      values[name] = isSet ? [[]] : nil
    case (_, true): values[name] = list(option, member.value)
    default:
      if let value = single(option, member.value) { values[name] = [value] }
    }
  }

  private func unknown(_ name: String) -> String {
    let names = Option.table.filter(\.isSetting).map(\.name)
    if Option.table.contains(where: { $0.name == name }) {
      return "`\(name)` cannot be set here, only on the command line"
    }
    return "unknown key `\(name)`" + didYouMean(nearest(to: name, among: names).map { "`\($0)`" })
      + "; the keys are the long names of options: \(names.joined(separator: ", "))"
  }

  private mutating func complain(_ range: ByteRange, _ message: String) {
    problems.append("\(file.place(range.start)): \(message)")
  }

  private mutating func list(_ option: Option, _ value: JSONValue) -> [[UInt8]] {
    guard case .array(let items) = value.kind else {
      complain(value.range, "`\(option.name)` takes an array of strings")
      return []
    }
    return items.compactMap { single(option, $0) }
  }

  private mutating func single(_ option: Option, _ value: JSONValue) -> [UInt8]? {
    if option.name == "jobs", case .number(let digits) = value.kind { return jobs(digits, value) }
    guard let bytes = value.string, option.name != "jobs" else {
      let kind = option.name == "jobs" ? "a number from 1 to 1024" : "a string"
      let item = option.isList ? "an array of strings" : kind
      complain(value.range, "`\(option.name)` takes \(item)")
      return nil
    }
    if case .choice(_, let words) = option.value, !words.contains(text(bytes)) {
      let hint = didYouMean(nearest(to: text(bytes), among: words).map { "`\($0)`" })
      complain(
        value.range,
        "`\(text(bytes))` is no value of `\(option.name)`\(hint)"
          + "; it takes \(listed(words))")
    }
    if option.name == "as-of", Day(bytes) == nil {
      complain(value.range, "`as-of` takes a day, YYYY-MM-DD")
    }
    if option.name == "output" { reports.append((bytes, value.range)) }
    return option.name == "report" ? report(bytes, value) : path(option, bytes)
  }

  private mutating func jobs(_ digits: [UInt8], _ value: JSONValue) -> [UInt8] {
    if !(1...1024).contains(Int(text(digits)) ?? 0) {
      complain(value.range, "`jobs` takes a number from 1 to 1024")
    }
    return digits
  }

  private mutating func report(_ bytes: [UInt8], _ value: JSONValue) -> [UInt8] {
    let parts = bytes.split(separator: UInt8(ascii: "="), maxSplits: 1).map(Array.init)
    guard parts.count == 2, Format(rawValue: text(parts[0])) != nil else {
      complain(
        value.range,
        "`report` takes FORMAT=FILE, where FORMAT is "
          + listed(Format.allCases.map(\.rawValue)))
      return bytes
    }
    reports.append((parts[1], value.range))
    return parts[0] + [UInt8(ascii: "=")] + fromFolder(parts[1])
  }

  private func path(_ option: Option, _ bytes: [UInt8]) -> [UInt8] {
    if case .file = option.value { fromFolder(bytes) } else { bytes }
  }

  private func fromFolder(_ path: [UInt8]) -> [UInt8] {
    path.first == UInt8(ascii: "/") ? path : folder + path
  }
}

extension Tool {
  /// The arguments, with what the configuration says where they are silent.
  func configured(_ invocation: Invocation) throws(UsageError) -> Invocation {
    if invocation.has("no-config") {
      if invocation.has("config") {
        throw UsageError("`--config` and `--no-config` exclude each other")
      }
      return invocation
    }
    var invocation = invocation
    let named = invocation.value(of: "config")
    let first = invocation.operands.first { $0 != [UInt8(ascii: "-")] } ?? [UInt8(ascii: ".")]
    guard let path = named ?? engine.configuration(first) else { return invocation }
    switch engine.read(path) {
    case .bytes(let bytes):
      let configuration = try Configuration(bytes, path: path)
      if named == nil { try configuration.requireOwnReports(engine.leavesFolder) }
      invocation.defaults = configuration
    case .refused(let reason): throw UsageError("cannot read `\(shown(path))`: \(reason)")
    }
    return invocation
  }

  /// `--show-config`: every setting, what it is and where it comes from.
  func settingsTable(_ invocation: Invocation) -> Reply {
    let options = Option.all(of: invocation.command).filter(\.isSetting)
    let width = options.map(\.name.count).max() ?? 0
    let lines = options.map { option in
      let values = invocation.values(of: option.name).map { quoted(text($0)) }
      let value: String
      switch option.value {
      case .none: value = invocation.has(option.name) ? "true" : "false"
      default: value = option.isList ? "[\(values.joined(separator: ", "))]" : values.last ?? "-"
      }
      return padded(option.name, width + 2) + padded(value, 24) + " # "
        + invocation.origin(of: option.name) + "\n"
    }
    return Reply(output: lines.joined())
  }

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter(.compact)
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
